//! The left panel: folding, journeys, lanes, and a new project from a template.

use super::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use parcours::model::*;
use parcours::project::sample;

fn shows_lists(window: &Window) -> bool {
    window.harness.query_by_label("Add a journey").is_some()
}

#[test]
fn the_panel_folds_to_its_icons_and_back() {
    let mut window = Window::sample();
    assert!(shows_lists(&window));
    window.ctrl(Key::B);
    assert!(!shows_lists(&window));
    assert!(window.harness.query_by_label("Outline (Ctrl+Shift+O)").is_some(), "the icons say what they are");
    window.ctrl(Key::B);
    assert!(shows_lists(&window));
}

#[test]
fn in_a_narrow_window_it_is_folded_until_somebody_unfolds_it() {
    for (width, is_folded) in [(1000.0, true), (1280.0, true), (1400.0, false)] {
        let mut window = Window::new(Language::English);
        window.harness.set_size(egui::vec2(width, 700.0));
        window.begin(sample::records(Language::English, chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()));
        assert_eq!(shows_lists(&window), !is_folded, "at a width of {width}");
        window.ctrl(Key::B);
        assert_eq!(shows_lists(&window), is_folded, "at a width of {width}");
    }
}

#[test]
fn a_journey_is_renamed_in_its_place() {
    let mut window = Window::sample();
    let title = window.records().journeys_in_order()[2].title.clone();
    let row = window.harness.query_all_by_role_and_label(Role::ListItem, &title).next().unwrap();
    row.focus();
    window.settle();
    window.key(Key::F2);
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.settle();
    window.type_text("Trade accounts");
    window.key(Key::Enter);
    assert_eq!(window.records().journeys_in_order()[2].title, "Trade accounts");
}

#[test]
fn a_journey_is_added_from_a_template() {
    let mut window = Window::sample();
    let before = window.records().journeys.len();
    window.click("Add a journey");
    window.click("Blank map");
    let journeys = window.records().journeys_in_order();
    assert_eq!(journeys.len(), before + 1);
    let last = journeys.last().unwrap();
    assert_eq!(window.records().stages_of(last.id).len(), 1);
    assert!(!window.records().lanes_of(last.id).is_empty());
}

#[test]
fn lanes_are_put_into_order_by_keys_and_by_hand() {
    let mut window = Window::sample();
    let names = |window: &Window| -> Vec<LaneKind> {
        let journey = window.records().journeys_in_order()[0].id;
        window.records().lanes_of(journey).into_iter().map(|lane| lane.kind).collect()
    };
    let before = names(&window);
    window.harness.query_all_by_role(Role::CheckBox).next().unwrap().focus();
    window.settle();
    window.ctrl(Key::ArrowDown);
    let moved = names(&window);
    assert_eq!((moved[0], moved[1]), (before[1], before[0]));
    window.ctrl(Key::Z);
    assert_eq!(names(&window), before);
    window.harness.query_all_by_role(Role::CheckBox).nth(3).unwrap().scroll_to_me();
    window.settle();
    let rows: Vec<egui::Rect> = window.harness.query_all_by_role(Role::CheckBox).map(|row| row.rect()).collect();
    window.drag(rows[0].center(), rows[2].center_bottom() - egui::vec2(0.0, 3.0));
    let moved = names(&window);
    assert_eq!(moved[..3], [before[1], before[2], before[0]]);
}

#[test]
fn every_kind_of_card_can_be_added() {
    let mut window = Window::sample();
    window.click_containing("Touchpoint: Product page");
    window.click("More kinds");
    window.click("Add: Need");
    window.type_text("To know before paying");
    window.key(Key::Enter);
    assert_eq!(window.card("To know before paying").map(|card| card.kind), Some(CardKind::Need));
}

#[test]
fn a_new_project_begins_with_a_template() {
    let mut window = Window::new(Language::English);
    window.ctrl(Key::N);
    let offered = window.harness.query_all_by_label_contains("One stage and the usual lanes").next();
    offered.expect("a blank map is offered").click();
    window.settle();
    window.wait_for("Path of the file");
    let path = window.path("blank.parcours").display().to_string();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.settle();
    window.type_text(&path);
    window.click("Save");
    assert_eq!(window.records().stages.len(), 1);
}

#[test]
fn the_sheet_of_keys_fits_the_window() {
    let mut window = Window::sample();
    window.key(Key::F1);
    let last = window.harness.query_all_by_label_contains("Ctrl+").map(|node| node.rect().bottom()).fold(0.0, f32::max);
    assert!(last > 300.0 && last < 720.0, "{last}");
    assert!(window.harness.query_by_label("Begin a card in an empty cell").is_some());
    let node = window.harness.get_by_label("Search the map");
    assert!(node.accesskit_node().bounding_box().is_some());
}
