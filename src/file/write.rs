//! Writing a whole project file at once: a new project, or a copy.

use super::connect::{Access, connect, journal_beside};
use super::entry::history_sum;
use super::error::FileError;
use super::figures;
use super::open::Content;
use super::rows::{set_meta, upsert};
use super::schema::{APPLICATION_ID, FORMAT, make, tables};
use crate::model::RecordId;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// Writes everything into a new file, which appears under its name only when it is whole and on the disk.
/// `blobs`: the images by hash. A file of that name is replaced.
pub(super) fn write_whole(
    to: &Path,
    content: &Content,
    blobs: &mut dyn FnMut(&Connection) -> rusqlite::Result<()>,
) -> Result<(), FileError> {
    let temporary = Temporary::beside(to)?;
    fill(&temporary.path, content, blobs).map_err(|error| FileError::from_sqlite(&error, to))?;
    temporary.rename(to)
}

/// The size of a page.
pub(super) const PAGE_BYTES: u64 = 4_096;

/// Writes everything into a file that is not there yet.
pub(super) fn fill(
    path: &Path,
    content: &Content,
    blobs: &mut dyn FnMut(&Connection) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    put_all(&mut connect(path, Access::Create)?, content, blobs)
}

/// Writes everything into an empty file.
pub(super) fn put_all(
    connection: &mut Connection,
    content: &Content,
    blobs: &mut dyn FnMut(&Connection) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    connection.execute_batch(&format!("PRAGMA page_size = {PAGE_BYTES}; PRAGMA journal_mode = DELETE;"))?;
    let writing = connection.transaction()?;
    writing.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORMAT};"))?;
    make(&writing, &tables())?;
    content.records.iter().try_for_each(|record| upsert(&writing, &record))?;
    content.history.iter().try_for_each(|entry| entry.insert(&writing))?;
    for (&(view, journey), figures) in &content.figures {
        figures::write(&writing, view, journey, figures)?;
    }
    blobs(&writing)?;
    set_meta(&writing, "state_sum", &content.sum.0)?;
    set_meta(&writing, "head", &content.head())?;
    set_meta(&writing, "history_sum", &history_sum(&content.history))?;
    set_meta(&writing, "project", content.records.project().id.uuid().as_bytes())?;
    set_meta(&writing, "app", env!("CARGO_PKG_VERSION").as_bytes())?;
    writing.commit()
}

/// A file being made beside its target, so that the target is never half written. Removed unless renamed.
pub(super) struct Temporary {
    /// Where it is.
    pub(super) path: PathBuf,
}

impl Temporary {
    /// A name beside `to` that nobody uses.
    pub(super) fn beside(to: &Path) -> Result<Self, FileError> {
        if journal_beside(to) {
            return Err(FileError::Unfinished(to.to_owned()));
        }
        let name = to.file_name().ok_or_else(|| FileError::NotWritable(to.to_owned()))?;
        let folder = folder_of(to);
        // SQLite refuses links on the way to a file, so they are followed first.
        let folder = std::fs::canonicalize(&folder).map_err(|error| FileError::from_io(&error, &folder))?;
        let path = folder.join(format!(".{}.{}", name.to_string_lossy(), uuid::Uuid::new_v4().simple()));
        Ok(Self { path })
    }

    /// The same in the place of a file that only some may read: then only these may read it too.
    pub(super) fn rename_like(self, to: &Path) -> Result<(), FileError> {
        let rights = std::fs::metadata(to).and_then(|old| std::fs::set_permissions(&self.path, old.permissions()));
        rights.map_err(|error| FileError::from_io(&error, to))?;
        self.rename(to)
    }

    /// Brings it onto the disk and under its name.
    pub(super) fn rename(self, to: &Path) -> Result<(), FileError> {
        let io = |error: std::io::Error| FileError::from_io(&error, to);
        let written = std::fs::File::options().write(true).open(&self.path);
        written.and_then(|file| file.sync_all()).map_err(io)?;
        std::fs::rename(&self.path, to).map_err(io)?;
        sync_folder(&folder_of(to)).map_err(io)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        for ending in ["", "-journal"] {
            let mut name = self.path.as_os_str().to_owned();
            name.push(ending);
            // After the rename there is nothing left; before it, a rest that cannot be removed harms nobody.
            let _ = std::fs::remove_file(name);
        }
    }
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// A renamed file is only there after a power cut if its folder was written too.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> std::io::Result<()> {
    Ok(())
}
