//! The order in which the texts of a map are read: by what they belong to, not by how they were drawn.

use crate::scene::{Item, Point, Scene, Target, Text};

/// Texts that belong together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Paragraph {
    /// What they belong to; `None`: to the map as a whole, such as its footer.
    pub(super) target: Option<Target>,
    /// Their places among the items of the scene.
    pub(super) texts: Vec<usize>,
}

/// All texts of the scene: those that come before anything that can be pointed at, then spot by spot, then the rest.
pub(super) fn paragraphs(scene: &Scene) -> Vec<Paragraph> {
    let mut spots: Vec<Paragraph> =
        scene.spots.iter().map(|spot| Paragraph { target: Some(spot.target), texts: Vec::new() }).collect();
    let (mut head, mut tail) = (Vec::new(), Vec::new());
    let mut any_spot = false;
    for (place, item) in scene.items().enumerate() {
        let Item::Text(text) = item else { continue };
        match spot_of(scene, text) {
            Some(spot) => {
                spots[spot].texts.push(place);
                any_spot = true;
            }
            None if any_spot => tail.push(place),
            None => head.push(place),
        }
    }
    let whole = |texts| Paragraph { target: None, texts };
    let all = std::iter::once(whole(head)).chain(spots).chain(std::iter::once(whole(tail)));
    all.filter(|paragraph| !paragraph.texts.is_empty()).collect()
}

/// The smallest spot around the middle of a text.
fn spot_of(scene: &Scene, text: &Text) -> Option<usize> {
    let middle = Point::new(text.x + text.width / 2.0, text.baseline - text.size / 3.0);
    let around = scene.spots.iter().enumerate().filter(|(_, spot)| spot.rect.contains(middle));
    let area = |spot: usize| scene.spots[spot].rect.width * scene.spots[spot].rect.height;
    around.map(|(place, _)| place).min_by(|a, b| area(*a).total_cmp(&area(*b)))
}
