//! Event files to events in columns to paths.
//!
//! In here: guessing how a file is read, reading it with an account of every row, events in columns, rules over their
//! dictionaries, proposals of rules, paths. Kept out: the project file, figures, the window.

pub mod codec;
mod events;
mod fold;
mod matching;
mod paths;

pub use events::{Events, FieldColumn, NO_VALUE};
pub use matching::{Claims, matches};
pub use paths::{NO_TOUCHPOINT, Paths, Touch, field_paths, paths};
