//! What the writer thread is asked to do.

use super::entry::Entry;
use super::figures::Figures;
use crate::edit::Edit;
use crate::model::{JourneyId, StateSum, ViewId};
use std::sync::Arc;

/// One piece of work.
#[derive(Debug, Clone)]
pub(crate) enum Job {
    /// An edit.
    Step(Box<Step>),
    /// Figures of a view.
    Figures { view: ViewId, journey: JourneyId, figures: Figures },
    /// The figures of all views are not true any more.
    ForgetFigures,
    /// The bytes of an image.
    Blob { hash: String, bytes: Arc<[u8]> },
}

/// An edit on its way into the file.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    /// Its entry.
    pub(crate) entry: Entry,
    /// Its changes.
    pub(crate) edit: Edit,
    /// The sum of all records after it.
    pub(crate) sum: StateSum,
}
