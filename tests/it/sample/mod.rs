//! The sample's event log meets its targets: computed from the file row by row, slowly and plainly, and again by the
//! ordinary way through import, rules and overlay.

#![allow(clippy::unwrap_used, reason = "tests may stop")]

mod by_hand;
mod overlay;
mod stories;

use by_hand::Log;
use std::sync::LazyLock;

static LOG: LazyLock<Log> = LazyLock::new(|| Log::read(&csv()));

fn csv() -> String {
    let mut bytes = Vec::new();
    parcours::project::sample_log::write_log(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Fails unless a figure lies within 2 % of its target.
#[track_caller]
fn near(figure: impl Into<f64>, target: f64, what: &str) {
    let figure = figure.into();
    assert!((figure - target).abs() <= 0.02 * target.abs(), "{what}: {figure} instead of {target}");
}

/// What the log hashes to. It changes with the generator only; then the documentation's pictures and figures do too.
const HASH: &str = "08618f3bff23770325acc38313e537cc5bf3ad133b18ce2638bf9558b33e016d";

#[test]
fn the_log_is_the_same_on_every_run_and_machine() {
    assert_eq!(blake3::hash(csv().as_bytes()).to_hex().as_str(), HASH);
}
