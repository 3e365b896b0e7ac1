//! Bringing a file of an older layout up to today's: it is read by its own layout, written anew by today's, checked,
//! and only then put in place of the old one, which stays beside as `NAME.before-vN.parcours`.
//!
//! Records go through as rows, not as types: the types of the old layout are gone from the program, its tables are not.

use super::backup::vacuum_into;
use super::connect::{Access, connect};
use super::copy::copy_blobs;
use super::entry::{Entry, Hash, history_sum, read_history};
use super::error::{FileError, OpenError};
use super::figures::{self, AllFigures};
use super::layout::Layout;
use super::open::{checked_path, open};
use super::rows::{Bound, meta, set_meta, value_of};
use super::schema::{APPLICATION_ID, foreign_object, make, record_columns};
use super::write::{PAGE_BYTES, Temporary};
use crate::edit::{DiffValue, RecordDiff};
use crate::model::{StateSum, Value};
use rusqlite::{Connection, TransactionBehavior, params_from_iter};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Brings a project file up to today's layout. Gives where the old one is kept. Where it fails, the file is as before.
pub fn migrate(path: &Path) -> Result<PathBuf, FileError> {
    migrate_to(&Layout::today(), path, &|new| open(new).map(drop))
}

/// The same for any layout. `opens`: whether the new file is one.
pub(super) fn migrate_to(
    layout: &Layout,
    path: &Path,
    opens: &dyn Fn(&Path) -> Result<(), OpenError>,
) -> Result<PathBuf, FileError> {
    let not_opened = |error| FileError::NotOpened(Box::new(error));
    let path = checked_path(path).map_err(not_opened)?;
    let sqlite = |error: rusqlite::Error| FileError::from_sqlite(&error, &path);
    let mut connection = connect(&path, Access::Write).map_err(sqlite)?;
    // While it is held, nobody writes what would then be missing in the new file.
    let old = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sqlite)?;
    let format: u32 = old.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(sqlite)?;
    let older = layout.older(format).ok_or_else(|| FileError::Damaged(path.clone()))?;
    let damaged = |error: Flaw| error.into_file_error(&path);
    let before = read(&old, &(older.tables)()).map_err(damaged)?;
    let after = Whole { rows: layout.brought_up(before.rows, format), ..before };

    let new = Temporary::beside(&path)?;
    write(&new.path, layout, &after, &old).map_err(sqlite)?;
    check(&new.path, layout, &after).map_err(damaged)?;
    opens(&new.path).map_err(not_opened)?;
    let kept = keep_old(&path, &old, layout.format, &(older.tables)())?;
    new.rename(&path)?;
    // Nothing was written; there is nothing to take back, only a lock on a file that no longer has a name.
    drop(old);
    Ok(kept)
}

/// Everything in a file of some layout.
struct Whole {
    /// Every record as one that is new.
    rows: Vec<RecordDiff>,
    history: Vec<Entry>,
    figures: AllFigures,
    project: Uuid,
}

/// Why rows are not taken.
enum Flaw {
    Sqlite(rusqlite::Error),
    Damaged,
}

impl From<rusqlite::Error> for Flaw {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl Flaw {
    fn into_file_error(self, path: &Path) -> FileError {
        match self {
            Self::Sqlite(error) => FileError::from_sqlite(&error, path),
            Self::Damaged => FileError::Damaged(path.to_owned()),
        }
    }
}

/// Reads a file by its tables, and believes it as little as one of today's layout is believed.
fn read(reading: &Connection, tables: &[String]) -> Result<Whole, Flaw> {
    let pages: String = reading.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    let application: i32 = reading.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if application != APPLICATION_ID || pages != "ok" || foreign_object(reading, tables)?.is_some() {
        return Err(Flaw::Damaged);
    }
    let (mut rows, mut sum) = (Vec::new(), StateSum::default());
    for (table, columns) in record_columns(tables)? {
        read_table(reading, &table, &columns, &mut rows, &mut sum)?;
    }
    let history = read_history(reading)?.ok_or(Flaw::Damaged)?;
    let head = history.last().map_or([0; 32], |entry| entry.hash);
    let told = meta::<Hash>(reading, "history_sum")?.is_none_or(|sum| sum == history_sum(&history));
    let fits =
        told && meta::<Hash>(reading, "state_sum")? == Some(sum.0) && meta::<Hash>(reading, "head")? == Some(head);
    let project = meta::<Uuid>(reading, "project")?.filter(|_| fits).ok_or(Flaw::Damaged)?;
    Ok(Whole { rows, history, figures: figures::read_all(reading)?, project })
}

fn read_table(
    reading: &Connection,
    table: &str,
    columns: &[String],
    rows: &mut Vec<RecordDiff>,
    sum: &mut StateSum,
) -> Result<(), Flaw> {
    let list = columns.iter().map(|column| format!(", \"{column}\"")).collect::<String>();
    let mut statement = reading.prepare(&format!("SELECT id{list} FROM \"{table}\" ORDER BY id"))?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let id: Uuid = row.get(0)?;
        let mut values = Vec::with_capacity(columns.len());
        for place in 1..=columns.len() {
            values.push(value_of(row.get_ref(place)?).ok_or(Flaw::Damaged)?);
        }
        sum.toggle_fields(table, id, columns.iter().map(String::as_str).zip(values.iter().cloned()));
        let fields = columns.iter().cloned().zip(values.into_iter().map(DiffValue::from)).collect();
        rows.push(RecordDiff { table: table.to_owned(), id, before: None, after: Some(fields) });
    }
    Ok(())
}

/// Writes everything into a new file of the layout.
fn write(path: &Path, layout: &Layout, whole: &Whole, old: &Connection) -> rusqlite::Result<()> {
    let mut connection = connect(path, Access::Create)?;
    connection.execute_batch(&format!("PRAGMA page_size = {PAGE_BYTES}; PRAGMA journal_mode = DELETE;"))?;
    let writing = connection.transaction()?;
    let format = layout.format;
    writing.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {format};"))?;
    make(&writing, &(layout.tables)())?;
    let mut sum = StateSum::default();
    let columns: BTreeMap<String, Vec<String>> = record_columns(&(layout.tables)())?.into_iter().collect();
    for row in &whole.rows {
        insert(&writing, row, columns.get(&row.table).map_or(&[], Vec::as_slice), &mut sum)?;
    }
    whole.history.iter().try_for_each(|entry| entry.insert(&writing))?;
    for (&(view, journey), figures) in &whole.figures {
        figures::write(&writing, view, journey, figures)?;
    }
    copy_blobs(old, &writing)?;
    set_meta(&writing, "state_sum", &sum.0)?;
    set_meta(&writing, "head", &whole.history.last().map_or([0; 32], |entry| entry.hash))?;
    set_meta(&writing, "history_sum", &history_sum(&whole.history))?;
    set_meta(&writing, "project", whole.project.as_bytes())?;
    set_meta(&writing, "app", env!("CARGO_PKG_VERSION").as_bytes())?;
    writing.commit()
}

/// A field that the way up did not fill is empty; where it must not be, SQLite says no.
fn insert(writing: &Connection, row: &RecordDiff, columns: &[String], sum: &mut StateSum) -> rusqlite::Result<()> {
    let fields = row.after.as_ref();
    let value =
        |column: &String| fields.and_then(|fields| fields.get(column)).map_or(Value::Null, |v| v.clone().into());
    let values: Vec<Value> = columns.iter().map(value).collect();
    sum.toggle_fields(&row.table, row.id, columns.iter().map(String::as_str).zip(values.iter().cloned()));
    let list = columns.iter().map(|column| format!(", \"{column}\"")).collect::<String>();
    let marks = ", ?".repeat(columns.len());
    let sql = format!("INSERT INTO \"{}\" (id{list}) VALUES (?{marks})", row.table);
    let id = Value::Blob(row.id.as_bytes().to_vec());
    let values = std::iter::once(id).chain(values).map(Bound);
    writing.prepare_cached(&sql)?.execute(params_from_iter(values)).map(|_| ())
}

/// Reads the new file back.
fn check(path: &Path, layout: &Layout, meant: &Whole) -> Result<(), Flaw> {
    let written = read(&connect(path, Access::Read)?, &(layout.tables)())?;
    // The rows themselves are held by the sum, which was computed while they were written.
    let same = written.rows.len() == meant.rows.len()
        && written.history == meant.history
        && written.figures == meant.figures
        && written.project == meant.project;
    if same { Ok(()) } else { Err(Flaw::Damaged) }
}

/// Keeps the old file under a name that nobody uses, read and checked.
fn keep_old(path: &Path, old: &Connection, format: u32, tables: &[String]) -> Result<PathBuf, FileError> {
    let kept = free_name(path, format);
    let copy = Temporary::beside(&kept)?;
    // VACUUM does not run inside a transaction; what holds the file does not keep another connection from reading it.
    let reading = connect(path, Access::Read).map_err(|error| FileError::from_sqlite(&error, path))?;
    vacuum_into(&reading, &copy.path).map_err(|error| FileError::from_sqlite(&error, &kept))?;
    let flaw = |flaw: Flaw| flaw.into_file_error(&kept);
    let copied = connect(&copy.path, Access::Read).map_err(Flaw::from).and_then(|copied| read(&copied, tables));
    let same = copied.map_err(flaw)?.history.len() == read(old, tables).map_err(flaw)?.history.len();
    if !same {
        return Err(FileError::Damaged(kept));
    }
    copy.rename(&kept)?;
    Ok(kept)
}

/// `NAME.before-vN.parcours`, with a number where there is one already.
fn free_name(path: &Path, format: u32) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = |count: usize| match count {
        1 => path.with_file_name(format!("{stem}.before-v{format}.parcours")),
        _ => path.with_file_name(format!("{stem}.before-v{format} {count}.parcours")),
    };
    (1..).map(name).find(|path| std::fs::symlink_metadata(path).is_err()).unwrap_or_else(|| name(1))
}

#[cfg(test)]
mod tests;
