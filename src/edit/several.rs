//! Verbs for several cards at once: one gesture, one edit.

use super::cards::Place;
use super::cascade::delete;
use super::change::{Change, Edit};
use super::grid::Grid;
use super::label::{Label, Verb};
use super::lanes::card_kind_of;
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// These cards as they are read: column by column, each from top to bottom. Unknown ones are left out.
pub(super) fn in_reading_order<'a>(records: &'a Records, ids: &[CardId]) -> Vec<&'a Card> {
    let ids: BTreeSet<CardId> = ids.iter().copied().collect();
    let mut cards: Vec<&Card> = ids.iter().filter_map(|id| records.cards.get(id)).collect();
    let journeys: BTreeSet<JourneyId> = cards.iter().filter_map(|card| records.journey_of(card)).collect();
    let columns = journeys.iter().flat_map(|journey| records.columns_of(*journey));
    let columns: BTreeMap<StepId, usize> = columns.enumerate().map(|(at, step)| (step.id, at)).collect();
    let lanes = journeys.iter().flat_map(|journey| records.lanes_of(*journey));
    let lanes: BTreeMap<LaneId, usize> = lanes.enumerate().map(|(at, lane)| (lane.id, at)).collect();
    let place = |card: &Card| (columns.get(&card.step).copied(), lanes.get(&card.lane).copied());
    cards.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| (&a.order, a.id).cmp(&(&b.order, b.id))));
    cards
}

/// The edit that makes of each card another one; `None` where nothing changes.
fn replaced(label: Label, cards: Vec<(&Card, Card)>) -> Option<Edit> {
    let changed = cards.into_iter().filter(|(before, after)| *before != after);
    let changes: Vec<Change> = changed.map(|(before, after)| Change::replaced(before.clone(), after)).collect();
    (!changes.is_empty()).then(|| Edit::new(label, changes))
}

/// The card in another cell. What stands in a cell is no free note any more.
fn put(card: &Card, lane: LaneId, step: StepId, order: Order) -> Card {
    Card { lane, step, order, offset_x: None, offset_y: None, ..card.clone() }
}

/// Cards go to one place in the order in which they are read, one after the other. `None` where they stand there.
pub fn move_cards(records: &Records, cards: &[CardId], place: Place) -> Option<Edit> {
    let cards = in_reading_order(records, cards);
    let moved = gathered(records, &cards, place)?;
    replaced(Label::of_cards(Verb::Move, Verb::MoveCards, &cards), moved)
}

/// Free notes go into a cell as one group, and become what stands in its lane.
pub fn drop_notes(records: &Records, cards: &[CardId], place: Place) -> Option<Edit> {
    let kind = card_kind_of(records.lanes.get(&place.lane)?.kind)?;
    let cards = in_reading_order(records, cards);
    let mut moved = gathered(records, &cards, place)?;
    for (before, after) in &mut moved {
        if before.kind == CardKind::Note {
            after.kind = kind;
        }
    }
    replaced(Label::new(Verb::SortNotes, ""), moved)
}

/// The cards at a place; `None` where all of them stand there in this order already.
fn gathered<'a>(records: &Records, cards: &[&'a Card], place: Place) -> Option<Vec<(&'a Card, Card)>> {
    let moving: BTreeSet<CardId> = cards.iter().map(|card| card.id).collect();
    let cell = records.cards_of(place.lane, place.step);
    let at = place.before.and_then(|before| cell.iter().position(|card| card.id == before)).unwrap_or(cell.len());
    // The card that makes room may go itself: then the next one that stays does.
    let before = cell[at..].iter().map(|card| card.id).find(|id| !moving.contains(id));
    if stand_there(&cell, cards, before) {
        return None;
    }
    let others: Vec<&Card> = cell.into_iter().filter(|card| !moving.contains(&card.id)).collect();
    let next = before.and_then(|before| others.iter().position(|card| card.id == before)).unwrap_or(others.len());
    let mut left = next.checked_sub(1).map(|last| others[last].order.clone());
    let right = others.get(next).map(|card| &card.order);
    let moved = cards.iter().map(|card| {
        let order = Order::between(left.as_ref(), right);
        left = Some(order.clone());
        (*card, put(card, place.lane, place.step, order))
    });
    Some(moved.collect())
}

/// Whether these cards already stand in a cell one after the other, in front of `before`.
fn stand_there(cell: &[&Card], cards: &[&Card], before: Option<CardId>) -> bool {
    let ids = |cards: &[&Card]| cards.iter().map(|card| card.id).collect::<Vec<_>>();
    let end = before.and_then(|before| cell.iter().position(|card| card.id == before)).unwrap_or(cell.len());
    let is_free = |card: &&Card| card.offset_x.is_some() || card.offset_y.is_some();
    end >= cards.len() && ids(&cell[end - cards.len()..end]) == ids(cards) && !cards.iter().any(is_free)
}

/// Cards move together by so many columns (right) and shown lanes (down), each into the cell that lies there; at the
/// edge of the map they stop together. Cards of another journey than the first one's stay.
pub fn shift_cards(records: &Records, cards: &[CardId], columns: i32, lanes: i32) -> Option<Edit> {
    let mut cards = in_reading_order(records, cards);
    let journey = records.journey_of(cards.first()?)?;
    let moving: BTreeSet<CardId> = cards.iter().map(|card| card.id).collect();
    let mut grid = Grid::of(records, journey, &moving);
    let takes = |lane: &&Lane| lane.shown && card_kind_of(lane.kind).is_some();
    let rows: Vec<LaneId> = grid.lanes.iter().filter(takes).map(|lane| lane.id).collect();
    let steps = grid.columns.clone();
    let place = |card: &Card| {
        let column = steps.iter().position(|step| *step == card.step)?;
        Some((column, rows.iter().position(|lane| *lane == card.lane)?))
    };
    cards.retain(|card| place(card).is_some());
    let places: Vec<(usize, usize)> = cards.iter().filter_map(|card| place(card)).collect();
    let right = held(columns, places.iter().map(|place| place.0), steps.len());
    let down = held(lanes, places.iter().map(|place| place.1), rows.len());
    if (right, down) == (0, 0) {
        return None;
    }
    let moved = cards.iter().zip(places).map(|(card, (column, row))| {
        let (lane, step) = (rows[row.saturating_add_signed(down)], steps[column.saturating_add_signed(right)]);
        (*card, put(card, lane, step, grid.next(lane, step)))
    });
    let moved = moved.collect();
    replaced(Label::of_cards(Verb::Move, Verb::MoveCards, &cards), moved)
}

/// As much of a shift as keeps every place inside `0..count`.
fn held(by: i32, places: impl Iterator<Item = usize> + Clone, count: usize) -> isize {
    let (first, last) = (places.clone().min().unwrap_or(0), places.max().unwrap_or(0));
    (by as isize).clamp(-(first as isize), (count.saturating_sub(last + 1)) as isize)
}

/// One card for each step from `first_step` on, in the order in which they are read, each in its own lane; where the
/// map ends, the rest stay together in its last step.
pub fn distribute(records: &Records, cards: &[CardId], first_step: StepId) -> Option<Edit> {
    let mut cards = in_reading_order(records, cards);
    let journey = records.stages.get(&records.steps.get(&first_step)?.stage)?.journey;
    cards.retain(|card| records.journey_of(card) == Some(journey));
    let moving: BTreeSet<CardId> = cards.iter().map(|card| card.id).collect();
    let mut grid = Grid::of(records, journey, &moving);
    let first = grid.columns.iter().position(|step| *step == first_step)?;
    let last = grid.columns.len() - 1;
    let moved = cards.iter().enumerate().map(|(number, card)| {
        let step = grid.columns[(first + number).min(last)];
        // A card that is in its step already keeps its place there.
        let stays = card.step == step && first + number <= last && card.offset_x.is_none();
        let order = if stays { card.order.clone() } else { grid.next(card.lane, step) };
        (*card, put(card, card.lane, step, order))
    });
    let moved = moved.collect();
    replaced(Label::of_cards(Verb::Move, Verb::MoveCards, &cards), moved)
}

/// Changes fields of several cards at once. `None` where nothing changes.
pub fn set_on_cards(records: &Records, cards: &[CardId], mut set: impl FnMut(&mut Card)) -> Option<Edit> {
    let cards = in_reading_order(records, cards);
    let changed = cards.iter().map(|card| {
        let mut after = (*card).clone();
        set(&mut after);
        after.id = card.id;
        (*card, after)
    });
    let changed = changed.collect();
    replaced(Label::of_cards(Verb::Change, Verb::ChangeCards, &cards), changed)
}

/// A card spans so many columns, as far as the map goes.
pub fn span_card(records: &Records, card: CardId, span: u32) -> Option<Edit> {
    let before = records.cards.get(&card)?;
    let columns = records.columns_of(records.journey_of(before)?);
    let here = columns.iter().position(|step| step.id == before.step)?;
    let after = Card { span: span.clamp(1, (columns.len() - here) as u32), ..before.clone() };
    replaced(Label::new(Verb::Change, &before.title), vec![(before, after)])
}

/// Deletes records with all that cannot stand without them, as [`delete`] does; the label says how many there are.
/// `name` is what the history calls a single one. `None` where none of them is there.
pub fn delete_all(records: &Records, roots: &[(TableId, Uuid)], name: &str) -> Option<Edit> {
    let roots: BTreeSet<(TableId, Uuid)> = roots.iter().copied().collect();
    let roots: Vec<_> = roots.into_iter().filter(|(table, id)| records.get(*table, *id).is_some()).collect();
    let label = match roots.len() {
        0 => return None,
        1 => Label::new(Verb::Delete, name),
        n if roots.iter().all(|(table, _)| *table == TableId::Card) => Label::new(Verb::DeleteCards, n.to_string()),
        n => Label::new(Verb::DeleteSeveral, n.to_string()),
    };
    let edit = delete(records, &roots, name);
    Some(Edit { label, ..edit })
}
