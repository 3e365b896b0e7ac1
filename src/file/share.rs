//! A copy for others: what it holds is decided by who asks for it, what it cannot hold is decided here. It is written from
//! memory into a new file, so that nothing deleted is left in a page.

use super::connect::{Access, connect};
use super::copy::{insert_blob, read_blob, write_elsewhere};
use super::entry::Entry;
use super::error::FileError;
use super::figures::AllFigures;
use super::open::Content;
use super::write::{PAGE_BYTES, put_all};
use crate::model::{Records, StateSum};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

impl Content {
    /// The same with other records and figures, and a history of which only the chain of hashes is left.
    pub(crate) fn for_others(&self, records: Records, figures: AllFigures) -> Self {
        let history = self.history.iter().map(Entry::sealed).collect();
        Self { sum: StateSum::of(&records), records, history, figures }
    }
}

/// Writes a copy for others, with the images that its records name; they come from the files in `sources`, of which the
/// first is the open one, and from `images`, which may still be on their way there. A file of that name is replaced,
/// except the open one.
pub(crate) fn save_shared(
    content: &Content,
    sources: &[&Path],
    to: &Path,
    images: &BTreeMap<String, Arc<[u8]>>,
) -> Result<(), FileError> {
    write_elsewhere(content, sources, to, &mut |writing| {
        for hash in content.records.assets.values().map(|asset| &asset.hash) {
            let known = images.get(hash).map(|bytes| bytes.to_vec());
            let bytes = known.or_else(|| sources.iter().find_map(|source| read_blob(source, hash)));
            // Bytes that are not those of the hash are no image of ours.
            if let Some(bytes) = bytes.filter(|bytes| blake3::hash(bytes).to_hex().as_str() == hash) {
                insert_blob(writing, hash, &bytes)?;
            }
        }
        Ok(())
    })
}

/// How large such a copy will be, to a few pages. The bytes of its images are only counted.
pub(crate) fn shared_size(
    content: &Content,
    source: &Path,
    images: &BTreeMap<String, Arc<[u8]>>,
) -> Result<u64, FileError> {
    let sqlite = |error| FileError::from_sqlite(&error, source);
    let reading = connect(source, Access::Read).ok();
    let length = |hash: &String| match images.get(hash) {
        Some(bytes) => bytes.len() as u64,
        None => reading.as_ref().and_then(|reading| blob_length(reading, hash)).unwrap_or_default(),
    };
    let images: u64 =
        content.records.assets.values().map(|asset| length(&asset.hash).next_multiple_of(PAGE_BYTES)).sum();
    let mut memory = connect(Path::new(":memory:"), Access::Create).map_err(sqlite)?;
    put_all(&mut memory, content, &mut |_| Ok(())).map_err(sqlite)?;
    let pages: i64 = memory.query_row("PRAGMA page_count", [], |row| row.get(0)).map_err(sqlite)?;
    Ok(pages.unsigned_abs() * PAGE_BYTES + images)
}

fn blob_length(reading: &Connection, hash: &str) -> Option<u64> {
    let length = reading.query_row("SELECT length(bytes) FROM blob WHERE hash = ?", [hash], |row| row.get::<_, i64>(0));
    length.optional().ok().flatten().map(i64::unsigned_abs)
}
