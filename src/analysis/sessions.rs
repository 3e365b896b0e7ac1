//! Sessions: a customer's events without a gap of inactivity longer than the view allows.

use crate::model::PathUnit;
use crate::tracking::{Events, Touch};
use rayon::prelude::*;
use std::ops::Range;

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
        let gap_ms = gap_ms(gap_min);
        let in_block = |customers: Range<usize>| {
            let (mut numbers, mut next) = (Vec::new(), 0);
            for customer in customers {
                next = number(events, events.of_customer(customer), gap_ms, next, &mut numbers);
            }
            (numbers, next)
        };
        let blocks: Vec<(Vec<u32>, u32)> = blocks(events.customers.len()).into_par_iter().map(in_block).collect();
        let mut of_event = Vec::with_capacity(events.len());
        let mut count = 0;
        for (numbers, sessions) in blocks {
            of_event.extend(numbers.iter().map(|number| count + number));
            count += sessions;
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

/// Customers in blocks, for work on several threads whose results are put together in the same order.
fn blocks(customers: usize) -> Vec<Range<usize>> {
    (0..customers).step_by(4096).map(|start| start..(start + 4096).min(customers)).collect()
}

/// How long a session may be silent; 0 minutes mean the usual 30.
pub(super) fn gap_ms(gap_min: u32) -> i64 {
    i64::from(if gap_min == 0 { SESSION_GAP_MIN } else { gap_min }) * 60_000
}

/// Appends the session numbers of one customer's events, from `first` on; gives the next free number.
pub(super) fn number(events: &Events, places: Range<usize>, gap_ms: i64, first: u32, numbers: &mut Vec<u32>) -> u32 {
    let times_ms = &events.times_ms[places.clone()];
    let Some(&begin) = times_ms.first() else { return first };
    let (mut active_until, mut session) = (begin, first);
    let mut number = |at_ms: i64, end_ms: i64| {
        if at_ms.saturating_sub(active_until) > gap_ms {
            session += 1;
            active_until = at_ms;
        }
        active_until = active_until.max(at_ms).max(end_ms);
        session
    };
    match events.ends_ms.get(places) {
        Some(ends_ms) => numbers.extend(times_ms.iter().zip(ends_ms).map(|(&at_ms, &end_ms)| number(at_ms, end_ms))),
        None => numbers.extend(times_ms.iter().map(|&at_ms| number(at_ms, i64::MIN))),
    }
    session + 1
}
