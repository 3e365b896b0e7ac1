//! Time to the next contact.

use super::overlay::Spread;
use crate::tracking::Paths;
use rayon::prelude::*;

/// By step, the time until the next step of the customer, across sessions.
pub fn time_to_next(paths: &Paths<'_>) -> Vec<Option<Spread>> {
    let none = || vec![Vec::new(); paths.values.len()];
    let times_ms = &paths.events.times_ms;
    let durations = paths.blocks().into_par_iter().fold(none, |mut durations, block| {
        for customer in block {
            let mut last: Option<(u32, usize)> = None;
            for (step, event) in paths.of_customer(customer) {
                if let Some((before, at)) = last.replace((step, event)) {
                    durations[before as usize].push(times_ms[event].saturating_sub(times_ms[at]));
                }
            }
        }
        durations
    });
    let all: Vec<Vec<i64>> = durations.reduce(none, |mut all, more| {
        all.iter_mut().zip(more).for_each(|(all, mut more)| all.append(&mut more));
        all
    });
    all.into_par_iter().map(|durations| Spread::of_all(std::iter::once(&durations))).collect()
}
