//! What a large project costs: `large_file FOLDER` writes one of 5,000 cards and 20,000 entries of the history there, and
//! a copy of it that went its own way after half of them; opens it several times, saves edits one by one, makes a copy
//! for others and brings the other copy in.
#![allow(clippy::print_stdout, reason = "it is a command")]
#![allow(clippy::unwrap_used, reason = "it measures; what fails ends it")]

mod cpu;
mod maps;

use parcours::edit::{Change, Edit, Label, Verb};
use parcours::model::{Card, Journey, Records};
use parcours::project::{Manner, Project};
use std::path::Path;
use std::time::{Duration, Instant};

const CARDS: usize = 5_000;
const ENTRIES: usize = 20_000;
const OPENED: usize = 9;
const SAVED: usize = 300;
const MERGED: usize = 5;

fn rename(records: &Records, title: &str) -> Edit {
    let before = records.journeys_in_order()[0].clone();
    let after = Journey { title: title.to_owned(), ..before.clone() };
    Edit::new(Label::new(Verb::Rename, title), vec![Change::replaced(before, after)])
}

/// The second half of its history retitles cards, in the copy others than here; some are retitled in both.
fn make(file: &Path, copy: &Path) {
    let mut project = Project::create(file, maps::map_of(CARDS).0).unwrap();
    for n in 0..ENTRIES / 2 {
        project.commit(rename(project.records(), &format!("title {n}")));
    }
    project.wait_saved().unwrap();
    project.save_copy(copy).unwrap();
    let mut theirs = open(copy);
    for n in 0..ENTRIES / 2 {
        project.commit(retitle(project.records(), n * 2, &format!("here {n}")));
        theirs.commit(retitle(theirs.records(), n * 3, &format!("there {n}")));
    }
    project.wait_saved().unwrap();
    theirs.wait_saved().unwrap();
}

fn retitle(records: &Records, card: usize, title: &str) -> Edit {
    let before = records.cards.values().nth(card % CARDS).unwrap().clone();
    let after = Card { title: title.to_owned(), ..before.clone() };
    Edit::new(Label::new(Verb::Rename, title), vec![Change::replaced(before, after)])
}

fn open(file: &Path) -> Project {
    Project::open_as(file, Manner::default(), None).unwrap()
}

/// Brings the other copy in, several times from the beginning.
fn merge(file: &Path, copy: &Path) {
    let (mut found, mut committed, mut saved) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..MERGED {
        let mut project = open(file);
        let took = start();
        let proposal = project.merging().with(copy).unwrap();
        found.push(took());
        if saved.is_empty() {
            let (changes, conflicts) = (proposal.edit().changes.len(), proposal.conflicts().len());
            println!("merge: {changes} changes, {conflicts} claimed by both");
        }
        let on_window = start();
        assert!(project.commit_merge(&proposal).unwrap());
        committed.push(on_window());
        project.wait_saved().unwrap();
        saved.push(took());
        project.undo();
        project.wait_saved().unwrap();
    }
    show("merge, until it is proposed", &found);
    show("merge, its commit on the thread of the window", &committed);
    show("merge, until it is saved", &saved);
}

/// Makes a copy for others.
fn share(project: &Project, to: &Path) {
    let (mut said, mut written) = (Vec::new(), Vec::new());
    for _ in 0..MERGED {
        let took = start();
        let sharing = project.sharing();
        sharing.summary(false).unwrap();
        said.push(took());
        sharing.write(to, false).unwrap();
        written.push(took());
    }
    show("share, until it is said what is inside", &said);
    show("share, until it is written", &written);
}

/// How long something took: by the clock, and of the processor on this thread. The latter is what other work on the
/// machine does not change.
#[derive(Clone, Copy)]
struct Took {
    clock: Duration,
    cpu: Duration,
}

/// Begins to measure.
fn start() -> impl Fn() -> Took {
    let (started, used) = (Instant::now(), cpu::used());
    move || Took { clock: started.elapsed(), cpu: cpu::used() - used }
}

/// Median, 99th of a hundred, slowest.
fn show(what: &str, times: &[Took]) {
    let sorted = |of: fn(&Took) -> Duration| {
        let mut times: Vec<Duration> = times.iter().map(of).collect();
        times.sort();
        [0.5, 0.99, 1.0].map(|share| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1_000.0)
    };
    let ([median, p99, slowest], [cpu, ..]) = (sorted(|took| took.clock), sorted(|took| took.cpu));
    println!("{what}: median {median:.0} ms, p99 {p99:.0} ms, slowest {slowest:.0} ms; processor {cpu:.0} ms");
}

fn main() {
    let folder = std::env::args_os().nth(1).expect("large_file FOLDER");
    let file = Path::new(&folder).join("large.parcours");
    let copy = Path::new(&folder).join("copy.parcours");
    if !file.exists() {
        make(&file, &copy);
    }
    let opened = |_| {
        let took = start();
        drop(open(&file));
        took()
    };
    show("open", &(0..OPENED).map(opened).collect::<Vec<_>>());
    let mut project = open(&file);
    let (mut on_window, mut saved) = (Vec::new(), Vec::new());
    for n in 0..SAVED {
        let edit = rename(project.records(), &format!("saved {n}"));
        let took = start();
        project.commit(edit);
        on_window.push(took());
        project.wait_saved().unwrap();
        saved.push(took());
    }
    show("commit, on the thread of the window", &on_window);
    show("an edit until it is saved", &saved);
    share(&project, &Path::new(&folder).join("shared.parcours"));
    drop(project);
    merge(&file, &copy);
}
