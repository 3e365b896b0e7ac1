//! Cards without a colour of their own: actions as plain text, thoughts and verbatims as quotes, and the quiet card
//! that every other kind takes.

use super::form::{Builder, Form};
use super::item::Stroke;
use super::map::Map;
use super::phrase;
use super::style::{HEAD, QUOTE, SMALL, TEXT};
use crate::model::{Card, Color};

/// Lines up with the text of the column's head.
const PAD: f32 = 9.0;

/// What the customer does: text on the sheet.
pub(super) fn action(map: &Map, card: &Card, width: f32) -> Form {
    let tokens = map.palette.tokens;
    let mut builder = Builder::new(width, PAD, 2.0);
    builder.text(&card.title, TEXT, tokens.ink);
    builder.body(&card.text, SMALL, tokens.muted, 2.0);
    plain(builder)
}

/// What the customer thinks: an imagined quote.
pub(super) fn thought(map: &Map, card: &Card, width: f32) -> Form {
    let mut builder = Builder::new(width, PAD, 2.0);
    builder.text(&phrase::quoted(map.language(), &card.title), QUOTE, map.palette.soft);
    builder.body(&card.text, SMALL, map.palette.tokens.muted, 2.0);
    plain(builder)
}

/// What a real person said, with its source.
pub(super) fn verbatim(map: &Map, card: &Card, width: f32) -> Form {
    let tokens = map.palette.tokens;
    let mut builder = Builder::new(width, PAD, 2.0);
    builder.text(&phrase::quoted(map.language(), &card.title), QUOTE, tokens.ink);
    builder.body(&card.text, SMALL, tokens.muted, 2.0);
    if !card.source.trim().is_empty() {
        builder.skip(2.0);
        builder.text(&format!("– {}", card.source.trim()), SMALL, tokens.muted);
    }
    plain(builder)
}

fn plain(mut builder: Builder) -> Form {
    at_least_a_line(&mut builder, 2.0);
    builder.finish(2.0, None)
}

/// A card on a quiet ground: needs, criteria, triggers, notes, whatever a blueprint holds.
pub(super) fn quiet(map: &Map, card: &Card, width: f32) -> Form {
    let palette = &map.palette;
    let mut builder = Builder::new(width, PAD, 7.0);
    let is_headed = !card.text.trim().is_empty();
    builder.text(&card.title, if is_headed { HEAD } else { TEXT }, palette.tokens.ink);
    builder.body(&card.text, TEXT, palette.soft, 2.0);
    at_least_a_line(&mut builder, 7.0);
    builder.finish(8.0, Some((palette.quiet, edge(palette.quiet))))
}

/// An empty card is as high as one of a single line, so that it can be seen and typed into.
fn at_least_a_line(builder: &mut Builder, top: f32) {
    let missing = top + TEXT.line() - builder.y();
    builder.skip(missing.max(0.0));
}

/// An edge that cannot be seen.
fn edge(fill: Color) -> Stroke {
    Stroke::solid(fill, 1.0)
}
