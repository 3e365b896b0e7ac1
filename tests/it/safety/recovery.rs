//! What cannot be saved is kept, survives the program, and comes back at the next start.

use super::{folders, open};
use crate::project::{Desk, rename, reread, title};
use parcours::file::Folders;
use parcours::project::{FileError, Project, RecoveryError, Saving, recoveries};
use rusqlite::Connection;
use std::path::Path;
use std::process::Command;

/// A project of this user, one edit saved.
fn begun() -> (Desk, Folders, Project) {
    let (desk, project) = Desk::with_project();
    drop(project);
    let folders = folders(&desk);
    let mut project = open(&desk.file, &folders);
    project.commit(rename(project.records(), "saved"));
    project.wait_saved().unwrap();
    (desk, folders, project)
}

/// Lets no write through until it is dropped.
fn in_the_way(file: &Path) -> Connection {
    let other = Connection::open(file).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    other
}

fn kept_files(folders: &Folders) -> usize {
    std::fs::read_dir(folders.recovery()).map_or(0, Iterator::count)
}

#[test]
fn what_is_saved_is_not_kept() {
    let (_desk, folders, project) = begun();
    assert_eq!(project.kept(), None);
    drop(project);
    assert_eq!(kept_files(&folders), 0);
    assert!(recoveries(&folders).is_empty());
}

#[test]
fn a_failed_write_is_kept_until_it_succeeds() {
    let (desk, folders, mut project) = begun();
    let other = in_the_way(&desk.file);
    project.commit(rename(project.records(), "one"));
    assert!(project.wait_saved().is_err());
    let kept = project.kept().expect("kept");
    assert_eq!(reread(&kept), *project.records(), "on the disk, with the edit");
    assert!(recoveries(&folders).is_empty(), "who has it open is not asked");
    drop(other);
    project.retry();
    project.wait_saved().unwrap();
    assert_eq!((project.kept(), kept_files(&folders)), (None, 0));
    assert_eq!(reread(&desk.file), *project.records());
}

#[test]
fn what_was_kept_goes_onto_the_project_at_the_next_start() {
    let (desk, folders, mut project) = begun();
    let other = in_the_way(&desk.file);
    project.commit(rename(project.records(), "one"));
    assert!(project.wait_saved().is_err());
    project.commit(rename(project.records(), "two"));
    project.undo();
    project.commit(rename(project.records(), "three"));
    let (records, history) = (project.records().clone(), project.history().to_vec());
    drop(project);
    drop(other);
    let [recovery] = &recoveries(&folders)[..] else { panic!("one recovery") };
    assert_eq!(recovery.project_file(), desk.file);
    assert_eq!(recovery.edits().len(), 4);
    assert_eq!(recovery.last().unwrap().0.name, "three");
    let mut project = open(&desk.file, &folders);
    assert_eq!(title(&project), "saved");
    recovery.apply(&mut project).unwrap();
    assert_eq!((project.records(), project.history()), (&records, &history[..]));
    assert_eq!(project.undo().unwrap().name, "three");
    drop(project);
    assert!(recoveries(&folders).is_empty());
    assert_eq!(title(&desk.open()), "one");
}

#[test]
fn what_was_kept_of_a_deleted_file_becomes_a_project_of_its_own() {
    let (desk, folders, mut project) = begun();
    std::fs::remove_file(&desk.file).unwrap();
    project.commit(rename(project.records(), "still here"));
    assert_eq!(project.wait_saved(), Err(FileError::Moved(desk.file.clone())));
    let (records, history) = (project.records().clone(), project.history().to_vec());
    drop(project);
    let recovery = recoveries(&folders).pop().unwrap();
    let copy = recovery.suggested("recovered");
    assert_eq!(copy, desk.beside("shop recovered.parcours"));
    recovery.save_as(&copy).unwrap();
    let project = open(&copy, &folders);
    assert_eq!((project.records(), project.history()), (&records, &history[..]));
    assert!(recoveries(&folders).is_empty());
}

#[test]
fn edits_do_not_go_onto_a_project_that_went_on_without_them() {
    let (desk, folders, mut project) = begun();
    let other = in_the_way(&desk.file);
    project.commit(rename(project.records(), "mine"));
    assert!(project.wait_saved().is_err());
    drop((project, other));
    let mut project = desk.open();
    project.commit(rename(project.records(), "theirs"));
    project.wait_saved().unwrap();
    let recovery = recoveries(&folders).pop().unwrap();
    assert_eq!(recovery.apply(&mut project), Err(RecoveryError::DoesNotFit));
    assert_eq!(title(&project), "theirs");
    assert_eq!(recoveries(&folders).len(), 1, "still there, to be saved as a project of its own");
    recovery.forget();
    assert!(recoveries(&folders).is_empty());
}

#[test]
fn saving_under_another_name_takes_everything_along() {
    let (desk, folders, mut project) = begun();
    std::fs::remove_file(&desk.file).unwrap();
    project.commit(rename(project.records(), "moved"));
    assert!(project.wait_saved().is_err());
    let to = desk.beside("elsewhere.parcours");
    project.save_as(&to, Some(&folders)).unwrap();
    assert_eq!((project.path(), project.saving(), project.kept()), (to.as_path(), Saving::Saved, None));
    project.commit(rename(project.records(), "goes on"));
    project.wait_saved().unwrap();
    drop(project);
    assert_eq!(title(&open(&to, &folders)), "goes on");
    assert_eq!(kept_files(&folders), 0);
    assert!(!desk.file.exists(), "the first file is left alone");
}

#[test]
fn where_nothing_can_be_kept_the_window_can_say_so() {
    let (desk, folders, mut project) = begun();
    std::fs::create_dir_all(&folders.state).unwrap();
    std::fs::write(folders.recovery(), "in the way").unwrap();
    let other = in_the_way(&desk.file);
    project.commit(rename(project.records(), "one"));
    assert!(project.wait_saved().is_err());
    assert_eq!(project.kept(), None);
    drop(other);
    project.retry();
    project.wait_saved().unwrap();
}

/// Set for the process that breaks down: the project file it works on.
const CHILD: &str = "PARCOURS_TEST_BREAKDOWN";

/// Not a test of its own: the work of the process that breaks down.
#[test]
fn child_that_breaks_down() {
    let Some(file) = std::env::var_os(CHILD) else { return };
    let file = Path::new(&file);
    parcours::project::keep_on_panic();
    let mut project = Project::open(file).unwrap();
    let other = in_the_way(file);
    project.commit(rename(project.records(), "typed at last"));
    let breakdown = std::panic::catch_unwind(|| panic!("secret words of a map"));
    assert!(breakdown.is_err());
    // The way an abort ends: nothing is dropped, nobody waits for the writer.
    std::mem::forget((project, other));
    std::process::exit(3);
}

#[test]
fn a_breakdown_keeps_what_waits_and_leaves_a_report_without_content() {
    let (desk, folders, project) = begun();
    drop(project);
    let ended = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "safety::recovery::child_that_breaks_down", "--nocapture"])
        .env(CHILD, &desk.file)
        .env("PARCOURS_HOME", desk.beside("home"))
        .output()
        .unwrap();
    assert_eq!(ended.status.code(), Some(3), "{}", String::from_utf8_lossy(&ended.stderr));
    let recovery = recoveries(&folders).pop().expect("kept");
    let mut project = open(&desk.file, &folders);
    recovery.apply(&mut project).unwrap();
    assert_eq!(title(&project), "typed at last");
    let reports: Vec<_> = std::fs::read_dir(folders.state.join("reports")).unwrap().collect();
    let [Ok(report)] = &reports[..] else { panic!("one report") };
    let report = std::fs::read_to_string(report.path()).unwrap();
    assert!(report.contains("recovery.rs") && !report.contains("secret"), "{report}");
}

#[test]
fn an_image_that_was_not_saved_comes_back_too() {
    let (desk, folders, mut project) = begun();
    let other = in_the_way(&desk.file);
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 2, 2);
    encoder.set_color(png::ColorType::Rgba);
    encoder.write_header().unwrap().write_image_data(&[90; 16]).unwrap();
    let (change, id) = project.add_image(&png, "screen.png").unwrap();
    let label = parcours::edit::Label::new(parcours::edit::Verb::Add, "screen.png");
    project.commit(parcours::edit::Edit::new(label, vec![change.unwrap()]));
    assert!(project.wait_saved().is_err());
    drop((project, other));
    let recovery = recoveries(&folders).pop().unwrap();
    let hash = recovery.records().assets[&id].hash.clone();
    let mut project = open(&desk.file, &folders);
    recovery.apply(&mut project).unwrap();
    drop(project);
    assert!(desk.open().image(&hash).is_some());
}
