//! The room of the history, by what a screen reader says.

use crate::project::rename;
use crate::window::Window;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use parcours::edit::Verb;
use parcours::model::*;
use parcours::project::{Project, template};

fn title(window: &Window) -> String {
    window.records().journeys_in_order()[0].title.clone()
}

/// A window on a project whose first journey was called One, Two, Three by Camille and Robert.
fn window(language: Language) -> Window {
    let mut window = Window::new(language);
    let path = window.path("map.parcours");
    let mut project = Project::create(&path, template::four_stages(language)).unwrap();
    for (author, name) in [("Camille", "One"), ("Robert", "Two"), ("Camille", "Three")] {
        project.set_author(author);
        project.commit(rename(project.records(), name));
    }
    project.wait_saved().unwrap();
    drop(project);
    window.open(&path);
    window
}

fn is_there(window: &Window, label: &str) -> bool {
    window.harness.query_by_label(label).is_some()
}

fn holds(window: &Window, label: &str) -> bool {
    window.harness.query_all_by_label_contains(label).next().is_some()
}

/// How many steps of the diary are seen.
fn steps(window: &Window) -> usize {
    window
        .harness
        .query_all_by_label_contains("ename to “")
        .filter(|node| node.accesskit_node().role() == egui::accesskit::Role::ListBoxOption)
        .count()
}

#[test]
fn the_room_is_reached_by_its_key_the_palette_and_the_menu_and_left_again() {
    let mut window = window(Language::English);
    window.ctrl(Key::H);
    assert!(is_there(&window, "Diary") && holds(&window, "Step 3 of 3"));
    window.key(Key::Escape);
    assert!(!is_there(&window, "Play"), "Escape leads back to the map");
    window.ctrl(Key::K);
    window.type_text("History");
    window.key(Key::Enter);
    assert!(is_there(&window, "Play"));
    window.click("Back to the map");
    window.click("Project menu");
    window.click("Look");
    window.click_containing("History");
    assert!(is_there(&window, "Play"));
    window.ctrl(Key::H);
    assert!(!is_there(&window, "Play"));
}

#[test]
fn keys_walk_through_the_moments_and_the_map_shows_each() {
    let mut window = window(Language::English);
    window.ctrl(Key::H);
    assert!(holds(&window, "Three"));
    window.key(Key::ArrowLeft);
    assert!(holds(&window, "Step 2 of 3"));
    window.key(Key::ArrowDown);
    assert!(holds(&window, "Step 1 of 3"), "down leads to what was before");
    window.key(Key::Home);
    assert!(holds(&window, "Step 0 of 3") && is_there(&window, "The beginning"));
    window.key(Key::End);
    window.key(Key::ArrowUp);
    assert!(holds(&window, "Step 3 of 3"));
    assert_eq!(title(&window), "Three", "looking changes nothing");
    assert_eq!(window.harness.state().project().unwrap().history().len(), 3);
}

#[test]
fn the_diary_is_searched_and_filtered() {
    let mut window = window(Language::English);
    window.ctrl(Key::H);
    assert_eq!(steps(&window), 3);
    window.click("Search what was done");
    window.type_text("two");
    assert_eq!(steps(&window), 2, "what was called Two, and what it was called until then");
    assert!(is_there(&window, "2 found"));
    window.click("Show all");
    assert_eq!(steps(&window), 3);
    window.click("Who");
    window.click("Robert");
    assert_eq!(steps(&window), 1);
    window.click("Show all");
    window.click("What");
    window.click("Comments");
    assert!(holds(&window, "Nothing like that was done"));
}

#[test]
fn going_back_is_asked_leaves_a_snapshot_and_is_one_undo() {
    let mut window = window(Language::English);
    window.ctrl(Key::H);
    window.key(Key::Home);
    window.key(Key::ArrowRight);
    window.click("Go back to this moment");
    assert!(holds(&window, "one undo brings it all back"));
    window.click("Cancel");
    assert_eq!(title(&window), "Three");
    window.click("Go back to this moment");
    let all: Vec<_> = window.harness.query_all_by_label("Go back to this moment").collect();
    all.last().unwrap().click();
    window.settle();
    assert_eq!(title(&window), "One");
    assert!(holds(&window, "Before going back"), "what was there has a name");
    assert!(holds(&window, "Step 4 of 4"));
    window.ctrl(Key::Z);
    assert_eq!(title(&window), "Three");
    assert_eq!(window.records().snapshots.len(), 0);
    window.ctrl(Key::Y);
    assert_eq!((title(&window).as_str(), window.records().snapshots.len()), ("One", 1));
    let project = window.harness.state().project().unwrap();
    assert_eq!(project.next_undo().map(|label| label.verb), Some(Verb::Restore));
}

#[test]
fn a_moment_gets_a_name_by_keys_is_found_again_renamed_and_forgotten() {
    let mut window = window(Language::English);
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::H);
    window.settle();
    window.type_text("Before the board");
    window.key(Key::Enter);
    let named = |window: &Window| window.records().snapshots.values().map(|s| s.name.clone()).collect::<Vec<_>>();
    assert_eq!(named(&window), ["Before the board"]);
    window.key(Key::Home);
    window.click_containing("Before the board, ");
    assert!(holds(&window, "Step 3 of 4"), "the name is on the moment before it was given");
    window.click("Rename “Before the board”");
    window.type_text(" again");
    window.key(Key::Enter);
    assert_eq!(named(&window), ["Before the board again"]);
    window.click("Take the name “Before the board again” away");
    assert!(named(&window).is_empty());
}

#[test]
fn the_map_is_played_and_stands_a_second_where_less_motion_is_wanted() {
    let mut window = window(Language::English);
    window.ctrl(Key::H);
    // The clock of the tests goes on by a quarter of a second a frame, in which one step would be due.
    window.harness.key_press(Key::Space);
    window.harness.run_steps(2);
    assert!(is_there(&window, "Pause") && holds(&window, "Step 0 of 3"), "from the end it begins anew, and stands");
    window.harness.run_steps(8);
    assert!(holds(&window, "Step 3 of 3"), "four steps a second, shown at once");
    assert!(is_there(&window, "Play"), "at the end it stops");
    window.key(Key::Space);
    window.key(Key::Space);
    assert!(is_there(&window, "Play"));
}

#[test]
fn who_works_here_is_asked_once() {
    let mut window = window(Language::English);
    window.ctrl(Key::H);
    window.click("Your name in the history and in comments");
    window.type_text("Inès");
    window.key(Key::Tab);
    window.ctrl(Key::H);
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::H);
    window.settle();
    window.type_text("named");
    window.key(Key::Enter);
    let project = window.harness.state().project().unwrap();
    assert_eq!(project.history().last().unwrap().author, "Inès");
}

#[test]
fn it_speaks_french() {
    let mut window = window(Language::French);
    window.ctrl(Key::H);
    for label in [
        "Journal",
        "Nommer cette version",
        "Lire",
        "Vitesse",
        "Moment de l’historique",
        "Nommer",
        "Modification précédente",
    ] {
        assert!(is_there(&window, label), "{label}");
    }
    assert!(holds(&window, "Renommer en «\u{A0}Three\u{A0}», Camille") || holds(&window, "Camille"));
}

#[test]
fn a_person_is_erased_from_the_data_room_and_compacting_says_what_it_does() {
    let mut window = window(Language::English);
    window.click("Data");
    window.click("Privacy");
    window.click("Erase a person…");
    assert!(holds(&window, "This cannot be undone"));
    window.type_text("anna@example.org");
    window.click("Erase this person");
    assert!(holds(&window, "The key of this project is not on this computer") || holds(&window, "Nobody with this id"));
    window.key(Key::Escape);
    window.ctrl(Key::K);
    window.type_text("Compact the file");
    window.key(Key::Enter);
    assert!(holds(&window, "No image is unused"));
    window.click("Compact");
    window.settle();
    assert!(holds(&window, "The file is smaller by"));
    assert_eq!(title(&window), "Three");
}

#[test]
fn the_way_to_the_key_is_a_file() {
    let mut window = window(Language::French);
    window.click("Données");
    window.click("Vie privée");
    assert!(is_there(&window, "Exporter la clé…") && is_there(&window, "Importer une clé…"));
    assert!(holds(&window, "Clé de ce projet"));
}
