//! What several runs took, as a line of a table.

use super::cpu::used;
use std::time::Duration;

/// The times of `n` runs, sorted.
pub(crate) fn of_each(n: usize, mut run: impl FnMut(usize)) -> Vec<Duration> {
    let mut times: Vec<Duration> = (0..n)
        .map(|i| {
            let before = used();
            run(i);
            used() - before
        })
        .collect();
    times.sort();
    times
}

/// One line of the table: what it may cost, median, mean, the slowest of twenty, and the slowest.
pub(crate) fn line(what: &str, aim: &str, times: &[Duration]) -> String {
    let ms = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
    let mean = times.iter().sum::<Duration>().as_secs_f64() * 1000.0 / times.len() as f64;
    let [median, slow, worst] = [0.5, 0.95, 1.0].map(ms);
    let aim = if aim.is_empty() { String::new() } else { format!("   aim {aim}") };
    format!("{what:<36} median {median:>6.2}   mean {mean:>6.2}   95 % {slow:>6.2}   worst {worst:>6.2} ms{aim}")
}
