//! Files and folders that do not let themselves be written. Permissions mean nothing to root, so where the tests run
//! as root each of these runs once more in a process of somebody who is nobody.

#![cfg(unix)]

use super::written;
use crate::project::{Desk, rename, title};
use parcours::model::Language;
use parcours::project::{FileError, OpenError, Project, Saving};
use parcours::words::Say;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Set for the process without rights: the file it opens.
const FILE: &str = "PARCOURS_TEST_FILE";
/// Nobody, on every system that has one.
const NOBODY: u32 = 65_534;

fn allow(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

/// Runs one of the tests below as somebody without rights; the test finds the file in the environment.
#[track_caller]
fn as_nobody(test: &str, file: &Path) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", &format!("file::permissions::{test}"), "--nocapture"]).env(FILE, file);
    // Only root may become somebody else; everybody else has no more rights than the file gives.
    if std::fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0) {
        command.uid(NOBODY).gid(NOBODY);
    }
    let done = command.current_dir("/").output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

fn given() -> Option<PathBuf> {
    std::env::var_os(FILE).map(PathBuf::from)
}

/// A project in a folder that anybody may look into.
fn open_to_all() -> Desk {
    let desk = written();
    allow(desk.folder.path(), 0o755);
    allow(&desk.file, 0o644);
    desk
}

#[test]
fn a_file_that_may_not_be_written_opens_to_be_read() {
    let Some(file) = given() else {
        let desk = open_to_all();
        allow(&desk.file, 0o444);
        let before = std::fs::read(&desk.file).unwrap();
        as_nobody("a_file_that_may_not_be_written_opens_to_be_read", &desk.file);
        assert_eq!(std::fs::read(&desk.file).unwrap(), before);
        return;
    };
    expect_only_read(&file);
}

#[test]
fn a_file_in_a_folder_that_may_not_be_written_opens_to_be_read() {
    let Some(file) = given() else {
        let desk = open_to_all();
        allow(&desk.file, 0o666);
        allow(desk.folder.path(), 0o555);
        let before = std::fs::read(&desk.file).unwrap();
        as_nobody("a_file_in_a_folder_that_may_not_be_written_opens_to_be_read", &desk.file);
        assert_eq!(std::fs::read(&desk.file).unwrap(), before);
        allow(desk.folder.path(), 0o755);
        return;
    };
    expect_only_read(&file);
}

fn expect_only_read(file: &Path) {
    let mut project = Project::open(file).unwrap();
    assert!(project.read_only());
    assert_eq!(project.saving(), Saving::Saved);
    let records = project.records().clone();
    project.commit(rename(&records, "refused"));
    assert_eq!(*project.records(), records, "an edit is refused");
    assert_eq!(project.undo(), None);
    assert_eq!(project.saving(), Saving::NotSaved(FileError::ReadOnly));
    let sentence = FileError::ReadOnly.say(Language::English);
    assert_eq!(sentence, "This project can only be read. Save a copy to work on it.");
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.parcours");
    project.save_copy(&copy).unwrap();
    let mut copy = Project::open(&copy).unwrap();
    assert!(!copy.read_only());
    copy.commit(rename(&records, "taken"));
    copy.wait_saved().unwrap();
    assert_eq!(title(&copy), "taken");
}

#[test]
fn a_file_that_may_not_be_read_is_said_to_be_so() {
    let Some(file) = given() else {
        let desk = open_to_all();
        allow(&desk.file, 0o000);
        as_nobody("a_file_that_may_not_be_read_is_said_to_be_so", &desk.file);
        return;
    };
    let error = Project::open(&file).unwrap_err();
    assert_eq!(error, OpenError::NoPermission(file));
    assert!(error.say(Language::French).starts_with("Vous n’avez pas le droit de lire"));
}

#[test]
fn a_folder_that_may_not_be_written_takes_no_new_project() {
    let Some(file) = given() else {
        let desk = open_to_all();
        allow(desk.folder.path(), 0o555);
        as_nobody("a_folder_that_may_not_be_written_takes_no_new_project", &desk.beside("new.parcours"));
        allow(desk.folder.path(), 0o755);
        return;
    };
    let records = parcours::project::template::four_stages(Language::English);
    assert_eq!(Project::create(&file, records).unwrap_err(), FileError::NotWritable(file));
}
