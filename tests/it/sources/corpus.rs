//! The corpus of the fuzz targets, replayed: what once was found must go on being read.

use super::write_file;
use parcours::tracking::fuzzing;
use std::path::Path;

/// Gives every file of a target's corpus.
fn replay(target: &str, run: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut seeds: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    seeds.sort();
    assert!(seeds.len() >= 5, "{target} has a corpus");
    seeds.iter().for_each(|seed| run(&std::fs::read(seed).unwrap()));
}

#[test]
fn delimited_text() {
    replay("csv_reader", fuzzing::delimited_text);
}

#[test]
fn dates() {
    replay("date_guesser", fuzzing::dates);
}

#[test]
fn json() {
    replay("json_flattener", fuzzing::json);
}

#[test]
fn columns() {
    replay("column_decoder", fuzzing::columns);
}

#[test]
fn the_corpus_is_read_as_files_too() {
    let folder = tempfile::tempdir().unwrap();
    for target in ["csv_reader", "json_flattener"] {
        replay(target, |seed| {
            let path = write_file(&folder, "seed", seed);
            if let Ok(guess) = parcours::tracking::guess(&path, "UTC") {
                // Refused or read: either way an answer, and an account that adds up.
                let _ = super::import_as(&path, &guess.recipe);
            }
        });
    }
}
