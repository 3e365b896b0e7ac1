//! Keys that arrive faster than frames: a slow machine gets several in one frame, and none of them may be lost or come
//! out of order.

use egui::{Context, Event, Key, Plugin, RawInput, Ui};

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
        event => is_press(event),
    }
}

fn is_button(event: &Event) -> bool {
    matches!(event, Event::PointerButton { .. })
}

fn is_press(event: &Event) -> bool {
    matches!(event, Event::PointerButton { pressed: true, .. })
}

/// How many of these belong into one frame: text up to a boundary, or a boundary alone. Outside a field the first letter
/// alone: it may open one, and the keys of the next letters are no commands then.
fn share(typed: &[Event], in_field: bool) -> usize {
    let boundary = typed.iter().position(is_boundary).unwrap_or(typed.len());
    match typed[..boundary].iter().position(|event| matches!(event, Event::Text(_) | Event::Ime(_))) {
        Some(first) if !in_field => first + 1,
        Some(_) => boundary,
        None => (boundary + 1).min(typed.len()),
    }
}

/// Deals what was typed out to the frames, before egui itself looks at it: it would go through its widgets by every Tab
/// and arrow of a frame.
#[derive(Default)]
struct Turns {
    /// What was typed and waits for its frame.
    waiting: Vec<Event>,
    /// A text is about to be typed whose field does not have the focus yet.
    starts: bool,
    /// A field has the focus.
    in_field: bool,
    /// The last key may have moved the focus, which takes its place in a frame without keys.
    rests: bool,
}

impl Turns {
    /// Takes out what has to wait for its turn: what was typed, and a click that came after it.
    fn take(&self, events: &mut Vec<Event>) -> Vec<Event> {
        let mut comes_after = !self.waiting.is_empty();
        let all = std::mem::take(events).into_iter();
        let (turns, others) = all.partition(|event| {
            comes_after |= is_typed(event);
            is_typed(event) || (comes_after && is_button(event))
        });
        *events = others;
        turns
    }

    /// What of this belongs into the next frame, with what waited before it; the rest goes on waiting, in order.
    fn deal(&mut self, typed: Vec<Event>) -> Vec<Event> {
        self.waiting.extend(typed);
        if self.starts || std::mem::take(&mut self.rests) {
            return Vec::new();
        }
        let share: Vec<Event> = self.waiting.drain(..share(&self.waiting, self.in_field)).collect();
        self.rests = share.last().is_some_and(|last| is_boundary(last) && !is_press(last));
        share
    }
}

impl Plugin for Turns {
    fn debug_name(&self) -> &'static str {
        "Turns"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        let typed = self.take(&mut input.events);
        input.events.extend(self.deal(typed));
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        if !self.waiting.is_empty() {
            ui.ctx().request_repaint();
        }
    }
}

/// From the next frame on every frame has only its share of what was typed. `starts`: nothing of it, for now.
pub(super) fn take_turns(ctx: &Context, starts: bool) {
    let in_field = ctx.text_edit_focused();
    let turns = ctx.plugin_or_default::<Turns>();
    let mut turns = turns.lock();
    (turns.starts, turns.in_field) = (starts, in_field);
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
        assert_eq!(share(&typed, true), 3, "the text comes first");
        assert_eq!(share(&typed[3..], true), 1, "then the key alone");
        assert_eq!(share(&typed[4..], true), 1);
        assert_eq!(share(&[key(Key::Enter), key(Key::Enter)], true), 1);
        assert_eq!(share(&[], true), 0);
    }

    #[test]
    fn a_digit_after_the_letter_that_opens_a_field_is_no_command() {
        let typed = [key(Key::A), Event::Text("a".to_owned()), key(Key::Num1), Event::Text("1".to_owned())];
        assert_eq!(share(&typed, false), 2, "the field opens first");
        assert_eq!(share(&typed, true), 4);
    }

    #[test]
    fn a_key_that_may_move_the_focus_has_a_frame_without_keys_after_it() {
        let mut turns = Turns::default();
        let frames = [vec![key(Key::Tab), key(Key::Tab), key(Key::A)], vec![], vec![key(Key::B)], vec![], vec![]];
        let dealt: Vec<Vec<Event>> = frames.into_iter().map(|typed| turns.deal(typed)).collect();
        let none = Vec::new;
        assert_eq!(dealt, [vec![key(Key::Tab)], none(), vec![key(Key::Tab)], none(), vec![key(Key::A), key(Key::B)]]);
        assert_eq!(turns.waiting, []);
    }

    #[test]
    fn a_click_does_not_overtake_what_was_typed_before_it() {
        let button = |pressed| Event::PointerButton {
            pos: egui::Pos2::ZERO,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let mut turns = Turns { in_field: true, ..Turns::default() };
        let mut events =
            vec![button(true), Event::Text("a".to_owned()), button(false), button(true), Event::PointerGone];
        let taken = turns.take(&mut events);
        assert_eq!(events, [button(true), Event::PointerGone], "nothing was typed before these, or it is no click");
        assert_eq!(turns.deal(taken), [Event::Text("a".to_owned()), button(false)]);
        assert_eq!(turns.deal(Vec::new()), [button(true)]);
        let mut events = vec![button(true)];
        assert!(turns.take(&mut events).is_empty() && events == [button(true)], "nothing waits any more");
    }
}
