//! The map as a tree, walked by keys.

use super::finding::selected_title;
use super::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use parcours::model::*;
use parcours::ui::outline::outline;

fn open_tree(window: &mut Window) {
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    window.settle();
}

/// What a screen reader hears of the line in hand: its label and its level.
fn heard(window: &Window) -> (String, usize) {
    let focused = window.harness.query_all_by(|node| node.role() == Role::TreeItem && node.is_focused());
    let nodes: Vec<_> = focused.collect();
    assert_eq!(nodes.len(), 1, "one line has the focus");
    let node = nodes[0].accesskit_node();
    (node.label().unwrap_or_default(), node.level().unwrap_or_default())
}

fn lines(window: &Window) -> usize {
    window.harness.query_all_by_role(Role::TreeItem).count()
}

#[test]
fn the_tree_goes_from_stages_to_cards() {
    let window = Window::sample();
    let records = window.records();
    let journey = records.journeys_in_order()[0].id;
    let nodes = outline(records, journey, Language::English);
    let cards = records.cards.values().filter(|card| records.journey_of(card) == Some(journey)).count();
    let feelings = nodes.iter().filter(|node| node.spoken.starts_with("Emotion:")).count();
    assert_eq!(nodes.iter().filter(|node| node.depth == 3).count(), cards + feelings, "every card stands in it");
    assert!(nodes.windows(2).all(|pair| pair[1].depth <= pair[0].depth + 1), "nothing hangs in the air");
    assert!(nodes.iter().any(|node| node.spoken == "Touchpoint: Product page"));
}

#[test]
fn a_feeling_without_a_name_goes_by_its_step_and_how_good_it_is() {
    let mut records = parcours::project::sample::records(Language::English, chrono::NaiveDate::MIN);
    let journey = records.journeys_in_order()[0].id;
    let step = records.columns_of(journey)[0].id;
    let mut feeling = Feeling::blank(FeelingId::new());
    (feeling.step, feeling.value) = (step, -1.0);
    records.insert(feeling.into());
    let name = &records.steps[&step].name;
    let nodes = outline(&records, journey, Language::English);
    assert!(nodes.iter().any(|node| node.text == format!("{name} · Negative")), "{name}");
    let is_nameless = |text: &str| text.starts_with(|c: char| c.is_ascii_digit() || "+-−·".contains(c));
    let feelings = nodes.iter().filter(|node| matches!(node.target, parcours::scene::Target::Feeling(_)));
    assert_eq!(feelings.filter(|node| is_nameless(&node.text)).count(), 0);
}

#[test]
fn keys_walk_the_tree_fold_it_and_lead_to_the_map() {
    let mut window = Window::sample();
    open_tree(&mut window);
    let (stage, level) = heard(&window);
    assert!(stage.starts_with("Stage: ") && level == 1, "{stage} {level}");
    window.key(Key::ArrowDown);
    assert_eq!(heard(&window).1, 2);
    window.key(Key::ArrowRight);
    assert_eq!(heard(&window).1, 3, "right goes inside");
    for _ in 0..4 {
        window.key(Key::ArrowLeft);
    }
    assert_eq!(heard(&window).0, stage, "left folds, then goes out, twice");
    let before = lines(&window);
    window.key(Key::ArrowLeft);
    let node = window.harness.query_all_by_label(&stage).next().unwrap();
    assert_eq!(node.accesskit_node().data().is_expanded(), Some(false));
    window.key(Key::ArrowRight);
    assert_eq!(lines(&window), before);
    window.key(Key::End);
    let (last, level) = heard(&window);
    assert_eq!(level, 4, "the last line is a card: {last}");
    window.key(Key::Enter);
    let title = selected_title(&window).expect("it is selected on the map");
    assert!(last.ends_with(&title), "{last} is {title}");
    window.key(Key::Home);
    assert_eq!(heard(&window).0, stage);
}

#[test]
fn letters_go_to_the_line_that_begins_with_them() {
    let mut window = Window::sample();
    open_tree(&mut window);
    let cards = window.records().cards.len();
    window.type_text("call");
    assert_eq!(heard(&window), ("Touchpoint: Call centre".to_owned(), 4));
    window.key(Key::Enter);
    window.harness.query_all_by_label("Touchpoint: Call centre").next().unwrap().focus();
    window.key(Key::Delete);
    assert_eq!(window.records().cards.len(), cards, "the keys are for the tree");
}

#[test]
fn f2_in_the_tree_leads_to_the_title() {
    let mut window = Window::sample();
    open_tree(&mut window);
    window.type_text("call");
    window.key(Key::F2);
    let title = window.harness.get_by_role_and_label(Role::MultilineTextInput, "Title");
    assert!(title.accesskit_node().is_focused());
}
