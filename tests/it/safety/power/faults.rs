//! Every call to the disk fails once.

use super::disk::{self, Fault};
use super::{is_alone, vfs};
use crate::project::{Desk, rename, title};
use parcours::model::Language;
use parcours::project::{Manner, Project, Saving};
use parcours::words::Say;
use std::path::Path;

fn open(file: &Path) -> Project {
    Project::open_as(file, Manner::default(), None).unwrap()
}

/// How many calls a write makes.
fn calls_of_a_write(file: &Path) -> usize {
    let mut project = open(file);
    disk::with(|disk| disk.calls = 0);
    project.commit(rename(project.records(), "counted"));
    project.wait_saved().unwrap();
    disk::with(|disk| disk.calls)
}

/// Lets one call fail; tells whether the user saw it.
fn expect_nothing_lost(file: &Path, call: usize, fault: Fault) -> bool {
    let mut project = open(file);
    let before = title(&project).to_owned();
    disk::with(|disk| (disk.calls, disk.fails) = (0, Some((call, fault))));
    project.commit(rename(project.records(), "new"));
    let result = project.wait_saved();
    disk::with(|disk| disk.fails = None);
    assert_eq!(title(&project), "new", "memory goes on");
    match &result {
        Ok(()) => assert_eq!(project.saving(), Saving::Saved),
        Err(error) => {
            assert_eq!(project.saving(), Saving::NotSaved(error.clone()));
            assert!(error.say(Language::English).len() > 20, "call {call}: a sentence");
        }
    }
    let in_file = title(&open(file)).to_owned();
    assert!(in_file == "new" || result.is_err() && in_file == before, "call {call}, {fault:?}: {in_file}");
    project.retry();
    project.wait_saved().unwrap_or_else(|error| panic!("call {call}, {fault:?}: {error:?}"));
    let read = open(file);
    assert_eq!((read.records(), read.history()), (project.records(), project.history()));
    assert_eq!(read.history().len(), 1, "call {call}, {fault:?}: never twice");
    result.is_err()
}

#[test]
fn every_call_fails_once_and_the_next_try_works() {
    if !is_alone("faults::every_call_fails_once_and_the_next_try_works") {
        return;
    }
    let (desk, project) = Desk::with_project();
    drop(project);
    let before = disk::taken_from(&[&desk.file]);
    vfs::install();
    disk::insert(before.clone());
    let calls = calls_of_a_write(&desk.file);
    assert!(calls > 10, "{calls} calls");
    let mut shown = 0;
    for fault in [Fault::Full, Fault::Error] {
        for call in 1..=calls {
            disk::insert(before.clone());
            shown += usize::from(expect_nothing_lost(&desk.file, call, fault));
        }
    }
    assert!(shown > calls / 2, "{shown} of {} faults were shown", 2 * calls);
}

/// Brings the other copy in; gives the sentence where that failed.
fn merge(project: &mut Project, other: &Path) -> Result<(), String> {
    let say = |error: &dyn Say| error.say(Language::English);
    let proposal = project.merging().with(other).map_err(|error| say(&error))?;
    project.commit_merge(&proposal).map_err(|error| say(&error))?;
    project.wait_saved().map_err(|error| say(&error))
}

#[test]
fn every_call_of_a_merge_fails_once_and_the_next_try_works() {
    if !is_alone("faults::every_call_of_a_merge_fails_once_and_the_next_try_works") {
        return;
    }
    let (desk, mut project) = Desk::with_project();
    let other = desk.beside("other.parcours");
    project.save_copy(&other).unwrap();
    drop(project);
    let mut theirs = open(&other);
    theirs.commit(rename(theirs.records(), "theirs"));
    drop(theirs);
    let before = disk::taken_from(&[&desk.file, &other]);
    vfs::install();
    disk::insert(before.clone());
    let mut project = open(&desk.file);
    disk::with(|disk| disk.calls = 0);
    merge(&mut project, &other).unwrap();
    let calls = disk::with(|disk| disk.calls);
    drop(project);
    let mut shown = 0;
    for call in 1..=calls {
        disk::insert(before.clone());
        let mut project = open(&desk.file);
        disk::with(|disk| (disk.calls, disk.fails) = (0, Some((call, Fault::Error))));
        let result = merge(&mut project, &other);
        disk::with(|disk| disk.fails = None);
        if let Err(sentence) = &result {
            assert!(sentence.len() > 20, "call {call}: a sentence");
            shown += 1;
        }
        project.retry();
        merge(&mut project, &other).unwrap_or_else(|error| panic!("call {call}: {error}"));
        assert_eq!(title(&project), "theirs", "call {call}");
        let read = open(&desk.file);
        assert_eq!((read.records(), read.history()), (project.records(), project.history()));
        assert_eq!(read.history().len(), 1, "call {call}: never twice");
    }
    assert!(shown * 2 > calls, "{shown} of {calls} faults were shown");
}
