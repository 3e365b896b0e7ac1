//! What was salvaged becomes a project again: cards whose lane or step is lost would be drawn nowhere, so these are put
//! back, empty, with the id by which the cards name them.

use crate::model::*;
use crate::tr;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Puts back what is missing; tells how much. `project`: the id that the file names as its own.
pub(super) fn mend(records: &mut Records, project: Option<Uuid>) -> usize {
    let covered = cover(records, project);
    let before = records.iter().count();
    let name = tr!(records.project().language, "salvage-put-back");
    steps(records, &name);
    stages(records, &name);
    lanes(records);
    journeys(records, &name);
    records.iter().count() - before + usize::from(covered)
}

/// Exactly one cover; whether it had to be made.
fn cover(records: &mut Records, project: Option<Uuid>) -> bool {
    let named = project.map(ProjectId::from_uuid);
    let kept = named.filter(|id| records.projects.contains_key(id)).or(records.projects.keys().next().copied());
    records.projects.retain(|id, _| Some(*id) == kept);
    if kept.is_none() {
        let id = named.unwrap_or_default();
        let id = if id == ProjectId::default() { ProjectId::new() } else { id };
        records.projects.insert(id, Project::blank(id));
    }
    kept.is_none()
}

/// A journey for what does not say which is its own: that of most of the lanes.
fn some_journey(records: &Records) -> JourneyId {
    let first = records.journeys_in_order().first().map(|journey| journey.id);
    let named = first.or(records.lanes.values().map(|lane| lane.journey).next());
    match named {
        Some(journey) => journey,
        // Not the default, which is the id of nothing.
        None => JourneyId::new(),
    }
}

fn steps(records: &mut Records, name: &str) {
    let of_cards = records.cards.values().map(|card| (card.step, Some(card.lane)));
    let of_feelings = records.feelings.values().map(|feeling| (feeling.step, None));
    let missing: BTreeMap<StepId, Option<LaneId>> =
        of_feelings.chain(of_cards).filter(|(step, _)| !records.steps.contains_key(step)).collect();
    // All steps of one journey come into one stage behind the others.
    let mut stages: BTreeMap<JourneyId, StageId> = BTreeMap::new();
    for (id, lane) in missing {
        let journey = lane.and_then(|lane| records.lanes.get(&lane)).map(|lane| lane.journey);
        let journey = journey.unwrap_or_else(|| some_journey(records));
        let stage = *stages.entry(journey).or_insert_with(|| add_stage(records, StageId::new(), journey, name));
        let order = Order::between(records.steps_of(stage).last().map(|last| &last.order), None);
        records.steps.insert(id, Step { stage, order, name: name.to_owned(), ..Step::blank(id) });
    }
}

fn stages(records: &mut Records, name: &str) {
    let named: BTreeSet<StageId> = records.steps.values().map(|step| step.stage).collect();
    for id in named.into_iter().filter(|id| !records.stages.contains_key(id)).collect::<Vec<_>>() {
        // The journey of the cards that stand in it.
        let steps: BTreeSet<StepId> = records.steps.values().filter(|s| s.stage == id).map(|s| s.id).collect();
        let mut cards = records.cards.values().filter(|card| steps.contains(&card.step));
        let journey = cards.find_map(|card| records.journey_of(card)).unwrap_or_else(|| some_journey(records));
        add_stage(records, id, journey, name);
    }
}

fn add_stage(records: &mut Records, id: StageId, journey: JourneyId, name: &str) -> StageId {
    let order = Order::between(records.stages_of(journey).last().map(|last| &last.order), None);
    records.stages.insert(id, Stage { journey, order, name: name.to_owned(), ..Stage::blank(id) });
    id
}

fn lanes(records: &mut Records) {
    let missing: BTreeMap<LaneId, (CardKind, StepId)> = records
        .cards
        .values()
        .filter(|card| !records.lanes.contains_key(&card.lane))
        .map(|card| (card.lane, (card.kind, card.step)))
        .collect();
    for (id, (kind, step)) in missing {
        let stage = records.steps.get(&step).and_then(|step| records.stages.get(&step.stage));
        let journey = stage.map_or_else(|| some_journey(records), |stage| stage.journey);
        let order = Order::between(records.lanes_of(journey).last().map(|last| &last.order), None);
        records.lanes.insert(id, Lane { journey, order, kind: kind.home_lane(), shown: true, ..Lane::blank(id) });
    }
}

fn journeys(records: &mut Records, name: &str) {
    let of_stages = records.stages.values().map(|stage| stage.journey);
    let named: BTreeSet<JourneyId> = of_stages.chain(records.lanes.values().map(|lane| lane.journey)).collect();
    for id in named.into_iter().filter(|id| !records.journeys.contains_key(id)).collect::<Vec<_>>() {
        let order = Order::between(records.journeys_in_order().last().map(|last| &last.order), None);
        records.journeys.insert(id, Journey { order, title: name.to_owned(), ..Journey::blank(id) });
    }
}
