//! A change as a value: what it was, what it is, and the way back.
//!
//! In here: [`Change`], [`Edit`], applying and inverting them, field diffs, and the verbs that make edits. Kept out:
//! storing, history, the window. Enter by a verb such as [`rename_card`] and give the edit to the open project.

mod change;
mod diff;
mod label;

pub use change::{Change, Edit, apply};
pub use diff::{DiffError, DiffValue, RecordDiff};
pub use label::{Label, Verb};
