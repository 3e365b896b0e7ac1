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

#[test]
fn every_column_of_the_data_file_is_described() {
    expect_documented("## The data file", &parcours::file::data_tables());
}

/// The queries of the document between two of its headings.
fn queries(from: &str, to: &str) -> Vec<&'static str> {
    let part = &DOCUMENT[DOCUMENT.find(from).unwrap()..];
    let part = &part[..part[3..].find(to).map_or(part.len(), |end| end + 3)];
    let blocks = part.split("```sql\n").skip(1).map(|block| &block[..block.find("```").unwrap()]);
    blocks.flat_map(|block| block.split(";\n")).filter(|query| !query.trim().is_empty()).collect()
}

#[track_caller]
fn expect_rows(made: &Connection, query: &str) {
    let mut statement = made.prepare(query).unwrap_or_else(|error| panic!("{error}\n{query}"));
    let mut rows = statement.query([]).unwrap();
    while rows.next().unwrap_or_else(|error| panic!("{error}\n{query}")).is_some() {}
}

#[test]
fn every_query_of_the_document_runs() {
    for (from, to, tables) in [
        ("## How to read it", "\n## ", parcours::file::tables()),
        ("## The data file", "\n## ", parcours::file::data_tables()),
    ] {
        let made = Connection::open_in_memory().unwrap();
        made.execute_batch(&tables.join(";")).unwrap();
        let queries = queries(from, to);
        assert!(queries.len() >= 3, "{from} has queries");
        queries.iter().for_each(|query| expect_rows(&made, query));
    }
}
