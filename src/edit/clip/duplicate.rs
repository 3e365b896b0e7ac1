//! Duplicating: a copy beside what was chosen.

use super::paste::{Spot, put};
use super::{Clip, copy};
use crate::edit::change::Edit;
use crate::edit::label::{Label, Verb};
use crate::model::*;
use uuid::Uuid;

/// Puts a copy beside what was chosen: cards below their originals, steps, stages and lanes behind the last chosen
/// one, journeys at the end of the list. Gives the copies. `None` where there is nothing to copy, or only feelings.
pub fn duplicate(records: &Records, roots: &[(TableId, Uuid)]) -> Option<(Edit, Vec<(TableId, Uuid)>)> {
    let clip = copy(records, roots);
    let journey = roots.iter().find_map(|(table, id)| journey_of(records, &records.get(*table, *id)?))?;
    let chosen = |table: TableId, id: Uuid| clip.roots.contains(&(table, id));
    let stages = records.stages_of(journey);
    let stage = stages.iter().rfind(|stage| chosen(TableId::Stage, stage.id.uuid()));
    let columns = records.columns_of(journey);
    let step = columns.iter().rfind(|step| chosen(TableId::Step, step.id.uuid()));
    let lanes = records.lanes_of(journey);
    let lane = lanes.iter().rfind(|lane| chosen(TableId::Lane, lane.id.uuid()));
    let spot = Spot {
        stage: stage.map(|stage| stage.id).or(step.map(|step| step.stage)),
        step: step.map(|step| step.id),
        lane: lane.map(|lane| lane.id),
        cell: None,
        beside: true,
    };
    put(records, &clip, journey, spot, Label::new(Verb::Duplicate, name(&clip)))
}

/// The journey in which a record stands.
fn journey_of(records: &Records, record: &AnyRecord) -> Option<JourneyId> {
    let of_step = |step: StepId| Some(records.stages.get(&records.steps.get(&step)?.stage)?.journey);
    match record {
        AnyRecord::Journey(journey) => Some(journey.id),
        AnyRecord::Stage(stage) => Some(stage.journey),
        AnyRecord::Step(step) => of_step(step.id),
        AnyRecord::Lane(lane) => Some(lane.journey),
        AnyRecord::Card(card) => records.journey_of(card),
        AnyRecord::Feeling(feeling) => of_step(feeling.step),
        _ => None,
    }
}

/// What a single chosen record is called.
fn name(clip: &Clip) -> String {
    let [(table, id)] = clip.roots[..] else { return String::new() };
    match clip.records.get(table, id) {
        Some(AnyRecord::Journey(journey)) => journey.title,
        Some(AnyRecord::Stage(stage)) => stage.name,
        Some(AnyRecord::Step(step)) => step.name,
        Some(AnyRecord::Lane(lane)) => lane.title,
        Some(AnyRecord::Card(card)) => card.title,
        _ => String::new(),
    }
}
