//! Findings about the journey as a whole.

use super::Map;
use super::finding::{Args, CheckRule, Finding, Target};
use crate::model::*;
use chrono::{Datelike, NaiveDate};

pub(super) fn check(map: &Map, findings: &mut Vec<Finding>) {
    let journey = map.journey;
    let mut find = |found: bool, rule, field: &'static str, args| {
        if found {
            let target = (!field.is_empty()).then_some(Target::Journey(field));
            findings.push(Finding::new(rule, target, args));
        }
    };
    let blank = |text: &str| text.trim().is_empty();
    let walks = |id: &PersonaId| map.records.personas.contains_key(id);
    find(!journey.personas.iter().any(walks), CheckRule::NoPersona, "personas", Args::default());
    find(blank(&journey.customer_goal), CheckRule::NoGoal, "customer_goal", Args::default());
    let first_blank = if blank(&journey.starts_when) { "starts_when" } else { "ends_when" };
    let no_limits = blank(&journey.starts_when) || blank(&journey.ends_when);
    find(no_limits, CheckRule::NoLimits, first_blank, Args::name(&journey.title));
    find(map.of_kind(CardKind::MomentOfTruth).next().is_none(), CheckRule::NoMoment, "", Args::default());

    let assumed = map.cards.iter().filter(|card| card.evidence == Evidence::Assumed).count();
    let share = assumed as f64 / map.cards.len().max(1) as f64;
    let misleads = journey.status == JourneyStatus::Agreed && share > map.options.thresholds.assumed;
    find(misleads, CheckRule::AllAssumed, "status", Args { share, ..Args::default() });
    let (due, months) = review(map);
    let args = Args { date: due, ..Args::count(months) };
    find(due.is_some() || months > 0, CheckRule::ReviewDue, "review_date", args);
    for objective in map.records.projects.values().flat_map(|project| &project.objectives) {
        let told = objective.metric.is_some_and(|metric| map.records.cards.contains_key(&metric));
        find(!told, CheckRule::NoMetric, "", Args::name(&objective.name));
    }
    pair(map, &mut find);
}

/// The review date that is past; else how many months the last change is too long ago, 0 if it is not. A date still to
/// come says that somebody thinks of it.
fn review(map: &Map) -> (Option<NaiveDate>, usize) {
    let today = map.options.today;
    match (map.journey.review_date, map.options.last_change) {
        (Some(date), _) => (Some(date).filter(|date| *date < today), 0),
        (None, Some(changed)) => {
            let months = (today.year() - changed.year()) * 12 + today.month() as i32 - changed.month() as i32;
            let whole = months - i32::from(today.day() < changed.day());
            let whole = u32::try_from(whole).unwrap_or(0);
            (None, if whole >= map.options.thresholds.review_months { whole as usize } else { 0 })
        }
        (None, None) => (None, 0),
    }
}

/// A target journey needs a current one to differ from.
fn pair(map: &Map, find: &mut impl FnMut(bool, CheckRule, &'static str, Args)) {
    if map.journey.state != JourneyState::ToBe {
        return;
    }
    let Some(other) = map.journey.pair.and_then(|id| map.records.journeys.get(&id)) else {
        return find(true, CheckRule::PairDiffers, "pair", Args::count(0));
    };
    let other = Map::new(map.records, other, map.options);
    find(content(map) == content(&other), CheckRule::PairDiffers, "pair", Args::count(1));
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
