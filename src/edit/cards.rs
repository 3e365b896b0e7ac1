//! Verbs for cards.

use super::change::{Change, Edit};
use super::label::{Label, Verb};
use crate::model::*;

/// Where in the map a card goes: a cell, and the card there before which it stands (`None`: last).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The row.
    pub lane: LaneId,
    /// The column.
    pub step: StepId,
    /// The card that makes room.
    pub before: Option<CardId>,
}

/// The order key of a place; `moving` is the card that goes there and does not count as a neighbour.
fn order_at(records: &Records, place: Place, moving: Option<CardId>) -> Order {
    let cell = records.cards_of(place.lane, place.step);
    let others: Vec<&&Card> = cell.iter().filter(|card| Some(card.id) != moving).collect();
    let next = place.before.and_then(|before| others.iter().position(|card| card.id == before));
    let next = next.unwrap_or(others.len());
    let left = next.checked_sub(1).map(|i| &others[i].order);
    Order::between(left, others.get(next).map(|card| &card.order))
}

/// A new card of this kind and title.
pub fn add_card(records: &Records, place: Place, kind: CardKind, title: &str) -> (Edit, CardId) {
    let mut card = Card::blank(CardId::new());
    card.lane = place.lane;
    card.step = place.step;
    card.span = 1;
    card.order = order_at(records, place, None);
    card.kind = kind;
    card.title = title.to_owned();
    if kind == CardKind::MomentOfTruth {
        card.moment_type = usual_moment(records, place.step);
    }
    let id = card.id;
    (Edit::new(Label::new(Verb::Add, title), vec![Change::added(card)]), id)
}

/// The moment of truth that usually stands in a stage: before the purchase, at it, with the thing in hand.
fn usual_moment(records: &Records, step: StepId) -> MomentType {
    let stage = records.steps.get(&step).and_then(|step| records.stages.get(&step.stage));
    match stage.map(|stage| stage.phase) {
        Some(Phase::Decision) => MomentType::Fmot,
        Some(Phase::Loyalty) => MomentType::Smot,
        Some(Phase::Need | Phase::Comparison | Phase::Other) | None => MomentType::Zmot,
    }
}

/// A new free note beside a cell, at an offset in points of the map: right, down.
pub fn free_note(records: &Records, place: Place, offset: (f64, f64), title: &str) -> (Edit, CardId) {
    let (mut edit, id) = add_card(records, place, CardKind::Note, title);
    for change in &mut edit.changes {
        if let Some(AnyRecord::Card(note)) = &mut change.after {
            (note.offset_x, note.offset_y) = (Some(offset.0), Some(offset.1));
        }
    }
    (edit, id)
}

/// A card goes to another place; what is there makes room. `None` where it already stands there.
pub fn move_card(records: &Records, card: CardId, place: Place) -> Option<Edit> {
    let before = records.cards.get(&card)?;
    let cell = records.cards_of(place.lane, place.step);
    if let Some(here) = cell.iter().position(|c| c.id == card) {
        let next = cell.get(here + 1).map(|c| c.id);
        let is_free = before.offset_x.is_some() || before.offset_y.is_some();
        if !is_free && (place.before == Some(card) || place.before == next) {
            return None;
        }
    }
    let mut after = before.clone();
    after.lane = place.lane;
    after.step = place.step;
    after.order = order_at(records, place, Some(card));
    // What stands in a cell is no free note any more.
    (after.offset_x, after.offset_y) = (None, None);
    Some(Edit::new(Label::new(Verb::Move, &before.title), vec![Change::replaced(before.clone(), after)]))
}

/// Touchpoints get their rules, all at once. Those that the rule list of the journey does not name yet are put at its
/// end in the order of the map, which stays what it is when cards are dragged later.
pub fn link_touchpoints(records: &Records, journey: JourneyId, rules: &[(CardId, Vec<Rule>)]) -> Edit {
    let mut changes: Vec<Change> = Vec::new();
    for (id, rules) in rules {
        if let Some(before) = records.cards.get(id) {
            let mut after = before.clone();
            after.rules.clone_from(rules);
            changes.push(Change::replaced(before.clone(), after));
        }
    }
    let mut name = String::new();
    if let Some(before) = records.journeys.get(&journey) {
        name.clone_from(&before.title);
        let mut after = before.clone();
        let columns: Vec<StepId> = records.columns_of(journey).iter().map(|step| step.id).collect();
        let mut new: Vec<&Card> = records.touchpoints_of(journey);
        new.retain(|card| !after.rule_list.contains(&card.id));
        new.sort_by_key(|card| (columns.iter().position(|step| *step == card.step), card.order.clone(), card.id));
        after.rule_list.extend(new.iter().map(|card| card.id));
        changes.push(Change::replaced(before.clone(), after));
    }
    Edit::new(Label::new(Verb::Match, name), changes)
}
