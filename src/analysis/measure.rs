//! All figures of one view of one journey, put together.

use super::emotion::measured_emotions;
use super::ends::{ends, first_conversions, open_from_ms};
use super::flows::flows;
use super::funnel::touchpoint_funnel;
use super::off_map::off_map;
use super::overlay::{Flow, Overlay, StageFigures, TouchpointFigures};
use super::period::Period;
use super::selection::selected;
use super::sessions::Sessions;
use super::time::{time_spent, time_to_next};
use super::visits::{Activity, activity, visits};
use crate::model::{CardId, JourneyId, PathUnit, Records, Rule, View};
use crate::tracking::{Claims, Events, NO_TOUCHPOINT, Paths, matches};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Everything that the map of a journey shows in the measured colour.
///
/// The period, segment and device of the view select events and touches; where paths begin and end is looked up in the
/// whole data.
pub fn overlay(events: &Events, records: &Records, journey: JourneyId, view: &View) -> Overlay {
    let touchpoints: Vec<(CardId, Vec<Rule>)> = records
        .touchpoints_of(journey)
        .into_iter()
        .filter(|card| !card.rules.is_empty())
        .map(|card| (card.id, card.rules.clone()))
        .collect();
    let period = Period::of(events, view, time_zone(records));
    let sessions = Sessions::of(events, view.session_gap_min);
    let kept = selected(events, records, view, &period);
    let claims = Claims::of(events, &touchpoints);
    let whole = claims.paths(events, touchpoints.iter().map(|(card, _)| *card).collect());
    let measured = Measured { events, records, view, sessions: &sessions, period: &period, kept: &kept, whole: &whole };

    let Activity { events: count, customers, sessions: session_count, customers_by_day } =
        activity(events, &kept, &sessions, &period);
    let (goal, is_conversion) = measured.goal();
    let converted = |&customer: &usize| events.of_customer(customer).any(|e| kept[e] && is_conversion[e]);
    let on_map = |&event: &usize| kept[event] && claims.touchpoint[event] != NO_TOUCHPOINT;
    let touched = whole.filtered(|event| kept[event]);
    let seen = measured.seen(&touched);
    Overlay {
        sources: records.sources_in_order().into_iter().map(|source| source.name.clone()).collect(),
        from_ms: period.from_ms,
        to_ms: period.to_ms,
        customers,
        sessions: session_count,
        events: count,
        events_on_map: (0..events.len()).filter(on_map).count() as u64,
        converted: (0..events.customers.len()).filter(converted).count() as u64,
        goal,
        overlapping: claims.overlapping.iter().filter(|&&event| kept[event as usize]).count() as u64,
        off_map: off_map(events, &claims, &kept),
        touchpoints: measured.touchpoints(&touched, &seen, &claims, customers, &is_conversion),
        flows: measured.flows(&seen),
        unit: view.unit,
        funnel: measured.funnel(&seen, journey),
        customers_by_day,
    }
}

/// The zone of the project; records without their cover have none.
fn time_zone(records: &Records) -> &str {
    records.projects.values().next().map_or("UTC", |project| project.time_zone.as_str())
}

/// What all figures of a view read.
struct Measured<'a> {
    events: &'a Events,
    records: &'a Records,
    view: &'a View,
    sessions: &'a Sessions,
    period: &'a Period,
    /// By event, whether the view lets it through.
    kept: &'a [bool],
    /// The paths of the whole data.
    whole: &'a Paths,
}

impl Measured<'_> {
    /// The name of the first goal, and of every event whether it is reached there.
    fn goal(&self) -> (String, Vec<bool>) {
        match self.records.goals_in_order().first().filter(|goal| !goal.rules.is_empty()) {
            Some(goal) => (goal.name.clone(), matches(self.events, &goal.rules)),
            None => (String::new(), vec![false; self.events.len()]),
        }
    }

    /// The paths of the view: its touches, repeats joined where it says so.
    fn seen<'p>(&self, touched: &'p Paths) -> Cow<'p, Paths> {
        if !self.view.collapse_repeats {
            return Cow::Borrowed(touched);
        }
        let per_session = self.view.unit == PathUnit::Session;
        let apart = |a, b| per_session && self.sessions.of_event(a) != self.sessions.of_event(b);
        Cow::Owned(touched.collapsed(apart))
    }

    /// Visits are counted before repeats are joined, times after.
    fn touchpoints(
        &self,
        touched: &Paths,
        seen: &Paths,
        claims: &Claims,
        customers: u64,
        is_conversion: &[bool],
    ) -> BTreeMap<CardId, TouchpointFigures> {
        let unit = self.view.unit;
        let conversions = first_conversions(self.events, is_conversion);
        let open_from = open_from_ms(self.events, self.view.open_days);
        let visits = visits(touched, self.sessions, unit, self.period);
        let ends = ends(self.whole, self.kept, self.sessions, unit, &conversions, open_from);
        let times = time_spent(seen, self.sessions).into_iter().zip(time_to_next(seen));
        let place = |event: usize| Some(claims.touchpoint[event]).filter(|place| *place != NO_TOUCHPOINT);
        let place = |event| place(event).map(|place| place as usize);
        let emotions = measured_emotions(self.events, self.whole.touchpoints.len(), place, self.kept);
        let found = visits.into_iter().zip(ends).zip(times).zip(emotions);
        let figures = found.map(|(((visits, ends), (time_spent, time_to_next)), emotion)| TouchpointFigures {
            emotion,
            share: share(visits.customers, customers),
            time_spent,
            time_to_next,
            leaves: ends.leaves,
            still_open: ends.still_open,
            entries: ends.entries,
            exits: ends.exits,
            ..visits
        });
        self.whole.touchpoints.iter().copied().zip(figures).collect()
    }

    fn flows(&self, seen: &Paths) -> Vec<Flow> {
        let card = |place: u32| seen.touchpoints[place as usize];
        let mut flows: Vec<Flow> = flows(seen, self.sessions, self.view.unit)
            .into_iter()
            .map(|((from, to), found)| Flow {
                from: card(from),
                to: card(to),
                passages: found.passages,
                customers: found.customers,
                time: found.time,
                mean_ms: found.mean_ms(),
            })
            .collect();
        let weight = |flow: &Flow| std::cmp::Reverse((flow.customers, flow.passages));
        flows.sort_by_key(|flow| (weight(flow), flow.from, flow.to));
        flows
    }

    /// The stages of the journey; those that no rule can see are passed over.
    fn funnel(&self, seen: &Paths, journey: JourneyId) -> Vec<StageFigures> {
        let stage_of = |card: &CardId| {
            let step = self.records.cards.get(card).map(|card| card.step)?;
            self.records.steps.get(&step).map(|step| step.stage)
        };
        let stage_of_touchpoint: Vec<_> = seen.touchpoints.iter().map(stage_of).collect();
        let stages = self.records.stages_of(journey);
        let measured: Vec<_> =
            stages.iter().map(|s| s.id).filter(|&id| stage_of_touchpoint.contains(&Some(id))).collect();
        let step_of: Vec<Option<usize>> =
            stage_of_touchpoint.iter().map(|&stage| measured.iter().position(|&m| Some(m) == stage)).collect();
        let reached = touchpoint_funnel(seen, measured.len(), |t| step_of[t as usize], self.sessions, self.view.unit);
        let figures = |stage| {
            let customers = measured.iter().position(|&m| m == stage).map(|place| reached[place]);
            let share = customers.filter(|_| reached[0] > 0).map(|customers| share(customers, reached[0]));
            StageFigures { stage, customers, share }
        };
        stages.iter().map(|stage| figures(stage.id)).collect()
    }
}

/// A part of a whole; of nothing it is nothing.
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
