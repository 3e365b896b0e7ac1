//! Files that were made to do harm, or that change under the reader: a sentence, bounded memory, nothing else.

use super::write::{gzip, workbook, zstd};
use super::{KEY, write_file};
use parcours::model::{Language, Recipe};
use parcours::tracking::{Progress, ReadError, guess, read};
use parcours::words::Say;
use std::path::Path;

/// Why a file is not read; guessing alone may refuse it, and reading must.
fn refused(path: &Path, recipe: &Recipe) -> ReadError {
    let guessed = guess(path, "UTC").map(|guess| guess.recipe);
    let error = match guessed {
        Ok(guessed) => read(path, &guessed, &KEY, &Progress::default()).map(|i| panic!("{:?}", i.account)).unwrap_err(),
        Err(error) => error,
    };
    let read = read(path, recipe, &KEY, &Progress::default());
    assert!(read.is_err(), "{}: {:?}", path.display(), read.map(|imported| imported.account));
    for language in [Language::English, Language::French] {
        assert!(error.say(language).len() > 20, "it says a sentence");
    }
    error
}

fn user_and_time() -> Recipe {
    let folder = tempfile::tempdir().unwrap();
    let path = write_file(&folder, "a.csv", b"user,time\na,2026-01-01\n");
    guess(&path, "UTC").unwrap().recipe
}

#[test]
fn rows_that_never_end_and_files_that_never_fill() {
    let folder = tempfile::tempdir().unwrap();
    let recipe = user_and_time();
    // Two gigabytes in one line, a few kilobytes on the disk.
    let part = zstd(&vec![b'x'; 64 << 20]);
    let line = write_file(&folder, "line", &[zstd(b"user,time\n"), part.repeat(32)].concat());
    assert!(matches!(refused(&line, &recipe), ReadError::LineTooLong(_)));
    let quoted = write_file(&folder, "quoted", &[zstd(b"user,time\n\"a"), part.repeat(32)].concat());
    assert!(matches!(refused(&quoted, &recipe), ReadError::LineTooLong(_)));
    let json = write_file(&folder, "json", &[zstd(b"[{\"user\":\""), part.repeat(32)].concat());
    assert!(matches!(refused(&json, &recipe), ReadError::LineTooLong(_)));
    let xml = write_file(&folder, "xml", &[zstd(b"<log><trace><string key=\""), part.repeat(32)].concat());
    assert!(matches!(refused(&xml, &recipe), ReadError::Damaged { .. }));
    // Rows that are short enough, and far too many of them for what they take on the disk.
    let rows = zstd(&[vec![b'x'; 1 << 20], vec![b'\n']].concat().repeat(16));
    let bomb = write_file(&folder, "bomb", &[zstd(b"user,time\na,2026-01-01\n"), rows.repeat(20)].concat());
    assert!(matches!(refused(&bomb, &recipe), ReadError::Bomb(_)));
    let rows = gzip(&[vec![b'x'; 1 << 20], vec![b'\n']].concat().repeat(16));
    let bomb = write_file(&folder, "bomb.gz", &[gzip(b"user,time\na,2026-01-01\n"), rows.repeat(20)].concat());
    assert!(matches!(refused(&bomb, &recipe), ReadError::Bomb(_)));
    let sparse = folder.path().join("sparse");
    std::fs::File::create(&sparse).unwrap().set_len(2 << 30).unwrap();
    assert!(matches!(refused(&sparse, &recipe), ReadError::Binary(_)));
}

#[test]
fn a_workbook_that_unpacks_for_ever() {
    let folder = tempfile::tempdir().unwrap();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let packed = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    zip.start_file("xl/workbook.xml", packed).unwrap();
    zip.start_file("xl/worksheets/sheet1.xml", packed).unwrap();
    let blanks = vec![b' '; 1 << 20];
    (0..300).for_each(|_| std::io::Write::write_all(&mut zip, &blanks).unwrap());
    let path = write_file(&folder, "bomb.xlsx", &zip.finish().unwrap().into_inner());
    let refused = guess(&path, "UTC").map(|guess| guess.recipe);
    assert!(matches!(refused, Err(ReadError::Bomb(_))), "{refused:?}");
    let empty = write_file(&folder, "empty.xlsx", &workbook(&[("A", vec![])]));
    assert!(matches!(guess(&empty, "UTC"), Err(ReadError::NoTable(_))));
}

#[test]
fn deep_wide_and_senseless_files() {
    let folder = tempfile::tempdir().unwrap();
    let recipe = user_and_time();
    let deep =
        format!("{{\"user\":\"a\",\"time\":\"2026-01-01\",\"x\":{}{}}}", "[".repeat(200_000), "]".repeat(200_000));
    let path = write_file(&folder, "deep", format!("{{\"user\":\"b\",\"time\":\"2026-01-02\"}}\n{deep}\n").as_bytes());
    let found = guess(&path, "UTC").unwrap();
    let imported = super::import_as(&path, &found.recipe).unwrap();
    assert_eq!((imported.account.used, imported.account.rejected), (1, 1), "one record too deep costs itself");
    let open = write_file(&folder, "open", "[".repeat(1_000_000).as_bytes());
    refused(&open, &recipe);
    let wide: String = (0..100_000).map(|n| format!("\"k{n}\":1,")).collect();
    let path = write_file(&folder, "wide", format!("{{{wide}\"user\":\"a\"}}\n{{\"user\":\"a\"}}\n").as_bytes());
    assert!(matches!(refused(&path, &recipe), ReadError::TooManyColumns { .. }));
    let columns = write_file(
        &folder,
        "columns",
        format!("{}\n{}\n", ["c"; 100_000].join(","), ["1"; 100_000].join(",")).as_bytes(),
    );
    assert!(matches!(refused(&columns, &recipe), ReadError::TooManyColumns { .. }));
    for (name, bytes) in [
        ("parquet", b"PAR1nothing of the kindPAR1".to_vec()),
        ("short parquet", b"PAR1".to_vec()),
        ("archive", b"PK\x03\x04\x14\0\0\0nothing".to_vec()),
        ("gzip", b"\x1F\x8B\x08\0\0\0\0\0\0\x03nothing".to_vec()),
        ("zeros in a row", b"\0".repeat(100_000)),
        ("xml", b"<log><trace><event></trace></event></log>".to_vec()),
        ("page", b"<html><body>Please sign in</body></html>".to_vec()),
        ("zipped zip", gzip(&gzip(b"user,time\n"))),
    ] {
        refused(&write_file(&folder, name, &bytes), &recipe);
    }
    // One zero in a good file is a flaw of its cell.
    let zero = write_file(
        &folder,
        "zero",
        &[&b"user,time\n"[..], &b"a,2026-01-01\n".repeat(50), b"a\0b,2026-01-01\n"].concat(),
    );
    assert_eq!(super::import(&zero).1.account.used, 51);
}

#[test]
fn every_damage_of_a_good_file_gets_an_answer() {
    let folder = tempfile::tempdir().unwrap();
    let events = [("view", 1_658_232_012_000_000, "a", "/x", 1), ("buy", 1_658_232_312_000_000, "b", "/y", 2)];
    let good = [
        super::write::parquet(&events, parquet::basic::Compression::SNAPPY),
        workbook(&[("A", vec![vec![super::write::Cell::Text("user"), super::write::Cell::Text("time")]])]),
        gzip(b"user,time\na,2026-01-01\n"),
        b"{\"user\":\"a\",\"time\":\"2026-01-01\"}\n{\"user\":\"b\",\"time\":\"2026-01-01\"}".to_vec(),
    ];
    let mut seed = 7_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for bytes in &good {
        for _ in 0..150 {
            let mut damaged = bytes.clone();
            for _ in 0..=random(3) {
                let at = random(damaged.len());
                damaged[at] = random(256) as u8;
            }
            damaged.truncate(damaged.len() - random(2) * random(damaged.len()));
            let path = write_file(&folder, "damaged", &damaged);
            if let Ok(found) = guess(&path, "UTC") {
                // Refused or read: either way an answer, and an account that adds up.
                let _ = super::import_as(&path, &found.recipe);
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_opened() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.csv");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let recipe = user_and_time();
    assert!(matches!(refused(&pipe, &recipe), ReadError::NotAFile(_)));
    assert!(matches!(guess(folder.path(), "UTC"), Err(ReadError::Folder(_))), "a pipe in it is no file of events");
    let gone = folder.path().join("gone.csv");
    assert!(matches!(refused(&gone, &recipe), ReadError::NotFound(_)));
}
