//! The keys of the map, while no field has them.

use super::{Answer, Canvas, MapView, Selected, Way, commands, has_modal, linking, pasting, requests, selected};
use crate::edit;
use crate::scene::Target;
use egui::{Event, Key, Modifiers, Response, Ui};

const WAYS: [(Key, Way); 4] =
    [(Key::ArrowLeft, Way::Left), (Key::ArrowRight, Way::Right), (Key::ArrowUp, Way::Up), (Key::ArrowDown, Way::Down)];

/// Reads the keys.
pub(super) fn keys(ui: &Ui, canvas: &mut Canvas, map: &MapView, background: &Response, answer: &mut Answer) {
    if ui.ctx().text_edit_focused() || has_modal(ui) {
        return;
    }
    clipboard(ui, canvas, map, answer);
    if canvas.selected.first() == Selected::Nothing {
        if background.has_focus() && WAYS.iter().any(|(key, _)| pressed(ui, Modifiers::NONE, *key)) {
            canvas.select(first_cell(map));
        }
        return;
    }
    if arrows(ui, canvas, map, answer) || tab(ui, canvas, map) || enter(ui, canvas, map, answer) {
        return;
    }
    if pressed(ui, Modifiers::NONE, Key::Delete) || pressed(ui, Modifiers::NONE, Key::Backspace) {
        answer.edit(commands::delete(map.records, &canvas.selected.targets(), map.language));
        let cell = canvas.selected.first().cell(map.records);
        match cell {
            Some((lane, step)) => go(ui, canvas, Selected::Cell(lane, step)),
            None => canvas.select(Selected::Nothing),
        }
    } else if pressed(ui, Modifiers::NONE, Key::Escape) {
        if canvas.linking.take().is_none() {
            canvas.selected.clear();
        }
    } else {
        typed(ui, canvas, map, answer);
    }
}

/// Whether a key was pressed with these keys held and no others, as they were when it was pressed: on a slow machine they
/// are let go within the same frame.
pub(super) fn pressed(ui: &Ui, held: Modifiers, wanted: Key) -> bool {
    let is_wanted = |event: &Event| match event {
        Event::Key { key, pressed: true, modifiers, .. } => *key == wanted && modifiers.matches_exact(held),
        _ => false,
    };
    ui.input_mut(|i| i.events.iter().position(is_wanted).map(|place| i.events.remove(place)).is_some())
}

fn first_cell(map: &MapView) -> Selected {
    map.scene.cells.first().map_or(Selected::Nothing, |cell| Selected::Cell(cell.lane, cell.step))
}

/// Ctrl+C, X and V arrive as events and not as keys.
fn clipboard(ui: &Ui, canvas: &mut Canvas, map: &MapView, answer: &mut Answer) {
    let events: Vec<Event> = ui.input(|i| {
        let is_ours = |event: &&Event| matches!(event, Event::Copy | Event::Cut | Event::Paste(_));
        i.events.iter().filter(is_ours).cloned().collect()
    });
    for event in events {
        match event {
            Event::Copy => requests::copy(canvas, map, answer),
            Event::Cut => requests::cut(canvas, map, answer),
            Event::Paste(text) => pasting::paste(canvas, map, &text, answer),
            _ => {}
        }
    }
}

/// Arrows walk; with Shift they select more, with Ctrl they move the thing itself.
fn arrows(ui: &Ui, canvas: &mut Canvas, map: &MapView, answer: &mut Answer) -> bool {
    for (key, way) in WAYS {
        if pressed(ui, Modifiers::COMMAND, key) {
            canvas.wanted = true;
            answer.edit(commands::shift(map.records, &canvas.selected.targets(), way, map.language));
            return true;
        }
        let more = pressed(ui, Modifiers::SHIFT, key);
        if more || pressed(ui, Modifiers::NONE, key) {
            if let Some(stop) = selected::next(map.scene, canvas.selected.first(), way) {
                match stop {
                    Selected::Target(target) if more => canvas.selected.add_last(target),
                    _ if more => {}
                    _ => canvas.select(stop),
                }
                canvas.wanted = true;
                focus(ui, stop);
            }
            return true;
        }
    }
    false
}

/// Gives what the keys are about the focus, so that a screen reader says it.
fn focus(ui: &Ui, stop: Selected) {
    ui.memory_mut(|memory| {
        memory.request_focus(match stop {
            Selected::Target(target) => ui.scope_id().with(target),
            Selected::Cell(lane, step) => ui.scope_id().with((lane, step)),
            Selected::Nothing => ui.scope_id(),
        });
    });
}

/// Tab goes to the next cell or head, Shift+Tab to the one before.
fn tab(ui: &Ui, canvas: &mut Canvas, map: &MapView) -> bool {
    let back = pressed(ui, Modifiers::SHIFT, Key::Tab);
    if !back && !pressed(ui, Modifiers::NONE, Key::Tab) {
        return false;
    }
    let first = canvas.selected.first();
    let stop = match (first.cell(map.records), first) {
        (Some(cell), _) => selected::next_cell(map.scene, cell, back).map(|(lane, step)| Selected::Cell(lane, step)),
        (None, Selected::Target(Target::Feeling(id))) => {
            let here = map.records.feelings.get(&id).map(|feeling| feeling.step);
            let lane = map.scene.bands.first().map(|band| band.lane);
            let next = lane.zip(here).and_then(|cell| selected::next_cell(map.scene, cell, back));
            next.map(|(lane, step)| Selected::Cell(lane, step))
        }
        (None, Selected::Target(target)) => selected::next_head(map.scene, target, back).map(Selected::Target),
        (None, _) => None,
    };
    if let Some(stop) = stop {
        go(ui, canvas, stop);
    }
    true
}

/// The keys go on to a thing or a cell.
pub(super) fn go(ui: &Ui, canvas: &mut Canvas, stop: Selected) {
    canvas.select(stop);
    focus(ui, stop);
}

/// Enter and F2 edit, Ctrl+Enter adds a sibling; while a link is drawn, Enter ends it.
fn enter(ui: &Ui, canvas: &mut Canvas, map: &MapView, answer: &mut Answer) -> bool {
    if pressed(ui, Modifiers::COMMAND, Key::Enter) {
        requests::add_sibling(canvas, map, answer);
        return true;
    }
    if !pressed(ui, Modifiers::NONE, Key::Enter) && !pressed(ui, Modifiers::NONE, Key::F2) {
        return false;
    }
    match canvas.selected.target() {
        Some(target) if canvas.linking.is_some() => linking::link_to(canvas, map, target, answer),
        _ => canvas.begin_editing(map, String::new()),
    }
    true
}

/// Letters begin a card or a text; plus and minus raise and lower a feeling.
fn typed(ui: &Ui, canvas: &mut Canvas, map: &MapView, answer: &mut Answer) {
    // A slow frame brings several letters at once; none of them may be lost.
    let typed: String = ui.input(|i| {
        let text = |event: &Event| if let Event::Text(text) = event { Some(text.clone()) } else { None };
        i.events.iter().filter_map(text).collect()
    });
    let feelings = canvas.selected.feelings();
    match typed.as_str() {
        "" => {}
        "+" | "=" if !feelings.is_empty() => answer.edit(edit::shift_feelings(map.records, &feelings, 0.5)),
        "-" | "−" if !feelings.is_empty() => answer.edit(edit::shift_feelings(map.records, &feelings, -0.5)),
        _ if canvas.selected.is_several() => {}
        text if begins_a_text(text) || (canvas.takes_digits(map.records) && !text.trim().is_empty()) => {
            canvas.begin_editing(map, typed);
        }
        _ => {}
    }
}

/// Letters of any script, and the signs that texts begin with; digits add cards and the space bar moves the map.
fn begins_a_text(typed: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || (!c.is_ascii() && !c.is_whitespace());
    typed.chars().any(is_letter) || typed.starts_with(['"', '\'', '(', '#', '@'])
}

/// Moves what is selected to a lane or column beside, as the menus ask for it.
pub(super) fn shift(canvas: &mut Canvas, map: &MapView, way: Way) -> Option<edit::Edit> {
    canvas.wanted = true;
    commands::shift(map.records, &canvas.selected.targets(), way, map.language)
}
