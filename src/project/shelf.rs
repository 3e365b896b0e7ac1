//! Where the rows of sources are kept: writing them can take long and belongs on a thread of its own.

use super::open::Project;
use crate::analysis::quality;
use crate::file::{DataFile, FileError};
use crate::model::*;
use crate::tracking::{Events, Imported};
use std::sync::Arc;

/// The data file of a project as a thread may have it.
#[derive(Debug, Clone)]
pub struct Shelf {
    file: DataFile,
    time_zone: String,
}

/// Rows that are in the data file and that no source of the project tells of yet.
#[derive(Debug)]
pub struct Stored {
    /// The id they are kept under.
    pub id: SourceId,
    /// What came of them.
    pub account: Account,
    /// What speaks against them.
    pub quality: QualityNote,
    /// The rows themselves.
    pub events: Arc<Events>,
}

impl Shelf {
    /// Puts the events of a file into the data file. Where that fails, everything is as before.
    pub fn put(&self, imported: Imported) -> Result<Stored, FileError> {
        let quality = quality(&imported.events, imported.without_id, &self.time_zone);
        let id = SourceId::new();
        self.file.add(id, &imported.events, &imported.rejected)?;
        Ok(Stored { id, account: imported.account, quality, events: Arc::new(imported.events) })
    }
}

impl Project {
    /// Where the rows of its sources are kept.
    pub fn shelf(&self) -> Shelf {
        Shelf { file: self.data_file(), time_zone: self.records().project().time_zone.clone() }
    }

    /// Rows that were put on the shelf and are not wanted: erased when the project is closed.
    pub fn forget(&mut self, stored: &Stored) {
        self.sources_seen.insert(stored.id);
    }
}
