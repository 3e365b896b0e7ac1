//! Another project file, read to be looked at beside the open one.

use super::MergeError;
use crate::file::{self, Content, Entry, Manner};
use crate::model::*;
use crate::project::image_in;
use std::path::{Path, PathBuf};

/// Another project file as it was read: hostile until proven otherwise, and not kept open.
#[derive(Debug)]
pub struct OtherCopy {
    path: PathBuf,
    pub(super) content: Content,
}

impl OtherCopy {
    /// Reads it. It can take as long as opening takes: not on the thread that draws.
    pub fn read(path: &Path) -> Result<Self, MergeError> {
        let opened = file::open_as(path, Manner { read_only: true, ..Manner::default() })?;
        match opened.newer {
            Some(version) => Err(MergeError::Newer(opened.path, version)),
            None => Ok(Self { path: opened.path, content: opened.content }),
        }
    }

    /// Where it is, links followed.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its name without the ending.
    pub fn name(&self) -> String {
        self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Its records.
    pub fn records(&self) -> &Records {
        &self.content.records
    }

    /// Its history.
    pub fn history(&self) -> &[Entry] {
        &self.content.history
    }

    /// Its journeys in their order.
    pub fn journeys(&self) -> Vec<(JourneyId, String)> {
        self.records().journeys_in_order().iter().map(|journey| (journey.id, journey.title.clone())).collect()
    }

    /// The bytes of one of its images; `None` where it does not have them, or has others than the hash says.
    pub fn image(&self, hash: &str) -> Option<Vec<u8>> {
        image_in(&self.path, hash)
    }
}
