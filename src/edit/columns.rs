//! Verbs for stages and steps: the columns of the map.

use super::change::{Change, Edit};
use super::label::{Label, Verb};
use crate::model::*;

/// The stages of a new journey from left to right, each with its steps: they say what they are, here they get places.
pub fn row_of_stages(journey: JourneyId, stages: Vec<(Stage, Vec<Step>)>) -> Vec<(Stage, Vec<Step>)> {
    let orders = Order::row(stages.len());
    let placed = stages.into_iter().zip(orders).map(|((stage, steps), order)| {
        let stage = Stage { journey, order, ..stage };
        let orders = Order::row(steps.len());
        let steps =
            steps.into_iter().zip(orders).map(|(step, order)| Step { stage: stage.id, order, ..step }).collect();
        (stage, steps)
    });
    placed.collect()
}

/// The order key that puts something before `before` (`None`: last) among siblings; `moving` does not count.
pub(super) fn order_among<I: PartialEq + Copy>(
    siblings: &[(I, &Order)],
    before: Option<I>,
    moving: Option<I>,
) -> Order {
    let others: Vec<&(I, &Order)> = siblings.iter().filter(|(id, _)| Some(*id) != moving).collect();
    let next = before.and_then(|before| others.iter().position(|(id, _)| *id == before)).unwrap_or(others.len());
    let left = next.checked_sub(1).map(|i| others[i].1);
    Order::between(left, others.get(next).map(|(_, order)| *order))
}

fn stage_orders(records: &Records, journey: JourneyId) -> Vec<(StageId, &Order)> {
    records.stages_of(journey).into_iter().map(|s| (s.id, &s.order)).collect()
}

fn step_orders(records: &Records, stage: StageId) -> Vec<(StepId, &Order)> {
    records.steps_of(stage).into_iter().map(|s| (s.id, &s.order)).collect()
}

/// The phase a new stage takes: that of the stage it follows, else of the one it precedes.
fn neighbour(records: &Records, journey: JourneyId, before: Option<StageId>) -> Option<&Stage> {
    let stages = records.stages_of(journey);
    let place = before.and_then(|b| stages.iter().position(|s| s.id == b)).unwrap_or(stages.len());
    place.checked_sub(1).or(Some(0)).and_then(|i| stages.get(i).copied())
}

/// A new stage with one step, before another (`None`: last).
pub fn add_stage(records: &Records, journey: JourneyId, before: Option<StageId>, name: &str) -> (Edit, StageId) {
    let mut stage = Stage::blank(StageId::new());
    stage.journey = journey;
    stage.order = order_among(&stage_orders(records, journey), before, None);
    stage.name = name.to_owned();
    if let Some(beside) = neighbour(records, journey, before) {
        stage.phase = beside.phase;
        stage.moment = beside.moment;
    }
    let mut step = Step::blank(StepId::new());
    step.stage = stage.id;
    let id = stage.id;
    (Edit::new(Label::new(Verb::Add, name), vec![Change::added(stage), Change::added(step)]), id)
}

/// A new step in a stage, before another (`None`: last).
pub fn add_step(records: &Records, stage: StageId, before: Option<StepId>, name: &str) -> (Edit, StepId) {
    let mut step = Step::blank(StepId::new());
    step.stage = stage;
    step.order = order_among(&step_orders(records, stage), before, None);
    step.name = name.to_owned();
    let id = step.id;
    (Edit::new(Label::new(Verb::Add, name), vec![Change::added(step)]), id)
}

/// A stage goes before another (`None`: last), with all that stands in it.
pub fn move_stage(records: &Records, stage: StageId, before: Option<StageId>) -> Option<Edit> {
    let old = records.stages.get(&stage)?;
    let stages = records.stages_of(old.journey);
    let here = stages.iter().position(|s| s.id == stage)?;
    if before == Some(stage) || before == stages.get(here + 1).map(|s| s.id) {
        return None;
    }
    let mut new = old.clone();
    new.order = order_among(&stage_orders(records, old.journey), before, Some(stage));
    Some(Edit::new(Label::new(Verb::Move, &old.name), vec![Change::replaced(old.clone(), new)]))
}

/// A step goes into a stage, before another step there (`None`: last), with all that stands in it. The only step of
/// a stage stays: a stage always has a column.
pub fn move_step(records: &Records, step: StepId, stage: StageId, before: Option<StepId>) -> Option<Edit> {
    let old = records.steps.get(&step)?;
    let siblings = records.steps_of(old.stage);
    let here = siblings.iter().position(|s| s.id == step)?;
    let stays = old.stage == stage;
    if stays && (before == Some(step) || before == siblings.get(here + 1).map(|s| s.id)) {
        return None;
    }
    if !stays && siblings.len() == 1 {
        return None;
    }
    let mut new = old.clone();
    new.stage = stage;
    new.order = order_among(&step_orders(records, stage), before, Some(step));
    Some(Edit::new(Label::new(Verb::Move, &old.name), vec![Change::replaced(old.clone(), new)]))
}
