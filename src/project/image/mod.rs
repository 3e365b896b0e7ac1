//! Images: what is taken in, without anything it says about its author or place, and as pixels again.
//!
//! PNG, JPEG, WebP and SVG. Bytes of a fitting size are kept as they are but for what is not picture; larger ones are
//! scaled down and become PNG. Of an SVG its shapes are kept, and drawn as large as the map may need them.

mod decode;
mod error;
mod scale;
mod strip;
mod svg;

pub use decode::Pixels;
pub use error::ImageError;

use decode::{Kind, decode};

/// Largest file that is taken in.
pub const MOST_BYTES: usize = 20 << 20;
/// Most pixels of an image that is taken in.
pub const MOST_PIXELS: u64 = 50_000_000;
/// Most pixels a side that are kept.
pub const MOST_SIDE: u32 = 4_096;

/// Largest image that a project holds: what is taken in may grow where it becomes PNG.
pub const MOST_KEPT: usize = MOST_SIDE as usize * MOST_SIDE as usize * 4 + (1 << 20);

/// An image as the project keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Taken {
    pub(super) bytes: Vec<u8>,
    pub(super) media_type: &'static str,
    /// As it is seen.
    pub(super) width: u32,
    pub(super) height: u32,
}

/// An image as pixels, as it is seen: turned the way its camera was held.
pub fn pixels(bytes: &[u8]) -> Result<Pixels, ImageError> {
    decode(bytes).map(|(_, pixels)| pixels)
}

/// Looks into an image and takes it in.
pub(super) fn take(bytes: &[u8]) -> Result<Taken, ImageError> {
    if bytes.len() > MOST_BYTES {
        return Err(ImageError::TooHeavy { bytes: bytes.len() });
    }
    if svg::is_svg(bytes) {
        return take_svg(bytes);
    }
    let (kind, pixels) = decode(bytes)?;
    let fits = pixels.width <= MOST_SIDE && pixels.height <= MOST_SIDE;
    let stripped = fits.then(|| strip::strip(kind, bytes)).flatten();
    // What was cut out may have been needed: only what can still be read is kept.
    if let Some(bytes) = stripped.filter(|bytes| decode(bytes).is_ok_and(|(_, again)| again == pixels)) {
        let (width, height) = (pixels.width, pixels.height);
        return Ok(Taken { bytes, media_type: kind.media_type(), width, height });
    }
    let small = scale::within(pixels, MOST_SIDE);
    let bytes = decode::to_png(&small)?;
    Ok(Taken { bytes, media_type: Kind::Png.media_type(), width: small.width, height: small.height })
}

/// A drawing: cleaned before anything of it is drawn.
fn take_svg(bytes: &[u8]) -> Result<Taken, ImageError> {
    let bytes = svg::clean(bytes)?;
    let (kind, Pixels { width, height, .. }) = decode(&bytes)?;
    Ok(Taken { bytes, media_type: kind.media_type(), width, height })
}

#[cfg(test)]
mod tests;
