//! The map as an image in memory, for the clipboard.

use super::png::{PngSize, pixels};
use super::raster::Raster;
use crate::model::Color;
use crate::scene::Scene;
use tiny_skia::Pixmap;

/// Most pixels of an image in memory: the clipboard copies it several times.
const MOST: f32 = 40e6;

/// A picture as rows of red, green, blue and alpha.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Four bytes a pixel, all opaque.
    pub rgba: Vec<u8>,
}

/// The scene on `background`, with `scale` pixels in a point of the map, or fewer where that would be too many.
pub fn image(scene: &Scene, scale: f32, background: Color) -> Image {
    let points = (scene.size.width.max(1.0) * scene.size.height.max(1.0)).max(1.0);
    let scale = scale.min((MOST / points).sqrt());
    let (width, height, scale) = pixels(scene, PngSize::Scale(scale)).expect("a small image is never too large");
    let mut pixmap = Pixmap::new(width, height).expect("an image is not empty");
    Raster::new(scene, scale, background).band(0, &mut pixmap);
    Image { width, height, rgba: pixmap.take() }
}
