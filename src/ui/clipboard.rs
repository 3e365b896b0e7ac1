//! What Parcours put on the clipboard: words for other programs, and beside them the records, for the next paste here
//! or in another window of Parcours.

use crate::edit::clip::Clip;
use crate::file::Folders;
use std::path::PathBuf;

/// The last copy of this window.
#[derive(Debug, Default)]
pub(super) struct Clipboard {
    last: Option<(String, Clip)>,
}

impl Clipboard {
    /// Puts words on the system's clipboard and keeps the records that belong to them.
    pub(super) fn put(&mut self, ctx: &egui::Context, text: String, clip: Clip) {
        if let Some(path) = path() {
            let kept = format!("{}\n{}", blake3::hash(text.as_bytes()), clip.to_text());
            let folder = path.parent().map(std::fs::create_dir_all);
            // Without a place for it, copying between two windows gives words only; inside this one it goes on.
            if matches!(folder, Some(Ok(()))) {
                let _ = std::fs::write(path, kept);
            }
        }
        ctx.copy_text(text.clone());
        self.last = Some((text, clip));
    }

    /// The records that belong to words on the clipboard, if Parcours put these there.
    pub(super) fn clip_of(&self, text: &str) -> Option<Clip> {
        if let Some((_, clip)) = self.last.as_ref().filter(|(last, _)| last == text) {
            return Some(clip.clone());
        }
        let kept = std::fs::read_to_string(path()?).ok()?;
        let (hash, clip) = kept.split_once('\n')?;
        (hash == blake3::hash(text.as_bytes()).to_string()).then(|| Clip::parse(clip)).flatten()
    }
}

fn path() -> Option<PathBuf> {
    Folders::find().ok().map(|folders| folders.state.join("clipboard"))
}
