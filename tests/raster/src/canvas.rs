//! The pixels a frame is drawn on.

use egui::{Color32, Rect};
use image::RgbaImage;

/// A picture in the making: premultiplied colours, in gamma space, as a window's frame buffer holds them.
pub(crate) struct Canvas {
    width: u32,
    height: u32,
    pixels: Vec<Color32>,
}

/// The pixels that may be drawn on: from (included) and to (left out).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clip {
    pub(crate) x0: i32,
    pub(crate) y0: i32,
    pub(crate) x1: i32,
    pub(crate) y1: i32,
}

impl Canvas {
    pub(crate) fn new(width: u32, height: u32, background: Color32) -> Self {
        Self { width, height, pixels: vec![background; width as usize * height as usize] }
    }

    /// A clip rectangle in whole pixels, rounded as egui's own painter rounds it.
    pub(crate) fn clip(&self, rect: Rect, pixels_per_point: f32) -> Clip {
        let px = |points: f32| (points * pixels_per_point).round() as i32;
        let x0 = px(rect.min.x).clamp(0, self.width as i32);
        let y0 = px(rect.min.y).clamp(0, self.height as i32);
        let x1 = px(rect.max.x).clamp(x0, self.width as i32);
        let y1 = px(rect.max.y).clamp(y0, self.height as i32);
        Clip { x0, y0, x1, y1 }
    }

    /// Lays a premultiplied colour, 0 to 1 a channel, over the pixel; the result is rounded to 8 bits each time,
    /// as on a graphics card.
    pub(crate) fn blend(&mut self, x: i32, y: i32, [r, g, b, a]: [f32; 4]) {
        let pixel = &mut self.pixels[y as usize * self.width as usize + x as usize];
        if a >= 1.0 {
            // What is below does not show; most of a window is drawn so.
            *pixel = Color32::from_rgb(to_byte(r.min(1.0)), to_byte(g.min(1.0)), to_byte(b.min(1.0)));
            return;
        }
        let [dr, dg, db, da] = pixel.to_array().map(|channel| f32::from(channel) / 255.0);
        let over = |source: f32, below: f32| to_byte(source.clamp(0.0, 1.0) + below * (1.0 - a.clamp(0.0, 1.0)));
        *pixel = Color32::from_rgba_premultiplied(over(r, dr), over(g, dg), over(b, db), over(a, da));
    }

    /// The finished picture: straight alpha, as image files hold it.
    pub(crate) fn into_image(self) -> RgbaImage {
        let bytes = self.pixels.iter().flat_map(Color32::to_srgba_unmultiplied).collect();
        RgbaImage::from_raw(self.width, self.height, bytes).expect("four bytes for each pixel")
    }
}

fn to_byte(value: f32) -> u8 {
    // The cast keeps to 0..=255.
    (value * 255.0 + 0.5) as u8
}
