//! The real program is killed while it imports, compacts or erases: the project and its data file are whole, and belong
//! together. `file::migrate` kills bringing a file up,
//! `project::kill` the writer; together these are the kills that every run makes.

use crate::project::Desk;
use crate::random::Random;
use parcours::project::Project;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How often the program is killed.
const KILLS: usize = 12;

fn write_log(file: &Path) {
    let mut log = "customer,time,event\n".to_owned();
    for n in 0..4_000 {
        log.push_str(&format!("c{},2026-05-{:02} 10:{:02}:00,page {}\n", n % 400, 1 + n % 28, n % 60, n % 7));
    }
    std::fs::write(file, log).unwrap();
}

fn import(desk: &Desk, log: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_parcours"))
        .args(["import", desk.file.to_str().unwrap(), log.to_str().unwrap()])
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
    for kill in 0..KILLS {
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
    writeln!(std::io::stdout(), "{finished} of {KILLS} imports were done before they were killed").unwrap();
}

/// Begins a command on the project and kills it after a random time, up to that of the whole of it and a little more.
fn killed(desk: &Desk, words: &[&str], whole: Duration, random: &mut Random) {
    let mut child = command(desk, words).spawn().unwrap();
    std::thread::sleep(whole.mul_f64(random.below(1_000) as f64 / 900.0));
    child.kill().unwrap();
    child.wait().unwrap();
}

fn command(desk: &Desk, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parcours"));
    command.args(words).env("PARCOURS_HOME", desk.beside("home"));
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
fn compacting_that_is_killed_leaves_every_image_that_is_shown() {
    let (desk, mut project) = Desk::with_project();
    let picture = |n: u8| {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 96, 96);
        encoder.set_color(png::ColorType::Rgb);
        let mut noise = Random(u64::from(n));
        let pixels: Vec<u8> = (0..96 * 96 * 3).map(|_| noise.below(256) as u8).collect();
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&pixels).unwrap();
        writer.finish().unwrap();
        bytes
    };
    let file = desk.file.to_str().unwrap().to_owned();
    let (mut random, mut whole) = (Random(8), Duration::from_millis(1));
    for kill in 0..=8_u8 {
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
            assert!(command(&desk, &["compact", &file]).status().unwrap().success());
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
    assert!(command(&desk, &["erase", &file, "c399"]).status().unwrap().success());
    let (whole, mut random) = (started.elapsed(), Random(4));
    let mut left = 399;
    for kill in 0..8 {
        killed(&desk, &["erase", &file, &format!("c{kill}")], whole, &mut random);
        let events = desk.open().events().unwrap().expect("the data file is there");
        let customers = events.customers.len();
        assert!(customers == left || customers == left - 1, "kill {kill}");
        assert_eq!(events.len(), customers * 10, "kill {kill}: all of somebody's events or none");
        left = customers;
    }
}
