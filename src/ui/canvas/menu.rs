//! What the right button offers for a thing of the map.

use super::{Answer, Canvas, MapView, Way, commands, keys};
use crate::edit;
use crate::model::{CardKind, LaneKind};
use crate::scene::Target;
use crate::tr;
use crate::ui::command::Command;
use crate::words::Say;
use egui::{Button, Response, Ui};

/// Opens on a right-click; gathers what was asked for.
pub(super) fn spot_menu(response: &Response, canvas: &mut Canvas, map: &MapView, target: Target, answer: &mut Answer) {
    response.context_menu(|ui| {
        ui.set_min_width(220.0);
        items(ui, canvas, map, target, answer);
    });
}

/// Opens on a right-click beside everything: what can be put there.
pub(super) fn desk_menu(response: &Response, canvas: &mut Canvas, map: &MapView, answer: &mut Answer) {
    if !map.writable {
        return;
    }
    response.context_menu(|ui| {
        ui.set_min_width(220.0);
        commands_ui(ui, canvas, map, &[Command::Paste, Command::AddNote]);
        ui.separator();
        commands_ui(ui, canvas, map, &[Command::AddStage, Command::AddStep]);
        lanes_menu(ui, map, answer);
        ui.separator();
        commands_ui(ui, canvas, map, &[Command::SelectAll, Command::Fit]);
    });
}

fn item(ui: &mut Ui, label: String, keys: &str) -> bool {
    let clicked = ui.add(Button::new(label).frame(false).shortcut_text(keys)).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

/// Entries of the one list of commands, with their keys.
fn commands_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, commands: &[Command]) {
    for command in commands {
        if item(ui, command.name(map.language), &command.keys(map.language)) {
            canvas.request(*command);
        }
    }
}

fn items(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, target: Target, answer: &mut Answer) {
    if canvas.selected.is_several() {
        return several_items(ui, canvas, map);
    }
    commands_ui(ui, canvas, map, &[Command::Rename]);
    match target {
        Target::Stage(_) => {
            insert_items(ui, canvas, map, target, answer);
            commands_ui(ui, canvas, map, &[Command::AddStep, Command::SelectStage]);
            shift_items(ui, canvas, map, true, answer);
        }
        Target::Step(_) => {
            insert_items(ui, canvas, map, target, answer);
            commands_ui(ui, canvas, map, &[Command::SelectStep]);
            shift_items(ui, canvas, map, true, answer);
        }
        Target::Lane(lane) => {
            shift_items(ui, canvas, map, false, answer);
            if item(ui, tr!(map.language, "menu-hide"), "") {
                let name = commands::name_of(map.records, target, map.language);
                answer.edit(edit::show_lane(map.records, lane, false, &name));
            }
            lanes_menu(ui, map, answer);
            commands_ui(ui, canvas, map, &[Command::SelectLane]);
        }
        Target::Card(card) => card_items(ui, canvas, map, card, answer),
        Target::Feeling(_) => commands_ui(ui, canvas, map, &[Command::EmotionUp, Command::EmotionDown]),
        Target::Link(_) => {}
        Target::Journey(_) => {
            return commands_ui(ui, canvas, map, &[Command::Copy, Command::Paste, Command::Duplicate]);
        }
        Target::Persona(_) => return,
    }
    ui.separator();
    commands_ui(ui, canvas, map, &[Command::Copy, Command::Cut, Command::Paste, Command::Duplicate]);
    ui.separator();
    commands_ui(ui, canvas, map, &[Command::Delete]);
}

fn several_items(ui: &mut Ui, canvas: &mut Canvas, map: &MapView) {
    commands_ui(ui, canvas, map, &[Command::Distribute, Command::GroupNotes, Command::AddLink, Command::FitSelection]);
    ui.separator();
    commands_ui(ui, canvas, map, &[Command::Copy, Command::Cut, Command::Duplicate]);
    ui.separator();
    commands_ui(ui, canvas, map, &[Command::Delete]);
}

fn card_items(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, card: crate::model::CardId, answer: &mut Answer) {
    commands_ui(ui, canvas, map, &[Command::AddLink, Command::SpanMore, Command::SpanLess]);
    let is_free = map.records.cards.get(&card).is_some_and(|card| card.offset_x.is_some());
    if is_free {
        commands_ui(ui, canvas, map, &[Command::GroupNotes]);
    }
    ui.menu_button(tr!(map.language, "menu-kind"), |ui| {
        for kind in CardKind::ALL {
            if item(ui, kind.say(map.language), "") {
                answer.edit(edit::set_on_cards(map.records, &[card], |card| card.kind = *kind));
            }
        }
    });
    let to_journeys: Vec<_> =
        map.records.journeys_in_order().into_iter().filter(|journey| journey.id != map.journey).collect();
    if !to_journeys.is_empty() {
        ui.menu_button(tr!(map.language, "menu-link-journey"), |ui| {
            for journey in to_journeys {
                if item(ui, journey.title.clone(), "") {
                    let end = edit::LinkEnd::Journey(journey.id);
                    let link = edit::add_link(map.records, card, end, crate::model::LinkKind::Next);
                    answer.edit(link.map(|(edit, _)| edit));
                }
            }
        });
    }
    ui.menu_button(tr!(map.language, "menu-select"), |ui| {
        commands_ui(
            ui,
            canvas,
            map,
            &[Command::SelectKind, Command::SelectLane, Command::SelectStep, Command::SelectStage],
        );
    });
}

fn insert_items(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, target: Target, answer: &mut Answer) {
    let before = item(ui, tr!(map.language, "menu-insert-before"), "");
    let after = item(ui, tr!(map.language, "menu-insert-after"), "Ctrl+↵");
    if (before || after)
        && let Some((edit, new)) = commands::insert_beside(map.records, target, after, map.language)
    {
        canvas.show(new);
        answer.edit([edit]);
    }
}

fn shift_items(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, sideways: bool, answer: &mut Answer) {
    let language = map.language;
    let ways = if sideways {
        [
            (tr!(language, "menu-move-left"), "Ctrl+←", Way::Left),
            (tr!(language, "menu-move-right"), "Ctrl+→", Way::Right),
        ]
    } else {
        [(tr!(language, "menu-move-up"), "Ctrl+↑", Way::Up), (tr!(language, "menu-move-down"), "Ctrl+↓", Way::Down)]
    };
    for (name, keys, way) in ways {
        if item(ui, name, keys) {
            answer.edit(keys::shift(canvas, map, way));
        }
    }
}

fn lanes_menu(ui: &mut Ui, map: &MapView, answer: &mut Answer) {
    ui.menu_button(tr!(map.language, "menu-add-lane"), |ui| {
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for kind in LaneKind::ALL {
                if item(ui, kind.say(map.language), "") {
                    let name = kind.say(map.language);
                    answer.edit([edit::add_lane(map.records, map.journey, None, *kind, &name).0]);
                }
            }
        });
    });
}
