//! The file is pulled away in every way while an edit is under way: it is noticed, nothing is lost, and there are never
//! two writers. And a file that somebody else has open.

use super::{folders, open};
use crate::project::{Desk, rename, reread, title};
use parcours::file::Folders;
use parcours::model::Language;
use parcours::project::{FileError, Manner, Project, recoveries, template, user_of};
use parcours::words::Say;
use std::path::Path;

/// Pulls the file away while a drag is unsaved; everything is kept, and both ways on bring it back. `pull` gets an older
/// copy too.
#[track_caller]
fn expect_nothing_lost(pull: impl FnOnce(&Desk, &Path), expected: impl FnOnce(&FileError) -> bool, stays: bool) {
    let (desk, project) = Desk::with_project();
    drop(project);
    let home = tempfile::tempdir().unwrap();
    let folders = Folders::below(home.path());
    let mut project = open(&desk.file, &folders);
    let older = home.path().join("older.parcours");
    project.save_copy(&older).unwrap();
    project.commit(rename(project.records(), "saved"));
    project.wait_saved().unwrap();
    pull(&desk, &older);
    let theirs = std::fs::read(&desk.file).ok();
    project.commit(rename(project.records(), "dragged"));
    let error = project.wait_saved().unwrap_err();
    assert!(expected(&error), "{error:?}");
    assert!(error.say(Language::English).len() > 20 && error.say(Language::French).len() > 20);
    assert_eq!(title(&project), "dragged", "the window stays usable");
    let kept = project.kept().expect("kept");
    assert_eq!(reread(&kept), *project.records());
    let to = home.path().join("copy.parcours");
    project.save_copy(&to).unwrap();
    assert_eq!(reread(&to), *project.records(), "a copy has everything");
    let records = project.records().clone();
    drop(project);
    if stays {
        assert_eq!(std::fs::read(&desk.file).ok(), theirs, "what lies there now is not touched");
    }
    assert_eq!(*recoveries(&folders).pop().unwrap().records(), records, "the next start offers it");
}

fn moved(error: &FileError) -> bool {
    matches!(error, FileError::Moved(_))
}

#[test]
fn deleted() {
    expect_nothing_lost(|desk, _| std::fs::remove_file(&desk.file).unwrap(), moved, true);
}

#[test]
fn renamed() {
    expect_nothing_lost(|desk, _| std::fs::rename(&desk.file, desk.beside("renamed.parcours")).unwrap(), moved, true);
}

#[test]
fn replaced() {
    let replace = |desk: &Desk, _: &Path| {
        let other = desk.beside("other.parcours");
        drop(Project::create(&other, template::four_stages(Language::French)).unwrap());
        std::fs::rename(&other, &desk.file).unwrap();
    };
    expect_nothing_lost(replace, moved, true);
}

#[test]
fn overwritten_by_an_older_copy() {
    let overwrite = |desk: &Desk, older: &Path| {
        let bytes = std::fs::read(older).unwrap();
        std::fs::write(&desk.file, bytes).unwrap();
    };
    expect_nothing_lost(overwrite, |error| matches!(error, FileError::ChangedByOther(_)), true);
}

#[test]
fn cut_off_to_nothing() {
    expect_nothing_lost(|desk, _| std::fs::write(&desk.file, "").unwrap(), |_| true, false);
}

#[test]
fn gone_with_its_drive() {
    expect_nothing_lost(|desk, _| std::fs::remove_dir_all(desk.folder.path()).unwrap(), moved, true);
}

/// Permissions mean nothing to root, which the tests may run as; a full stop on writes does.
#[cfg(target_os = "linux")]
#[test]
fn made_read_only() {
    use std::process::Command;
    let (desk, project) = Desk::with_project();
    drop(project);
    let immutable = |on: &str| Command::new("chattr").args([on, &desk.file.display().to_string()]).status();
    if !immutable("+i").is_ok_and(|done| done.success()) {
        // Needs a file system that knows it, and the right to; `file::permissions` opens such files in any case.
        return;
    }
    let opened = Project::open(&desk.file);
    immutable("-i").unwrap();
    assert!(opened.unwrap().read_only());
}

#[test]
fn a_second_user_is_told_who_has_it_open_and_can_read_it_or_take_a_copy() {
    let (desk, mut project) = Desk::with_project();
    project.announce("Anna");
    let user = user_of(&desk.file).unwrap();
    assert_eq!((user.name.as_str(), user.here), ("Anna", true));
    let mut reader = Project::open_as(&desk.file, Manner { read_only: true, ..Manner::default() }, None).unwrap();
    assert!(reader.read_only());
    reader.announce("Ben");
    assert_eq!(user_of(&desk.file).unwrap().name, "Anna");
    reader.commit(rename(reader.records(), "refused"));
    let copy = desk.beside("copy.parcours");
    reader.save_copy(&copy).unwrap();
    assert_eq!(reread(&copy), *project.records());
    drop(reader);
    assert_eq!(user_of(&desk.file).unwrap().name, "Anna", "it is hers");
    drop(project);
    assert_eq!(user_of(&desk.file), None);
}

#[test]
fn opened_anyway_there_are_still_never_two_writers() {
    let (desk, mut one) = Desk::with_project();
    one.announce("Anna");
    let folders = folders(&desk);
    let mut two = open(&desk.file, &folders);
    two.announce("Ben");
    two.commit(rename(two.records(), "two"));
    two.wait_saved().unwrap();
    one.commit(rename(one.records(), "one"));
    assert_eq!(one.wait_saved(), Err(FileError::ChangedByOther(desk.file.clone())));
    assert_eq!(title(&open(&desk.file, &folders)), "two");
}

#[cfg(unix)]
#[test]
fn where_no_lock_file_can_be_written_the_project_opens_all_the_same() {
    let (desk, project) = Desk::with_project();
    drop(project);
    // A folder of that name is in the way of the file, for root too.
    std::fs::create_dir(desk.beside(".~lock.shop.parcours#")).unwrap();
    let mut project = desk.open();
    project.announce("Anna");
    assert_eq!(user_of(&desk.file), None);
    project.commit(rename(project.records(), "works"));
    project.wait_saved().unwrap();
}
