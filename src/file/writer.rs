//! The writer: a thread that brings edits into the project file, so that nobody waits for the disk.

use super::copy::insert_blob;
use super::entry::{Entry, Hash};
use super::error::FileError;
use super::figures::{self, Figures};
use super::open::{Opened, Writable, data_version};
use super::rows::{RowError, delete, meta, read_one, set_meta, upsert};
use crate::edit::Edit;
use crate::model::{AnyRecord, EntryId, JourneyId, RecordId, StateSum, TableId, ViewId};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use uuid::Uuid;

/// Whether everything is in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// Everything is on the disk.
    Saved,
    /// It is being written.
    Saving,
    /// It could not be written; everything is still here.
    NotSaved(FileError),
}

/// One piece of work.
#[derive(Debug, Clone)]
pub(crate) enum Job {
    /// An edit.
    Step(Box<Step>),
    /// Figures of a view.
    Figures { view: ViewId, journey: JourneyId, figures: Figures },
    /// The bytes of an image.
    Blob { hash: String, bytes: Arc<[u8]> },
}

/// An edit on its way into the file.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    /// Its entry.
    pub(crate) entry: Entry,
    /// Its changes.
    pub(crate) edit: Edit,
    /// The sum of all records after it.
    pub(crate) sum: StateSum,
}

type Listener = Arc<dyn Fn() + Send + Sync>;

/// What the two threads share.
#[derive(Default)]
struct Shared {
    queue: VecDeque<Job>,
    failed: Option<FileError>,
    writing: bool,
    /// Set by a new job and by a retry; the thread takes it away when it begins to try.
    wanted: bool,
    closing: bool,
    listener: Option<Listener>,
}

#[derive(Default)]
struct Door {
    shared: Mutex<Shared>,
    changed: Condvar,
}

impl Door {
    fn lock(&self) -> MutexGuard<'_, Shared> {
        // Nothing that panics runs under the lock; if it did, the queue would still be whole.
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wakes the threads that wait, and whoever draws the state.
    fn tell(&self) {
        self.changed.notify_all();
        let listener = self.lock().listener.clone();
        if let Some(listener) = listener {
            listener();
        }
    }
}

/// The near end of the writer thread. Dropping it writes what is queued, if that is possible, and ends the thread.
pub struct Writer {
    door: Arc<Door>,
    thread: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("saving", &self.saving()).finish()
    }
}

impl Writer {
    /// A writer for a file that was just opened; `None` where it does not let itself be written.
    pub fn start(opened: &mut Opened) -> std::io::Result<Option<Self>> {
        let Some(Writable { connection, data_version }) = opened.writable.take() else { return Ok(None) };
        let head = opened.content.head();
        let file = File { connection, path: opened.path.clone(), head, data_version };
        let door = Arc::new(Door::default());
        let far = Arc::clone(&door);
        let thread = std::thread::Builder::new().name("writer".to_owned()).spawn(move || run(&far, file))?;
        Ok(Some(Self { door, thread: Some(thread) }))
    }

    /// Queues a piece of work.
    pub(crate) fn queue(&self, job: Job) {
        let mut shared = self.door.lock();
        shared.queue.push_back(job);
        shared.wanted = true;
        drop(shared);
        self.door.tell();
    }

    /// Tries again after a failure.
    pub fn retry(&self) {
        self.door.lock().wanted = true;
        self.door.tell();
    }

    /// Whether everything is in the file.
    pub fn saving(&self) -> Saving {
        saving(&self.door.lock())
    }

    /// Waits until everything is in the file, or could not be written.
    pub fn wait(&self) -> Result<(), FileError> {
        let mut shared = self.door.lock();
        loop {
            match saving(&shared) {
                Saving::Saved => return Ok(()),
                Saving::NotSaved(error) => return Err(error),
                Saving::Saving => {}
            }
            shared = self.door.changed.wait(shared).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Called from the writer's thread whenever the answer of [`Self::saving`] changes.
    pub fn on_change(&self, listener: Box<dyn Fn() + Send + Sync>) {
        self.door.lock().listener = Some(Arc::from(listener));
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        let mut shared = self.door.lock();
        shared.closing = true;
        shared.wanted |= !shared.queue.is_empty();
        drop(shared);
        self.door.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            // A writer that panicked has nothing more to tell.
            let _ = thread.join();
        }
    }
}

fn saving(shared: &Shared) -> Saving {
    match &shared.failed {
        _ if shared.writing || shared.wanted => Saving::Saving,
        Some(error) => Saving::NotSaved(error.clone()),
        None => Saving::Saved,
    }
}

/// The far end: waits for work, takes all of it into one transaction, tells.
fn run(door: &Door, mut file: File) {
    while let Some(jobs) = next_jobs(door) {
        let result = file.write(&jobs);
        let mut shared = door.lock();
        shared.writing = false;
        match result {
            Ok(()) => {
                shared.queue.drain(..jobs.len());
                shared.failed = None;
            }
            // The queue stays as it is.
            Err(error) => shared.failed = Some(error),
        }
        drop(shared);
        door.tell();
    }
}

/// Waits for work; `None` when the project is being closed and there is no more, or it cannot be written.
fn next_jobs(door: &Door) -> Option<Vec<Job>> {
    let mut shared = door.lock();
    loop {
        if shared.wanted {
            shared.wanted = false;
            shared.writing = true;
            return Some(shared.queue.iter().cloned().collect());
        }
        if shared.closing {
            return None;
        }
        shared = door.changed.wait(shared).unwrap_or_else(PoisonError::into_inner);
    }
}

/// The file as the writer knows it.
struct File {
    connection: Connection,
    path: PathBuf,
    /// The hash of the last entry that is certainly in the file.
    head: Hash,
    /// SQLite's count of what other connections wrote.
    data_version: i64,
}

impl File {
    /// Brings all jobs into the file, or none.
    fn write(&mut self, jobs: &[Job]) -> Result<(), FileError> {
        let head = self.try_write(jobs).map_err(|error| match error {
            WriteError::Sqlite(error) => FileError::from_sqlite(&error, &self.path),
            WriteError::Known(error) => error,
        });
        self.head = head?;
        Ok(())
    }

    fn try_write(&mut self, jobs: &[Job]) -> Result<Hash, WriteError> {
        if has_moved(&self.connection, &self.path)? {
            return Err(WriteError::Known(FileError::Moved(self.path.clone())));
        }
        leave_wal(&self.connection)?;
        let writing = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let stored = meta::<Hash>(&writing, "head")?.unwrap_or_default();
        let in_file = entries_in_file(jobs, self.head, stored);
        let same = data_version(&writing)? == self.data_version;
        let (true, Some(in_file)) = (same, in_file) else {
            return Err(WriteError::Known(FileError::ChangedByOther(self.path.clone())));
        };
        let head = put(&writing, jobs, in_file, stored)?;
        if !reads_back(&writing, jobs)? {
            return Err(WriteError::Known(FileError::Damaged(self.path.clone())));
        }
        writing.commit()?;
        Ok(head)
    }
}

/// Where another tool put the file into WAL mode, the first edit takes it out: a project is one file.
fn leave_wal(connection: &Connection) -> rusqlite::Result<()> {
    let mode: String = connection.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
    if mode == "wal" {
        connection.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    }
    Ok(())
}

/// How many of the queued entries are in the file already: a commit may arrive there and still be reported as failed.
/// `None`: the file's last entry is neither the known one nor one of these.
fn entries_in_file(jobs: &[Job], known: Hash, stored: Hash) -> Option<usize> {
    if stored == known {
        return Some(0);
    }
    steps(jobs).position(|step| step.entry.hash == stored).map(|place| place + 1)
}

fn steps(jobs: &[Job]) -> impl Iterator<Item = &Step> {
    jobs.iter().filter_map(|job| match job {
        Job::Step(step) => Some(step.as_ref()),
        Job::Figures { .. } | Job::Blob { .. } => None,
    })
}

/// The state in which several edits leave each record they touch; `None`: it is gone.
fn last_states<'a>(steps: impl Iterator<Item = &'a Step>) -> BTreeMap<(TableId, Uuid), Option<&'a AnyRecord>> {
    let changes = steps.flat_map(|step| &step.edit.changes);
    changes
        .filter_map(|change| {
            let record = change.after.as_ref().or(change.before.as_ref())?;
            Some(((record.table(), record.uuid()), change.after.as_ref()))
        })
        .collect()
}

/// Writes rows, entries, head and sum; gives the new head.
fn put(writing: &Connection, jobs: &[Job], in_file: usize, mut head: Hash) -> rusqlite::Result<Hash> {
    let mut orphans = false;
    for ((table, id), state) in last_states(steps(jobs).skip(in_file)) {
        match state {
            Some(record) => upsert(writing, record)?,
            None => delete(writing, table, id)?,
        }
        orphans |= state.is_none() && matches!(table, TableId::View | TableId::Journey);
    }
    for step in steps(jobs).skip(in_file) {
        step.entry.insert(writing)?;
        set_meta(writing, "state_sum", &step.sum.0)?;
        head = step.entry.hash;
    }
    set_meta(writing, "head", &head)?;
    for job in jobs {
        match job {
            Job::Step(_) => {}
            Job::Figures { view, journey, figures } => figures::write(writing, *view, *journey, figures)?,
            Job::Blob { hash, bytes } => insert_blob(writing, hash, bytes)?,
        }
    }
    if orphans {
        figures::forget_orphans(writing)?;
    }
    Ok(head)
}

/// Whether the changed rows say what memory says, before they become final.
fn reads_back(writing: &Connection, jobs: &[Job]) -> Result<bool, WriteError> {
    for ((table, id), state) in last_states(steps(jobs)) {
        let stored = match read_one(writing, table, id) {
            Err(RowError::Sqlite(error)) => return Err(error.into()),
            Err(RowError::Value(_)) => return Ok(false),
            Ok(stored) => stored,
        };
        if stored.as_ref() != state {
            return Ok(false);
        }
    }
    Ok(match steps(jobs).last() {
        Some(step) => stored_hash(writing, step.entry.id)? == Some(step.entry.hash),
        None => true,
    })
}

fn stored_hash(writing: &Connection, id: EntryId) -> rusqlite::Result<Option<Hash>> {
    let mut statement = writing.prepare_cached("SELECT hash FROM history WHERE id = ?")?;
    statement.query_row([id.uuid()], |row| row.get(0)).optional()
}

enum WriteError {
    Sqlite(rusqlite::Error),
    Known(FileError),
}

impl From<rusqlite::Error> for WriteError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// Whether the path no longer leads to the file that is open.
#[cfg(unix)]
fn has_moved(connection: &Connection, _path: &Path) -> rusqlite::Result<bool> {
    let mut moved = 0;
    connection.file_control(Some("main"), rusqlite::FileControl::HasMoved(&mut moved))?;
    Ok(moved != 0)
}

/// Elsewhere an open file cannot be moved or deleted.
#[cfg(not(unix))]
fn has_moved(_connection: &Connection, path: &Path) -> rusqlite::Result<bool> {
    Ok(std::fs::metadata(path).is_err())
}
