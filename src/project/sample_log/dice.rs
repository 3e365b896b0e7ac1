//! Chance, the same on every machine: whole numbers only.

/// A splitmix64 generator.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// 0 to `n` - 1.
    pub(super) fn below(&mut self, n: i64) -> i64 {
        ((u128::from(self.next()) * n as u128) >> 64) as i64
    }

    /// `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below(high - low + 1)
    }

    /// Yes in this many of a hundred cases.
    pub(super) fn percent(&mut self, yes: i64) -> bool {
        self.below(100) < yes
    }

    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last as i64 + 1) as usize);
        }
    }

    /// Each value as often as said, in random order.
    pub(super) fn deck<T: Copy>(&mut self, counts: &[(usize, T)]) -> Vec<T> {
        let mut cards: Vec<T> = counts.iter().flat_map(|&(count, value)| std::iter::repeat_n(value, count)).collect();
        self.shuffle(&mut cards);
        cards
    }

    /// `count` of these places, in random order.
    pub(super) fn pick(&mut self, mut places: Vec<usize>, count: usize) -> Vec<usize> {
        self.shuffle(&mut places);
        places.truncate(count);
        places
    }
}

/// Durations in seconds between a lowest and a highest, half of them below the median. Drawn in an even sequence, so
/// that the median of a few hundred is already the one asked for.
pub(super) struct Durations {
    low: i64,
    median: i64,
    high: i64,
    drawn: u64,
}

impl Durations {
    pub(super) const fn new(low: i64, median: i64, high: i64) -> Self {
        Self { low, median, high, drawn: 0 }
    }

    pub(super) fn next(&mut self) -> i64 {
        const HALF: i64 = 500_000;
        self.drawn += 1;
        let place = self.drawn.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let place = ((u128::from(place) * (2 * HALF) as u128) >> 64) as i64;
        if place < HALF {
            return self.low + (self.median - self.low) * place / HALF;
        }
        let above = place - HALF;
        self.median + (self.high - self.median) * above / HALF * above / HALF
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_durations_lie_below_the_median() {
        let mut durations = Durations::new(10, 100, 1000);
        let mut drawn: Vec<i64> = (0..401).map(|_| durations.next()).collect();
        drawn.sort_unstable();
        assert!((98..=102).contains(&drawn[200]), "{}", drawn[200]);
        assert!(drawn[0] >= 10 && drawn[400] <= 1000);
    }

    #[test]
    fn a_deck_holds_what_was_put_in() {
        let mut deck = Dice::new(1).deck(&[(3, 'a'), (2, 'b')]);
        assert_ne!(deck, ['a', 'a', 'a', 'b', 'b'], "shuffled");
        deck.sort_unstable();
        assert_eq!(deck, ['a', 'a', 'a', 'b', 'b']);
    }
}
