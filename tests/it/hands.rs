//! Drawing a map with hand and keyboard, as in a workshop: every gesture of the canvas.

use super::random::Random;
use super::window::{Window, place};
use egui::{Event, Key, Modifiers, Pos2, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use parcours::model::*;
use parcours::project::{sample, template};
use std::collections::BTreeSet;

fn today() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

/// Presses keys one after the other and counts them.
struct Keyboard {
    window: Window,
    pressed: usize,
}

impl Keyboard {
    fn key(&mut self, key: Key) {
        self.chord(Modifiers::NONE, key);
    }

    fn chord(&mut self, modifiers: Modifiers, key: Key) {
        self.pressed += 1 + usize::from(modifiers.shift) + usize::from(modifiers.command);
        self.window.harness.key_press_modifiers(modifiers, key);
        self.window.harness.run_steps(2);
    }

    /// One frame a character, as a keyboard sends them.
    fn write(&mut self, text: &str) {
        for character in text.chars() {
            self.pressed += 1;
            self.window.harness.event(Event::Text(character.to_string()));
            self.window.harness.run_steps(1);
        }
    }
}

/// The words of a map: the titles of its cards by lane and step, and the feelings.
fn cells(records: &Records, journey: JourneyId) -> Vec<(LaneKind, usize, Vec<String>)> {
    let mut cells = Vec::new();
    for lane in records.lanes_of(journey) {
        for (column, step) in records.columns_of(journey).iter().enumerate() {
            let texts: Vec<String> = match lane.kind {
                LaneKind::Emotion => {
                    let here = records.feelings.values().filter(|f| f.step == step.id && f.touchpoint.is_none());
                    here.map(|f| format!("{:+} {}", f.value, f.named)).collect()
                }
                _ => records.cards_of(lane.id, step.id).iter().map(|card| card.title.clone()).collect(),
            };
            cells.push((lane.kind, column, texts));
        }
    }
    cells
}

fn step_names(records: &Records, journey: JourneyId) -> Vec<String> {
    records.columns_of(journey).iter().map(|step| step.name.clone()).collect()
}

#[test]
fn the_sample_is_typed_from_the_empty_template_without_the_mouse() {
    let wanted = sample::records(Language::English, today());
    let journey = wanted.journeys_in_order()[0].id;
    let window = Window::on(template::four_stages(Language::English));
    let own = window.records().journeys_in_order()[0].id;
    let mut hands = Keyboard { window, pressed: 0 };

    // Up from the first cell, which waits for a card, to the head of its column; Tab goes from head to head.
    hands.key(Key::ArrowUp);
    let names = step_names(&wanted, journey);
    for (number, (is, should)) in step_names(hands.window.records(), own).iter().zip(&names).enumerate() {
        if number > 0 {
            hands.key(Key::Tab);
        }
        if is != should {
            hands.write(should);
            hands.key(Key::Enter);
        }
    }
    for _ in 1..names.len() {
        hands.chord(Modifiers::SHIFT, Key::Tab);
    }
    hands.key(Key::ArrowDown);
    let mut characters = 0;
    let mut cards = 0;
    let all = cells(&wanted, journey);
    for (number, (_, _, texts)) in all.iter().enumerate() {
        for (place, text) in texts.iter().enumerate() {
            if place > 0 {
                hands.key(Key::Enter);
            }
            hands.write(text);
            characters += text.chars().count();
            cards += 1;
        }
        if number + 1 < all.len() {
            hands.key(Key::Tab);
        } else {
            hands.key(Key::Enter);
            hands.key(Key::Escape);
        }
    }
    characters += names.iter().map(|name| name.chars().count()).sum::<usize>();
    let typed = hands.window.records();
    assert_eq!(step_names(typed, own), names);
    for (is, should) in cells(typed, own).iter().zip(&all) {
        assert_eq!(is, should);
    }
    let most = 1.15 * characters as f64 + 3.0 * f64::from(cards);
    assert!((hands.pressed as f64) <= most, "{} keys for {characters} characters, {cards} cards", hands.pressed);
}

#[test]
fn enter_makes_the_next_card_below_and_tab_goes_on() {
    let mut window = Window::on(template::four_stages(Language::English));
    window.type_text("Sees the hedge");
    window.key(Key::Enter);
    window.type_text("Fetches the trimmer");
    window.key(Key::Tab);
    window.type_text("Asks a neighbour");
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.settle();
    window.type_text("Sighs");
    window.key(Key::Enter);
    window.key(Key::Escape);
    let records = window.records();
    let journey = records.journeys_in_order()[0].id;
    let lane = records.lanes_of(journey)[0].id;
    let steps = records.columns_of(journey);
    let titles = |step: usize| -> Vec<&str> {
        records.cards_of(lane, steps[step].id).iter().map(|card| card.title.as_str()).collect()
    };
    assert_eq!(titles(0), ["Sees the hedge", "Fetches the trimmer", "Sighs"]);
    assert_eq!(titles(1), ["Asks a neighbour"]);
}

/// The middle of a thing of the map, by what a screen reader says.
fn middle(window: &Window, label: &str) -> Pos2 {
    place(window, label).center()
}

impl Window {
    /// Presses, moves in steps, and lets go with keys held.
    fn drag_with(&mut self, modifiers: Modifiers, from: Pos2, to: Pos2) {
        let button =
            |pos, pressed| Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers };
        self.harness.event(Event::PointerMoved(from));
        self.settle();
        self.harness.event_modifiers(button(from, true), modifiers);
        self.harness.run_steps(1);
        for step in 1..=6 {
            self.harness.event_modifiers(Event::PointerMoved(from + (to - from) * (step as f32 / 6.0)), modifiers);
            self.harness.run_steps(1);
        }
        self.harness.event_modifiers(button(to, false), modifiers);
        self.settle();
    }

    fn click_with(&mut self, modifiers: Modifiers, pos: Pos2) {
        let button = |pressed| Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers };
        self.harness.event(Event::PointerMoved(pos));
        self.harness.run_steps(1);
        self.harness.event_modifiers(button(true), modifiers);
        self.harness.event_modifiers(button(false), modifiers);
        self.settle();
    }

    /// The cards of the first journey whose title begins like this.
    fn cards_like(&self, beginning: &str) -> Vec<&Card> {
        let records = self.records();
        let journey = records.journeys_in_order()[0].id;
        let here = records.cards.values().filter(|card| records.journey_of(card) == Some(journey));
        here.filter(|card| card.title.starts_with(beginning)).collect()
    }

    #[track_caller]
    fn expect_memory_and_file_agree(&self) {
        let project = self.harness.state().project().unwrap();
        let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
        while !matches!(project.saving(), parcours::project::Saving::Saved) {
            assert!(std::time::Instant::now() < until, "it is saved at last");
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        assert_eq!(super::project::reread(project.path()), *project.records());
    }

    fn stages(&self) -> Vec<String> {
        let records = self.records();
        let journey = records.journeys_in_order()[0].id;
        records.stages_of(journey).iter().map(|stage| stage.name.clone()).collect()
    }
}

#[test]
fn stages_steps_and_lanes_are_dragged_by_their_heads() {
    let mut window = Window::sample();
    let (need, loyalty) = (middle(&window, "Stage: Need"), middle(&window, "Stage: Loyalty"));
    window.drag_with(Modifiers::NONE, need, loyalty + vec2(-150.0, 0.0));
    assert_eq!(window.stages(), ["Comparison", "Decision", "Need", "Loyalty"]);
    window.ctrl(Key::Z);
    assert_eq!(window.stages(), ["Need", "Comparison", "Decision", "Loyalty"]);

    window.key(Key::Escape);
    let (first, compare) = (middle(&window, "Step: First ideas"), middle(&window, "Step: Compare models"));
    window.drag_with(Modifiers::NONE, first, compare + vec2(30.0, 0.0));
    let records = window.records();
    let columns = records.columns_of(records.journeys_in_order()[0].id);
    let step = columns.iter().find(|step| step.name == "First ideas").unwrap();
    assert_eq!(records.stages[&step.stage].name, "Comparison");
    window.ctrl(Key::Z);

    window.key(Key::Escape);
    let (actions, thoughts) = (middle(&window, "Lane: Actions"), middle(&window, "Lane: Touchpoints"));
    window.drag_with(Modifiers::NONE, actions, thoughts + vec2(0.0, 90.0));
    let records = window.records();
    let journey = records.journeys_in_order()[0].id;
    assert_eq!(records.lanes_of(journey)[1].kind, LaneKind::Actions);
}

#[test]
fn escape_gives_back_what_is_under_the_hand() {
    let mut window = Window::sample();
    let before = window.records().clone();
    let from = middle(&window, "Action: Looks for");
    let to = middle(&window, "Action: Reads thirty");
    window.harness.event(Event::PointerMoved(from));
    window.harness.drag_at(from);
    window.settle();
    window.harness.hover_at(to);
    window.settle();
    window.key(Key::Escape);
    window.harness.drop_at(to);
    window.settle();
    assert_eq!(*window.records(), before);
}

#[test]
fn alt_puts_a_copy_where_the_card_is_dragged() {
    let mut window = Window::sample();
    let (from, to) = (middle(&window, "Action: Looks for"), middle(&window, "Action: Reads thirty"));
    window.drag_with(Modifiers::ALT, from, to);
    let cards = window.cards_like("Looks for");
    let steps: BTreeSet<StepId> = cards.iter().map(|card| card.step).collect();
    assert_eq!((cards.len(), steps.len()), (2, 2), "one stays, one goes");
    window.ctrl(Key::Z);
    assert_eq!(window.cards_like("Looks for").len(), 1);
}

#[test]
fn a_rubber_band_selects_and_what_is_selected_goes_together() {
    let mut window = Window::sample();
    let cards: Vec<egui::Rect> =
        ["Action: Gives up", "Action: Looks for", "Action: Reads thirty"].map(|label| place(&window, label)).into();
    let all = cards.iter().fold(cards[0], |all, card| all.union(*card));
    // Beside the first card and below the last one nothing stands.
    let from = Pos2::new(all.left() + 6.0, all.bottom() + 3.0);
    window.drag_with(Modifiers::NONE, from, all.right_top() + vec2(-40.0, 6.0));
    window.key(Key::Delete);
    let left = |window: &Window| {
        ["Gives up", "Looks for", "Reads thirty", "Compares weight"].map(|title| window.cards_like(title).len())
    };
    assert_eq!(left(&window), [0, 0, 0, 1]);
    window.ctrl(Key::Z);
    assert_eq!(left(&window), [1; 4], "one undo brings all of them back");
}

#[test]
fn shift_and_click_select_more_and_two_cards_are_linked() {
    let mut window = Window::sample();
    let before: BTreeSet<LinkId> = window.records().links.keys().copied().collect();
    let (one, two) = (middle(&window, "Action: Gives up"), middle(&window, "Action: Looks for"));
    window.click_with(Modifiers::NONE, one);
    window.click_with(Modifiers::SHIFT, two);
    window.ctrl(Key::L);
    let records = window.records();
    let link = records.links.values().find(|link| !before.contains(&link.id)).expect("a new link");
    assert!(records.cards[&link.from].title.starts_with("Gives up"));
    assert!(records.cards[&link.to.unwrap()].title.starts_with("Looks for"));
}

#[test]
fn a_link_is_drawn_by_the_keyboard_too() {
    let mut window = Window::sample();
    let before = window.records().links.len();
    let one = middle(&window, "Action: Gives up");
    window.click_with(Modifiers::NONE, one);
    window.ctrl(Key::L);
    window.key(Key::ArrowRight);
    window.key(Key::Enter);
    assert_eq!(window.records().links.len(), before + 1);
}

#[test]
fn the_emotion_is_set_by_a_click_dragged_and_nudged() {
    let mut window = Window::on(template::four_stages(Language::English));
    window.harness.set_size(Vec2::new(1280.0, 1000.0));
    window.settle();
    let cell = place(&window, "Empty cell: Emotion, The trigger");
    window.click_with(Modifiers::NONE, cell.center() - vec2(0.0, 0.3 * cell.height()));
    let value = |window: &Window| window.records().feelings.values().next().map(|feeling| feeling.value);
    let set = value(&window).expect("a click on the band sets a feeling");
    assert!(set > 0.5, "above the middle is positive: {set}");
    window.type_text("+");
    assert_eq!(value(&window), Some((set + 0.5).min(2.0)));
    window.type_text("-");
    window.type_text("-");
    let low = value(&window).unwrap();
    let point = middle(&window, "Emotion: ");
    window.drag_with(Modifiers::NONE, point, point + vec2(0.0, 400.0));
    assert_eq!(value(&window), Some(-2.0), "from {low}");
}

#[test]
fn copied_cards_come_back_as_words_and_as_cards() {
    let mut window = Window::sample();
    let one = middle(&window, "Action: Gives up");
    window.click_with(Modifiers::NONE, one);
    window.harness.event(Event::Copy);
    window.settle();
    let text = "Gives up halfway along the hedge".to_owned();
    let target = middle(&window, "Action: Reads thirty");
    window.click_with(Modifiers::NONE, target);
    window.harness.event(Event::Paste(text.clone()));
    window.settle();
    let steps: BTreeSet<StepId> = window.cards_like(&text).iter().map(|card| card.step).collect();
    assert_eq!(steps.len(), 2, "one where it was and one where it was pasted");
    window.ctrl(Key::Z);
    window.click_with(Modifiers::NONE, target);
    window.ctrl(Key::D);
    assert_eq!(window.cards_like("Reads thirty").len(), 2);
}

#[test]
fn the_map_is_drawn_by_the_mouse_with_one_click_a_card() {
    let mut window = Window::on(template::four_stages(Language::English));
    let mut clicks = 0;
    let titles = ["Sees the hedge", "Asks a neighbour", "Reads reviews", "Compares models"];
    let steps = ["The trigger", "First ideas", "Listen to others", "Compare offers"];
    for (title, step) in titles.iter().zip(steps) {
        // The cell that typing begins in shows itself as empty until the card is there.
        let cell = middle(&window, &format!("Empty cell: Actions, {step}"));
        window.click_with(Modifiers::NONE, cell);
        clicks += 1;
        window.type_text(title);
    }
    let away = middle(&window, "Empty cell: Thoughts, The trigger");
    window.click_with(Modifiers::NONE, away);
    for title in titles {
        assert_eq!(window.cards_like(title).len(), 1, "{title}");
    }
    assert!(clicks <= 3 * titles.len());
}

#[test]
fn a_free_note_lies_where_it_is_put_and_several_are_grouped_in_one_step() {
    let mut window = Window::on(template::four_stages(Language::English));
    let place = middle(&window, "Empty cell: Thoughts, Choose");
    for (number, text) in ["Price?", "Weight?", "Battery?"].iter().enumerate() {
        window.harness.hover_at(place + vec2(8.0, 14.0 * number as f32));
        window.settle();
        window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
        window.settle();
        window.type_text(text);
        window.key(Key::Enter);
    }
    let free = |window: &Window| window.records().cards.values().filter(|card| card.offset_x.is_some()).count();
    assert_eq!(free(&window), 3);
    window.key(Key::Escape);
    window.ctrl(Key::A);
    window.ctrl(Key::G);
    assert_eq!(free(&window), 0);
    let cards: Vec<&Card> = window.records().cards.values().collect();
    assert!(
        cards.iter().all(|card| (card.lane, card.step) == (cards[0].lane, cards[0].step)),
        "they stand in one cell"
    );
    window.ctrl(Key::Z);
    assert_eq!(free(&window), 3, "one undo for the grouping");
}

#[test]
fn forty_lines_become_forty_cards_and_a_table_fills_cells() {
    let mut window = Window::on(template::four_stages(Language::English));
    let lines: Vec<String> = (1..=40).map(|n| format!("- Thing {n}")).collect();
    window.harness.event(Event::Paste(lines.join("\n")));
    window.settle();
    assert_eq!(window.records().cards.len(), 40);
    window.ctrl(Key::Z);
    assert!(window.records().cards.is_empty(), "one undo for all of them");
    window.harness.event(Event::Paste("A1\tB1\nA2\tB2".to_owned()));
    window.settle();
    let records = window.records();
    let journey = records.journeys_in_order()[0].id;
    let (lanes, steps) = (records.lanes_of(journey), records.columns_of(journey));
    let title = |lane: usize, step: usize| records.cards_of(lanes[lane].id, steps[step].id)[0].title.as_str();
    assert_eq!([title(0, 0), title(0, 1), title(1, 0), title(1, 1)], ["A1", "B1", "A2", "B2"]);
}

#[test]
fn a_table_with_stages_and_lanes_makes_a_whole_map() {
    let mut window = Window::on(template::four_stages(Language::English));
    let table = "\tNeed\tChoice\nActions\tLooks\tBuys\nPain points\tToo heavy\tToo dear\nEmotion\t1\t-2";
    window.harness.event(Event::Paste(table.to_owned()));
    window.settle();
    let records = window.records();
    assert_eq!(records.journeys.len(), 2);
    let new = records.journeys_in_order()[1].id;
    let stages: Vec<&str> = records.stages_of(new).iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!(stages, ["Need", "Choice"]);
    assert_eq!(records.cards.values().filter(|card| records.journey_of(card) == Some(new)).count(), 4);
    assert_eq!(records.feelings.len(), 2);
    assert!(window.harness.query_by_label_contains("Stage: Choice").is_some(), "the new map is shown");
}

#[test]
fn every_card_of_the_sample_can_be_reached_by_its_label_alone() {
    let mut window = Window::sample();
    let records = window.records().clone();
    let journey = records.journeys_in_order()[0].id;
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    window.settle();
    let mut seen = 0;
    for card in records.cards.values().filter(|card| records.journey_of(card) == Some(journey)) {
        // By the palette, as somebody who cannot see the map would.
        window.ctrl(Key::K);
        window.type_text(&card.title);
        window.key(Key::Enter);
        let label = format!("{}: {}", parcours::words::Say::say(&card.kind, Language::English), card.title);
        let found = window
            .harness
            .query_all_by_label_contains(&label)
            .any(|node| node.accesskit_node().role() == egui::accesskit::Role::ListBoxOption);
        assert!(found, "“{label}” is in view with its role and its place");
        seen += 1;
    }
    assert!(seen > 40);
}

/// What people do without thinking, one after the other; the numbers are places of the window.
fn gesture(window: &mut Window, random: &mut Random) {
    let place = |random: &mut Random| Pos2::new(220.0 + random.below(740) as f32, 60.0 + random.below(580) as f32);
    let keys = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown, Key::Tab, Key::Enter, Key::Escape];
    match random.below(16) {
        0..=2 => window.click_with(Modifiers::NONE, place(random)),
        3 => window.click_with(Modifiers::SHIFT, place(random)),
        4..=6 => window.drag_with(Modifiers::NONE, place(random), place(random)),
        7 => window.drag_with(Modifiers::ALT, place(random), place(random)),
        8..=9 => window.harness.key_press(keys[random.below(keys.len())]),
        10 => window.harness.key_press_modifiers(Modifiers::COMMAND, keys[random.below(4)]),
        11..=12 => {
            window.harness.event(Event::Text(["word", "Ärger", "+1", "-", "note (1)"][random.below(5)].to_owned()))
        }
        13 => {
            let chords = [Key::D, Key::L, Key::G, Key::Z, Key::Y, Key::A, Key::Enter, Key::Num0, Key::Num2];
            window.harness.key_press_modifiers(Modifiers::COMMAND, chords[random.below(chords.len())]);
        }
        14 => window.harness.event(Event::Paste(["one\ntwo", "a\tb\nc\td"][random.below(2)].to_owned())),
        _ => window.harness.key_press(Key::Delete),
    }
    window.harness.run_steps(2);
}

/// Whether no two cards that stand in cells lie on each other, as a screen reader places them.
fn expect_apart(records: &Records, journey: JourneyId) {
    let scene = parcours::scene::lay_out(records, journey, None, &parcours::scene::Options::default());
    let stands = |id: &CardId| records.cards[id].offset_x.is_none();
    let cards: Vec<parcours::scene::Rect> = scene
        .spots
        .iter()
        .filter_map(|spot| match spot.target {
            parcours::scene::Target::Card(id) if stands(&id) => Some(spot.rect),
            _ => None,
        })
        .collect();
    for (number, one) in cards.iter().enumerate() {
        assert!(cards[number + 1..].iter().all(|other| !one.grown(-0.5).overlaps(&other.grown(-0.5))));
    }
}

#[test]
fn a_thousand_random_gestures_all_undone_give_the_first_map_again() {
    let mut window = Window::sample();
    let first = window.records().clone();
    let mut random = Random(42);
    for number in 0..1_000 {
        gesture(&mut window, &mut random);
        if number % 100 == 99 {
            let journey = window.records().journeys_in_order()[0].id;
            expect_apart(window.records(), journey);
        }
    }
    window.key(Key::Escape);
    window.key(Key::Escape);
    window.expect_memory_and_file_agree();
    let mut undone = 0;
    while window.harness.state().project().unwrap().next_undo().is_some() {
        window.ctrl(Key::Z);
        undone += 1;
        assert!(undone < 3_000, "undo comes to an end");
    }
    assert!(undone > 100, "most gestures did something: {undone}");
    assert_eq!(*window.records(), first);
    window.expect_memory_and_file_agree();
}

/// A file as the window system hands it over.
#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

impl Window {
    fn drop_file(&mut self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        self.harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path)));
        self.settle();
    }
}

#[test]
fn an_image_dropped_on_a_cell_becomes_a_card_and_on_a_persona_a_portrait() {
    let mut window = Window::sample();
    let cell = middle(&window, "Empty cell: Thoughts, Choose where");
    window.harness.hover_at(cell);
    window.settle();
    window.drop_file("shop window.png", &super::gestures::images::png());
    let card = window.records().cards.values().find(|card| card.title == "shop window").expect("a card for it");
    assert!(card.image.is_some_and(|image| window.records().assets.contains_key(&image)));
    assert_eq!(window.records().steps[&card.step].name, "Choose where");
    let head = middle(&window, "Persona: Camille");
    window.harness.hover_at(head);
    window.settle();
    window.drop_file("camille.png", &super::gestures::images::png());
    assert!(window.records().personas.values().any(|persona| persona.portrait.is_some()));
    window.drop_file("broken.png", b"\x89PNG\r\n\x1a\nnothing");
    assert!(window.harness.query_by_label_contains("image").is_some(), "a sentence says why it does not come in");
}

#[test]
fn notes_of_a_whiteboard_are_asked_about_by_colour() {
    let mut window = Window::on(template::four_stages(Language::English));
    let csv = "Text,Type,BG Color,Position X,Position Y\nToo slow,sticky note,#FF0000,1,2\nNice box,sticky note,#00FF00,3,4\n";
    window.drop_file("mural.csv", csv.as_bytes());
    assert!(window.harness.query_by_label_contains("Notes from a whiteboard").is_some());
    window.click("Put them on the map");
    let titles: BTreeSet<&str> = window.records().cards.values().map(|card| card.title.as_str()).collect();
    assert_eq!(titles, BTreeSet::from(["Nice box", "Too slow"]));
    window.ctrl(Key::Z);
    assert!(window.records().cards.is_empty(), "one undo for all of them");
}

#[test]
fn a_click_on_the_way_to_another_journey_goes_there() {
    let mut window = Window::sample();
    let way = middle(&window, "Robert orders through his trade account");
    window.click_with(Modifiers::NONE, way);
    assert!(window.harness.query_by_label_contains("Journey: Robert orders").is_some());
}
