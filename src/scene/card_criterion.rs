//! Choice criteria: how well we and each competitor do, a row of five dots a firm.

use super::form::{Builder, Form};
use super::geometry::Point;
use super::icon;
use super::item::{Circle, Item, Stroke};
use super::map::Map;
use super::marks;
use super::measure::{self, Room};
use super::style::{MEDIUM, SMALL, SMALL_STRONG, TEXT};
use crate::model::{Card, Color, Score};

const TOP: f32 = 7.0;
const ICON: f32 = 13.0;
const BEST: u8 = 5;
/// From dot to dot.
const APART: f32 = 9.0;
const DOT: f32 = 3.0;

/// A choice criterion.
pub(super) fn form(map: &Map, card: &Card, width: f32) -> Form {
    let palette = &map.palette;
    let mut builder = Builder::new(width, 9.0, TOP);
    builder.icon(icon::SCALES, ICON, MEDIUM, palette.soft);
    builder.corner(map, card, MEDIUM);
    builder.text(&card.title, MEDIUM, palette.tokens.ink);
    builder.body(&card.text, TEXT, palette.soft, 2.0);
    builder.at_least_a_line(TOP, MEDIUM);
    for (number, score) in in_order(card).enumerate() {
        builder.skip(if number == 0 { 4.0 } else { 1.0 });
        row(map, &mut builder, score);
    }
    builder.finish(8.0, Some((palette.card, Stroke::solid(palette.card_edge, 1.2))))
}

/// Ours first, then the others in their order.
pub(super) fn in_order(card: &Card) -> impl Iterator<Item = &Score> {
    let is_ours = |score: &&Score| score.name.trim().is_empty();
    card.scores.iter().filter(is_ours).chain(card.scores.iter().filter(move |score| !is_ours(score)))
}

/// A firm and its dots; ours in stronger letters and larger dots.
fn row(map: &Map, builder: &mut Builder, score: &Score) {
    let (palette, name) = (&map.palette, score.name.trim());
    let is_ours = name.is_empty();
    let name = if is_ours { map.words.us.as_str() } else { name };
    let (style, ink) = if is_ours { (SMALL_STRONG, palette.tokens.ink) } else { (SMALL, palette.tokens.muted) };
    let dots = f32::from(BEST) * APART;
    let block = measure::measure(&[style.span(name, ink)], Room::wide((builder.room() - dots - 4.0).max(1.0)));
    let right = builder.left() + builder.room();
    let middle = builder.y() + style.line() / 2.0;
    for place in 0..BEST {
        let center = Point::new(right - dots + (f32::from(place) + 0.5) * APART, middle);
        builder.mark(dot(center, is_ours, place < score.value, ink));
    }
    builder.block(&block);
}

/// Full or open, so that a row reads without colours.
fn dot(center: Point, is_ours: bool, is_full: bool, color: Color) -> Item {
    let radius = if is_ours { DOT + 0.5 } else { DOT };
    if is_full {
        return marks::disc(center, radius, color);
    }
    Item::Circle(Circle { center, radius: radius - 0.5, fill: None, stroke: Some(Stroke::solid(color, 1.0)) })
}
