//! Files of a newer version: read where that version only added things, else refused by name.

use crate::file::{expect_sentences, refused, written};
use crate::project::{Desk, title};
use parcours::project::OpenError;
use rusqlite::Connection;
use std::path::Path;

/// Makes a file look like one of version 2.5.0, which says that this version can read it.
fn make_newer(file: &Path, further: &str) {
    let other = Connection::open(file).unwrap();
    other
        .execute_batch(
            "PRAGMA user_version = 2;
             INSERT INTO meta (key, value) VALUES ('reader', CAST('1' AS BLOB));
             UPDATE meta SET value = CAST('2.5.0' AS BLOB) WHERE key = 'app';
             UPDATE meta SET value = zeroblob(32) WHERE key = 'state_sum';",
        )
        .unwrap();
    other.execute_batch(further).unwrap();
}

/// A table and a column that this version does not know.
const ADDED: &str = "CREATE TABLE emotion_model (id BLOB PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO emotion_model VALUES (zeroblob(16), 'Plutchik');
    ALTER TABLE journey ADD COLUMN rating INTEGER NOT NULL DEFAULT 3;";

#[test]
fn what_was_only_added_is_no_reason_not_to_read() {
    let desk = written();
    make_newer(&desk.file, ADDED);
    let bytes = std::fs::read(&desk.file).unwrap();
    let mut project = desk.open();
    assert!(project.read_only());
    assert_eq!((project.newer(), title(&project)), (Some("2.5.0"), "two"));
    assert_eq!(project.history().len(), 4);
    let copy = desk.beside("copy.parcours");
    project.save_copy(&copy).unwrap();
    drop(project);
    assert_eq!(std::fs::read(&desk.file).unwrap(), bytes, "it is only read");
    let copy = Connection::open(&copy).unwrap();
    let kept: String = copy.query_row("SELECT name FROM emotion_model", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, "Plutchik", "a copy keeps what this version does not know");
}

#[track_caller]
fn expect_refused(desk: &Desk) {
    let error = refused(&desk.file);
    assert_eq!(error, OpenError::TooNew { path: desk.file.clone(), format: 2, app: "2.5.0".to_owned() });
    expect_sentences(&error, "was made by a newer version (2.5.0)", "vient d’une version plus récente (2.5.0)");
}

#[test]
fn what_was_changed_is_refused_by_name() {
    for change in [
        "UPDATE meta SET value = CAST('2' AS BLOB) WHERE key = 'reader'",
        "DELETE FROM meta WHERE key = 'reader'",
        "ALTER TABLE card DROP COLUMN title",
        "ALTER TABLE card RENAME COLUMN title TO heading",
        "DROP TABLE link",
        "CREATE TRIGGER spy AFTER UPDATE ON card BEGIN DELETE FROM card; END",
        "CREATE VIEW endless AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
        "CREATE INDEX by_title ON card (title)",
        "CREATE VIRTUAL TABLE words USING fts5(text)",
        "ALTER TABLE card DROP COLUMN title; ALTER TABLE card ADD COLUMN title TEXT NOT NULL AS (text)",
    ] {
        let desk = written();
        make_newer(&desk.file, change);
        expect_refused(&desk);
    }
}

#[test]
fn a_value_that_this_version_does_not_know_is_not_guessed() {
    let desk = written();
    make_newer(&desk.file, "UPDATE lane SET kind = 'smells'");
    assert!(matches!(refused(&desk.file), OpenError::Damaged { .. }));
}
