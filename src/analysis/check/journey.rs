//! Findings about the journey as a whole.

use super::Map;
use super::finding::{Args, CheckRule, Finding};
use crate::model::*;

/// More of the cards than this may not be assumptions on an agreed map.
const MOST_ASSUMED: f64 = 0.7;

pub(super) fn check(map: &Map, findings: &mut Vec<Finding>) {
    let journey = map.journey;
    let mut find = |found: bool, rule, args| {
        if found {
            findings.push(Finding::new(rule, None, args));
        }
    };
    let blank = |text: &str| text.trim().is_empty();
    let walks = |id: &PersonaId| map.records.personas.contains_key(id);
    find(!journey.personas.iter().any(walks), CheckRule::NoPersona, Args::default());
    find(blank(&journey.customer_goal), CheckRule::NoGoal, Args::default());
    let no_limits = blank(&journey.starts_when) || blank(&journey.ends_when);
    find(no_limits, CheckRule::NoLimits, Args::name(&journey.title));
    find(map.of_kind(CardKind::MomentOfTruth).next().is_none(), CheckRule::NoMoment, Args::default());

    let assumed = map.cards.iter().filter(|card| card.evidence == Evidence::Assumed).count();
    let share = assumed as f64 / map.cards.len().max(1) as f64;
    let misleads = journey.status == JourneyStatus::Agreed && share > MOST_ASSUMED;
    find(misleads, CheckRule::AllAssumed, Args { share, ..Args::default() });
    let due = journey.review_date.filter(|&date| date < map.today);
    find(due.is_some(), CheckRule::ReviewDue, Args { date: due, ..Args::default() });
    for objective in map.records.projects.values().flat_map(|project| &project.objectives) {
        let told = objective.metric.is_some_and(|metric| map.records.cards.contains_key(&metric));
        find(!told, CheckRule::NoMetric, Args::name(&objective.name));
    }
    pair(map, &mut find);
}

/// A target journey needs a current one to differ from.
fn pair(map: &Map, find: &mut impl FnMut(bool, CheckRule, Args)) {
    if map.journey.state != JourneyState::ToBe {
        return;
    }
    let Some(other) = map.journey.pair.and_then(|id| map.records.journeys.get(&id)) else {
        return find(true, CheckRule::PairDiffers, Args::count(0));
    };
    let other = Map::new(map.records, other, map.today);
    find(content(map) == content(&other), CheckRule::PairDiffers, Args::count(1));
}

/// What a map says, without its ids and places.
fn content(map: &Map) -> (Vec<Value>, Vec<i64>) {
    let mut cards: Vec<Card> = map.cards.iter().map(|card| (*card).clone()).collect();
    for card in &mut cards {
        // Every copy has ids of its own.
        *card = Card {
            twin: None,
            lane: LaneId::default(),
            step: StepId::default(),
            order: Order::default(),
            answers: Vec::new(),
            touchpoint: None,
            ..card.clone()
        };
    }
    let stages = map.stages.iter().map(|stage| stage.name.to_value());
    let of_cards = cards.iter().flat_map(|card| Card::FIELDS.iter().map(move |field| (field.get)(card)));
    let feelings = map.feelings.iter().map(|feeling| (feeling.value * 100.0) as i64);
    (stages.chain(of_cards).collect(), feelings.collect())
}
