//! What the window says and offers when a project is open elsewhere, does not open, or was not saved.

use super::{folders, open};
use crate::project::{Desk, rename, title};
use crate::window::Window;
use egui_kittest::kittest::Queryable;
use parcours::model::Language;
use rusqlite::Connection;

fn shows(window: &Window, words: &str) -> bool {
    window.harness.query_all_by_label_contains(words).next().is_some()
}

/// Leaves the lock file of somebody at another computer.
fn somebody_has_it_open(desk: &Desk) {
    let now = chrono::Utc::now().timestamp_millis();
    let note = serde_json::json!({
        "app": "parcours", "user": "Anna", "host": "desk-3", "pid": 7, "began": null,
        "started_ms": now - 60_000, "heartbeat_ms": now, "session": "00000000-0000-0000-0000-000000000001",
    });
    std::fs::write(desk.beside(".~lock.shop.parcours#"), note.to_string()).unwrap();
}

#[test]
fn a_project_that_is_open_elsewhere_can_be_read() {
    let (desk, project) = Desk::with_project();
    drop(project);
    somebody_has_it_open(&desk);
    let mut window = Window::new(Language::English);
    window.open(&desk.file);
    assert!(shows(&window, "Anna has “shop.parcours” open on desk-3, since"));
    assert!(shows(&window, "Open a copy…"));
    window.click("Read only");
    assert!(window.harness.state().project().unwrap().read_only());
    assert!(shows(&window, "Read-only"));
}

#[test]
fn opened_anyway_the_lock_file_of_the_other_stays() {
    let (desk, project) = Desk::with_project();
    drop(project);
    somebody_has_it_open(&desk);
    let mut window = Window::new(Language::French);
    window.open(&desk.file);
    window.click("Ouvrir quand même");
    assert!(!window.harness.state().project().unwrap().read_only());
    drop(window);
    assert!(desk.beside(".~lock.shop.parcours#").exists());
}

#[test]
fn a_damaged_project_offers_to_be_salvaged() {
    let (desk, project) = Desk::with_project();
    drop(project);
    Connection::open(&desk.file).unwrap().execute("UPDATE journey SET title = 'forged'", []).unwrap();
    for (language, sentence, answer) in [
        (Language::English, "is damaged", "Salvage into a new file…"),
        (Language::French, "est endommagé", "Sauver dans un nouveau fichier…"),
    ] {
        let mut window = Window::new(language);
        window.open(&desk.file);
        assert!(shows(&window, sentence) && shows(&window, answer));
        window.key(egui::Key::Escape);
        assert!(!shows(&window, sentence), "the question is dismissed");
        assert!(window.harness.state().project().is_none());
    }
}

#[test]
fn what_was_not_saved_is_offered_at_the_start_and_comes_back() {
    let (desk, project) = Desk::with_project();
    drop(project);
    let folders = folders(&desk);
    let mut project = open(&desk.file, &folders);
    let other = Connection::open(&desk.file).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    project.commit(rename(project.records(), "Basket"));
    assert!(project.wait_saved().is_err());
    drop((project, other));
    let mut window = Window::new(Language::English);
    window.harness.state_mut().offer_recoveries(&folders);
    window.settle();
    assert!(shows(&window, "One edit of “shop.parcours” could not be saved: rename to “Basket”"));
    window.click("Throw away…");
    assert!(shows(&window, "Throw away for good"), "asked twice");
    window.click("Keep");
    window.click("Bring back");
    assert_eq!(title(window.harness.state().project().unwrap()), "Basket");
    drop(window);
    assert_eq!(title(&desk.open()), "Basket");
    let mut window = Window::new(Language::English);
    window.harness.state_mut().offer_recoveries(&folders);
    window.settle();
    assert!(!shows(&window, "Not saved last time"));
}

#[test]
fn a_project_that_is_not_saved_offers_to_try_again_and_another_name() {
    let (desk, project) = Desk::with_project();
    drop(project);
    let mut window = Window::new(Language::English);
    window.open(&desk.file);
    std::fs::remove_file(&desk.file).unwrap();
    // As any edit would find it gone.
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().run(&ctx, parcours::ui::command::Command::NewJourney);
    window.wait_for("Not saved");
    assert!(shows(&window, "Try again") && shows(&window, "Save as…"));
}

#[test]
fn a_file_that_somebody_replaced_is_merged_with_what_was_not_saved() {
    let (desk, project) = Desk::with_project();
    drop(project);
    let mut window = Window::new(Language::English);
    window.open(&desk.file);
    // Somebody else's copy, worked on, takes the place of the file.
    let theirs = desk.beside("theirs.parcours");
    parcours::project::copy_file(&desk.file, &theirs).unwrap();
    let mut other = parcours::project::Project::open(&theirs).unwrap();
    other.commit(rename(other.records(), "Theirs"));
    other.wait_saved().unwrap();
    drop(other);
    std::fs::rename(&theirs, &desk.file).unwrap();
    let journeys = window.records().journeys.len();
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().run(&ctx, parcours::ui::command::Command::NewJourney);
    window.wait_for("Not saved: “shop.parcours” was moved, deleted or replaced");
    assert!(
        shows(&window, "Your edits are kept on this computer") || shows(&window, "Your edits are only in this window")
    );
    window.click("Save and merge…");
    window.wait_for("Path of the file");
    window.ctrl(egui::Key::A);
    window.type_text(&desk.beside("both.parcours").display().to_string());
    window.key(egui::Key::Enter);
    window.wait_for("Merge both");
    window.click("Merge both");
    assert_eq!(title(window.harness.state().project().unwrap()), "Theirs");
    assert_eq!(window.records().journeys.len(), journeys + 1, "and what was not saved is there too");
    drop(window);
    let both = parcours::project::Project::open(&desk.beside("both.parcours")).unwrap();
    assert_eq!((title(&both), both.records().journeys.len()), ("Theirs", journeys + 1));
}
