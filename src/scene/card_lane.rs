//! What lanes make of plain cards: a channel, a message, who is in charge, and the boxes of a blueprint.

use super::card_quiet;
use super::form::{Builder, Form};
use super::icon;
use super::item::Stroke;
use super::map::Map;
use super::marks;
use super::phrase;
use super::style::{MEDIUM, QUOTE, SMALL, SMALL_MEDIUM};
use crate::model::Card;

const ICON: f32 = 13.0;

/// A channel in use: its icon and name, where it works and whose it is; compact, since cells hold several.
pub(super) fn channel(map: &Map, card: &Card, width: f32) -> Form {
    const TOP: f32 = 4.0;
    let palette = &map.palette;
    let Some(channel) = card.channel.and_then(|id| map.records.channels.get(&id)) else {
        return card_quiet::note(map, card, width);
    };
    let (name, title) = (channel.name.trim(), card.title.trim());
    let mut builder = Builder::new(width, 9.0, TOP);
    builder.icon(marks::named(&channel.icon), ICON, MEDIUM, palette.soft);
    builder.corner(map, card, MEDIUM);
    builder.text(if name.is_empty() { title } else { name }, MEDIUM, palette.tokens.ink);
    if title != name && !name.is_empty() {
        builder.text(title, SMALL, palette.soft);
    }
    let kind = [map.words.places[&channel.place].clone(), map.words.media[&channel.media].clone()];
    let kind = phrase::row(&kind, SMALL, palette.tokens.muted, builder.room());
    builder.block(&kind);
    builder.body(&card.text, SMALL, palette.soft, 2.0);
    builder.finish(5.0, Some((palette.quiet, Stroke::solid(palette.quiet, 1.0))))
}

/// What is said at a touchpoint: a speech bubble's words, in quotation marks.
pub(super) fn message(map: &Map, card: &Card, width: f32) -> Form {
    const TOP: f32 = 6.0;
    let palette = &map.palette;
    let mut builder = Builder::new(width, 9.0, TOP);
    builder.icon(icon::CHAT_CENTERED_TEXT, ICON, QUOTE, palette.soft);
    builder.corner(map, card, QUOTE);
    builder.text(&phrase::quoted(map.language(), &card.title), QUOTE, palette.tokens.ink);
    builder.body(&card.text, SMALL, palette.tokens.muted, 2.0);
    builder.at_least_a_line(TOP, QUOTE);
    builder.finish(7.0, Some((palette.card, Stroke::solid(palette.card_edge, 1.2)))).with_radius(12.0)
}

/// Who is in charge: a name on the sheet. The title is the name; without one the field of the card is.
pub(super) fn owner(map: &Map, card: &Card, width: f32) -> Form {
    let palette = &map.palette;
    let name = if card.title.trim().is_empty() { card.owner.trim() } else { card.title.trim() };
    let mut builder = Builder::new(width, 9.0, 2.0);
    builder.icon(icon::USER_CIRCLE, ICON, SMALL_MEDIUM, palette.soft);
    builder.corner(map, card, SMALL_MEDIUM);
    builder.text(name, SMALL_MEDIUM, palette.soft);
    builder.body(&card.text, SMALL, palette.tokens.muted, 1.0);
    builder.at_least_a_line(2.0, SMALL_MEDIUM);
    builder.finish(2.0, None)
}

/// What the customer holds or sees: a slip with sharp corners.
pub(super) fn physical_evidence(map: &Map, card: &Card, width: f32) -> Form {
    let edge = Stroke::solid(map.palette.card_edge, 1.2);
    let builder = card_quiet::headed(map, card, width, card_quiet::PAD, icon::RECEIPT);
    builder.finish(8.0, Some((map.palette.card, edge))).with_radius(2.0)
}

/// What the customer sees the firm do: a box with an edge.
pub(super) fn front_stage(map: &Map, card: &Card, width: f32) -> Form {
    let edge = Stroke::solid(map.palette.card_edge, 1.2);
    card_quiet::headed(map, card, width, card_quiet::PAD, icon::STOREFRONT).finish(8.0, Some((map.palette.card, edge)))
}

/// What the customer does not see: a ground without an edge.
pub(super) fn back_stage(map: &Map, card: &Card, width: f32) -> Form {
    let quiet = map.palette.quiet;
    let builder = card_quiet::headed(map, card, width, card_quiet::PAD, icon::GEAR_SIX);
    builder.finish(8.0, Some((quiet, Stroke::solid(quiet, 1.0))))
}

/// What supports both: a ground with an edge and sharp corners.
pub(super) fn support(map: &Map, card: &Card, width: f32) -> Form {
    let edge = Stroke::solid(map.palette.card_edge, 1.2);
    let builder = card_quiet::headed(map, card, width, card_quiet::PAD, icon::WRENCH);
    builder.finish(8.0, Some((map.palette.quiet, edge))).with_radius(2.0)
}
