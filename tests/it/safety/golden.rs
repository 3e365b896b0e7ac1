//! The golden file of today's layout opens. `file::migrate` brings it up to an invented next one.

use parcours::edit::{Change, Edit, Label, Verb};
use parcours::file::FORMAT;
use parcours::model::*;
use parcours::project::{Project, sample};
use std::path::{Path, PathBuf};

/// Set to write the golden file anew, as long as no version with this layout was given to anybody. Afterwards a change
/// of the layout is a new number, and the layout until then an `Older`.
const WRITE: &str = "PARCOURS_WRITE_GOLDEN";

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/format-{FORMAT}.parcours.zst"))
}

/// A project with the sample and some history, as today's layout has it.
fn write(file: &Path) {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let mut project = Project::create(file, sample::records(Language::English, today)).unwrap();
    let cover = project.records().project().clone();
    let edit = |change| Edit::new(Label::new(Verb::Change, "golden"), vec![change]);
    let named = parcours::model::Project { client: "Leaf & Blade".to_owned(), ..cover.clone() };
    project.commit(edit(Change::replaced(cover, named)));
    let card = Card { title: "Added later".to_owned(), ..Card::blank(CardId::new()) };
    project.commit(edit(Change::added(card.clone())));
    project.commit(edit(Change::removed(card)));
    project.undo();
    project.wait_saved().unwrap();
    drop(project);
    let bytes = zstd::bulk::compress(&std::fs::read(file).unwrap(), 19).unwrap();
    std::fs::create_dir_all(path().parent().unwrap()).unwrap();
    std::fs::write(path(), bytes).unwrap();
}

#[test]
fn the_golden_file_of_todays_layout_opens() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("golden.parcours");
    if std::env::var_os(WRITE).is_some() {
        write(&file);
    }
    let bytes = std::fs::read(path()).unwrap_or_else(|_| panic!("there is no golden file: set {WRITE}=1"));
    std::fs::write(&file, zstd::bulk::decompress(&bytes, 64 << 20).unwrap()).unwrap();
    let hint = format!("the layout changed: raise FORMAT and add an Older, or before the first release set {WRITE}=1");
    let mut project = Project::open(&file).unwrap_or_else(|error| panic!("{error:?}; {hint}"));
    assert_eq!(project.records().project().client, "Leaf & Blade");
    assert_eq!(project.history().len(), 4);
    while project.undo().is_some() {}
    assert!(project.records().cards.values().all(|card| card.title != "Added later"), "its history can be undone");
}
