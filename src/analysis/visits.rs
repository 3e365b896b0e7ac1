//! Who comes to a touchpoint: events, customers, paths that pass, customers by day.

use super::overlay::TouchpointFigures;
use super::period::Period;
use super::sessions::Sessions;
use crate::model::PathUnit;
use crate::tracking::{Events, Paths};
use rayon::prelude::*;

/// Events, customers, paths and customers by day of every touchpoint, in the order of [`Paths::touchpoints`].
pub fn visits<K: Sync>(
    paths: &Paths<K>,
    sessions: &Sessions,
    unit: PathUnit,
    period: &Period,
) -> Vec<TouchpointFigures> {
    let none = || {
        let blank = TouchpointFigures { customers_by_day: vec![0; period.days()], ..TouchpointFigures::default() };
        vec![blank; paths.touchpoints.len()]
    };
    let figures = paths.blocks().into_par_iter().fold(none, |mut figures, block| {
        for customer in block {
            count_customer(paths, customer, &mut figures, period);
            count_paths(paths, customer, &mut figures, sessions, unit);
        }
        figures
    });
    figures.reduce(none, |mut all, more| {
        all.iter_mut().zip(more).for_each(|(all, more)| add(all, &more));
        all
    })
}

fn count_customer<K>(paths: &Paths<K>, customer: usize, figures: &mut [TouchpointFigures], period: &Period) {
    let touches = paths.of_customer(customer);
    let mut here: Vec<(u32, Option<usize>)> = touches.iter().map(|t| (t.touchpoint, period.day(t.at_ms))).collect();
    here.iter().for_each(|(touchpoint, _)| figures[*touchpoint as usize].events += 1);
    here.sort_unstable();
    here.dedup();
    here.iter().for_each(|&(touchpoint, day)| {
        if let Some(day) = day {
            figures[touchpoint as usize].customers_by_day[day] += 1;
        }
    });
    here.dedup_by_key(|(touchpoint, _)| *touchpoint);
    here.iter().for_each(|(touchpoint, _)| figures[*touchpoint as usize].customers += 1);
}

fn count_paths<K>(
    paths: &Paths<K>,
    customer: usize,
    figures: &mut [TouchpointFigures],
    sessions: &Sessions,
    unit: PathUnit,
) {
    for path in sessions.cut(paths.of_customer(customer), unit) {
        let mut here: Vec<u32> = path.iter().map(|touch| touch.touchpoint).collect();
        here.sort_unstable();
        here.dedup();
        here.iter().for_each(|&touchpoint| figures[touchpoint as usize].paths += 1);
    }
}

fn add(all: &mut TouchpointFigures, more: &TouchpointFigures) {
    all.events += more.events;
    all.customers += more.customers;
    all.paths += more.paths;
    all.customers_by_day.iter_mut().zip(&more.customers_by_day).for_each(|(all, more)| *all += more);
}

/// What a view lets through, whether on the map or not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Activity {
    /// Events.
    pub events: u64,
    /// Customers with any of them.
    pub customers: u64,
    /// Sessions with any of them.
    pub sessions: u64,
    /// Customers by day of the period.
    pub customers_by_day: Vec<u32>,
}

/// Events, customers, sessions and customers by day of the events that are `kept`.
pub fn activity(events: &Events, kept: &[bool], sessions: &Sessions, period: &Period) -> Activity {
    let mut activity = Activity { customers_by_day: vec![0; period.days()], ..Activity::default() };
    for customer in 0..events.customers.len() {
        let (mut any, mut session, mut day) = (false, None, None);
        for event in events.of_customer(customer).filter(|&event| kept[event]) {
            any = true;
            activity.events += 1;
            // Events are in time order: a new session or day is never an old one again.
            if session.replace(sessions.of_event(event)) != Some(sessions.of_event(event)) {
                activity.sessions += 1;
            }
            let today = period.day(events.times_ms[event]);
            if let (Some(today), true) = (today, today != day) {
                activity.customers_by_day[today] += 1;
            }
            day = today;
        }
        activity.customers += u64::from(any);
    }
    activity
}
