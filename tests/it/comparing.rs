//! Two maps held against each other, and copies brought together, as a consultant does it.

mod decided;

use crate::map::{expect_sound, options};
use crate::merging::work;
use crate::random::{Random, edit as any_edit};
use crate::window::Window;
use egui::Key;
use egui_kittest::kittest::Queryable;
use parcours::analysis::compare::{Comparison, Marked, OneMap, Sort, Which, compare};
use parcours::edit::{self, apply};
use parcours::export::{differences_csv, differences_markdown};
use parcours::model::*;
use parcours::project::{Project, sample};
use parcours::scene::{Item, Line, Options, Scene, Target, Theme, beside, lay_out};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

const LANGUAGES: [Language; 2] = [Language::English, Language::French];

fn sample_map(language: Language) -> Records {
    sample::records(language, chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap())
}

fn held(before: &Records, after: &Records, journeys: [JourneyId; 2]) -> Comparison {
    let map = |records: &Records, journey, name: &str| {
        let (records, name) = (Arc::new(records.clone()), name.to_owned());
        OneMap { records, journey, name }
    };
    compare(map(before, journeys[0], "First"), map(after, journeys[1], "Second")).unwrap()
}

/// As is and to be of the sample.
fn pair(records: &Records) -> [JourneyId; 2] {
    let as_is = records.journeys_in_order().into_iter().find(|journey| journey.pair.is_some()).unwrap();
    assert_eq!(as_is.state, JourneyState::AsIs);
    [as_is.id, as_is.pair.unwrap()]
}

/// The cards of a journey, cell by cell.
type Cells = BTreeMap<(LaneId, StepId), Vec<CardId>>;

fn cells(records: &Records, journey: JourneyId) -> Cells {
    let mut cells = Cells::new();
    for lane in records.lanes_of(journey) {
        for step in records.columns_of(journey) {
            cells.insert((lane.id, step.id), records.cards_of(lane.id, step.id).iter().map(|card| card.id).collect());
        }
    }
    cells
}

/// What differs between the cards of two copies, found the slow way.
fn expect_cards_as_found_slowly(found: &Comparison, before: &Records, after: &Records, journey: JourneyId) {
    let (old, new) = (cells(before, journey), cells(after, journey));
    let cell_of = |cells: &Cells, id: &CardId| cells.iter().find(|(_, row)| row.contains(id)).map(|(cell, _)| *cell);
    let all = |cells: &Cells| cells.values().flatten().copied().collect::<BTreeSet<CardId>>();
    let (old_cards, new_cards) = (all(&old), all(&new));
    let of = |sort: Sort| -> BTreeSet<Uuid> {
        let cards = found.differences.iter().filter(|d| d.sort == sort && d.on_both.0 == TableId::Card);
        cards.map(|d| d.after.or(d.before).unwrap().1).collect()
    };
    let ids = |cards: Vec<&CardId>| cards.into_iter().map(|id| id.uuid()).collect::<BTreeSet<Uuid>>();
    assert_eq!(of(Sort::Added), ids(new_cards.difference(&old_cards).collect()));
    assert_eq!(of(Sort::Removed), ids(old_cards.difference(&new_cards).collect()));
    let stayed: Vec<&CardId> = old_cards.intersection(&new_cards).collect();
    // Where in its cell a card stands says nothing; a free note lies where it was put.
    let lies = |records: &Records, id: &CardId| {
        let card = &records.cards[id];
        card.offset_x.zip(card.offset_y).map(|(x, y)| (x.to_bits(), y.to_bits()))
    };
    let elsewhere = |id: &&CardId| cell_of(&old, id) != cell_of(&new, id) || lies(before, id) != lies(after, id);
    assert_eq!(of(Sort::Moved), ids(stayed.iter().copied().filter(elsewhere).collect()));
    let says_else = |id: &&&CardId| {
        let plain = |card: &Card| Card {
            lane: LaneId::default(),
            step: StepId::default(),
            order: Order::default(),
            twin: None,
            offset_x: None,
            offset_y: None,
            ..card.clone()
        };
        plain(&before.cards[**id]) != plain(&after.cards[**id])
    };
    assert_eq!(of(Sort::Changed), ids(stayed.iter().filter(says_else).copied().collect()));
}

#[test]
fn the_differences_of_two_copies_are_those_found_slowly() {
    let first = sample_map(Language::English);
    let journey = first.journeys_in_order()[0].id;
    for seed in 0..150 {
        let mut random = Random(seed);
        let mut second = first.clone();
        for _ in 0..1 + random.below(12) {
            if let Some(edit) = work(&mut random, &second) {
                apply(&mut second, &mut StateSum::default(), &edit);
            }
        }
        if !second.journeys.contains_key(&journey) {
            continue;
        }
        let found = held(&first, &second, [journey, journey]);
        expect_cards_as_found_slowly(&found, &first, &second, journey);
        let back = held(&second, &first, [journey, journey]);
        let counts = |found: &Comparison| Sort::ALL.map(|sort| found.count(sort));
        let [added, removed, moved, changed] = counts(&found);
        assert_eq!(counts(&back), [removed, added, moved, changed], "the other way round, seed {seed}");
    }
}

#[test]
fn a_map_held_against_itself_has_no_differences() {
    for language in LANGUAGES {
        let records = sample_map(language);
        for journey in records.journeys_in_order() {
            assert!(held(&records, &records, [journey.id, journey.id]).differences.is_empty());
        }
    }
}

#[test]
fn whatever_was_edited_is_compared_and_drawn() {
    let first = sample_map(Language::French);
    let journey = first.journeys_in_order()[0].id;
    for seed in 0..25 {
        let mut random = Random(seed);
        let mut second = first.clone();
        for _ in 0..30 {
            let edit = any_edit(&mut random, &second);
            apply(&mut second, &mut StateSum::default(), &edit);
        }
        if second.journeys.contains_key(&journey) {
            let found = held(&first, &second, [journey, journey]);
            let scene = over_each_other(&found, Language::French, Theme::Light);
            assert!(scene.size.width > 0.0);
            assert!(differences_markdown(&found, Language::French).lines().count() > found.differences.len());
        }
    }
}

fn drawn(found: &Comparison, which: Which, language: Language, theme: Theme) -> (Scene, Marked) {
    let marked = found.marked(which, language);
    let options = Options { theme, compared: Some(Arc::new(marked.clone())), ..options(language) };
    let scene = match which {
        Which::Before => lay_out(&found.before.records, found.before.journey, None, &options),
        Which::After => lay_out(&found.after.records, found.after.journey, None, &options),
        Which::Both => lay_out(&found.both, found.journey(), None, &options),
    };
    (scene, marked)
}

fn over_each_other(found: &Comparison, language: Language, theme: Theme) -> Scene {
    drawn(found, Which::Both, language, theme).0
}

/// A copy of the map in which one thing of each kind was done.
fn edited(first: &Records, journey: JourneyId) -> Records {
    let mut second = first.clone();
    let titled = |records: &Records, beginning: &str| -> Card {
        let here = records.cards.values().filter(|card| records.journey_of(card) == Some(journey));
        here.filter(|card| card.title.starts_with(beginning)).min_by_key(|card| card.id).unwrap().clone()
    };
    let go = |records: &mut Records, edit: edit::Edit| apply(records, &mut StateSum::default(), &edit);
    let pain = titled(&second, "Shipping cost appears");
    let other = Card { severity: Some(Level::Low), title: "Shipping is late to appear".into(), ..pain.clone() };
    go(&mut second, edit::change("pain", pain.clone(), other));
    let gone = titled(&second, "The return label");
    let delete = edit::delete(&second, &[(TableId::Card, gone.id.uuid())], "card");
    go(&mut second, delete);
    let centre = titled(&second, "Call centre");
    let step = second.columns_of(journey)[0].id;
    let place = edit::Place { lane: centre.lane, step, before: None };
    let moved = edit::move_card(&second, centre.id, place).unwrap();
    go(&mut second, moved);
    let place = edit::Place { lane: pain.lane, step, before: None };
    let (add, _) = edit::add_card(&second, place, CardKind::Pain, "Nobody answers");
    go(&mut second, add);
    let steps: Vec<StepId> = second.columns_of(journey).iter().map(|step| step.id).collect();
    let felt = second.feelings.values().find(|f| f.step == steps[5] && f.touchpoint.is_none()).unwrap().clone();
    let better = Feeling { value: 1.0, named: "relieved".into(), ..felt.clone() };
    go(&mut second, edit::change("felt", felt, better));
    let last = second.stages_of(journey)[3].clone();
    let renamed = Stage { name: "After".into(), ..last.clone() };
    go(&mut second, edit::rename("After", last, renamed));
    second
}

#[test]
fn each_difference_has_its_sign_and_its_words_on_the_map() {
    let first = sample_map(Language::English);
    let journey = first.journeys_in_order()[0].id;
    let second = edited(&first, journey);
    let found = held(&first, &second, [journey, journey]);
    assert_eq!(Sort::ALL.map(|sort| found.count(sort)), [1, 1, 1, 3]);
    for theme in [Theme::Light, Theme::Dark] {
        let (scene, marked) = drawn(&found, Which::Both, Language::English, theme);
        expect_sound(&found.both, &scene);
        let spoken: Vec<&str> = scene.spots.iter().map(|spot| &*spot.label).collect();
        let says = |thing: &str, words: &str| {
            // Sign and words stay on one line.
            let words = words.replacen(' ', "\u{A0}", 1);
            let is_said = spoken.iter().any(|label| label.contains(thing) && label.ends_with(&words));
            assert!(is_said, "{thing} is not {words}");
        };
        says("Nobody answers", "+ added");
        says("The return label", "− removed");
        says("Call centre", "→ moved from Order");
        says("Shipping is late", "≠ Title, Severity");
        says("Stage: After", "≠ Name");
        says("relieved", "≠ was −2");
        assert_eq!(marked.arrows.len(), 1, "one arrow from the old place");
        // Signs and words are read on the picture too, not only spoken.
        let texts = scene.items().filter_map(|item| if let Item::Text(text) = item { Some(&*text.text) } else { None });
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        let written = plain(&texts.collect::<String>());
        for words in ["+ added", "− removed", "→ moved from", "≠ Title, Severity", "≠ was −2", "First → Second"]
        {
            assert!(written.contains(&plain(words)), "{words} is not on the picture");
        }
    }
    let (added, removed) = ("+\u{A0}added", "−\u{A0}removed");
    for (which, there, not_there) in [(Which::Before, removed, added), (Which::After, added, removed)] {
        let (scene, _) = drawn(&found, which, Language::English, Theme::Light);
        assert!(scene.spots.iter().any(|spot| spot.label.ends_with(there)));
        assert!(!scene.spots.iter().any(|spot| spot.label.ends_with(not_there)));
    }
}

#[test]
fn as_is_and_to_be_are_held_against_each_other() {
    for language in LANGUAGES {
        let records = sample_map(language);
        let journeys = pair(&records);
        let found = held(&records, &records, journeys);
        let stage_names = |journey| records.stages_of(journey).iter().map(|s| s.name.clone()).collect::<Vec<_>>();
        if stage_names(journeys[0]) == stage_names(journeys[1]) {
            let stages = found.differences.iter().filter(|d| d.on_both.0 == TableId::Stage && d.sort != Sort::Changed);
            assert_eq!(stages.count(), 0, "stages are found again by their names");
        }
        assert!(found.count(Sort::Changed) > 0);
        for theme in [Theme::Light, Theme::Dark] {
            let scene = over_each_other(&found, language, theme);
            expect_sound(&found.both, &scene);
            for difference in &found.differences {
                let target = Target::of(difference.on_both.0, difference.on_both.1).unwrap();
                let shown = match target {
                    Target::Lane(lane) => found.both.lanes[&lane].shown,
                    Target::Card(card) => found.both.lanes[&found.both.cards[&card].lane].shown,
                    // Of what is felt at a single touchpoint only some shows, as on every map.
                    Target::Feeling(_) | Target::Link(_) => false,
                    _ => true,
                };
                assert!(!shown || scene.spot(target).is_some(), "{difference:?} is not on the map");
            }
        }
    }
}

#[test]
fn two_projects_are_compared_by_what_they_say() {
    // The same map made twice: every id is another one.
    let (first, second) = (sample_map(Language::English), sample_map(Language::English));
    let (here, there) = (first.journeys_in_order()[0].id, second.journeys_in_order()[0].id);
    assert_ne!(here, there);
    let found = held(&first, &second, [here, there]);
    assert!(found.differences.is_empty(), "{:?}", found.differences.first());
    let changed = edited(&second, there);
    let found = held(&first, &changed, [here, there]);
    // A card of another title is another card there.
    let [added, removed, moved, changed] = Sort::ALL.map(|sort| found.count(sort));
    assert_eq!([added, removed, moved], [2, 2, 1]);
    // The feeling, the stage, and the opportunity that answers the pain point which is another one now.
    assert_eq!(changed, 3);
}

#[test]
fn the_list_names_what_differs_with_both_values() {
    let first = sample_map(Language::English);
    let journey = first.journeys_in_order()[0].id;
    let found = held(&first, &edited(&first, journey), [journey, journey]);
    let text = differences_markdown(&found, Language::English);
    assert!(text.starts_with("# First → Second\n"), "{text}");
    assert!(text.contains("- **≠ changed** Pain point: Shipping is late to appear"), "{text}");
    assert!(text.contains("  - Severity: high → low"), "{text}");
    assert!(text.contains("- **→ moved** Touchpoint: Call centre – from Order to The trigger"), "{text}");
    let csv = differences_csv(&found, Language::English);
    assert!(csv.contains("changed,Pain point,Shipping is late to appear,Decision,Severity,high,low\r\n"), "{csv}");
    assert!(csv.contains("Value,-2,1\r\n"), "numbers as machines read them: {csv}");
}

impl Window {
    fn answer_path(&mut self, path: &std::path::Path) {
        self.wait_for("Path of the file");
        self.ctrl(Key::A);
        self.type_text(&path.display().to_string());
        self.key(Key::Enter);
    }

    fn command(&mut self, name: &str) {
        self.ctrl(Key::K);
        self.type_text(name);
        self.key(Key::Enter);
    }
}

fn titled<'a>(records: &'a Records, title: &str) -> Option<&'a Card> {
    records.cards.values().find(|card| card.title == title)
}

fn retitle(project: &mut Project, from: &str, to: &str) {
    let card = titled(project.records(), from).unwrap().clone();
    let after = Card { title: to.into(), ..card.clone() };
    project.commit(edit::rename(to, card, after));
}

#[test]
fn a_copy_is_shared_both_are_edited_and_brought_together_with_one_undo() {
    let mut window = Window::sample();
    let copy = window.path("sent.parcours");
    window.command("Share a copy with others");
    window.wait_for("Measured maps, as figures");
    // The dialog grows when it knows what goes in.
    window.settle();
    window.click("Make the copy…");
    window.answer_path(&copy);
    window.wait_for("The shared copy is saved");

    // Somebody else works on the copy, and we on ours.
    let mut theirs = Project::open(&copy).unwrap();
    theirs.set_author("Sam");
    retitle(&mut theirs, "Shipping cost appears at the last step", "Shipping: theirs");
    retitle(&mut theirs, "Payment form hard to use on a phone", "Payment: theirs");
    theirs.wait_saved().unwrap();
    drop(theirs);
    window.command("Shipping cost appears at the last step");
    window.key(Key::F2);
    window.type_text("Shipping: mine");
    window.key(Key::Enter);
    assert!(window.card("Shipping: mine").is_some());
    let before = window.records().clone();

    window.command("Compare or merge with a file");
    window.answer_path(&copy);
    window.wait_for("Keep theirs");
    for shown in ["0 of 1 decided", "Shipping: mine", "Shipping: theirs"] {
        assert!(window.harness.query_all_by_label_contains(shown).next().is_some(), "{shown}");
    }
    assert!(window.harness.query_by_label_contains("Worked on there: Sam").is_some());
    window.click("Keep both");
    assert!(window.harness.query_all_by_label_contains("1 of 1 decided").next().is_some());
    window.click("Merge both");
    assert!(titled(window.records(), "Payment: theirs").is_some());
    assert!(titled(window.records(), "Shipping: mine / Shipping: theirs").is_some());
    window.ctrl(Key::Z);
    assert_eq!(*window.records(), before, "one undo takes all of it back");
}

#[test]
fn as_is_is_compared_with_its_pair_from_the_keyboard_and_a_difference_leads_to_its_place() {
    let mut window = Window::sample();
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, Key::D);
    window.settle();
    let pair = window.harness.query_all_by_label_contains("its pair").next().expect("the pair is offered");
    pair.focus();
    window.settle();
    window.key(Key::Enter);
    assert!(window.harness.query_by_label("Both maps over each other").is_some());
    let row = window.harness.query_all_by_label_contains("≠ changed, ").last().expect("there are changes");
    row.click();
    window.settle();
    for zoom in ["Zoom in", "Zoom out", "Fit"] {
        window.click_containing(zoom);
    }
    window.click("Side by side");
    for side in ["Map: As is", "Map: To be"] {
        assert!(window.harness.query_by_label(side).is_some(), "{side}");
    }
    // A sort that is left out has no rows any more.
    assert!(window.harness.query_all_by_label_contains("+ added, ").next().is_some());
    window.click_containing("Show added");
    assert!(window.harness.query_all_by_label_contains("+ added, ").next().is_none());
}

#[test]
fn journeys_of_another_project_are_taken_over() {
    let mut window = Window::sample();
    let other = window.path("other.parcours");
    drop(Project::create(&other, sample_map(Language::French)).unwrap());
    let before = window.records().journeys.len();
    window.command("Compare or merge with a file");
    window.answer_path(&other);
    window.wait_for("is a project of its own");
    window.click("Take over");
    window.click_containing("taille-haie sans fil · as is");
    window.click_containing("Take 1 journey over");
    assert_eq!(window.records().journeys.len(), before + 1);
    window.ctrl(Key::Z);
    assert_eq!(window.records().journeys.len(), before);
}

#[test]
fn what_is_compared_is_exported_as_list() {
    let mut window = Window::sample();
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, Key::D);
    window.settle();
    window.click_containing("its pair");
    window.click("List…");
    let path = window.path("differences.csv");
    window.answer_path(&path);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("Difference,What,Name,Stage,Field,Before,After\r\n"), "{text}");
}

#[test]
fn two_maps_beside_each_other_keep_every_text_in_its_own_half() {
    for language in LANGUAGES {
        let records = sample_map(language);
        let found = held(&records, &records, pair(&records));
        for theme in [Theme::Light, Theme::Dark] {
            let sides = [Which::Before, Which::After].map(|which| drawn(&found, which, language, theme).0);
            let names =
                ["First", "A rather long name, which takes more than one line where the map under it is narrow"];
            let both = beside([&sides[0], &sides[1]], names, theme);
            let texts = |scene: &Scene| {
                let is_text = |item: &&Item| matches!(item, Item::Text(_));
                scene.items().filter(is_text).cloned().collect::<Vec<Item>>()
            };
            let all = texts(&both);
            let middle = sides[0].size.width;
            let left = all.iter().filter(|item| item.bounds().right() <= middle).count();
            let right = all.iter().filter(|item| item.bounds().x >= middle).count();
            assert_eq!(left + right, all.len(), "none lies across the line");
            let heads = all.len() - texts(&sides[0]).len() - texts(&sides[1]).len();
            assert!(heads >= 2, "both names, besides all that stands on the maps");
            for item in both.items() {
                let bounds = item.bounds();
                assert!(bounds.right() <= both.size.width + 0.5 && bounds.bottom() <= both.size.height + 0.5);
            }
        }
    }
}

#[test]
fn the_curves_of_two_maps_that_feel_the_same_lie_on_each_other() {
    let mut first = sample_map(Language::English);
    let journey = first.journeys_in_order()[0].id;
    let step = first.columns_of(journey)[1].id;
    // Several feelings at one step, as they are left when their touchpoints go.
    for value in [-2.0, 2.0, -1.0, 1.0] {
        let feeling = Feeling { step, value, ..Feeling::blank(FeelingId::new()) };
        first.feelings.insert(feeling.id, feeling);
    }
    let mut second = first.clone();
    let change = edit::rename("Elsewhere", second.journeys[&journey].clone(), {
        Journey { title: "Elsewhere".into(), ..second.journeys[&journey].clone() }
    });
    apply(&mut second, &mut StateSum::default(), &change);
    let found = held(&first, &second, [journey, journey]);
    let scene = over_each_other(&found, Language::English, Theme::Light);
    let heights = |thick: f32| -> Vec<Vec<f32>> {
        let is_curve = |line: &&Line| line.points.len() > 40 && line.stroke.width == thick;
        let lines = scene.items().filter_map(|item| if let Item::Line(line) = item { Some(line) } else { None });
        lines.filter(is_curve).map(|line| line.points.iter().map(|point| point.y).collect()).collect()
    };
    let curves = heights(2.4);
    assert_eq!(curves.len(), 2, "one of each map");
    assert_eq!(curves[0], curves[1], "nothing is felt in another way");
}
