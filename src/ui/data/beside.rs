//! What is worked out on a thread, with what was known before shown while it is on its way.

use egui::Context;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// Fewer events than these are worked through within a frame.
const AT_ONCE: usize = 200_000;

/// Something worked out of events: for what, and what came of it.
pub(super) struct Beside<K, T> {
    known: Option<(K, T)>,
    coming: Option<(K, Receiver<T>)>,
}

impl<K, T> Default for Beside<K, T> {
    fn default() -> Self {
        Self { known: None, coming: None }
    }
}

impl<K: PartialEq, T: Send + 'static> Beside<K, T> {
    /// Brings it up to date with its key. A few events are worked through at once; many on a thread, one at a time, and
    /// the window is drawn again when it is done.
    pub(super) fn follow(&mut self, ctx: &Context, key: K, events: usize, work: impl FnOnce() -> T + Send + 'static) {
        self.arrive();
        if self.coming.is_some() || self.known.as_ref().is_some_and(|(known, _)| *known == key) {
            return;
        }
        if events <= AT_ONCE {
            self.known = Some((key, work()));
            return;
        }
        let (send, receive) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            // The window may be gone by now; then nobody waits for it.
            let _ = send.send(work());
            ctx.request_repaint();
        });
        self.coming = Some((key, receive));
    }

    fn arrive(&mut self) {
        let Some((key, receive)) = self.coming.take() else { return };
        match receive.try_recv() {
            Ok(value) => self.known = Some((key, value)),
            Err(TryRecvError::Empty) => self.coming = Some((key, receive)),
            Err(TryRecvError::Disconnected) => {}
        }
    }

    /// What was worked out last, of these or of other events.
    pub(super) fn get(&self) -> Option<&T> {
        self.known.as_ref().map(|(_, value)| value)
    }

    /// Whether something newer is on its way.
    pub(super) fn is_old(&self) -> bool {
        self.coming.is_some()
    }
}
