//! Metrics: where they stand, where they should stand, and how far the way is.

use super::form::{Builder, Form};
use super::geometry::{Point, Rect};
use super::item::{Rank, Stroke};
use super::map::Map;
use super::marks;
use super::measure::{self, Align, Room, Span};
use super::phrase;
use super::style::{HEAD, SMALL, STAGE, TEXT};
use crate::model::{Card, Language};
use crate::{tr, words};

const BAR: f32 = 4.0;
/// Width of the marks at baseline and target.
const TICK: f32 = 2.0;

/// A metric.
pub(super) fn form(map: &Map, card: &Card, width: f32) -> Form {
    let (palette, language) = (&map.palette, map.language());
    let tokens = palette.tokens;
    let mut builder = Builder::new(width, 10.0, 7.0);
    builder.corner(map, card, HEAD);
    builder.text(&card.title, HEAD.of(Rank::Title), tokens.ink);
    builder.at_least_a_line(7.0, HEAD);
    let written = |value: Option<f64>| value.map(|value| with_unit(language, value, &card.unit));
    let (baseline, current, target) = (written(card.baseline), written(card.current), written(card.target));
    let way = way(card);
    let now = current.as_ref().map(|now| [STAGE.span(format!("{now} "), tokens.ink), word(map)]);
    // Without a bar the numbers stand in one row; where nothing was measured yet, it begins at the baseline.
    let start = baseline.as_ref().filter(|_| now.is_none()).map(|start| STAGE.span(format!("{start} "), tokens.ink));
    let end = target.as_ref().filter(|_| way.is_none()).map(|end| TEXT.span(format!(" → {end}"), palette.soft));
    let spans: Vec<_> = now.into_iter().flatten().chain(start).chain(end).collect();
    builder.skip(2.0);
    builder.spans(&spans);
    if let Some(way) = way {
        bar(map, &mut builder, &way);
    }
    let from = baseline.filter(|_| card.current.is_some()).map(|value| map.words.metric_from.fill(&[&value]));
    let to = target.filter(|_| way.is_some()).map(|value| map.words.metric_target.fill(&[&value]));
    ends(map, &mut builder, from, to);
    builder.body(&card.text, TEXT, palette.soft, 2.0);
    // Of a metric without a figure nobody asks which way is better.
    if [card.baseline, card.current, card.target].iter().any(Option::is_some) {
        let direction = [map.words.directions[&card.direction].clone()];
        builder.foot(&phrase::row(&direction, SMALL, tokens.muted, builder.room()), 3.0);
    }
    builder.finish(8.0, Some((palette.card, Stroke::solid(palette.card_edge, 1.2))))
}

/// The word behind the current value.
fn word(map: &Map) -> Span<'static> {
    SMALL.span(tr!(map.language(), "map-metric-current"), map.palette.tokens.muted)
}

/// A track from end to end, filled from the baseline to where the metric stands, with a mark at baseline and target.
fn bar(map: &Map, builder: &mut Builder, way: &Way) {
    let (palette, width) = (&map.palette, builder.room());
    builder.skip(6.0);
    let (left, y) = (builder.left(), builder.y());
    let at = |share: f32| left + way.place(share) * width;
    let track = Rect::new(left, y, width, BAR);
    builder.mark(marks::panel(track, BAR / 2.0, palette.tokens.hairline));
    let (from, to) = (at(0.0).min(at(way.done)), at(0.0).max(at(way.done)));
    // A bar shorter than it is high would lose its round ends.
    let done = Rect { x: from.min(left + width - BAR), width: (to - from).max(BAR), ..track };
    builder.mark(marks::panel(done, BAR / 2.0, palette.soft));
    for (share, ink) in [(0.0, palette.tokens.muted), (1.0, palette.tokens.ink)] {
        let x = at(share).clamp(left + TICK / 2.0, left + width - TICK / 2.0);
        let tick = Rect::new(x - TICK / 2.0, y - 3.0, TICK, BAR + 6.0);
        builder.mark(marks::panel(tick, TICK / 2.0, ink));
    }
    builder.skip(BAR + 4.0);
}

/// Baseline and target in words, at the two ends of the bar or one below the other.
fn ends(map: &Map, builder: &mut Builder, from: Option<String>, to: Option<String>) {
    let muted = map.palette.tokens.muted;
    let block = |text: String| measure::measure(&[SMALL.span(text, muted)], Room::wide(builder.room()));
    let (from, to) = (from.map(block), to.map(block));
    let needed: f32 = [&from, &to].into_iter().flatten().map(|block| block.width).sum();
    let is_one_row = needed + 8.0 <= builder.room();
    if let Some(from) = &from {
        builder.block(from);
        builder.skip(if is_one_row && to.is_some() { -from.height } else { 0.0 });
    }
    if let Some(to) = &to {
        let corner = Point::new(builder.left(), builder.y());
        for mark in to.aligned(corner, builder.room(), Align::Right) {
            builder.mark(mark);
        }
        builder.skip(to.height);
    }
}

/// The way from baseline (or nothing) to target.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Way {
    /// How much of it is done: below 0 it is worse than at the start, above 1 better than wished.
    done: f32,
}

impl Way {
    /// A share of the way as a share of the whole bar, on which baseline, target and current value lie.
    fn place(&self, share: f32) -> f32 {
        let (first, last) = (self.done.min(0.0), self.done.max(1.0));
        (share - first) / (last - first)
    }
}

fn way(card: &Card) -> Option<Way> {
    let (current, target) = (card.current?, card.target?);
    let start = card.baseline.unwrap_or(0.0);
    let way = target - start;
    let done = if way == 0.0 { f64::from(u8::from(current == target)) } else { (current - start) / way };
    // Far beyond either end the bar would show nothing else.
    Some(Way { done: done.clamp(-1.0, 2.0) as f32 })
}

/// A number with its unit as the language writes it.
fn with_unit(language: Language, value: f64, unit: &str) -> String {
    let number = words::decimal(language, value, 2);
    match (unit.trim(), language) {
        ("", _) => number,
        ("%", Language::English) => format!("{number}%"),
        (unit, _) => format!("{number}\u{A0}{unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CardId, Record};

    fn card(baseline: Option<f64>, current: f64, target: f64) -> Card {
        let (current, target) = (Some(current), Some(target));
        Card { baseline, current, target, ..Card::blank(CardId::new()) }
    }

    #[test]
    fn the_way_runs_from_baseline_to_target_either_way() {
        let close = |card: Card, expected: f32| (way(&card).unwrap().done - expected).abs() < 1e-4;
        assert!(close(card(Some(41.0), 38.0, 30.0), 3.0 / 11.0));
        assert!(close(card(None, 3.0, 4.0), 0.75));
        assert!(close(card(Some(2.4), 2.1, 3.8), -0.3 / 1.4), "worse than at the start");
        assert!(close(card(Some(5.0), 5.0, 5.0), 1.0));
    }

    #[test]
    fn baseline_target_and_current_value_all_lie_on_the_bar() {
        for done in [-1.0, -0.2, 0.0, 0.5, 1.0, 1.7] {
            let way = Way { done };
            let places = [0.0, 1.0, done].map(|share| way.place(share));
            assert!(places.iter().all(|place| (-1e-5..=1.00001).contains(place)), "{places:?}");
            assert!(places[0] < places[1]);
        }
    }

    #[test]
    fn units_follow_the_language() {
        assert_eq!(with_unit(Language::English, 38.0, "%"), "38%");
        assert_eq!(with_unit(Language::French, 2.4, "%"), "2,4\u{A0}%");
        assert_eq!(with_unit(Language::English, 2.1, ""), "2.1");
    }
}
