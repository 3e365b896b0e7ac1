//! Bringing another copy of the project in: what both come from is found in their histories, what each did since is put
//! together, and what both claim is asked.
//!
//! Reading the other file and merging can take a while and belong on a thread: [`Project::merging`] gives what they need
//! by value. The way is [`Merging::with`], then [`MergeProposal::choose`] for what both claim, then
//! [`Project::commit_merge`], one edit that one undo takes back. A file of another project can give journeys:
//! [`OtherCopy::journeys`], [`OtherCopy::bring`], [`Project::commit_brought`].

mod base;
mod bring;
mod common;
mod error;
mod images;
mod other;
mod proposal;

pub use base::Base;
pub use bring::Brought;
pub use error::MergeError;
pub use other::OtherCopy;
pub use proposal::MergeProposal;

use super::Project;
use crate::file::Content;
use std::path::{Path, PathBuf};

/// A project as it was when another copy was to be brought in. It holds copies, so that a thread may have it.
#[derive(Debug, Clone)]
pub struct Merging {
    path: PathBuf,
    content: Content,
    /// Whether the rows of its sources are beside it: then its sources stay as they are.
    has_rows: bool,
}

impl Project {
    /// What is needed to bring another copy in, as the project is now.
    pub fn merging(&self) -> Merging {
        let has_rows = self.data_file().exists();
        Merging { path: self.path().to_owned(), content: self.content.clone(), has_rows }
    }
}

impl Merging {
    /// Reads another copy, as carefully as any file is opened, and puts both together. Nothing is written, here or there.
    pub fn with(&self, other: &Path) -> Result<MergeProposal, MergeError> {
        self.with_copy(OtherCopy::read(other)?)
    }

    /// The same with a copy that was read already.
    pub fn with_copy(&self, other: OtherCopy) -> Result<MergeProposal, MergeError> {
        if other.path() == self.path {
            return Err(MergeError::SameFile(other.path().to_owned()));
        }
        if self.content.records.project().id != other.records().project().id {
            return Err(MergeError::Unrelated(Box::new(other)));
        }
        Ok(MergeProposal::of(self, other))
    }
}
