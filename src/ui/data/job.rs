//! Reading a file on a thread of its own, watched and stopped from the window.

use crate::model::Language;
use crate::project::{NewSource, Shelf, Stored};
use crate::tracking::{self, Fingerprint, Progress, ReadError};
use crate::words::Say;
use egui::Context;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Instant;

/// What is to be read, and where it goes.
pub(super) struct Order {
    /// The files, or folders of which those of the recipe's shape are read.
    pub files: Vec<PathBuf>,
    /// The source it becomes.
    pub source: NewSource,
    /// Makes pseudonyms of ids.
    pub key: [u8; 32],
    /// Where the rows go.
    pub shelf: Shelf,
    /// The language of complaints.
    pub language: Language,
}

/// How reading ended.
pub(super) enum End {
    /// The rows are stored.
    Done(Box<NewSource>, Stored),
    /// They are stored, but nobody wants them any more.
    Unwanted(Stored),
    /// It was stopped, and nothing changed.
    Stopped,
    /// It cannot be read: a sentence.
    Failed(String),
}

/// A file being read.
pub(super) struct Job {
    /// How far it has come.
    pub progress: Arc<Progress>,
    /// When it began.
    pub begun_at: Instant,
    stopped: bool,
    done: Receiver<End>,
}

impl Job {
    /// Begins reading.
    pub(super) fn start(ctx: &Context, order: Order) -> Self {
        let (send, done) = channel();
        let progress = Arc::new(Progress::default());
        let (watched, ctx) = (Arc::clone(&progress), ctx.clone());
        std::thread::spawn(move || {
            // The window may be gone by now; then nobody waits for it.
            let _ = send.send(run(order, &watched));
            ctx.request_repaint();
        });
        Self { progress, begun_at: Instant::now(), stopped: false, done }
    }

    /// Asks for an end.
    pub(super) fn stop(&mut self) {
        self.stopped = true;
        self.progress.stop();
    }

    /// What came of it, once it is done.
    pub(super) fn end(&self) -> Option<End> {
        let end = self.done.try_recv().ok()?;
        Some(match end {
            End::Done(_, stored) if self.stopped => End::Unwanted(stored),
            end => end,
        })
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.progress.stop();
    }
}

fn run(order: Order, progress: &Progress) -> End {
    let Order { files, mut source, key, shelf, language } = order;
    let files = match tracking::files_for(&files, &source.recipe) {
        Ok(files) => files,
        Err(error) => return End::Failed(error.say(language)),
    };
    let imported = match tracking::read_files(&files, &source.recipe, &key, progress) {
        Ok(imported) => imported,
        Err(ReadError::Stopped) => return End::Stopped,
        Err(error) => return End::Failed(error.say(language)),
    };
    if source.origin.hash.is_empty() {
        match tracking::fingerprint(&files, progress) {
            Ok(Fingerprint { hash, bytes }) => (source.origin.hash, source.origin.bytes) = (hash, bytes),
            Err(ReadError::Stopped) => return End::Stopped,
            Err(error) => return End::Failed(error.say(language)),
        }
    }
    match shelf.put(imported) {
        Ok(stored) => End::Done(Box::new(source), stored),
        Err(error) => End::Failed(error.say(language)),
    }
}

/// The sum of files being made on a thread, to know it again.
pub(super) struct Knowing {
    progress: Arc<Progress>,
    coming: Receiver<Option<Fingerprint>>,
    known: Option<Fingerprint>,
}

impl Knowing {
    /// Begins.
    pub(super) fn start(ctx: &Context, files: Vec<PathBuf>) -> Self {
        let (send, coming) = channel();
        let progress = Arc::new(Progress::default());
        let (watched, ctx) = (Arc::clone(&progress), ctx.clone());
        std::thread::spawn(move || {
            // A file that cannot be read will say so when it is imported.
            let _ = send.send(tracking::fingerprint(&files, &watched).ok());
            ctx.request_repaint();
        });
        Self { progress, coming, known: None }
    }

    /// The sum, once it is made.
    pub(super) fn fingerprint(&mut self) -> Option<&Fingerprint> {
        if let Ok(known) = self.coming.try_recv() {
            self.known = known;
        }
        self.known.as_ref()
    }
}

impl Drop for Knowing {
    fn drop(&mut self) {
        self.progress.stop();
    }
}
