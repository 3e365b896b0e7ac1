//! Files that are dropped on the window or chosen: what they are, by their bytes.

use crate::edit::paste_text::{self, PasteError, Pasted};
use std::io::Read;
use std::path::Path;

/// A larger file is neither an image nor a map.
const MOST_BYTES: u64 = 64 << 20;

/// What a file is.
pub(super) enum Incoming {
    /// A project.
    Project,
    /// An image, whole.
    Image(Vec<u8>),
    /// A table that is not a map, to be read as tracking data.
    Data,
    /// A map or notes of another program.
    Map(Pasted),
    /// What its bytes cannot be told from.
    Unreadable(std::io::Error),
}

/// Looks into a file.
pub(super) fn look(path: &Path) -> Incoming {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "parcours" => Incoming::Project,
        "png" | "jpg" | "jpeg" | "webp" | "svg" | "gif" => match bytes(path) {
            Ok(bytes) => Incoming::Image(bytes),
            Err(error) => Incoming::Unreadable(error),
        },
        _ => match bytes(path).map(|bytes| paste_text::read_map_csv(&bytes)) {
            Ok(Ok(map @ (Pasted::WholeMap(_) | Pasted::Notes(_)))) => Incoming::Map(map),
            _ => Incoming::Data,
        },
    }
}

/// Reads a file as a map, whatever it looks like.
pub(super) fn map(path: &Path) -> Result<Pasted, MapError> {
    let bytes = bytes(path).map_err(MapError::Unreadable)?;
    paste_text::read_map_csv(&bytes).map_err(MapError::Paste)
}

/// Why a file gives no map.
pub(super) enum MapError {
    /// It cannot be read.
    Unreadable(std::io::Error),
    /// It holds none.
    Paste(PasteError),
}

/// The bytes of a regular file; a pipe or a device would never end.
fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let about = std::fs::metadata(path)?;
    if !about.is_file() || about.len() > MOST_BYTES {
        return Err(std::io::Error::from(std::io::ErrorKind::InvalidInput));
    }
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}
