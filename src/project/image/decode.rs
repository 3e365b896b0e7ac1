//! Bytes to pixels: size first, so that a small file cannot fill the memory.

use super::{ImageError, MOST_PIXELS, svg};
use std::io::Cursor;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Png,
    Jpeg,
    Webp,
    Svg,
}

impl Kind {
    fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x89, b'P', b'N', b'G', ..] => Some(Self::Png),
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ => svg::is_svg(bytes).then_some(Self::Svg),
        }
    }

    pub(super) const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Svg => "image/svg+xml",
        }
    }
}

/// A picture as rows of red, green, blue and alpha, not multiplied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Four bytes a pixel.
    pub rgba: Vec<u8>,
}

pub(super) fn decode(bytes: &[u8]) -> Result<(Kind, Pixels), ImageError> {
    let kind = Kind::of(bytes).ok_or(ImageError::OtherFormat)?;
    let pixels = match kind {
        Kind::Png => png(bytes),
        Kind::Jpeg => jpeg(bytes),
        Kind::Webp => webp(bytes),
        Kind::Svg => svg::draw(bytes),
    };
    pixels.map(|pixels| (kind, pixels))
}

/// Says no to too many pixels, and to none.
fn checked(width: usize, height: usize) -> Result<(), ImageError> {
    let pixels = width as u64 * height as u64;
    match pixels {
        0 => Err(ImageError::Damaged),
        1..=MOST_PIXELS => Ok(()),
        _ => Err(ImageError::TooManyPixels { pixels }),
    }
}

/// Pixels with three bytes as pixels with four.
fn with_alpha(rgb: &[u8]) -> Vec<u8> {
    rgb.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 255]).collect()
}

fn png(bytes: &[u8]) -> Result<Pixels, ImageError> {
    let damaged = |_| ImageError::Damaged;
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: 512 << 20 });
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(damaged)?;
    let (width, height) = (reader.info().width, reader.info().height);
    checked(width as usize, height as usize)?;
    let mut out = vec![0; reader.output_buffer_size().ok_or(ImageError::Damaged)?];
    let frame = reader.next_frame(&mut out).map_err(damaged)?;
    out.truncate(frame.buffer_size());
    let rgba = match frame.color_type {
        png::ColorType::Rgba => out,
        png::ColorType::Rgb => with_alpha(&out),
        png::ColorType::GrayscaleAlpha => out.chunks_exact(2).flat_map(|p| [p[0], p[0], p[0], p[1]]).collect(),
        png::ColorType::Grayscale | png::ColorType::Indexed => out.iter().flat_map(|g| [*g, *g, *g, 255]).collect(),
    };
    let whole = rgba.len() as u64 == u64::from(width) * u64::from(height) * 4;
    whole.then_some(Pixels { width, height, rgba }).ok_or(ImageError::Damaged)
}

fn jpeg(bytes: &[u8]) -> Result<Pixels, ImageError> {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::RGB).set_max_width(65_535);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options.set_max_height(65_535));
    decoder.decode_headers().map_err(|_| ImageError::Damaged)?;
    let (width, height) = decoder.dimensions().ok_or(ImageError::Damaged)?;
    checked(width, height)?;
    let turn = decoder.exif().map_or(1, |exif| orientation(exif));
    let rgb = decoder.decode().map_err(|_| ImageError::Damaged)?;
    let pixels = Pixels { width: width as u32, height: height as u32, rgba: with_alpha(&rgb) };
    if rgb.len() != width * height * 3 {
        return Err(ImageError::Damaged);
    }
    Ok(turned(pixels, turn))
}

fn webp(bytes: &[u8]) -> Result<Pixels, ImageError> {
    let damaged = |_| ImageError::Damaged;
    let mut decoder = image_webp::WebPDecoder::new(Cursor::new(bytes)).map_err(damaged)?;
    decoder.set_memory_limit(512 << 20);
    let (width, height) = decoder.dimensions();
    checked(width as usize, height as usize)?;
    let mut out = vec![0; decoder.output_buffer_size().ok_or(ImageError::Damaged)?];
    decoder.read_image(&mut out).map_err(damaged)?;
    let rgba = if decoder.has_alpha() { out } else { with_alpha(&out) };
    Ok(Pixels { width, height, rgba })
}

/// Which way a camera was held, 1 to 8, as its notes (EXIF, a TIFF) say.
pub(super) fn orientation(exif: &[u8]) -> u8 {
    fn found(exif: &[u8]) -> Option<u16> {
        let little = exif.starts_with(b"II");
        let short = |at: usize| {
            let two = exif.get(at..at + 2)?.try_into().ok()?;
            Some(if little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
        };
        let long = |at: usize| {
            let four = exif.get(at..at + 4)?.try_into().ok()?;
            Some(if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) } as usize)
        };
        let table = long(4)?;
        let entries = usize::from(short(table)?);
        let at = (0..entries).map(|entry| table + 2 + 12 * entry).find(|at| short(*at) == Some(0x0112))?;
        short(at + 8)
    }
    found(exif).and_then(|turn| u8::try_from(turn).ok()).filter(|turn| (1..=8).contains(turn)).unwrap_or(1)
}

/// The picture turned or mirrored as its camera says.
fn turned(from: Pixels, turn: u8) -> Pixels {
    if turn == 1 {
        return from;
    }
    let (w, h) = (from.width as usize, from.height as usize);
    let (width, height) = if turn >= 5 { (h, w) } else { (w, h) };
    let mut rgba = Vec::with_capacity(from.rgba.len());
    for y in 0..height {
        for x in 0..width {
            let (x, y) = match turn {
                2 => (w - 1 - x, y),
                3 => (w - 1 - x, h - 1 - y),
                4 => (x, h - 1 - y),
                5 => (y, x),
                6 => (y, h - 1 - x),
                7 => (w - 1 - y, h - 1 - x),
                _ => (w - 1 - y, x),
            };
            rgba.extend_from_slice(&from.rgba[(y * w + x) * 4..][..4]);
        }
    }
    Pixels { width: width as u32, height: height as u32, rgba }
}

/// The pixels as a PNG file, with nothing else in it.
pub(super) fn to_png(pixels: &Pixels) -> Result<Vec<u8>, ImageError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width, pixels.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(|_| ImageError::Damaged)?;
    writer.write_image_data(&pixels.rgba).map_err(|_| ImageError::Damaged)?;
    writer.finish().map_err(|_| ImageError::Damaged)?;
    Ok(bytes)
}
