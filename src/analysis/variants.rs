//! Variants: the distinct paths and how many took them.

use super::sessions::Sessions;
use crate::model::PathUnit;
use crate::tracking::{Paths, Touch};
use rayon::prelude::*;

/// A distinct path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Its steps by their places in [`Paths::touchpoints`]; never none.
    pub steps: Vec<u32>,
    /// How many customers, or sessions, took it.
    pub count: u64,
}

/// All distinct paths, the most frequent first, equally frequent ones by their steps.
pub fn variants<K: Sync>(paths: &Paths<K>, sessions: &Sessions, unit: PathUnit) -> Vec<Variant> {
    let counted = paths.blocks().into_par_iter().fold(Ways::default, |mut ways, block| {
        let mut steps: Vec<u32> = Vec::new();
        let mut add = |path: &[Touch]| {
            steps.clear();
            steps.extend(path.iter().map(|touch| touch.touchpoint));
            ways.add(&steps, 1);
        };
        for customer in block {
            let touches = paths.of_customer(customer);
            match unit {
                PathUnit::Customer if !touches.is_empty() => add(touches),
                PathUnit::Customer => {}
                PathUnit::Session => sessions.cut(touches, unit).for_each(&mut add),
            }
        }
        ways
    });
    counted.reduce(Ways::default, Ways::join).sorted()
}

/// A free place in the table.
const FREE: u32 = u32::MAX;

/// Distinct paths, all in one stretch, and how often each was taken.
#[derive(Default)]
struct Ways {
    steps: Vec<u32>,
    /// Where each way ends in `steps`.
    ends: Vec<usize>,
    counts: Vec<u64>,
    /// A hash, and the way that has it; at most half full.
    table: Vec<(u32, u32)>,
}

impl Ways {
    fn way(&self, number: u32) -> &[u32] {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.steps[start..self.ends[number]]
    }

    fn add(&mut self, steps: &[u32], count: u64) {
        if self.table.len() <= self.ends.len() * 2 {
            self.grow();
        }
        let hash = hash_of(steps);
        let mask = self.table.len() - 1;
        let mut place = hash as usize & mask;
        loop {
            match self.table[place] {
                (_, FREE) => break,
                (known, number) if known == hash && self.way(number) == steps => {
                    self.counts[number as usize] += count;
                    return;
                }
                _ => place = (place + 1) & mask,
            }
        }
        self.table[place] = (hash, self.ends.len() as u32);
        self.steps.extend_from_slice(steps);
        self.ends.push(self.steps.len());
        self.counts.push(count);
    }

    /// Twice the table, or more while there are few: growing moves everything.
    fn grow(&mut self) {
        let wanted = (self.table.len() * if self.table.len() < 1 << 20 { 4 } else { 2 }).max(1024);
        let before = std::mem::replace(&mut self.table, vec![(0, FREE); wanted]);
        let mask = wanted - 1;
        for (hash, number) in before.into_iter().filter(|(_, number)| *number != FREE) {
            let mut place = hash as usize & mask;
            while self.table[place].1 != FREE {
                place = (place + 1) & mask;
            }
            self.table[place] = (hash, number);
        }
    }

    /// The fewer of the two go to the more.
    fn join(self, other: Self) -> Self {
        let (mut all, more) = if self.ends.len() < other.ends.len() { (other, self) } else { (self, other) };
        for number in 0..more.ends.len() as u32 {
            all.add(more.way(number), more.counts[number as usize]);
        }
        all
    }

    fn sorted(self) -> Vec<Variant> {
        // Most ways differ in how often they were taken or in their first steps, which stand in one number.
        let key = |number: u32| (u64::MAX - self.counts[number as usize], first_steps(self.way(number)), number);
        let mut order: Vec<(u64, u128, u32)> = (0..self.ends.len() as u32).map(key).collect();
        order.par_sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| self.way(a.2).cmp(self.way(b.2))));
        let variant = |&(_, _, number): &(u64, u128, u32)| Variant {
            steps: self.way(number).to_vec(),
            count: self.counts[number as usize],
        };
        order.iter().map(variant).collect()
    }
}

fn hash_of(steps: &[u32]) -> u32 {
    const FACTOR: u64 = 0xF135_7AEA_2E62_A9C5;
    let mixed = steps.iter().fold(0_u64, |hash, &step| (hash.rotate_left(5) ^ u64::from(step)).wrapping_mul(FACTOR));
    // The best bits are at the top.
    (mixed >> 32) as u32
}

/// The first eight steps as one number that compares as they do, as far as it says.
fn first_steps(steps: &[u32]) -> u128 {
    const MOST: u32 = 0xFFFF;
    let mut number = 0_u128;
    for place in 0..8 {
        // A path that ends comes before one that goes on.
        let step = steps.get(place).map_or(0, |step| step.saturating_add(1).min(MOST));
        number |= u128::from(step) << (16 * (7 - place));
        if step == MOST {
            // What follows would say nothing about two steps that are too large to be told apart here.
            break;
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_counted_and_put_in_order() {
        let all: [(&[u32], u64); 9] = [
            (&[1], 1),
            (&[1, 2], 1),
            (&[0, 70_000, 9], 1),
            (&[0, 70_000, 2], 1),
            (&[0, 65_534, 3], 1),
            (&[3, 3, 3, 3, 3, 3, 3, 3, 9], 1),
            (&[3, 3, 3, 3, 3, 3, 3, 3, 4], 1),
            (&[7], 2),
            (&[1], 1),
        ];
        let ways = |part: &[(&[u32], u64)]| {
            let mut ways = Ways::default();
            part.iter().for_each(|(steps, count)| ways.add(steps, *count));
            ways
        };
        let mut expected: std::collections::BTreeMap<Vec<u32>, u64> = std::collections::BTreeMap::new();
        all.iter().for_each(|(steps, count)| *expected.entry(steps.to_vec()).or_default() += count);
        let mut expected: Vec<Variant> = expected.into_iter().map(|(steps, count)| Variant { steps, count }).collect();
        expected.sort_by_key(|variant| std::cmp::Reverse(variant.count));
        for cut in 0..=all.len() {
            assert_eq!(ways(&all[..cut]).join(ways(&all[cut..])).sorted(), expected);
        }
        let mut many = Ways::default();
        (0..5000_u32).chain(0..5000).for_each(|step| many.add(&[step, step * step], 1));
        assert_eq!(many.counts, vec![2; 5000]);
    }
}
