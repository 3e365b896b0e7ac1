//! The lock file beside an open project: it tells a second user who has it open, where and since when. It only
//! informs; SQLite's own lock and the guard before each write keep two writers apart. So nothing here ever fails: where
//! the folder does not let itself be written, there is no lock file.

use super::process::Process;
use crate::model::Language;
use crate::tr;
use crate::words;
use serde::{Deserialize, Serialize};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;
use uuid::Uuid;

/// How often it is said that the project is still open.
const HEARTBEAT: Duration = Duration::from_secs(60);
/// A lock file that nobody wrote for so long was left behind.
const STALE_MS: i64 = 5 * 60 * 1_000;
/// A heartbeat may come from a computer whose clock is ahead by this much.
const AHEAD_MS: i64 = 24 * 60 * 60 * 1_000;
/// No lock file of ours is longer.
const LONGEST_BYTES: u64 = 4_096;

/// What stands in a lock file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Note {
    app: String,
    user: String,
    #[serde(flatten)]
    process: Process,
    started_ms: i64,
    heartbeat_ms: i64,
    session: Uuid,
}

/// Who has a project open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Their name; may be empty.
    pub name: String,
    /// Their computer.
    pub host: String,
    /// Whether that is this computer.
    pub here: bool,
    /// Since when, in milliseconds since 1970 UTC, by that computer's clock.
    pub since_ms: i64,
}

impl User {
    /// In a sentence, who has this file open, where and since when.
    pub fn say_of(&self, file: &str, language: Language) -> String {
        let since = words::moment(language, self.since_ms);
        match self.name.as_str() {
            _ if self.here => tr!(language, "in-use-here", file = file, since = since),
            "" => tr!(language, "in-use-somebody", file = file, host = self.host.as_str(), since = since),
            name => tr!(language, "in-use-user", file = file, name = name, host = self.host.as_str(), since = since),
        }
    }
}

/// Where the lock file of a project is. Links are followed: two ways to one file have one lock file.
fn path_of(project_file: &Path) -> Option<PathBuf> {
    let real = std::fs::canonicalize(project_file).ok()?;
    let name = real.file_name()?.to_string_lossy().into_owned();
    Some(real.with_file_name(format!(".~lock.{name}#")))
}

/// Who has a project open, as far as a lock file tells; `None` where nobody does, or only somebody who went without
/// taking it away.
pub fn user_of(project_file: &Path) -> Option<User> {
    let note = read(&path_of(project_file)?)?;
    if is_stale(&note, now_ms()) {
        return None;
    }
    let here = note.process.is_here();
    Some(User { name: shown(&note.user), host: shown(&note.process.host), here, since_ms: note.started_ms })
}

fn now_ms() -> i64 {
    chrono::Utc::now().timestamp_millis()
}

/// Where the process is known to be gone, or was silent for long.
fn is_stale(note: &Note, now_ms: i64) -> bool {
    let silent_ms = now_ms.saturating_sub(note.heartbeat_ms);
    note.process.is_gone() || !(-AHEAD_MS..=STALE_MS).contains(&silent_ms)
}

/// What somebody else wrote, as it may be shown.
fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect()
}

/// The note, unless it is none of ours.
fn read(path: &Path) -> Option<Note> {
    if !std::fs::symlink_metadata(path).ok()?.is_file() {
        return None;
    }
    let mut text = Vec::new();
    std::fs::File::open(path).ok()?.take(LONGEST_BYTES).read_to_end(&mut text).ok()?;
    serde_json::from_slice(&text).ok()
}

/// The lock file of a project that is open here; removed when this is dropped.
#[derive(Debug)]
pub struct LockFile {
    path: PathBuf,
    session: Uuid,
    /// Dropped, it ends the heartbeat.
    beating: Option<Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl LockFile {
    /// Says that this user has the project open. `None` where somebody else says so already, or the folder does not
    /// let itself be written.
    pub fn take(project_file: &Path, user: &str) -> Option<Self> {
        let path = path_of(project_file)?;
        if let Some(note) = read(&path) {
            if !is_stale(&note, now_ms()) {
                return None;
            }
            std::fs::remove_file(&path).ok()?;
        }
        let now = now_ms();
        let (user, session) = (name_of(user), Uuid::new_v4());
        let app = format!("parcours {}", env!("CARGO_PKG_VERSION"));
        let note = Note { app, user, process: Process::this(), started_ms: now, heartbeat_ms: now, session };
        write_new(&path, &note).ok()?;
        let (beating, stopped) = channel::<()>();
        let far = path.clone();
        let beat = move || {
            while stopped.recv_timeout(HEARTBEAT) == Err(RecvTimeoutError::Timeout) && is_ours(&far, session) {
                beat(&far, &note);
            }
        };
        let thread = std::thread::Builder::new().name("heartbeat".to_owned()).spawn(beat).ok();
        Some(Self { path, session, beating: Some(beating), thread })
    }
}

impl Drop for LockFile {
    fn drop(&mut self) {
        drop(self.beating.take());
        if let Some(thread) = self.thread.take() {
            // A heartbeat that broke down has nothing more to tell.
            let _ = thread.join();
        }
        if is_ours(&self.path, self.session) {
            // A rest that cannot be removed goes stale.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// The name the user gave, else that of the account.
fn name_of(user: &str) -> String {
    let account = || ["USER", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    if user.is_empty() { account().unwrap_or_default() } else { user.to_owned() }
}

fn is_ours(path: &Path, session: Uuid) -> bool {
    read(path).is_some_and(|note| note.session == session)
}

fn write_new(path: &Path, note: &Note) -> std::io::Result<()> {
    let mut file = std::fs::File::options().write(true).create_new(true).open(path)?;
    file.write_all(&serde_json::to_vec(note)?)
}

/// Written beside and renamed, so that nobody reads half of it.
fn beat(path: &Path, note: &Note) {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    let note = Note { heartbeat_ms: now_ms(), ..note.clone() };
    let written = write_new(&beside, &note).and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        // The next beat tries again.
        let _ = std::fs::remove_file(&beside);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().canonicalize().unwrap().join("shop.parcours");
        std::fs::write(&file, "").unwrap();
        (folder, file)
    }

    fn note_of(file: &Path) -> Note {
        read(&path_of(file).unwrap()).unwrap()
    }

    fn leave(file: &Path, note: &Note) {
        let _ = std::fs::remove_file(path_of(file).unwrap());
        write_new(&path_of(file).unwrap(), note).unwrap();
    }

    #[test]
    fn it_says_who_has_the_project_open_until_it_is_closed() {
        let (_folder, file) = project();
        assert_eq!(user_of(&file), None);
        let lock = LockFile::take(&file, "Anna").unwrap();
        assert_eq!(path_of(&file).unwrap().file_name().unwrap(), ".~lock.shop.parcours#");
        let user = user_of(&file).unwrap();
        assert_eq!((user.name.as_str(), user.here), ("Anna", true));
        assert!(LockFile::take(&file, "Ben").is_none(), "it stays that of the first");
        drop(lock);
        assert_eq!(user_of(&file), None);
        assert_eq!(std::fs::read_dir(file.parent().unwrap()).unwrap().count(), 1, "nothing is left lying about");
    }

    #[test]
    fn a_stale_one_goes_by_itself() {
        let (_folder, file) = project();
        drop(LockFile::take(&file, "Anna").unwrap());
        let lock = LockFile::take(&file, "Anna").unwrap();
        let alive = note_of(&file);
        drop(lock);
        let elsewhere = Process { host: "desk-3".to_owned(), pid: 1, began: None };
        let silent = Note { process: elsewhere.clone(), heartbeat_ms: now_ms() - STALE_MS - 1_000, ..alive.clone() };
        leave(&file, &silent);
        assert_eq!(user_of(&file), None, "silent for long");
        assert!(LockFile::take(&file, "Ben").is_some());
        let gone = Note { process: Process { pid: u32::MAX, ..alive.process.clone() }, ..alive.clone() };
        leave(&file, &gone);
        assert_eq!(user_of(&file).is_none(), cfg!(unix), "its process is gone");
        leave(&file, &Note { process: elsewhere, ..alive });
        let user = user_of(&file).unwrap();
        assert_eq!((user.host.as_str(), user.here), ("desk-3", false));
    }

    #[test]
    fn what_is_no_lock_file_of_ours_is_left_alone() {
        let (_folder, file) = project();
        let path = path_of(&file).unwrap();
        for text in ["", "{}", "Dear Sir or Madam"] {
            std::fs::write(&path, text).unwrap();
            assert_eq!(user_of(&file), None);
            assert!(LockFile::take(&file, "Anna").is_none());
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
    }

    #[test]
    fn a_name_from_a_lock_file_is_short_and_plain() {
        let (_folder, file) = project();
        let lock = LockFile::take(&file, &format!("Anna\n\u{7}{}", "a".repeat(500))).unwrap();
        let name = user_of(&file).unwrap().name;
        assert!(name.starts_with("Annaaa") && name.chars().count() == 60);
        drop(lock);
    }

    #[test]
    fn a_heartbeat_keeps_it_fresh_and_respects_who_took_over() {
        let (_folder, file) = project();
        let lock = LockFile::take(&file, "Anna").unwrap();
        let mut note = note_of(&file);
        note.heartbeat_ms = 0;
        beat(&path_of(&file).unwrap(), &note);
        assert!(note_of(&file).heartbeat_ms > 0);
        leave(&file, &Note { session: Uuid::new_v4(), ..note });
        drop(lock);
        assert!(path_of(&file).unwrap().exists(), "it is somebody else's now");
    }
}
