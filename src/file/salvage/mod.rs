//! Salvage: what can still be read of a damaged project goes into a new file. The damaged one stays as it is.
//!
//! Nothing that is read is believed more than when a project is opened: only tables that are ours, only rows that can be
//! read and whose values fit. What lies below a damaged page is looked for from both ends, in ranges of keys, and at last
//! on every page by itself.

mod first_page;
mod mend;
mod pages;
mod report;
mod rows;

use super::connect::{Access, connect};
use super::copy::insert_blob;
use super::entry::{Entry, is_whole};
use super::error::{FileError, OpenError};
use super::figures;
use super::open::{Content, checked_path, open};
use super::schema::tables;
use super::write::{Temporary, write_whole};
use crate::model::{Records, StateSum, TableId};
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::path::Path;

/// What came back of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SalvagedTable {
    /// Which.
    pub table: TableId,
    /// Rows that came back.
    pub kept: usize,
    /// How many of these could only be put together from the history.
    pub from_history: usize,
    /// Rows that can be read and hold something that the field does not take.
    pub unfit: usize,
    /// Whether all of the table could be read. If not, nobody knows how much is missing.
    pub whole: bool,
}

/// What came back of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvaged {
    /// Each table that holds something, or should.
    pub tables: Vec<SalvagedTable>,
    /// Entries of the history that can be read.
    pub entries: usize,
    /// Whether the history is whole and came along; if not, undo begins anew.
    pub history: bool,
    /// Images that came back.
    pub images: usize,
    /// Images that the maps show and that are lost.
    pub images_lost: usize,
    /// Lanes, steps, stages and journeys that were put back, empty, because cards stand in them.
    pub mended: usize,
}

impl Salvaged {
    /// Whether something is missing, as far as can be told.
    pub fn is_whole(&self) -> bool {
        let whole = |table: &SalvagedTable| table.whole && table.unfit == 0;
        self.tables.iter().all(whole) && self.history && self.images_lost == 0 && self.mended == 0
    }
}

/// Brings what can be read of a damaged project into a new file, which replaces one of that name.
pub fn salvage(damaged: &Path, to: &Path) -> Result<Salvaged, FileError> {
    let not_opened = |error| FileError::NotOpened(Box::new(error));
    let damaged = checked_path(damaged).map_err(not_opened)?;
    if std::fs::canonicalize(to).is_ok_and(|to| to == damaged) {
        return Err(FileError::IsOpen(to.to_owned()));
    }
    // Where the first pages are gone, a copy with new ones is read; it goes when this is done.
    let mut mended_copy = None;
    let reading = match readable(&damaged) {
        Some(reading) => reading,
        None => {
            let copy = mended_copy.insert(Temporary::beside(to)?);
            first_page::mend(&damaged, &copy.path).map_err(|error| FileError::from_io(&error, to))?;
            let nothing = || not_opened(OpenError::NotOurs(damaged.clone()));
            readable(&copy.path).ok_or_else(nothing)?
        }
    };
    // Nobody works on it: it does not open. Reading it past SQLite drops no lock that anybody needs.
    let bytes = std::fs::read(&damaged).map_err(|error| FileError::from_io(&error, &damaged))?;
    let (content, mut salvaged) = gather(&reading, &bytes);
    let records = salvaged.tables.iter().map(|table| table.kept).sum::<usize>();
    if records == 0 {
        return Err(not_opened(OpenError::Damaged { path: damaged, table: "sqlite_schema".to_owned() }));
    }
    salvaged.images = write(&content, &reading, to)?;
    let wanted: BTreeSet<&str> = content.records.assets.values().map(|asset| asset.hash.as_str()).collect();
    salvaged.images_lost = wanted.len().saturating_sub(salvaged.images);
    open(to).map_err(not_opened)?;
    Ok(salvaged)
}

/// A connection to a file whose tables can be found.
fn readable(path: &Path) -> Option<Connection> {
    let reading = connect(path, Access::Read).ok()?;
    let found: i64 = reading.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).ok()?;
    (found > 0).then_some(reading)
}

/// Everything that can be read, put in order so that it is a project.
fn gather(reading: &Connection, bytes: &[u8]) -> (Content, Salvaged) {
    let ours = ours(reading);
    let mut records = Records::default();
    let mut found: Vec<SalvagedTable> = Vec::new();
    for &table in TableId::ALL {
        found.push(match ours.contains(table.name()) {
            true => rows::gather(reading, table, &mut records),
            false => SalvagedTable { table, kept: 0, from_history: 0, unfit: 0, whole: false },
        });
    }
    let entries = if ours.contains("history") { rows::entries(reading) } else { Vec::new() };
    for table in found.iter_mut().filter(|table| !table.whole) {
        table.kept += pages::gather(bytes, table.table, &mut records);
    }
    for table in found.iter_mut().filter(|table| !table.whole) {
        table.from_history = rows::from_history(&entries, table.table, &mut records);
        table.kept += table.from_history;
    }
    let mended = mend::mend(&mut records, rows::project_id(reading));
    found.retain(|table| table.kept > 0 || !table.whole);
    let count = entries.len();
    let kept = is_whole(&entries) && rows::is_head(reading, &entries);
    let history: Vec<Entry> = if kept { entries } else { Vec::new() };
    let figures = figures::read_all(reading).unwrap_or_default();
    let content = Content { sum: StateSum::of(&records), records, history, figures };
    (content, Salvaged { tables: found, entries: count, history: kept, images: 0, images_lost: 0, mended })
}

/// The names of the tables that are as we make them. Whatever else stands there is not looked at.
fn ours(reading: &Connection) -> BTreeSet<String> {
    let is_ours = |table: &String| {
        let name = table.strip_prefix("CREATE TABLE ")?.split_whitespace().next()?.trim_matches('"').to_owned();
        let sql = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?";
        let stored: String = reading.query_row(sql, [&name], |row| row.get(0)).ok()?;
        (stored == *table).then_some(name)
    };
    tables().iter().filter_map(is_ours).collect()
}

/// Writes the new file and counts its images.
fn write(content: &Content, reading: &Connection, to: &Path) -> Result<usize, FileError> {
    let mut images = 0;
    write_whole(to, content, &mut |writing| {
        for hash in content.records.assets.values().map(|asset| &asset.hash) {
            let bytes: Option<Vec<u8>> = rows::image(reading, hash);
            if let Some(bytes) = bytes.filter(|bytes| blake3::hash(bytes).to_hex().as_str() == hash) {
                insert_blob(writing, hash, &bytes)?;
            }
        }
        images = writing.query_row("SELECT count(*) FROM blob", [], |row| row.get::<_, i64>(0))? as usize;
        Ok(())
    })?;
    Ok(images)
}
