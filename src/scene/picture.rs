//! Pictures: decoded pixels, shared and never copied.

use super::geometry::Rect;
use std::sync::Arc;

/// A decoded picture. Two are equal when they share their pixels: comparing millions of bytes in every frame would
/// cost more than laying out again.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Pixels in a row; never 0.
    pub width_px: u32,
    /// Rows; never 0.
    pub height_px: u32,
    /// Red, green, blue and alpha of every pixel, row by row; the colours are not multiplied by alpha.
    pub rgba: Arc<[u8]>,
}

impl PartialEq for Picture {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.rgba, &other.rgba) && (self.width_px, self.height_px) == (other.width_px, other.height_px)
    }
}

impl Eq for Picture {}

impl Picture {
    /// From its pixels; `None` where they are not as many as its size says, or none at all.
    pub fn new(width_px: u32, height_px: u32, rgba: impl Into<Arc<[u8]>>) -> Option<Self> {
        let rgba = rgba.into();
        let pixels = u64::from(width_px) * u64::from(height_px);
        (pixels > 0 && rgba.len() as u64 == pixels * 4).then_some(Self { width_px, height_px, rgba })
    }

    /// Its middle part with the proportions of a place, in pixels: what of it is seen there.
    pub fn part_for(&self, place: &Rect) -> Rect {
        let (width, height) = (self.width_px as f32, self.height_px as f32);
        let scale = (width / place.width.max(0.001)).min(height / place.height.max(0.001));
        let (w, h) = ((place.width * scale).min(width), (place.height * scale).min(height));
        Rect::new((width - w) / 2.0, (height - h) / 2.0, w, h)
    }

    /// The picture with one pixel for every `by` times `by` pixels, their mean; those at the right and lower edges may
    /// stand for fewer.
    pub fn shrunk(&self, by: u32) -> Self {
        if by <= 1 {
            return self.clone();
        }
        let (width_px, height_px) = (self.width_px.div_ceil(by), self.height_px.div_ceil(by));
        let mut rgba = Vec::with_capacity(width_px as usize * height_px as usize * 4);
        for y in 0..height_px {
            for x in 0..width_px {
                rgba.extend(self.mean(x * by, y * by, by));
            }
        }
        Self { width_px, height_px, rgba: rgba.into() }
    }

    /// The mean colour of a square of pixels, each weighing as much as it covers.
    fn mean(&self, left: u32, top: u32, side: u32) -> [u8; 4] {
        let (right, bottom) = ((left + side).min(self.width_px), (top + side).min(self.height_px));
        let (mut colors, mut alpha) = ([0_u64; 3], 0_u64);
        for y in top..bottom {
            let row = y as usize * self.width_px as usize;
            for pixel in self.rgba[(row + left as usize) * 4..(row + right as usize) * 4].chunks_exact(4) {
                alpha += u64::from(pixel[3]);
                for (sum, channel) in colors.iter_mut().zip(pixel) {
                    *sum += u64::from(*channel) * u64::from(pixel[3]);
                }
            }
        }
        let pixels = u64::from((right - left) * (bottom - top)).max(1);
        let [r, g, b] = colors.map(|sum| ((sum + alpha / 2) / alpha.max(1)) as u8);
        [r, g, b, ((alpha + pixels / 2) / pixels) as u8]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_as_many_pixels_as_it_says() {
        assert!(Picture::new(2, 1, vec![0; 8]).is_some());
        assert!(Picture::new(2, 2, vec![0; 8]).is_none());
        assert!(Picture::new(0, 5, Vec::new()).is_none());
    }

    #[test]
    fn the_middle_of_a_picture_is_seen() {
        let wide = Picture::new(400, 200, vec![0; 320_000]).unwrap();
        assert_eq!(wide.part_for(&Rect::new(7.0, 7.0, 50.0, 50.0)), Rect::new(100.0, 0.0, 200.0, 200.0));
        assert_eq!(wide.part_for(&Rect::new(0.0, 0.0, 40.0, 20.0)), Rect::new(0.0, 0.0, 400.0, 200.0));
    }

    #[test]
    fn a_smaller_picture_has_the_mean_colours() {
        let pixels = [[255, 0, 0, 255], [0, 0, 255, 255], [9, 9, 9, 255]].concat();
        let small = Picture::new(3, 1, pixels).unwrap().shrunk(2);
        assert_eq!((small.width_px, small.height_px), (2, 1));
        assert_eq!(&*small.rgba, [128, 0, 128, 255, 9, 9, 9, 255]);
        let clear = Picture::new(2, 1, [[255, 0, 0, 255], [0, 255, 0, 0]].concat()).unwrap().shrunk(2);
        assert_eq!(&*clear.rgba, [255, 0, 0, 128], "what cannot be seen gives no colour");
    }
}
