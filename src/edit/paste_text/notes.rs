//! Notes of a whiteboard: one card each; what a colour means is for the user to say.

use super::lane_names::plain;
use super::{Report, cut, title_and_text};
use crate::edit::cards::Place;
use crate::edit::change::{Change, Edit};
use crate::edit::grid::{Grid, MOST_CARDS};
use crate::edit::label::{Label, Verb};
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};

/// One note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedNote {
    /// What stands on it; may have several lines.
    pub text: String,
    /// Its colour, as the file writes it.
    pub color: Option<String>,
}

/// What the columns of such a file are called, in the form of [`plain`].
const TEXTS: [&str; 9] =
    ["text", "texte", "content", "contenu", "note", "sticky note", "sticky text", "body", "message"];
const COLORS: [&str; 10] = [
    "color",
    "colour",
    "couleur",
    "bg color",
    "bgcolor",
    "background color",
    "background colour",
    "backgroundcolor",
    "fill",
    "sticky color",
];
const OTHERS: [&str; 8] = ["position x", "position y", "x", "y", "type", "area", "author", "last updated by"];

/// The notes of a file, if its first row says that it holds notes.
pub(super) fn read(rows: &[Vec<String>]) -> Option<Vec<PastedNote>> {
    let (head, notes) = rows.split_first()?;
    let head: Vec<String> = head.iter().map(|cell| plain(cell)).collect();
    let place = |names: &[&str]| head.iter().position(|cell| names.contains(&cell.as_str()));
    let (text, color) = (place(&TEXTS)?, place(&COLORS));
    if color.is_none() && place(&OTHERS).is_none() {
        return None;
    }
    let note = |row: &Vec<String>| {
        let said = |at: usize| row.get(at).map(|cell| cut(cell.trim())).filter(|cell| !cell.is_empty());
        Some(PastedNote { text: said(text)?, color: color.and_then(said) })
    };
    Some(notes.iter().filter_map(note).collect())
}

/// The colours of notes and how many there are of each, the most frequent first.
pub fn colors(notes: &[PastedNote]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for color in notes.iter().filter_map(|note| note.color.as_deref()) {
        *counts.entry(color).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().map(|(color, n)| (color.to_owned(), n)).collect();
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts
}

/// Notes become cards in one step: of the kind that their colour stands for, in the lane of that kind where the map
/// shows one; the others are notes in the cell of `place`.
pub fn apply_notes(
    records: &Records,
    place: Place,
    notes: &[PastedNote],
    kinds: &BTreeMap<String, CardKind>,
) -> (Edit, Report) {
    let mut report = Report::default();
    let mut changes = Vec::new();
    if let Some(journey) = records.lanes.get(&place.lane).map(|lane| lane.journey) {
        let mut grid = Grid::of(records, journey, &BTreeSet::new());
        grid.open(place);
        for note in notes {
            let kind = note.color.as_ref().and_then(|color| kinds.get(color)).copied();
            let home = |lane: &&Lane| lane.shown && kind.is_some_and(|kind| kind.home_lane() == lane.kind);
            let lane = grid.lanes.iter().find(home).map_or(place.lane, |lane| lane.id);
            if report.cards == MOST_CARDS {
                report.left_out.push(note.text.clone());
                continue;
            }
            let order = grid.next(lane, place.step);
            changes.push(Change::added(card((lane, place.step, order), kind.unwrap_or(CardKind::Note), &note.text)));
            report.cards += 1;
        }
    }
    (Edit::new(Label::new(Verb::Paste, ""), changes), report)
}

/// A card of a pasted text: its first line is the title.
pub(super) fn card((lane, step, order): (LaneId, StepId, Order), kind: CardKind, text: &str) -> Card {
    let (title, text) = title_and_text(text);
    Card { lane, step, order, kind, title, text, span: 1, ..Card::blank(CardId::new()) }
}
