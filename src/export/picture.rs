//! Pictures as other formats take them: PNG, base64, and compressed rows.

use crate::scene::Picture;
use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};

/// Which of a picture's channels are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Channels {
    All,
    Color,
    Alpha,
}

impl Channels {
    fn color_type(self) -> ColorType {
        match self {
            Self::All => ColorType::Rgba,
            Self::Color => ColorType::Rgb,
            Self::Alpha => ColorType::Grayscale,
        }
    }

    fn of(self, pixel: &[u8]) -> &[u8] {
        match self {
            Self::All => pixel,
            Self::Color => &pixel[..3],
            Self::Alpha => &pixel[3..],
        }
    }
}

/// Whether something shows through.
pub(super) fn is_clear(picture: &Picture) -> bool {
    picture.rgba.chunks_exact(4).any(|pixel| pixel[3] < 255)
}

/// The picture as PNG.
pub(super) fn as_png(picture: &Picture, channels: Channels) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, picture.width_px, picture.height_px);
    encoder.set_color(channels.color_type());
    encoder.set_depth(BitDepth::Eight);
    encoder.set_deflate_compression(DeflateCompression::Level(6));
    encoder.set_filter(Filter::Paeth);
    let pixels: Vec<u8> = picture.rgba.chunks_exact(4).flat_map(|pixel| channels.of(pixel)).copied().collect();
    let mut writer = encoder.write_header().expect("writing into memory cannot fail");
    writer.write_image_data(&pixels).expect("a picture has as many pixels as it says");
    writer.finish().expect("writing into memory cannot fail");
    bytes
}

/// The rows of the picture as PNG compresses them, which is also how PDF does.
pub(super) fn compressed_rows(picture: &Picture, channels: Channels) -> Vec<u8> {
    const SIGNATURE: usize = 8;
    let png = as_png(picture, channels);
    let mut rows = Vec::with_capacity(png.len());
    let mut rest = &png[SIGNATURE..];
    // A chunk: its length, its name, its bytes, a sum of four bytes.
    while let Some((head, tail)) = rest.split_at_checked(8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        if &head[4..] == b"IDAT" {
            rows.extend_from_slice(&tail[..length]);
        }
        rest = &tail[length + 4..];
    }
    rows
}

/// Bytes as base64, as addresses of data hold them.
pub(super) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, n| bits << 8 | u32::from(three.get(n).copied().unwrap_or(0)));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place)) as usize & 63];
            text.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        let texts = ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map(|text| base64(text.as_bytes()));
        assert_eq!(texts, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]);
    }

    #[test]
    fn a_png_holds_the_pixels() {
        let picture = Picture::new(2, 1, vec![1, 2, 3, 4, 5, 6, 7, 8]).unwrap();
        let read = |channels| {
            let png = as_png(&picture, channels);
            let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
            let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
            reader.next_frame(&mut pixels).unwrap();
            pixels
        };
        assert_eq!(read(Channels::All), [1, 2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(read(Channels::Color), [1, 2, 3, 5, 6, 7]);
        assert_eq!(read(Channels::Alpha), [4, 8]);
        assert!(is_clear(&picture));
    }
}
