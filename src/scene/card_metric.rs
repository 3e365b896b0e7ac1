//! Metrics: where they stand, where they should stand, and how far the way is.

use super::form::{Builder, Form};
use super::geometry::Rect;
use super::item::Stroke;
use super::map::Map;
use super::marks;
use super::measure::{self, Room};
use super::phrase;
use super::style::{HEAD, SMALL, STAGE, TEXT};
use crate::model::{Card, Language};
use crate::words;

const BAR: f32 = 4.0;

/// A metric.
pub(super) fn form(map: &Map, card: &Card, width: f32) -> Form {
    let (palette, language) = (&map.palette, map.language());
    let tokens = palette.tokens;
    let mut builder = Builder::new(width, 10.0, 7.0);
    builder.text(&card.title, HEAD, tokens.ink);
    let written = |value: Option<f64>| value.map(|value| with_unit(language, value, &card.unit));
    // Where nothing was measured yet, the way begins at the baseline.
    let start = card.current.or(card.baseline);
    if start.is_some() || card.target.is_some() {
        let start = written(start).map(|start| STAGE.span(format!("{start} "), tokens.ink));
        let target = written(card.target).map(|target| TEXT.span(format!("→ {target}"), palette.soft));
        let spans: Vec<_> = start.into_iter().chain(target).collect();
        builder.skip(2.0);
        let figures = measure::measure(&spans, Room::wide(builder.room()));
        builder.block(&figures);
    }
    if let Some(share) = progress(card) {
        bar(map, &mut builder, share);
    }
    builder.body(&card.text, TEXT, palette.soft, 2.0);
    let from =
        written(card.baseline.filter(|_| card.current.is_some())).map(|value| map.words.metric_from.fill(&[&value]));
    let notes: Vec<String> = from.into_iter().chain([map.words.directions[&card.direction].clone()]).collect();
    let notes = phrase::row(&notes, SMALL, tokens.muted, builder.room());
    builder.foot(&notes, 4.0);
    builder.finish(8.0, Some((palette.card, Stroke::solid(palette.card_edge, 1.2))))
}

fn bar(map: &Map, builder: &mut Builder, share: f32) {
    let (palette, width) = (&map.palette, builder.room());
    builder.skip(5.0);
    let track = Rect::new(builder.left(), builder.y(), width, BAR);
    builder.mark(marks::panel(track, BAR / 2.0, palette.tokens.hairline));
    // A bar shorter than it is high would lose its round ends.
    let done = Rect { width: (width * share).max(BAR), ..track };
    builder.mark(marks::panel(done, BAR / 2.0, palette.soft));
    builder.skip(BAR);
}

/// How much of the way from baseline (or nothing) to target is done, 0 to 1.
fn progress(card: &Card) -> Option<f32> {
    let (current, target) = (card.current?, card.target?);
    let start = card.baseline.unwrap_or(0.0);
    let way = target - start;
    let share = if way == 0.0 { f64::from(u8::from(current == target)) } else { (current - start) / way };
    Some(share.clamp(0.0, 1.0) as f32)
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
    fn progress_runs_from_baseline_to_target_either_way() {
        let close = |card: Card, expected: f32| (progress(&card).unwrap() - expected).abs() < 1e-4;
        assert!(close(card(Some(41.0), 38.0, 30.0), 3.0 / 11.0));
        assert!(close(card(None, 3.0, 4.0), 0.75));
        assert!(close(card(Some(2.4), 2.1, 3.8), 0.0), "worse than at the start is no progress");
        assert!(close(card(Some(5.0), 5.0, 5.0), 1.0));
    }

    #[test]
    fn units_follow_the_language() {
        assert_eq!(with_unit(Language::English, 38.0, "%"), "38%");
        assert_eq!(with_unit(Language::French, 2.4, "%"), "2,4\u{A0}%");
        assert_eq!(with_unit(Language::English, 2.1, ""), "2.1");
    }
}
