//! Quiet cards told apart by an icon and a form of their own: needs, triggers, notes.

use super::form::{Builder, Form};
use super::geometry::Rect;
use super::icon;
use super::item::Stroke;
use super::map::Map;
use super::marks;
use super::style::{HEAD, TEXT};
use crate::model::Card;

pub(super) const PAD: f32 = 9.0;
const TOP: f32 = 7.0;
const ICON: f32 = 13.0;

/// What the customer needs or expects: a target before it.
pub(super) fn need(map: &Map, card: &Card, width: f32) -> Form {
    let quiet = map.palette.quiet;
    headed(map, card, width, PAD, icon::TARGET).finish(8.0, Some((quiet, Stroke::solid(quiet, 1.0))))
}

/// What starts the journey: a flag before it, a pole at its left.
pub(super) fn trigger(map: &Map, card: &Card, width: f32) -> Form {
    let palette = &map.palette;
    let mut builder = headed(map, card, width, PAD + 4.0, icon::FLAG);
    let pole = Rect::new(5.0, TOP + 1.0, 2.5, builder.y() - TOP - 1.0);
    builder.mark(marks::panel(pole, 1.25, palette.soft));
    builder.finish(8.0, Some((palette.card, Stroke::solid(palette.card_edge, 1.2))))
}

/// A note in its cell, or anywhere on the sheet.
pub(super) fn note(map: &Map, card: &Card, width: f32) -> Form {
    let palette = &map.palette;
    let builder = headed(map, card, width, PAD, icon::NOTE);
    builder.finish(8.0, Some((palette.quiet, Stroke::solid(palette.card_edge, 1.0)))).with_radius(2.0)
}

/// An icon, the title, the text.
pub(super) fn headed(map: &Map, card: &Card, width: f32, pad: f32, glyph: char) -> Builder {
    let style = if card.text.trim().is_empty() { TEXT } else { HEAD };
    let mut builder = Builder::new(width, pad, TOP);
    builder.icon(glyph, ICON, style, map.palette.soft);
    builder.corner(map, card, style);
    builder.text(&card.title, style, map.palette.tokens.ink);
    builder.body(&card.text, TEXT, map.palette.soft, 2.0);
    builder.at_least_a_line(TOP, style);
    builder
}
