//! Copies that contradict each other in every way, decided one by one in the window.

use super::titled;
use crate::window::Window;
use egui::Key;
use egui_kittest::kittest::Queryable;
use parcours::edit::{self, Change, Edit, Label, Verb};
use parcours::model::*;
use parcours::project::Project;
use std::path::{Path, PathBuf};

fn shows(window: &Window, words: &str) -> bool {
    window.harness.query_all_by_label_contains(words).next().is_some()
}

/// A copy in somebody else's hands.
fn sent(window: &Window) -> (PathBuf, Project) {
    let path = window.path("sent.parcours");
    window.harness.state().project().unwrap().sharing().write(&path, false).unwrap();
    let mut theirs = Project::open(&path).unwrap();
    theirs.set_author("Sam");
    (path, theirs)
}

/// A card of the map that the window shows: others may be called the same.
fn card<'a>(records: &'a Records, title: &str) -> &'a Card {
    let first = records.journeys_in_order()[0].id;
    let mut here = records.cards.values().filter(|card| records.journey_of(card) == Some(first));
    here.find(|card| card.title == title).unwrap()
}

fn retitle(project: &mut Project, from: &str, to: &str) {
    let card = card(project.records(), from).clone();
    let after = Card { title: to.to_owned(), ..card.clone() };
    project.commit(edit::rename(to, card, after));
}

fn delete(project: &mut Project, title: &str) {
    let card = card(project.records(), title).id;
    project.commit(edit::delete(project.records(), &[(TableId::Card, card.uuid())], "card"));
}

fn step_of(records: &Records, name: &str) -> StepId {
    let first = records.journeys_in_order()[0].id;
    records.columns_of(first).into_iter().find(|step| step.name == name).unwrap().id
}

/// Puts a touchpoint into a step.
fn add(project: &mut Project, step: &str, title: &str) {
    let step = step_of(project.records(), step);
    let lane = card(project.records(), "Call centre").lane;
    let place = edit::Place { lane, step, before: None };
    let (edit, _) = edit::add_card(project.records(), place, CardKind::Touchpoint, title);
    project.commit(edit);
}

/// Goes there by its name and takes it away.
fn find_and_delete(window: &mut Window, name: &str) {
    window.command(name);
    window.key(Key::Delete);
}

fn compare_with(window: &mut Window, path: &Path) {
    window.command("Compare or merge with a file");
    window.answer_path(path);
    // The panel has its place once the maps are there.
    window.settle();
}

#[test]
fn deleted_and_revived_things_are_decided_one_by_one_and_merging_again_changes_nothing() {
    let mut window = Window::sample();
    let (path, mut theirs) = sent(&window);
    retitle(&mut theirs, "Payment form hard to use on a phone", "Payment: theirs");
    delete(&mut theirs, "The return label must be printed at home");
    add(&mut theirs, "Compare models", "Price comparison site");
    theirs.wait_saved().unwrap();
    drop(theirs);

    find_and_delete(&mut window, "Payment form hard to use on a phone");
    window.command("The return label must be printed at home");
    window.key(Key::F2);
    window.type_text("The label: mine");
    window.key(Key::Enter);
    find_and_delete(&mut window, "Compare models");
    assert!(window.card("Payment form hard to use on a phone").is_none() && window.card("The label: mine").is_some());
    let first = window.records().journeys_in_order()[0].id;
    assert!(!window.records().columns_of(first).iter().any(|step| step.name == "Compare models"));
    let before = window.records().clone();

    compare_with(&mut window, &path);
    window.wait_for("decided");
    let ways = [
        ("You deleted this; the other copy changed it", "Delete it"),
        ("The other copy deleted this; you changed it", "Keep it"),
        ("You deleted this, but something in the other copy needs it", "Keep it"),
    ];
    let mut seen = Vec::new();
    while shows(&window, "not decided: what is marked is taken") {
        let (words, answer) = ways.into_iter().find(|(words, _)| shows(&window, words)).expect("one of the three");
        seen.push(words);
        assert!(seen.len() <= 3, "{seen:?}");
        window.click(answer);
    }
    seen.sort_unstable();
    assert_eq!(seen, [ways[1].0, ways[2].0, ways[0].0], "each of them once");
    window.click("Merge both");

    assert!(titled(window.records(), "Payment: theirs").is_none(), "deleted, as it was decided");
    assert!(titled(window.records(), "The label: mine").is_some(), "kept");
    let came = titled(window.records(), "Price comparison site").expect("their touchpoint");
    assert_eq!(window.records().steps[&came.step].name, "Compare models", "in the step that it needs");
    let after = window.records().clone();
    window.ctrl(Key::Z);
    assert_eq!(*window.records(), before, "one undo takes all of it back");
    window.ctrl(Key::Y);
    assert_eq!(*window.records(), after);

    compare_with(&mut window, &path);
    window.wait_for("Merge both");
    window.click("Merge both");
    assert!(shows(&window, "The other copy has nothing that this one does not have"));
    assert_eq!(*window.records(), after, "merging again changes nothing");
}

#[test]
fn many_contradictions_are_decided_at_once() {
    let mut window = Window::sample();
    let (path, mut theirs) = sent(&window);
    let titles = ["Parcel delivery", "Shipping cost appears at the last step", "Payment form hard to use on a phone"];
    for title in titles {
        retitle(&mut theirs, title, &format!("{title}: theirs"));
    }
    theirs.wait_saved().unwrap();
    drop(theirs);
    for (before, title) in titles.into_iter().enumerate() {
        window.command(title);
        window.key(Key::F2);
        window.type_text("mine");
        window.key(Key::Enter);
        let renamed = window.records().cards.values().filter(|card| card.title == "mine").count();
        assert_eq!(renamed, before + 1, "{title}");
    }
    compare_with(&mut window, &path);
    window.wait_for("0 of 3 decided");
    window.click("Keep mine");
    assert!(shows(&window, "1 of 3 decided"));
    window.click("theirs");
    assert!(shows(&window, "3 of 3 decided"));
    window.click("Merge both");
    let kept = titles.iter().filter(|title| window.card(&format!("{title}: theirs")).is_some()).count();
    assert_eq!(kept, 2, "what was decided before stays as it was");
    assert!(window.card("mine").is_some());
}

const DRAWING: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'><path d='M0 0H4V2z'/></svg>";

/// Exports what is compared as SVG and reads it.
fn picture(window: &mut Window, name: &str) -> String {
    // The panel has its place once the maps are there, the dialog a frame after it came.
    window.settle();
    window.click("Picture…");
    window.wait_for("SVG");
    window.settle();
    window.click("SVG");
    let export = window.harness.query_all_by_label("Export").last().expect("the dialog has its button");
    export.click();
    window.settle();
    let path = window.path(name);
    window.answer_path(&path);
    window.wait_for("Exported");
    let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while !path.exists() {
        assert!(std::time::Instant::now() < until, "{name} never came");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn images_of_the_other_file_are_drawn_and_what_is_seen_is_exported() {
    let mut window = Window::sample();
    let (path, mut theirs) = sent(&window);
    let (added, image) = theirs.add_image(DRAWING.as_bytes(), "Shelf").unwrap();
    let card = card(theirs.records(), "Review portal").clone();
    let place = edit::Place { lane: card.lane, step: card.step, before: None };
    let (edit, id) = edit::add_card(theirs.records(), place, CardKind::Image, "The shelf");
    theirs.commit(edit);
    let card = theirs.records().cards[&id].clone();
    let changes = added.into_iter().chain([Change::replaced(card.clone(), Card { image: Some(image), ..card })]);
    theirs.commit(Edit::new(Label::new(Verb::Change, "image"), changes.collect()));
    theirs.wait_saved().unwrap();
    drop(theirs);

    compare_with(&mut window, &path);
    window.wait_for("Both maps over each other");
    let over = picture(&mut window, "over.svg");
    assert!(over.contains("data:image/png"), "the picture that only the other file has");
    window.click("Side by side");
    assert!(shows(&window, "Map: This file") && shows(&window, "Map: sent"));
    let beside = picture(&mut window, "beside.svg");
    assert!(beside.contains("data:image/png"));
    let width = |svg: &str| -> f32 {
        let (_, from) = svg.split_once("width=\"").unwrap();
        from.split_once('"').unwrap().0.parse().unwrap()
    };
    assert!(width(&beside) > 1.9 * width(&over), "both maps stand beside each other");
}
