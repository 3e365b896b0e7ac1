//! Moments of truth: a star, their kind in words, and what the customer asks.

use super::form::{Builder, Form};
use super::icon;
use super::item::{Rank, Stroke};
use super::map::Map;
use super::phrase;
use super::style::{MEDIUM, QUOTE, STRONG, TEXT};
use crate::model::Card;

const STAR: f32 = 14.0;

/// A moment of truth.
pub(super) fn form(map: &Map, card: &Card, width: f32) -> Form {
    let (tokens, language) = (map.palette.tokens, map.language());
    let tint = tokens.moment;
    let mut kind = map.words.moments[&card.moment_type].clone();
    if card.gives_up {
        kind = format!("{kind} · {}", map.words.goes_on_or_gives_up);
    }
    let mut builder = Builder::new(width, 10.0, 7.0);
    builder.icon(icon::STAR_FOUR_FILL, STAR, STRONG, tokens.star);
    builder.corner(map, card, STRONG);
    builder.text(&kind, STRONG, tint.text);
    builder.skip(1.0);
    builder.text(&card.title, MEDIUM.of(Rank::Title), tint.text);
    builder.text(&phrase::quoted(language, &card.question), QUOTE, tint.text);
    builder.body(&card.text, TEXT, tint.text, 2.0);
    builder.finish(8.0, Some((tint.fill, Stroke::solid(tint.border, 1.0))))
}
