//! The keys that draw the sample's map of today from the empty template; with a project file, whether its map is that of
//! the sample; with `mouse FILE WIDTH HEIGHT`, the clicks that draw it in a window of that size, from an empty project in that
//! file, into which it is drawn on the way.
#![allow(clippy::print_stdout, reason = "it tells which keys to press")]

mod clicks;

use parcours::model::*;
use parcours::project::{Project, sample, template};
use std::path::Path;

fn main() -> std::process::ExitCode {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
    let wanted = sample::records(Language::English, today);
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let file = match arguments.as_slice() {
        [] => {
            keys(&wanted);
            return std::process::ExitCode::SUCCESS;
        }
        [_, file, size @ ..] => {
            let size: Vec<f32> = size.iter().filter_map(|side| side.parse().ok()).collect();
            clicks::print(&wanted, Path::new(file), egui::vec2(size[0], size[1]));
            return std::process::ExitCode::SUCCESS;
        }
        [file] => file,
    };
    let typed = Project::open(Path::new(file)).expect("the project that was typed").records().clone();
    let (is, should) = (texts(&typed), texts(&wanted));
    let same = is.iter().zip(&should).filter(|(is, should)| is == should).count();
    println!("{same} of {} cells are those of the sample", should.len());
    if is == should { std::process::ExitCode::SUCCESS } else { std::process::ExitCode::FAILURE }
}

fn steps(records: &Records) -> Vec<String> {
    let journey = records.journeys_in_order()[0].id;
    records.columns_of(journey).iter().map(|step| step.name.clone()).collect()
}

/// The texts of every cell of the first journey, lane by lane.
fn texts(records: &Records) -> Vec<Vec<String>> {
    let journey = records.journeys_in_order()[0].id;
    let columns = records.columns_of(journey);
    let cell = |lane: &Lane, step: StepId| match lane.kind {
        LaneKind::Emotion => {
            let here = records.feelings.values().filter(|f| f.step == step && f.touchpoint.is_none());
            here.map(|f| format!("{:+} {}", f.value, f.named)).collect()
        }
        _ => records.cards_of(lane.id, step).iter().map(|card| card.title.clone()).collect(),
    };
    let lanes = records.lanes_of(journey);
    lanes.iter().flat_map(|lane| columns.iter().map(|step| cell(lane, step.id))).collect()
}

/// Prints a line for every key and every text, and at the end how many keys they are.
fn keys(wanted: &Records) {
    let mut pressed = 0;
    let mut key = |name: &str, count: usize| {
        println!("key\t{name}");
        pressed += count;
    };
    let mut characters = 0;
    let mut write = |text: &str| {
        println!("type\t{text}");
        characters += text.chars().count();
    };
    let (is, should) = (steps(&template::four_stages(Language::English)), steps(wanted));
    key("Up", 1);
    for (number, (is, should)) in is.iter().zip(&should).enumerate() {
        if number > 0 {
            key("Tab", 1);
        }
        if is != should {
            write(should);
            key("Return", 1);
        }
    }
    should.iter().skip(1).for_each(|_| key("shift+Tab", 2));
    key("Down", 1);
    let cells = texts(wanted);
    for (number, cell) in cells.iter().enumerate() {
        for (place, text) in cell.iter().enumerate() {
            if place > 0 {
                key("Return", 1);
            }
            write(text);
        }
        key(if number + 1 < cells.len() { "Tab" } else { "Return" }, 1);
    }
    key("Escape", 1);
    println!("keys\t{} keys pressed for {characters} characters", pressed + characters);
}
