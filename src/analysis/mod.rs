//! Paths to figures: pure functions, each with the definition it follows.
//!
//! In here: everything that stands on the map in the measured colour, one file a figure, and the check of the map. Kept
//! out: files, drawing.
//! Enter by [`overlay`], which puts together what a map shows, or by the single figures. Every count is exact and the
//! same whatever the number of threads.

mod check;
mod days;
mod emotion;
mod ends;
mod flows;
mod funnel;
mod measure;
mod off_map;
mod overlay;
mod period;
mod quality;
mod rule_figures;
mod selection;
mod sessions;
mod spread;
mod stage_scores;
mod time;
mod variants;
mod visits;

pub use check::{Args, CheckOptions, CheckRule, Finding, FindingLevel, Target, Thresholds, check, check_all};
pub use days::{Days, days};
pub use emotion::{MeasuredEmotion, measured_emotions};
pub use ends::{Ends, ends, first_conversions, open_from_ms};
pub use flows::{Passages, flows};
pub use funnel::{funnel, touchpoint_funnel};
pub use measure::overlay;
pub use off_map::off_map;
pub use overlay::{Flow, Overlay, Spread, StageFigures, TouchpointFigures};
pub use period::Period;
pub use quality::quality;
pub use rule_figures::{GoalFigures, Matched, Overlap, RuleFigures, goal_figures, matched, rule_figures};
pub use selection::is_device_field;
pub use sessions::{SESSION_GAP_MIN, Sessions};
pub use stage_scores::{StageScores, stage_scores};
pub use time::{time_spent, time_to_next};
pub use variants::{Variant, variants};
pub use visits::{Activity, activity, visits};
