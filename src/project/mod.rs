//! The open project: records in memory, undo, the file behind them, the figures over them; and the projects that can
//! be made: the sample and the templates.
//!
//! In here: [`Project`], the one door for changes. Kept out: SQL, drawing, words on the screen. Enter by
//! [`Project::create`] or [`Project::open`].

mod asset;
mod compact;
mod copies;
pub mod demo;
mod diary;
mod erase;
#[doc(hidden)]
pub mod fuzzing;
pub mod image;
mod images;
mod merging;
mod open;
mod overlays;
mod panic;
mod past;
mod recovery;
pub mod sample;
mod sample_asset;
pub mod sample_log;
mod sharing;
mod shelf;
mod snapshots;
mod sources;
mod task;
pub mod template;
mod undo;
mod ways;

pub use crate::file::{
    Backup, Entry, Erased, FileError, Manner, OpenError, Salvaged, SalvagedTable, Saving, User, back_up, backups,
    copy_file, migrate, salvage, user_of,
};
pub use compact::{Compact, CompactPlan, Images};
pub use copies::{Copied, CopyOrder};
pub use diary::{Diary, DiaryFilter, DiaryLine, Subject, Turn};
pub use erase::{Eraser, Mentions};
pub use images::image_in;
pub use merging::{Base, Brought, MergeError, MergeProposal, Merging, OtherCopy};
pub use open::Project;
pub use overlays::Freshness;
pub use panic::keep_on_panic;
pub use past::{Past, Walk};
pub use recovery::{Recovery, RecoveryError, recoveries};
pub use sharing::{LeftOut, ShareSummary, Sharing};
pub use shelf::{Shelf, Stored};
pub use snapshots::{Moment, RestoreError};
pub use sources::{DataState, Loaded, NewSource};
pub use ways::{Way, ways_on};
