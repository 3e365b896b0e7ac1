//! Touchpoints: channel, evidence, and what was measured there.

use super::form::{Builder, Form};
use super::icon;
use super::item::{Rank, Stroke};
use super::map::Map;
use super::marks;
use super::measure::Block;
use super::phrase;
use super::style::{CARD, SMALL, SMALL_QUOTE, SMALL_STRONG};
use crate::analysis::TouchpointFigures;
use crate::model::{Card, Channel, KnownBy, LaneKind};
use crate::words;

const ICON: f32 = 15.0;
const PAD: f32 = 7.5;
/// Leaving is told where at least this share of the customers leaves.
const NOTABLE_LEAVES: f64 = 0.2;

/// A touchpoint.
pub(super) fn form(map: &Map, card: &Card, width: f32) -> Form {
    let palette = &map.palette;
    let channel = card.channel.and_then(|id| map.records.channels.get(&id));
    let mut builder = Builder::new(width, PAD, 8.0);
    title(map, card, channel, &mut builder);
    let kind = channel.map(|c| [map.words.places[&c.place].clone(), map.words.media[&c.media].clone()]);
    let kind: Vec<String> = kind.into_iter().flatten().chain(mark(map, card)).collect();
    if !kind.is_empty() {
        let kind = phrase::row(&kind, SMALL, palette.tokens.muted, builder.room());
        builder.skip(1.0);
        builder.block(&kind);
    }
    builder.body(&card.text, SMALL, palette.soft, 4.0);
    if let Some(line) = measured_line(map, card, channel, builder.room()) {
        builder.foot(&line, 5.0);
    }
    let edge = if is_beyond_measure(card, channel) {
        Stroke::solid(palette.dashed, 1.0).dashed(4.0, 3.0)
    } else {
        Stroke::solid(palette.card_edge, 1.2)
    };
    builder.finish(9.0, Some((palette.card, edge)))
}

/// The channel's icon, the title, and the evidence dot at the right.
fn title(map: &Map, card: &Card, channel: Option<&Channel>, builder: &mut Builder) {
    let top = builder.y();
    let glyph = channel.map_or_else(|| icon::of_lane(LaneKind::Touchpoints), |channel| marks::named(&channel.icon));
    builder.icon(glyph, ICON, CARD, map.palette.soft);
    builder.corner(map, card, CARD);
    builder.text(card.title.trim(), CARD.of(Rank::Title), map.palette.tokens.ink);
    builder.at_least_a_line(top, CARD);
}

/// By what it is known who was there, where it is not the channel that says so.
fn mark(map: &Map, card: &Card) -> Option<String> {
    match card.known_by {
        // Nothing is said in the place of the figures.
        KnownBy::AsChannel | KnownBy::Nothing => None,
        KnownBy::Counter | KnownBy::Beacon | KnownBy::Till => Some(map.words.known_by[&card.known_by].clone()),
    }
}

/// Whether no data can ever tell of it: no rule, and it leaves no trace.
fn is_beyond_measure(card: &Card, channel: Option<&Channel>) -> bool {
    card.rules.is_empty() && !card.leaves_trace(channel)
}

/// The last line of a touchpoint: measured, estimated, or why there is neither.
fn measured_line(map: &Map, card: &Card, channel: Option<&Channel>, width: f32) -> Option<Block> {
    let tokens = map.palette.tokens;
    let figures = map.overlay.and_then(|overlay| overlay.touchpoints.get(&card.id));
    if !map.options.show_customers {
        return None;
    }
    if let Some(figures) = figures.filter(|figures| figures.customers > 0) {
        return Some(phrase::row(&parts(map, figures), SMALL_STRONG, tokens.measured, width));
    }
    if let Some(estimated) = card.estimated {
        let text = map.words.estimated.fill(&[&words::number(map.language(), estimated)]);
        return Some(phrase::row(&[text], SMALL_QUOTE, tokens.measured, width));
    }
    let reason = if is_beyond_measure(card, channel) {
        &map.words.cannot_be_measured
    } else if map.overlay.is_none() {
        return None;
    } else if card.rules.is_empty() {
        &map.words.not_linked
    } else {
        &map.words.never_seen
    };
    Some(phrase::row(std::slice::from_ref(reason), SMALL, tokens.muted, width))
}

/// Customers, their share, how long they stay, how many leave.
fn parts(map: &Map, figures: &TouchpointFigures) -> Vec<String> {
    let language = map.language();
    let customers = phrase::count(map, figures.customers);
    if !map.may_tell(figures.customers) {
        return vec![customers];
    }
    let mut parts = vec![customers, words::percent(language, figures.share)];
    if let Some(time) = figures.time_spent {
        parts.push(words::duration(language, time.median_ms));
    }
    let leaving = figures.leaves as f64 / figures.customers as f64;
    // Who stays is a group as well: a share of all but three would tell of the three.
    let staying = figures.customers.saturating_sub(figures.leaves);
    if leaving >= NOTABLE_LEAVES && map.may_tell(figures.leaves) && map.may_tell(staying) {
        parts.push(map.words.leave.fill(&[&words::percent(language, leaving)]));
    }
    parts
}
