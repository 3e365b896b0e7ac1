//! The real program is killed while it imports: the project and its data file are whole, and belong together.
//! `project::kill` kills the writer; together these are the kills that every run makes.

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
