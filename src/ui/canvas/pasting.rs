//! Pasting: records that Parcours copied, or lines, tables and whole maps of other programs.

use super::{Answer, Canvas, MapView, Selected, commands, is_emotion};
use crate::edit::paste_text::{self, MapTable, Pasted, Report};
use crate::edit::{self, Place, clip};
use crate::model::*;
use crate::scene::Target;
use crate::tr;
use crate::words;

/// Most texts without a place that are named.
const NAMED: usize = 5;

/// Puts in what the clipboard holds.
pub(super) fn paste(canvas: &mut Canvas, map: &MapView, text: &str, answer: &mut Answer) {
    if !map.writable {
        return;
    }
    if let Some(clip) = (map.clip)(text) {
        let at = match canvas.selected.first() {
            Selected::Target(Target::Stage(stage)) => Some(clip::At::Stage(stage)),
            Selected::Target(Target::Step(step)) => Some(clip::At::Step(step)),
            Selected::Target(Target::Lane(lane)) => Some(clip::At::Lane(lane)),
            _ => anchor(canvas, map).map(clip::At::Cell),
        };
        if let Some((edit, new)) = clip::paste(map.records, &clip, map.journey, at) {
            answer.journey =
                new.iter().find(|(table, _)| *table == TableId::Journey).map(|(_, id)| JourneyId::from_uuid(*id));
            let targets = new.into_iter().filter_map(|(table, id)| commands::target_of(table, id));
            canvas.show_all(targets.collect::<Vec<_>>());
            answer.edit([edit]);
        }
        return;
    }
    match paste_text::read_table(text) {
        Pasted::WholeMap(table) => whole_map(map.records, &table, map.language, answer),
        pasted => put(canvas, map, &pasted, answer),
    }
}

/// A table of stages and lanes becomes a journey of its own.
fn whole_map(records: &Records, table: &MapTable, language: Language, answer: &mut Answer) {
    let (edit, journey, report) = paste_text::new_map(records, table, language);
    answer.edit([edit]);
    answer.journey = Some(journey);
    answer.told = Some(told(&report, language));
}

fn put(canvas: &mut Canvas, map: &MapView, pasted: &Pasted, answer: &mut Answer) {
    let Some(place) = anchor(canvas, map) else { return };
    let kind = map.records.lanes.get(&place.lane).and_then(|lane| edit::card_kind_of(lane.kind));
    let kind = kind.unwrap_or(CardKind::Note);
    let (edit, report) = paste_text::apply(map.records, map.journey, place, kind, pasted, map.language);
    let cards = edit.changes.iter().filter_map(|change| match (&change.before, &change.after) {
        (None, Some(AnyRecord::Card(card))) => Some(Target::Card(card.id)),
        _ => None,
    });
    let cards: Vec<Target> = cards.collect();
    if !cards.is_empty() {
        canvas.show_all(cards);
    }
    if report.cards + report.feelings > 1 || !report.left_out.is_empty() {
        answer.told = Some(told(&report, map.language));
    }
    answer.edit([edit]);
}

/// What came of a pasted text, in a sentence.
pub(in crate::ui) fn told(report: &Report, language: Language) -> String {
    let count = (report.cards + report.feelings) as i64;
    let mut told = tr!(language, "paste-done", count = count, number = words::number(language, count));
    if report.steps_added > 0 {
        let steps = report.steps_added as i64;
        told.push(' ');
        told.push_str(&tr!(language, "paste-steps", count = steps, number = words::number(language, steps)));
    }
    if !report.left_out.is_empty() {
        let left = report.left_out.len() as i64;
        let names: Vec<&str> = report.left_out.iter().take(NAMED).map(String::as_str).collect();
        let (number, names) = (words::number(language, left), names.join(" · "));
        told.push(' ');
        told.push_str(&tr!(language, "paste-left-out", count = left, number = number, names = names));
    }
    told
}

/// Where a pasted card goes: the selected cell, after the selected card, or the first cell that takes cards.
fn anchor(canvas: &Canvas, map: &MapView) -> Option<Place> {
    if let Selected::Target(Target::Card(id)) = canvas.selected.first() {
        let card = map.records.cards.get(&id)?;
        return Some(Place { lane: card.lane, step: card.step, before: super::after_card(map.records, card) });
    }
    let first = || map.scene.cells.iter().find(|cell| !is_emotion(map.records, cell.lane));
    let selected = canvas.selected.first();
    let lane = match selected {
        Selected::Target(Target::Lane(lane)) => Some(lane),
        _ => None,
    };
    let (lane, step) = match (selected.cell(map.records), lane, selected.step(map.records)) {
        (Some(cell), _, _) => cell,
        (None, Some(lane), _) => (lane, first()?.step),
        (None, None, Some(step)) => (first()?.lane, step),
        (None, None, None) => first().map(|cell| (cell.lane, cell.step))?,
    };
    Some(Place { lane, step, before: None })
}
