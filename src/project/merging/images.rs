//! The images that come with records of another file.

use super::OtherCopy;
use crate::file::Job;
use crate::model::Records;
use crate::project::Project;
use crate::project::image::{MOST_KEPT, pixels};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Images by hash, each known to be one.
pub(super) type Images = BTreeMap<String, Arc<[u8]>>;

/// The images of the other file that `wanted` names and `here` does not. What is no image stays where it is.
pub(super) fn images_of(other: &OtherCopy, wanted: &Records, here: &Records) -> Images {
    let known: BTreeSet<&str> = here.assets.values().map(|asset| asset.hash.as_str()).collect();
    let new = wanted.assets.values().map(|asset| &asset.hash).filter(|hash| !known.contains(hash.as_str()));
    let image = |hash: &String| {
        let bytes = other.image(hash).filter(|bytes| bytes.len() <= MOST_KEPT && pixels(bytes).is_ok())?;
        Some((hash.clone(), bytes.into()))
    };
    new.filter_map(image).collect()
}

/// Sends the images that the records name on their way into the file.
pub(super) fn keep(project: &mut Project, images: &Images, records: &Records) {
    let named: BTreeSet<&str> = records.assets.values().map(|asset| asset.hash.as_str()).collect();
    for (hash, bytes) in images.iter().filter(|(hash, _)| named.contains(hash.as_str())) {
        project.images.insert(hash.clone(), Arc::clone(bytes));
        if let Some(writer) = &project.writer {
            writer.queue(Job::Blob { hash: hash.clone(), bytes: Arc::clone(bytes) });
        }
    }
}
