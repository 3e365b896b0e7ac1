//! The program is killed while it works: everything it had shown as saved is in the file.

use super::{Desk, rename, title};
use crate::random::{Random, kills};
use parcours::project::Project;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Set for the process that is going to be killed: the project file it works on.
const CHILD: &str = "PARCOURS_TEST_EDITS";

/// Not a test of its own: the work of the process that is killed.
#[test]
fn child_that_edits_until_it_is_killed() {
    let Some(file) = std::env::var_os(CHILD) else { return };
    let mut project = Project::open(Path::new(&file)).unwrap();
    let mut out = std::io::stdout();
    for n in 0.. {
        project.commit(rename(project.records(), &format!("title {n}")));
        if n % 5 == 4 {
            project.undo();
        }
        if n % 3 == 0 {
            project.wait_saved().unwrap();
            let entry = project.history().last().unwrap();
            writeln!(out, "saved {} {}", entry.seq, title(&project)).unwrap();
            out.flush().unwrap();
        }
    }
}

#[test]
fn everything_shown_as_saved_survives_a_kill() {
    let (desk, project) = Desk::with_project();
    drop(project);
    let mut random = Random(20);
    let mut journals = 0;
    let kills = kills(20);
    for _ in 0..kills {
        let wait = Duration::from_micros(random.below(150_000) as u64);
        let Some((seq, shown)) = killed_after(&desk.file, wait) else { continue };
        journals += usize::from(desk.beside("shop.parcours-journal").exists());
        let project = desk.open();
        let entry = project.history().iter().find(|entry| entry.seq == seq);
        assert!(entry.is_some(), "entry {seq} was shown as saved, the file ends at {}", project.history().len());
        let titles: BTreeSet<u64> = project.history().iter().map(|entry| entry.seq).collect();
        assert_eq!(titles.len(), project.history().len(), "no entry twice");
        if project.history().len() as u64 == seq {
            assert_eq!(title(&project), shown);
        }
    }
    // Not asserted: whether a kill fell into a write is luck. Shown with --nocapture.
    writeln!(std::io::stdout(), "{journals} of {kills} kills fell into a write").unwrap();
}

/// Runs the child on a file, kills it some time after its first line, and gives the last line that it had shown.
fn killed_after(file: &Path, wait: Duration) -> Option<(u64, String)> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "project::kill::child_that_edits_until_it_is_killed", "--nocapture"])
        .env(CHILD, file)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let shown = |line: &str| {
        let (seq, title) = line.rsplit_once("saved ")?.1.split_once(' ')?;
        Some((seq.parse().ok()?, title.to_owned()))
    };
    let mut last = lines.by_ref().map_while(Result::ok).find_map(|line| shown(&line));
    assert!(last.is_some(), "the child works");
    std::thread::sleep(wait);
    child.kill().unwrap();
    child.wait().unwrap();
    for line in lines.map_while(Result::ok) {
        last = shown(&line).or(last);
    }
    last
}
