//! Pasting a clip: every copied record gets a new id and a place, every reference follows it.

use super::relink::{self, Became};
use super::{Clip, people};
use crate::edit::cards::Place;
use crate::edit::change::{Change, Edit};
use crate::edit::feelings::felt;
use crate::edit::grid::Grid;
use crate::edit::label::{Label, Verb};
use crate::edit::lanes::card_kind_of;
use crate::model::*;
use crate::tr;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Where something is pasted; it is what the user has selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// The first card goes into this cell, the others keep their distance from it.
    Cell(Place),
    /// Behind this step; cards into its column.
    Step(StepId),
    /// Behind this stage; steps at its end, cards into its first column.
    Stage(StageId),
    /// Below this lane.
    Lane(LaneId),
}

/// The same, taken apart.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spot {
    pub(super) stage: Option<StageId>,
    pub(super) step: Option<StepId>,
    pub(super) lane: Option<LaneId>,
    pub(super) cell: Option<Place>,
    /// Each card goes below its original.
    pub(super) beside: bool,
}

impl Spot {
    /// The parts that lie in the journey.
    fn of(records: &Records, journey: JourneyId, at: Option<At>) -> Self {
        let of_stage = |id: StageId| records.stages.get(&id).filter(|stage| stage.journey == journey).map(|s| s.id);
        let of_step = |id: StepId| records.steps.get(&id).filter(|step| of_stage(step.stage).is_some());
        let of_lane = |id: LaneId| records.lanes.get(&id).filter(|lane| lane.journey == journey).map(|lane| lane.id);
        let none = Self::default();
        let in_step = |id| of_step(id).map_or(none, |s| Self { stage: Some(s.stage), step: Some(s.id), ..none });
        match at {
            None => none,
            Some(At::Step(step)) => in_step(step),
            Some(At::Stage(stage)) => Self { stage: of_stage(stage), ..none },
            Some(At::Lane(lane)) => Self { lane: of_lane(lane), ..none },
            Some(At::Cell(place)) => {
                let lane = of_lane(place.lane);
                let spot = Self { lane, ..in_step(place.step) };
                Self { cell: (lane.is_some() && spot.step.is_some()).then_some(place), ..spot }
            }
        }
    }
}

/// Pastes a clip into a journey: cards into the cells of `at`, steps into its stage, stages behind it, lanes below it,
/// whole journeys at the end of the list. Gives what the chosen records became. `None` where nothing can be pasted.
pub fn paste(records: &Records, clip: &Clip, into: JourneyId, at: Option<At>) -> Option<(Edit, Vec<(TableId, Uuid)>)> {
    put(records, clip, into, Spot::of(records, into, at), Label::new(Verb::Paste, ""))
}

/// Pastes at a spot.
pub(super) fn put(
    records: &Records,
    clip: &Clip,
    into: JourneyId,
    spot: Spot,
    label: Label,
) -> Option<(Edit, Vec<(TableId, Uuid)>)> {
    let mut became = Became::new();
    let changes = people::bring(records, clip, &mut became);
    let people = changes.len();
    let grid = Grid::of(records, into, &BTreeSet::new());
    let has_journey = records.journeys.contains_key(&into);
    let mut paste = Paste { records, clip, into, has_journey, spot, became, changes, grid };
    paste.journeys();
    paste.stages();
    paste.steps();
    paste.lanes();
    let placed = paste.place_cards();
    paste.cards(placed);
    paste.feelings();
    paste.lines();
    let mut changes = std::mem::take(&mut paste.grid.made);
    let chosen = clip.roots.iter().filter_map(|(table, id)| Some((*table, *paste.became.get(id)?)));
    let chosen: Vec<_> = chosen.collect();
    if paste.changes.len() == people {
        return None;
    }
    changes.append(&mut paste.changes);
    Some((Edit::new(label, changes), chosen))
}

struct Paste<'a> {
    records: &'a Records,
    clip: &'a Clip,
    into: JourneyId,
    /// Whether there is a journey to paste single things into.
    has_journey: bool,
    spot: Spot,
    became: Became,
    changes: Vec<Change>,
    grid: Grid<'a>,
}

impl<'a> Paste<'a> {
    /// A new id, which references to the old one follow.
    fn renamed<I: RecordId>(&mut self, old: I) -> I {
        let new = Uuid::new_v4();
        self.became.insert(old.uuid(), new);
        I::from_uuid(new)
    }

    fn new_id<I: RecordId>(&self, old: I) -> Option<I> {
        self.became.get(&old.uuid()).map(|id| I::from_uuid(*id))
    }

    fn journeys(&mut self) {
        for journey in self.clip.records.journeys_in_order() {
            self.renamed(journey.id);
        }
    }

    /// The journeys themselves: written last, when it is known what everything they name became.
    fn write_journeys(&mut self) {
        let clip = self.clip;
        let mut last = self.records.journeys_in_order().last().map(|journey| journey.order.clone());
        for journey in clip.records.journeys_in_order() {
            let mut new = relink::journey(self.records, &self.became, journey);
            new.order = Order::between(last.as_ref(), None);
            last = Some(new.order.clone());
            if self.records.journeys.values().any(|there| there.title == journey.title) {
                let language = self.records.projects.values().next().map(|project| project.language);
                new.title = tr!(language.unwrap_or_default(), "copy-title", title = journey.title.clone());
            }
            self.changes.push(Change::added(new));
        }
    }

    fn stages(&mut self) {
        let clip = self.clip;
        let siblings = self.records.stages_of(self.into);
        let (mut left, right) = self.gap(&siblings, self.spot.stage, |stage| (stage.id, &stage.order));
        let mut stages: Vec<&Stage> = clip.records.stages.values().collect();
        stages.sort_by(|a, b| (&a.order, a.id).cmp(&(&b.order, b.id)));
        for stage in stages {
            let home = self.new_id(stage.journey);
            if home.is_none() && !self.has_journey {
                continue;
            }
            let mut new = stage.clone();
            new.journey = home.unwrap_or(self.into);
            if home.is_none() {
                new.order = Order::between(left.as_ref(), right.as_ref());
                left = Some(new.order.clone());
            }
            new.id = self.renamed(stage.id);
            self.changes.push(Change::added(new));
        }
    }

    fn steps(&mut self) {
        let clip = self.clip;
        let mut steps: Vec<&Step> = clip.records.steps.values().collect();
        steps.sort_by_key(|step| (clip.column(step.id), &step.order, step.id));
        let loose = |step: &&Step| !clip.records.stages.contains_key(&step.stage);
        let mut gap = None;
        for step in steps {
            let mut new = step.clone();
            if loose(&step) {
                if !self.has_journey {
                    continue;
                }
                let stage = self.spot.stage.unwrap_or_else(|| self.grid.stage());
                let siblings = self.records.steps_of(stage);
                let (left, right) =
                    gap.get_or_insert_with(|| self.gap(&siblings, self.spot.step, |step| (step.id, &step.order)));
                new.stage = stage;
                new.order = Order::between(left.as_ref(), right.as_ref());
                *left = Some(new.order.clone());
            } else {
                let Some(stage) = self.new_id(step.stage) else { continue };
                new.stage = stage;
            }
            new.id = self.renamed(step.id);
            self.changes.push(Change::added(new));
        }
    }

    fn lanes(&mut self) {
        let clip = self.clip;
        let siblings = self.records.lanes_of(self.into);
        let (mut left, right) = self.gap(&siblings, self.spot.lane, |lane| (lane.id, &lane.order));
        let mut lanes: Vec<&Lane> = clip.records.lanes.values().collect();
        lanes.sort_by(|a, b| (&a.order, a.id).cmp(&(&b.order, b.id)));
        for lane in lanes {
            let home = self.new_id(lane.journey);
            if home.is_none() && !self.has_journey {
                continue;
            }
            let mut new = lane.clone();
            new.persona = relink::lane_persona(self.records, &self.became, lane);
            new.journey = home.unwrap_or(self.into);
            if home.is_none() {
                new.order = Order::between(left.as_ref(), right.as_ref());
                left = Some(new.order.clone());
            }
            new.id = self.renamed(lane.id);
            self.changes.push(Change::added(new));
        }
    }

    /// The keys around the place behind `after`, or at the end.
    fn gap<R, I: PartialEq>(
        &self,
        siblings: &[&R],
        after: Option<I>,
        key: impl Fn(&R) -> (I, &Order),
    ) -> (Option<Order>, Option<Order>) {
        let order = |at: usize| siblings.get(at).map(|sibling| key(sibling).1.clone());
        let here = after.and_then(|after| siblings.iter().position(|sibling| key(sibling).0 == after));
        let next = here.map_or(siblings.len(), |here| here + 1);
        (next.checked_sub(1).and_then(order), order(next))
    }

    /// The place of every card; the new ids are known from here on.
    fn place_cards(&mut self) -> Vec<(&'a Card, (LaneId, StepId, Order))> {
        let clip = self.clip;
        let mut cards: Vec<&Card> = clip.records.cards.values().collect();
        cards.sort_by(|a, b| {
            let place = |card: &Card| (clip.column(card.step), card.lane);
            place(a).cmp(&place(b)).then_with(|| (&a.order, a.id).cmp(&(&b.order, b.id)))
        });
        let loose: Vec<&Card> = cards.iter().copied().filter(|card| clip.is_loose(card)).collect();
        let lane = self.anchor_lane(&loose);
        let column = self.anchor_column();
        if let Some(place) = self.spot.cell.filter(|_| lane.is_some()) {
            self.grid.open(place);
        }
        let mut placed = Vec::with_capacity(cards.len());
        for card in cards {
            if let Some(place) = self.place_card(card, lane, column) {
                self.renamed(card.id);
                placed.push((card, place));
            }
        }
        placed
    }

    /// The lane of the selected cell, if the loose cards come from one lane; from several, each finds its own kind.
    fn anchor_lane(&self, loose: &[&Card]) -> Option<LaneId> {
        let lane = self.spot.cell?.lane;
        let takes = self.records.lanes.get(&lane).is_some_and(|lane| card_kind_of(lane.kind).is_some());
        (takes && loose.iter().all(|card| card.lane == loose[0].lane)).then_some(lane)
    }

    /// How the columns of loose cards and feelings become columns of the map: from which one, to which one.
    fn anchor_column(&self) -> (usize, usize) {
        let clip = self.clip;
        let cards = clip.records.cards.values().filter(|card| clip.is_loose(card)).map(|card| card.step);
        let feelings = clip.records.feelings.values().filter(|f| self.is_loose_feeling(f)).map(|f| f.step);
        let first = cards.chain(feelings).min_by_key(|step| clip.column(*step));
        let from = first.map_or(0, |step| clip.column(step));
        let stage = || self.spot.stage.and_then(|stage| self.records.steps_of(stage).first().map(|step| step.id));
        let here = self.spot.step.or_else(stage).or(first);
        let to = here.and_then(|here| self.grid.columns.iter().position(|step| *step == here));
        (from, to.unwrap_or(0))
    }

    fn place_card(
        &mut self,
        card: &Card,
        anchor: Option<LaneId>,
        column: (usize, usize),
    ) -> Option<(LaneId, StepId, Order)> {
        let clip = self.clip;
        let loose = clip.is_loose(card);
        if loose && !self.has_journey {
            return None;
        }
        if loose && self.spot.beside {
            self.grid.open_after(self.records.cards.get(&card.id)?);
            return Some((card.lane, card.step, self.grid.next(card.lane, card.step)));
        }
        let lane = match self.new_id(card.lane).or(anchor.filter(|_| loose)) {
            Some(lane) => lane,
            None if !self.has_journey => return None,
            None => self.grid.lane_like(clip.around.lanes.get(&card.lane)?),
        };
        let step = match self.new_id(card.step) {
            Some(step) => step,
            None if !self.has_journey => return None,
            None if loose => self.grid.column(column.1 + clip.column(card.step) - column.0),
            None => self.same_column(card.step),
        };
        // In a lane or step of their own cards keep their keys; among others they get new ones.
        let order = if loose { self.grid.next(lane, step) } else { card.order.clone() };
        Some((lane, step, order))
    }

    /// The step itself, or the one in its column.
    fn same_column(&mut self, step: StepId) -> StepId {
        if self.grid.columns.contains(&step) { step } else { self.grid.column(self.clip.column(step)) }
    }

    fn cards(&mut self, placed: Vec<(&Card, (LaneId, StepId, Order))>) {
        const ASIDE: f64 = 16.0;
        let mut claiming = Vec::new();
        for (card, place) in placed {
            let mut new = relink::card(self.records, &self.became, card, place);
            if self.spot.beside {
                // A free note would lie exactly on its original.
                new.offset_x = new.offset_x.map(|x| x + ASIDE);
                new.offset_y = new.offset_y.map(|y| y + ASIDE);
            }
            let is_ours =
                !self.clip.records.journeys.contains_key(
                    &self.clip.records.lanes.get(&card.lane).map(|lane| lane.journey).unwrap_or_default(),
                );
            if is_ours && new.kind == CardKind::Touchpoint && !new.rules.is_empty() {
                claiming.push(new.id);
            }
            self.changes.push(Change::added(new));
        }
        self.write_journeys();
        self.list_rules(claiming);
    }

    /// Touchpoints with rules claim their events behind all that are there: a copy takes nothing away from its original.
    fn list_rules(&mut self, claiming: Vec<CardId>) {
        let Some(before) = self.records.journeys.get(&self.into).filter(|_| !claiming.is_empty()) else { return };
        let mut after = before.clone();
        after.rule_list = self.records.touchpoints_of(self.into).iter().map(|card| card.id).collect();
        after.rule_list.extend(claiming);
        self.changes.push(Change::replaced(before.clone(), after));
    }

    fn is_loose_feeling(&self, feeling: &Feeling) -> bool {
        self.clip.roots.contains(&(TableId::Feeling, feeling.id.uuid()))
            && !self.clip.records.steps.contains_key(&feeling.step)
    }

    fn feelings(&mut self) {
        let clip = self.clip;
        let column = self.anchor_column();
        let mut felt_there = BTreeSet::new();
        for feeling in clip.records.feelings.values() {
            let Some(step) = self.place_feeling(feeling, column) else { continue };
            let id = self.renamed(feeling.id);
            let new = relink::feeling(self.records, &self.became, feeling, step);
            if felt_there.insert((new.step, new.persona, new.touchpoint)) {
                let (change, there) = felt(self.records, &Feeling { id, ..new });
                self.became.insert(feeling.id.uuid(), there.uuid());
                self.changes.push(change);
            } else {
                self.became.remove(&feeling.id.uuid());
            }
        }
    }

    fn place_feeling(&mut self, feeling: &Feeling, column: (usize, usize)) -> Option<StepId> {
        if let Some(step) = self.new_id(feeling.step) {
            return Some(step);
        }
        if !self.has_journey || self.spot.beside || !self.clip.around.steps.contains_key(&feeling.step) {
            return None;
        }
        if self.is_loose_feeling(feeling) {
            return Some(self.grid.column(column.1 + self.clip.column(feeling.step) - column.0));
        }
        // With its lane it came from this journey: there it is felt already.
        (!self.grid.columns.contains(&feeling.step)).then(|| self.same_column(feeling.step))
    }

    fn lines(&mut self) {
        let clip = self.clip;
        let links = clip.records.links.values().filter_map(|link| relink::link(self.records, &self.became, link));
        let links: Vec<Change> = links.map(Change::added).collect();
        let engagements = clip.records.engagements.values();
        let engagements = engagements.filter_map(|one| relink::engagement(self.records, &self.became, one));
        let engagements: Vec<Change> = engagements.map(Change::added).collect();
        self.changes.extend(links.into_iter().chain(engagements));
    }
}
