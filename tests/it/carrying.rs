//! Carrying cards from one project to another.

use super::window::Window;
use egui::Event;
use parcours::edit::{self, Place};
use parcours::model::*;
use parcours::project::{Project, template};

#[test]
fn a_copied_image_comes_along_into_another_project() {
    let mut window = Window::new(Language::English);
    let [one, other] = ["one.parcours", "other.parcours"].map(|name| window.path(name));
    let mut project = Project::create(&one, template::four_stages(Language::English)).unwrap();
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'><path d='M0 0H4V2z'/></svg>";
    let (asset, image) = project.add_image(drawing.as_bytes(), "Shelf").unwrap();
    let records = project.records();
    let journey = records.journeys_in_order()[0].id;
    let lane = records.lanes_of(journey).iter().find(|lane| lane.kind == LaneKind::Actions).unwrap().id;
    let place = Place { lane, step: records.columns_of(journey)[0].id, before: None };
    let (mut edit, card) = edit::add_card(records, place, CardKind::Image, "Looks at the shelf");
    for change in &mut edit.changes {
        if let Some(AnyRecord::Card(new)) = &mut change.after {
            new.image = Some(image);
        }
    }
    edit.changes.splice(0..0, asset);
    project.commit(edit);
    project.wait_saved().unwrap();
    let hash = project.records().assets[&image].hash.clone();
    drop(project);
    drop(Project::create(&other, template::four_stages(Language::French)).unwrap());
    window.open(&one);
    window.click_containing("Image: Looks at the shelf");
    assert_eq!(window.card("Looks at the shelf").map(|card| card.id), Some(card));
    window.harness.event(Event::Copy);
    window.settle();
    window.open(&other);
    window.click_containing("Empty cell: ");
    window.harness.event(Event::Paste("Looks at the shelf".into()));
    window.settle();
    let project = window.harness.state().project().unwrap();
    assert_eq!(project.records().assets.len(), 1, "its record came along");
    let bytes = project.image(&hash).expect("and its bytes");
    assert!(String::from_utf8(bytes).unwrap().contains("<path"));
}
