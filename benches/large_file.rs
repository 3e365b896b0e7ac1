//! What a large project costs: `large_file FOLDER` writes one of 5,000 cards and 20,000 entries of the history there,
//! opens it several times, and saves edits one by one.
#![allow(clippy::print_stdout, reason = "it is a command")]
#![allow(clippy::unwrap_used, reason = "it measures; what fails ends it")]

mod maps;

use parcours::edit::{Change, Edit, Label, Verb};
use parcours::model::{Journey, Records};
use parcours::project::{Manner, Project};
use std::path::Path;
use std::time::{Duration, Instant};

const CARDS: usize = 5_000;
const ENTRIES: usize = 20_000;
const OPENED: usize = 9;
const SAVED: usize = 300;

fn rename(records: &Records, title: &str) -> Edit {
    let before = records.journeys_in_order()[0].clone();
    let after = Journey { title: title.to_owned(), ..before.clone() };
    Edit::new(Label::new(Verb::Rename, title), vec![Change::replaced(before, after)])
}

fn make(file: &Path) {
    let mut project = Project::create(file, maps::map_of(CARDS).0).unwrap();
    for n in 0..ENTRIES {
        project.commit(rename(project.records(), &format!("title {n}")));
    }
    project.wait_saved().unwrap();
}

/// Median, 99th of a hundred, slowest.
fn show(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1_000.0;
    println!("{what}: median {:.0} ms, p99 {:.0} ms, slowest {:.0} ms", at(0.5), at(0.99), at(1.0));
}

fn main() {
    let folder = std::env::args_os().nth(1).expect("large_file FOLDER");
    let file = Path::new(&folder).join("large.parcours");
    if !file.exists() {
        make(&file);
    }
    let timed = |work: &mut dyn FnMut()| {
        let started = Instant::now();
        work();
        started.elapsed()
    };
    let open = |read_only| Project::open_as(&file, Manner { read_only, ..Manner::default() }, None).unwrap();
    show("open", (0..OPENED).map(|_| timed(&mut || drop(open(false)))).collect());
    let mut project = open(false);
    let mut on_window = Vec::new();
    let mut saved = Vec::new();
    for n in 0..SAVED {
        let edit = rename(project.records(), &format!("saved {n}"));
        let started = Instant::now();
        project.commit(edit);
        on_window.push(started.elapsed());
        project.wait_saved().unwrap();
        saved.push(started.elapsed());
    }
    show("commit, on the thread of the window", on_window);
    show("an edit until it is saved", saved);
}
