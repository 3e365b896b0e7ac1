//! Time to the next contact.

use super::overlay::Spread;
use crate::tracking::Paths;
use rayon::prelude::*;

/// By step, the time until the next step of the customer, across sessions.
pub fn time_to_next(paths: &Paths<'_>) -> Vec<Option<Spread>> {
    let none = || vec![Vec::new(); paths.values.len()];
    let durations = paths.blocks().into_par_iter().fold(none, |mut durations, block| {
        let mut path = Vec::new();
        for customer in block {
            paths.read(customer, &mut path);
            for pair in path.windows(2) {
                let ms = pair[1].at_ms(paths.events).saturating_sub(pair[0].at_ms(paths.events));
                durations[pair[0].value as usize].push(ms);
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
