//! The scene in pixels, a band of rows at a time: the same rasteriser as resvg, fed without the detour through SVG.

use super::glyphs::{GlyphCache, LARGEST_CACHED_PX, Pen, glyph_path};
use super::outlines;
use super::shape::Shaper;
use super::typeface::typeface;
use crate::model::Color;
use crate::scene::{self, Circle, Face, Item, Line, Outline, Point, RoundRect, Scene, Strip, Text};
use tiny_skia::{FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, StrokeDash, Transform};

/// Draws bands of a scene at one scale.
pub(super) struct Raster<'a> {
    scene: &'a Scene,
    /// Pixels in a point of the map.
    scale: f32,
    background: Color,
    /// Top and bottom of every item, so that a band looks only at its own.
    spans: Vec<(f32, f32)>,
    shaper: Shaper,
    glyphs: GlyphCache,
}

/// A band being drawn.
struct Band<'a> {
    pixmap: &'a mut Pixmap,
    /// From points of the map to pixels of the band.
    transform: Transform,
}

impl<'a> Raster<'a> {
    pub(super) fn new(scene: &'a Scene, scale: f32, background: Color) -> Self {
        let spans = scene.items.iter().map(|item| item.bounds()).map(|rect| (rect.y, rect.bottom())).collect();
        Self { scene, scale, background, spans, shaper: Shaper::default(), glyphs: GlyphCache::default() }
    }

    /// Draws the rows from `top` on into `pixmap`, as many as it has. They come out opaque.
    pub(super) fn band(&mut self, top: u32, pixmap: &mut Pixmap) {
        let Color { r, g, b } = self.background;
        pixmap.fill(tiny_skia::Color::from_rgba8(r, g, b, 255));
        let scene = self.scene;
        // A pixel of room on both sides: what is drawn is blurred by up to half of one.
        let (first, last) = (top as f32 - 1.0, (top + pixmap.height()) as f32 + 1.0);
        let transform = Transform::from_row(self.scale, 0.0, 0.0, self.scale, 0.0, -(top as f32));
        let mut band = Band { pixmap, transform };
        for (place, item) in scene.items.iter().enumerate() {
            let (above, below) = self.spans[place];
            if below * self.scale >= first && above * self.scale <= last {
                self.item(&mut band, item);
            }
        }
    }

    fn item(&mut self, band: &mut Band, item: &Item) {
        match item {
            Item::RoundRect(rect) => draw_round_rect(band, rect),
            Item::Circle(circle) => draw_circle(band, circle),
            Item::Line(line) => draw_line(band, line),
            Item::Strip(strip) => draw_strip(band, strip),
            Item::Text(text) => self.text(band, text),
            Item::Outline(icon) => draw_icon(band, icon),
        }
    }

    fn text(&mut self, band: &mut Band, text: &Text) {
        let glyphs = self.shaper.shape(text);
        let size_px = text.size * self.scale;
        for glyph in glyphs {
            let x = text.x + glyph.pen + glyph.offset.0;
            let y = text.baseline - glyph.offset.1;
            if size_px > LARGEST_CACHED_PX {
                let scale = text.size / typeface(text.face).units_per_em;
                draw_glyph(band, text.face, glyph.id, Point::new(x, y), scale, text.color);
            } else {
                let (x, y) = (x * self.scale, y * self.scale + band.transform.ty);
                self.glyphs.draw(band.pixmap, (text.face, glyph.id, size_px), (x, y), text.color);
            }
        }
    }
}

fn paint_of(paint: scene::Paint) -> Paint<'static> {
    let Color { r, g, b } = paint.color;
    let mut brush = Paint { anti_alias: true, ..Paint::default() };
    brush.set_color_rgba8(r, g, b, (paint.opacity.clamp(0.0, 1.0) * 255.0).round() as u8);
    brush
}

fn stroke_of(stroke: scene::Stroke) -> Stroke {
    let dash = stroke.dash.and_then(|(dash, gap)| StrokeDash::new(vec![dash, gap], 0.0));
    // Dashes keep their length: round ends would lengthen each.
    let (line_cap, line_join) =
        if dash.is_some() { (LineCap::Butt, LineJoin::Miter) } else { (LineCap::Round, LineJoin::Round) };
    Stroke { width: stroke.width, line_cap, line_join, dash, ..Stroke::default() }
}

impl Band<'_> {
    fn fill(&mut self, path: &Path, paint: scene::Paint) {
        self.pixmap.fill_path(path, &paint_of(paint), FillRule::Winding, self.transform, None);
    }

    fn stroke(&mut self, path: &Path, stroke: scene::Stroke) {
        self.pixmap.stroke_path(path, &paint_of(stroke.paint), &stroke_of(stroke), self.transform, None);
    }

    fn fill_and_stroke(&mut self, path: &Path, fill: Option<scene::Paint>, stroke: Option<scene::Stroke>) {
        if let Some(paint) = fill {
            self.fill(path, paint);
        }
        if let Some(stroke) = stroke {
            self.stroke(path, stroke);
        }
    }
}

/// The path that a pen was led along; `None`: it marks nothing.
fn path(draw: impl FnOnce(&mut Pen)) -> Option<Path> {
    let mut pen = Pen(PathBuilder::new());
    draw(&mut pen);
    pen.0.finish()
}

fn draw_round_rect(band: &mut Band, r: &RoundRect) {
    if let Some(path) = path(|pen| outlines::round_rect(pen, r)) {
        band.fill_and_stroke(&path, r.fill, r.stroke);
    }
}

fn draw_circle(band: &mut Band, c: &Circle) {
    if let Some(path) = path(|pen| outlines::circle(pen, c)) {
        band.fill_and_stroke(&path, c.fill, c.stroke);
    }
}

fn draw_line(band: &mut Band, line: &Line) {
    if let Some(path) = path(|pen| outlines::line(pen, line.points.iter().copied())) {
        band.stroke(&path, line.stroke);
    }
}

fn draw_strip(band: &mut Band, strip: &Strip) {
    if let Some(path) = path(|pen| outlines::strip(pen, strip)) {
        band.fill(&path, strip.fill);
    }
}

fn draw_icon(band: &mut Band, icon: &Outline) {
    let font = typeface(Face::Icons);
    let scale = icon.rect.width / font.units_per_em;
    let origin = Point::new(icon.rect.x, icon.rect.y + font.ascent * scale);
    draw_glyph(band, Face::Icons, font.glyph(icon.glyph), origin, scale, icon.color);
}

/// Fills a glyph's outline; `scale` is points of the map in a font unit.
fn draw_glyph(band: &mut Band, face: Face, glyph: u32, origin: Point, scale: f32, color: Color) {
    let Some(path) = glyph_path(face, glyph) else { return };
    let place = band.transform.pre_concat(Transform::from_row(scale, 0.0, 0.0, -scale, origin.x, origin.y));
    let paint = paint_of(scene::Paint::solid(color));
    band.pixmap.fill_path(&path, &paint, FillRule::Winding, place, None);
}
