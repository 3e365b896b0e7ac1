//! What is copied with what.

use super::Clip;
use crate::model::*;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Copies records with all that stands in them; unknown ones and other kinds than the map shows are left out.
pub fn copy(records: &Records, roots: &[(TableId, Uuid)]) -> Clip {
    let copied = with_contents(records, roots);
    let mut around = Records::default();
    for card in copied.cards.values() {
        insert(&mut around.lanes, &records.lanes, Some(card.lane));
        insert(&mut around.steps, &records.steps, Some(card.step));
    }
    for feeling in copied.feelings.values() {
        insert(&mut around.steps, &records.steps, Some(feeling.step));
    }
    around.lanes.retain(|id, _| !copied.lanes.contains_key(id));
    around.steps.retain(|id, _| !copied.steps.contains_key(id));
    for id in named_personas(&copied) {
        insert(&mut around.personas, &records.personas, Some(id));
    }
    for card in copied.cards.values() {
        insert(&mut around.channels, &records.channels, card.channel);
        insert(&mut around.assets, &records.assets, card.image);
    }
    for persona in around.personas.values() {
        insert(&mut around.assets, &records.assets, persona.portrait);
    }
    let is_there = |(table, id): &&(TableId, Uuid)| copied.get(*table, *id).is_some();
    let roots = roots.iter().filter(is_there).copied().collect();
    let mut clip = Clip { roots, records: copied, around, ..Clip::default() };
    for journey in records.journeys.keys() {
        for (column, step) in records.columns_of(*journey).into_iter().enumerate() {
            if clip.records.steps.contains_key(&step.id) || clip.around.steps.contains_key(&step.id) {
                clip.columns.insert(step.id, column);
            }
        }
    }
    clip
}

fn insert<R: Record>(into: &mut Table<R>, from: &Table<R>, id: Option<R::Id>) {
    if let Some(record) = id.and_then(|id| from.get(&id)) {
        into.insert(record.id(), record.clone());
    }
}

/// The chosen records, with what stands in them and the lines between them.
fn with_contents(records: &Records, roots: &[(TableId, Uuid)]) -> Records {
    let roots: BTreeSet<(TableId, Uuid)> = roots.iter().copied().collect();
    let chosen = |table: TableId, id: Uuid| roots.contains(&(table, id));
    let mut all = Records::default();
    let Records { journeys, stages, steps, lanes, cards, feelings, links, engagements, .. } = records;
    keep(&mut all.journeys, journeys, |journey| chosen(TableId::Journey, journey.id.uuid()));
    keep(&mut all.stages, stages, |stage| {
        chosen(TableId::Stage, stage.id.uuid()) || all.journeys.contains_key(&stage.journey)
    });
    keep(&mut all.steps, steps, |step| chosen(TableId::Step, step.id.uuid()) || all.stages.contains_key(&step.stage));
    keep(&mut all.lanes, lanes, |lane| {
        chosen(TableId::Lane, lane.id.uuid()) || all.journeys.contains_key(&lane.journey)
    });
    keep(&mut all.cards, cards, |card| {
        let inside = all.lanes.contains_key(&card.lane) || all.steps.contains_key(&card.step);
        chosen(TableId::Card, card.id.uuid()) || inside
    });
    let of_lane = felt_in_lanes(records, &all);
    keep(&mut all.feelings, feelings, |feeling| {
        let inside = all.steps.contains_key(&feeling.step) || of_lane.contains(&feeling.id);
        chosen(TableId::Feeling, feeling.id.uuid()) || inside
    });
    keep(&mut all.links, links, |link| {
        let arrives = link.to.is_none_or(|to| all.cards.contains_key(&to));
        all.cards.contains_key(&link.from) && arrives
    });
    keep(&mut all.engagements, engagements, |engagement| all.cards.contains_key(&engagement.touchpoint));
    all
}

fn keep<R: Record>(into: &mut Table<R>, from: &Table<R>, wanted: impl Fn(&R) -> bool) {
    let found: Vec<R> = from.values().filter(|record| wanted(record)).cloned().collect();
    into.extend(found.into_iter().map(|record| (record.id(), record)));
}

/// The feelings that stand on the emotion lanes among the copied ones.
fn felt_in_lanes(records: &Records, copied: &Records) -> BTreeSet<FeelingId> {
    let mut felt = BTreeSet::new();
    for lane in copied.lanes.values().filter(|lane| lane.kind == LaneKind::Emotion) {
        let steps: BTreeSet<StepId> = records.columns_of(lane.journey).iter().map(|step| step.id).collect();
        let on_lane = |f: &&Feeling| steps.contains(&f.step) && (lane.persona.is_none() || f.persona == lane.persona);
        felt.extend(records.feelings.values().filter(on_lane).map(|feeling| feeling.id));
    }
    felt
}

/// The personas that copied records name.
fn named_personas(copied: &Records) -> BTreeSet<PersonaId> {
    let of_journeys = copied.journeys.values().flat_map(|journey| journey.personas.iter().copied());
    let of_lanes = copied.lanes.values().filter_map(|lane| lane.persona);
    let of_cards = copied.cards.values().filter_map(|card| card.persona);
    let of_feelings = copied.feelings.values().filter_map(|feeling| feeling.persona);
    let of_engagements = copied.engagements.values().map(|engagement| engagement.persona);
    of_journeys.chain(of_lanes).chain(of_cards).chain(of_feelings).chain(of_engagements).collect()
}
