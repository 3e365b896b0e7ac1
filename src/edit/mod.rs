//! A change as a value: what it was, what it is, and the way back.
//!
//! In here: [`Change`], [`Edit`], applying and inverting them, field diffs, and the verbs that make edits. Kept out:
//! storing, history, the window. Enter by a verb such as [`rename`] and give the edit to the open project.

mod cards;
mod cascade;
mod change;
pub mod clip;
mod columns;
mod diff;
mod feelings;
mod from_data;
mod grid;
mod journeys;
mod label;
mod lanes;
pub mod merge;
pub mod paste_text;
mod several;
mod share;

pub use cards::{Place, add_card, free_note, link_touchpoints, move_card};
pub use cascade::delete;
pub use change::{Change, Edit, apply};
pub use columns::{add_stage, add_step, move_stage, move_step, row_of_stages};
pub use diff::{DiffError, DiffValue, RecordDiff};
pub use feelings::{Felt, LinkEnd, add_link, feel, move_feeling, shift_feelings};
pub use from_data::{
    DrawnJourney, DrawnTouchpoint, add_goal, add_rule, goal_first, journey_from_data, move_in_rule_list,
    touchpoint_from_value,
};
pub use grid::{MOST_CARDS, MOST_STEPS};
pub use journeys::{add_journey, add_persona, bring_back, silence};
pub use label::{Label, Verb};
pub use lanes::{add_lane, card_kind_of, move_lane, show_lane};
pub use several::{delete_all, distribute, drop_notes, move_cards, set_on_cards, shift_cards, span_card};
pub use share::shared;

use crate::model::AnyRecord;

/// A record's fields change; `name` is what the history calls the record.
pub fn change(name: &str, before: impl Into<AnyRecord>, after: impl Into<AnyRecord>) -> Edit {
    Edit::new(Label::new(Verb::Change, name), vec![Change::replaced(before, after)])
}

/// A record gets another name; both are the whole record.
pub fn rename(name: &str, before: impl Into<AnyRecord>, after: impl Into<AnyRecord>) -> Edit {
    Edit::new(Label::new(Verb::Rename, name), vec![Change::replaced(before, after)])
}
