//! Event files to events in columns to paths.
//!
//! In here: guessing how a file is read, reading it with an account of every row, events in columns, rules over their
//! dictionaries, proposals of rules, paths. Kept out: the project file, figures, the window. Enter by [`guess`] and
//! [`read`].

pub mod codec;
mod columns;
mod error;
mod events;
mod fold;
mod guess;
mod input;
mod interner;
mod iso;
mod matching;
mod money;
mod paths;
mod plan;
mod propose;
mod pseudonym;
mod read;
mod roles;
mod rows;
mod sort;
mod time;

pub use columns::{CutField, MOST_VALUES, OTHER_VALUE};
pub use error::{ReadError, Reason, Rejected};
pub use events::{Events, FieldColumn, NO_VALUE};
pub use guess::{ColumnGuess, Guess, guess};
pub use matching::{Claims, Matcher, OVERLAPPING, matches};
pub use paths::{NO_TOUCHPOINT, Paths, Touch, field_paths, paths};
pub use pseudonym::pseudonym;
pub use read::{Imported, Progress, read};
pub use roles::{Personal, RoleReason};

pub use propose::{Likeness, Proposal, Why, propose};

use plan::MOST_COLUMNS;
