//! Median and quartiles in whole milliseconds.

use super::overlay::Spread;

impl Spread {
    /// The spread of these durations, in any order; `None`: there are none.
    ///
    /// A quartile between two durations is interpolated (the median of an even number is the mean of the two middle
    /// ones) and rounded down to the millisecond, so that it never depends on floating arithmetic.
    pub fn of(mut durations_ms: Vec<i64>) -> Option<Self> {
        let n = durations_ms.len();
        (n > 0).then(|| Self::with(n, |way| between(&mut durations_ms, way / 4, way % 4)))
    }

    /// The spread of all durations of these lists; none of them is less than nothing.
    ///
    /// Where there are many, they are first counted by about how long they are, so that only those near a quartile are put in
    /// order.
    pub(super) fn of_all<'a>(lists: impl Iterator<Item = &'a Vec<i64>> + Clone) -> Option<Self> {
        let n = lists.clone().map(Vec::len).sum();
        if n <= FEW {
            return Self::of(lists.flatten().copied().collect());
        }
        let mut counts = vec![0_u32; LENGTHS];
        for list in lists.clone() {
            list.iter().for_each(|&ms| counts[length_of(ms)] += 1);
        }
        let near = Near::of(&counts, n);
        let mut wanted: Vec<i64> = Vec::new();
        for list in lists {
            wanted.extend(list.iter().filter(|&&ms| near.is_near[length_of(ms)]));
        }
        Some(Self::with(n, |way| between(&mut wanted, near.place(way / 4), way % 4)))
    }

    /// Asks for what lies one, two and three quarters of the way from the first of `n` durations in order to the last.
    fn with(n: usize, mut at: impl FnMut(usize) -> i64) -> Self {
        let [q1_ms, median_ms, q3_ms] = [1, 2, 3].map(|quarters| at((n - 1) * quarters));
        Self { n: n as u64, q1_ms, median_ms, q3_ms }
    }
}

/// So many durations are put in order as they are.
const FEW: usize = 1024;

/// How many lengths are told apart.
const LENGTHS: usize = 64 * 32 + 1;

/// About how long a duration is: longer ones never have a smaller number. The binary exponent and the first five digits.
fn length_of(ms: i64) -> usize {
    const ONE: u64 = 1.0_f64.to_bits() >> 47;
    ((ms as f64).to_bits() >> 47).saturating_sub(ONE - 1) as usize
}

/// Which lengths the quartiles have.
struct Near {
    is_near: Vec<bool>,
    /// By such length, rising: the rank of its first duration, and how many before it have other lengths.
    begins: Vec<(usize, usize)>,
}

impl Near {
    fn of(counts: &[u32], n: usize) -> Self {
        let ranks = [1, 2, 3].map(|quarters| (n - 1) * quarters / 4);
        let mut near = Self { is_near: vec![false; counts.len()], begins: Vec::new() };
        let (mut rank, mut others) = (0, 0);
        for (length, &count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let behind = rank + count as usize;
            // A quartile may lie between a duration and the next one.
            if ranks.iter().any(|&wanted| wanted < behind && rank <= wanted + 1) {
                near.is_near[length] = true;
                near.begins.push((rank, others));
            } else {
                others += count as usize;
            }
            rank = behind;
        }
        near
    }

    /// The place among the durations of these lengths of what has this rank among all.
    fn place(&self, rank: usize) -> usize {
        let behind = self.begins.partition_point(|&(first, _)| first <= rank);
        rank - self.begins[behind - 1].1
    }
}

/// What lies so many quarters of the way from the duration of this rank to the next one.
fn between(durations_ms: &mut [i64], rank: usize, quarters: usize) -> i64 {
    let (_, &mut low, above) = durations_ms.select_nth_unstable(rank);
    match (quarters, above.iter().min()) {
        (0, _) | (_, None) => low,
        (rest, Some(&high)) => low + ((i128::from(high) - i128::from(low)) * rest as i128).div_euclid(4) as i64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_lie_between_the_durations() {
        let spread = |durations: &[i64]| Spread::of(durations.to_vec());
        assert_eq!(spread(&[]), None);
        assert_eq!(spread(&[7]), Some(Spread { n: 1, q1_ms: 7, median_ms: 7, q3_ms: 7 }));
        assert_eq!(
            spread(&[4, 1]),
            Some(Spread { n: 2, q1_ms: 1, median_ms: 2, q3_ms: 3 }),
            "1.75, 2.5 and 3.25 downwards"
        );
        assert_eq!(spread(&[50, 10, 40, 20, 30]), Some(Spread { n: 5, q1_ms: 20, median_ms: 30, q3_ms: 40 }));
        assert_eq!(spread(&[9, 9, 9, 1]).unwrap().q1_ms, 7);
    }

    #[test]
    fn many_durations_in_lists_are_those_in_order() {
        let mut state = 7_u64;
        let mut random = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state >> 20
        };
        // Of all lengths, all alike, in two heaps far apart, in two heaps of which one is a single duration.
        let kinds: [fn(u64) -> u64; 5] = [
            |x| (x << 20 >> 1) >> (x % 64),
            |_| 5,
            |x| x % 2 * 9_000_000,
            |x| u64::from(!x.is_multiple_of(3000)),
            |x| x,
        ];
        for kind in kinds {
            for n in [FEW + 1, FEW + 2, FEW + 3, FEW + 4, 9 * FEW] {
                let all: Vec<i64> = (0..n).map(|_| kind(random()) as i64).collect();
                let lists: Vec<Vec<i64>> = all.chunks(1 + n / 7).map(<[i64]>::to_vec).collect();
                assert_eq!(Spread::of_all(lists.iter()), Spread::of(all));
            }
        }
        assert_eq!(Spread::of_all([Vec::new()].iter()), None);
        assert!(length_of(i64::MAX) < LENGTHS && length_of(0) < length_of(1));
    }
}
