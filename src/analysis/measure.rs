//! All figures of one view of one journey, put together: first what is counted, then what is timed.

use super::counts::{Counts, count};
use super::durations::{Times, times};
use super::off_map::off_map;
use super::overlay::{Flow, Overlay, Spread, StageFigures, TouchpointFigures};
use super::question::Question;
use crate::model::{CardId, JourneyId, Records, View};
use crate::tracking::Events;
use std::collections::BTreeMap;

/// Everything that the map of a journey shows in the measured colour.
///
/// The period, segment, device and status of the view select events and touches; where paths begin and end is looked up in the
/// whole data.
pub fn overlay(events: &Events, records: &Records, journey: JourneyId, view: &View) -> Overlay {
    measure(events, records, journey, view, &|| true, |_| {}).expect("nobody stops it")
}

/// The same in two goes: `first` gets the figures without durations, which take longest. `None`: `go_on` said no.
pub fn measure(
    events: &Events,
    records: &Records,
    journey: JourneyId,
    view: &View,
    go_on: &(dyn Fn() -> bool + Sync),
    first: impl FnOnce(&Overlay),
) -> Option<Overlay> {
    let question = Question::new(events, records, journey, view);
    let counts = count(&question, go_on)?;
    let mut overlay = Overlay {
        sources: records.sources_in_order().into_iter().map(|source| source.name.clone()).collect(),
        from_ms: question.period.from_ms,
        to_ms: question.period.to_ms,
        customers: counts.customers,
        sessions: counts.sessions,
        events: counts.events,
        events_on_map: counts.on_map,
        converted: counts.converted,
        goal: question.goal.clone(),
        overlapping: counts.overlapping,
        off_map: question.names.map(|field| off_map(field, &counts.off_map)).unwrap_or_default(),
        touchpoints: touchpoints(&question, &counts),
        flows: flows(&question, &counts),
        unit: view.unit,
        funnel: funnel(&question, &counts, records, journey),
        customers_by_day: counts.customers_by_day,
    };
    first(&overlay);
    if !records.has_times() {
        return Some(overlay);
    }
    add_times(&mut overlay, &question, &times(&question, go_on)?);
    Some(overlay)
}

fn touchpoints(question: &Question<'_>, counts: &Counts) -> BTreeMap<CardId, TouchpointFigures> {
    let emotions = question.surveys.emotions(&counts.answers, question.touchpoints.len());
    let found = question.touchpoints.iter().zip(&counts.here).zip(emotions).enumerate();
    let figures = found.map(|(place, ((&card, here), emotion))| {
        let figures = TouchpointFigures {
            events: here.events,
            customers: here.customers,
            share: share(here.customers, counts.customers),
            time_spent: None,
            time_to_next: None,
            leaves: here.leaves,
            still_open: here.still_open,
            emotion,
            paths: here.paths,
            entries: here.entries,
            exits: here.exits,
            customers_by_day: counts.days_of(place),
        };
        (card, figures)
    });
    figures.collect()
}

fn flows(question: &Question<'_>, counts: &Counts) -> Vec<Flow> {
    let card = |place: u32| question.touchpoints[place as usize];
    let flow = |((from, to), passed): &((u32, u32), super::counts::Passed)| Flow {
        from: card(*from),
        to: card(*to),
        passages: u64::from(passed.passages),
        customers: u64::from(passed.customers),
        time: None,
        mean_ms: passed.total_ms as f64 / f64::from(passed.passages),
    };
    let mut flows: Vec<Flow> = counts.flows.found.iter().map(flow).collect();
    let weight = |flow: &Flow| std::cmp::Reverse((flow.customers, flow.passages));
    flows.sort_by_key(|flow| (weight(flow), flow.from, flow.to));
    flows
}

/// The stages of the journey; those that no rule can see are passed over.
fn funnel(question: &Question<'_>, counts: &Counts, records: &Records, journey: JourneyId) -> Vec<StageFigures> {
    let reached = counts.reached();
    let figures = |stage| {
        let customers = question.stages.iter().position(|&seen| seen == stage).map(|place| reached[place]);
        let share = customers.filter(|_| reached[0] > 0).map(|customers| share(customers, reached[0]));
        StageFigures { stage, customers, share }
    };
    records.stages_of(journey).iter().map(|stage| figures(stage.id)).collect()
}

fn add_times(overlay: &mut Overlay, question: &Question<'_>, times: &Times) {
    let spreads = question.touchpoints.iter().zip(times.spent.iter().zip(&times.to_next));
    for (card, (&time_spent, &time_to_next)) in spreads {
        if let Some(figures) = overlay.touchpoints.get_mut(card) {
            (figures.time_spent, figures.time_to_next) = (time_spent, time_to_next);
        }
    }
    let card = |place: u32| question.touchpoints[place as usize];
    let found = times.flows.iter().map(|((from, to), time)| ((card(*from), card(*to)), *time));
    let found: BTreeMap<(CardId, CardId), Option<Spread>> = found.collect();
    for flow in &mut overlay.flows {
        flow.time = found.get(&(flow.from, flow.to)).copied().flatten();
    }
}

/// A part of a whole; of nothing it is nothing.
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
