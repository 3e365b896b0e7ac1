//! The map as it is laid out: nothing is cut off, nothing lies on anything else, and it is the same every time.

use crate::sample_figures;
use chrono::NaiveDate;
use parcours::analysis::{Flow, Overlay, Spread, StageFigures, TouchpointFigures};
use parcours::model::*;
use parcours::project::sample;
use parcours::scene::{Item, Options, Rect, Scene, Spot, Target, Text, Theme, lay_out};
use std::fmt::Write;
use std::sync::Arc;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

pub(crate) fn options(language: Language) -> Options {
    Options { language, today: today(), file_name: "hedge-trimmer.parcours".to_owned(), ..Default::default() }
}

pub(crate) fn sample_with_figures(language: Language) -> (Records, JourneyId, Overlay) {
    let records = sample::records(language, today());
    let overlay = sample_figures::overlay(&records, &sample::records(Language::English, today()));
    let journey = records.journeys_in_order()[0].id;
    (records, journey, overlay)
}

fn texts(scene: &Scene) -> impl Iterator<Item = &Text> {
    scene.items().filter_map(|item| match item {
        Item::Text(text) => Some(text),
        _ => None,
    })
}

fn cards(scene: &Scene) -> impl Iterator<Item = &Spot> {
    scene.spots.iter().filter(|spot| matches!(spot.target, Target::Card(_)))
}

/// The texts that begin in a rectangle, as one reads them.
fn texts_in<'a>(scene: &'a Scene, rect: &Rect) -> Vec<&'a Text> {
    let begins = |text: &&Text| rect.contains(parcours::scene::Point::new(text.x, text.baseline - text.size / 3.0));
    let mut found: Vec<&Text> = texts(scene).filter(begins).collect();
    found.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.x.total_cmp(&b.x)));
    found
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What must hold for every map.
pub(crate) fn expect_sound(records: &Records, scene: &Scene) {
    let whole = Rect::new(0.0, 0.0, scene.size.width, scene.size.height).grown(0.1);
    for item in scene.items() {
        let bounds = item.bounds();
        let is_inside = bounds.x >= whole.x && bounds.y >= whole.y;
        let is_inside = is_inside && bounds.right() <= whole.right() && bounds.bottom() <= whole.bottom();
        assert!(is_inside, "{item:?} lies outside of {:?}", scene.size);
    }
    for text in texts(scene) {
        assert!(!text.text.is_empty() && !text.text.contains('\n') && text.width.is_finite(), "{text:?}");
    }
    let placed: Vec<&Spot> = cards(scene).collect();
    for (number, card) in placed.iter().enumerate() {
        for other in &placed[number + 1..] {
            assert!(!card.rect.overlaps(&other.rect), "{} lies on {}", card.label, other.label);
        }
        let inside = texts_in(scene, &card.rect);
        for text in &inside {
            assert!(text.x + text.width <= card.rect.right() + 0.1, "{:?} leaves its card", text.text);
            assert!(text.baseline + text.size * 0.25 <= card.rect.bottom() + 0.1, "{:?} leaves its card", text.text);
        }
        let Target::Card(id) = card.target else { continue };
        let read: String = inside.iter().map(|text| &*text.text).collect();
        let (read, title) = (without_blanks(&read), without_blanks(&records.cards[&id].title));
        assert!(read.contains(&title), "{title:?} is not whole in {read:?}");
    }
    expect_free_names(scene);
}

/// No two texts of the map lie on each other.
fn expect_free_names(scene: &Scene) {
    let tight =
        |text: &Text| Rect::new(text.x, text.baseline - text.size * 0.72, text.width, text.size * 0.72).grown(-0.5);
    let mut all: Vec<(Rect, &Text)> = texts(scene).map(|text| (tight(text), text)).collect();
    all.sort_by(|a, b| a.0.y.total_cmp(&b.0.y));
    for (number, (rect, text)) in all.iter().enumerate() {
        let near = all[number + 1..].iter().take_while(|(other, _)| other.y < rect.bottom());
        for (other, other_text) in near {
            assert!(!rect.overlaps(other), "{:?} lies on {:?}", text.text, other_text.text);
        }
    }
}

#[test]
fn the_sample_is_sound_in_both_languages_and_themes() {
    for language in [Language::English, Language::French] {
        let (records, journey, overlay) = sample_with_figures(language);
        for theme in [Theme::Light, Theme::Dark] {
            let options = Options { theme, questions: true, ..options(language) };
            expect_sound(&records, &lay_out(&records, journey, Some(&overlay), &options));
            for journey in records.journeys_in_order() {
                expect_sound(&records, &lay_out(&records, journey.id, None, &options));
            }
        }
    }
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len())]
    }

    fn text(&mut self, longest: usize) -> String {
        const WORDS: [&str; 16] = [
            "a",
            "hedge",
            "l’achat",
            "«\u{A0}Combien\u{202F}?\u{A0}»",
            "Donaudampfschifffahrtsgesellschaftskapitän",
            "12\u{202F}480\u{A0}€",
            "😀",
            "⭐",
            "https://example.org/a/very/long/path?with=query&and=more",
            "—",
            "…",
            "Où",
            "œuvre",
            "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
            "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii",
            "x",
        ];
        let words: Vec<&str> = (0..self.roll(longest + 1)).map(|_| self.pick(&WORDS)).collect();
        words.join(" ")
    }

    fn body(&mut self) -> String {
        let lines: Vec<String> = (0..self.roll(4)).map(|n| ["", "- "][n % 2].to_owned() + &self.text(5)).collect();
        lines.join("\n")
    }
}

/// A journey of any shape: no stages, no steps, sixty cards in a cell, words that never end.
fn random_records(seed: u64) -> (Records, JourneyId, Overlay) {
    let mut dice = Dice(seed);
    let mut records = Records::default();
    let persona =
        Persona { name: dice.text(5), role: dice.text(4), quote: dice.text(30), ..Persona::blank(PersonaId::new()) };
    let other = Persona { name: dice.text(3), initials: dice.text(1), ..Persona::blank(PersonaId::new()) };
    let mut project = Project::blank(ProjectId::new());
    (project.client, project.note) = (dice.text(12), dice.text(30));
    let mut journey = Journey::blank(JourneyId::new());
    journey.personas = if dice.roll(3) == 0 { Vec::new() } else { vec![persona.id, other.id] };
    (journey.title, journey.scenario) = (dice.text(8), dice.text(40));
    (journey.customer_goal, journey.starts_when, journey.ends_when) = (dice.text(20), dice.text(20), dice.text(20));
    let id = journey.id;
    let channel = Channel { icon: "phone".to_owned(), ..Channel::blank(ChannelId::new()) };
    for kind in LaneKind::ALL {
        if dice.roll(2) == 0 {
            continue;
        }
        let lane = Lane {
            journey: id,
            kind: *kind,
            shown: dice.roll(5) > 0,
            title: dice.text(2),
            ..Lane::blank(LaneId::new())
        };
        records.insert(lane.into());
    }
    for order in Order::row(dice.roll(6)) {
        let questions = (0..dice.roll(4)).map(|_| dice.text(12)).collect();
        let stage = Stage {
            journey: id,
            order,
            name: dice.text(4),
            questions,
            phase: dice.pick(Phase::ALL),
            ..Stage::blank(StageId::new())
        };
        for order in Order::row(dice.roll(4)) {
            records.insert(Step { stage: stage.id, order, name: dice.text(3), ..Step::blank(StepId::new()) }.into());
        }
        records.insert(stage.into());
    }
    let lanes: Vec<LaneId> = records.lanes.keys().copied().collect();
    let steps: Vec<StepId> = records.columns_of(id).iter().map(|step| step.id).collect();
    let mut overlay =
        Overlay { customers: 5_000, to_ms: 86_400_000, sources: vec![dice.text(6)], ..Default::default() };
    if !lanes.is_empty() && !steps.is_empty() {
        let crowded = (dice.pick(&lanes), dice.pick(&steps));
        for number in 0..60 + dice.roll(60) {
            let (lane, step) = if number < 60 { crowded } else { (dice.pick(&lanes), dice.pick(&steps)) };
            let mut card = Card::blank(CardId::new());
            (card.lane, card.step, card.kind, card.span) =
                (lane, step, dice.pick(CardKind::ALL), 1 + dice.roll(3) as u32 / 2);
            (card.title, card.text, card.owner, card.question) =
                (dice.text(6), dice.body(), dice.text(3), dice.text(5));
            (card.channel, card.evidence) = (Some(channel.id), dice.pick(Evidence::ALL));
            card.scores = (0..dice.roll(4)).map(|n| Score { name: dice.text(n), value: dice.roll(9) as u8 }).collect();
            card.persona = [None, Some(persona.id), Some(other.id)][dice.roll(3)];
            (card.current, card.target, card.unit) = (Some(dice.roll(90) as f64), Some(30.0), dice.text(1));
            (card.severity, card.impact, card.due) =
                (Some(dice.pick(Level::ALL)), Some(dice.pick(Level::ALL)), Some(today()));
            let figures =
                TouchpointFigures { customers: dice.roll(5_000) as u64, share: 0.3, leaves: 3, ..Default::default() };
            overlay.touchpoints.insert(card.id, figures);
            records.insert(card.into());
        }
        for _ in 0..dice.roll(20) {
            let mut feeling = Feeling::blank(FeelingId::new());
            (feeling.step, feeling.value, feeling.named) = (dice.pick(&steps), dice.roll(5) as f64 - 2.0, dice.text(5));
            feeling.intensity = dice.roll(6) as u8;
            feeling.persona = [None, Some(persona.id), Some(other.id)][dice.roll(3)];
            records.insert(feeling.into());
        }
        let ids: Vec<CardId> = records.cards.keys().copied().collect();
        for _ in 0..12 {
            let mut link = Link::blank(LinkId::new());
            (link.from, link.to, link.label) = (dice.pick(&ids), Some(dice.pick(&ids)), dice.text(4));
            (link.kind, link.to_journey) = (dice.pick(LinkKind::ALL), Some(id).filter(|_| dice.roll(4) == 0));
            records.insert(link.into());
        }
        for _ in 0..40 {
            let time = Spread { n: 1, q1_ms: 0, median_ms: 0, q3_ms: 0 };
            let customers = dice.roll(3_000) as u64;
            overlay.flows.push(Flow {
                from: dice.pick(&ids),
                to: dice.pick(&ids),
                passages: customers,
                customers,
                time: Some(time),
                mean_ms: 0.0,
            });
        }
    }
    overlay.funnel = records
        .stages_of(id)
        .iter()
        .map(|s| StageFigures { stage: s.id, customers: Some(7), share: Some(0.5) })
        .collect();
    records.insert(project.into());
    records.insert(persona.into());
    records.insert(other.into());
    records.insert(channel.into());
    records.insert(journey.into());
    (records, id, overlay)
}

#[test]
fn maps_of_any_shape_are_sound() {
    for seed in 0..24 {
        let (records, journey, overlay) = random_records(seed);
        let language = if seed % 2 == 0 { Language::English } else { Language::French };
        let options = Options { questions: seed % 3 == 0, minimum_group: 10, ..options(language) };
        expect_sound(&records, &lay_out(&records, journey, Some(&overlay), &options));
    }
}

#[test]
fn the_same_records_give_the_same_map_on_every_thread() {
    let (records, journey, overlay) = random_records(7);
    let lay = || lay_out(&records, journey, Some(&overlay), &options(Language::French));
    let first = lay();
    assert_eq!(lay(), first);
    std::thread::scope(|scope| assert_eq!(scope.spawn(lay).join().unwrap(), first));
}

#[test]
fn a_journey_that_is_not_there_gives_an_empty_scene() {
    let records = sample::records(Language::English, today());
    assert_eq!(lay_out(&records, JourneyId::new(), None, &options(Language::English)), Scene::default());
}

#[test]
fn a_stage_is_read_before_its_steps() {
    let records = sample::records(Language::English, today());
    let journey = records.journeys_in_order()[0].id;
    let scene = lay_out(&records, journey, None, &options(Language::English));
    let heads: Vec<&str> = scene.spots.iter().take(6).map(|spot| &*spot.label).collect();
    assert_eq!(
        heads,
        [
            "Journey: Buying a cordless hedge trimmer",
            "Persona: Camille Morel",
            "Stage: Need, 1 of 4",
            "Step: The trigger, stage Need",
            "Step: First ideas, stage Need",
            "Stage: Comparison, 2 of 4",
        ]
    );
}

#[test]
fn small_groups_are_not_told() {
    let (records, journey, mut overlay) = sample_with_figures(Language::English);
    for figures in overlay.touchpoints.values_mut().filter(|figures| figures.customers == 214) {
        figures.customers = 7;
    }
    overlay.funnel[3].customers = Some(9);
    let read = |minimum_group| -> Vec<Arc<str>> {
        let options = Options { minimum_group, ..options(Language::English) };
        texts(&lay_out(&records, journey, Some(&overlay), &options)).map(|text| text.text.clone()).collect()
    };
    assert_eq!(read(10).iter().filter(|text| &***text == "fewer than 10").count(), 2);
    assert!(!read(10).iter().any(|text| text.starts_with("7 ·") || text.starts_with("9 ·")));
    assert!(!read(1).iter().any(|text| text.starts_with("fewer")));
}

#[test]
fn figures_are_shown_where_they_are_asked_for() {
    let (records, journey, overlay) = sample_with_figures(Language::English);
    let read = |options: &Options| -> String {
        let scene = lay_out(&records, journey, Some(&overlay), options);
        texts(&scene).map(|text| format!("{}\n", text.text)).collect()
    };
    let all = options(Language::English);
    let with = read(&all);
    for text in ["12,480 customers · 100%", "38% leave", "cannot be measured", "≈ 3,000 estimated", "3,100"] {
        assert!(with.contains(text), "{text} is missing");
    }
    let without = read(&Options { show_customers: false, show_flows: false, show_funnel: false, ..all });
    for text in ["12,480 customers · 100%", "38% leave", "estimated", "3,100"] {
        assert!(!without.contains(text), "{text} is still there");
    }
}

/// The sample's map in words: every text with its place, then what a screen reader reads.
fn in_words(scene: &Scene) -> String {
    let mut words = String::new();
    for text in texts(scene) {
        writeln!(
            words,
            "{:7.1} {:7.1} {:4.1} {:8} {}",
            text.x,
            text.baseline,
            text.size,
            format!("{:?}", text.face),
            text.text
        )
        .unwrap();
    }
    for spot in &scene.spots {
        writeln!(words, "{}", spot.label).unwrap();
    }
    words
}

#[test]
fn the_sample_reads_as_expected() {
    for (language, file) in [(Language::English, "sample-map.en.txt"), (Language::French, "sample-map.fr.txt")] {
        let (records, journey, overlay) = sample_with_figures(language);
        let found = in_words(&lay_out(&records, journey, Some(&overlay), &options(language)));
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/expected").join(file);
        if std::env::var_os("PARCOURS_ACCEPT").is_some() {
            std::fs::write(&path, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap();
        let difference = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
        assert!(found == expected, "{file}: {difference:?}; PARCOURS_ACCEPT=1 takes the new map as expected");
    }
}
