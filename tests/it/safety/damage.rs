//! Three thousand damaged copies: none is believed with wrong records, none makes the program fall or hang.

use crate::project::{Desk, rename};
use crate::random::{self, Random};
use parcours::file::Entry;
use parcours::model::Records;
use parcours::project::{Manner, OpenError, Project, salvage, ways_on};
use std::time::{Duration, Instant};

/// Copies of each kind of damage.
const EACH: usize = 300;
/// Of so many copies that do not open one is salvaged too.
const SALVAGED: usize = 10;
const PAGE: usize = 4_096;

/// A project with its bytes, and an older version of the same file.
struct Case {
    desk: Desk,
    bytes: Vec<u8>,
    older: Vec<u8>,
    states: [(Records, Vec<Entry>); 2],
}

impl Case {
    fn new() -> Self {
        let (desk, mut project) = Desk::with_project();
        let mut random = Random(3_000);
        let mut save = |project: &mut Project| {
            for n in 0..20 {
                project.commit(rename(project.records(), &format!("title {n}")));
                project.commit(random::edit(&mut random, project.records()));
            }
            project.wait_saved().unwrap();
            (std::fs::read(&desk.file).unwrap(), (project.records().clone(), project.history().to_vec()))
        };
        let (older, before) = save(&mut project);
        drop(project);
        let mut project = desk.open();
        let (bytes, after) = save(&mut project);
        drop(project);
        Self { desk, bytes, older, states: [before, after] }
    }

    /// Opens a damaged copy. What opens is what was written, or as a whole what was written before.
    fn try_open(&self, damaged: &[u8], salvages: bool, what: &str) -> bool {
        std::fs::write(&self.desk.file, damaged).unwrap();
        let started = Instant::now();
        // Reading is what is tried here; the proof that a file can be written costs a write each.
        let manner = Manner { read_only: true, ..Manner::default() };
        let opened = Project::open_as(&self.desk.file, manner, None);
        let is_open = match opened {
            Ok(project) => {
                let found = (project.records(), project.history());
                let known = self.states.iter().any(|(records, history)| found == (records, &history[..]));
                assert!(known, "{what}: accepted with wrong records");
                true
            }
            Err(error) => {
                let newer = matches!(error, OpenError::TooNew { .. });
                assert!(newer || !ways_on(&error, None).is_empty(), "{what}: {error:?} has a way on");
                false
            }
        };
        assert_eq!(std::fs::read(&self.desk.file).unwrap().len(), damaged.len(), "{what}: nothing was written");
        if salvages && !is_open {
            // Whatever can be saved of it, nothing falls.
            let to = self.desk.beside("salvaged.parcours");
            if salvage(&self.desk.file, &to).is_ok() {
                Project::open(&to).unwrap_or_else(|error| panic!("{what}: {error:?}"));
            }
        }
        assert!(started.elapsed() < Duration::from_secs(10), "{what}: hangs");
        is_open
    }
}

/// Damages that many copies and tries each.
fn expect_safe(seed: u64, kind: &str, damage: impl Fn(&mut Vec<u8>, &Case, &mut Random)) {
    let case = Case::new();
    let mut random = Random(seed);
    let mut opened = 0;
    for n in 0..EACH {
        let mut damaged = case.bytes.clone();
        damage(&mut damaged, &case, &mut random);
        opened += usize::from(case.try_open(&damaged, n % SALVAGED == 0, &format!("{kind} {n}")));
    }
    assert!(opened < EACH, "{kind}: the damage is noticed at least sometimes");
}

#[test]
fn a_bit() {
    expect_safe(1, "bit", |bytes, _, random| {
        let place = random.below(bytes.len());
        bytes[place] ^= 1 << random.below(8);
    });
}

#[test]
fn a_byte() {
    expect_safe(2, "byte", |bytes, _, random| {
        let place = random.below(bytes.len());
        bytes[place] = random.next() as u8;
    });
}

#[test]
fn a_run_of_bytes() {
    expect_safe(3, "run", |bytes, _, random| {
        let start = random.below(bytes.len());
        let end = (start + 1 + random.below(200)).min(bytes.len());
        bytes[start..end].iter_mut().for_each(|byte| *byte = random.next() as u8);
    });
}

#[test]
fn a_zeroed_sector() {
    expect_safe(4, "sector", |bytes, _, random| {
        let start = random.below(bytes.len() / 512) * 512;
        bytes[start..start + 512].fill(0);
    });
}

#[test]
fn a_zeroed_page() {
    expect_safe(5, "page", |bytes, _, random| {
        let start = random.below(bytes.len() / PAGE) * PAGE;
        bytes[start..start + PAGE].fill(0);
    });
}

#[test]
fn cut_off() {
    expect_safe(6, "cut off", |bytes, _, random| bytes.truncate(random.below(bytes.len())));
}

#[test]
fn the_header() {
    expect_safe(7, "header", |bytes, _, random| {
        for _ in 0..1 + random.below(4) {
            bytes[random.below(100)] = random.next() as u8;
        }
    });
}

#[test]
fn swapped_pages() {
    expect_safe(8, "swapped", |bytes, _, random| {
        let (a, b) = (random.below(bytes.len() / PAGE) * PAGE, random.below(bytes.len() / PAGE) * PAGE);
        (0..PAGE).for_each(|i| bytes.swap(a + i, b + i));
    });
}

#[test]
fn pages_of_an_older_version() {
    expect_safe(9, "older pages", |bytes, case, random| {
        for _ in 0..1 + random.below(3) {
            let start = random.below(case.older.len().min(bytes.len()) / PAGE) * PAGE;
            bytes[start..start + PAGE].copy_from_slice(&case.older[start..start + PAGE]);
        }
    });
}

#[test]
fn the_first_part_of_an_older_version() {
    expect_safe(10, "first part old", |bytes, case, random| {
        let end = random.below(case.older.len().min(bytes.len()) / PAGE) * PAGE;
        bytes[..end].copy_from_slice(&case.older[..end]);
    });
}
