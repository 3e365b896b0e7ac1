//! The cells of a journey while cards are put into them: where each one goes, and the columns and lanes made for it.

use super::cards::Place;
use super::change::Change;
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};

/// Most steps of a journey.
pub const MOST_STEPS: usize = 500;
/// Most cards that are put on a map at once.
pub const MOST_CARDS: usize = 10_000;

type CellId = (LaneId, StepId);

/// The cells of one journey. Every question for a place takes account of the answers before it.
pub(super) struct Grid<'a> {
    journey: JourneyId,
    /// From left to right, made ones too.
    pub(super) columns: Vec<StepId>,
    /// From top to bottom, made ones too.
    pub(super) lanes: Vec<Lane>,
    /// The cards of each cell that stay where they are.
    cells: BTreeMap<CellId, Vec<(&'a Order, CardId)>>,
    /// Between which keys the next card of a cell goes.
    gaps: BTreeMap<CellId, (Option<Order>, Option<Order>)>,
    last_stage: Option<StageId>,
    last_step: Option<Order>,
    /// The steps and lanes that were made.
    pub(super) made: Vec<Change>,
    /// How many steps were made.
    pub(super) steps_made: usize,
}

impl<'a> Grid<'a> {
    /// The grid of a journey; `moving` are the cards that do not count as neighbours.
    pub(super) fn of(records: &'a Records, journey: JourneyId, moving: &BTreeSet<CardId>) -> Self {
        let mut cells: BTreeMap<CellId, Vec<(&Order, CardId)>> = BTreeMap::new();
        for card in records.cards.values().filter(|card| !moving.contains(&card.id)) {
            cells.entry((card.lane, card.step)).or_default().push((&card.order, card.id));
        }
        cells.values_mut().for_each(|cards| cards.sort());
        let last_stage = records.stages_of(journey).last().map(|stage| stage.id);
        let last_step = last_stage.and_then(|stage| records.steps_of(stage).last().map(|step| step.order.clone()));
        Self {
            journey,
            columns: records.columns_of(journey).into_iter().map(|step| step.id).collect(),
            lanes: records.lanes_of(journey).into_iter().cloned().collect(),
            cells,
            gaps: BTreeMap::new(),
            last_stage,
            last_step,
            made: Vec::new(),
            steps_made: 0,
        }
    }

    /// From here on cards of this cell go before `place.before`, one after the other.
    pub(super) fn open(&mut self, place: Place) {
        let cell = self.cells.get(&(place.lane, place.step)).map(Vec::as_slice).unwrap_or_default();
        let next = place.before.and_then(|before| cell.iter().position(|(_, id)| *id == before));
        let next = next.unwrap_or(cell.len());
        let key = |at: usize| cell.get(at).map(|(order, _)| (*order).clone());
        self.gaps.insert((place.lane, place.step), (next.checked_sub(1).and_then(key), key(next)));
    }

    /// From here on cards go directly after this one.
    pub(super) fn open_after(&mut self, card: &Card) {
        let cell = self.cells.get(&(card.lane, card.step)).map(Vec::as_slice).unwrap_or_default();
        let here = cell.iter().position(|(_, id)| *id == card.id);
        let before = here.and_then(|here| cell.get(here + 1)).map(|(_, id)| *id);
        self.open(Place { lane: card.lane, step: card.step, before });
    }

    /// The key of the next card of a cell; at its end unless it was opened elsewhere.
    pub(super) fn next(&mut self, lane: LaneId, step: StepId) -> Order {
        if !self.gaps.contains_key(&(lane, step)) {
            self.open(Place { lane, step, before: None });
        }
        let (left, right) = self.gaps.entry((lane, step)).or_default();
        let order = Order::between(left.as_ref(), right.as_ref());
        *left = Some(order.clone());
        order
    }

    /// The step of this column, counted from 0; missing ones are made at the end, up to the limit of a journey.
    pub(super) fn column(&mut self, number: usize) -> StepId {
        while self.columns.len() <= number.min(MOST_STEPS - 1) {
            self.make_step();
        }
        self.columns[number.min(self.columns.len() - 1)]
    }

    fn make_step(&mut self) {
        let stage = self.stage();
        let mut step = Step::blank(StepId::new());
        step.stage = stage;
        step.order = Order::between(self.last_step.as_ref(), None);
        self.last_step = Some(step.order.clone());
        self.columns.push(step.id);
        self.steps_made += 1;
        self.made.push(Change::added(step));
    }

    /// The stage that takes what has no other one: the last; made where there is none.
    pub(super) fn stage(&mut self) -> StageId {
        self.last_stage.unwrap_or_else(|| self.make_stage())
    }

    fn make_stage(&mut self) -> StageId {
        let mut stage = Stage::blank(StageId::new());
        stage.journey = self.journey;
        stage.order = Order::between(None, None);
        let id = stage.id;
        self.last_stage = Some(id);
        self.made.push(Change::added(stage));
        id
    }

    /// The lane that takes what stood in a lane like this one: itself, one of its kind and title, one of its kind, or
    /// a new one at the end. A hidden one is shown: nothing is pasted where nobody sees it.
    pub(super) fn lane_like(&mut self, like: &Lane) -> LaneId {
        let ours = |lane: &&Lane| lane.id == like.id;
        let twin = |lane: &&Lane| lane.kind == like.kind && lane.title == like.title;
        let kin = |lane: &&Lane| lane.kind == like.kind;
        let lanes = || self.lanes.iter();
        let shown = || lanes().filter(|lane| lane.shown);
        if let Some(own) = lanes().find(ours).or_else(|| shown().find(twin)).or_else(|| shown().find(kin)) {
            return own.id;
        }
        if let Some(hidden) = self.lanes.iter_mut().find(|lane| lane.kind == like.kind) {
            let before = hidden.clone();
            hidden.shown = true;
            self.made.push(Change::replaced(before, hidden.clone()));
            return hidden.id;
        }
        let order = Order::between(self.lanes.last().map(|lane| &lane.order), None);
        let mut lane = Lane::blank(LaneId::new());
        lane.journey = self.journey;
        lane.order = order;
        lane.kind = like.kind;
        lane.title.clone_from(&like.title);
        lane.shown = true;
        self.made.push(Change::added(lane.clone()));
        self.lanes.push(lane);
        self.lanes[self.lanes.len() - 1].id
    }
}
