//! Glyphs in pixels: each is drawn once for a size and a quarter of a pixel, and then only laid on.

use crate::model::Color;
use crate::scene::{Face, typeface};
use rustc_hash::FxHashMap;
use skrifa::outline::OutlinePen;
use tiny_skia::{FillRule, Mask, Path, PathBuilder, Pixmap, Transform};

/// Larger glyphs are rare on one map and quick to draw for their size.
pub(super) const LARGEST_CACHED_PX: f32 = 64.0;

/// Places within a pixel that are told apart, in x and in y.
const BINS: i32 = 4;

/// Bytes of coverage kept before starting anew.
const ROOM: usize = 16 << 20;

/// Face, glyph and font size in pixels.
type Sort = (Face, u32, f32);

/// Glyphs already drawn.
#[derive(Default)]
pub(super) struct GlyphCache {
    /// Only ever asked by key: nothing depends on the order.
    drawn: FxHashMap<(Face, u32, u32, u8), Option<Coverage>>,
    bytes: usize,
}

/// How much of each pixel a glyph covers, 0 to 255, by rows; left and top from the pixel its origin lies in.
struct Coverage {
    left: i32,
    top: i32,
    mask: Mask,
}

impl GlyphCache {
    /// Lays a glyph with its origin at `place` in pixels onto an opaque picture.
    pub(super) fn draw(&mut self, pixmap: &mut Pixmap, sort: Sort, place: (f32, f32), color: Color) {
        let (face, glyph, size) = sort;
        let binned = |at: f32| ((at * BINS as f32).round() as i32).div_mod(BINS);
        let ((x, x_bin), (y, y_bin)) = (binned(place.0), binned(place.1));
        if self.bytes > ROOM {
            *self = Self::default();
        }
        let bytes = &mut self.bytes;
        let coverage =
            self.drawn.entry((face, glyph, size.to_bits(), (y_bin * BINS + x_bin) as u8)).or_insert_with(|| {
                let within = (x_bin as f32 / BINS as f32, y_bin as f32 / BINS as f32);
                let coverage = cover(sort, within);
                *bytes += 64 + coverage.as_ref().map_or(0, |c| c.mask.data().len());
                coverage
            });
        if let Some(coverage) = coverage {
            coverage.lay_on(pixmap, (x, y), color);
        }
    }
}

trait DivMod: Sized {
    fn div_mod(self, by: Self) -> (Self, Self);
}

impl DivMod for i32 {
    fn div_mod(self, by: Self) -> (Self, Self) {
        (self.div_euclid(by), self.rem_euclid(by))
    }
}

fn cover((face, glyph, size): Sort, within: (f32, f32)) -> Option<Coverage> {
    let path = glyph_path(face, glyph)?;
    let scale = size / typeface(face).units_per_em;
    let path = path.transform(Transform::from_row(scale, 0.0, 0.0, -scale, within.0, within.1))?;
    let bounds = path.bounds();
    let (left, top) = (bounds.left().floor(), bounds.top().floor());
    let (width, height) = ((bounds.right().ceil() - left) as u32, (bounds.bottom().ceil() - top) as u32);
    let mut mask = Mask::new(width.max(1), height.max(1))?;
    mask.fill_path(&path, FillRule::Winding, true, Transform::from_translate(-left, -top));
    Some(Coverage { left: left as i32, top: top as i32, mask })
}

impl Coverage {
    fn lay_on(&self, pixmap: &mut Pixmap, (x, y): (i32, i32), color: Color) {
        let (x, y) = (x + self.left, y + self.top);
        let (width, height) = (self.mask.width() as i32, self.mask.height() as i32);
        let (wide, high) = (pixmap.width() as i32, pixmap.height() as i32);
        let (first, last) = (x.max(0), (x + width).min(wide));
        if first >= last {
            return;
        }
        let ink = [color.r, color.g, color.b, 255].map(u32::from);
        for row in y.max(0)..(y + height).min(high) {
            let from = ((row - y) * width + first - x) as usize;
            let to = (row as usize * wide as usize + first as usize) * 4;
            let length = (last - first) as usize;
            let covered = &self.mask.data()[from..from + length];
            let under = &mut pixmap.data_mut()[to..to + length * 4];
            for (pixel, coverage) in under.chunks_exact_mut(4).zip(covered) {
                blend(pixel, ink, u32::from(*coverage));
            }
        }
    }
}

/// `pixel` becomes what lies between itself and `ink`, by 255ths.
fn blend(pixel: &mut [u8], ink: [u32; 4], coverage: u32) {
    if coverage == 0 {
        return;
    }
    for (under, ink) in pixel.iter_mut().zip(ink) {
        let sum = ink * coverage + u32::from(*under) * (255 - coverage) + 127;
        // Exactly the sum divided by 255 for every sum that occurs.
        *under = ((sum + 1 + (sum >> 8)) >> 8) as u8;
    }
}

/// The outline of a glyph in font units, y up; `None`: it is blank.
pub(super) fn glyph_path(face: Face, glyph: u32) -> Option<Path> {
    let mut pen = Pen(PathBuilder::new());
    typeface(face).draw(glyph, &mut pen);
    pen.0.finish()
}

/// Draws paths of the rasteriser.
pub(super) struct Pen(pub(super) PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(cx, cy, x, y);
    }
    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.cubic_to(cx0, cy0, cx1, cy1, x, y);
    }
    fn close(&mut self) {
        self.0.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blending_rounds_to_the_nearest() {
        for (under, ink, coverage) in [(255, 0, 128), (0, 255, 1), (27, 31, 42), (255, 255, 200), (10, 200, 255)] {
            let mut pixel = [under; 4];
            blend(&mut pixel, [u32::from(ink as u8); 4], coverage);
            let exact =
                (f64::from(ink as u8) * f64::from(coverage) + f64::from(under) * f64::from(255 - coverage)) / 255.0;
            assert_eq!(f64::from(pixel[0]), exact.round());
        }
    }

    #[test]
    fn a_glyph_is_cut_at_the_edges_and_drawn_the_same_elsewhere() {
        let glyph = typeface(Face::Bold).glyph('M');
        let sort = (Face::Bold, glyph, 20.0);
        let picture = |x: f32, y: f32| {
            let mut pixmap = Pixmap::new(40, 40).unwrap();
            GlyphCache::default().draw(&mut pixmap, sort, (x, y), Color::hex(0xFF_FFFF));
            pixmap
        };
        let (whole, cut) = (picture(10.0, 30.0), picture(-5.0, 6.0));
        for (x, y) in (0..20).flat_map(|x| (0..10).map(move |y| (x, y))) {
            assert_eq!(cut.pixel(x, y), whole.pixel(x + 15, y + 24), "pixel {x}, {y}");
        }
        assert!(cut.pixels().iter().any(|pixel| pixel.alpha() > 0), "part of it is in the picture");
    }
}
