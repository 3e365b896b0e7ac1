//! The images of the project, decoded once, on a thread of their own.

use crate::model::Records;
use crate::project::{Project, image};
use crate::scene::Picture;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

/// What is decoded so far.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    ready: Arc<BTreeMap<String, Picture>>,
    /// Those that were asked for, also in vain: a damaged image is not decoded in every frame.
    asked: BTreeSet<String>,
    coming: Vec<Receiver<Option<(String, Picture)>>>,
}

impl Pictures {
    /// Begins decoding what is new and takes what is done.
    pub(super) fn follow(&mut self, project: &Project, ctx: &egui::Context) {
        self.follow_records(project.records(), project, ctx);
    }

    /// The same for records of another moment of the project.
    pub(super) fn follow_records(&mut self, records: &Records, project: &Project, ctx: &egui::Context) {
        for hash in hashes(records) {
            if self.asked.insert(hash.clone())
                && let Some(bytes) = project.image(&hash)
            {
                let (send, receive) = channel();
                let ctx = ctx.clone();
                std::thread::spawn(move || {
                    // The window may be gone by now; then nobody waits for it.
                    let _ = send.send(picture(&bytes).map(|picture| (hash, picture)));
                    ctx.request_repaint();
                });
                self.coming.push(receive);
            }
        }
        let mut arrived = Vec::new();
        self.coming.retain(|receive| match receive.try_recv() {
            Ok(picture) => {
                arrived.extend(picture);
                false
            }
            Err(error) => error == std::sync::mpsc::TryRecvError::Empty,
        });
        if !arrived.is_empty() {
            let mut ready = BTreeMap::clone(&self.ready);
            ready.extend(arrived);
            self.ready = Arc::new(ready);
        }
    }

    /// What is decoded so far, by hash.
    pub(super) fn ready(&self) -> Arc<BTreeMap<String, Picture>> {
        self.ready.clone()
    }
}

fn hashes(records: &Records) -> impl Iterator<Item = String> + '_ {
    records.assets.values().map(|asset| asset.hash.clone())
}

fn picture(bytes: &[u8]) -> Option<Picture> {
    let pixels = image::pixels(bytes).ok()?;
    Picture::new(pixels.width, pixels.height, pixels.rgba)
}
