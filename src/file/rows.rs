//! Records to rows and back.

use crate::model::{AnyRecord, Records, TableId, Value};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, ToSql, params_from_iter};
use uuid::Uuid;

/// A value on its way into a statement.
pub(super) struct Bound(pub(super) Value);

impl ToSql for Bound {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match &self.0 {
            Value::Null => ValueRef::Null,
            Value::Integer(n) => ValueRef::Integer(*n),
            Value::Real(x) => ValueRef::Real(*x),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn column_list(table: TableId) -> Vec<String> {
    table.columns().into_iter().map(|(name, _, _)| format!("\"{name}\"")).collect()
}

/// Puts a record in, or in the place of the one with its id. Columns of other programs in that row would survive.
pub(super) fn upsert(connection: &Connection, record: &AnyRecord) -> rusqlite::Result<()> {
    let columns = column_list(record.table());
    let sets: Vec<String> = columns.iter().map(|column| format!("{column} = excluded.{column}")).collect();
    let mut statement = connection.prepare_cached(&format!(
        "INSERT INTO \"{}\" (id, {}) VALUES (?{}) ON CONFLICT (id) DO UPDATE SET {}",
        record.table().name(),
        columns.join(", "),
        ", ?".repeat(columns.len()),
        sets.join(", ")
    ))?;
    let id = Value::Blob(record.uuid().as_bytes().to_vec());
    statement.execute(params_from_iter(std::iter::once(id).chain(record.values()).map(Bound)))?;
    Ok(())
}

/// Takes a record out.
pub(super) fn delete(connection: &Connection, table: TableId, id: Uuid) -> rusqlite::Result<()> {
    connection.prepare_cached(&format!("DELETE FROM \"{}\" WHERE id = ?", table.name()))?.execute([id])?;
    Ok(())
}

/// Why a row is no record.
#[derive(Debug)]
pub(super) enum RowError {
    /// SQLite could not read it.
    Sqlite(rusqlite::Error),
    /// A value that the field does not take; names the column.
    Value(String),
}

impl From<rusqlite::Error> for RowError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

pub(super) fn read_row(table: TableId, row: &rusqlite::Row<'_>) -> Result<AnyRecord, RowError> {
    let mut record = table.blank(row.get(0)?);
    for (place, (name, _, _)) in table.columns().into_iter().enumerate() {
        let value = value_of(row.get_ref(place + 1)?).ok_or_else(|| RowError::Value(name.to_owned()))?;
        record.set(name, value).map_err(|_| RowError::Value(name.to_owned()))?;
    }
    Ok(record)
}

/// The value, unless its text is no UTF-8.
pub(super) fn value_of(value: ValueRef<'_>) -> Option<Value> {
    Some(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(n) => Value::Integer(n),
        ValueRef::Real(x) => Value::Real(x),
        ValueRef::Text(text) => Value::Text(std::str::from_utf8(text).ok()?.to_owned()),
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
    })
}

pub(super) fn select(table: TableId) -> String {
    format!("SELECT id, {} FROM \"{}\"", column_list(table).join(", "), table.name())
}

/// Reads one record back.
pub(super) fn read_one(connection: &Connection, table: TableId, id: Uuid) -> Result<Option<AnyRecord>, RowError> {
    let mut statement = connection.prepare_cached(&format!("{} WHERE id = ?", select(table)))?;
    let mut rows = statement.query([id])?;
    rows.next()?.map(|row| read_row(table, row)).transpose()
}

/// Reads every record of a table into `records`.
pub(super) fn read_table(connection: &Connection, table: TableId, records: &mut Records) -> Result<(), RowError> {
    let mut statement = connection.prepare(&format!("{} ORDER BY id", select(table)))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        records.insert(read_row(table, row)?);
    }
    Ok(())
}

/// The value of a key in `meta`, if it is there and has the right size or form.
pub(super) fn meta<T: rusqlite::types::FromSql>(connection: &Connection, key: &str) -> rusqlite::Result<Option<T>> {
    let mut statement = connection.prepare_cached("SELECT value FROM meta WHERE key = ?")?;
    statement.query_row([key], |row| row.get(0)).optional()
}

/// Sets the value of a key in `meta`.
pub(super) fn set_meta(connection: &Connection, key: &str, value: &[u8]) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )?;
    statement.execute((key, value))?;
    Ok(())
}
