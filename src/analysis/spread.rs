//! Median and quartiles in whole milliseconds.

use super::overlay::Spread;

impl Spread {
    /// The spread of these durations, in any order; `None`: there are none.
    ///
    /// A quartile between two durations is interpolated (the median of an even number is the mean of the two middle
    /// ones) and rounded down to the millisecond, so that it never depends on floating arithmetic.
    pub fn of(mut durations_ms: Vec<i64>) -> Option<Self> {
        let n = durations_ms.len();
        (n > 0).then(|| Self {
            n: n as u64,
            q1_ms: quarter(&mut durations_ms, 1),
            median_ms: quarter(&mut durations_ms, 2),
            q3_ms: quarter(&mut durations_ms, 3),
        })
    }
}

/// The value at `quarters` quarters of the way through the sorted durations, of which there is at least one.
fn quarter(durations_ms: &mut [i64], quarters: usize) -> i64 {
    let way = (durations_ms.len() - 1) * quarters;
    let (_, &mut low, above) = durations_ms.select_nth_unstable(way / 4);
    match (way % 4, above.iter().min()) {
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
}
