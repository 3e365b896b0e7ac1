//! What the check measures against.

use chrono::NaiveDate;

/// From where on something is found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// More stages are hard to read.
    pub stages: usize,
    /// A curve ought to move by at least this much.
    pub emotion: f64,
    /// More moments of truth in one stage decide nothing.
    pub moments: usize,
    /// More of the cards than this share may not be assumptions on an agreed map.
    pub assumed: f64,
    /// A title of more characters says several things.
    pub title: usize,
    /// After so many months a map ought to be read again.
    pub review_months: u32,
    /// Drawn and measured emotion may differ by this much.
    pub felt: f64,
    /// A larger share of the customers may not leave where the map shows no pain point.
    pub leave: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { stages: 7, emotion: 1.0, moments: 2, assumed: 0.7, title: 90, review_months: 6, felt: 1.0, leave: 0.3 }
    }
}

/// What the check knows beside the records.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CheckOptions {
    /// The day on which it is done.
    pub today: NaiveDate,
    /// When the map was changed last; the history knows it.
    pub last_change: Option<NaiveDate>,
    /// From where on something is found.
    pub thresholds: Thresholds,
}

impl CheckOptions {
    /// With the usual thresholds, on this day.
    pub fn on(today: NaiveDate) -> Self {
        Self { today, last_change: None, thresholds: Thresholds::default() }
    }
}
