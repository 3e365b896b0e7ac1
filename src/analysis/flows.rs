//! Movement from one touchpoint directly to another.

use super::overlay::Spread;
use super::pairs::Pairs;
use super::sessions::Sessions;
use crate::model::PathUnit;
use crate::tracking::{Paths, Step};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// How B came directly after A.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passages {
    /// How often.
    pub passages: u64,
    /// How many customers did it.
    pub customers: u64,
    /// How long it took.
    pub time: Spread,
    /// All of it together, for the mean.
    pub total_ms: i128,
}

impl Passages {
    /// Mean time of a passage, in milliseconds.
    pub fn mean_ms(&self) -> f64 {
        self.total_ms as f64 / self.passages as f64
    }
}

/// The passages being counted: customers, and how long each passage took.
#[derive(Default)]
struct Tally {
    customers: u64,
    times_ms: Vec<i64>,
    last_customer: Option<usize>,
}

/// All passages from step A to step B, from A to A included. Per session, the way from one session to the next is none.
pub fn flows(paths: &Paths<'_>, sessions: &Sessions, unit: PathUnit) -> BTreeMap<(u32, u32), Passages> {
    let none = || Pairs::of(paths.values.len());
    let tallies = paths.blocks().into_par_iter().fold(none, |mut tallies, block| {
        let mut path = Vec::new();
        for customer in block {
            paths.read(customer, &mut path);
            count(paths, customer, &path, sessions, unit, &mut tallies);
        }
        tallies
    });
    let all = tallies.reduce(none, |all, more| all.join(more, Tally::join));
    let passages = |(pair, tally): ((u32, u32), Tally)| Some((pair, tally.passages()?));
    all.found.into_par_iter().filter_map(passages).collect()
}

fn count(
    paths: &Paths<'_>,
    customer: usize,
    path: &[Step],
    sessions: &Sessions,
    unit: PathUnit,
    tallies: &mut Pairs<Tally>,
) {
    for pair in path.windows(2) {
        if unit == PathUnit::Session && !sessions.together(&pair[0], &pair[1]) {
            continue;
        }
        let tally = tallies.at(pair[0].value, pair[1].value);
        tally.times_ms.push(pair[1].at_ms(paths.events).saturating_sub(pair[0].at_ms(paths.events)));
        tally.customers += u64::from(tally.last_customer.replace(customer) != Some(customer));
    }
}

impl Tally {
    fn join(&mut self, mut more: Self) {
        self.customers += more.customers;
        self.times_ms.append(&mut more.times_ms);
    }

    fn passages(self) -> Option<Passages> {
        let total_ms = self.times_ms.iter().map(|&ms| i128::from(ms)).sum();
        let (passages, customers) = (self.times_ms.len() as u64, self.customers);
        let time = Spread::of_all(std::iter::once(&self.times_ms))?;
        Some(Passages { passages, customers, time, total_ms })
    }
}
