//! The figures of one view of one journey: what the map shows in the measured colour.

use super::emotion::MeasuredEmotion;
use crate::model::{CardId, PathUnit, StageId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Median, quartiles and sample size of a duration, in milliseconds; what lies between two durations is rounded down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    /// How many durations.
    pub n: u64,
    /// Lower quartile.
    pub q1_ms: i64,
    /// Median.
    pub median_ms: i64,
    /// Upper quartile.
    pub q3_ms: i64,
}

/// What was measured at one touchpoint.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TouchpointFigures {
    /// Events matched.
    pub events: u64,
    /// Distinct customers with a touch here.
    pub customers: u64,
    /// Of all customers with any event in the period.
    pub share: f64,
    /// To the next touch of the same session, or end minus begin; `None`: no data.
    pub time_spent: Option<Spread>,
    /// To the next touch, across sessions.
    pub time_to_next: Option<Spread>,
    /// Customers whose last touch is here, without conversion, long enough ago.
    pub leaves: u64,
    /// Customers whose last touch is here, without conversion, too recent to tell.
    pub still_open: u64,
    /// What customers answered here when they were asked.
    #[serde(default)]
    pub emotion: Option<MeasuredEmotion>,
    /// Paths that pass: customers, or sessions where the view counts sessions.
    pub paths: u64,
    /// Of these, paths of the whole data that begin here.
    pub entries: u64,
    /// Of these, paths of the whole data that end here.
    pub exits: u64,
    /// Customers a day of the period, in its order: for the histogram. Empty where the period is over ten years long.
    pub customers_by_day: Vec<u32>,
}

/// Movement from one touchpoint directly to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Flow {
    /// Where it leaves.
    pub from: CardId,
    /// Where it arrives.
    pub to: CardId,
    /// How often it happened.
    pub passages: u64,
    /// How many customers did it.
    pub customers: u64,
    /// How long it took; `None` while that is still being worked out.
    pub time: Option<Spread>,
    /// How long it took on average, in milliseconds.
    pub mean_ms: f64,
}

/// One stage of the closed, ordered funnel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StageFigures {
    /// The stage.
    pub stage: StageId,
    /// Customers (or sessions, as the view says) who reach it having reached all before; `None`: no touchpoint of it has
    /// a rule.
    pub customers: Option<u64>,
    /// Of those of the first measured stage; `None` where these are none.
    pub share: Option<f64>,
}

/// Every figure that one view puts on one journey.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Overlay {
    /// Names of the sources they come from.
    pub sources: Vec<String>,
    /// First day of the period (inclusive), milliseconds since 1970 UTC of its midnight in the project's zone.
    pub from_ms: i64,
    /// End of the period (exclusive), likewise.
    pub to_ms: i64,
    /// Customers with any event in the period.
    pub customers: u64,
    /// Their sessions in the period.
    pub sessions: u64,
    /// Events in the period.
    pub events: u64,
    /// Of these, matched by a touchpoint.
    pub events_on_map: u64,
    /// Customers with a conversion in the period.
    pub converted: u64,
    /// The name of the goal they reached; empty: no goal.
    pub goal: String,
    /// Events that more than one touchpoint's rules match.
    pub overlapping: u64,
    /// Most frequent event values that no touchpoint matches: value, events, customers.
    pub off_map: Vec<(String, u64, u64)>,
    /// By touchpoint; only those with rules.
    pub touchpoints: BTreeMap<CardId, TouchpointFigures>,
    /// Strongest first, by customers; from a touchpoint to itself too, which maps do not draw.
    pub flows: Vec<Flow>,
    /// Whose paths the funnel and the flows follow: customers or their sessions.
    #[serde(default)]
    pub unit: PathUnit,
    /// In the order of the stages.
    pub funnel: Vec<StageFigures>,
    /// Customers a day of the period: for the histogram of the bottom bar. Empty where it is over ten years long.
    pub customers_by_day: Vec<u32>,
}
