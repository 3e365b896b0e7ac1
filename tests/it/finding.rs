//! Finding commands and texts: the palette, and the search over the map.

use super::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use parcours::model::*;
use parcours::project::sample;
use parcours::ui::find::{Index, Needle};

/// What the properties show as the title of what is selected.
pub(super) fn selected_title(window: &Window) -> Option<String> {
    let title = window.harness.query_by_role_and_label(Role::MultilineTextInput, "Title")?;
    title.value().map(|text| text.to_string())
}

fn offered(window: &Window) -> Vec<String> {
    let rows =
        window.harness.query_all_by(|node| node.role() == Role::ListBoxOption && node.position_in_set().is_some());
    rows.filter_map(|row| row.accesskit_node().label()).collect()
}

fn ctrl_shift(window: &mut Window, key: Key) {
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, key);
    window.settle();
}

#[test]
fn a_text_is_found_by_the_beginnings_of_its_words_and_gone_to() {
    let mut window = Window::sample();
    window.ctrl(Key::K);
    window.type_text("cal cent");
    let rows = offered(&window);
    assert!(rows[0].starts_with("Call centre, Touchpoint"), "best first: {rows:?}");
    window.key(Key::Enter);
    assert_eq!(selected_title(&window).as_deref(), Some("Call centre"));
    assert!(offered(&window).is_empty(), "the palette is gone");
}

#[test]
fn arrows_choose_among_what_is_found_and_escape_changes_nothing() {
    let mut window = Window::sample();
    window.ctrl(Key::K);
    window.type_text("review");
    let chosen = |window: &Window| {
        let rows = window.harness.query_all_by(|node| {
            node.role() == Role::ListBoxOption && node.position_in_set().is_some() && node.is_selected() == Some(true)
        });
        rows.filter_map(|row| row.accesskit_node().label()).collect::<Vec<String>>()
    };
    let rows = offered(&window);
    assert!(rows.len() > 2);
    window.key(Key::ArrowDown);
    window.key(Key::ArrowDown);
    assert_eq!(chosen(&window), [rows[2].clone()]);
    window.key(Key::ArrowUp);
    assert_eq!(chosen(&window), [rows[1].clone()]);
    window.key(Key::Escape);
    assert!(offered(&window).is_empty());
    assert_eq!(selected_title(&window), None);
}

#[test]
fn a_text_of_another_journey_brings_its_map() {
    let mut window = Window::sample();
    let first = window.records().journeys_in_order()[0].id;
    let titles = |here: bool| -> Vec<String> {
        let records = window.records();
        let cards = records.cards.values().filter(|card| (records.journey_of(card) == Some(first)) == here);
        cards.map(|card| card.title.clone()).collect()
    };
    let known = titles(true);
    let only_there = titles(false).into_iter().find(|title| !known.contains(title) && title.len() > 12).unwrap();
    window.ctrl(Key::K);
    window.type_text(&only_there);
    window.key(Key::Enter);
    assert_eq!(selected_title(&window), Some(only_there));
}

#[test]
fn a_command_is_found_without_its_accents_and_run() {
    let mut window = Window::new(Language::French);
    let path = window.path("carte.parcours");
    let records = sample::records(Language::French, chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap());
    drop(parcours::project::Project::create(&path, records).unwrap());
    window.open(&path);
    window.ctrl(Key::K);
    window.type_text("ajouter ligne criteres");
    let rows = offered(&window);
    assert!(rows[0].contains("Critères de choix"), "{rows:?}");
    let lanes = window.records().lanes.len();
    window.key(Key::Enter);
    assert_eq!(window.records().lanes.len(), lanes + 1);
    window.ctrl(Key::K);
    window.type_text("raccourcis");
    window.key(Key::Enter);
    assert!(window.harness.query_by_label("Commencer une fiche dans une case vide").is_some());
}

#[test]
fn a_persona_is_found_by_what_is_written_about_them() {
    let mut window = Window::sample();
    let persona = window.records().personas_in_order()[1].clone();
    window.ctrl(Key::K);
    window.type_text(&persona.name);
    window.key(Key::Enter);
    assert!(
        window.harness.query_by_role_and_label(Role::TextInput, "Quote").is_some() || {
            window.harness.query_by_role_and_label(Role::MultilineTextInput, "Quote").is_some()
        }
    );
}

#[test]
fn what_is_not_there_is_said_not_to_be() {
    let mut window = Window::sample();
    window.ctrl(Key::K);
    window.type_text("xylophone");
    assert!(window.harness.query_by_label("Nothing matches “xylophone”.").is_some());
}

#[test]
fn the_search_walks_over_its_hits_and_says_which_one_it_is() {
    let mut window = Window::sample();
    window.ctrl(Key::F);
    window.type_text("re");
    let count = |window: &Window| {
        let labels = window.harness.query_all_by(|node| node.role() == Role::Label);
        labels.filter_map(|node| node.accesskit_node().value()).find(|text| text.contains(" of ") && text.len() < 9)
    };
    let first = selected_title(&window).expect("the first hit is shown");
    let said = count(&window).expect("how many there are");
    assert!(said.starts_with("1 of "), "{said}");
    window.key(Key::Enter);
    assert!(count(&window).unwrap().starts_with("2 of "));
    assert_ne!(selected_title(&window), Some(first.clone()));
    window.key(Key::F3);
    assert!(count(&window).unwrap().starts_with("3 of "));
    for _ in 0..2 {
        window.harness.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
        window.settle();
    }
    assert_eq!(selected_title(&window), Some(first));
    window.key(Key::Escape);
    assert!(window.harness.query_by_label("Search the map").is_none());
}

#[test]
fn letters_typed_into_a_field_are_no_commands() {
    let mut window = Window::sample();
    let cards = window.records().cards.len();
    window.ctrl(Key::F);
    for key in [Key::Num3, Key::N, Key::L, Key::Plus] {
        window.key(key);
    }
    assert_eq!(window.records().cards.len(), cards);
    ctrl_shift(&mut window, Key::K);
    assert!(window.harness.query_by_label("Nothing missing that we could find.").is_some(), "chords still work");
}

/// What ten thousand cards cost while somebody types.
#[test]
fn ten_thousand_cards_are_searched_at_once() {
    let mut records = Records::default();
    records.insert(Project::blank(ProjectId::new()).into());
    let stages = [("Decision".to_owned(), Phase::Decision, Moment::During)];
    let (edit, journey) = parcours::edit::add_journey(&records, "Trimmer", &stages, &[LaneKind::Touchpoints]);
    parcours::edit::apply(&mut records, &mut StateSum::default(), &edit);
    let (lane, step) = (records.lanes_of(journey)[0].id, records.columns_of(journey)[0].id);
    let words = ["basket", "delivery", "invoice", "newsletter", "leaflet", "counter", "showroom"];
    for n in 0..10_000_usize {
        let word = |by: usize| words[(n / 7_usize.pow(by as u32)) % words.len()];
        let title = format!("{} and {} number {n}", word(0), word(1));
        let text = format!("The customer looks for the {} and finds a {}.", word(2), word(3));
        let card = Card { lane, step, title, text, ..Card::blank(CardId::new()) };
        records.insert(card.into());
    }
    let mut index = Index::default();
    index.follow(&records, 1, Language::English);
    let needle = Needle::new("show deliv 77");
    let found = index.best(&needle);
    assert!(!found.is_empty() && found.len() < 10_000);
    let begun = std::time::Instant::now();
    for _ in 0..5 {
        assert_eq!(index.best(&needle).len(), found.len());
    }
    let each = begun.elapsed() / 5;
    // Built without optimisation this takes many times as long as in the program.
    assert!(each < std::time::Duration::from_millis(250), "{each:?}");
}
