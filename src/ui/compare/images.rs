//! The images that only the other file has: read from there and decoded when a map of it is looked at.

use crate::analysis::compare::{Comparison, OneMap};
use crate::project::{image, image_in};
use crate::scene::Picture;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// Decoded images by the hash of their files.
pub(super) type Images = Arc<BTreeMap<String, Picture>>;

/// `known` and what of `file` stands on either map besides and is not among `own`. What cannot be read keeps its frame.
pub(super) fn images_of(comparison: &Comparison, own: &Images, known: Images, file: &Path) -> Images {
    let wanted: BTreeSet<String> = hashes(&comparison.before).chain(hashes(&comparison.after)).collect();
    let is_new = |hash: &String| !own.contains_key(hash) && !known.contains_key(hash);
    let new: Vec<String> = wanted.into_iter().filter(is_new).collect();
    if new.is_empty() {
        return known;
    }
    let found = new.into_iter().filter_map(|hash| Some((picture(file, &hash)?, hash)));
    let mut all = BTreeMap::clone(&known);
    all.extend(found.map(|(picture, hash)| (hash, picture)));
    Arc::new(all)
}

/// The images of the cards of a map and of the people on it.
fn hashes(map: &OneMap) -> impl Iterator<Item = String> + '_ {
    let records = &map.records;
    let cards = records.cards.values().filter(|card| card.image.is_some());
    let cards = cards.filter(|card| records.journey_of(card) == Some(map.journey)).filter_map(|card| card.image);
    let people = records.personas.values().filter_map(|persona| persona.portrait);
    cards.chain(people).filter_map(|id| records.assets.get(&id)).map(|asset| asset.hash.clone())
}

fn picture(file: &Path, hash: &str) -> Option<Picture> {
    let pixels = image::pixels(&image_in(file, hash)?).ok()?;
    Picture::new(pixels.width, pixels.height, pixels.rgba)
}
