//! Working on a project: undo, saving, copies, and what happens when the file is pulled away.

mod copies;
pub(crate) mod data;
mod kill;
mod saving;
mod undo;

use parcours::edit::{Change, Edit, Label, Verb};
use parcours::model::*;
use parcours::project::{Project, template};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder that goes away after the test, and a project file in it.
pub(crate) struct Desk {
    pub(crate) folder: TempDir,
    pub(crate) file: PathBuf,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().canonicalize().unwrap().join("shop.parcours");
        Self { folder, file }
    }

    /// With a new project of four stages.
    pub(crate) fn with_project() -> (Self, Project) {
        let desk = Self::new();
        let project = Project::create(&desk.file, template::four_stages(Language::English)).unwrap();
        (desk, project)
    }

    pub(crate) fn open(&self) -> Project {
        Project::open(&self.file).unwrap()
    }

    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(name)
    }
}

/// Renames the project's first journey.
pub(crate) fn rename(records: &Records, title: &str) -> Edit {
    let before = records.journeys_in_order()[0].clone();
    let after = Journey { title: title.to_owned(), ..before.clone() };
    Edit::new(Label::new(Verb::Rename, title), vec![Change::replaced(before, after)])
}

pub(crate) fn title(project: &Project) -> &str {
    &project.records().journeys_in_order()[0].title
}

/// What the file says, read anew.
#[track_caller]
pub(crate) fn reread(file: &Path) -> Records {
    Project::open(file).unwrap().records().clone()
}
