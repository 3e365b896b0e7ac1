//! What a good map looks like, as far as rules can hold it: links go around everything, templates are sound and say what
//! nobody has rated.

use crate::map::{expect_sound, options, sample_with_figures};
use crate::window::{Window, place};
use egui_kittest::kittest::Queryable;
use parcours::model::*;
use parcours::project::template::{self, TemplateId};
use parcours::scene::{Item, Line, Options, Point, Rect, Scene, Target, Text, lay_out};

const LANGUAGES: [Language; 2] = [Language::English, Language::French];

/// The lines of links, known by their width.
fn links(scene: &Scene) -> Vec<&Line> {
    let lines = scene.items().filter_map(|item| match item {
        Item::Line(line) if (line.stroke.width - 1.3).abs() < 0.01 => Some(line),
        _ => None,
    });
    lines.collect()
}

/// Whether a straight piece reaches into a rectangle; looked at every point or so.
fn reaches(a: Point, b: Point, rect: &Rect) -> bool {
    let pieces = (b.x - a.x).hypot(b.y - a.y).ceil().max(1.0);
    let at = |n: f32| Point::new(a.x + (b.x - a.x) * n / pieces, a.y + (b.y - a.y) * n / pieces);
    (0..=pieces as usize).any(|n| rect.contains(at(n as f32)))
}

fn texts(scene: &Scene) -> impl Iterator<Item = &Text> {
    scene.items().filter_map(|item| if let Item::Text(text) = item { Some(text) } else { None })
}

/// No link runs through a card or a text.
fn expect_free_links(scene: &Scene) {
    let cards = scene.spots.iter().filter(|spot| matches!(spot.target, Target::Card(_)));
    let cards = cards.map(|spot| (spot.rect.grown(-0.6), spot.label.to_string()));
    let texts = texts(scene).map(|text| {
        (Rect::new(text.x, text.baseline - text.size * 0.7, text.width, text.size * 0.75), text.text.to_string())
    });
    let blocked: Vec<(Rect, String)> = cards.chain(texts).collect();
    for line in links(scene) {
        for piece in line.points.windows(2) {
            let hit = blocked.iter().find(|(rect, _)| reaches(piece[0], piece[1], rect));
            assert!(hit.is_none(), "a link runs through {:?} at {:?}", hit.map(|(_, label)| label), piece[0]);
        }
    }
}

#[test]
fn links_run_through_no_card_and_no_text() {
    for language in LANGUAGES {
        let (records, journey, overlay) = sample_with_figures(language);
        for overlay in [Some(&overlay), None] {
            let scene = lay_out(&records, journey, overlay, &options(language));
            assert!(links(&scene).len() >= 8, "the links are there");
            expect_free_links(&scene);
        }
        for journey in records.journeys_in_order() {
            expect_free_links(&lay_out(&records, journey.id, None, &options(language)));
        }
    }
}

#[test]
fn links_touch_a_card_at_places_of_their_own() {
    let (records, journey, overlay) = sample_with_figures(Language::English);
    let scene = lay_out(&records, journey, Some(&overlay), &options(Language::English));
    let ends: Vec<Point> =
        links(&scene).iter().flat_map(|line| [line.points.first(), line.points.last()]).flatten().copied().collect();
    for (number, end) in ends.iter().enumerate() {
        let near = ends[number + 1..].iter().find(|other| (other.x - end.x).hypot(other.y - end.y) < 4.0);
        assert!(near.is_none(), "two links end at {end:?}");
    }
}

#[test]
fn every_template_is_sound_in_both_languages_with_and_without_its_questions() {
    for id in TemplateId::ALL {
        for language in LANGUAGES {
            let records = template::new_project(*id, language);
            let journey = records.journeys_in_order()[0].id;
            for questions in [true, false] {
                let scene = lay_out(&records, journey, None, &Options { questions, ..options(language) });
                expect_sound(&records, &scene);
                expect_free_links(&scene);
            }
        }
    }
}

#[test]
fn what_nobody_has_rated_says_so_and_has_no_face() {
    let records = template::new_project(TemplateId::Ecommerce, Language::English);
    let journey = records.journeys_in_order()[0].id;
    let scene = lay_out(&records, journey, None, &options(Language::English));
    assert!(texts(&scene).any(|text| &*text.text == "not yet rated"));
    assert!(!scene.spots.iter().any(|spot| matches!(spot.target, Target::Feeling(_))));
    let mut rated = records.clone();
    let step = rated.columns_of(journey)[0].id;
    let mut feeling = Feeling::blank(FeelingId::new());
    (feeling.step, feeling.value, feeling.intensity) = (step, 1.0, 3);
    rated.insert(feeling.into());
    let scene = lay_out(&rated, journey, None, &options(Language::English));
    assert!(!texts(&scene).any(|text| &*text.text == "not yet rated"), "one has been rated");
}

#[test]
fn a_plus_between_two_steps_puts_one_there() {
    let mut window = Window::sample();
    let before = window.records().steps.len();
    let head = place(&window, "Step: First ideas");
    let between = egui::pos2(head.right(), head.center().y);
    window.harness.hover_at(between - egui::vec2(6.0, 0.0));
    window.settle();
    window.harness.hover_at(between);
    window.settle();
    assert!(window.harness.query_all_by_label("Insert here").next().is_some(), "the plus is there");
    window.harness.drag_at(between);
    window.harness.run_steps(2);
    window.harness.drop_at(between);
    window.settle();
    assert_eq!(window.records().steps.len(), before + 1);
    let journey = window.records().journeys_in_order()[0].id;
    let names: Vec<&str> = window.records().columns_of(journey).iter().map(|step| step.name.as_str()).collect();
    assert_eq!(names[1], "First ideas");
    assert_eq!(names[3], "Listen to others", "the new one stands between the two: {names:?}");
}
