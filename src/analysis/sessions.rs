//! Sessions: a customer's events without a gap of inactivity longer than the view allows.

use crate::model::PathUnit;
use crate::tracking::{Events, Touch};
use rayon::prelude::*;

/// Minutes without activity after which a session usually ends.
pub const SESSION_GAP_MIN: u32 = 30;

/// Which session every event belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sessions {
    /// By event: the number of its session, rising from one customer to the next.
    of_event: Vec<u32>,
    count: u64,
}

impl Sessions {
    /// The sessions of all events, whether they are on the map or not. A session ends after more than `gap_min` minutes
    /// without activity; an event that has an end is activity until then. 0 minutes mean the usual 30.
    pub fn of(events: &Events, gap_min: u32) -> Self {
        let gap_min = if gap_min == 0 { SESSION_GAP_MIN } else { gap_min };
        let gap_ms = i64::from(gap_min) * 60_000;
        let by_customer: Vec<Vec<u32>> = (0..events.customers.len())
            .into_par_iter()
            .with_min_len(1024)
            .map(|customer| numbers(events, events.of_customer(customer), gap_ms))
            .collect();
        let mut of_event = Vec::with_capacity(events.len());
        let mut count = 0;
        for numbers in by_customer {
            of_event.extend(numbers.iter().map(|number| count + number));
            count += numbers.last().map_or(0, |last| last + 1);
        }
        Self { of_event, count: u64::from(count) }
    }

    /// How many sessions there are.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The number of an event's session.
    pub fn of_event(&self, event: usize) -> u32 {
        self.of_event[event]
    }

    /// A customer's path as a whole, or cut into its sessions; never an empty one.
    pub fn cut<'a>(&'a self, path: &'a [Touch], unit: PathUnit) -> impl Iterator<Item = &'a [Touch]> {
        path.chunk_by(move |a, b| unit == PathUnit::Customer || self.together(a, b))
    }

    /// Whether two touches are of the same session.
    pub fn together(&self, a: &Touch, b: &Touch) -> bool {
        self.of_event(a.event as usize) == self.of_event(b.event as usize)
    }
}

/// The session numbers of one customer's events, from 0.
fn numbers(events: &Events, places: std::ops::Range<usize>, gap_ms: i64) -> Vec<u32> {
    let mut active_until = i64::MAX;
    let mut number = 0;
    let number_of = |event: usize| {
        let at = events.times_ms[event];
        if at.saturating_sub(active_until) > gap_ms {
            number += 1;
            active_until = at;
        }
        let end = events.ends_ms.get(event).copied().unwrap_or(i64::MIN);
        active_until = if active_until == i64::MAX { at } else { active_until.max(at) }.max(end);
        number
    };
    places.map(number_of).collect()
}
