//! The check of the map: what is missing, misleading or worth another look. It runs beside the work and changes nothing.

mod cards;
mod data;
mod finding;
mod journey;
mod options;
mod stages;

pub use finding::{Args, CheckRule, Finding, FindingLevel, Target};
pub use options::{CheckOptions, Thresholds};

use super::overlay::Overlay;
use crate::model::*;

/// Everything found on the map of a journey, the most urgent first, then in the order of the rules and of the map.
/// `overlay` is `None` where there is no data. What the journey silences is left out.
pub fn check(records: &Records, journey: JourneyId, overlay: Option<&Overlay>, options: &CheckOptions) -> Vec<Finding> {
    let silenced = records.journeys.get(&journey).map(|journey| journey.silenced.as_slice()).unwrap_or_default();
    let mut findings = check_all(records, journey, overlay, options);
    findings.retain(|finding| !finding.is_silenced(silenced));
    findings
}

/// Everything found, what the journey silences too.
pub fn check_all(
    records: &Records,
    journey: JourneyId,
    overlay: Option<&Overlay>,
    options: &CheckOptions,
) -> Vec<Finding> {
    let Some(journey) = records.journeys.get(&journey) else { return Vec::new() };
    let map = Map::new(records, journey, options);
    let mut findings = Vec::new();
    journey::check(&map, &mut findings);
    stages::check(&map, &mut findings);
    cards::check(&map, &mut findings);
    if let Some(overlay) = overlay {
        data::check(&map, overlay, &mut findings);
    }
    findings.sort_by_key(|finding| (finding.level, finding.rule));
    findings
}

/// The records of one journey in the order of the map.
struct Map<'a> {
    records: &'a Records,
    journey: &'a Journey,
    options: &'a CheckOptions,
    stages: Vec<&'a Stage>,
    /// From left to right, then from top to bottom.
    cards: Vec<&'a Card>,
    /// The points of the emotion curves, from left to right.
    feelings: Vec<&'a Feeling>,
}

impl<'a> Map<'a> {
    fn new(records: &'a Records, journey: &'a Journey, options: &'a CheckOptions) -> Self {
        let columns: Vec<StepId> = records.columns_of(journey.id).into_iter().map(|step| step.id).collect();
        let lanes: Vec<LaneId> = records.lanes_of(journey.id).into_iter().map(|lane| lane.id).collect();
        let column = |step: StepId| columns.iter().position(|&known| known == step);
        let lane = |lane: LaneId| lanes.iter().position(|&known| known == lane);
        let on_map = |card: &&Card| column(card.step).is_some() && lane(card.lane).is_some();
        let mut cards: Vec<&Card> = records.cards.values().filter(on_map).collect();
        cards.sort_by(|a, b| {
            let place = |card: &Card| (column(card.step), lane(card.lane));
            place(a).cmp(&place(b)).then_with(|| (&a.order, a.id).cmp(&(&b.order, b.id)))
        });
        let mut feelings: Vec<&Feeling> = records.feelings.values().filter(|f| column(f.step).is_some()).collect();
        feelings.sort_by_key(|feeling| (feeling.persona, column(feeling.step), feeling.id));
        Self { records, journey, options, stages: records.stages_of(journey.id), cards, feelings }
    }

    fn of_kind(&self, kind: CardKind) -> impl Iterator<Item = &'a Card> {
        self.cards.iter().copied().filter(move |card| card.kind == kind)
    }

    fn stage_of(&self, step: StepId) -> Option<StageId> {
        self.records.steps.get(&step).map(|step| step.stage)
    }

    fn cards_in(&self, stage: StageId) -> Vec<&'a Card> {
        self.cards.iter().copied().filter(|card| self.stage_of(card.step) == Some(stage)).collect()
    }

    fn channel(&self, card: &Card) -> Option<&'a Channel> {
        card.channel.and_then(|channel| self.records.channels.get(&channel))
    }
}

#[cfg(test)]
mod tests;
