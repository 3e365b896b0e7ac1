//! Keys that arrive faster than frames: a slow machine gets several in one frame, and none of them may be lost or come
//! out of order.

use super::App;
use egui::{Context, Event, Key};

/// Keys after which what is typed may belong to something else.
const BOUNDARIES: [Key; 10] = [
    Key::Tab,
    Key::Enter,
    Key::Escape,
    Key::Delete,
    Key::F2,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::ArrowUp,
    Key::ArrowDown,
    Key::F3,
];

fn is_typed(event: &Event) -> bool {
    matches!(event, Event::Key { .. } | Event::Text(_) | Event::Ime(_) | Event::Copy | Event::Cut | Event::Paste(_))
}

fn is_boundary(event: &Event) -> bool {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => modifiers.command || BOUNDARIES.contains(key),
        Event::Copy | Event::Cut | Event::Paste(_) => true,
        _ => false,
    }
}

/// How many of these belong into one frame: text up to a boundary, or a boundary alone.
fn share(typed: &[Event]) -> usize {
    let boundary = typed.iter().position(is_boundary).unwrap_or(typed.len());
    let is_text_first = typed[..boundary].iter().any(|event| matches!(event, Event::Text(_) | Event::Ime(_)));
    if is_text_first { boundary } else { (boundary + 1).min(typed.len()) }
}

impl App {
    /// Leaves this frame its share of what was typed; the rest waits for the next ones, in order.
    pub(super) fn take_turns(&mut self, ctx: &Context) {
        let starts = self.open.as_ref().is_some_and(|open| open.canvas.is_starting());
        let waiting = &mut self.waiting;
        ctx.input_mut(|input| {
            let (typed, others): (Vec<Event>, Vec<Event>) = input.events.drain(..).partition(is_typed);
            waiting.extend(typed);
            let share = if starts { 0 } else { share(waiting) };
            input.events = others;
            input.events.extend(waiting.drain(..share));
        });
        if !self.waiting.is_empty() {
            ctx.request_repaint();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Modifiers;

    fn key(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    #[test]
    fn a_frame_has_text_or_one_key_that_ends_it() {
        let text = |text: &str| Event::Text(text.to_owned());
        let typed = [key(Key::A), text("a"), text("b"), key(Key::Tab), text("c")];
        assert_eq!(share(&typed), 3, "the text comes first");
        assert_eq!(share(&typed[3..]), 1, "then the key alone");
        assert_eq!(share(&typed[4..]), 1);
        assert_eq!(share(&[key(Key::Enter), key(Key::Enter)]), 1);
        assert_eq!(share(&[]), 0);
    }
}
