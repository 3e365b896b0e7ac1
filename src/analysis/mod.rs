//! Paths to figures: pure functions, each with the definition it follows.
//!
//! In here: everything that stands on the map in the measured colour, one file a figure, the check of the map, and
//! two maps held against each other ([`compare`]). Kept out: files, drawing.
//! Enter by [`overlay`], which puts together what a map shows, or by the single figures. Every count is exact and the
//! same whatever the number of threads.

mod check;
pub mod compare;
mod counts;
mod days;
mod durations;
mod emotion;
mod flows;
mod funnel;
mod groups;
mod measure;
mod narrow;
mod off_map;
mod overlay;
mod pairs;
mod period;
mod quality;
mod question;
mod rule_figures;
mod sessions;
mod spread;
mod stage_scores;
mod time;
mod variants;
mod word;

pub use check::{Args, CheckOptions, CheckRule, Finding, FindingLevel, Target, Thresholds, check, check_all};
pub use days::{Days, days};
pub use emotion::{MeasuredEmotion, SurveyQuestion};
pub use flows::{Passages, flows};
pub use funnel::funnel;
pub use groups::without_small_groups;
pub use measure::{measure, overlay};
pub use narrow::narrowed;
pub use overlay::{Flow, Overlay, Spread, StageFigures, TouchpointFigures};
pub use period::Period;
pub use quality::quality;
pub use question::is_device_field;
pub use rule_figures::{GoalFigures, Matched, Overlap, RuleFigures, goal_figures, matched, rule_figures};
pub use sessions::{SESSION_GAP_MIN, Sessions};
pub use stage_scores::{StageScores, stage_scores};
pub use time::time_to_next;
pub use variants::{Variant, variants};
