//! Images on cards.

use crate::project::Desk;
use parcours::edit::{self, Edit, Label, Place, Verb};
use parcours::model::*;
use parcours::project::Project;
use parcours::project::image::pixels;

/// A picture of two pixels.
pub(crate) fn png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 2, 1);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[255, 0, 0, 0, 0, 255]).unwrap();
    writer.finish().unwrap();
    bytes
}

#[test]
fn an_image_is_in_the_file_with_the_card_that_shows_it() {
    let (desk, mut project) = Desk::with_project();
    let journey = project.records().journeys_in_order()[0].id;
    let place = Place {
        lane: project.records().lanes_of(journey)[0].id,
        step: project.records().columns_of(journey)[0].id,
        before: None,
    };
    let (change, asset) = project.add_image(&png(), "Shop").unwrap();
    let (adding, card) = edit::add_card(project.records(), place, CardKind::Image, "Shop");
    project.commit(Edit::new(Label::new(Verb::Add, "Shop"), change.into_iter().chain(adding.changes).collect()));
    let show = edit::set_on_cards(project.records(), &[card], |card| card.image = Some(asset)).unwrap();
    project.commit(show);
    let (again, same) = project.add_image(&png(), "Twice").unwrap();
    assert_eq!((again, same), (None, asset), "it is there already");
    let hash = project.records().assets[&asset].hash.clone();
    let copy = desk.beside("copy.parcours");
    project.save_copy(&copy).unwrap();
    project.wait_saved().unwrap();
    drop(project);
    for file in [&desk.file, &copy] {
        let project = Project::open(file).unwrap();
        let kept = &project.records().assets[&project.records().cards[&card].image.unwrap()];
        assert_eq!((kept.media_type.as_str(), kept.width_px, kept.height_px), ("image/png", 2, 1));
        let seen = pixels(&project.image(&hash).unwrap()).unwrap();
        assert_eq!(seen.rgba, [255, 0, 0, 255, 0, 0, 255, 255]);
        assert_eq!(project.image("0000"), None);
    }
}
