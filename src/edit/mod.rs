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
mod grid;
mod journeys;
mod label;
mod lanes;
pub mod merge;
pub mod paste_text;
mod several;

pub use cards::{Place, add_card, free_note, link_touchpoints, move_card, set_feeling};
pub use cascade::delete;
pub use change::{Change, Edit, apply};
pub use columns::{add_stage, add_step, move_stage, move_step};
pub use diff::{DiffError, DiffValue, RecordDiff};
pub use feelings::{LinkEnd, add_feeling, add_link, set_feeling_value};
pub use grid::{MOST_CARDS, MOST_STEPS};
pub use journeys::{add_journey, add_persona, silence};
pub use label::{Label, Verb};
pub use lanes::{add_lane, card_kind_of, move_lane, show_lane};
pub use several::{delete_all, distribute, drop_notes, move_cards, set_on_cards, shift_cards, span_card};

use crate::model::AnyRecord;

/// A record's fields change; `name` is what the history calls the record.
pub fn change(name: &str, before: impl Into<AnyRecord>, after: impl Into<AnyRecord>) -> Edit {
    Edit::new(Label::new(Verb::Change, name), vec![Change::replaced(before, after)])
}

/// A record gets another name; both are the whole record.
pub fn rename(name: &str, before: impl Into<AnyRecord>, after: impl Into<AnyRecord>) -> Edit {
    Edit::new(Label::new(Verb::Rename, name), vec![Change::replaced(before, after)])
}
