//! Files that are opened: ours, not ours, damaged, newer, only to be read; and the description of their layout.

mod documented;
mod hostile;
mod only_sqlite;
mod permissions;

use crate::project::{Desk, rename};
use parcours::model::Language;
use parcours::project::{OpenError, Project};
use parcours::words::Say;
use std::path::Path;

/// A project with some history, closed.
pub(crate) fn written() -> Desk {
    let (desk, mut project) = Desk::with_project();
    for title in ["one", "two", "three"] {
        project.commit(rename(project.records(), title));
    }
    project.undo();
    project.wait_saved().unwrap();
    desk
}

/// Opens a file that must not open, and must stay as it is.
#[track_caller]
pub(crate) fn refused(file: &Path) -> OpenError {
    let before = std::fs::read(file).unwrap();
    let error = Project::open(file).expect_err("does not open");
    assert_eq!(std::fs::read(file).unwrap(), before, "nothing was changed");
    error
}

/// The sentences of an error in both languages, which must name the file.
#[track_caller]
pub(crate) fn expect_sentences(error: &OpenError, english: &str, french: &str) {
    let sentences = (error.say(Language::English), error.say(Language::French));
    assert!(sentences.0.contains(english), "{}", sentences.0);
    assert!(sentences.1.contains(french), "{}", sentences.1);
    assert!(sentences.0.ends_with(&error.path().display().to_string()), "the path last: {}", sentences.0);
}
