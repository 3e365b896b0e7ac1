//! The cards that stand in a lane, each with its form measured: what is kept of a map from one time to the next.

use super::form::{self, Form};
use super::free_notes;
use super::map::Map;
use super::spoken;
use crate::model::{Card, CardId, CardKind, Evidence, LaneId, StepId};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A card in its cell, before it has a height to stand at.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub(super) card: CardId,
    pub(super) kind: CardKind,
    /// What its dot shows, where it has one.
    pub(super) evidence: Option<Evidence>,
    pub(super) span: u32,
    pub(super) column: usize,
    /// Its place in the cell and how many stand there.
    pub(super) place: (usize, usize),
    pub(super) form: Arc<Form>,
    /// What a screen reader says of it.
    pub(super) spoken: Arc<str>,
}

/// What was known of a card that has not changed; whether what is spoken of it may have.
pub(super) type Before<'a> = (FxHashMap<CardId, &'a Standing>, bool);

/// The cards of these lanes, cell by cell from left to right, in each by (order, id); found in one pass; free notes stand in
/// none.
pub(super) fn gather(map: &Map, lanes: &[LaneId], before: &Before) -> Vec<Vec<Standing>> {
    let places: BTreeMap<LaneId, usize> = lanes.iter().enumerate().map(|(place, lane)| (*lane, place)).collect();
    let steps = map.grid.columns.iter().enumerate().filter_map(|(number, column)| Some((column.step?.id, number)));
    let columns: FxHashMap<StepId, usize> = steps.collect();
    let mut found: Vec<Vec<(usize, &Card)>> = vec![Vec::new(); lanes.len()];
    let stands = |card: &&Card| map.options.is_about(card.persona) && free_notes::offset(card).is_none();
    for card in map.records.cards.values().filter(stands) {
        if let (Some(lane), Some(column)) = (places.get(&card.lane), columns.get(&card.step)) {
            found[*lane].push((*column, card));
        }
    }
    found.into_iter().map(|cards| in_cells(map, cards, before)).collect()
}

fn in_cells(map: &Map, mut cards: Vec<(usize, &Card)>, before: &Before) -> Vec<Standing> {
    cards.sort_by(|(a_column, a), (b_column, b)| (a_column, &a.order, a.id).cmp(&(b_column, &b.order, b.id)));
    let mut standing = Vec::with_capacity(cards.len());
    for cell in cards.chunk_by(|a, b| a.0 == b.0) {
        for (number, (column, card)) in cell.iter().enumerate() {
            standing.push(stand(map, card, *column, (number, cell.len()), before));
        }
    }
    standing
}

fn stand(map: &Map, card: &Card, column: usize, place: (usize, usize), (before, respoken): &Before) -> Standing {
    let width = map.grid.extent(column, card.span).1 - 2.0 * form::inset(card.kind);
    let before = before.get(&card.id);
    let form = before.map(|before| &before.form).filter(|form| form.width == width).cloned();
    let is_same = |before: &&&Standing| !respoken && (before.column, before.place) == (column, place);
    let spoken = before.filter(is_same).map(|before| before.spoken.clone());
    Standing {
        card: card.id,
        kind: card.kind,
        evidence: form::shows_evidence(card).then_some(card.evidence),
        span: card.span,
        column,
        place,
        form: form.unwrap_or_else(|| Arc::new(form::form(map, card, width))),
        spoken: spoken.unwrap_or_else(|| spoken::card(map, card, column, place).into()),
    }
}
