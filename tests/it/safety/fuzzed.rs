//! The corpus of the fuzz targets for rows, history, images and merging, replayed as it is and with small damage.

use crate::random::Random;
use parcours::project::fuzzing;
use std::path::Path;

/// Each file is damaged so many times.
const DAMAGED: usize = 60;

fn replay(target: &str, run: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 4, "{target} has a corpus");
    let mut random = Random(11);
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        run(&bytes);
        for _ in 0..DAMAGED {
            let mut damaged = bytes.clone();
            match random.below(3) {
                0 => damaged.truncate(random.below(bytes.len() + 1)),
                1 => damaged.push(random.next() as u8),
                _ => {}
            }
            if !damaged.is_empty() {
                let place = random.below(damaged.len());
                damaged[place] = random.next() as u8;
            }
            run(&damaged);
        }
    }
}

#[test]
fn rows_of_records() {
    replay("record_rows", fuzzing::record_row);
}

#[test]
fn changes_in_the_history() {
    replay("history", fuzzing::history);
}

#[test]
fn images() {
    replay("asset", fuzzing::asset);
}

#[test]
fn copies_that_are_merged() {
    replay("merge", fuzzing::merge);
}
