//! Looking at the map with two fingers, a wheel, or the space bar; and keys that come faster than frames.

use super::window::{Window, place};
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, TouchPhase, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use parcours::model::*;
use parcours::project::template;

const UNDER: &str = "Action: Reads thirty";
const BESIDE: &str = "Action: Looks for";

/// The sample in a window in which the first rows lie free.
fn sample() -> Window {
    let mut window = Window::sample();
    window.harness.set_size(vec2(1280.0, 1000.0));
    window.settle();
    window
}

/// Puts the pointer on a card; where its middle is.
fn point_at(window: &mut Window, label: &str) -> Pos2 {
    let middle = place(window, label).center();
    window.harness.hover_at(middle);
    window.settle();
    middle
}

#[track_caller]
fn expect_near(is: Vec2, should: Vec2) {
    assert!((is - should).length() < 1.5, "{is:?} and not {should:?}");
}

#[test]
fn two_fingers_apart_zoom_around_the_pointer() {
    let mut window = sample();
    let pointer = point_at(&mut window, UNDER);
    let (size, beside) = (place(&window, UNDER).size(), place(&window, BESIDE).center());
    // As a touchpad sends it: in many small steps.
    for _ in 0..10 {
        window.harness.event(Event::Zoom(1.02));
    }
    window.settle();
    let by = 1.02_f32.powi(10);
    expect_near(place(&window, UNDER).center().to_vec2(), pointer.to_vec2());
    expect_near(place(&window, UNDER).size(), size * by);
    expect_near(place(&window, BESIDE).center() - pointer, (beside - pointer) * by);
    window.harness.event(Event::Zoom(1.0 / by));
    window.settle();
    expect_near(place(&window, BESIDE).center() - pointer, beside - pointer);
}

#[test]
fn two_fingers_together_move_the_map() {
    let mut window = sample();
    let before = point_at(&mut window, UNDER);
    let size = place(&window, UNDER).size();
    for _ in 0..6 {
        window.harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(-6.0, -3.0),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
    }
    window.harness.run_steps(30);
    expect_near(place(&window, UNDER).center() - before, vec2(-36.0, -18.0));
    expect_near(place(&window, UNDER).size(), size);
}

#[test]
fn with_the_space_bar_the_hand_moves_the_map_and_no_card() {
    let mut window = sample();
    let records = window.records().clone();
    let before = point_at(&mut window, UNDER);
    window.harness.key_down(Key::Space);
    window.harness.event(Event::Text(" ".to_owned()));
    window.harness.run_steps(2);
    window.drag(before, before + vec2(-40.0, 24.0));
    window.harness.key_up(Key::Space);
    window.settle();
    expect_near(place(&window, UNDER).center() - before, vec2(-40.0, 24.0));
    assert_eq!(*window.records(), records);
    let there = place(&window, UNDER).center();
    window.drag(there, there + vec2(-260.0, 0.0));
    assert_ne!(*window.records(), records, "without it the card goes");
}

/// What a screen reader says of the cell or thing that is selected and has the keys.
fn in_hand(window: &Window) -> String {
    let found = window.harness.query_all_by(|node| node.is_focused());
    let labels: Vec<String> = found.filter_map(|node| node.accesskit_node().label()).collect();
    assert_eq!(labels.len(), 1, "{labels:?}");
    labels[0].clone()
}

fn key(key: Key) -> [Event; 2] {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    [event(true), event(false)]
}

/// So many keys in one slow frame.
fn press_at_once(window: &mut Window, keys: &[Key]) {
    let events: Vec<Event> = keys.iter().flat_map(|wanted| key(*wanted)).collect();
    window.harness.input_mut().events.extend(events);
    window.harness.run_steps(4 * keys.len());
}

#[test]
fn keys_of_one_slow_frame_go_as_far_as_one_by_one() {
    for keys in [[Key::Tab; 2].as_slice(), &[Key::Tab; 5], &[Key::ArrowDown, Key::Tab, Key::ArrowRight, Key::Tab]] {
        let mut slow = Window::on(template::four_stages(Language::English));
        let mut quick = Window::on(template::four_stages(Language::English));
        press_at_once(&mut slow, keys);
        keys.iter().for_each(|key| quick.key(*key));
        assert_eq!(in_hand(&slow), in_hand(&quick), "{keys:?}");
    }
}

#[test]
fn after_a_name_the_keys_stay_on_the_map_however_slow_the_frames_are() {
    let mut slow = Window::on(template::four_stages(Language::English));
    let mut quick = Window::on(template::four_stages(Language::English));
    let keys = [Key::Enter, Key::Tab, Key::Tab];
    for window in [&mut slow, &mut quick] {
        window.key(Key::ArrowUp);
        window.type_text("Gives up");
    }
    press_at_once(&mut slow, &keys);
    keys.iter().for_each(|key| quick.key(*key));
    assert!(in_hand(&quick).starts_with("Step: "), "{}", in_hand(&quick));
    assert_eq!(in_hand(&slow), in_hand(&quick));
}

#[test]
fn what_is_typed_in_one_slow_frame_goes_into_the_cells_it_was_meant_for() {
    let mut window = Window::on(template::four_stages(Language::English));
    let text = |text: &str| vec![Event::Text(text.to_owned())];
    let tab = || key(Key::Tab).to_vec();
    let typed =
        [text("Sees "), text("it"), tab(), tab(), text("Asks"), tab(), tab(), text("Buys"), key(Key::Enter).to_vec()];
    window.harness.input_mut().events.extend(typed.concat());
    window.harness.run_steps(40);
    let records = window.records();
    let journey = records.journeys_in_order()[0].id;
    let lane = records.lanes_of(journey)[0].id;
    let cards =
        |step: &&Step| records.cards_of(lane, step.id).iter().map(|card| card.title.clone()).collect::<Vec<_>>();
    let cells: Vec<Vec<String>> = records.columns_of(journey).iter().take(6).map(cards).collect();
    let none = Vec::new;
    assert_eq!(cells, [vec!["Sees it".to_owned()], none(), vec!["Asks".into()], none(), vec!["Buys".into()], none()]);
}
