//! Opening believes nothing.

use super::{expect_sentences, refused, written};
use crate::project::{Desk, rename, title};
use crate::random::Random;
use parcours::project::{OpenError, Project};
use rusqlite::Connection;

#[test]
fn what_is_not_ours_is_said_to_be_so() {
    let desk = Desk::new();
    for bytes in [&b""[..], b"Dear Sir or Madam", &[0; 5_000], b"SQLite format 3\0"] {
        std::fs::write(&desk.file, bytes).unwrap();
        let error = refused(&desk.file);
        assert_eq!(error, OpenError::NotOurs(desk.file.clone()));
        expect_sentences(&error, "is not a Parcours project. Nothing was changed.", "n’est pas un projet Parcours.");
    }
    std::fs::remove_file(&desk.file).unwrap();
    Connection::open(&desk.file).unwrap().execute_batch("CREATE TABLE card (id); PRAGMA user_version = 1;").unwrap();
    assert_eq!(refused(&desk.file), OpenError::NotOurs(desk.file.clone()));
}

#[test]
fn what_is_not_there_or_no_file_is_said_to_be_so() {
    let desk = Desk::new();
    let error = Project::open(&desk.file).unwrap_err();
    assert_eq!(error, OpenError::NotFound(desk.file.clone()));
    expect_sentences(&error, "There is no file “shop.parcours”.", "n’existe pas");
    let folder = desk.beside("folder.parcours");
    std::fs::create_dir(&folder).unwrap();
    assert_eq!(Project::open(&folder).unwrap_err(), OpenError::NoFile(folder));
    assert_eq!(std::fs::read_dir(desk.folder.path()).unwrap().count(), 1, "opening makes no file");
}

#[test]
fn a_newer_version_is_named() {
    let desk = written();
    let other = Connection::open(&desk.file).unwrap();
    other
        .execute_batch("PRAGMA user_version = 7; UPDATE meta SET value = CAST('2.5.0' AS BLOB) WHERE key = 'app'")
        .unwrap();
    other.execute_batch("CREATE TABLE persona_extra (id BLOB PRIMARY KEY)").unwrap();
    drop(other);
    let error = refused(&desk.file);
    let expected = OpenError::TooNew { path: desk.file.clone(), format: 7, app: "2.5.0".to_owned() };
    assert_eq!(error, expected);
    expect_sentences(&error, "was made by a newer version (2.5.0)", "vient d’une version plus récente (2.5.0)");
}

#[test]
fn nothing_stands_in_the_schema_that_we_did_not_put_there() {
    for (sql, name) in [
        ("CREATE TRIGGER spy AFTER UPDATE ON card BEGIN DELETE FROM card; END", "spy"),
        ("CREATE VIEW look AS SELECT * FROM card", "look"),
        ("CREATE TABLE extra (id)", "extra"),
        ("CREATE INDEX by_title ON card (title)", "by_title"),
        ("ALTER TABLE card ADD COLUMN extra TEXT", "card"),
        ("DROP TABLE link", "link"),
        (
            "CREATE VIEW endless AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
            "endless",
        ),
    ] {
        let desk = written();
        Connection::open(&desk.file).unwrap().execute_batch(sql).unwrap();
        let error = refused(&desk.file);
        assert_eq!(error, OpenError::Foreign { path: desk.file.clone(), name: name.to_owned() }, "{sql}");
        expect_sentences(&error, name, "n’a pas été ouvert");
    }
}

#[test]
fn a_row_changed_behind_our_back_is_damage() {
    for sql in [
        "UPDATE journey SET title = 'forged'",
        "DELETE FROM stage WHERE id = (SELECT id FROM stage LIMIT 1)",
        "UPDATE history SET changes = '[]' WHERE seq = 2",
        "DELETE FROM history WHERE seq = 4",
        "UPDATE meta SET value = x'00' WHERE key = 'state_sum'",
        "UPDATE project SET language = 'tlh'",
        "DELETE FROM project",
    ] {
        let desk = written();
        Connection::open(&desk.file).unwrap().execute_batch(sql).unwrap();
        let error = refused(&desk.file);
        assert!(matches!(error, OpenError::Damaged { .. }), "{sql}: {error:?}");
        expect_sentences(&error, "is damaged", "est endommagé");
    }
}

#[test]
fn no_flipped_bit_is_believed() {
    let desk = written();
    let bytes = std::fs::read(&desk.file).unwrap();
    let (records, history) = {
        let project = desk.open();
        (project.records().clone(), project.history().to_vec())
    };
    let mut random = Random(7);
    let mut opened = 0;
    for round in 0..400 {
        let mut damaged = bytes.clone();
        match round % 4 {
            0 => damaged[random.below(bytes.len())] ^= 1 << random.below(8),
            1 => {
                let start = random.below(bytes.len());
                let end = (start + 1 + random.below(64)).min(bytes.len());
                damaged[start..end].iter_mut().for_each(|byte| *byte = random.next() as u8);
            }
            2 => damaged.truncate(random.below(bytes.len())),
            _ => {
                let page = random.below(bytes.len() / 4096) * 4096;
                damaged[page..page + 4096].fill(0);
            }
        }
        std::fs::write(&desk.file, &damaged).unwrap();
        if let Ok(project) = Project::open(&desk.file) {
            opened += 1;
            assert_eq!(*project.records(), records, "round {round}: accepted with other records");
            assert_eq!(project.history(), history, "round {round}: accepted with another history");
        }
        assert_eq!(std::fs::read(&desk.file).unwrap(), damaged, "round {round}: nothing was written");
    }
    assert!(opened < 300, "most damage is noticed; {opened} of 400 hit nothing that counts");
}

#[test]
fn a_file_that_another_program_holds_is_said_to_be_held() {
    let desk = written();
    let other = Connection::open(&desk.file).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let error = Project::open(&desk.file).unwrap_err();
    assert_eq!(error, OpenError::Locked(desk.file.clone()));
    expect_sentences(&error, "Another program is using", "Un autre programme utilise");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(title(&desk.open()), "two");
}

#[test]
fn opening_and_closing_writes_nothing() {
    let desk = written();
    let (bytes, written_at) =
        (std::fs::read(&desk.file).unwrap(), std::fs::metadata(&desk.file).unwrap().modified().unwrap());
    drop(desk.open());
    assert_eq!(std::fs::read(&desk.file).unwrap(), bytes);
    assert_eq!(std::fs::metadata(&desk.file).unwrap().modified().unwrap(), written_at);
    assert_eq!(std::fs::read_dir(desk.folder.path()).unwrap().count(), 1, "one file at rest");
}

#[test]
fn a_file_that_a_tool_put_into_wal_mode_opens_and_is_one_file_again_after_an_edit() {
    let desk = written();
    let other = Connection::open(&desk.file).unwrap();
    other.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
    drop(other);
    let mut project = desk.open();
    project.commit(rename(project.records(), "after"));
    project.wait_saved().unwrap();
    drop(project);
    assert_eq!(title(&desk.open()), "after");
    assert_eq!(std::fs::read_dir(desk.folder.path()).unwrap().count(), 1, "one file at rest");
    assert_eq!(std::fs::read(&desk.file).unwrap()[18..20], [1, 1], "no longer in WAL mode");
}

#[cfg(unix)]
#[test]
fn a_link_leads_to_the_file() {
    let desk = written();
    let link = desk.beside("link.parcours");
    std::os::unix::fs::symlink(&desk.file, &link).unwrap();
    let project = Project::open(&link).unwrap();
    assert_eq!(project.path(), desk.file);
}
