//! Event files to events in columns to paths.
//!
//! In here: guessing how a file is read, reading it with an account of every row, events in columns, rules over their
//! dictionaries, proposals of rules, paths. Kept out: the project file, figures, the window. Enter by [`guess`] and
//! [`read`].

pub mod codec;
mod codes;
mod columns;
mod complaints;
mod condition;
mod erase;
mod error;
mod events;
mod files;
mod fingerprint;
mod formats;
#[doc(hidden)]
pub mod fuzzing;
mod guess;
mod header;
mod input;
mod interner;
mod iso;
mod known;
mod matching;
mod money;
mod parts;
mod paths;
mod paths_cell;
mod plan;
mod propose;
mod pseudonym;
mod read;
mod recipe_file;
mod roles;
mod rows;
mod sort;
mod time;

pub use codes::Codes;
pub use columns::{CutField, MOST_VALUES, OTHER_VALUE};
pub use complaints::rejected_csv;
pub use erase::{Taken, holds_word, names};
pub use error::{ReadError, Reason, Rejected};
pub use events::{Events, FieldColumn, NO_VALUE};
pub use files::{files_of, name_of_files};
pub use fingerprint::{Fingerprint, fingerprint};
pub use guess::{ColumnGuess, Guess, Offer, OfferKind, Recognised, guess};
pub use matching::{Claims, Matcher, NO_TOUCHPOINT, OVERLAPPING, Words, matches};
pub use parts::{Part, files_for, parts};
pub use paths::{Paths, Step, field_paths};
pub use pseudonym::pseudonym;
pub use read::{Imported, Progress, read, read_files};
pub use recipe_file::{load_recipe, save_recipe};
pub use roles::{Personal, RoleReason};

pub use money::amount_of;
pub use propose::{Likeness, MapProposal, Proposal, Seen, Why, looks_like, propose, propose_map, title_of};

use plan::MOST_COLUMNS;
