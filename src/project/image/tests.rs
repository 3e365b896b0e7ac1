//! Images made here, with notes that must not stay.

use super::*;
use crate::model::Language;
use crate::words::Say;

fn picture(width: u32, height: u32) -> Pixels {
    let pixel = |n: u32| [(n % 251) as u8, (n / width % 241) as u8, 77, 255];
    Pixels { width, height, rgba: (0..width * height).flat_map(pixel).collect() }
}

/// A PNG with a text chunk behind its head.
fn png_with_note(pixels: &Pixels) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width, pixels.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.add_text_chunk("Author".into(), "Camille at 48.85 N".into()).unwrap();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&pixels.rgba).unwrap();
    writer.finish().unwrap();
    bytes
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn a_picture_stays_and_what_it_tells_of_its_author_goes() {
    let before = picture(30, 20);
    let bytes = png_with_note(&before);
    assert!(holds(&bytes, "Camille"));
    let taken = take(&bytes).unwrap();
    assert!(!holds(&taken.bytes, "Camille") && !holds(&taken.bytes, "tEXt"));
    assert_eq!(pixels(&taken.bytes).unwrap(), before);
    assert_eq!((taken.media_type, taken.width, taken.height), ("image/png", 30, 20));
}

#[test]
fn notes_of_a_webp_go_too() {
    let before = picture(16, 9);
    let mut plain = Vec::new();
    image_webp::WebPEncoder::new(&mut plain)
        .encode(&before.rgba, before.width, before.height, image_webp::ColorType::Rgba8)
        .unwrap();
    let note = b"EXIF\x08\0\0\0Camille!";
    let mut bytes = plain.clone();
    bytes.extend_from_slice(note);
    let size = (bytes.len() - 8) as u32;
    bytes[4..8].copy_from_slice(&size.to_le_bytes());
    let taken = take(&bytes).unwrap();
    assert!(!holds(&taken.bytes, "Camille"));
    assert_eq!((taken.media_type, pixels(&taken.bytes).unwrap()), ("image/webp", before));
}

/// A grey JPEG of 8 by 16 pixels: one table each, every block zero but for its mean.
fn jpeg(notes: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8];
    bytes.extend_from_slice(notes);
    bytes.extend_from_slice(&[0xFF, 0xDB, 0, 67, 0]);
    bytes.extend_from_slice(&[1; 64]);
    bytes.extend_from_slice(&[0xFF, 0xC0, 0, 11, 8, 0, 16, 0, 8, 1, 1, 0x11, 0]);
    for class in [0x00, 0x10] {
        bytes.extend_from_slice(&[0xFF, 0xC4, 0, 20, class, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    }
    bytes.extend_from_slice(&[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0b0000_1111, 0xFF, 0xD9]);
    bytes
}

#[test]
fn a_photo_keeps_only_which_way_it_was_held() {
    let entry = |tag: [u8; 2], value: u8| [tag[0], tag[1], 0, 3, 0, 0, 0, 1, 0, value, 0, 0];
    let mut exif = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x02".to_vec();
    exif.extend(entry([0x01, 0x12], 6));
    exif.extend(entry([0x88, 0x25], 99));
    exif.extend_from_slice(b"\0\0\0\0GPS 48.85 N Camille");
    let mut notes = vec![0xFF, 0xE1, 0, (exif.len() + 2) as u8];
    notes.extend(exif);
    let bytes = jpeg(&notes);
    assert_eq!(pixels(&jpeg(&[])).map(|p| (p.width, p.height)), Ok((8, 16)));
    let taken = take(&bytes).unwrap();
    assert_eq!((taken.media_type, taken.width, taken.height), ("image/jpeg", 16, 8), "turned on its side");
    assert!(!holds(&taken.bytes, "GPS") && !holds(&taken.bytes, "Camille"));
    assert_eq!(pixels(&taken.bytes), pixels(&bytes));
}

#[test]
fn large_pictures_become_smaller() {
    let wide = picture(5_000, 40);
    let taken = take(&png_with_note(&wide)).unwrap();
    assert_eq!((taken.width, taken.height, taken.media_type), (4_096, 33, "image/png"));
    let flat = Pixels { width: 8_192, height: 2, rgba: [9, 8, 7, 255].repeat(16_384) };
    assert_eq!(scale::within(flat, 4_096).rgba, [9, 8, 7, 255].repeat(4_096));
}

#[test]
fn what_is_no_picture_is_refused_in_a_sentence() {
    let error = |bytes: &[u8]| take(bytes).unwrap_err();
    assert_eq!(error(b"GIF89a"), ImageError::OtherFormat);
    assert_eq!(error(b"\x89PNG\r\n\x1a\nnothing"), ImageError::Damaged);
    assert_eq!(error(&[0xFF, 0xD8, 0xFF, 0xE0]), ImageError::Damaged);
    assert_eq!(error(b"RIFF\x04\0\0\0WEBP"), ImageError::Damaged);
    let heavy = vec![0; MOST_BYTES + 1];
    assert_eq!(
        error(&heavy).say(Language::French),
        "Cette image est trop lourde (20\u{A0}Mo, au plus 20\u{A0}Mo). Rien n’a été modifié."
    );
    // The head of a picture of 60,000 by 60,000 pixels in 57 bytes.
    let mut bomb = png_with_note(&picture(1, 1));
    bomb[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    let sum = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(error(&bomb), ImageError::TooManyPixels { pixels: 3_600_000_000 });
    assert!(error(&bomb).say(Language::English).contains("3,600"));
}

/// The check sum of a PNG chunk.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 })
    })
}

#[test]
fn no_bytes_bring_it_down() {
    let good = png_with_note(&picture(12, 12));
    let photo = jpeg(&[]);
    let mut seed = 7_u32;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    for round in 0..400 {
        let mut bytes = if round % 2 == 0 { good.clone() } else { photo.clone() };
        for _ in 0..1 + random(4) {
            let at = random(bytes.len());
            bytes[at] = random(256) as u8;
        }
        bytes.truncate(bytes.len() - random(8));
        let _ = take(&bytes);
    }
}

/// A drawing with all that must not come in.
const DRAWING: &str = r##"<?xml version="1.0"?>
<!DOCTYPE svg [<!ENTITY red "#c00000">]>
<!-- by Camille -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10" onload="alert(1)">
  <metadata>Camille, 48.85 N</metadata>
  <style>@import url(https://example.org/a.css); rect { fill: blue }</style>
  <script>alert(2)</script>
  <defs><rect id="half" width="10" height="10" fill="&red;"/></defs>
  <use xlink:href="#half"/>
  <use xlink:href="https://example.org/other.svg#x"/>
  <image href="file:///etc/passwd" width="5" height="5"/>
  <rect x="10" width="10" height="10" fill="url(https://example.org/paint#p)" style="fill: #00c000"/>
  <foreignObject><body xmlns="http://www.w3.org/1999/xhtml">Camille</body></foreignObject>
</svg>"##;

#[test]
fn of_a_drawing_only_its_shapes_come_in() {
    let taken = take(DRAWING.as_bytes()).unwrap();
    assert_eq!((taken.media_type, taken.width, taken.height), ("image/svg+xml", 2048, 1024));
    for gone in ["Camille", "alert", "script", "example.org", "passwd", "image", "onload", "ENTITY", "import"] {
        assert!(!holds(&taken.bytes, gone), "{gone} is still in it");
    }
    let drawn = pixels(&taken.bytes).unwrap();
    let at = |x: u32, y: u32| &drawn.rgba[((y * drawn.width + x) * 4) as usize..][..4];
    assert_eq!(at(500, 500), [0xC0, 0, 0, 255]);
    assert_eq!(at(1500, 500), [0, 0xC0, 0, 255]);
    let again = take(&taken.bytes).unwrap();
    assert_eq!(again, taken, "what is clean stays as it is");
}

#[test]
fn a_drawing_that_would_look_different_or_never_end_is_not_taken() {
    let with =
        |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\">{inside}</svg>");
    assert_eq!(take(with("<text y=\"8\">Shop</text>").as_bytes()), Err(ImageError::SvgText));
    assert_eq!(take(with("<g>").as_bytes()), Err(ImageError::Damaged));
    let deep = with(&format!("{}{}", "<g>".repeat(5_000), "</g>".repeat(5_000)));
    assert_eq!(take(deep.as_bytes()), Err(ImageError::Damaged));
    let many = with(&"<g/>".repeat(200_000));
    assert_eq!(take(many.as_bytes()), Err(ImageError::Damaged));
    let level = |n: u32| {
        let uses = format!("<use href=\"#l{}\"/>", n + 1).repeat(10);
        format!("<g id=\"l{n}\">{uses}</g>")
    };
    let laughs: String = (0..12).map(level).collect();
    let bomb = with(&format!("<defs>{laughs}<rect id=\"l12\" width=\"1\" height=\"1\"/></defs><use href=\"#l0\"/>"));
    assert!(take(bomb.as_bytes()).is_err(), "a drawing that names itself over and over");
    assert_eq!(take(b"<html><svg/></html>"), Err(ImageError::OtherFormat));
}
