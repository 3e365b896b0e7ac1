//! The tables of the project file, as text derived from the fields of the records.

use crate::model::{SqlType, TableId};
use rusqlite::Connection;

/// The first four bytes by which SQLite files of this program are told from others.
pub const APPLICATION_ID: i32 = i32::from_be_bytes(*b"Prcr");
/// The number of this layout. A file with a higher one was made by a newer version.
pub const FORMAT: u32 = 1;

/// The tables beside the records: `CREATE TABLE` of each.
const OTHER_TABLES: &[&str] = &[
    "CREATE TABLE meta (\n  key TEXT PRIMARY KEY,\n  value BLOB NOT NULL\n) STRICT, WITHOUT ROWID",
    "CREATE TABLE history (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL,
  gesture BLOB NOT NULL,
  label TEXT NOT NULL,
  author TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  undo_of BLOB,
  merge_of BLOB,
  schema INTEGER NOT NULL,
  changes TEXT NOT NULL
) STRICT",
    "CREATE TABLE blob (\n  hash TEXT PRIMARY KEY,\n  bytes BLOB NOT NULL\n) STRICT",
    "CREATE TABLE view_figures (
  view BLOB NOT NULL,
  journey BLOB NOT NULL,
  depends_on BLOB NOT NULL,
  figures TEXT NOT NULL,
  sum BLOB NOT NULL,
  PRIMARY KEY (view, journey)
) STRICT, WITHOUT ROWID",
];

/// The tables that hold no records.
const BESIDE_RECORDS: [&str; 4] = ["meta", "history", "blob", "view_figures"];

/// What stands in `sqlite_schema`: type, name, table, text.
type SchemaRow = (String, String, String, Option<String>);

/// `CREATE TABLE` of one record type.
fn record_table(table: TableId) -> String {
    let columns: String = table
        .columns()
        .into_iter()
        .map(|(name, sql, nullable)| {
            format!(",\n  \"{name}\" {}{}", sql_name(sql), if nullable { "" } else { " NOT NULL" })
        })
        .collect();
    format!("CREATE TABLE \"{}\" (\n  id BLOB PRIMARY KEY{columns}\n) STRICT, WITHOUT ROWID", table.name())
}

const fn sql_name(sql: SqlType) -> &'static str {
    match sql {
        SqlType::Integer => "INTEGER",
        SqlType::Real => "REAL",
        SqlType::Text => "TEXT",
        SqlType::Blob => "BLOB",
    }
}

/// Every `CREATE TABLE` of a project file: the records in the order of [`TableId::ALL`], then what stands beside them.
pub fn tables() -> Vec<String> {
    let records = TableId::ALL.iter().map(|&table| record_table(table));
    records.chain(OTHER_TABLES.iter().map(|&text| text.to_owned())).collect()
}

/// Makes these tables in an empty file.
pub(super) fn make(connection: &Connection, tables: &[String]) -> rusqlite::Result<()> {
    tables.iter().try_for_each(|table| connection.execute_batch(table))
}

/// The first object that stands in the file's schema and not in ours, or the other way round. Comparing the text row
/// by row keeps out triggers, views, virtual tables, generated columns and further checks in one go.
pub(super) fn foreign_object(connection: &Connection, tables: &[String]) -> rusqlite::Result<Option<String>> {
    let ours = Connection::open_in_memory()?;
    make(&ours, tables)?;
    let (ours, theirs) = (schema_rows(&ours)?, schema_rows(connection)?);
    let differs = |a: &[SchemaRow], b: &[SchemaRow]| a.iter().find(|row| !b.contains(row)).map(|row| row.1.clone());
    Ok(differs(&theirs, &ours).or_else(|| differs(&ours, &theirs)))
}

/// Whether every table of ours stands there with its columns, and beside them nothing but further tables and columns.
pub(super) fn only_adds(connection: &Connection, tables: &[String]) -> rusqlite::Result<bool> {
    let ours = Connection::open_in_memory()?;
    make(&ours, tables)?;
    // The indexes that SQLite makes by itself have no text.
    let plain = |(kind, _, _, sql): &SchemaRow| match (kind.as_str(), sql) {
        ("table", Some(sql)) => sql.starts_with("CREATE TABLE"),
        ("index", sql) => sql.is_none(),
        _ => false,
    };
    if !schema_rows(connection)?.iter().all(plain) {
        return Ok(false);
    }
    for (_, table, _, _) in schema_rows(&ours)?.iter().filter(|(kind, ..)| kind == "table") {
        let theirs = column_rows(connection, table)?;
        if !column_rows(&ours, table)?.iter().all(|column| theirs.contains(column)) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Name, class, whether it must be filled, its place in the key, and whether it is computed, of each column.
type ColumnRow = (String, String, bool, i64, i64);

fn column_rows(connection: &Connection, table: &str) -> rusqlite::Result<Vec<ColumnRow>> {
    let mut statement =
        connection.prepare("SELECT name, type, \"notnull\", pk, hidden FROM pragma_table_xinfo(?) ORDER BY cid")?;
    let rows =
        statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?;
    rows.collect()
}

/// The names of the columns of each table that holds records, in the order of the tables.
pub(super) fn record_columns(tables: &[String]) -> rusqlite::Result<Vec<(String, Vec<String>)>> {
    let made = Connection::open_in_memory()?;
    make(&made, tables)?;
    let mut names = made.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")?;
    let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let records = names.into_iter().filter(|name| !BESIDE_RECORDS.contains(&name.as_str()));
    let columns = |table: String| {
        let columns = column_rows(&made, &table)?.into_iter().map(|(name, ..)| name).filter(|name| name != "id");
        Ok((table, columns.collect()))
    };
    records.map(columns).collect()
}

fn schema_rows(connection: &Connection) -> rusqlite::Result<Vec<SchemaRow>> {
    let mut statement =
        connection.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    rows.collect()
}
