//! Scores of checkpoints, by what a touchpoint is known, and the opportunities by impact and effort.

use super::gestures::after;
use super::window::Window;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use parcours::edit::{self, Place};
use parcours::model::*;
use parcours::project::template::{self, TemplateId};
use parcours::scene::{Item, Options, Scene, Theme, lay_out};

fn scene(records: &Records, language: Language) -> Scene {
    let options = Options { language, ..Options::default() };
    let theme = Theme::Light;
    lay_out(records, records.journeys_in_order()[0].id, None, &Options { theme, ..options })
}

fn texts(scene: &Scene) -> String {
    let text = |item: &Item| if let Item::Text(text) = item { Some(text.text.to_string()) } else { None };
    scene.items().filter_map(text).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_checkpoints_of_a_web_shop_say_a_score_per_stage_and_in_all() {
    for (language, before, all, stage) in [
        (Language::English, "score +1", "Score in all +0.5", "score "),
        (Language::French, "note +1", "Note globale +0,5", "note "),
    ] {
        let mut records = template::new_project(TemplateId::Ecommerce, language);
        let journey = records.journeys_in_order()[0].id;
        let first: Vec<StepId> = records.columns_of(journey).iter().take(6).map(|step| step.id).collect();
        for (step, value) in first.into_iter().zip([1.0, 1.0, 1.0, 1.0, 1.0, -2.0]) {
            let felt = edit::Felt { value: Some(value), ..edit::Felt::default() };
            records = after(&records, &edit::feel(&records, step, None, &felt).0);
        }
        let scene = scene(&records, language);
        let drawn = texts(&scene);
        assert!(drawn.contains(before) && drawn.contains(all), "{drawn}");
        assert_eq!(drawn.matches(stage).count(), 2, "not the stage in which nothing is scored yet: {drawn}");
        let spoken = scene.spots.iter().any(|spot| spot.label.ends_with(&format!(", {before}")));
        assert!(spoken, "a screen reader says it too");
    }
    let plain = template::four_stages(Language::English);
    assert!(!texts(&scene(&plain, Language::English)).contains("core"), "other maps have no score");
}

#[test]
fn a_touchpoint_of_a_store_says_how_it_is_known_who_was_there() {
    for (language, by, words) in [
        (Language::English, KnownBy::Counter, "counted"),
        (Language::French, KnownBy::Beacon, "vu par Wi-Fi ou balise"),
        (Language::English, KnownBy::Till, "known at the till"),
        (Language::French, KnownBy::Nothing, "non mesurable"),
    ] {
        let mut records = template::new_project(TemplateId::Retail, language);
        let journey = records.journeys_in_order()[0].id;
        let lane = records.lanes_of(journey).iter().find(|l| l.kind == LaneKind::Touchpoints).unwrap().id;
        let place = Place { lane, step: records.columns_of(journey)[1].id, before: None };
        let (added, card) = edit::add_card(&records, place, CardKind::Touchpoint, "Door");
        records = after(&records, &added);
        assert!(!texts(&scene(&records, language)).contains(words));
        let marked = edit::set_on_cards(&records, &[card], |card| card.known_by = by).unwrap();
        records = after(&records, &marked);
        assert!(texts(&scene(&records, language)).contains(words), "{words}");
    }
}

/// A map with two opportunities, one of them without a place in the matrix.
fn opportunities() -> Records {
    let mut records = template::four_stages(Language::English);
    let journey = records.journeys_in_order()[0].id;
    let lane = records.lanes_of(journey).iter().find(|l| l.kind == LaneKind::Opportunities).unwrap().id;
    let steps: Vec<StepId> = records.columns_of(journey).iter().map(|step| step.id).collect();
    for (title, step, weights) in
        [("Call back", steps[0], None), ("Show stock", steps[2], Some((Level::High, Level::Low)))]
    {
        let place = Place { lane, step, before: None };
        let (added, card) = edit::add_card(&records, place, CardKind::Opportunity, title);
        records = after(&records, &added);
        if let Some((impact, effort)) = weights {
            let set = |card: &mut Card| (card.impact, card.effort) = (Some(impact), Some(effort));
            let weighed = edit::set_on_cards(&records, &[card], set).unwrap();
            records = after(&records, &weighed);
        }
    }
    records
}

fn weights(window: &Window, title: &str) -> (Option<Level>, Option<Level>) {
    let card = window.card(title).expect("it is on the map");
    (card.impact, card.effort)
}

#[test]
fn an_opportunity_is_dragged_to_its_impact_and_effort_in_one_undo() {
    let mut window = Window::on(opportunities());
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    window.settle();
    let point = window.harness.get_by_label("Call back, not placed yet").rect().center();
    let placed = window.harness.get_by_label("Show stock, impact high, effort low").rect();
    window.drag(point, placed.center() + egui::vec2(0.0, 40.0));
    assert_eq!(weights(&window, "Call back"), (Some(Level::High), Some(Level::Low)));
    assert!(window.harness.query_by_label("Call back, impact high, effort low").is_some());
    window.click("Close");
    window.ctrl(Key::Z);
    assert_eq!(weights(&window, "Call back"), (None, None), "both values are one undo");
}

#[test]
fn the_check_opens_the_matrix_and_arrow_keys_place_a_point() {
    let mut window = Window::on(opportunities());
    window.harness.set_size(egui::vec2(1280.0, 2400.0));
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    window.settle();
    window.click("Open the matrix");
    window.click("Call back, not placed yet");
    window.key(Key::ArrowUp);
    assert_eq!(weights(&window, "Call back"), (Some(Level::Medium), Some(Level::Medium)), "into the middle");
    window.key(Key::ArrowUp);
    window.key(Key::ArrowUp);
    window.key(Key::ArrowLeft);
    assert_eq!(weights(&window, "Call back"), (Some(Level::High), Some(Level::Low)), "no further than the edge");
    let point = window.harness.get_by_label("Call back, impact high, effort low");
    assert!(point.accesskit_node().is_focused(), "it stays in hand where it goes");
    window.click("Show on the map");
    assert!(window.harness.query_by_label("Call back, impact high, effort low").is_none(), "the sheet is closed");
    assert_eq!(super::finding::selected_title(&window).as_deref(), Some("Call back"));
}
