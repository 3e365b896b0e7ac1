//! The open project: records in memory, undo, the file behind them, the figures over them; and the projects that can
//! be made: the sample and the templates.
//!
//! In here: [`Project`], the one door for changes. Kept out: SQL, drawing, words on the screen. Enter by
//! [`Project::create`] or [`Project::open`].

mod asset;
pub mod demo;
pub mod image;
mod images;
mod open;
mod overlays;
pub mod sample;
mod sample_asset;
pub mod sample_log;
mod shelf;
mod sources;
mod task;
pub mod template;
mod undo;

pub use crate::file::{Entry, FileError, OpenError, Saving};
pub use open::Project;
pub use overlays::Freshness;
pub use shelf::{Shelf, Stored};
pub use sources::{DataState, Loaded, NewSource};
