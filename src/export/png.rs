//! The map as PNG: drawn and written in bands, so that a picture 30,000 pixels wide needs no more memory than a small one.

use super::error::ExportError;
use super::raster::Raster;
use crate::model::Color;
use crate::scene::Scene;
use png::{BitDepth, ColorType, DeflateCompression, Filter, PixelDimensions, SrgbRenderingIntent, Unit};
use std::io::Write;
use std::ops::ControlFlow;
use tiny_skia::Pixmap;

/// How large a picture becomes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PngSize {
    /// Pixels in a point of the map, usually 1 to 4.
    Scale(f32),
    /// Pixels of the whole width.
    Width(u32),
}

/// Most pixels on a side, and in all, that a picture may have.
const LONGEST: u64 = 200_000;
const MOST: u64 = 4_000_000_000;

/// Most bytes and rows of a band.
const BAND_BYTES: usize = 32 << 20;
const BAND_ROWS: u32 = 1024;

/// The picture's width and height in pixels, and its pixels in a point of the map.
pub(super) fn pixels(scene: &Scene, size: PngSize) -> Result<(u32, u32, f32), ExportError> {
    let (width, height) = (f64::from(scene.size.width.max(1.0)), f64::from(scene.size.height.max(1.0)));
    let (wide, scale) = match size {
        PngSize::Scale(scale) => ((width * f64::from(scale)).ceil().max(1.0), f64::from(scale)),
        PngSize::Width(pixels) => (f64::from(pixels.max(1)), f64::from(pixels.max(1)) / width),
    };
    // A map 1,200 points high at twice the size is 2,400 rows, not 2,401 for a rounding in the last digit.
    let high = (height * scale - 1e-3).ceil().max(1.0);
    let (wide, high) = (wide as u64, high as u64);
    if wide > LONGEST || high > LONGEST || wide * high > MOST {
        return Err(ExportError::TooLarge { width: wide, height: high });
    }
    Ok((wide as u32, high as u32, scale as f32))
}

/// Writes the scene as PNG on `background`. `done` hears after each band which share is written and may stop it.
pub fn png(
    scene: &Scene,
    size: PngSize,
    background: Color,
    out: &mut dyn Write,
    done: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> Result<(), ExportError> {
    let (width, height, scale) = pixels(scene, size)?;
    let mut file = encoder(out, width, height, scale).write_header()?;
    let mut writer = file.stream_writer()?;
    let mut raster = Raster::new(scene, scale, background);
    let rows = ((BAND_BYTES / (width as usize * 4)) as u32).clamp(1, BAND_ROWS);
    let mut row = vec![0; width as usize * 3];
    for top in (0..height).step_by(rows as usize) {
        let mut band = Pixmap::new(width, rows.min(height - top)).expect("a band is neither empty nor too large");
        raster.band(top, &mut band);
        for pixels in band.data().chunks_exact(width as usize * 4) {
            without_alpha(pixels, &mut row);
            writer.write_all(&row)?;
        }
        if done((top + band.height()) as f32 / height as f32).is_break() {
            return Err(ExportError::Stopped);
        }
    }
    writer.finish()?;
    file.finish()?;
    Ok(())
}

fn encoder(out: &mut dyn Write, width: u32, height: u32, scale: f32) -> png::Encoder<'static, &mut dyn Write> {
    let mut encoder = png::Encoder::new(out, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    // 72 points of the map to the inch, as in the PDF.
    let per_metre = (scale * 72.0 / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    encoder.set_deflate_compression(DeflateCompression::Level(3));
    encoder.set_filter(Filter::Up);
    encoder
}

/// Opaque pixels as red, green and blue.
fn without_alpha(pixels: &[u8], row: &mut [u8]) {
    for (pixel, rgb) in pixels.chunks_exact(4).zip(row.chunks_exact_mut(3)) {
        rgb.copy_from_slice(&pixel[..3]);
    }
}
