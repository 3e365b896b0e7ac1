//! What an earlier start could not save: offered at the next one, put onto the project where it fits, or saved as a
//! project of its own.

use super::Project;
use crate::edit::{Label, RecordDiff, apply};
use crate::file::{self, DataFile, Entry, FileError, Folders, Job, read_blob};
use crate::model::{Language, Records, StateSum};
use crate::tr;
use crate::words::Say;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Edits that are not in their project file.
#[derive(Debug, Clone)]
pub struct Recovery {
    kept: file::Recovery,
}

/// Why edits were not put onto a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecoveryError {
    /// The project is another one than that they were made on: they can only become a project of their own.
    DoesNotFit,
    /// They could not be written this time either.
    File(FileError),
}

impl Say for RecoveryError {
    fn say(&self, language: Language) -> String {
        match self {
            Self::DoesNotFit => tr!(language, "recovery-does-not-fit"),
            Self::File(error) => error.say(language),
        }
    }
}

/// Everything that earlier starts could not save, the latest first. What its project file has by now is not offered,
/// and goes.
pub fn recoveries(folders: &Folders) -> Vec<Recovery> {
    let all = file::recoveries(folders).into_iter().map(|kept| Recovery { kept });
    let (needed, done): (Vec<Recovery>, Vec<Recovery>) = all.partition(Recovery::is_needed);
    done.iter().for_each(Recovery::forget);
    needed
}

impl Recovery {
    /// The file that the edits belong into.
    pub fn project_file(&self) -> &Path {
        &self.kept.project_file
    }

    /// All records with the edits.
    pub fn records(&self) -> &Records {
        &self.kept.content.records
    }

    /// The edits that are not in the file, the oldest first.
    pub fn edits(&self) -> &[Entry] {
        &self.kept.content.history[self.kept.in_file..]
    }

    /// The last of them.
    pub fn last(&self) -> Option<(&Label, i64)> {
        self.edits().last().map(|entry| (&entry.label, entry.at_ms))
    }

    /// Removes what was kept.
    pub fn forget(&self) {
        self.kept.forget();
    }

    fn is_needed(&self) -> bool {
        let Some(last) = self.edits().last() else { return false };
        let opened = file::open(&self.kept.project_file);
        !opened.is_ok_and(|opened| opened.content.history.iter().any(|entry| entry.hash == last.hash))
    }

    /// The edits that would go onto a project with this history: those behind its last one. `None`: its last one is
    /// none of those the edits came after.
    fn missing(&self, project: &Project) -> Option<&[Entry]> {
        let ours = &self.kept.content;
        if ours.records.project().id != project.records().project().id {
            return None;
        }
        let there = project.history().len();
        let follows = match (there.checked_sub(1), project.history().last()) {
            (Some(place), Some(last)) => ours.history.get(place).is_some_and(|entry| entry.hash == last.hash),
            _ => true,
        };
        follows.then(|| ours.history.get(there..)).flatten()
    }

    /// Puts the edits onto the opened project and waits for its file; then nothing is kept any longer.
    pub fn apply(&self, project: &mut Project) -> Result<(), RecoveryError> {
        if project.read_only() {
            return Err(RecoveryError::File(FileError::ReadOnly));
        }
        let entries = self.missing(project).ok_or(RecoveryError::DoesNotFit)?;
        let edits = self.fitted(entries, project).ok_or(RecoveryError::DoesNotFit)?;
        self.take_images(project);
        for (entry, edit) in entries.iter().cloned().zip(edits) {
            project.take_over(entry, edit);
        }
        project.wait_saved().map_err(RecoveryError::File)?;
        self.forget();
        Ok(())
    }

    /// The edits again, if they lead from the project's records to those that were kept.
    fn fitted(&self, entries: &[Entry], project: &Project) -> Option<Vec<crate::edit::Edit>> {
        let (mut records, mut sum) = (project.records().clone(), project.state_sum());
        let mut edits = Vec::with_capacity(entries.len());
        for entry in entries {
            let diffs = entry.diffs().ok()?;
            let edit = RecordDiff::to_next_edit(diffs, entry.label.clone(), entry.gesture, &records).ok()?;
            apply(&mut records, &mut sum, &edit);
            edits.push(edit);
        }
        let same: (StateSum, StateSum) = (sum, self.kept.content.sum);
        (same.0 == same.1).then_some(edits)
    }

    fn take_images(&self, project: &mut Project) {
        let there: Vec<String> = project.records().assets.values().map(|asset| asset.hash.clone()).collect();
        for hash in self.records().assets.values().map(|asset| &asset.hash).filter(|hash| !there.contains(hash)) {
            if let (Some(bytes), Some(writer)) = (read_blob(&self.kept.path, hash), &project.writer) {
                writer.queue(Job::Blob { hash: hash.clone(), bytes: bytes.into() });
            }
        }
    }

    /// Writes all of it as a project of its own, which replaces a file of that name; then nothing is kept any longer.
    /// The data file comes along where it is still there.
    pub fn save_as(&self, to: &Path) -> Result<(), FileError> {
        file::save_copy(&self.kept.content, &[&self.kept.path], to, &BTreeMap::new())?;
        let sources = self.records().sources.keys().copied().collect();
        DataFile::of(&self.kept.project_file, self.records().project().id).copy(to, &sources)?;
        self.forget();
        Ok(())
    }

    /// A name beside the project file for a project of its own.
    pub fn suggested(&self, words: &str) -> PathBuf {
        let stem = self.kept.project_file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        self.kept.project_file.with_file_name(format!("{stem} {words}.parcours"))
    }
}
