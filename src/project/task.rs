//! Work on a thread of its own, which nobody wants any more once its [`Task`] is dropped.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// Called when there is something new to look at, from any thread: to draw again.
#[derive(Clone)]
pub(super) struct Notify(pub(super) Arc<dyn Fn() + Send + Sync>);

impl Default for Notify {
    fn default() -> Self {
        Self(Arc::new(|| {}))
    }
}

impl std::fmt::Debug for Notify {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Notify")
    }
}

/// Work that goes on.
#[derive(Debug)]
pub(super) struct Task<T> {
    messages: Receiver<T>,
    stopped: Arc<AtomicBool>,
}

/// What there is of a task.
pub(super) enum Heard<T> {
    Message(T),
    /// It goes on.
    Nothing,
    /// It ended, and there are no more messages.
    Ended,
}

impl<T: Send + 'static> Task<T> {
    /// Begins. `work` asks its first argument whether to go on, and tells what it found to its second.
    pub(super) fn start(
        notify: &Notify,
        work: impl FnOnce(&(dyn Fn() -> bool + Sync), &dyn Fn(T)) + Send + 'static,
    ) -> Self {
        let (send, messages) = channel();
        let stopped = Arc::new(AtomicBool::new(false));
        let (watched, notify) = (Arc::clone(&stopped), notify.clone());
        std::thread::spawn(move || {
            let tell = |message| {
                // Where nobody listens any more, nobody needs to draw.
                if send.send(message).is_ok() {
                    notify.0();
                }
            };
            work(&|| !watched.load(Relaxed), &tell);
        });
        Self { messages, stopped }
    }

    /// What came since it was asked last.
    pub(super) fn hear(&self) -> Heard<T> {
        match self.messages.try_recv() {
            Ok(message) => Heard::Message(message),
            Err(TryRecvError::Empty) => Heard::Nothing,
            Err(TryRecvError::Disconnected) => Heard::Ended,
        }
    }

    /// Waits for the next message; `None`: there are no more.
    pub(super) fn wait(&self) -> Option<T> {
        self.messages.recv().ok()
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.stopped.store(true, Relaxed);
    }
}
