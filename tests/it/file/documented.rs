//! `docs/file-format.md` names everything that a project file holds.

use parcours::model::TableId;
use rusqlite::Connection;

const DOCUMENT: &str = include_str!("../../../docs/file-format.md");

/// Every table and its columns, as SQLite sees them.
fn columns(tables: &[String]) -> Vec<(String, String)> {
    let made = Connection::open_in_memory().unwrap();
    made.execute_batch(&tables.join(";")).unwrap();
    let sql = "SELECT s.name, c.name FROM sqlite_schema s, pragma_table_info(s.name) c WHERE s.type = 'table'";
    let mut statement = made.prepare(sql).unwrap();
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

/// The part of the document about one table.
fn section<'a>(chapter: &'a str, table: &str) -> &'a str {
    let heading = format!("### `{table}`\n");
    let start = chapter.find(&heading).unwrap_or_else(|| panic!("no section about the table {table}"));
    let rest = &chapter[start + heading.len()..];
    &rest[..rest.find("\n#").unwrap_or(rest.len())]
}

#[track_caller]
fn expect_documented(chapter: &str, tables: &[String]) {
    let start = DOCUMENT.find(chapter).unwrap_or_else(|| panic!("no chapter {chapter}"));
    let chapter = &DOCUMENT[start + 3..];
    let chapter = &chapter[..chapter.find("\n## ").unwrap_or(chapter.len())];
    for (table, column) in columns(tables) {
        let section = section(chapter, &table);
        assert!(section.contains(&format!("`{column}`")), "{table}.{column} is not described");
    }
}

#[test]
fn every_column_of_the_project_file_is_described() {
    expect_documented("## The project file", &parcours::file::tables());
    assert!(TableId::ALL.iter().all(|table| DOCUMENT.contains(&format!("### `{}`", table.name()))));
}
