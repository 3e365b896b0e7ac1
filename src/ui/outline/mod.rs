//! The map as a tree: stage, step, lane, card. It is walked by keys and read out line by line; the way to what lies out
//! of view.

mod line;
mod tree;
mod walk;

pub use tree::{Node, outline};
pub use walk::Outline;

use super::theme::{color32, tokens};
use super::widgets::plain;
use crate::model::*;
use crate::scene::Target;
use crate::tr;
use egui::accesskit::Role;
use egui::{Event, Id, Key, Modifiers, ScrollArea, Ui, UiBuilder};
use line::line_ui;
use walk::{key, line_id};

/// The height of a line.
const ROW_PT: f32 = 24.0;

/// What the tree was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// To show a thing on the map.
    Show(Target),
    /// To rename it.
    Rename(Target),
}

/// Shows the tree; only the lines in view are made.
pub(super) fn outline_ui(
    ui: &mut Ui,
    tree: &mut Outline,
    (records, revision, journey): (&Records, u64, JourneyId),
    selected: Option<Target>,
    language: Language,
) -> Option<Asked> {
    tree.follow(records, revision, journey, language);
    if tree.nodes.is_empty() {
        ui.label(plain(tr!(language, "outline-empty")).size(11.0).color(color32(tokens(ui).muted)));
        return None;
    }
    let before = tree.line();
    let focused = ui.memory(|m| m.has_focus(line_id(journey, key(&tree.nodes[tree.lines[before]]))));
    let mut asked = None;
    let mut line = before;
    if focused && !super::palette::has_modal(ui.ctx()) {
        (line, asked) = keys(ui, tree, before);
    }
    let moved = line != before || std::mem::take(&mut tree.wants_focus);
    line = line.min(tree.lines.len() - 1);
    tree.here = Some(key(&tree.nodes[tree.lines[line]]));
    if moved {
        // The line is made in this frame, if need be by scrolling to it, so that it can take the focus.
        ui.memory_mut(|m| m.request_focus(line_id(journey, key(&tree.nodes[tree.lines[line]]))));
    }
    let shown = show_lines(ui, tree, records, (journey, selected), moved.then_some(line), language);
    asked.or(shown)
}

fn show_lines(
    ui: &mut Ui,
    tree: &mut Outline,
    records: &Records,
    (journey, selected): (JourneyId, Option<Target>),
    reveal: Option<usize>,
    language: Language,
) -> Option<Asked> {
    ui.spacing_mut().item_spacing.y = 0.0;
    let height = ui.available_height();
    let scroll_id = ui.make_persistent_id("outline");
    let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("outline");
    if let Some(line) = reveal {
        area = area.vertical_scroll_offset(revealed(ui, scroll_id, line, height));
    }
    let mut asked = None;
    let mut folds = None;
    let output = area.show_rows(ui, ROW_PT, tree.lines.len(), |ui, range| {
        let builder = UiBuilder::new().accessibility_role(Role::Tree);
        ui.scope_builder(builder.accessibility_label(tr!(language, "left-tab-outline")), |ui| {
            for line in range {
                let place = tree.lines[line];
                let (row, fold) = line_ui(ui, tree, records, (journey, selected), place);
                asked = asked.or(row);
                folds = folds.or(fold);
            }
        });
    });
    ui.data_mut(|data| data.insert_temp(scroll_id, output.state.clamped_offset().y));
    if let Some((place, folded)) = folds {
        tree.fold(place, folded);
    }
    asked
}

/// The offset at which a line is in view: as it is where it is already.
fn revealed(ui: &Ui, scroll: Id, line: usize, height: f32) -> f32 {
    let offset: f32 = ui.data(|data| data.get_temp(scroll)).unwrap_or_default();
    let top = line as f32 * ROW_PT;
    offset.clamp((top + ROW_PT * 2.0 - height).max(0.0), (top - ROW_PT).max(0.0).max(top + ROW_PT * 2.0 - height))
}

/// The keys of the tree; gives the line they lead to.
fn keys(ui: &Ui, tree: &mut Outline, line: usize) -> (usize, Option<Asked>) {
    let last = tree.lines.len() - 1;
    let page = (ui.available_height() / ROW_PT) as usize;
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let target = tree.nodes[tree.lines[line]].target;
    let to = if pressed(Key::ArrowDown) {
        (line + 1).min(last)
    } else if pressed(Key::ArrowUp) {
        line.saturating_sub(1)
    } else if pressed(Key::PageDown) {
        (line + page).min(last)
    } else if pressed(Key::PageUp) {
        line.saturating_sub(page)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else if pressed(Key::ArrowRight) {
        tree.sideways(line, true)
    } else if pressed(Key::ArrowLeft) {
        tree.sideways(line, false)
    } else if pressed(Key::Enter) {
        return (line, Some(Asked::Show(target)));
    } else if pressed(Key::F2) {
        return (line, Some(Asked::Rename(target)));
    } else {
        let text = |event: &Event| if let Event::Text(text) = event { Some(text.clone()) } else { None };
        let (letters, now_s) = ui.input_mut(|i| {
            let letters = i.events.iter().filter_map(text).collect::<String>();
            // They are for the tree alone: not for an empty cell of the map, nor is Delete for what is selected there.
            i.events.retain(|event| text(event).is_none());
            i.consume_key(Modifiers::NONE, Key::Delete);
            i.consume_key(Modifiers::NONE, Key::Backspace);
            (letters, i.time)
        });
        if letters.trim().is_empty() { line } else { tree.typed(line, &letters, now_s) }
    };
    (to, None)
}
