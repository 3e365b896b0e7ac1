//! What Parcours put on the clipboard: words for other programs, and beside them the records, for the next paste here
//! or in another window of Parcours. The images of the records stand beside them in the state folder.

use crate::edit::clip::Clip;
use crate::file::Folders;
use crate::project::image::MOST_KEPT;
use std::path::PathBuf;

/// The last copy of this window.
#[derive(Debug, Default)]
pub(super) struct Clipboard {
    last: Option<(String, Clip)>,
}

impl Clipboard {
    /// Puts words on the system's clipboard and keeps the records that belong to them, with the bytes of their images.
    pub(super) fn put(
        &mut self,
        ctx: &egui::Context,
        text: String,
        clip: Clip,
        image: impl Fn(&str) -> Option<Vec<u8>>,
    ) {
        keep_images(&clip, image);
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

/// The bytes of an image that was copied last, here or in another window. Whoever takes them compares them with the hash.
pub(super) fn image(hash: &str) -> Option<Vec<u8>> {
    let path = image_path(hash)?;
    let is_fitting = std::fs::metadata(&path).is_ok_and(|about| about.is_file() && about.len() <= MOST_KEPT as u64);
    is_fitting.then(|| std::fs::read(path).ok()).flatten()
}

/// Writes the images of a clip in the place of those of the last one. Where one cannot be written its card comes without
/// it.
fn keep_images(clip: &Clip, image: impl Fn(&str) -> Option<Vec<u8>>) {
    let Some(folder) = images() else { return };
    let _ = std::fs::remove_dir_all(&folder);
    for hash in clip.images() {
        if let (Some(path), Some(bytes)) = (image_path(hash), image(hash))
            && std::fs::create_dir_all(&folder).is_ok()
        {
            let _ = std::fs::write(path, bytes);
        }
    }
}

/// Where the bytes of this hash stand; `None` where it is none, such as the way to a file.
fn image_path(hash: &str) -> Option<PathBuf> {
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    images().filter(|_| is_hash).map(|folder| folder.join(hash))
}

fn images() -> Option<PathBuf> {
    Folders::find().ok().map(|folders| folders.state.join("clipboard-images"))
}

fn path() -> Option<PathBuf> {
    Folders::find().ok().map(|folders| folders.state.join("clipboard"))
}
