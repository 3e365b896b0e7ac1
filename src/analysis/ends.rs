//! Where paths begin and end. Entry and exit look at the whole data, so that the edge of a period is no exit.

use super::sessions::Sessions;
use crate::model::PathUnit;
use crate::tracking::{Events, Paths, Touch};

const DAY_MS: i64 = 86_400_000;

/// How many paths begin and end at one touchpoint, and who left there for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ends {
    /// Paths that begin here.
    pub entries: u64,
    /// Paths that end here.
    pub exits: u64,
    /// Customers whose last touch is here, without a conversion at or before it, long enough ago.
    pub leaves: u64,
    /// The same, but too recent to tell.
    pub still_open: u64,
}

/// Entries, exits and leaves of every touchpoint. `whole` are the paths of the whole data; a begin or end counts where
/// its own event is `kept`. `conversions` says of every customer when the goal was first reached; a last touch from
/// `open_from_ms` on is still open.
pub fn ends<K>(
    whole: &Paths<K>,
    kept: &[bool],
    sessions: &Sessions,
    unit: PathUnit,
    conversions: &[Option<i64>],
    open_from_ms: i64,
) -> Vec<Ends> {
    let mut ends = vec![Ends::default(); whole.touchpoints.len()];
    let seen = |touch: &&Touch| kept[touch.event as usize];
    for (customer, converted) in conversions.iter().enumerate() {
        let touches = whole.of_customer(customer);
        for path in sessions.cut(touches, unit) {
            path.first().filter(seen).into_iter().for_each(|t| ends[t.touchpoint as usize].entries += 1);
            path.last().filter(seen).into_iter().for_each(|t| ends[t.touchpoint as usize].exits += 1);
        }
        let Some(last) = touches.last().filter(seen) else { continue };
        if converted.is_some_and(|at_ms| at_ms <= last.at_ms) {
            continue;
        }
        let here = &mut ends[last.touchpoint as usize];
        if last.at_ms < open_from_ms { here.leaves += 1 } else { here.still_open += 1 }
    }
    ends
}

/// The first moment from which a last touch is still open: `open_days` before the last event of the data.
pub fn open_from_ms(events: &Events, open_days: u32) -> i64 {
    let end = events.times_ms.iter().max().copied().unwrap_or(0);
    end.saturating_sub(i64::from(open_days) * DAY_MS)
}

/// By customer, when the goal was first reached.
pub fn first_conversions(events: &Events, is_conversion: &[bool]) -> Vec<Option<i64>> {
    let first = |customer| events.of_customer(customer).find(|&e| is_conversion[e]).map(|e| events.times_ms[e]);
    (0..events.customers.len()).map(first).collect()
}
