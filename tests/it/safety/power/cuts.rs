//! The power goes at any moment.

use super::disk::{self, Files, Op};
use super::{is_alone, vfs};
use crate::project::Desk;
use crate::project::data::{events, imported};
use crate::random::{self, Random};
use crate::safety::clocks::folded;
use parcours::file::{DataFile, data_path};
use parcours::model::*;
use parcours::project::{Manner, Project};
use std::io::Write;
use std::path::Path;

/// Pieces of work, each cut off at so many moments.
const WORKS: u64 = 6;
const CUTS: usize = 50;

fn open(file: &Path) -> Project {
    Project::open_as(file, Manner::default(), None).unwrap()
}

/// Edits, undo, redo, an import and a merge, with a note in the log of the disk whenever everything was shown as saved.
fn work(file: &Path, other: &Path, random: &mut Random) {
    let mut project = open(file);
    for n in 0..14 {
        match random.below(8) {
            _ if n == 9 => {
                let proposal = project.merging().with(other).unwrap();
                assert!(project.commit_merge(&proposal).unwrap());
            }
            0 => drop(project.undo()),
            1 => drop(project.redo()),
            2 if n > 6 => {
                let events = events(random, 20);
                project.import("more.csv", &Recipe::default(), imported(&events)).unwrap();
            }
            _ => project.commit(random::edit(random, project.records())),
        }
        if random.one_in(2) {
            project.wait_saved().unwrap();
            let entries = project.history().len() as u64;
            disk::with(|disk| disk.log.push(Op::Saved(entries)));
        }
    }
}

/// Opens what a cut left, and holds it to what was shown as saved.
fn expect_whole(file: &Path, first: &Records, saved: u64, cut: &str) {
    let project = open(file);
    let entries = project.history().len() as u64;
    assert!(entries >= saved, "{cut}: {saved} entries were shown as saved, {entries} are there");
    let (records, sum) = folded(first.clone(), &project);
    assert_eq!(*project.records(), records, "{cut}: the records are what the history tells");
    assert_eq!(project.state_sum(), sum, "{cut}");
    let data = DataFile::of(file, records.project().id);
    for source in records.sources.values().filter(|source| ["clicks.csv", "more.csv"].contains(&source.name.as_str())) {
        let events = data.events(&[source.id]).unwrap_or_else(|error| panic!("{cut}: {error:?}"));
        assert!(events.is_some(), "{cut}: the events of an imported source are there");
    }
}

#[test]
fn nothing_shown_as_saved_is_lost() {
    if !is_alone("cuts::nothing_shown_as_saved_is_lost") {
        return;
    }
    let (desk, mut project) = Desk::with_project();
    let first = project.records().clone();
    project.import("clicks.csv", &Recipe::default(), imported(&events(&mut Random(1), 40))).unwrap();
    project.wait_saved().unwrap();
    let other = desk.beside("other.parcours");
    project.save_copy(&other).unwrap();
    drop(project);
    let mut theirs = open(&other);
    let mut random = Random(9);
    for _ in 0..20 {
        theirs.commit(random::edit(&mut random, theirs.records()));
    }
    drop(theirs);
    let before: Files = disk::taken_from(&[&desk.file, &data_path(&desk.file), &other]);
    vfs::install();
    let (mut random, mut lost_something) = (Random(300), 0);
    for seed in 1..=WORKS {
        disk::insert(before.clone());
        work(&desk.file, &other, &mut Random(seed));
        let log = disk::with(|disk| std::mem::take(&mut disk.log));
        for _ in 0..CUTS {
            let at = random.below(log.len() + 1);
            let (left, saved) = disk::after_cut(&before, &log[..at], &mut random);
            disk::insert(left);
            expect_whole(&desk.file, &first, saved, &format!("work {seed}, operation {at} of {}", log.len()));
            lost_something += usize::from(at < log.len());
        }
    }
    writeln!(std::io::stdout(), "{lost_something} cuts fell into the work").unwrap();
}
