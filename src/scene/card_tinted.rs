//! Pain points, gains and opportunities: a colour each, and what weighs them in words.

use super::form::{Builder, Form};
use super::item::{Rank, Stroke};
use super::map::Map;
use super::phrase;
use super::style::{MEDIUM, SMALL, TEXT};
use super::theme::Tint;
use crate::model::{Card, Level};

/// A pain point: how bad, how often.
pub(super) fn pain(map: &Map, card: &Card, width: f32) -> Form {
    let severity = card.severity.map(|level| map.words.severity[&level].clone());
    let frequency = card.frequency.map(|level| map.words.frequency[&level].clone());
    tinted(map, card, width, map.palette.tokens.pain, severity.into_iter().chain(frequency).collect())
}

/// A gain: how often.
pub(super) fn gain(map: &Map, card: &Card, width: f32) -> Form {
    let frequency = card.frequency.map(|level| map.words.frequency[&level].clone());
    tinted(map, card, width, map.palette.tokens.gain, frequency.into_iter().collect())
}

/// An opportunity: impact and effort, until when, by whom.
pub(super) fn opportunity(map: &Map, card: &Card, width: f32) -> Form {
    let words = &map.words;
    let weight = |level: Option<Level>| level.map(|level| words.weight[&level].as_str());
    let weights = match (weight(card.impact), weight(card.effort)) {
        (Some(impact), Some(effort)) => Some(words.impact_effort.fill(&[impact, effort])),
        (Some(impact), None) => Some(words.impact.fill(&[impact])),
        (None, Some(effort)) => Some(words.effort.fill(&[effort])),
        (None, None) => None,
    };
    let due = card.due.map(|day| phrase::near_day(map, day));
    let owner = Some(card.owner.trim().to_owned());
    let weights = [weights, due, owner].into_iter().flatten().collect();
    tinted(map, card, width, map.palette.tokens.opportunity, weights)
}

fn tinted(map: &Map, card: &Card, width: f32, tint: Tint, weights: Vec<String>) -> Form {
    let mut builder = Builder::new(width, 10.0, 7.0);
    builder.corner(map, card, MEDIUM);
    builder.text(&card.title, MEDIUM.of(Rank::Title), tint.text);
    builder.body(&card.text, TEXT, tint.text, 2.0);
    builder.at_least_a_line(7.0, MEDIUM);
    let weights = phrase::row(&weights, SMALL, map.palette.lesser(tint), builder.room());
    builder.foot(&weights, 2.0);
    builder.finish(8.0, Some((tint.fill, Stroke::solid(tint.border, 1.0))))
}
