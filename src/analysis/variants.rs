//! Variants: the distinct paths and how many took them.

use super::sessions::Sessions;
use crate::model::PathUnit;
use crate::tracking::{Paths, Step};
use rayon::prelude::*;
use std::cmp::{Ordering, Reverse};
use std::ops::Range;

/// A distinct path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Its steps by their places in [`Paths::values`]; never none.
    pub steps: Vec<u32>,
    /// How many customers, or sessions, took it.
    pub count: u64,
}

/// All distinct paths, the most frequent first, equally frequent ones by their steps.
///
/// The paths are put in order by their steps, so that equal ones are neighbours. Most are told apart by their first steps,
/// which stand in one number.
pub fn variants(paths: &Paths<'_>, sessions: &Sessions, unit: PathUnit) -> Vec<Variant> {
    let heads = Heads::of(paths.values.len());
    let of_block = |block: Range<usize>| {
        let (mut ways, mut path) = (Vec::with_capacity(block.len()), Vec::new());
        for customer in block {
            paths.read(customer, &mut path);
            ways.extend(sessions.cut(&path, unit).map(|path| heads.way(path)));
        }
        ways
    };
    let mut ways: Vec<Way> = paths.blocks().into_par_iter().map(of_block).collect::<Vec<_>>().concat();
    ways.par_sort_unstable_by(|a, b| heads.compare(paths, a, b));
    let alike = ways.chunk_by(|a, b| heads.compare(paths, a, b) == Ordering::Equal);
    let mut counted: Vec<(usize, &Way)> = alike.map(|alike| (alike.len(), &alike[0])).collect();
    // Keeps the order of the steps where the counts are equal.
    counted.sort_by_key(|(count, _)| Reverse(*count));
    let variant =
        |&(count, way): &(usize, &Way)| Variant { steps: paths.steps(way.events()).collect(), count: count as u64 };
    counted.iter().map(variant).collect()
}

/// One path: its events, and its first steps as a number that compares as they do.
#[derive(Clone, Copy)]
struct Way {
    head: u128,
    from: u32,
    to: u32,
}

impl Way {
    fn events(&self) -> Range<usize> {
        self.from as usize..self.to as usize
    }
}

/// How first steps become numbers: each takes some bits, one more than its code; no step is nothing.
struct Heads {
    bits: u32,
    steps: usize,
}

impl Heads {
    fn of(values: usize) -> Self {
        let bits = usize::BITS - values.leading_zeros();
        Self { bits: bits.max(1), steps: (u128::BITS / bits.max(1)) as usize }
    }

    /// A path, which has a step at least. The first step stands at the top of the number, however many follow.
    fn way(&self, path: &[Step]) -> Way {
        let first = path.iter().take(self.steps);
        let head = first.fold(0, |head, step| head << self.bits | u128::from(step.value + 1));
        let missing = self.steps.saturating_sub(path.len()) as u32;
        let (from, to) = (path[0].event, path[path.len() - 1].event + 1);
        Way { head: head << (missing * self.bits), from, to }
    }

    fn compare(&self, paths: &Paths<'_>, a: &Way, b: &Way) -> Ordering {
        let rest = |way: &Way| paths.steps(way.events()).skip(self.steps);
        // A path whose last place is free has ended; one that fills all may go on.
        let ended = || a.head & ((1 << self.bits) - 1) == 0;
        a.head.cmp(&b.head).then_with(|| if ended() { Ordering::Equal } else { rest(a).cmp(rest(b)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tracking::{Events, FieldColumn};
    use std::collections::BTreeMap;

    /// Each path a customer, with a step after its place in `values`.
    fn events(all: &[Vec<u32>], values: usize) -> Events {
        let mut events = Events { starts: vec![0], ..Events::default() };
        let mut field = FieldColumn { values: vec![String::new(); values], ..FieldColumn::default() };
        for (customer, path) in all.iter().enumerate() {
            events.customers.push(customer as u64);
            field.codes.extend(path.iter().copied());
            events.starts.push(field.codes.len() as u32);
        }
        events.times_ms = vec![0; field.codes.len()];
        events.fields.push(field);
        events
    }

    #[test]
    fn ways_are_counted_and_put_in_order() {
        let mut state = 5_u32;
        let mut random = move |below: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) % below
        };
        for values in [1, 2, 3, 40, 127, 128, 300, 70_000] {
            // Long ones that differ late, ones that are the begin of another, and ones that come often.
            let most = values.min(4);
            let mut all: Vec<Vec<u32>> = (0..3000)
                .map(|_| (0..random(7) * random(30) + 1).map(|_| values as u32 - 1 - random(most as u32)).collect())
                .collect();
            all.extend((0..200).map(|n| vec![0; n % 140 + 1]));
            let mut counts: BTreeMap<&Vec<u32>, u64> = BTreeMap::new();
            all.iter().for_each(|path| *counts.entry(path).or_default() += 1);
            let mut expected: Vec<(Vec<u32>, u64)> = counts.into_iter().map(|(path, n)| (path.clone(), n)).collect();
            expected.sort_by_key(|(_, count)| Reverse(*count));
            let events = events(&all, values);
            let found =
                variants(&Paths::of(&events, &events.fields[0]), &Sessions::of(&events, 30), PathUnit::Customer);
            let found: Vec<(Vec<u32>, u64)> = found.into_iter().map(|way| (way.steps, way.count)).collect();
            assert!(found == expected, "{values} values");
        }
    }
}
