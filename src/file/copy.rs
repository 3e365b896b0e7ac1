//! New projects, and copies of what is open.

use super::connect::{Access, connect};
use super::error::FileError;
use super::open::Content;
use super::write::write_whole;
use crate::model::{Records, StateSum};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Writes a new project file. A file that is there is not replaced.
pub fn create(path: &Path, records: Records) -> Result<(), FileError> {
    if std::fs::symlink_metadata(path).is_ok() {
        return Err(FileError::Exists(path.to_owned()));
    }
    let content = Content { sum: StateSum::of(&records), records, ..Content::default() };
    write_whole(path, &content, &mut |_| Ok(()))
}

/// Writes what is open into another file: from memory, so that it works when the open file cannot be written any more
/// or is gone; only the images come from the files in `sources`. A file of that name is replaced, except the open one,
/// which is the first source.
///
/// `images` are those that may still be on their way into the open file.
pub fn save_copy(
    content: &Content,
    sources: &[&Path],
    to: &Path,
    images: &BTreeMap<String, Arc<[u8]>>,
) -> Result<(), FileError> {
    write_elsewhere(content, sources, to, &mut |writing| {
        sources.iter().try_for_each(|source| blobs_of(source, writing))?;
        images.iter().try_for_each(|(hash, bytes)| insert_blob(writing, hash, bytes))
    })
}

/// Writes contents into another file, with what the caller puts in besides; the open file, which is the first source, is
/// not replaced.
pub(super) fn write_elsewhere(
    content: &Content,
    sources: &[&Path],
    to: &Path,
    more: &mut dyn FnMut(&Connection) -> rusqlite::Result<()>,
) -> Result<(), FileError> {
    if sources.first().is_some_and(|&open| std::fs::canonicalize(to).is_ok_and(|to| to == open)) {
        return Err(FileError::IsOpen(to.to_owned()));
    }
    write_whole(to, content, more)
}

/// Brings the images of a file over. Those of a file that can no longer be read are lost to the copy: better than no
/// copy.
pub(super) fn blobs_of(file: &Path, writing: &Connection) -> rusqlite::Result<()> {
    connect(file, Access::Read).map_or(Ok(()), |reading| copy_blobs(&reading, writing))
}

/// Brings the images over that can be read and are what their hash says.
pub(super) fn copy_blobs(reading: &Connection, writing: &Connection) -> rusqlite::Result<()> {
    let Ok(mut blobs) = reading.prepare("SELECT hash, bytes FROM blob") else { return Ok(()) };
    let mut rows = blobs.query([])?;
    while let Some(row) = rows.next().ok().flatten() {
        let (Ok(hash), Ok(bytes)) = (row.get::<_, String>(0), row.get::<_, Vec<u8>>(1)) else { continue };
        if blake3::hash(&bytes).to_hex().as_str() == hash {
            insert_blob(writing, &hash, &bytes)?;
        }
    }
    Ok(())
}

/// Puts an image in, unless it is there: its hash says what it is.
pub(super) fn insert_blob(writing: &Connection, hash: &str, bytes: &[u8]) -> rusqlite::Result<()> {
    writing.execute("INSERT OR IGNORE INTO blob (hash, bytes) VALUES (?, ?)", (hash, bytes))?;
    Ok(())
}

/// The bytes of an image of a project file; `None` where it does not have them.
pub fn read_blob(path: &Path, hash: &str) -> Option<Vec<u8>> {
    let reading = connect(path, Access::Read).ok()?;
    reading.query_row("SELECT bytes FROM blob WHERE hash = ?", [hash], |row| row.get(0)).ok()
}
