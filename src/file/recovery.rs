//! Recovery files that an earlier start left: found, read, and removed when they are no longer needed.

use super::error::OpenError;
use super::folders::Folders;
use super::open::{Content, open};
use super::process::Process;
use super::rows::{meta, set_meta};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Where in `meta` it is said whose recovery file it is.
const ORIGIN: &str = "recovery";

/// The recovery files that projects of this process write to just now.
static LIVE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn live() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes notice that a recovery file is being written, or no longer is.
pub(super) fn set_live(path: &Path, lives: bool) {
    if lives {
        live().insert(path.to_owned());
    } else {
        live().remove(path);
    }
}

/// Of which project a recovery file is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Origin {
    /// The project file.
    pub(super) file: PathBuf,
    /// How many entries of its history were in it.
    pub(super) edits: u64,
    /// Who wrote it.
    pub(super) process: Process,
}

/// Writes it into a recovery file.
pub(super) fn set_origin(writing: &Connection, origin: &Origin) -> rusqlite::Result<()> {
    // A path that is no text would not become JSON; the project is recovered as a copy then.
    let json =
        serde_json::to_vec(origin).or_else(|_| serde_json::to_vec(&Origin { file: PathBuf::new(), ..origin.clone() }));
    set_meta(writing, ORIGIN, &json.expect("plain data always becomes JSON"))
}

/// What an earlier start could not write into a project file.
#[derive(Debug, Clone)]
pub struct Recovery {
    /// The project file.
    pub project_file: PathBuf,
    /// The whole project with the edits that are not in its file.
    pub content: Content,
    /// How many entries of the history the project file had.
    pub in_file: usize,
    /// The recovery file.
    pub path: PathBuf,
}

impl Recovery {
    /// Removes the recovery file.
    pub fn forget(&self) {
        forget(&self.path);
    }
}

/// Everything that earlier starts left in the state folder, the latest first. What another process is still writing
/// is not offered; what cannot be read is left where it is.
pub fn recoveries(folders: &Folders) -> Vec<Recovery> {
    let Ok(found) = std::fs::read_dir(folders.recovery()) else { return Vec::new() };
    let paths = found.filter_map(|entry| entry.ok()?.path().canonicalize().ok());
    let paths = paths.filter(|path| path.extension().is_some_and(|ending| ending == "parcours"));
    let mut recoveries: Vec<Recovery> = paths.filter_map(|path| read(&path).ok().flatten()).collect();
    let last_ms = |recovery: &Recovery| recovery.content.history.last().map_or(0, |entry| entry.at_ms);
    recoveries.sort_by(|a, b| last_ms(b).cmp(&last_ms(a)).then(a.path.cmp(&b.path)));
    recoveries
}

fn read(path: &Path) -> Result<Option<Recovery>, OpenError> {
    if live().contains(path) {
        return Ok(None);
    }
    let opened = open(path)?;
    let Some(writable) = &opened.writable else { return Ok(None) };
    let stored: Option<Vec<u8>> = meta(&writable.connection, ORIGIN).ok().flatten();
    let Some(origin) = stored.and_then(|json| serde_json::from_slice::<Origin>(&json).ok()) else { return Ok(None) };
    let own = origin.process == Process::this();
    if !own && !origin.process.is_gone() {
        return Ok(None);
    }
    let in_file = usize::try_from(origin.edits).unwrap_or(usize::MAX).min(opened.content.history.len());
    Ok(Some(Recovery { project_file: origin.file, content: opened.content, in_file, path: path.to_owned() }))
}

/// Removes a recovery file that nobody has open.
pub(super) fn forget(path: &Path) {
    for ending in ["", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        // What stays is offered once more, and found to hold nothing new.
        let _ = std::fs::remove_file(name);
    }
}
