//! Opening a project file: hostile until proven otherwise, and nothing is written.

use super::connect::{Access, DEADLINE, LARGEST_BYTES, connect, connect_within, is_unfinished};
use super::entry::{Entry, Hash, history_sum, read_history};
use super::error::OpenError;
use super::figures::{self, AllFigures};
use super::layout::Layout;
use super::rows::{RowError, meta, read_table};
use super::schema::{APPLICATION_ID, FORMAT, foreign_object, only_adds, tables};
use crate::model::{RecordId, Records, StateSum, TableId};
use rusqlite::{Connection, Error, ErrorCode, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Everything that a project file holds.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// The records.
    pub records: Records,
    /// Their sum.
    pub sum: StateSum,
    /// The whole history.
    pub history: Vec<Entry>,
    /// The computed figures of views.
    pub figures: AllFigures,
}

impl Content {
    /// The hash of the last entry; zeros where there is none.
    pub(crate) fn head(&self) -> Hash {
        self.history.last().map_or([0; 32], |entry| entry.hash)
    }
}

/// A project file that was read and checked.
#[derive(Debug)]
pub struct Opened {
    /// What it holds.
    pub content: Content,
    /// The file itself, links followed.
    pub path: PathBuf,
    /// Made by this newer version of the program, which added things that this one does not know: it is only read.
    pub newer: Option<String>,
    /// A connection that may write; `None`: the file or its folder does not let itself be written.
    pub(super) writable: Option<Writable>,
}

/// A connection that may write, and SQLite's count of what others wrote at the moment when the file was as it was read.
#[derive(Debug)]
pub(super) struct Writable {
    pub(super) connection: Connection,
    pub(super) data_version: i64,
}

/// SQLite's count of what other connections wrote.
pub(super) fn data_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA data_version", [], |row| row.get(0))
}

/// How a file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// How long reading may take before it is given up; `None`: as long as it takes.
    pub patience: Option<Duration>,
    /// Whether it is only read.
    pub read_only: bool,
}

impl Default for Manner {
    fn default() -> Self {
        Self { patience: Some(DEADLINE), read_only: false }
    }
}

/// Opens a project file. Nothing is written, and nothing but SQLite ever opens the file: a plain read in this process
/// would drop SQLite's locks.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    open_as(path, Manner::default())
}

/// Opens a project file in this manner.
pub fn open_as(path: &Path, manner: Manner) -> Result<Opened, OpenError> {
    let path = checked_path(path)?;
    let content = match read(&path, Access::Read, manner.patience) {
        // A write was cut off. Only a connection that may write can take its half away; that brings back the last
        // whole state and is no change of ours.
        Err(ReadError::Unfinished) => read(&path, Access::Write, manner.patience),
        other => other,
    };
    let (content, newer) = content.map_err(|error| error.into_open_error(&path))?;
    let writable = if manner.read_only || newer.is_some() { None } else { writable(&path, &content)? };
    Ok(Opened { content, path, newer, writable })
}

/// The file, links followed, if it is one that may be looked into.
pub(super) fn checked_path(path: &Path) -> Result<PathBuf, OpenError> {
    let io = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => OpenError::NotFound(path.to_owned()),
        std::io::ErrorKind::PermissionDenied => OpenError::NoPermission(path.to_owned()),
        _ => OpenError::Unreadable { path: path.to_owned(), reason: error.to_string() },
    };
    let real = std::fs::canonicalize(path).map_err(io)?;
    let found = std::fs::metadata(&real).map_err(io)?;
    if !found.is_file() {
        return Err(OpenError::NoFile(path.to_owned()));
    }
    if found.len() > LARGEST_BYTES {
        return Err(OpenError::TooLarge(path.to_owned()));
    }
    Ok(real)
}

/// Why reading stopped, before it is known how to say it.
#[derive(Debug)]
enum ReadError {
    /// The rest of a write that was cut off must be taken away first.
    Unfinished,
    /// SQLite said so, while this was read.
    Sqlite(Error, String),
    /// It is clear already.
    Known(OpenError),
}

impl ReadError {
    fn into_open_error(self, path: &Path) -> OpenError {
        match self {
            // Reached only where the folder does not let the rest be taken away.
            Self::Unfinished => OpenError::NoPermission(path.to_owned()),
            Self::Sqlite(error, table) => OpenError::from_sqlite(&error, path, &table),
            Self::Known(error) => error,
        }
    }

    fn at(what: &str) -> impl Fn(Error) -> Self + '_ {
        move |error| match is_unfinished(&error) {
            true => Self::Unfinished,
            false => Self::Sqlite(error, what.to_owned()),
        }
    }
}

/// The content, and the newer version that made it.
fn read(path: &Path, access: Access, time: Option<Duration>) -> Result<(Content, Option<String>), ReadError> {
    let mut connection = connect_within(path, access, time).map_err(ReadError::at("header"))?;
    // One transaction, so that everything read belongs together.
    let reading =
        connection.transaction_with_behavior(TransactionBehavior::Deferred).map_err(ReadError::at("header"))?;
    let newer = check_header(&reading, path)?;
    if newer.is_none() {
        check_schema(&reading, path)?;
    }
    check_pages(&reading, path)?;
    let content = read_content(&reading, path)?;
    check_content(&reading, &content, newer.is_none(), path)?;
    Ok((content, newer))
}

/// Gives the version that made the file where it is newer than this one and can yet be read.
fn check_header(reading: &Connection, path: &Path) -> Result<Option<String>, ReadError> {
    let at = ReadError::at("header");
    let number = |pragma: &str| reading.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, i32>(0));
    if number("application_id").map_err(&at)? != APPLICATION_ID {
        return Err(ReadError::Known(OpenError::NotOurs(path.to_owned())));
    }
    let format = number("user_version").map_err(&at)?;
    match u32::try_from(format) {
        Ok(FORMAT) => Ok(None),
        Ok(format) if format > FORMAT => {
            let app = meta_text(reading, "app").unwrap_or_else(|| format.to_string());
            if is_readable(reading) {
                Ok(Some(app))
            } else {
                Err(ReadError::Known(OpenError::TooNew { path: path.to_owned(), format, app }))
            }
        }
        Ok(format) if Layout::today().reads(format) => {
            Err(ReadError::Known(OpenError::Older { path: path.to_owned(), format }))
        }
        _ => Err(damaged(path, "header")),
    }
}

/// A short text in `meta`.
fn meta_text(reading: &Connection, key: &str) -> Option<String> {
    let bytes = meta::<Vec<u8>>(reading, key).ok().flatten()?;
    String::from_utf8(bytes).ok().filter(|text| text.len() < 40)
}

/// Whether a file of a newer version says that this one understands it, and only adds tables and columns.
fn is_readable(reading: &Connection) -> bool {
    let reader: Option<u32> = meta_text(reading, "reader").and_then(|text| text.parse().ok());
    reader.is_some_and(|reader| reader <= FORMAT) && only_adds(reading, &tables()).unwrap_or(false)
}

fn damaged(path: &Path, table: &str) -> ReadError {
    ReadError::Known(OpenError::Damaged { path: path.to_owned(), table: table.to_owned() })
}

fn check_schema(reading: &Connection, path: &Path) -> Result<(), ReadError> {
    match foreign_object(reading, &tables()) {
        Ok(None) => Ok(()),
        Ok(Some(name)) => Err(ReadError::Known(OpenError::Foreign { path: path.to_owned(), name })),
        Err(error) => Err(ReadError::at("sqlite_schema")(error)),
    }
}

fn check_pages(reading: &Connection, path: &Path) -> Result<(), ReadError> {
    let answer: String = reading
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(ReadError::at("integrity_check"))?;
    if answer == "ok" { Ok(()) } else { Err(damaged(path, "integrity_check")) }
}

fn read_content(reading: &Connection, path: &Path) -> Result<Content, ReadError> {
    let mut records = Records::default();
    for &table in TableId::ALL {
        read_table(reading, table, &mut records).map_err(|error| match error {
            RowError::Sqlite(error) => ReadError::at(table.name())(error),
            RowError::Value(column) => damaged(path, &format!("{}.{column}", table.name())),
        })?;
    }
    let history = read_history(reading).map_err(ReadError::at("history"))?;
    let history = history.ok_or_else(|| damaged(path, "history"))?;
    let figures = figures::read_all(reading).map_err(ReadError::at("view_figures"))?;
    Ok(Content { sum: StateSum::of(&records), records, history, figures })
}

/// The sum, the head and the one project record. References between records are not a reason to keep somebody from
/// their map: a card whose lane is gone is not drawn.
///
/// The sum of a newer file is over columns that this version does not know.
fn check_content(reading: &Connection, content: &Content, summed: bool, path: &Path) -> Result<(), ReadError> {
    let at = ReadError::at("meta");
    let stored = |key| meta::<Hash>(reading, key).map_err(&at);
    if summed && stored("state_sum")? != Some(content.sum.0) {
        return Err(damaged(path, "state_sum"));
    }
    // Files of the first days have no sum over what the hashes of the history leave out.
    let told = stored("history_sum")?.is_none_or(|sum| sum == history_sum(&content.history));
    if stored("head")? != Some(content.head()) || summed && !told {
        return Err(damaged(path, "history"));
    }
    let mut projects = content.records.projects.keys();
    match (projects.next(), projects.next()) {
        (Some(project), None) => {
            let stored = meta::<uuid::Uuid>(reading, "project").map_err(&at)?;
            if stored == Some(project.uuid()) { Ok(()) } else { Err(damaged(path, "meta")) }
        }
        _ => Err(damaged(path, "project")),
    }
}

/// A connection that may write to the file that was just read; `None` where the file or its folder says no. The proof
/// is a write that is taken back before it reaches the file.
fn writable(path: &Path, content: &Content) -> Result<Option<Writable>, OpenError> {
    match try_writable(path, content) {
        Ok(Some(writable)) => Ok(Some(writable)),
        Ok(None) => Err(OpenError::Locked(path.to_owned())),
        Err(error) => match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Err(OpenError::Locked(path.to_owned())),
            _ => Ok(None),
        },
    }
}

/// `Ok(None)`: somebody wrote to the file after it was read.
fn try_writable(path: &Path, content: &Content) -> rusqlite::Result<Option<Writable>> {
    let mut connection = connect(path, Access::Write)?;
    let probe = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let same = meta::<Hash>(&probe, "state_sum")? == Some(content.sum.0)
        && meta::<Hash>(&probe, "head")? == Some(content.head());
    // Really another value: writing the same one would not get as far as the journal in the folder.
    probe.execute("UPDATE meta SET value = zeroblob(1) WHERE key = 'head'", [])?;
    let data_version = data_version(&probe)?;
    probe.rollback()?;
    Ok(same.then_some(Writable { connection, data_version }))
}
