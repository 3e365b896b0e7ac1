//! The scene in pixels, a band of rows at a time: the same rasteriser as resvg, fed without the detour through SVG.

use super::glyphs::{GlyphCache, LARGEST_CACHED_PX, Pen, glyph_path};
use super::outlines;
use super::shape::shape;
use crate::model::Color;
use crate::scene::{
    self, Circle, Face, Item, Line, Outline, Picture, Point, RoundRect, Scene, Shaper, Strip, Text, typeface,
};
use std::collections::BTreeMap;
use tiny_skia::{
    FillRule, FilterQuality, LineCap, LineJoin, Paint, Path, PathBuilder, Pattern, Pixmap, SpreadMode, Stroke,
    StrokeDash, Transform,
};

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
    /// Pictures as small as they are drawn, by hash and how much they shrank: a band takes up where the last one ended.
    pictures: BTreeMap<(String, u32), Pixmap>,
}

/// A band being drawn.
struct Band<'a> {
    pixmap: &'a mut Pixmap,
    /// From points of the map to pixels of the band.
    transform: Transform,
}

impl<'a> Raster<'a> {
    pub(super) fn new(scene: &'a Scene, scale: f32, background: Color) -> Self {
        let spans = scene.items().map(Item::bounds).map(|rect| (rect.y, rect.bottom())).collect();
        let (shaper, glyphs) = (Shaper::default(), GlyphCache::default());
        Self { scene, scale, background, spans, shaper, glyphs, pictures: BTreeMap::new() }
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
        for (place, item) in scene.items().enumerate() {
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
            Item::Image(image) => self.image(band, image),
        }
    }

    fn image(&mut self, band: &mut Band, image: &scene::Image) {
        let frame = RoundRect { rect: image.rect, radius: image.radius, fill: None, stroke: None };
        let Some(frame) = path(|pen| outlines::round_rect(pen, &frame)) else { return };
        let part = image.picture.part_for(&image.rect);
        // In points of the map.
        let pixel = image.rect.width / part.width;
        let by = (1.0 / (pixel * self.scale)).floor().clamp(1.0, 4096.0) as u32;
        let pixmap =
            self.pictures.entry((image.hash.clone(), by)).or_insert_with(|| premultiplied(&image.picture.shrunk(by)));
        let pixel_drawn = pixel * by as f32;
        let (x, y) = (image.rect.x - part.x * pixel, image.rect.y - part.y * pixel);
        let place = Transform::from_row(pixel_drawn, 0.0, 0.0, pixel_drawn, x, y);
        let shader = Pattern::new(pixmap.as_ref(), SpreadMode::Pad, FilterQuality::Bilinear, 1.0, place);
        let paint = Paint { shader, anti_alias: true, ..Paint::default() };
        band.pixmap.fill_path(&frame, &paint, FillRule::Winding, band.transform, None);
    }

    fn text(&mut self, band: &mut Band, text: &Text) {
        let glyphs = shape(&mut self.shaper, text);
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

fn premultiplied(picture: &Picture) -> Pixmap {
    let mut pixmap =
        Pixmap::new(picture.width_px, picture.height_px).expect("a picture is neither empty nor too large");
    for (to, from) in pixmap.pixels_mut().iter_mut().zip(picture.rgba.chunks_exact(4)) {
        *to = tiny_skia::ColorU8::from_rgba(from[0], from[1], from[2], from[3]).premultiply();
    }
    pixmap
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
