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

/// So many bytes of images come in one go at most: they are in memory until they are in the file.
const MOST_IN_ALL: usize = 512 << 20;

/// Images of the other file that are not here, and how many of them do not come: because the file has no bytes for them,
/// or others, or none of an image, or there are too many.
pub(super) fn images_of<'a>(
    other: &OtherCopy,
    wanted: impl Iterator<Item = &'a str>,
    here: &Records,
) -> (Images, usize) {
    let known: BTreeSet<&str> = here.assets.values().map(|asset| asset.hash.as_str()).collect();
    let wanted: BTreeSet<&str> = wanted.filter(|hash| !known.contains(hash)).collect();
    let (mut images, mut in_all, mut missing) = (Images::new(), 0, 0);
    for hash in wanted {
        let fits = |bytes: &Vec<u8>| bytes.len() <= MOST_KEPT && in_all + bytes.len() <= MOST_IN_ALL;
        match other.image(hash).filter(|bytes| fits(bytes) && pixels(bytes).is_ok()) {
            Some(bytes) => {
                in_all += bytes.len();
                images.insert(hash.to_owned(), bytes.into());
            }
            None => missing += 1,
        }
    }
    (images, missing)
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
