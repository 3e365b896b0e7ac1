//! The map as SVG.

use super::picture::{Channels, as_png, base64};
use super::shape::shape;
use super::xml::{Edge, Escaped, Fill, Fine, Number, PathData, Through, put};
use crate::model::Language;
use crate::scene::{
    self, Circle, Face, Item, Line, Outline, Paint, Point, RoundRect, Scene, Shaper, Strip, Text, typeface,
};
use std::collections::BTreeMap;

/// What becomes of text in an SVG.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SvgText {
    /// Shapes: looks like the window on every machine; what each line says is kept as its label.
    #[default]
    Shapes,
    /// Text that can be edited, in Inter. Where Inter is not installed another font takes the same width.
    Editable,
}

/// How an SVG is made.
#[derive(Debug, Clone, PartialEq)]
pub struct SvgOptions {
    /// What it is called.
    pub title: String,
    /// The language of the map.
    pub language: Language,
    /// What becomes of text.
    pub text: SvgText,
    /// Painted under the map; `None`: nothing.
    pub background: Option<Paint>,
}

/// The scene as SVG, a point of the map being a unit.
pub fn svg(scene: &Scene, options: &SvgOptions) -> String {
    let mut painter = Painter::new(options);
    for item in scene.items() {
        painter.item(item);
    }
    painter.document(scene)
}

struct Painter<'a> {
    options: &'a SvgOptions,
    shaper: Shaper,
    marks: String,
    /// The glyphs in use with their names, blank ones without; each is drawn once in `shapes` and then used.
    glyphs: BTreeMap<(Face, u32), Option<usize>>,
    shapes: String,
    /// The pictures in use with their names, by hash.
    pictures: BTreeMap<String, usize>,
    /// How many frames pictures were cut to.
    frames: usize,
}

impl<'a> Painter<'a> {
    fn new(options: &'a SvgOptions) -> Self {
        let (shaper, glyphs) = (Shaper::default(), BTreeMap::new());
        let (marks, shapes) = (String::new(), String::new());
        Self { options, shaper, marks, glyphs, shapes, pictures: BTreeMap::new(), frames: 0 }
    }

    fn document(self, scene: &Scene) -> String {
        let (width, height) = (Number(scene.size.width), Number(scene.size.height));
        let mut out = String::with_capacity(self.marks.len() + self.shapes.len() + 1024);
        put(
            &mut out,
            format_args!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{width}\" \
             height=\"{height}\" viewBox=\"0 0 {width} {height}\" xml:lang=\"{}\" role=\"img\">\n<title>{}</title>\n",
                self.options.language.as_str(),
                Escaped(&self.options.title),
            ),
        );
        if !self.shapes.is_empty() {
            put(&mut out, format_args!("<defs>\n{}</defs>\n", self.shapes));
        }
        if let Some(paint) = self.options.background {
            put(&mut out, format_args!("<rect width=\"{width}\" height=\"{height}\"{}/>\n", Fill(Some(paint))));
        }
        out.push_str(&self.marks);
        out.push_str("</svg>\n");
        out
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::RoundRect(rect) => self.round_rect(rect),
            Item::Circle(circle) => self.circle(circle),
            Item::Line(line) => self.line(line),
            Item::Strip(strip) => self.strip(strip),
            Item::Text(text) => match self.options.text {
                SvgText::Shapes => self.text_as_shapes(text),
                SvgText::Editable => self.text(text),
            },
            Item::Outline(icon) => self.icon(icon),
            Item::Image(image) => self.image(image),
        }
    }

    fn mark(&mut self, mark: std::fmt::Arguments) {
        put(&mut self.marks, mark);
    }

    fn round_rect(&mut self, r: &RoundRect) {
        let (x, y, width, height) = (Number(r.rect.x), Number(r.rect.y), Number(r.rect.width), Number(r.rect.height));
        let radius = Number(r.radius.min(r.rect.width / 2.0).min(r.rect.height / 2.0));
        let (fill, stroke) = (Fill(r.fill), Edge(r.stroke));
        self.mark(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\"{fill}{stroke}/>\n"
        ));
    }

    fn circle(&mut self, c: &Circle) {
        let (x, y, radius) = (Number(c.center.x), Number(c.center.y), Number(c.radius));
        let (fill, stroke) = (Fill(c.fill), Edge(c.stroke));
        self.mark(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"{fill}{stroke}/>\n"));
    }

    fn line(&mut self, line: &Line) {
        let (path, stroke) = (Through(&line.points), Edge(Some(line.stroke)));
        let ends = if line.stroke.dash.is_some() { "" } else { " stroke-linecap=\"round\" stroke-linejoin=\"round\"" };
        self.mark(format_args!("<path d=\"{path}\" fill=\"none\"{stroke}{ends}/>\n"));
    }

    fn strip(&mut self, strip: &Strip) {
        let around: Vec<Point> = strip.left.iter().chain(strip.right.iter().rev()).copied().collect();
        self.mark(format_args!("<path d=\"{}Z\"{}/>\n", Through(&around), Fill(Some(strip.fill))));
    }

    fn text(&mut self, text: &Text) {
        let (x, baseline, size, width) = (Number(text.x), Number(text.baseline), Number(text.size), Number(text.width));
        let (font, fill) = (font_attributes(text.face), Fill(Some(Paint::solid(text.color))));
        self.mark(format_args!(
            "<text x=\"{x}\" y=\"{baseline}\" font-size=\"{size}\"{font}{fill} textLength=\"{width}\" \
             lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">{}</text>\n",
            Escaped(&text.text)
        ));
    }

    fn text_as_shapes(&mut self, text: &Text) {
        let scale = text.size / typeface(text.face).units_per_em;
        let fill = Fill(Some(Paint::solid(text.color)));
        let (x, baseline) = (Number(text.x), Number(text.baseline));
        self.mark(format_args!(
            "<g transform=\"translate({x} {baseline}) scale({})\"{fill} role=\"img\" aria-label=\"{}\">",
            Fine(scale),
            Escaped(&text.text)
        ));
        for glyph in shape(&mut self.shaper, text) {
            let Some(name) = self.glyph(text.face, glyph.id) else { continue };
            let (x, y) = (Number((glyph.pen + glyph.offset.0) / scale), Number(-glyph.offset.1 / scale));
            self.mark(format_args!("<use xlink:href=\"#g{name}\" x=\"{x}\""));
            if glyph.offset.1 != 0.0 {
                self.mark(format_args!(" y=\"{y}\""));
            }
            self.mark(format_args!("/>"));
        }
        self.mark(format_args!("</g>\n"));
    }

    fn icon(&mut self, icon: &Outline) {
        let font = typeface(Face::Icons);
        let Some(name) = self.glyph(Face::Icons, font.glyph(icon.glyph)) else { return };
        let scale = icon.rect.width / font.units_per_em;
        let (x, y) = (Number(icon.rect.x), Number(icon.rect.y + font.ascent * scale));
        let (scale, fill) = (Fine(scale), Fill(Some(Paint::solid(icon.color))));
        self.mark(format_args!(
            "<use xlink:href=\"#g{name}\" transform=\"translate({x} {y}) scale({scale})\"{fill}/>\n"
        ));
    }

    fn image(&mut self, image: &scene::Image) {
        let (r, part) = (image.rect, image.picture.part_for(&image.rect));
        let scale = r.width / part.width;
        let name = self.picture(image);
        let frame = self.frames;
        self.frames += 1;
        let radius = Number(image.radius.min(r.width / 2.0).min(r.height / 2.0));
        let (x, y, width, height) = (Number(r.x), Number(r.y), Number(r.width), Number(r.height));
        put(
            &mut self.shapes,
            format_args!(
                "<clipPath id=\"f{frame}\"><rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\"/></clipPath>\n"
            ),
        );
        let (x, y) = (Number(r.x - part.x * scale), Number(r.y - part.y * scale));
        self.mark(format_args!(
            "<g clip-path=\"url(#f{frame})\"><use xlink:href=\"#p{name}\" transform=\"translate({x} {y}) scale({})\"/></g>\n",
            Fine(scale)
        ));
    }

    /// The name of a picture, whose bytes are written on its first use.
    fn picture(&mut self, image: &scene::Image) -> usize {
        if let Some(known) = self.pictures.get(&image.hash) {
            return *known;
        }
        let (name, picture) = (self.pictures.len(), &image.picture);
        let (width, height, png) = (picture.width_px, picture.height_px, as_png(picture, Channels::All));
        put(
            &mut self.shapes,
            format_args!(
                "<image id=\"p{name}\" width=\"{width}\" height=\"{height}\" xlink:href=\"data:image/png;base64,{}\"/>\n",
                base64(&png)
            ),
        );
        self.pictures.insert(image.hash.clone(), name);
        name
    }

    /// The name of a glyph, which is drawn on its first use; `None`: it is blank.
    fn glyph(&mut self, face: Face, glyph: u32) -> Option<usize> {
        if let Some(known) = self.glyphs.get(&(face, glyph)) {
            return *known;
        }
        let mut path = PathData::default();
        typeface(face).draw(glyph, &mut path);
        let name = (!path.0.is_empty()).then_some(self.glyphs.len());
        if let Some(name) = name {
            put(&mut self.shapes, format_args!("<path id=\"g{name}\" d=\"{}\"/>\n", path.0));
        }
        self.glyphs.insert((face, glyph), name);
        name
    }
}

/// Family, weight and slant. The fallbacks are what browsers and systems have that looks nearest.
fn font_attributes(face: Face) -> &'static str {
    match face {
        Face::Regular => " font-family=\"Inter, 'Helvetica Neue', Arial, sans-serif\"",
        Face::Italic => " font-family=\"Inter, 'Helvetica Neue', Arial, sans-serif\" font-style=\"italic\"",
        Face::Medium => " font-family=\"Inter, 'Helvetica Neue', Arial, sans-serif\" font-weight=\"500\"",
        Face::SemiBold => " font-family=\"Inter, 'Helvetica Neue', Arial, sans-serif\" font-weight=\"600\"",
        Face::Bold => " font-family=\"Inter, 'Helvetica Neue', Arial, sans-serif\" font-weight=\"700\"",
        Face::Icons => " font-family=\"Phosphor\"",
        Face::Emoji => " font-family=\"'Noto Emoji', 'Segoe UI Symbol', sans-serif\"",
        Face::Symbols => " font-family=\"emoji-icon-font, 'Segoe UI Symbol', sans-serif\"",
    }
}
