//! Going on in a copy while it is still being written: nothing that is done meanwhile is lost.

use super::{Desk, rename, reread, title};
use crate::gestures::images::png;
use parcours::edit::{Edit, Label, Verb};
use parcours::project::Project;

#[test]
fn what_is_done_while_a_copy_is_written_comes_along() {
    let (desk, mut project) = Desk::with_project();
    project.commit(rename(project.records(), "before"));
    let order = project.copy_order();
    let to = desk.beside("other.parcours");
    let there = to.clone();
    let writing = std::thread::spawn(move || order.write_and_open(&there, None).unwrap());
    project.commit(rename(project.records(), "meanwhile"));
    project.commit(rename(project.records(), "taken back"));
    project.undo();
    let (image, asset) = project.add_image(&png(), "Shop").unwrap();
    project.commit(Edit::new(Label::new(Verb::Add, "Shop"), image.into_iter().collect()));
    let (records, history) = (project.records().clone(), project.history().to_vec());
    project.go_on_in(writing.join().unwrap()).unwrap();
    assert_eq!((project.path(), project.records()), (to.as_path(), &records));
    assert_eq!(project.history(), history);
    project.commit(rename(project.records(), "after"));
    project.wait_saved().unwrap();
    assert_eq!(title(&project), "after");
    assert_eq!(reread(&desk.file), records, "the first file has everything until then");
    drop(project);
    let mut project = Project::open(&to).unwrap();
    assert_eq!(title(&project), "after");
    assert!(project.image(&records.assets[&asset].hash).is_some(), "with the image");
    for expected in ["meanwhile", "meanwhile", "before"] {
        project.undo().unwrap();
        assert_eq!(title(&project), expected);
    }
}

#[test]
fn a_copy_of_something_else_is_not_gone_on_in() {
    let (desk, mut project) = Desk::with_project();
    project.commit(rename(project.records(), "one"));
    let (_other_desk, mut other) = Desk::with_project();
    other.commit(rename(other.records(), "two"));
    let copied = other.copy_order().write_and_open(&desk.beside("copy.parcours"), None).unwrap();
    assert!(project.go_on_in(copied).is_err());
    assert_eq!((title(&project), project.path()), ("one", desk.file.as_path()));
    project.wait_saved().unwrap();
}
