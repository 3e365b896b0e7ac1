//! Erasing one person from a data file: it is written anew beside without them, searched byte by byte, and only then put
//! in the place of the old one.

use super::backup::vacuum_into;
use super::connect::{Access, connect, connect_within};
use super::data_file::{DataFile, in_transaction, put, remove_source};
use super::error::FileError;
use super::rejected;
use super::write::Temporary;
use crate::model::SourceId;
use crate::tracking::{Events, Rejected, Taken, holds_word};
use rusqlite::{Connection, TransactionBehavior};
use std::io::Read;
use std::path::{Path, PathBuf};

/// An id of fewer bytes than this stands in a file by chance.
const TELLING: usize = 6;
/// As many bytes of the new file are searched at a time.
const BLOCK: usize = 1 << 20;

/// What was erased from a data file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Erased {
    /// Events of the person.
    pub events: u64,
    /// Values of fields that held the id, or that only this person had.
    pub values: u64,
    /// Rows that were no events and held the id.
    pub rejected: u64,
    /// Data files that were put aside because they could not be read: nobody can look into these.
    pub aside: Vec<PathBuf>,
}

impl Erased {
    /// Whether anything was found.
    pub fn is_nothing(&self) -> bool {
        self.events == 0 && self.values == 0 && self.rejected == 0
    }
}

/// A source as it is after somebody was erased from it.
struct Left {
    source: SourceId,
    events: Events,
    rejected: Vec<Rejected>,
}

impl DataFile {
    /// Erases everything of the person with this pseudonym, and their id wherever it stands as text.
    pub fn erase(&self, pseudonym: u64, id: &str) -> Result<Erased, FileError> {
        let mut erased = Erased { aside: self.aside(), ..Erased::default() };
        if !self.exists() {
            return Ok(erased);
        }
        let path = self.real_path()?;
        let sqlite = |error: rusqlite::Error| self.sqlite(&error);
        let mut connection = connect(&path, Access::Write).map_err(sqlite)?;
        self.check(&connection)?;
        // While it is held, nobody writes what would then be missing in the new file.
        let held = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sqlite)?;
        let left = self.left(&held, pseudonym, id, &mut erased)?;
        if left.is_empty() {
            return Ok(erased);
        }
        let (edited, new) = (Temporary::beside(&path)?, Temporary::beside(&path)?);
        write(&path, &edited.path, &new.path, &left).map_err(sqlite)?;
        self.expect_gone(&new.path, pseudonym, id)?;
        new.rename_like(&path)?;
        drop(held);
        Ok(erased)
    }

    /// The sources in which there is something to erase, without it.
    fn left(
        &self,
        reading: &Connection,
        pseudonym: u64,
        id: &str,
        erased: &mut Erased,
    ) -> Result<Vec<Left>, FileError> {
        let mut all = Vec::new();
        for source in self.sources_in(reading)? {
            let events = self.events_of(reading, source)?.ok_or_else(|| self.damaged())?;
            let rows = rejected::read(reading, source).map_err(|error| self.sqlite(&error))?;
            let count = rows.len();
            let rows: Vec<Rejected> = rows.into_iter().filter(|row| !holds_word(&row.text, id)).collect();
            let gone = (count - rows.len()) as u64;
            erased.rejected += gone;
            match events.without(pseudonym, id) {
                Some((events, Taken { events: taken, values })) => {
                    erased.events += taken;
                    erased.values += values;
                    all.push(Left { source, events, rejected: rows });
                }
                None if gone > 0 => all.push(Left { source, events, rejected: rows }),
                None => {}
            }
        }
        Ok(all)
    }

    /// Reads the new file: nobody of this pseudonym is in it, and not a byte of the id.
    fn expect_gone(&self, path: &Path, pseudonym: u64, id: &str) -> Result<(), FileError> {
        let reading = connect_within(path, Access::Read, None).map_err(|error| self.sqlite(&error))?;
        self.check(&reading)?;
        for source in self.sources_in(&reading)? {
            let events = self.events_of(&reading, source)?.ok_or_else(|| self.damaged())?;
            if events.without(pseudonym, id).is_some() {
                return Err(self.damaged());
            }
        }
        drop(reading);
        // Nobody has it open yet: reading it past SQLite drops no lock.
        let found =
            id.len() >= TELLING && holds_bytes(path, id.as_bytes()).map_err(|e| FileError::from_io(&e, path))?;
        if found { Err(self.damaged()) } else { Ok(()) }
    }

    /// Data files of this project that were put aside.
    fn aside(&self) -> Vec<PathBuf> {
        let (Some(folder), Some(name)) = (self.path().parent(), self.path().file_name()) else { return Vec::new() };
        let beginning = format!("{}.damaged-", name.to_string_lossy());
        let found = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let mut aside: Vec<PathBuf> = found
            .filter(|entry| entry.file_name().to_string_lossy().starts_with(&beginning))
            .map(|e| e.path())
            .collect();
        aside.sort();
        aside
    }
}

/// Copies a data file, puts what is left in the place of what was there, and copies it once more: nothing of what was
/// there stays on a free page.
fn write(from: &Path, between: &Path, to: &Path, left: &[Left]) -> rusqlite::Result<()> {
    vacuum_into(&connect_within(from, Access::Read, None)?, between)?;
    let mut writing = connect(between, Access::Write)?;
    in_transaction(&mut writing, |writing| {
        left.iter().try_for_each(|left| {
            remove_source(writing, left.source)?;
            put(writing, left.source, &left.events, &left.rejected)
        })
    })?;
    vacuum_into(&writing, to)
}

/// Whether bytes stand in a file.
fn holds_bytes(path: &Path, wanted: &[u8]) -> std::io::Result<bool> {
    let mut file = std::fs::File::open(path)?;
    let mut seen: Vec<u8> = Vec::with_capacity(BLOCK + wanted.len());
    let mut block = vec![0; BLOCK];
    loop {
        let count = file.read(&mut block)?;
        if count == 0 {
            return Ok(false);
        }
        seen.extend_from_slice(&block[..count]);
        if seen.windows(wanted.len()).any(|part| part == wanted) {
            return Ok(true);
        }
        let kept = seen.len().saturating_sub(wanted.len() - 1);
        seen.drain(..kept);
    }
}
