//! What is asked about a file before it comes in, and what can be done with a source afterwards.

use crate::window::Window;
use chrono::{TimeZone, Utc};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use parcours::model::*;
use parcours::project::template::{self, TemplateId};

fn with_file(name: &str, text: &str) -> Window {
    let mut window = Window::on(template::four_stages(Language::English));
    std::fs::write(window.path(name), text).unwrap();
    window.ctrl(egui::Key::I);
    window.wait_for("Path of the file");
    window.type_text(name);
    window.click("Open");
    window.wait_for("Open a recipe…");
    window
}

fn press(window: &mut Window, label: &str) {
    window.wait_for(label);
    window.harness.get_by_label(label).scroll_to_me();
    window.settle();
    window.click(label);
}

fn says(window: &Window, words: &str) -> bool {
    window.harness.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn dates_that_read_two_ways_and_their_zone_are_asked_about() {
    let text = "user_id,date,event\nu1,03/04/2026 10:00,view\nu1,05/06/2026 11:00,buy\nu2,07/08/2026 12:00,view\n";
    let mut window = with_file("two-ways.csv", text);
    assert!(says(&window, "is 03/04/2026 10:00 written day first or month first?"));
    press(&mut window, "Import");
    assert!(window.records().sources.is_empty(), "nothing is guessed in silence");
    press(&mut window, "How times are written");
    window.harness.get_by_role_and_label(Role::Button, "Month first").click();
    window.settle();
    assert!(says(&window, "The times name no zone; Europe/Paris is assumed."));
    press(&mut window, "Time zone of times without one");
    window.ctrl(egui::Key::A);
    window.type_text("America/New_York");
    press(&mut window, "Import");
    window.wait_for("Account of the rows");
    let source = window.records().sources_in_order()[0];
    assert_eq!(source.recipe.time_format, TimeFormat::MonthFirst);
    let first = Utc.with_ymd_and_hms(2026, 3, 4, 15, 0, 0).unwrap();
    assert_eq!(source.account.first_ms, Some(first.timestamp_millis()), "ten in New York");
    assert!(says(&window, "America/New_York"), "the note says what was assumed");
}

#[test]
fn a_source_is_renamed_and_removed() {
    let text = "user_id,timestamp,event\nu1,2026-09-01T10:00:00Z,view\nu1,2026-09-02T10:00:00Z,buy\n";
    let mut window = with_file("clicks.csv", text);
    press(&mut window, "Import");
    window.wait_for("Account of the rows");
    press(&mut window, "Name of the source");
    window.ctrl(egui::Key::A);
    window.type_text("September");
    window.key(egui::Key::Enter);
    assert_eq!(window.records().sources_in_order()[0].name, "September");
    press(&mut window, "Remove the source");
    window.wait_for("Cancel");
    window.click("Remove the source");
    assert!(window.records().sources.is_empty());
    window.ctrl(egui::Key::Z);
    assert_eq!(window.records().sources_in_order()[0].name, "September");
}

#[test]
fn touchpoints_without_rules_are_gone_through_as_they_stand_on_the_map() {
    let records = template::new_project(TemplateId::Ecommerce, Language::English);
    let journey = records.journeys_in_order()[0].id;
    let columns: Vec<StepId> = records.columns_of(journey).iter().map(|step| step.id).collect();
    let cards = records.touchpoints_by_place(journey);
    let places: Vec<usize> =
        cards.iter().map(|card| columns.iter().position(|step| *step == card.step).unwrap()).collect();
    assert!(places.len() >= 13 && places.is_sorted(), "{places:?}");
    let mut in_a_column = cards.windows(2).filter(|pair| pair[0].step == pair[1].step);
    assert!(in_a_column.all(|pair| pair[0].order <= pair[1].order), "from top to bottom");
}
