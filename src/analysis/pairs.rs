//! A place for every pair of touchpoints that occurs: a table where they are few, else a map.

use rustc_hash::FxHashMap;

/// With more touchpoints than these, a table of all pairs would be larger than what it holds.
const MOST_IN_TABLE: usize = 512;
/// A pair that has no place yet.
const NONE: u32 = u32::MAX;

/// What is counted for pairs.
pub(super) struct Pairs<T> {
    touchpoints: usize,
    /// By `from * touchpoints + to`, the place in `found`.
    table: Vec<u32>,
    map: FxHashMap<(u32, u32), u32>,
    /// The pairs that occurred, in the order in which they did.
    pub(super) found: Vec<((u32, u32), T)>,
}

impl<T: Default> Pairs<T> {
    pub(super) fn of(touchpoints: usize) -> Self {
        let table = if touchpoints <= MOST_IN_TABLE { vec![NONE; touchpoints * touchpoints] } else { Vec::new() };
        Self { touchpoints, table, map: FxHashMap::default(), found: Vec::new() }
    }

    /// What is counted for this pair.
    #[inline]
    pub(super) fn at(&mut self, from: u32, to: u32) -> &mut T {
        let place = if self.table.is_empty() {
            self.map.get(&(from, to)).copied().unwrap_or(NONE)
        } else {
            self.table[from as usize * self.touchpoints + to as usize]
        };
        let place = if place == NONE { self.add(from, to) } else { place };
        &mut self.found[place as usize].1
    }

    #[cold]
    fn add(&mut self, from: u32, to: u32) -> u32 {
        let place = self.found.len() as u32;
        if self.table.is_empty() {
            self.map.insert((from, to), place);
        } else {
            self.table[from as usize * self.touchpoints + to as usize] = place;
        }
        self.found.push(((from, to), T::default()));
        place
    }

    /// The same pairs, and for each what this makes of its count.
    pub(super) fn map<U>(&self, make: impl Fn(&T) -> U) -> Pairs<U> {
        let found = self.found.iter().map(|(pair, count)| (*pair, make(count))).collect();
        Pairs { touchpoints: self.touchpoints, table: self.table.clone(), map: self.map.clone(), found }
    }

    /// The counts of both.
    pub(super) fn join(mut self, other: Self, add: impl Fn(&mut T, T)) -> Self {
        for ((from, to), more) in other.found {
            add(self.at(from, to), more);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_touchpoints_count_alike() {
        for touchpoints in [3, MOST_IN_TABLE + 1] {
            let count = |pairs: &[(u32, u32)]| {
                let mut counts = Pairs::of(touchpoints);
                pairs.iter().for_each(|&(from, to)| *counts.at(from, to) += 1);
                counts
            };
            let joined = count(&[(0, 1), (2, 2), (0, 1)]).join(count(&[(1, 0), (2, 2)]), |all, more| *all += more);
            assert_eq!(joined.found, [((0, 1), 2), ((2, 2), 2), ((1, 0), 1)], "{touchpoints}");
        }
    }
}
