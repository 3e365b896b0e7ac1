//! The marks of a scene as those of a page of a PDF.

use super::outlines;
use super::pdf_pictures::Pictures;
use super::shape::shape;
use crate::model::Color;
use crate::scene::{
    self, Circle, Face, Item, Line, Outline, RoundRect, Scene, Shaper, Strip, Text, font_bytes, typeface,
};
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::outline::OutlinePen;
use std::collections::BTreeMap;

/// Draws a scene onto a page.
pub(super) struct Painter<'a> {
    surface: Surface<'a>,
    shaper: Shaper,
    fonts: BTreeMap<Face, Font>,
    pictures: Pictures,
    /// Whether the marks being drawn are set apart as decoration.
    in_artifact: bool,
}

impl<'a> Painter<'a> {
    pub(super) fn new(surface: Surface<'a>) -> Self {
        Self {
            surface,
            shaper: Shaper::default(),
            fonts: BTreeMap::new(),
            pictures: Pictures::default(),
            in_artifact: false,
        }
    }

    /// Fills the page.
    pub(super) fn background(&mut self, page: Rect, color: Color) {
        let mut whole = PathBuilder::new();
        whole.push_rect(page);
        self.paint(whole.finish(), Some(scene::Paint::solid(color)), None);
    }

    /// Draws all items; gives the tag of each text, by its place among them.
    pub(super) fn scene(&mut self, scene: &Scene, place_on_page: &Transform) -> BTreeMap<usize, Identifier> {
        let mut tags = BTreeMap::new();
        self.surface.push_transform(place_on_page);
        for (place, item) in scene.items().enumerate() {
            match item {
                Item::RoundRect(rect) => self.round_rect(rect),
                Item::Circle(circle) => self.circle(circle),
                Item::Line(line) => self.line(line),
                Item::Strip(strip) => self.strip(strip),
                Item::Text(text) => {
                    tags.insert(place, self.text(text));
                }
                Item::Outline(icon) => self.icon(icon),
                Item::Image(image) => self.image(image),
            }
        }
        self.artifact(false);
        self.surface.pop();
        tags
    }

    /// The pictures are still to be put into the finished document.
    pub(super) fn finish(mut self) -> Pictures {
        self.artifact(false);
        self.surface.finish();
        self.pictures
    }

    /// Begins or ends what screen readers pass over.
    fn artifact(&mut self, wanted: bool) {
        match (self.in_artifact, wanted) {
            (false, true) => {
                let decoration = Artifact::with_kind(ArtifactType::Layout);
                self.surface.start_tagged(ContentTag::Artifact(decoration));
            }
            (true, false) => self.surface.end_tagged(),
            (true, true) | (false, false) => {}
        }
        self.in_artifact = wanted;
    }

    fn paint(&mut self, path: Option<Path>, fill: Option<scene::Paint>, stroke: Option<scene::Stroke>) {
        let Some(path) = path else { return };
        // With neither, the surface would paint black.
        if fill.is_none() && stroke.is_none() {
            return;
        }
        self.artifact(true);
        self.surface.set_fill(fill.map(fill_of));
        self.surface.set_stroke(stroke.map(stroke_of));
        self.surface.draw_path(&path);
    }

    fn round_rect(&mut self, r: &RoundRect) {
        self.paint(path(|pen| outlines::round_rect(pen, r)), r.fill, r.stroke);
    }

    fn circle(&mut self, c: &Circle) {
        self.paint(path(|pen| outlines::circle(pen, c)), c.fill, c.stroke);
    }

    fn line(&mut self, line: &Line) {
        self.paint(path(|pen| outlines::line(pen, line.points.iter().copied())), None, Some(line.stroke));
    }

    fn strip(&mut self, strip: &Strip) {
        self.paint(path(|pen| outlines::strip(pen, strip)), Some(strip.fill), None);
    }

    fn icon(&mut self, icon: &Outline) {
        let font = typeface(Face::Icons);
        let scale = icon.rect.width / font.units_per_em;
        let outline = path(|pen| font.draw(font.glyph(icon.glyph), pen));
        let place = Transform::from_row(scale, 0.0, 0.0, -scale, icon.rect.x, icon.rect.y + font.ascent * scale);
        self.paint(outline.and_then(|path| path.transform(place)), Some(scene::Paint::solid(icon.color)), None);
    }

    fn image(&mut self, image: &scene::Image) {
        let frame = RoundRect { rect: image.rect, radius: image.radius, fill: None, stroke: None };
        let Some(frame) = path(|pen| outlines::round_rect(pen, &frame)) else { return };
        self.artifact(true);
        let (part, picture) = (image.picture.part_for(&image.rect), &image.picture);
        let scale = image.rect.width / part.width;
        let (width, height) = (picture.width_px as f32 * scale, picture.height_px as f32 * scale);
        let (x, y) = (image.rect.x - part.x * scale, image.rect.y - part.y * scale);
        let graphic = self.pictures.stand_in(&mut self.surface, &image.hash, picture);
        self.surface.push_clip_path(&frame, &FillRule::NonZero);
        self.surface.push_transform(&Transform::from_row(width, 0.0, 0.0, -height, x, y + height));
        self.surface.draw_graphic(graphic);
        self.surface.pop();
        self.surface.pop();
    }

    fn text(&mut self, text: &Text) -> Identifier {
        self.artifact(false);
        let tag = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        let font = self
            .fonts
            .entry(text.face)
            .or_insert_with(|| Font::new(font_bytes(text.face).into(), 0).expect("the fonts that ship can be read"));
        let glyphs: Vec<KrillaGlyph> = shape(&mut self.shaper, text)
            .into_iter()
            .map(|glyph| {
                let [advance, right, up] = [glyph.advance, glyph.offset.0, glyph.offset.1].map(|pt| pt / text.size);
                KrillaGlyph::new(GlyphId::new(glyph.id), advance, right, up, 0.0, glyph.bytes, None)
            })
            .collect();
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(fill_of(scene::Paint::solid(text.color))));
        let start = Point::from_xy(text.x, text.baseline);
        self.surface.draw_glyphs(start, &glyphs, font.clone(), &text.text, text.size, false);
        self.surface.end_tagged();
        tag
    }
}

fn opacity(opacity: f32) -> NormalizedF32 {
    NormalizedF32::new(opacity.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}

fn fill_of(paint: scene::Paint) -> Fill {
    let Color { r, g, b } = paint.color;
    Fill { paint: rgb::Color::new(r, g, b).into(), opacity: opacity(paint.opacity), rule: FillRule::NonZero }
}

fn stroke_of(stroke: scene::Stroke) -> Stroke {
    let Fill { paint, opacity, .. } = fill_of(stroke.paint);
    let dash = stroke.dash.map(|(dash, gap)| StrokeDash { array: vec![dash, gap], offset: 0.0 });
    let (line_cap, line_join) =
        if dash.is_some() { (LineCap::Butt, LineJoin::Miter) } else { (LineCap::Round, LineJoin::Round) };
    Stroke { paint, width: stroke.width, line_cap, line_join, opacity, dash, ..Stroke::default() }
}

/// The path that a pen was led along; `None`: it marks nothing.
fn path(draw: impl FnOnce(&mut Pen)) -> Option<Path> {
    let mut pen = Pen(PathBuilder::new());
    draw(&mut pen);
    pen.0.finish()
}

struct Pen(PathBuilder);

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
