//! Image files without what they say about author, camera and place.

use super::decode::{Kind, orientation};
use super::svg;

/// The file with nothing but the picture in it; `None` where it is built in a way that is not known.
pub(super) fn strip(kind: Kind, bytes: &[u8]) -> Option<Vec<u8>> {
    match kind {
        Kind::Png => png(bytes),
        Kind::Jpeg => jpeg(bytes),
        Kind::Webp => webp(bytes),
        Kind::Svg => svg::clean(bytes).ok(),
    }
}

/// Chunks that make the picture; text, times, notes and further frames are left out.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8; 4]; 11] =
        [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs"];
    let mut out = bytes.get(..8)?.to_vec();
    let mut at = 8;
    while at < bytes.len() {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
        let name = bytes.get(at + 4..at + 8)?;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        if KEPT.iter().any(|kept| kept.as_slice() == name) {
            out.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            return Some(out);
        }
        at += chunk.len();
    }
    None
}

/// Segments that make the picture. Which way the camera was held stays, alone in notes of its own.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = vec![0xFF, 0xD8];
    let mut at = 2;
    loop {
        let (mark, kind) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        if mark != 0xFF {
            return None;
        }
        if kind == 0xFF {
            at += 1;
            continue;
        }
        // From the first scan on the rest is picture, up to its end mark.
        if kind == 0xDA {
            out.extend_from_slice(scans(&bytes[at..])?);
            return Some(out);
        }
        let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
        let body = bytes.get(at + 4..at + 2 + length)?;
        let is_note = matches!(kind, 0xE0..=0xEF | 0xFE);
        let is_color = kind == 0xE2 && body.starts_with(b"ICC_PROFILE\0");
        if !is_note || is_color || matches!(kind, 0xE0 | 0xEE) {
            out.extend_from_slice(&bytes[at..at + 2 + length]);
        } else if let Some(exif) = body.strip_prefix(b"Exif\0\0").filter(|_| kind == 0xE1) {
            match orientation(exif) {
                1 => {}
                turn => out.extend(turn_note(turn)),
            }
        }
        at += 2 + length;
    }
}

/// From the first scan to the end mark, without what some cameras put behind it. Segments between scans that are notes
/// make the file one that is not known.
fn scans(bytes: &[u8]) -> Option<&[u8]> {
    let mut at = 2;
    loop {
        let mark = at + bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        match *bytes.get(mark + 1)? {
            0xD9 => return Some(&bytes[..mark + 2]),
            0xE0..=0xEF | 0xFE => return None,
            _ => at = mark + 1,
        }
    }
}

/// Notes (EXIF) with one entry: which way the camera was held.
fn turn_note(turn: u8) -> Vec<u8> {
    let mut note = vec![0xFF, 0xE1, 0, 34];
    note.extend_from_slice(b"Exif\0\0MM\0\x2A\0\0\0\x08");
    note.extend_from_slice(&[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0]);
    note
}

/// Chunks that make the picture. Moving pictures are not known: of these the first frame is kept, as PNG.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const NOTES: u8 = 0b0000_1100;
    let mut out = bytes.get(..12)?.to_vec();
    let mut at = 12;
    while at + 8 <= bytes.len() {
        let name = bytes.get(at..at + 4)?;
        let length = u32::from_le_bytes(bytes.get(at + 4..at + 8)?.try_into().ok()?) as usize;
        let end = at.checked_add(8)?.checked_add(length)?;
        let chunk = bytes.get(at..(end + length % 2).min(bytes.len()))?;
        bytes.get(at..end)?;
        match name {
            b"VP8 " | b"VP8L" | b"ALPH" | b"ICCP" => out.extend_from_slice(chunk),
            b"VP8X" => {
                let from = out.len();
                out.extend_from_slice(chunk);
                *out.get_mut(from + 8)? &= !NOTES;
            }
            b"ANIM" | b"ANMF" => return None,
            _ => {}
        }
        at = end + length % 2;
    }
    let size = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&size.to_le_bytes());
    Some(out)
}
