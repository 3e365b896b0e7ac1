//! The check of the map: what it lists, and what can be done about it.

use super::finding::selected_title;
use super::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use parcours::model::*;
use parcours::project::template;

fn open_check(records: Records) -> Window {
    let mut window = Window::on(records);
    window.harness.set_size(egui::vec2(1280.0, 2400.0));
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    window.settle();
    window
}

fn journey(window: &Window) -> &Journey {
    window.records().journeys_in_order()[0]
}

#[test]
fn findings_are_listed_by_level_in_words() {
    let window = open_check(template::four_stages(Language::English));
    for words in ["TO FIX", "TO COMPLETE", "To fix, Nobody walks this journey yet: add a persona."] {
        assert!(window.harness.query_by_label(words).is_some(), "{words}");
    }
}

#[test]
fn a_finding_is_acted_on() {
    let mut window = open_check(template::four_stages(Language::English));
    window.click("Add a persona");
    assert_eq!(window.records().personas.len(), 1);
    assert_eq!(journey(&window).personas.len(), 1, "who walks this journey");
}

#[test]
fn a_finding_leads_to_the_field_that_is_missing() {
    let mut window = open_check(template::four_stages(Language::English));
    let goal = "To complete, Say what the customer wants to achieve, in their own words.";
    let finding = window.harness.get_by_label(goal).rect();
    let button =
        window.harness.query_all_by_label("Go to the field").find(|b| b.rect().top() >= finding.bottom() - 2.0);
    button.expect("its button stands below it").click();
    window.settle();
    let field = window.harness.get_by_label("Customer’s goal");
    assert!(field.accesskit_node().is_focused());
    window.type_text("I want a tidy hedge");
    window.key(Key::Tab);
    assert_eq!(journey(&window).customer_goal, "I want a tidy hedge");
    assert!(window.harness.query_by_label(goal).is_none(), "nothing left to say");
}

#[test]
fn a_rule_that_is_not_for_this_map_is_silenced_and_brought_back() {
    let mut window = open_check(template::four_stages(Language::English));
    let count = |window: &Window| window.harness.query_all_by_label("Not for this map").count();
    let before = count(&window);
    window.harness.query_all_by_label("Not for this map").next().unwrap().click();
    window.settle();
    assert_eq!(journey(&window).silenced, ["no-persona"]);
    assert_eq!(count(&window), before - 1);
    window.click_containing("Silenced (1)");
    window.click("Bring back");
    assert!(journey(&window).silenced.is_empty());
    assert_eq!(count(&window), before);
}

#[test]
fn a_severe_pain_point_gets_an_opportunity_that_answers_it() {
    let mut records = template::four_stages(Language::English);
    let journey = records.journeys_in_order()[0].id;
    let lane = records.lanes_of(journey).into_iter().find(|lane| lane.kind == LaneKind::Pains).unwrap().id;
    let step = records.columns_of(journey)[1].id;
    let pain = Card {
        lane,
        step,
        span: 1,
        kind: CardKind::Pain,
        title: "Twelve minutes on hold".into(),
        severity: Some(Level::High),
        ..Card::blank(CardId::new())
    };
    let id = pain.id;
    records.insert(pain.into());
    let mut window = open_check(records);
    window.click("Add an opportunity");
    let answer = window.records().cards.values().find(|card| card.kind == CardKind::Opportunity).cloned();
    let answer = answer.expect("an opportunity");
    assert_eq!((answer.step, answer.answers), (step, vec![id]));
    assert_eq!(selected_title(&window).as_deref(), Some("New opportunity"), "ready to be named");
}

#[test]
fn a_workshop_is_left_alone_until_it_asks() {
    let mut window = Window::on(template::four_stages(Language::English));
    window.key(Key::F11);
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    window.settle();
    assert!(window.harness.query_by_label("TO FIX").is_none());
    window.harness.get_by_role_and_label(Role::Button, "Check the map").click();
    window.settle();
    assert!(window.harness.query_by_label("TO FIX").is_some());
}
