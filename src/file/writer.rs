//! The writer: a thread that brings edits into the project file, so that nobody waits for the disk.

use super::compact::Rewrite;
use super::copy::{blobs_of, copy_blobs};
use super::entry::history_sum;
use super::error::FileError;
use super::folders::Folders;
use super::job::Job;
use super::keep::Keep;
use super::open::{Opened, Writable};
use super::project_file::ProjectFile;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, TryLockError, Weak};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

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
    /// The file is to be written anew as soon as nothing waits.
    rewrite: Option<Rewrite>,
    /// The recovery file.
    kept: Option<PathBuf>,
    listener: Option<Listener>,
}

/// The writers of this process, for the moment when it breaks down.
static LIVE: Mutex<Vec<Weak<Door>>> = Mutex::new(Vec::new());

struct Door {
    shared: Mutex<Shared>,
    changed: Condvar,
    /// Locked after `shared` where both are.
    keep: Mutex<Keep>,
    path: PathBuf,
}

impl Door {
    fn lock(&self) -> MutexGuard<'_, Shared> {
        // Nothing that panics runs under the lock; if it did, the queue would still be whole.
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self) -> MutexGuard<'_, Keep> {
        self.keep.lock().unwrap_or_else(PoisonError::into_inner)
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
    /// A writer for a file that was just opened; `None` where it does not let itself be written. What cannot be written
    /// is kept in the state folder.
    pub fn start(opened: &mut Opened, folders: Option<&Folders>) -> std::io::Result<Option<Self>> {
        let Some(Writable { connection, data_version }) = opened.writable.take() else { return Ok(None) };
        let (path, head, sum) = (opened.path.clone(), opened.content.head(), opened.content.sum);
        let keep = Mutex::new(Keep::new(folders, &path, &opened.content));
        let history_sum = history_sum(&opened.content.history);
        let file = ProjectFile { connection, path: path.clone(), head, sum, history_sum, data_version };
        let door = Arc::new(Door { shared: Mutex::default(), changed: Condvar::new(), keep, path });
        let far = Arc::clone(&door);
        let thread = std::thread::Builder::new().name("writer".to_owned()).spawn(move || run(&far, file))?;
        let mut live = LIVE.lock().unwrap_or_else(PoisonError::into_inner);
        live.retain(|door| door.strong_count() > 0);
        live.push(Arc::downgrade(&door));
        Ok(Some(Self { door, thread: Some(thread) }))
    }

    /// Queues a piece of work.
    pub(crate) fn queue(&self, job: Job) {
        let mut shared = self.door.lock();
        if let (Job::Blob { hash, .. }, Some(rewrite)) = (&job, &mut shared.rewrite) {
            // It was not needed any more; now it is again.
            rewrite.without.remove(hash);
        }
        shared.queue.push_back(job);
        shared.wanted = true;
        drop(shared);
        self.door.tell();
    }

    /// Writes the whole file anew behind the jobs that wait.
    pub(crate) fn rewrite(&self, rewrite: Rewrite) {
        self.door.lock().rewrite = Some(rewrite);
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

    /// The recovery file; `None` where nothing had to be kept, or it could not be.
    pub fn recovery(&self) -> Option<PathBuf> {
        self.door.lock().kept.clone()
    }

    /// Gives up what waits: it is somewhere else by now.
    pub fn abandon(&self) {
        let mut shared = self.door.lock();
        shared.queue.clear();
        (shared.failed, shared.kept, shared.wanted) = (None, None, false);
        self.door.keep().forget();
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
        _ if shared.writing || shared.wanted || shared.rewrite.is_some() => Saving::Saving,
        Some(error) => Saving::NotSaved(error.clone()),
        None => Saving::Saved,
    }
}

/// The far end: waits for work, takes all of it into one transaction, tells.
fn run(door: &Door, mut file: ProjectFile) {
    while let Some(work) = next_work(door) {
        let jobs = match work {
            Work::Jobs(jobs) => jobs,
            Work::Rewrite(rewrite) => {
                rewrite_file(door, &mut file, &rewrite);
                continue;
            }
        };
        let result = file.write(&jobs);
        match &result {
            Ok(()) => door.keep().written(&jobs),
            // Where this fails too, everything is still in memory, and the window says that nothing is kept.
            Err(_) => drop(door.keep().rescue(&jobs, &mut |writing| copy_blobs(&file.connection, writing))),
        }
        let kept = door.keep().path().map(PathBuf::from);
        let mut shared = door.lock();
        (shared.writing, shared.kept) = (false, kept);
        match result {
            Ok(()) => {
                let written = jobs.len().min(shared.queue.len());
                shared.queue.drain(..written);
                shared.failed = None;
            }
            // The queue stays as it is.
            Err(error) => shared.failed = Some(error),
        }
        drop(shared);
        door.tell();
    }
}

/// Writes the file anew and says what came of it. A failure leaves the file as it is and is none of saving.
fn rewrite_file(door: &Door, file: &mut ProjectFile, rewrite: &Rewrite) {
    let result = file.rewrite(&rewrite.without);
    door.lock().writing = false;
    // Nobody may wait for it any more.
    let _ = rewrite.done.send(result);
    door.tell();
}

/// For so long the breakdown waits for somebody who is at work on what it needs.
const PATIENCE: Duration = Duration::from_secs(3);

/// Brings everything that waits into recovery files: called when the program breaks down. Waits for nobody for long,
/// because whoever holds a lock may be what broke down; but the thread that writes may just be keeping the same.
pub fn rescue_all() {
    let until = Instant::now() + PATIENCE;
    let Some(live) = lock_until(&LIVE, until) else { return };
    for door in live.iter().filter_map(Weak::upgrade) {
        let Some(shared) = lock_until(&door.shared, until) else { continue };
        let jobs: Vec<Job> = shared.queue.iter().cloned().collect();
        drop(shared);
        let keep = if jobs.is_empty() { None } else { lock_until(&door.keep, until) };
        if let Some(mut keep) = keep {
            // There is nobody left to tell.
            let _ = keep.rescue(&jobs, &mut |writing| blobs_of(&door.path, writing));
        }
    }
}

/// The lock, once it is free; `None` where it is not by then, or where its holder broke down.
fn lock_until<T>(mutex: &Mutex<T>, until: Instant) -> Option<MutexGuard<'_, T>> {
    loop {
        match mutex.try_lock() {
            Ok(guard) => return Some(guard),
            Err(TryLockError::WouldBlock) if Instant::now() < until => std::thread::sleep(Duration::from_millis(2)),
            Err(_) => return None,
        }
    }
}

/// What the thread does next.
enum Work {
    Jobs(Vec<Job>),
    Rewrite(Rewrite),
}

/// Waits for work; `None` when the project is being closed and there is no more, or it cannot be written.
fn next_work(door: &Door) -> Option<Work> {
    let mut shared = door.lock();
    loop {
        if shared.wanted {
            shared.wanted = false;
            shared.writing = true;
            return Some(Work::Jobs(shared.queue.iter().cloned().collect()));
        }
        if let Some(rewrite) = shared.rewrite.take() {
            match shared.failed.clone() {
                // What cannot be saved comes first.
                Some(error) => drop(rewrite.done.send(Err(error))),
                None => {
                    shared.writing = true;
                    return Some(Work::Rewrite(rewrite));
                }
            }
        }
        if shared.closing {
            return None;
        }
        shared = door.changed.wait(shared).unwrap_or_else(PoisonError::into_inner);
    }
}
