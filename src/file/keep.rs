//! The recovery file: what could not be written into the project file, as a project of its own in the state folder.
//!
//! It is a whole project, not a list of edits: where the project file is gone or was replaced, edits alone would find
//! nothing to be put onto. And it is an ordinary project file, so that all that holds for these holds for it.

use super::connect::{Access, connect};
use super::entry::history_sum;
use super::error::FileError;
use super::folders::Folders;
use super::job::{Job, Step};
use super::open::{Content, data_version};
use super::process::Process;
use super::project_file::{ProjectFile, steps};
use super::recovery::{Origin, forget, set_live, set_origin};
use super::write::write_whole;
use crate::edit::apply;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// Puts the images into a new file.
pub(super) type Blobs<'a> = &'a mut dyn FnMut(&Connection) -> rusqlite::Result<()>;

/// The project as its file has it, from which a recovery file can be made when the file can no longer be read.
pub(super) struct Keep {
    folder: Option<PathBuf>,
    project_file: PathBuf,
    content: Content,
    recovery: Option<ProjectFile>,
}

impl Keep {
    /// Of a project that was just opened. Without folders nothing is kept.
    pub(super) fn new(folders: Option<&Folders>, project_file: &Path, content: &Content) -> Self {
        let folder = folders.map(Folders::recovery);
        // A project that is not kept needs no second copy of itself in memory.
        let content = if folder.is_some() { content.clone() } else { Content::default() };
        Self { folder, project_file: project_file.to_owned(), content, recovery: None }
    }

    /// The recovery file, where there is one.
    pub(super) fn path(&self) -> Option<&Path> {
        self.recovery.as_ref().map(|recovery| recovery.path.as_path())
    }

    /// Brings what waits into the recovery file; when this is done, it is on the disk.
    pub(super) fn rescue(&mut self, jobs: &[Job], blobs: Blobs<'_>) -> Result<(), FileError> {
        let mut recovery = match self.recovery.take() {
            // Where somebody cleared the state folder, it is made anew.
            Some(recovery) if recovery.path.exists() => recovery,
            _ => self.make(blobs)?,
        };
        let written = recovery.write(jobs);
        self.recovery = Some(recovery);
        written
    }

    fn make(&self, blobs: Blobs<'_>) -> Result<ProjectFile, FileError> {
        let folder = self.folder.as_ref().ok_or(FileError::ReadOnly)?;
        std::fs::create_dir_all(folder).map_err(|error| FileError::from_io(&error, folder))?;
        let folder = std::fs::canonicalize(folder).map_err(|error| FileError::from_io(&error, folder))?;
        let path = folder.join(format!("{}.parcours", uuid::Uuid::new_v4().simple()));
        let edits = self.content.history.len() as u64;
        let origin = Origin { file: self.project_file.clone(), edits, process: Process::this() };
        set_live(&path, true);
        let made = write_whole(&path, &self.content, &mut |writing| {
            set_origin(writing, &origin)?;
            blobs(writing)
        });
        let opened = made.and_then(|()| {
            let sqlite = |error| FileError::from_sqlite(&error, &path);
            let connection = connect(&path, Access::Write).map_err(sqlite)?;
            let data_version = data_version(&connection).map_err(sqlite)?;
            let (head, sum) = (self.content.head(), self.content.sum);
            let history_sum = history_sum(&self.content.history);
            Ok(ProjectFile { connection, path: path.clone(), head, sum, history_sum, data_version })
        });
        if opened.is_err() {
            set_live(&path, false);
        }
        opened
    }

    /// Takes notice that these jobs are in the project file: there is nothing to recover any more.
    pub(super) fn written(&mut self, jobs: &[Job]) {
        self.forget();
        if self.folder.is_some() {
            let known = self.content.history.len() as u64;
            steps(jobs).filter(|step| step.entry.seq > known).for_each(|step| take_in(&mut self.content, step));
        }
    }

    /// Removes the recovery file.
    pub(super) fn forget(&mut self) {
        if let Some(ProjectFile { path, connection, .. }) = self.recovery.take() {
            drop(connection);
            set_live(&path, false);
            forget(&path);
        }
    }
}

impl Drop for Keep {
    /// From here on the recovery file is offered.
    fn drop(&mut self) {
        if let Some(recovery) = &self.recovery {
            set_live(&recovery.path, false);
        }
    }
}

fn take_in(content: &mut Content, step: &Step) {
    apply(&mut content.records, &mut content.sum, &step.edit);
    content.history.push(step.entry.clone());
}
