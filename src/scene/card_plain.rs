//! Cards without a ground of their own: actions as plain text, thoughts and verbatims as quotes.

use super::form::{Builder, Form};
use super::item::Rank;
use super::map::Map;
use super::phrase;
use super::style::{QUOTE, SMALL, TEXT};
use crate::model::Card;

/// Lines up with the text of the column's head.
const PAD: f32 = 9.0;

/// What the customer does: text on the sheet.
pub(super) fn action(map: &Map, card: &Card, width: f32) -> Form {
    let tokens = map.palette.tokens;
    let mut builder = Builder::new(width, PAD, 2.0);
    builder.corner(map, card, TEXT);
    builder.text(&card.title, TEXT.of(Rank::Title), tokens.ink);
    builder.body(&card.text, SMALL, tokens.muted, 2.0);
    plain(builder)
}

/// What the customer thinks: an imagined quote.
pub(super) fn thought(map: &Map, card: &Card, width: f32) -> Form {
    let mut builder = Builder::new(width, PAD, 2.0);
    builder.corner(map, card, QUOTE);
    builder.text(&phrase::quoted(map.language(), &card.title), QUOTE.of(Rank::Title), map.palette.soft);
    builder.body(&card.text, SMALL, map.palette.tokens.muted, 2.0);
    plain(builder)
}

/// What a real person said, with its source.
pub(super) fn verbatim(map: &Map, card: &Card, width: f32) -> Form {
    let tokens = map.palette.tokens;
    let mut builder = Builder::new(width, PAD, 2.0);
    builder.corner(map, card, QUOTE);
    builder.text(&phrase::quoted(map.language(), &card.title), QUOTE.of(Rank::Title), tokens.ink);
    builder.body(&card.text, SMALL, tokens.muted, 2.0);
    if !card.source.trim().is_empty() {
        builder.skip(2.0);
        builder.text(&format!("– {}", card.source.trim()), SMALL, tokens.muted);
    }
    plain(builder)
}

fn plain(mut builder: Builder) -> Form {
    builder.at_least_a_line(2.0, TEXT);
    builder.finish(2.0, None)
}
