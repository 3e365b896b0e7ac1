//! Reading a file on a thread of its own, watched and stopped from the window.

use crate::model::Recipe;
use crate::tracking::{self, Imported, Progress, ReadError};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Instant;

/// A file being read.
pub(super) struct Job {
    /// How far it has come.
    pub progress: Arc<Progress>,
    /// When it began.
    pub begun_at: Instant,
    done: Receiver<Result<Imported, ReadError>>,
}

impl Job {
    /// Begins reading.
    pub(super) fn start(ctx: &egui::Context, path: &Path, recipe: &Recipe, key: [u8; 32]) -> Self {
        let (send, done) = channel();
        let progress = Arc::new(Progress::default());
        let (path, recipe, watched, ctx) = (path.to_owned(), recipe.clone(), Arc::clone(&progress), ctx.clone());
        std::thread::spawn(move || {
            let read = tracking::read(&path, &recipe, &key, &watched);
            // The window may be gone by now; then nobody waits for it.
            let _ = send.send(read);
            ctx.request_repaint();
        });
        Self { progress, begun_at: Instant::now(), done }
    }

    /// What came of it, once it is done.
    pub(super) fn result(&self) -> Option<Result<Imported, ReadError>> {
        self.done.try_recv().ok()
    }
}
