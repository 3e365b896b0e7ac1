//! Somebody copies the file with another program while it is being written: the copy is whole, or it is refused.

use crate::project::{Desk, rename};
use parcours::model::StateSum;
use parcours::project::Project;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many copies are taken.
const COPIES: usize = 300;

/// Copies like a slow program: piece by piece.
fn copy_piecewise(from: &Path, to: &Path) {
    let (mut from, mut to) = (std::fs::File::open(from).unwrap(), std::fs::File::create(to).unwrap());
    let mut piece = [0; 16 * 1_024];
    loop {
        let length = from.read(&mut piece).unwrap();
        if length == 0 {
            return;
        }
        to.write_all(&piece[..length]).unwrap();
        std::thread::yield_now();
    }
}

/// Not a test of its own: the process that copies. It must be another one, because a plain read in the process that
/// writes would drop SQLite's locks.
#[test]
fn child_that_copies() {
    let Some(folder) = std::env::var_os("PARCOURS_TEST_COPIES") else { return };
    let folder = Path::new(&folder);
    for n in 0..COPIES {
        copy_piecewise(&folder.join("shop.parcours"), &folder.join(format!("{n}.parcours")));
    }
}

#[test]
fn a_copy_taken_while_writing_is_whole_or_refused() {
    let (desk, mut project) = Desk::with_project();
    let mut states = vec![StateSum::of(project.records())];
    let done = AtomicBool::new(false);
    let done = &done;
    let (folder, file) = (desk.file.parent().unwrap(), &desk.file);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let copied = std::process::Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "safety::copies::child_that_copies"])
                .env("PARCOURS_TEST_COPIES", folder)
                .status();
            done.store(true, Ordering::Release);
            assert!(copied.unwrap().success());
        });
        let mut n = 0;
        while !done.load(Ordering::Acquire) {
            project.commit(rename(project.records(), &format!("title {n}")));
            project.wait_saved().unwrap();
            states.push(project.state_sum());
            n += 1;
            // People do not work without a break either.
            std::thread::sleep(std::time::Duration::from_millis(3));
        }
    });
    let mut whole = 0;
    for n in 0..COPIES {
        if let Ok(copy) = Project::open(&file.with_file_name(format!("{n}.parcours"))) {
            assert!(states.contains(&copy.state_sum()), "copy {n} is a state that never was");
            whole += 1;
        }
    }
    // How many hit a write depends on the disk.
    assert!(whole > 0, "no copy of {COPIES} is whole");
}
