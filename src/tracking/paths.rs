//! Paths: the touches of each customer in time order.

use super::events::{Events, NO_VALUE};
use super::matching::Claims;
use crate::model::{CardId, Rule};
use rayon::prelude::*;
use std::ops::Range;

/// The code of an event that no touchpoint claims.
pub const NO_TOUCHPOINT: u32 = u32::MAX;

/// One event that a touchpoint's rules match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touch {
    /// Place of the touchpoint in [`Paths::touchpoints`].
    pub touchpoint: u32,
    /// When, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// When it ended, where the source says so and it is not before the begin; else `i64::MIN`.
    pub end_ms: i64,
    /// Place of the event in the columns.
    pub event: u32,
}

/// The touches of every customer, one after the other. Steps are touchpoints, or the values of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths<K = CardId> {
    /// What a touch's number means: the touchpoints in the order of the rule list, or the values of the field.
    pub touchpoints: Vec<K>,
    /// All touches, customer by customer, in time order; equal times keep file order.
    pub touches: Vec<Touch>,
    /// Touch range of customer i: `starts[i]..starts[i + 1]`; customers as in the events, also those without a touch.
    pub starts: Vec<u32>,
}

impl<K> Default for Paths<K> {
    fn default() -> Self {
        Self { touchpoints: Vec::new(), touches: Vec::new(), starts: vec![0] }
    }
}

/// How many customers one thread takes at a time.
const BLOCK: usize = 4096;

impl<K> Paths<K> {
    /// The paths of the events to which `step` gives a number.
    pub(super) fn from_steps(events: &Events, names: Vec<K>, step: impl Fn(usize) -> Option<u32> + Sync) -> Self {
        let touch = |event: usize| {
            let at_ms = events.times_ms[event];
            let end_ms = events.ends_ms.get(event).copied().filter(|&end| end >= at_ms).unwrap_or(i64::MIN);
            step(event).map(|touchpoint| Touch { touchpoint, at_ms, end_ms, event: event as u32 })
        };
        let by_customer =
            |customer, touches: &mut Vec<Touch>| touches.extend(events.of_customer(customer).filter_map(touch));
        Self::gather(events.customers.len(), names, by_customer)
    }

    /// The paths of `customers`, each made by `by_customer`, which appends that customer's touches.
    fn gather(customers: usize, touchpoints: Vec<K>, by_customer: impl Fn(usize, &mut Vec<Touch>) + Sync) -> Self {
        let blocks: Vec<(Vec<Touch>, Vec<u32>)> = blocks(customers)
            .into_par_iter()
            .map(|block| {
                let mut touches = Vec::new();
                let ends = block.map(|customer| {
                    by_customer(customer, &mut touches);
                    touches.len() as u32
                });
                let ends = ends.collect();
                (touches, ends)
            })
            .collect();
        let mut paths = Self { touchpoints, touches: Vec::new(), starts: Vec::with_capacity(customers + 1) };
        paths.starts.push(0);
        paths.touches.reserve_exact(blocks.iter().map(|(touches, _)| touches.len()).sum());
        for (touches, ends) in blocks {
            let before = paths.touches.len() as u32;
            paths.starts.extend(ends.into_iter().map(|end| before + end));
            paths.touches.extend(touches);
        }
        paths
    }

    /// How many customers there are, also those without a touch.
    pub fn customers(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The touches of one customer in time order.
    pub fn of_customer(&self, customer: usize) -> &[Touch] {
        &self.touches[self.starts[customer] as usize..self.starts[customer + 1] as usize]
    }

    /// The customers in blocks, for work on several threads whose results are put together in the same order.
    pub fn blocks(&self) -> Vec<Range<usize>> {
        blocks(self.customers())
    }
}

impl<K: Clone + Sync> Paths<K> {
    /// Only the touches whose event is `kept`; the customers stay, also those left without a touch.
    pub fn filtered(&self, kept: impl Fn(usize) -> bool + Sync) -> Self {
        Self::gather(self.customers(), self.touchpoints.clone(), |customer, touches| {
            touches.extend(self.of_customer(customer).iter().filter(|touch| kept(touch.event as usize)));
        })
    }

    /// Consecutive equal touches as one, from the first one's begin to the last one's end; `apart` tells of two events
    /// that belong to different paths, such as those of different sessions.
    pub fn collapsed(&self, apart: impl Fn(usize, usize) -> bool + Sync) -> Self {
        Self::gather(self.customers(), self.touchpoints.clone(), |customer, touches| {
            let first = touches.len();
            let mut before: Option<&Touch> = None;
            for touch in self.of_customer(customer) {
                let joins = before.is_some_and(|b| {
                    b.touchpoint == touch.touchpoint && !apart(b.event as usize, touch.event as usize)
                });
                before = Some(touch);
                match touches[first..].last_mut() {
                    Some(run) if joins => run.end_ms = touch.end_ms,
                    _ => touches.push(*touch),
                }
            }
        })
    }
}

/// The paths of touchpoints: each event goes to the first touchpoint that claims it.
pub fn paths(events: &Events, touchpoints: &[(CardId, Vec<Rule>)]) -> Paths {
    Claims::of(events, touchpoints).paths(events, touchpoints.iter().map(|(card, _)| *card).collect())
}

/// The paths whose steps are the values of a field; events without a value in it are left out.
/// `None`: there is no such field.
pub fn field_paths(events: &Events, field: &str) -> Option<Paths<String>> {
    let field = events.field(field)?;
    let step = |event: usize| Some(field.codes[event]).filter(|&code| code != NO_VALUE);
    Some(Paths::from_steps(events, field.values.clone(), step))
}

fn blocks(customers: usize) -> Vec<Range<usize>> {
    (0..customers).step_by(BLOCK).map(|start| start..(start + BLOCK).min(customers)).collect()
}
