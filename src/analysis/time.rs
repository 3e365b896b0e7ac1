//! Time to the next contact.

use super::overlay::Spread;
use crate::tracking::{Paths, Touch};
use rayon::prelude::*;

/// Time from every touchpoint to the next touch, across sessions.
pub fn time_to_next<K: Sync>(paths: &Paths<K>) -> Vec<Option<Spread>> {
    spreads(paths, |touch, next| next.map(|next| next.at_ms - touch.at_ms))
}

/// The spread of the durations that touches have, by touchpoint; `duration` sees a touch and the next one of its path.
fn spreads<K: Sync>(
    paths: &Paths<K>,
    duration: impl Fn(&Touch, Option<&Touch>) -> Option<i64> + Sync,
) -> Vec<Option<Spread>> {
    let none = || vec![Vec::new(); paths.touchpoints.len()];
    let durations = paths.blocks().into_par_iter().fold(none, |mut durations, block| {
        for customer in block {
            let touches = paths.of_customer(customer);
            for (place, touch) in touches.iter().enumerate() {
                durations[touch.touchpoint as usize].extend(duration(touch, touches.get(place + 1)));
            }
        }
        durations
    });
    let all = durations.reduce(none, |mut all, more| {
        all.iter_mut().zip(more).for_each(|(all, more)| all.extend(more));
        all
    });
    all.into_par_iter().map(Spread::of).collect()
}
