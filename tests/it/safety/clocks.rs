//! Long work with restarts, on computers whose clocks are wrong: the order of the history is that of the edits.

use crate::project::Desk;
use crate::random::{self, Random};
use parcours::edit::{RecordDiff, apply};
use parcours::model::*;
use parcours::project::Project;
use rusqlite::Connection;

/// How many edits are made.
const EDITS: usize = 2_000;

/// Sets the clock by which everything since an entry was done.
fn clock_was(desk: &Desk, at_ms: i64, since: usize) {
    let other = Connection::open(&desk.file).unwrap();
    other.execute("UPDATE history SET at_ms = ?1 + seq WHERE seq > ?2", [at_ms, since as i64]).unwrap();
    // The sum over the times, which would tell.
    other.execute("DELETE FROM meta WHERE key = 'history_sum'", []).unwrap();
}

/// The records after a history, from those before it.
pub(super) fn folded(mut records: Records, project: &Project) -> (Records, StateSum) {
    let mut sum = StateSum::of(&records);
    for entry in project.history() {
        let diffs = entry.diffs().unwrap();
        let edit = RecordDiff::to_next_edit(diffs, entry.label.clone(), entry.gesture, &records).unwrap();
        apply(&mut records, &mut sum, &edit);
    }
    (records, sum)
}

#[test]
fn neither_restarts_nor_clocks_change_what_is_undone() {
    let mut random = Random(2_000);
    let (desk, mut project) = Desk::with_project();
    let first = project.records().clone();
    let mut seen = 0;
    let day_ms = 86_400_000;
    let clocks = [0, 1_760_000_000_000 - 365 * day_ms, 4_102_444_800_000, 1_760_000_000_000];
    for n in 0..EDITS {
        match random.below(20) {
            0 => drop(project.undo()),
            1 => drop(project.redo()),
            _ => project.commit(random::edit(&mut random, project.records())),
        }
        if n % 250 == 249 {
            project.wait_saved().unwrap();
            let entries = project.history().len();
            drop(project);
            clock_was(&desk, clocks[n / 250 % clocks.len()], seen);
            seen = entries;
            project = desk.open();
        }
    }
    while project.redo().is_some() {}
    let last = project.records().clone();
    let seqs: Vec<u64> = project.history().iter().map(|entry| entry.seq).collect();
    assert_eq!(seqs, (1..=project.history().len() as u64).collect::<Vec<_>>());
    assert!(project.history().windows(2).any(|pair| pair[0].at_ms > pair[1].at_ms), "the clock went back");
    assert_eq!(folded(first.clone(), &project), (last.clone(), project.state_sum()), "the history tells it all");
    while project.undo().is_some() {}
    assert_eq!(*project.records(), first, "all undone");
    project.wait_saved().unwrap();
    drop(project);
    project = desk.open();
    while project.redo().is_some() {}
    assert_eq!(*project.records(), last, "all redone");
    project.wait_saved().unwrap();
    drop(project);
    assert_eq!(*desk.open().records(), last);
}
