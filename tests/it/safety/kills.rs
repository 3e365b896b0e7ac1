//! The real program is killed while it imports, merges, compacts or erases: the project and its data file are whole, and
//! belong together. `file::migrate` kills bringing a file up, `project::kill` the writer; together these are the kills that
//! every run makes.

use crate::project::{Desk, rename};
use crate::random::{self, Random, kills};
use parcours::project::Project;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

fn write_log(file: &Path) {
    let mut log = "customer,time,event\n".to_owned();
    for n in 0..4_000 {
        log.push_str(&format!("c{},2026-05-{:02} 10:{:02}:00,page {}\n", n % 400, 1 + n % 28, n % 60, n % 7));
    }
    std::fs::write(file, log).unwrap();
}

fn import(desk: &Desk, log: &Path) -> Child {
    start(desk, &["import", desk.file.to_str().unwrap(), log.to_str().unwrap()])
}

fn start(desk: &Desk, words: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_parcours"))
        .args(words)
        .env("PARCOURS_HOME", desk.beside("home"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn an_import_that_is_killed_leaves_a_project_that_is_whole() {
    let (desk, project) = Desk::with_project();
    drop(project);
    let log = desk.beside("log.csv");
    write_log(&log);
    let started = Instant::now();
    assert!(import(&desk, &log).wait().unwrap().success());
    let whole = started.elapsed();
    let (mut random, mut finished) = (Random(12), 0);
    let kills = kills(12);
    for kill in 0..kills {
        let before = desk.open().records().sources.len();
        let mut child = import(&desk, &log);
        std::thread::sleep(whole.mul_f64(random.below(1_000) as f64 / 900.0));
        child.kill().unwrap();
        child.wait().unwrap();
        let started = Instant::now();
        let mut project = Project::open(&desk.file).unwrap_or_else(|error| panic!("kill {kill}: {error:?}"));
        assert!(started.elapsed() < Duration::from_secs(10), "kill {kill}: opening hangs");
        let sources = project.records().sources.len();
        assert!(sources == before || sources == before + 1, "kill {kill}");
        finished += sources - before;
        let events = project.events().unwrap().expect("the data file is there");
        assert_eq!(events.len(), 4_000 * sources, "kill {kill}: every source that is named has its events");
    }
    // Not asserted: where the kills fall is luck. Shown with --nocapture.
    writeln!(std::io::stdout(), "{finished} of {kills} imports were done before they were killed").unwrap();
}

/// Begins a command on the project and kills it after a random time, up to that of the whole of it and a little more.
fn killed(desk: &Desk, words: &[&str], whole: Duration, random: &mut Random) {
    let mut child = start(desk, words);
    std::thread::sleep(whole.mul_f64(random.below(1_000) as f64 / 900.0));
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn compacting_that_is_killed_leaves_every_image_that_is_shown() {
    let (desk, mut project) = Desk::with_project();
    let picture = |n: usize| {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 96, 96);
        encoder.set_color(png::ColorType::Rgb);
        let mut noise = Random(n as u64);
        let pixels: Vec<u8> = (0..96 * 96 * 3).map(|_| noise.below(256) as u8).collect();
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&pixels).unwrap();
        writer.finish().unwrap();
        bytes
    };
    let file = desk.file.to_str().unwrap().to_owned();
    let (mut random, mut whole) = (Random(8), Duration::from_millis(1));
    for kill in 0..=kills(8) {
        // One image is shown, one can be shown by nothing any more.
        for (n, stays) in [(2 * kill, false), (2 * kill + 1, true)] {
            let (change, _) = project.add_image(&picture(n), "picture").unwrap();
            let label = parcours::edit::Label::new(parcours::edit::Verb::Add, "picture");
            project.commit(parcours::edit::Edit::new(label, change.into_iter().collect()));
            if !stays {
                project.undo();
            }
        }
        project.wait_saved().unwrap();
        let records = project.records().clone();
        drop(project);
        if kill == 0 {
            let started = Instant::now();
            assert!(start(&desk, &["compact", &file]).wait().unwrap().success());
            whole = started.elapsed();
        } else {
            killed(&desk, &["compact", &file], whole, &mut random);
        }
        project = desk.open();
        assert_eq!(*project.records(), records, "kill {kill}");
        for asset in records.assets.values() {
            assert!(project.image(&asset.hash).is_some(), "kill {kill}: an image that is shown is there");
        }
    }
}

#[test]
fn erasing_that_is_killed_leaves_a_data_file_with_the_person_or_without() {
    let (desk, project) = Desk::with_project();
    drop(project);
    let log = desk.beside("log.csv");
    write_log(&log);
    assert!(import(&desk, &log).wait().unwrap().success());
    let file = desk.file.to_str().unwrap().to_owned();
    let started = Instant::now();
    assert!(start(&desk, &["erase", &file, "c399"]).wait().unwrap().success());
    let (whole, mut random) = (started.elapsed(), Random(4));
    let mut left = 399;
    for kill in 0..kills(8) {
        killed(&desk, &["erase", &file, &format!("c{kill}")], whole, &mut random);
        let events = desk.open().events().unwrap().expect("the data file is there");
        let customers = events.customers.len();
        assert!(customers == left || customers == left - 1, "kill {kill}");
        assert_eq!(events.len(), customers * 10, "kill {kill}: all of somebody's events or none");
        left = customers;
    }
}

#[test]
fn a_merge_that_is_killed_is_done_or_not_begun() {
    let (desk, mut project) = Desk::with_project();
    let (whole, other) = (desk.beside("whole.parcours"), desk.beside("other.parcours"));
    project.save_copy(&other).unwrap();
    let mut theirs = Project::open(&other).unwrap();
    let mut random = Random(21);
    for _ in 0..300 {
        theirs.commit(random::edit(&mut random, theirs.records()));
    }
    theirs.wait_saved().unwrap();
    project.commit(rename(project.records(), "mine"));
    project.wait_saved().unwrap();
    project.save_copy(&whole).unwrap();
    let before = project.records().clone();
    let merged = project.merging().with(&other).unwrap().merged();
    assert_ne!(merged, before);
    drop((project, theirs));
    let words = ["merge", desk.file.to_str().unwrap(), other.to_str().unwrap(), "--keep", "both", "--anyway"];
    let started = Instant::now();
    assert!(start(&desk, &words).wait().unwrap().success());
    let takes = started.elapsed();
    let mut finished = 0;
    let kills = kills(8);
    for kill in 0..kills {
        std::fs::copy(&whole, &desk.file).unwrap();
        let mut child = start(&desk, &words);
        // Writing comes last.
        std::thread::sleep(takes.mul_f64(0.5 + random.below(700) as f64 / 1_000.0));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut project = Project::open(&desk.file).unwrap_or_else(|error| panic!("kill {kill}: {error:?}"));
        if *project.records() != before {
            assert!(project.history().last().unwrap().merge_of.is_some(), "kill {kill}");
            finished += 1;
            project.undo();
            assert_eq!(*project.records(), before, "kill {kill}: one undo takes all of it back");
        }
        drop(project);
        assert!(Project::open(&other).is_ok(), "kill {kill}: the other file is only read");
    }
    writeln!(std::io::stdout(), "{finished} of {kills} merges were done before they were killed").unwrap();
}
