//! Writing a whole project file anew without what nobody needs any more: beside, checked, and then put in its place.

use super::connect::{Access, connect, connect_within};
use super::copy::insert_blob;
use super::entry::{Hash, history_sum};
use super::error::FileError;
use super::open::{Content, Manner, data_version, open_as};
use super::project_file::ProjectFile;
use super::rows::meta;
use super::write::{Temporary, fill};
use rusqlite::{Connection, TransactionBehavior};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::mpsc::Sender;

/// Asks the writer to write the file anew.
#[derive(Debug)]
pub(crate) struct Rewrite {
    /// The images to leave out, by hash.
    pub(crate) without: BTreeSet<String>,
    /// Who is told by how many bytes the file became smaller.
    pub(crate) done: Sender<Result<u64, FileError>>,
}

/// The images of a project file by hash, with their sizes in bytes.
pub fn blob_sizes(path: &Path) -> Result<BTreeMap<String, u64>, FileError> {
    let read = || -> rusqlite::Result<BTreeMap<String, u64>> {
        let reading = connect(path, Access::Read)?;
        let mut statement = reading.prepare("SELECT hash, length(bytes) FROM blob")?;
        let sizes = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))?;
        sizes.collect()
    };
    read().map_err(|error| FileError::from_sqlite(&error, path))
}

impl ProjectFile {
    /// Writes the file anew without some images. Gives by how many bytes it became smaller. Where that fails, the file is
    /// as before.
    pub(super) fn rewrite(&mut self, without: &BTreeSet<String>) -> Result<u64, FileError> {
        let path = self.path.clone();
        let sqlite = |error: rusqlite::Error| FileError::from_sqlite(&error, &path);
        let size = |path: &Path| std::fs::metadata(path).map_or(0, |found| found.len());
        if self.has_moved().map_err(sqlite)? {
            return Err(FileError::Moved(path.clone()));
        }
        let (head, sum, history) = (self.head, self.sum, self.history_sum);
        // While it is held, nobody writes what would then be missing in the new file.
        let held = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sqlite)?;
        let same = data_version(&held).map_err(sqlite)? == self.data_version
            && meta::<Hash>(&held, "head").map_err(sqlite)?.unwrap_or_default() == head;
        if !same {
            return Err(FileError::ChangedByOther(path.clone()));
        }
        let new = Temporary::beside(&path)?;
        write(&path, &new.path, &read(&path)?, without).map_err(sqlite)?;
        let content = read(&new.path)?;
        let whole = content.sum == sum && content.head() == head && history_sum(&content.history) == history;
        if !whole || !images_are_whole(&path, &new.path, without).map_err(sqlite)? {
            return Err(FileError::Damaged(path.clone()));
        }
        let freed = size(&path).saturating_sub(size(&new.path));
        new.rename_like(&path)?;
        // Nothing was written; there is nothing to take back, only a lock on a file that no longer has a name.
        drop(held);
        self.connection = connect(&path, Access::Write).map_err(sqlite)?;
        self.data_version = data_version(&self.connection).map_err(sqlite)?;
        Ok(freed)
    }
}

fn read(path: &Path) -> Result<Content, FileError> {
    let opened = open_as(path, Manner { read_only: true, patience: None });
    opened.map(|opened| opened.content).map_err(|error| FileError::NotOpened(Box::new(error)))
}

/// Writes everything into a new file, without the images: nothing of them stays on a free page.
fn write(from: &Path, to: &Path, content: &Content, without: &BTreeSet<String>) -> rusqlite::Result<()> {
    let reading = connect_within(from, Access::Read, None)?;
    let mut statement = reading.prepare("SELECT hash, bytes FROM blob")?;
    fill(to, content, &mut |writing| {
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let hash: String = row.get(0)?;
            if !without.contains(&hash) {
                insert_blob(writing, &hash, &row.get::<_, Vec<u8>>(1)?)?;
            }
        }
        Ok(())
    })
}

/// Whether the new file has every image of the old one but these, to the byte.
fn images_are_whole(old: &Path, new: &Path, without: &BTreeSet<String>) -> rusqlite::Result<bool> {
    let hashes = |path: &Path| -> rusqlite::Result<BTreeMap<String, String>> {
        let reading: Connection = connect_within(path, Access::Read, None)?;
        let mut statement = reading.prepare("SELECT hash, bytes FROM blob")?;
        let mut rows = statement.query([])?;
        let mut hashes = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let bytes: Vec<u8> = row.get(1)?;
            hashes.insert(row.get(0)?, blake3::hash(&bytes).to_hex().to_string());
        }
        Ok(hashes)
    };
    let mut wanted = hashes(old)?;
    wanted.retain(|hash, _| !without.contains(hash));
    Ok(wanted == hashes(new)?)
}
