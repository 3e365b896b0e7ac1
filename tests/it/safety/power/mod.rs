//! Power cuts and faults of the disk, by a file system for SQLite that lives in memory and forgets what was not synced.
//!
//! Each test here runs once more in a process of its own, because that file system is SQLite's only one there.

mod cuts;
mod disk;
mod faults;
mod vfs;

use std::process::Command;

/// Set for the process with the file system in memory.
const CHILD: &str = "PARCOURS_TEST_POWER";

/// Runs a test in a process of its own; `true` in that process.
#[track_caller]
fn is_alone(test: &str) -> bool {
    if std::env::var_os(CHILD).is_some() {
        return true;
    }
    let test = format!("safety::power::{test}");
    let mut command = Command::new(std::env::current_exe().unwrap());
    let done = command.args(["--exact", &test, "--nocapture"]).env(CHILD, "1").output().unwrap();
    let told = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{}\n{}", told.0, told.1);
    assert!(told.0.contains("1 passed"), "{test} is a test");
    false
}
