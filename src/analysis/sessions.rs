//! Sessions: a customer's events without a gap of inactivity longer than the view allows.

use super::word::mark_session;
use crate::model::PathUnit;
use crate::tracking::{Events, Step};
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
    pub fn cut<'a>(&'a self, path: &'a [Step], unit: PathUnit) -> impl Iterator<Item = &'a [Step]> {
        path.chunk_by(move |a, b| unit == PathUnit::Customer || self.together(a, b))
    }

    /// Whether two steps are of the same session.
    #[inline]
    pub fn together(&self, a: &Step, b: &Step) -> bool {
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
fn number(events: &Events, places: Range<usize>, gap_ms: i64, first: u32, numbers: &mut Vec<u32>) -> u32 {
    let mut session = first;
    begins(events, places.clone(), gap_ms, |_, begins| {
        session += u32::from(begins);
        numbers.push(session);
    });
    session + u32::from(!places.is_empty())
}

/// Marks in the words of the events of these customers where another session begins.
pub(super) fn mark(events: &Events, customers: Range<usize>, gap_ms: i64, words: &mut [u32]) {
    let first = events.starts[customers.start] as usize;
    if events.ends_ms.is_empty() {
        // Without ends the event before says it all, even across customers: nobody asks that of the first event of one.
        let times_ms = &events.times_ms[first..first + words.len()];
        for (word, pair) in words.iter_mut().skip(1).zip(times_ms.windows(2)) {
            mark_session(word, pair[1].saturating_sub(pair[0]) > gap_ms);
        }
        return;
    }
    for customer in customers {
        let places = events.of_customer(customer);
        begins(events, places, gap_ms, |event, begins| mark_session(&mut words[event - first], begins));
    }
}

/// Says of every event of a customer, of the first one too, whether it begins another session.
fn begins(events: &Events, places: Range<usize>, gap_ms: i64, mut say: impl FnMut(usize, bool)) {
    let Some(&begin) = events.times_ms.get(places.start) else { return };
    let mut active_until = begin;
    for event in places {
        let at_ms = events.times_ms[event];
        let begins = at_ms.saturating_sub(active_until) > gap_ms;
        let end_ms = events.ends_ms.get(event).copied().unwrap_or(i64::MIN).max(at_ms);
        active_until = if begins { end_ms } else { active_until.max(end_ms) };
        say(event, begins);
    }
}
