//! Variants: the distinct paths and how many took them.

use super::sessions::Sessions;
use crate::model::PathUnit;
use crate::tracking::Paths;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

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
    let counts = paths.blocks().into_par_iter().fold(FxHashMap::default, |mut counts, block| {
        let mut steps: Vec<u32> = Vec::new();
        for customer in block {
            for path in sessions.cut(paths.of_customer(customer), unit) {
                steps.clear();
                steps.extend(path.iter().map(|touch| touch.touchpoint));
                match counts.get_mut(&steps) {
                    Some(count) => *count += 1,
                    None => _ = counts.insert(steps.clone(), 1),
                }
            }
        }
        counts
    });
    let merged: FxHashMap<Vec<u32>, u64> = counts.reduce(FxHashMap::default, merge);
    let mut variants: Vec<Variant> = merged.into_iter().map(|(steps, count)| Variant { steps, count }).collect();
    variants.par_sort_unstable_by(|a, b| b.count.cmp(&a.count).then_with(|| a.steps.cmp(&b.steps)));
    variants
}

/// The smaller of the two goes into the larger.
fn merge(a: FxHashMap<Vec<u32>, u64>, b: FxHashMap<Vec<u32>, u64>) -> FxHashMap<Vec<u32>, u64> {
    let (mut all, more) = if a.len() < b.len() { (b, a) } else { (a, b) };
    #[expect(clippy::iter_over_hash_type, reason = "sums do not depend on their order")]
    for (steps, count) in more {
        *all.entry(steps).or_insert(0) += count;
    }
    all
}
