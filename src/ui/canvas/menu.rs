//! What the right button offers for a thing of the map.

use super::{Canvas, MapView, Selected, Way, commands};
use crate::edit::{self, Edit};
use crate::model::LaneKind;
use crate::scene::Target;
use crate::tr;
use crate::words::Say;
use egui::{Button, Response, Ui};

/// Opens on a right-click; returns the edit that was asked for.
pub(super) fn spot_menu(response: &Response, canvas: &mut Canvas, map: &MapView, target: Target) -> Option<Edit> {
    let mut asked = None;
    response.context_menu(|ui| asked = items(ui, canvas, map, target));
    asked
}

fn item(ui: &mut Ui, label: String, keys: &str) -> bool {
    let clicked = ui.add(Button::new(label).frame(false).shortcut_text(keys)).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

fn items(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, target: Target) -> Option<Edit> {
    let language = map.language;
    ui.set_min_width(200.0);
    if item(ui, tr!(language, "menu-rename"), "F2") {
        canvas.selected = Selected::Target(target);
        canvas.begin_editing(map, String::new());
    }
    match target {
        Target::Stage(stage) => {
            let beside = insert_items(ui, canvas, map, target);
            let added = item(ui, tr!(language, "menu-add-step"), "");
            let added = added.then(|| edit::add_step(map.records, stage, None, &tr!(language, "canvas-new-step")).0);
            beside.or(added).or(shift_items(ui, map, target, true)).or(delete_item(ui, canvas, map, target))
        }
        Target::Step(_) => {
            let beside = insert_items(ui, canvas, map, target);
            beside.or(shift_items(ui, map, target, true)).or(delete_item(ui, canvas, map, target))
        }
        Target::Lane(lane) => {
            let moved = shift_items(ui, map, target, false);
            let name = commands::name_of(map.records, target, language);
            let hide = item(ui, tr!(language, "menu-hide"), "");
            let hidden = hide.then(|| edit::show_lane(map.records, lane, false, &name)).flatten();
            moved.or(hidden).or(lanes_menu(ui, map)).or(delete_item(ui, canvas, map, target))
        }
        Target::Card(_) | Target::Feeling(_) => delete_item(ui, canvas, map, target),
        Target::Journey(_) | Target::Persona(_) => None,
    }
}

fn insert_items(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, target: Target) -> Option<Edit> {
    let before = item(ui, tr!(map.language, "menu-insert-before"), "");
    let after = item(ui, tr!(map.language, "menu-insert-after"), "");
    if !before && !after {
        return None;
    }
    let (edit, new) = commands::insert_beside(map.records, target, after, map.language)?;
    canvas.show(new);
    Some(edit)
}

fn shift_items(ui: &mut Ui, map: &MapView, target: Target, sideways: bool) -> Option<Edit> {
    let language = map.language;
    let (back, forth) = if sideways {
        (
            (tr!(language, "menu-move-left"), "Ctrl+←", Way::Left),
            (tr!(language, "menu-move-right"), "Ctrl+→", Way::Right),
        )
    } else {
        ((tr!(language, "menu-move-up"), "Ctrl+↑", Way::Up), (tr!(language, "menu-move-down"), "Ctrl+↓", Way::Down))
    };
    let back = item(ui, back.0, back.1).then(|| commands::shift(map.records, target, back.2, language)).flatten();
    let forth = item(ui, forth.0, forth.1).then(|| commands::shift(map.records, target, forth.2, language)).flatten();
    back.or(forth)
}

fn lanes_menu(ui: &mut Ui, map: &MapView) -> Option<Edit> {
    let mut asked = None;
    ui.menu_button(tr!(map.language, "menu-add-lane"), |ui| {
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for kind in LaneKind::ALL {
                if item(ui, kind.say(map.language), "") {
                    asked = Some(edit::add_lane(map.records, map.journey, None, *kind, &kind.say(map.language)).0);
                }
            }
        });
    });
    asked
}

fn delete_item(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, target: Target) -> Option<Edit> {
    ui.separator();
    if !item(ui, tr!(map.language, "menu-delete"), &tr!(map.language, "key-delete")) {
        return None;
    }
    canvas.selected = Selected::Nothing;
    commands::delete(map.records, target, map.language)
}
