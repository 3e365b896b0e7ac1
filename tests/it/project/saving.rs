//! Saving: Saved, Saving, Not saved; copies; and a file that is pulled away while it is open.

use super::{Desk, rename, reread, title};
use parcours::model::*;
use parcours::project::{FileError, Project, Saving, template};
use parcours::words::Say;
use rusqlite::Connection;
use std::sync::mpsc;
use std::time::Duration;

#[test]
fn what_is_shown_as_saved_is_in_the_file() {
    let (desk, mut project) = Desk::with_project();
    assert_eq!(project.saving(), Saving::Saved);
    let (tell, told) = mpsc::channel();
    project.on_change(Box::new(move || {
        // Nobody listens any more when the last change comes.
        let _ = tell.send(());
    }));
    project.commit(rename(project.records(), "Basket"));
    project.wait_saved().unwrap();
    assert_eq!(project.saving(), Saving::Saved);
    for change in ["it began", "it is done"] {
        told.recv_timeout(Duration::from_secs(30)).expect(change);
    }
    assert_eq!(reread(&desk.file), *project.records());
}

#[test]
fn closing_waits_for_what_is_queued() {
    let (desk, mut project) = Desk::with_project();
    for n in 0..40 {
        project.commit(rename(project.records(), &format!("title {n}")));
    }
    drop(project);
    assert_eq!(title(&desk.open()), "title 39");
}

#[test]
fn a_failed_write_is_told_and_tried_again_without_doubling_anything() {
    let (desk, mut project) = Desk::with_project();
    let other = Connection::open(&desk.file).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    project.commit(rename(project.records(), "one"));
    assert_eq!(project.wait_saved(), Err(FileError::Locked(desk.file.clone())));
    assert!(matches!(project.saving(), Saving::NotSaved(FileError::Locked(_))));
    assert_eq!(title(&project), "one", "memory goes on");
    other.execute_batch("ROLLBACK").unwrap();
    project.retry();
    project.wait_saved().unwrap();
    project.retry();
    project.wait_saved().unwrap();
    let read = desk.open();
    assert_eq!(read.history().len(), 1);
    assert_eq!(title(&read), "one");
}

#[test]
fn a_file_deleted_while_open_is_noticed_and_nothing_is_lost() {
    let (desk, mut project) = Desk::with_project();
    std::fs::remove_file(&desk.file).unwrap();
    project.commit(rename(project.records(), "still here"));
    assert_eq!(project.wait_saved(), Err(FileError::Moved(desk.file.clone())));
    let copy = desk.beside("rescued.parcours");
    project.save_copy(&copy).unwrap();
    assert_eq!(reread(&copy), *project.records());
}

#[test]
fn a_file_replaced_while_open_is_noticed() {
    let (desk, mut project) = Desk::with_project();
    let other = desk.beside("other.parcours");
    drop(Project::create(&other, template::four_stages(Language::French)).unwrap());
    std::fs::rename(&other, &desk.file).unwrap();
    let theirs = std::fs::read(&desk.file).unwrap();
    project.commit(rename(project.records(), "mine"));
    assert_eq!(project.wait_saved(), Err(FileError::Moved(desk.file.clone())));
    drop(project);
    assert_eq!(std::fs::read(&desk.file).unwrap(), theirs, "the other file is as it was");
}

#[test]
fn a_file_overwritten_by_an_older_copy_while_open_is_noticed() {
    let (desk, mut project) = Desk::with_project();
    project.wait_saved().unwrap();
    let older = desk.beside("older.parcours");
    project.save_copy(&older).unwrap();
    project.commit(rename(project.records(), "newer"));
    project.wait_saved().unwrap();
    let bytes = std::fs::read(&older).unwrap();
    std::fs::write(&desk.file, &bytes).unwrap();
    project.commit(rename(project.records(), "newest"));
    assert_eq!(project.wait_saved(), Err(FileError::ChangedByOther(desk.file.clone())));
    drop(project);
    assert_eq!(std::fs::read(&desk.file).unwrap(), bytes, "never a mixture of both");
}

#[test]
fn a_row_changed_by_another_program_is_not_written_over() {
    let (desk, mut project) = Desk::with_project();
    let other = Connection::open(&desk.file).unwrap();
    other.execute("UPDATE journey SET title = 'theirs'", []).unwrap();
    project.commit(rename(project.records(), "mine"));
    let error = project.wait_saved().unwrap_err();
    assert_eq!(error, FileError::ChangedByOther(desk.file.clone()));
    let sentence = error.say(Language::French);
    assert!(sentence.starts_with("Le fichier du projet a été modifié par un autre programme."), "{sentence}");
    let theirs: String = other.query_row("SELECT title FROM journey", [], |row| row.get(0)).unwrap();
    assert_eq!(theirs, "theirs");
}

#[test]
fn two_windows_never_write_over_each_other() {
    let (desk, mut one) = Desk::with_project();
    let mut two = desk.open();
    one.commit(rename(one.records(), "one"));
    one.wait_saved().unwrap();
    two.commit(rename(two.records(), "two"));
    assert_eq!(two.wait_saved(), Err(FileError::ChangedByOther(desk.file.clone())));
    one.commit(rename(one.records(), "one again"));
    one.wait_saved().unwrap();
    assert_eq!(title(&desk.open()), "one again");
}

#[test]
fn a_copy_holds_everything_and_the_open_project_stays_open() {
    let (desk, mut project) = Desk::with_project();
    project.commit(rename(project.records(), "one"));
    project.commit(rename(project.records(), "two"));
    project.undo();
    let copy = desk.beside("copy.parcours");
    std::fs::write(&copy, "in the way").unwrap();
    project.save_copy(&copy).unwrap();
    let mut copied = Project::open(&copy).unwrap();
    assert_eq!(copied.records(), project.records());
    assert_eq!(copied.history(), project.history());
    copied.redo();
    assert_eq!(title(&copied), "two", "undo and redo come with the copy");
    assert_eq!(title(&project), "one");
    assert_eq!(project.path(), desk.file);
    drop((project, copied));
    let left: Vec<_> = std::fs::read_dir(desk.folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "no file is left lying about: {left:?}");
}

#[test]
fn a_copy_never_replaces_the_open_project() {
    let (desk, mut project) = Desk::with_project();
    let link = desk.beside("link.parcours");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&desk.file, &link).unwrap();
    assert_eq!(project.save_copy(&desk.file), Err(FileError::IsOpen(desk.file.clone())));
    #[cfg(unix)]
    assert_eq!(project.save_copy(&link), Err(FileError::IsOpen(link.clone())));
}

#[test]
fn a_new_project_replaces_nothing() {
    let desk = Desk::new();
    std::fs::write(&desk.file, "a letter").unwrap();
    let error = Project::create(&desk.file, template::four_stages(Language::English)).unwrap_err();
    assert_eq!(error, FileError::Exists(desk.file.clone()));
    assert_eq!(std::fs::read(&desk.file).unwrap(), b"a letter");
}

#[test]
fn the_rest_of_another_write_beside_the_target_is_left_alone() {
    let desk = Desk::new();
    let journal = desk.beside("shop.parcours-journal");
    std::fs::write(&journal, "whose?").unwrap();
    let error = Project::create(&desk.file, template::four_stages(Language::English)).unwrap_err();
    assert_eq!(error, FileError::Unfinished(desk.file.clone()));
    assert_eq!(std::fs::read(&journal).unwrap(), b"whose?");
}
