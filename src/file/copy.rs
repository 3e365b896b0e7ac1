//! New projects, and copies of what is open.

use super::connect::{Access, connect};
use super::error::FileError;
use super::open::Content;
use super::write::write_whole;
use crate::model::{Records, StateSum};
use rusqlite::Connection;
use std::path::Path;

/// Writes a new project file. A file that is there is not replaced.
pub fn create(path: &Path, records: Records) -> Result<(), FileError> {
    if std::fs::symlink_metadata(path).is_ok() {
        return Err(FileError::Exists(path.to_owned()));
    }
    let content = Content { sum: StateSum::of(&records), records, ..Content::default() };
    write_whole(path, &content, &mut |_| Ok(()))
}

/// Writes what is open into another file: from memory, so that it works when the open file cannot be written any more
/// or is gone; only the images come from it. A file of that name is replaced, except the open one.
pub fn save_copy(content: &Content, open: &Path, to: &Path) -> Result<(), FileError> {
    if std::fs::canonicalize(to).is_ok_and(|to| to == open) {
        return Err(FileError::IsOpen(to.to_owned()));
    }
    write_whole(to, content, &mut |writing| copy_blobs(open, writing))
}

/// Brings the images over. Those of a file that can no longer be read are lost to the copy: better than no copy.
fn copy_blobs(open: &Path, writing: &Connection) -> rusqlite::Result<()> {
    let Ok(reading) = connect(open, Access::Read) else { return Ok(()) };
    let Ok(mut blobs) = reading.prepare("SELECT hash, bytes FROM blob") else { return Ok(()) };
    let mut rows = blobs.query([])?;
    while let Some(row) = rows.next().ok().flatten() {
        let (hash, bytes): (String, Vec<u8>) = (row.get(0)?, row.get(1)?);
        writing.execute("INSERT INTO blob (hash, bytes) VALUES (?, ?)", (hash, bytes))?;
    }
    Ok(())
}
