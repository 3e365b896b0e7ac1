//! The data file beside a project: the events of its sources, pseudonymised, so that the project file stays small and
//! free of single customers.

use super::columns::{self, ColumnError};
use super::connect::{Access, LARGEST_BYTES, allow_vacuum_into, connect, connect_to_read};
use super::entry::Hash;
use super::error::FileError;
use super::rows::{meta, set_meta};
use super::schema::{FORMAT, foreign_object, make};
use super::write::Temporary;
use crate::model::{ProjectId, RecordId, SourceId};
use crate::tracking::{Events, Rejected};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The first four bytes by which data files are told from others.
pub const DATA_APPLICATION_ID: i32 = i32::from_be_bytes(*b"PrcD");

const TABLES: &[&str] = &[
    "CREATE TABLE meta (\n  key TEXT PRIMARY KEY,\n  value BLOB NOT NULL\n) STRICT, WITHOUT ROWID",
    "CREATE TABLE source (
  id BLOB PRIMARY KEY,
  customers INTEGER NOT NULL,
  events INTEGER NOT NULL,
  sum BLOB NOT NULL
) STRICT, WITHOUT ROWID",
    "CREATE TABLE event_field (
  source BLOB NOT NULL,
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (source, place)
) STRICT, WITHOUT ROWID",
    "CREATE TABLE dictionary (
  source BLOB NOT NULL,
  field INTEGER NOT NULL,
  code INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (source, field, code)
) STRICT, WITHOUT ROWID",
    "CREATE TABLE event_column (
  source BLOB NOT NULL,
  field TEXT NOT NULL,
  chunk INTEGER NOT NULL,
  codec TEXT NOT NULL,
  unit TEXT NOT NULL,
  n INTEGER NOT NULL,
  min INTEGER,
  max INTEGER,
  sum BLOB NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (source, field, chunk)
) STRICT",
    "CREATE TABLE rejected (
  source BLOB NOT NULL,
  place INTEGER NOT NULL,
  file TEXT NOT NULL,
  line INTEGER NOT NULL,
  field TEXT NOT NULL,
  reason TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (source, place)
) STRICT, WITHOUT ROWID",
];

/// Every `CREATE TABLE` of a data file.
pub fn data_tables() -> Vec<String> {
    TABLES.iter().map(|&text| text.to_owned()).collect()
}

/// The data file of a project: `NAME.parcours-data` beside `NAME.parcours`.
pub fn data_path(project_file: &Path) -> PathBuf {
    let mut name = project_file.as_os_str().to_owned();
    if project_file.extension().is_some_and(|ending| ending == "parcours") {
        name.push("-data");
    } else {
        name.push(".parcours-data");
    }
    PathBuf::from(name)
}

/// The data file of one project, whether it is there or not.
#[derive(Debug, Clone)]
pub struct DataFile {
    path: PathBuf,
    project: ProjectId,
}

impl DataFile {
    /// The data file of this project.
    pub fn of(project_file: &Path, project: ProjectId) -> Self {
        Self { path: data_path(project_file), project }
    }

    /// Whether there is one.
    pub fn exists(&self) -> bool {
        std::fs::symlink_metadata(&self.path).is_ok()
    }

    /// Puts the events of a source in. Where that fails, everything is as before.
    pub fn add(&self, source: SourceId, events: &Events, rejected: &[Rejected]) -> Result<(), FileError> {
        if self.exists() {
            return self.write(|writing| put(writing, source, events, rejected));
        }
        let new = Temporary::beside(&self.path)?;
        self.make(&new.path, |writing| put(writing, source, events, rejected)).map_err(|error| self.sqlite(&error))?;
        new.rename(&self.path)
    }

    /// Erases the events of all other sources.
    pub fn keep_only(&self, sources: &BTreeSet<SourceId>) -> Result<(), FileError> {
        if self.exists() { self.write(|writing| keep_only(writing, sources)) } else { Ok(()) }
    }

    /// The events of these sources, one by one. `None`: there is no data file, or one of them is not in it.
    pub fn events(&self, sources: &[SourceId]) -> Result<Option<Vec<Events>>, FileError> {
        let Some(mut connection) = self.open_to_read()? else { return Ok(None) };
        let reading = connection.transaction().map_err(|error| self.sqlite(&error))?;
        self.check(&reading)?;
        let mut all = Vec::with_capacity(sources.len());
        for &source in sources {
            match self.events_of(&reading, source)? {
                Some(events) => all.push(events),
                None => return Ok(None),
            }
        }
        Ok(Some(all))
    }

    /// The sources whose events are in it. `None`: there is no data file.
    pub fn sources(&self) -> Result<Option<BTreeSet<SourceId>>, FileError> {
        let Some(connection) = self.open_to_read()? else { return Ok(None) };
        self.check(&connection)?;
        self.sources_in(&connection).map(Some)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn sources_in(&self, reading: &Connection) -> Result<BTreeSet<SourceId>, FileError> {
        let read = || -> rusqlite::Result<BTreeSet<SourceId>> {
            let mut statement = reading.prepare("SELECT id FROM source")?;
            statement.query_map([], |row| Ok(SourceId::from_uuid(row.get(0)?)))?.collect()
        };
        read().map_err(|error| self.sqlite(&error))
    }

    /// When it was last written and how large it is: tells whether it is worth another look. `None`: it is not there.
    pub fn stamp(&self) -> Option<(SystemTime, u64)> {
        let about = std::fs::metadata(&self.path).ok()?;
        Some((about.modified().ok()?, about.len()))
    }

    /// Gives it another name, so that a new one can be made: for one that cannot be read.
    pub fn set_aside(&self) -> Result<(), FileError> {
        let mut name = self.path.as_os_str().to_owned();
        name.push(chrono::Utc::now().format(".damaged-%Y%m%d-%H%M%S").to_string());
        std::fs::rename(&self.path, PathBuf::from(name)).map_err(|error| FileError::from_io(&error, &self.path))
    }

    /// The data file of a project that lies somewhere else, under whatever name.
    pub fn elsewhere(path: &Path, project: ProjectId) -> Self {
        Self { path: path.to_owned(), project }
    }

    /// The rows of a source that are no events, in the order of the file.
    pub fn rejected(&self, source: SourceId) -> Result<Vec<Rejected>, FileError> {
        let Some(connection) = self.open_to_read()? else { return Ok(Vec::new()) };
        self.check(&connection)?;
        super::rejected::read(&connection, source).map_err(|error| self.sqlite(&error))
    }

    /// Writes a copy with the events of these sources beside another project file.
    pub fn copy(&self, project_file: &Path, sources: &BTreeSet<SourceId>) -> Result<(), FileError> {
        let Some(reading) = self.open_to_read()? else { return Ok(()) };
        self.check(&reading)?;
        let to = data_path(project_file);
        let copy = Temporary::beside(&to)?;
        let sqlite = |error| FileError::from_sqlite(&error, &to);
        let name = copy.path.to_str().ok_or_else(|| FileError::NotWritable(to.clone()))?;
        allow_vacuum_into(&reading).map_err(sqlite)?;
        reading.execute("VACUUM INTO ?", [name]).map_err(sqlite)?;
        let mut writing = connect(&copy.path, Access::Write).map_err(sqlite)?;
        in_transaction(&mut writing, |writing| keep_only(writing, sources)).map_err(sqlite)?;
        drop(writing);
        copy.rename(&to)
    }

    pub(super) fn sqlite(&self, error: &rusqlite::Error) -> FileError {
        FileError::from_sqlite(error, &self.path)
    }

    pub(super) fn damaged(&self) -> FileError {
        FileError::Damaged(self.path.clone())
    }

    /// A new data file at `path` with this put in.
    fn make(&self, path: &Path, put: impl FnOnce(&Connection) -> rusqlite::Result<()>) -> rusqlite::Result<()> {
        let mut connection = connect(path, Access::Create)?;
        connection.execute_batch("PRAGMA page_size = 4096; PRAGMA journal_mode = DELETE;")?;
        in_transaction(&mut connection, |writing| {
            let numbers = format!("PRAGMA application_id = {DATA_APPLICATION_ID}; PRAGMA user_version = {FORMAT};");
            writing.execute_batch(&numbers)?;
            make(writing, &data_tables())?;
            set_meta(writing, "project", self.project.uuid().as_bytes())?;
            put(writing)
        })
    }

    fn write(&self, put: impl FnOnce(&Connection) -> rusqlite::Result<()>) -> Result<(), FileError> {
        let path = self.real_path()?;
        let mut connection = connect(&path, Access::Write).map_err(|error| self.sqlite(&error))?;
        self.check(&connection)?;
        in_transaction(&mut connection, put).map_err(|error| self.sqlite(&error))
    }

    fn open_to_read(&self) -> Result<Option<Connection>, FileError> {
        if !self.exists() {
            return Ok(None);
        }
        let path = self.real_path()?;
        connect_to_read(&path).map(Some).map_err(|error| self.sqlite(&error))
    }

    /// Links followed, and only if it is a file of a size that is believed.
    pub(super) fn real_path(&self) -> Result<PathBuf, FileError> {
        let io = |error: std::io::Error| FileError::from_io(&error, &self.path);
        let path = std::fs::canonicalize(&self.path).map_err(io)?;
        let found = std::fs::metadata(&path).map_err(io)?;
        if found.is_file() && found.len() <= LARGEST_BYTES { Ok(path) } else { Err(self.damaged()) }
    }

    /// Checks what the project file is checked for too: number, layout, pages, and whose it is.
    pub(super) fn check(&self, reading: &Connection) -> Result<(), FileError> {
        let sqlite = |error: rusqlite::Error| self.sqlite(&error);
        let number = |pragma: &str| reading.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, i64>(0));
        let ours = number("application_id").map_err(sqlite)? == i64::from(DATA_APPLICATION_ID)
            && number("user_version").map_err(sqlite)? == i64::from(FORMAT)
            && foreign_object(reading, &data_tables()).map_err(sqlite)?.is_none();
        if !ours {
            return Err(self.damaged());
        }
        let pages: String = reading.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(sqlite)?;
        match meta::<uuid::Uuid>(reading, "project").map_err(sqlite)? {
            Some(project) if pages == "ok" && project == self.project.uuid() => Ok(()),
            Some(_) if pages == "ok" => Err(FileError::OtherProject(self.path.clone())),
            _ => Err(self.damaged()),
        }
    }

    pub(super) fn events_of(&self, reading: &Connection, source: SourceId) -> Result<Option<Events>, FileError> {
        let sum =
            reading.query_row("SELECT sum FROM source WHERE id = ?", [source.uuid()], |row| row.get::<_, Hash>(0));
        let Some(sum) = sum.optional().map_err(|error| self.sqlite(&error))? else { return Ok(None) };
        match columns::read(reading, source) {
            Ok((events, found)) if found == sum => Ok(Some(events)),
            Ok(_) | Err(ColumnError::Damaged) => Err(self.damaged()),
            Err(ColumnError::Sqlite(error)) => Err(self.sqlite(&error)),
        }
    }
}

pub(super) fn in_transaction(
    connection: &mut Connection,
    work: impl FnOnce(&Connection) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let writing = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    work(&writing)?;
    writing.commit()
}

pub(super) fn put(
    writing: &Connection,
    source: SourceId,
    events: &Events,
    rejected: &[Rejected],
) -> rusqlite::Result<()> {
    let sum = columns::write(writing, source, events)?;
    let (customers, n) = (events.customers.len() as i64, events.len() as i64);
    writing.execute(
        "INSERT INTO source (id, customers, events, sum) VALUES (?, ?, ?, ?)",
        params![source.uuid(), customers, n, sum.as_slice()],
    )?;
    super::rejected::write(writing, source, rejected)
}

fn keep_only(writing: &Connection, keep: &BTreeSet<SourceId>) -> rusqlite::Result<()> {
    let mut statement = writing.prepare("SELECT id FROM source")?;
    let there: Vec<uuid::Uuid> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut gone = there.into_iter().map(SourceId::from_uuid).filter(|id| !keep.contains(id));
    gone.try_for_each(|source| remove_source(writing, source))
}

/// Erases everything of a source.
pub(super) fn remove_source(writing: &Connection, source: SourceId) -> rusqlite::Result<()> {
    writing.execute("DELETE FROM source WHERE id = ?", [source.uuid()])?;
    for table in ["event_field", "dictionary", "event_column", "rejected"] {
        writing.execute(&format!("DELETE FROM {table} WHERE source = ?"), [source.uuid()])?;
    }
    Ok(())
}
