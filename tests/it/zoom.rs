//! What can be read on the map from how far.

use egui::epaint::{ClippedShape, Shape};
use egui::{Rect, pos2, vec2};
use parcours::model::*;
use parcours::project::sample;
use parcours::scene::{Options, Scene, lay_out};
use parcours::ui::{canvas, theme};

fn sample_map() -> Scene {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let records = sample::records(Language::English, today);
    let journey = records.journeys_in_order()[0].id;
    lay_out(&records, journey, None, &Options { today, ..Options::default() })
}

/// The texts on the screen with their sizes.
fn read(scene: &Scene, zoom: f32) -> Vec<(String, f32)> {
    let ctx = egui::Context::default();
    theme::install(&ctx);
    let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(2_000.0, 3_000.0));
    let paint = |ui: &mut egui::Ui| {
        let mut camera = canvas::Camera::default();
        camera.zoom_to(screen, screen.min, zoom, f64::NEG_INFINITY);
        canvas::paint(ui.painter(), screen, &camera, scene, false);
    };
    let input = egui::RawInput { screen_rect: Some(screen), ..Default::default() };
    let mut output = ctx.run_ui(input, paint);
    output.textures_delta.clear();
    let texts = output.shapes.iter().filter_map(|ClippedShape { shape, .. }| match shape {
        Shape::Text(text) => {
            let size = text.galley.job.sections.first().map_or(0.0, |section| section.format.font_id.size);
            Some((text.galley.job.text.clone(), size))
        }
        _ => None,
    });
    texts.collect()
}

#[track_caller]
fn expect_readable(texts: &[(String, f32)], text: &str) {
    let found = texts.iter().find(|(found, _)| found == text);
    let size = found.unwrap_or_else(|| panic!("“{text}” is not there")).1;
    assert!(size >= 8.5, "“{text}” has a size of {size}");
}

fn expect_none(texts: &[(String, f32)], text: &str) {
    assert!(!texts.iter().any(|(found, _)| found.contains(text)), "“{text}” is there");
}

#[test]
fn from_far_away_one_reads_stages_lanes_and_how_many_cards_there_are() {
    let scene = sample_map();
    for zoom in [0.12, 0.25, 0.35] {
        let texts = read(&scene, zoom);
        for name in ["Need", "Loyalty", "Touchpoints", "Moments of truth", "3"] {
            expect_readable(&texts, name);
        }
        expect_none(&texts, "Chat over");
    }
}

#[test]
fn nearer_the_titles_can_be_read_and_near_everything() {
    let scene = sample_map();
    for zoom in [0.37, 0.45, 0.53] {
        let texts = read(&scene, zoom);
        for name in ["Need", "Touchpoints", "Chat over the fence", "The first search, before any shop"] {
            expect_readable(&texts, name);
        }
        expect_none(&texts, "zero moment of truth");
    }
    let texts = read(&scene, 0.7);
    let all = scene.items().filter(|item| matches!(item, parcours::scene::Item::Text(_))).count();
    assert!(texts.len() >= all, "{} of {all} texts", texts.len());
}
