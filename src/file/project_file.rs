//! A project file that is being written: the guard before each write, the write, and reading back what was written.

use super::copy::insert_blob;
use super::entry::{Hash, with_entries};
use super::error::FileError;
use super::figures;
use super::job::{Job, Step};
use super::open::data_version;
use super::rows::{RowError, delete, meta, read_one, read_table, set_meta, upsert};
use crate::model::{AnyRecord, EntryId, RecordId, Records, StateSum, TableId};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// A project file and what is known of it.
pub(super) struct ProjectFile {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    /// The hash of the last entry that is certainly in the file.
    pub(super) head: Hash,
    /// The sum of all records at that entry.
    pub(super) sum: StateSum,
    /// The sum of the history until that entry.
    pub(super) history_sum: Hash,
    /// SQLite's count of what other connections wrote.
    pub(super) data_version: i64,
}

impl ProjectFile {
    /// Brings all jobs into the file, or none.
    pub(super) fn write(&mut self, jobs: &[Job]) -> Result<(), FileError> {
        let head = self.try_write(jobs).map_err(|error| match error {
            WriteError::Sqlite(error) => FileError::from_sqlite(&error, &self.path),
            WriteError::Known(error) => error,
        });
        (self.head, self.history_sum, self.data_version) = head?;
        if let Some(step) = steps(jobs).last() {
            self.sum = step.sum;
        }
        Ok(())
    }

    /// Whether the path no longer leads to the file that is open.
    pub(super) fn has_moved(&self) -> rusqlite::Result<bool> {
        has_moved(&self.connection, &self.path)
    }

    /// Gives the new head, the new sum of the history, and SQLite's count at which nobody else had written.
    fn try_write(&mut self, jobs: &[Job]) -> Result<(Hash, Hash, i64), WriteError> {
        if self.has_moved()? {
            return Err(WriteError::Known(FileError::Moved(self.path.clone())));
        }
        leave_wal(&self.connection)?;
        let writing = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let stored = meta::<Hash>(&writing, "head")?.unwrap_or_default();
        let in_file = entries_in_file(jobs, self.head, stored);
        let version = data_version(&writing)?;
        let changed = || WriteError::Known(FileError::ChangedByOther(self.path.clone()));
        let in_file = in_file.ok_or_else(changed)?;
        let sum = steps(jobs).take(in_file).last().map_or(self.sum, |step| step.sum);
        // The count also rises when SQLite takes back a write of ours that failed; then all of it is as it was.
        if version != self.data_version && !holds(&writing, sum)? {
            return Err(changed());
        }
        let head = put(&writing, jobs, in_file, stored)?;
        if !reads_back(&writing, jobs)? {
            return Err(WriteError::Known(FileError::Damaged(self.path.clone())));
        }
        // All that are not behind the known head: those that are in the file already are counted for the first time.
        let history_sum = with_entries(self.history_sum, new_steps(jobs, self.head).map(|step| &step.entry));
        set_meta(&writing, "history_sum", &history_sum)?;
        writing.commit()?;
        Ok((head, history_sum, version))
    }
}

/// Whether the records in the file have this sum, row by row.
fn holds(writing: &Connection, sum: StateSum) -> rusqlite::Result<bool> {
    let mut records = Records::default();
    for &table in TableId::ALL {
        match read_table(writing, table, &mut records) {
            Ok(()) => {}
            Err(RowError::Sqlite(error)) => return Err(error),
            Err(RowError::Value(_)) => return Ok(false),
        }
    }
    Ok(StateSum::of(&records) == sum && meta::<Hash>(writing, "state_sum")? == Some(sum.0))
}

/// Where another tool put the file into WAL mode, the first edit takes it out: a project is one file.
fn leave_wal(connection: &Connection) -> rusqlite::Result<()> {
    let mode: String = connection.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
    if mode == "wal" {
        connection.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    }
    Ok(())
}

/// How many of the queued entries are in the file already: a commit may arrive there and still be reported as failed,
/// and a recovery file has those of the tries before.
/// `None`: the file's last entry is neither the known one nor one of these.
fn entries_in_file(jobs: &[Job], known: Hash, stored: Hash) -> Option<usize> {
    let there = steps(jobs).position(|step| step.entry.hash == stored).map(|place| place + 1);
    there.or((stored == known).then_some(0))
}

/// The edits among some jobs.
pub(super) fn steps(jobs: &[Job]) -> impl Iterator<Item = &Step> {
    jobs.iter().filter_map(|job| match job {
        Job::Step(step) => Some(step.as_ref()),
        Job::Figures { .. } | Job::ForgetFigures | Job::Blob { .. } => None,
    })
}

/// The edits behind a head; all of them where it is not among them.
fn new_steps(jobs: &[Job], head: Hash) -> impl Iterator<Item = &Step> {
    let known = steps(jobs).position(|step| step.entry.hash == head).map_or(0, |place| place + 1);
    steps(jobs).skip(known)
}

/// The state in which several edits leave each record they touch; `None`: it is gone.
fn last_states<'a>(steps: impl Iterator<Item = &'a Step>) -> BTreeMap<(TableId, Uuid), Option<&'a AnyRecord>> {
    let changes = steps.flat_map(|step| &step.edit.changes);
    changes
        .filter_map(|change| {
            let record = change.after.as_ref().or(change.before.as_ref())?;
            Some(((record.table(), record.uuid()), change.after.as_ref()))
        })
        .collect()
}

/// Writes rows, entries, head and sum; gives the new head.
fn put(writing: &Connection, jobs: &[Job], in_file: usize, mut head: Hash) -> rusqlite::Result<Hash> {
    let mut orphans = false;
    for ((table, id), state) in last_states(steps(jobs).skip(in_file)) {
        match state {
            Some(record) => upsert(writing, record)?,
            None => delete(writing, table, id)?,
        }
        orphans |= state.is_none() && matches!(table, TableId::View | TableId::Journey);
    }
    for step in steps(jobs).skip(in_file) {
        step.entry.insert(writing)?;
        set_meta(writing, "state_sum", &step.sum.0)?;
        head = step.entry.hash;
    }
    set_meta(writing, "head", &head)?;
    for job in jobs {
        match job {
            Job::Step(_) => {}
            Job::Figures { view, journey, figures } => figures::write(writing, *view, *journey, figures)?,
            Job::ForgetFigures => figures::forget_all(writing)?,
            Job::Blob { hash, bytes } => insert_blob(writing, hash, bytes)?,
        }
    }
    if orphans {
        figures::forget_orphans(writing)?;
    }
    Ok(head)
}

/// Whether the changed rows say what memory says, before they become final.
fn reads_back(writing: &Connection, jobs: &[Job]) -> Result<bool, WriteError> {
    for ((table, id), state) in last_states(steps(jobs)) {
        let stored = match read_one(writing, table, id) {
            Err(RowError::Sqlite(error)) => return Err(error.into()),
            Err(RowError::Value(_)) => return Ok(false),
            Ok(stored) => stored,
        };
        if stored.as_ref() != state {
            return Ok(false);
        }
    }
    Ok(match steps(jobs).last() {
        Some(step) => stored_hash(writing, step.entry.id)? == Some(step.entry.hash),
        None => true,
    })
}

fn stored_hash(writing: &Connection, id: EntryId) -> rusqlite::Result<Option<Hash>> {
    let mut statement = writing.prepare_cached("SELECT hash FROM history WHERE id = ?")?;
    statement.query_row([id.uuid()], |row| row.get(0)).optional()
}

enum WriteError {
    Sqlite(rusqlite::Error),
    Known(FileError),
}

impl From<rusqlite::Error> for WriteError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// Whether the path no longer leads to the file that is open.
#[cfg(unix)]
fn has_moved(connection: &Connection, _path: &Path) -> rusqlite::Result<bool> {
    let mut moved = 0;
    connection.file_control(Some("main"), rusqlite::FileControl::HasMoved(&mut moved))?;
    Ok(moved != 0)
}

/// Elsewhere an open file cannot be moved or deleted.
#[cfg(not(unix))]
fn has_moved(_connection: &Connection, path: &Path) -> rusqlite::Result<bool> {
    Ok(std::fs::metadata(path).is_err())
}
