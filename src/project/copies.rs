//! Copies of the open project, and going on in one: written by a thread where it may take long, while the window goes on.

use super::Project;
use crate::edit::{Edit, RecordDiff, apply};
use crate::file::{self, Content, DataFile, Entry, FileError, Folders, Job, Manner};
use crate::model::{Records, SourceId, StateSum};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Everything that a copy of the project is written from, as it is now: a thread may have it.
#[derive(Debug, Clone)]
pub struct CopyOrder {
    content: Content,
    /// The project's file, and where its unsaved edits are kept: images may be in either.
    files: Vec<PathBuf>,
    images: BTreeMap<String, Arc<[u8]>>,
    data: DataFile,
    sources: BTreeSet<SourceId>,
    /// It holds what this version does not know, so that the file itself is copied.
    newer: bool,
}

/// A copy that was written and opened, to go on in.
#[derive(Debug)]
pub struct Copied {
    project: Project,
    /// The images that are in it.
    images: BTreeSet<String>,
}

impl CopyOrder {
    /// Writes the copy with its data file; a file of that name is replaced.
    pub fn write(&self, to: &Path) -> Result<(), FileError> {
        let files: Vec<&Path> = self.files.iter().map(PathBuf::as_path).collect();
        match self.files.first() {
            Some(open) if self.newer => file::copy_file(open, to)?,
            _ => file::save_copy(&self.content, &files, to, &self.images)?,
        }
        self.data.copy(to, &self.sources)
    }

    /// Writes the copy and opens it.
    pub fn write_and_open(&self, to: &Path, folders: Option<&Folders>) -> Result<Copied, FileError> {
        self.write(to)?;
        let opened = Project::open_as(to, Manner::default(), folders);
        let project = opened.map_err(|error| FileError::NotOpened(Box::new(error)))?;
        Ok(Copied { project, images: self.images.keys().cloned().collect() })
    }
}

impl Project {
    /// What a copy is written from.
    pub fn copy_order(&self) -> CopyOrder {
        CopyOrder {
            content: self.content.clone(),
            files: std::iter::once(self.path().to_owned()).chain(self.kept()).collect(),
            images: self.images.clone(),
            data: self.data_file(),
            sources: self.source_ids(),
            newer: self.newer().is_some(),
        }
    }

    /// Writes all of it, its data file too, into another project file, which replaces one of that name. The open one
    /// stays open.
    pub fn save_copy(&mut self, to: &Path) -> Result<(), FileError> {
        self.copy_order().write(to)
    }

    /// Writes all of it into another project file and goes on with that one. What could not be saved in the first is
    /// in the second, so that nothing of it is kept any longer.
    pub fn save_as(&mut self, to: &Path, folders: Option<&Folders>) -> Result<(), FileError> {
        // What can be saved belongs into the first; what cannot is why somebody comes here.
        let _ = self.wait_saved();
        let copied = self.copy_order().write_and_open(to, folders)?;
        self.go_on_in(copied)
    }

    /// Goes on in a copy that was written before; the edits made since come along. Where they do not, everything is as
    /// it was.
    pub fn go_on_in(&mut self, copied: Copied) -> Result<(), FileError> {
        let Copied { project: mut opened, images } = copied;
        let there = opened.history().len();
        let missing = self.history().get(there..).unwrap_or_default();
        let follows = there.checked_sub(1).is_none_or(|last| self.history().get(last).map(|e| e.hash) == opened.head());
        let edits = follows.then(|| edits_of(missing, opened.records(), self.state_sum())).flatten();
        let edits = edits.ok_or_else(|| FileError::Damaged(opened.path().to_owned()))?;
        for (hash, bytes) in self.images.iter().filter(|(hash, _)| !images.contains(*hash)) {
            opened.images.insert(hash.clone(), Arc::clone(bytes));
            if let Some(writer) = &opened.writer {
                writer.queue(Job::Blob { hash: hash.clone(), bytes: Arc::clone(bytes) });
            }
        }
        let sources = opened.source_ids();
        for (entry, edit) in missing.iter().cloned().zip(edits) {
            opened.take_over(entry, edit);
        }
        if opened.source_ids() != sources {
            self.data_file().copy(opened.path(), &opened.source_ids())?;
        }
        // What can be saved belongs into the first.
        let _ = self.wait_saved();
        if let Some(writer) = &self.writer {
            writer.abandon();
        }
        self.become_another(opened);
        Ok(())
    }
}

/// The edits of some entries, if they lead from these records to the sum.
fn edits_of(entries: &[Entry], from: &Records, to: StateSum) -> Option<Vec<Edit>> {
    let (mut records, mut sum) = (from.clone(), StateSum::of(from));
    let mut edits = Vec::with_capacity(entries.len());
    for entry in entries {
        let edit = RecordDiff::to_next_edit(entry.diffs().ok()?, entry.label.clone(), entry.gesture, &records).ok()?;
        apply(&mut records, &mut sum, &edit);
        edits.push(edit);
    }
    (sum == to).then_some(edits)
}
