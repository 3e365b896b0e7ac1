//! Which thing of the first map is which of the second: by id, by twin, by name and place.

use super::Thing;
use super::content::Content;
use crate::model::*;
use crate::words::fold;
use std::collections::{BTreeMap, VecDeque};
use uuid::Uuid;

/// What of the first map is what of the second: each thing at most once.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pairs {
    after: BTreeMap<Thing, Uuid>,
    before: BTreeMap<Thing, Uuid>,
}

impl Pairs {
    /// What a thing of the first map is on the second.
    pub fn after(&self, table: TableId, before: Uuid) -> Option<Uuid> {
        self.after.get(&(table, before)).copied()
    }

    /// What a thing of the second map was on the first.
    pub fn before(&self, table: TableId, after: Uuid) -> Option<Uuid> {
        self.before.get(&(table, after)).copied()
    }

    /// The same for a typed id.
    pub(super) fn then<I: RecordId>(&self, table: TableId, before: I) -> Option<I> {
        self.after(table, before.uuid()).map(I::from_uuid)
    }

    fn join(&mut self, table: TableId, before: Uuid, after: Uuid) {
        if !self.after.contains_key(&(table, before)) && !self.before.contains_key(&(table, after)) {
            self.after.insert((table, before), after);
            self.before.insert((table, after), before);
        }
    }

    /// Joins what is still alone on both sides and has the same key; where several do, in their order.
    fn join_by<R: Record, K: Ord>(
        &mut self,
        table: TableId,
        (before, after): (&[&R], &[&R]),
        key_before: impl Fn(&Self, &R) -> Option<K>,
        key_after: impl Fn(&R) -> Option<K>,
    ) {
        let mut waiting: BTreeMap<K, VecDeque<Uuid>> = BTreeMap::new();
        for record in after.iter().filter(|record| self.before(table, record.id().uuid()).is_none()) {
            if let Some(key) = key_after(record) {
                waiting.entry(key).or_default().push_back(record.id().uuid());
            }
        }
        for record in before {
            if self.after(table, record.id().uuid()).is_some() {
                continue;
            }
            let found = key_before(self, record).and_then(|key| waiting.get_mut(&key)?.pop_front());
            if let Some(after) = found {
                self.join(table, record.id().uuid(), after);
            }
        }
    }

    fn join_by_id<R: Record>(&mut self, table: TableId, sides: (&[&R], &[&R])) {
        self.join_by(table, sides, |_, record| Some(record.id()), |record| Some(record.id()));
    }
}

/// Finds the pairs of two maps.
pub(super) fn pairs(before: &Content, after: &Content) -> Pairs {
    let mut pairs = Pairs::default();
    pairs.join(TableId::Journey, before.journey.id.uuid(), after.journey.id.uuid());
    personas(&mut pairs, before, after);
    cards_by_id(&mut pairs, before, after);
    columns(&mut pairs, before, after);
    lanes(&mut pairs, before, after);
    cards_by_name(&mut pairs, before, after);
    feelings_and_links(&mut pairs, before, after);
    pairs
}

/// A name to be found again; none where nothing is written.
fn name(text: &str) -> Option<String> {
    let folded = fold(text.trim());
    (!folded.is_empty()).then_some(folded)
}

fn personas(pairs: &mut Pairs, before: &Content, after: &Content) {
    let sides = (before.personas.as_slice(), after.personas.as_slice());
    pairs.join_by_id(TableId::Persona, sides);
    pairs.join_by(TableId::Persona, sides, |_, persona| name(&persona.name), |persona| name(&persona.name));
}

/// The same card in two copies, or the twin in the paired journey.
fn cards_by_id(pairs: &mut Pairs, before: &Content, after: &Content) {
    let sides = (before.cards.as_slice(), after.cards.as_slice());
    pairs.join_by_id(TableId::Card, sides);
    pairs.join_by(TableId::Card, sides, |_, card| card.twin, |card| Some(card.id));
    pairs.join_by(TableId::Card, sides, |_, card| Some(card.id), |card| card.twin);
}

/// Stages and steps: by id, by name, by the cards that stand in them, by their place.
fn columns(pairs: &mut Pairs, before: &Content, after: &Content) {
    let stages = (before.stages.as_slice(), after.stages.as_slice());
    let steps = (before.steps.as_slice(), after.steps.as_slice());
    pairs.join_by_id(TableId::Stage, stages);
    pairs.join_by(TableId::Stage, stages, |_, stage| name(&stage.name), |stage| name(&stage.name));
    pairs.join_by_id(TableId::Step, steps);
    pairs.join_by(
        TableId::Step,
        steps,
        |pairs, step| Some((pairs.then(TableId::Stage, step.stage)?, name(&step.name)?)),
        |step| Some((step.stage, name(&step.name)?)),
    );
    pairs.join_by(TableId::Step, steps, |_, step| name(&step.name), |step| name(&step.name));
    let cards = |content: &Content| content.cards.iter().map(|c| (c.id.uuid(), c.step.uuid())).collect();
    by_contents(pairs, (TableId::Step, TableId::Card), &cards(before), &cards(after));
    let of_stage = |content: &Content| content.steps.iter().map(|s| (s.id.uuid(), s.stage.uuid())).collect();
    by_contents(pairs, (TableId::Stage, TableId::Step), &of_stage(before), &of_stage(after));
    if before.stages.len() == after.stages.len() {
        let place = |of: &Content, id: StageId| of.stages.iter().position(|stage| stage.id == id);
        pairs.join_by(
            TableId::Stage,
            stages,
            |_, stage| Some((place(before, stage.id), stage.phase)),
            |stage| Some((place(after, stage.id), stage.phase)),
        );
    }
    // The same place in a stage of as many steps.
    let place = |of: &Content, step: &Step| {
        let row = of.records.steps_of(step.stage);
        (row.iter().position(|other| other.id == step.id), row.len())
    };
    pairs.join_by(
        TableId::Step,
        steps,
        |pairs, step| Some((pairs.then(TableId::Stage, step.stage)?, place(before, step))),
        |step| Some((step.stage, place(after, step))),
    );
}

/// Joins what is still alone and has most of its contents in common. The maps lead from what is inside to where it is.
fn by_contents(
    pairs: &mut Pairs,
    (table, inside): (TableId, TableId),
    before: &BTreeMap<Uuid, Uuid>,
    after: &BTreeMap<Uuid, Uuid>,
) {
    let mut votes: BTreeMap<(Uuid, Uuid), usize> = BTreeMap::new();
    for (content, home) in before {
        let there = pairs.after(inside, *content).and_then(|id| after.get(&id));
        let Some(there) = there else { continue };
        if pairs.after(table, *home).is_none() && pairs.before(table, *there).is_none() {
            *votes.entry((*home, *there)).or_default() += 1;
        }
    }
    let mut votes: Vec<_> = votes.into_iter().collect();
    votes.sort_by_key(|(pair, count)| (std::cmp::Reverse(*count), *pair));
    for ((home, there), _) in votes {
        pairs.join(table, home, there);
    }
}

fn lanes(pairs: &mut Pairs, before: &Content, after: &Content) {
    let sides = (before.lanes.as_slice(), after.lanes.as_slice());
    pairs.join_by_id(TableId::Lane, sides);
    pairs.join_by(
        TableId::Lane,
        sides,
        |_, lane| Some((lane.kind, fold(lane.title.trim()))),
        |lane| Some((lane.kind, fold(lane.title.trim()))),
    );
    pairs.join_by(TableId::Lane, sides, |_, lane| Some(lane.kind), |lane| Some(lane.kind));
}

/// Cards that say the same: in the same cell, else anywhere.
fn cards_by_name(pairs: &mut Pairs, before: &Content, after: &Content) {
    let sides = (before.cards.as_slice(), after.cards.as_slice());
    let said = |card: &Card| Some((card.kind, name(&card.title).or(name(&card.question))?));
    pairs.join_by(
        TableId::Card,
        sides,
        |pairs, card| {
            let cell = (pairs.then(TableId::Lane, card.lane)?, pairs.then(TableId::Step, card.step)?);
            Some((cell, said(card)?))
        },
        |card| Some(((card.lane, card.step), said(card)?)),
    );
    pairs.join_by(TableId::Card, sides, |_, card| said(card), said);
}

fn feelings_and_links(pairs: &mut Pairs, before: &Content, after: &Content) {
    let feelings = (before.feelings.as_slice(), after.feelings.as_slice());
    pairs.join_by_id(TableId::Feeling, feelings);
    let optional = |pairs: &Pairs, table, id: Option<Uuid>| match id {
        None => Some(None),
        Some(id) => pairs.after(table, id).map(Some),
    };
    pairs.join_by(
        TableId::Feeling,
        feelings,
        |pairs, feeling| {
            let persona = optional(pairs, TableId::Persona, feeling.persona.map(RecordId::uuid))?;
            let touchpoint = optional(pairs, TableId::Card, feeling.touchpoint.map(RecordId::uuid))?;
            Some((pairs.then(TableId::Step, feeling.step)?, persona, touchpoint))
        },
        |feeling| {
            let persona = feeling.persona.map(RecordId::uuid);
            Some((feeling.step, persona, feeling.touchpoint.map(RecordId::uuid)))
        },
    );
    let links = (before.links.as_slice(), after.links.as_slice());
    pairs.join_by_id(TableId::Link, links);
    pairs.join_by(
        TableId::Link,
        links,
        |pairs, link| {
            let to = optional(pairs, TableId::Card, link.to.map(RecordId::uuid))?;
            Some((pairs.then(TableId::Card, link.from)?, to, link.to_journey))
        },
        |link| Some((link.from, link.to.map(RecordId::uuid), link.to_journey)),
    );
}
