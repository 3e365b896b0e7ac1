//! Undo and redo, across restarts too.

use super::{Desk, rename, title};
use crate::random::{self, Random};
use parcours::edit::Edit;
use parcours::model::*;
use parcours::project::{Project, template};

/// What must hold at every moment.
fn expect_true(project: &Project, entries: &mut usize) {
    assert_eq!(project.state_sum(), StateSum::of(project.records()), "the sum follows the records");
    assert!(project.history().len() >= *entries, "the history only grows");
    *entries = project.history().len();
}

fn restart(desk: &Desk, mut project: Project) -> Project {
    project.wait_saved().unwrap();
    let (records, sum) = (project.records().clone(), project.state_sum());
    let labels = (project.next_undo().cloned(), project.next_redo().cloned());
    let history = project.history().to_vec();
    drop(project);
    let project = desk.open();
    assert_eq!(*project.records(), records, "the file says what memory said");
    assert_eq!(project.state_sum(), sum);
    assert_eq!((project.next_undo().cloned(), project.next_redo().cloned()), labels);
    assert_eq!(project.history(), history);
    project
}

fn random_work(seed: u64) {
    let mut random = Random(seed);
    let (desk, mut project) = Desk::with_project();
    let (first, first_sum) = (project.records().clone(), project.state_sum());
    let mut entries = 0;
    let mut gesture = GestureId::new();
    for _ in 0..120 {
        match random.below(10) {
            0 | 1 => drop(project.undo()),
            2 => drop(project.redo()),
            3 => project = restart(&desk, project),
            _ => {
                let edit: Edit = random::edit(&mut random, project.records());
                let goes_on = random.one_in(3);
                gesture = if goes_on { gesture } else { edit.gesture };
                project.commit(edit.during(gesture));
            }
        }
        expect_true(&project, &mut entries);
    }
    while project.redo().is_some() {}
    let (last, last_sum) = (project.records().clone(), project.state_sum());
    assert_ne!(last, first, "something was done");
    project = restart(&desk, project);
    while project.undo().is_some() {
        expect_true(&project, &mut entries);
        if random.one_in(15) {
            project = restart(&desk, project);
        }
    }
    assert_eq!(*project.records(), first, "all undone, the first records");
    assert_eq!(project.state_sum(), first_sum, "and the first state sum");
    project = restart(&desk, project);
    while project.redo().is_some() {
        expect_true(&project, &mut entries);
    }
    assert_eq!(*project.records(), last, "all redone, the last records");
    assert_eq!(project.state_sum(), last_sum, "and the last state sum");
    restart(&desk, project);
}

#[test]
fn all_undone_is_the_first_state_and_all_redone_the_last() {
    for seed in 1..=6 {
        random_work(seed);
    }
}

#[test]
fn edits_of_one_gesture_are_undone_together() {
    let (_desk, mut project) = Desk::with_project();
    let before = title(&project).to_owned();
    let gesture = GestureId::new();
    for text in ["B", "Ba", "Bas"] {
        let edit = rename(project.records(), text).during(gesture);
        project.commit(edit);
    }
    project.commit(rename(project.records(), "Basket"));
    assert_eq!(project.undo().map(|label| label.name).as_deref(), Some("Basket"));
    assert_eq!(title(&project), "Bas");
    assert_eq!(project.undo().map(|label| label.name).as_deref(), Some("Bas"));
    assert_eq!(title(&project), before);
    assert_eq!(project.next_undo(), None);
    project.redo();
    assert_eq!(title(&project), "Bas");
    assert_eq!(project.history().len(), 7, "three keys, a rename, two undone, one redone");
}

#[test]
fn a_new_edit_ends_what_could_be_redone() {
    let (_desk, mut project) = Desk::with_project();
    project.commit(rename(project.records(), "one"));
    project.undo();
    project.commit(rename(project.records(), "two"));
    assert_eq!(project.redo(), None);
    assert_eq!(title(&project), "two");
}

#[test]
fn a_gesture_that_came_back_to_where_it_began_is_passed_over() {
    let (_desk, mut project) = Desk::with_project();
    let before = title(&project).to_owned();
    project.commit(rename(project.records(), "kept"));
    let gesture = GestureId::new();
    project.commit(rename(project.records(), "away").during(gesture));
    project.commit(rename(project.records(), "kept").during(gesture));
    project.undo();
    assert_eq!(title(&project), before, "one undo shows something");
}

#[test]
fn what_the_records_hold_counts_as_before() {
    let (_desk, mut project) = Desk::with_project();
    let stale = rename(project.records(), "second");
    project.commit(rename(project.records(), "first"));
    project.commit(stale);
    assert_eq!(project.state_sum(), StateSum::of(project.records()));
    project.undo();
    assert_eq!(title(&project), "first", "not what the edit believed");
}

#[test]
fn an_edit_that_changes_nothing_leaves_no_trace() {
    let (_desk, mut project) = Desk::with_project();
    let same = title(&project).to_owned();
    project.commit(rename(project.records(), &same));
    assert!(project.history().is_empty());
    assert_eq!(project.next_undo(), None);
}

#[test]
fn no_edit_makes_the_file_unreadable() {
    let (desk, mut project) = Desk::with_project();
    let cover = project.records().project().clone();
    let second = template::four_stages(Language::French).project().clone();
    let card = Card { target: Some(f64::NAN), ..Card::blank(CardId::new()) };
    use parcours::edit::{Change, Label, Verb};
    for change in [Change::removed(cover.clone()), Change::added(second), Change::added(card)] {
        project.commit(Edit::new(Label::new(Verb::Change, ""), vec![change]));
    }
    assert!(project.history().is_empty());
    project.wait_saved().unwrap();
    drop(project);
    assert_eq!(*desk.open().records().project(), cover);
}
