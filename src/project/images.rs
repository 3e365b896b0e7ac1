//! The images of the open project.

use super::Project;
use super::image::{ImageError, MOST_KEPT, Pixels, pixels, take};
use crate::edit::Change;
use crate::file::{Job, read_blob};
use crate::model::*;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// The bytes of an image of a project file; `None` where it does not have them, or has others than the hash says.
pub fn image_in(file: &Path, hash: &str) -> Option<Vec<u8>> {
    read_blob(file, hash).filter(|bytes| blake3::hash(bytes).to_hex().as_str() == hash)
}

impl Project {
    /// Takes an image in: its bytes go to the file at once, the change that names it is for an edit of the caller.
    /// `None`: the project has this image already.
    pub fn add_image(&mut self, bytes: &[u8], name: &str) -> Result<(Option<Change>, AssetId), ImageError> {
        let Some(writer) = &self.writer else { return Err(ImageError::ReadOnly) };
        let taken = take(bytes)?;
        let hash = blake3::hash(&taken.bytes).to_hex().to_string();
        let bytes: Arc<[u8]> = taken.bytes.into();
        self.images.insert(hash.clone(), Arc::clone(&bytes));
        writer.queue(Job::Blob { hash: hash.clone(), bytes });
        if let Some(there) = self.records().assets.values().find(|asset| asset.hash == hash) {
            return Ok((None, there.id));
        }
        let asset = Asset {
            hash,
            media_type: taken.media_type.to_owned(),
            width_px: taken.width,
            height_px: taken.height,
            name: name.to_owned(),
            ..Asset::blank(AssetId::new())
        };
        let id = asset.id;
        Ok((Some(Change::added(asset)), id))
    }

    /// Keeps an image as another project had it, for an edit that brings its record. `false` where the bytes are not those
    /// of the hash or no image, or where nothing can be written.
    pub fn keep_image(&mut self, hash: &str, bytes: Vec<u8>) -> bool {
        let Some(writer) = &self.writer else { return false };
        let is_whole = bytes.len() <= MOST_KEPT && blake3::hash(&bytes).to_hex().as_str() == hash;
        if !is_whole || pixels(&bytes).is_err() {
            return false;
        }
        let bytes: Arc<[u8]> = bytes.into();
        self.images.insert(hash.to_owned(), Arc::clone(&bytes));
        writer.queue(Job::Blob { hash: hash.to_owned(), bytes });
        true
    }

    /// The bytes of an image; `None` where the file does not have them, or has others than the hash says.
    pub fn image(&self, hash: &str) -> Option<Vec<u8>> {
        if let Some(bytes) = self.images.get(hash) {
            return Some(bytes.to_vec());
        }
        image_in(self.path(), hash)
    }

    /// Every image that can be decoded, by hash: for exports.
    pub fn pixels(&self) -> BTreeMap<String, Pixels> {
        let hashes = self.records().assets.values().map(|asset| asset.hash.clone());
        hashes.filter_map(|hash| Some((hash.clone(), pixels(&self.image(&hash)?).ok()?))).collect()
    }
}
