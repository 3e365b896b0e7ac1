//! Short words for the marks that many parts of the map are made of.

use super::geometry::{Point, Rect};
use super::icon;
use super::item::{Circle, Image, Item, Line, Outline, Paint, RoundRect, Strip, Stroke};
use super::palette::Palette;
use crate::model::{Color, Evidence};

/// A filled rectangle with round corners.
pub(super) fn panel(rect: Rect, radius: f32, fill: Color) -> Item {
    Item::RoundRect(RoundRect { rect, radius, fill: Some(Paint::solid(fill)), stroke: None })
}

/// A filled rectangle with round corners and an edge inside of it.
pub(super) fn card(rect: Rect, radius: f32, fill: Color, edge: Stroke) -> Item {
    let rect = rect.grown(-edge.width / 2.0);
    Item::RoundRect(RoundRect { rect, radius, fill: Some(Paint::solid(fill)), stroke: Some(edge) })
}

/// A disc.
pub(super) fn disc(center: Point, radius: f32, fill: Color) -> Item {
    Item::Circle(Circle { center, radius, fill: Some(Paint::solid(fill)), stroke: None })
}

/// A straight line.
pub(super) fn straight(from: Point, to: Point, stroke: Stroke) -> Item {
    Item::Line(Line { points: vec![from, to], stroke })
}

/// An icon in a square.
pub(super) fn outline(glyph: char, x: f32, y: f32, size: f32, color: Color) -> Item {
    Item::Outline(Outline { glyph, rect: Rect::new(x, y, size, size), color })
}

/// The named icon of a channel.
pub(super) fn named(name: &str) -> char {
    icon::by_name(name)
}

/// The radius of an evidence dot.
pub(super) const DOT: f32 = 4.0;

/// The dot of a level of evidence: open, half, full.
pub(super) fn evidence_dot(palette: &Palette, evidence: Evidence, center: Point) -> Vec<Item> {
    let ring = |color| {
        let stroke = Some(Stroke::solid(color, 1.2));
        Item::Circle(Circle { center, radius: DOT - 0.6, fill: None, stroke })
    };
    match evidence {
        Evidence::Assumed => vec![ring(palette.tokens.muted)],
        Evidence::Partly => {
            vec![half_disc(center, DOT - 0.4, palette.tokens.validated), ring(palette.tokens.validated)]
        }
        Evidence::Validated => vec![disc(center, DOT, palette.tokens.validated)],
    }
}

/// The left half of a disc.
fn half_disc(center: Point, radius: f32, fill: Color) -> Item {
    let rows = (0..=12).map(|row| std::f32::consts::PI * (row as f32 / 12.0 - 0.5));
    let round = rows.map(|angle| Point::new(center.x - radius * angle.cos(), center.y + radius * angle.sin()));
    let left: Vec<Point> = round.collect();
    let right = left.iter().map(|place| Point::new(center.x, place.y)).collect();
    Item::Strip(Strip { left, right, fill: Paint::solid(fill) })
}

/// The same mark elsewhere.
pub(super) fn moved(item: Item, dx: f32, dy: f32) -> Item {
    let place = |p: Point| Point::new(p.x + dx, p.y + dy);
    let all = |points: Vec<Point>| points.into_iter().map(place).collect();
    let area = |r: Rect| Rect::new(r.x + dx, r.y + dy, r.width, r.height);
    match item {
        Item::RoundRect(r) => Item::RoundRect(RoundRect { rect: area(r.rect), ..r }),
        Item::Circle(c) => Item::Circle(Circle { center: place(c.center), ..c }),
        Item::Line(line) => Item::Line(Line { points: all(line.points), ..line }),
        Item::Strip(strip) => Item::Strip(Strip { left: all(strip.left), right: all(strip.right), ..strip }),
        Item::Text(mut text) => {
            text.x += dx;
            text.baseline += dy;
            Item::Text(text)
        }
        Item::Outline(icon) => Item::Outline(Outline { rect: area(icon.rect), ..icon }),
        Item::Image(image) => Item::Image(Image { rect: area(image.rect), ..image }),
    }
}
