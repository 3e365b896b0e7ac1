//! The cells under the cards: one of them can wait for a card.

use super::{Answer, Canvas, MapView, Selected, commands, feelings, is_emotion, keep_keys, menu};
use crate::edit::Edit;
use crate::model::*;
use crate::scene::{Cell, Target};
use crate::tr;
use crate::ui::theme::{color32, faded, tokens};
use egui::accesskit::Role;
use egui::{Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// Every cell in view: click selects it, double-click begins a card there; a click on the emotion band sets a feeling.
pub(super) fn cells_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, background: &Response, answer: &mut Answer) {
    let Some(rect) = canvas.rect else { return };
    let visible = canvas.camera.visible(rect);
    let free = super::view::Heads::of(canvas, map).map_or(rect, |heads| heads.free(rect));
    if background.clicked() {
        canvas.selected.clear();
        canvas.linking = None;
    }
    menu::desk_menu(background, canvas, map, answer);
    for cell in map.scene.cells.iter().filter(|cell| cell.rect.overlaps(&visible)) {
        cell_ui(ui, canvas, map, (cell, rect, free), answer);
    }
}

fn cell_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, of: (&Cell, Rect, Rect), answer: &mut Answer) {
    let (cell, rect, free) = of;
    let is_empty = !cell.taken;
    let here = Selected::Cell(cell.lane, cell.step);
    let on_screen = canvas.camera.screen_rect(rect, cell.rect.grown(-4.0));
    let place = on_screen.intersect(free);
    if !place.is_positive() {
        return;
    }
    let response = ui.interact(place, ui.scope_id().with((cell.lane, cell.step)), Sense::click());
    let is_selected = canvas.selected.first() == here;
    response.widget_info(|| WidgetInfo::selected(Role::GridCell, true, is_selected, cell_label(map, cell)));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(is_selected));
    if is_selected && canvas.editor.is_none() {
        keep_keys(ui, &response);
        mark(ui, map, cell.lane, on_screen, is_empty);
    } else if response.hovered() && is_empty && map.writable && canvas.drag.is_none() {
        invite(ui, on_screen);
    }
    let new_feeling = response.clicked() && is_emotion(map.records, cell.lane) && is_empty && map.writable;
    if response.clicked() || response.gained_focus() {
        canvas.selected.set(here);
        response.request_focus();
    }
    if let (true, Some(pointer)) = (new_feeling, response.interact_pointer_pos()) {
        let at = canvas.camera.map_from_screen(rect, pointer);
        if let Some((band, step)) = feelings::band_at(map.scene, at) {
            let edit = feelings::set(map.records, cell.lane, step, feelings::value_at(band, at.y));
            if let Some(target) = added(&edit) {
                canvas.selected.only(target);
            }
            answer.edit([edit]);
        }
    } else if response.double_clicked() {
        canvas.begin_editing(map, String::new());
    }
    if response.secondary_clicked() {
        canvas.selected.set(here);
    }
    menu::desk_menu(&response, canvas, map, answer);
}

/// The first thing of the map that an edit adds.
pub(super) fn added(edit: &Edit) -> Option<Target> {
    edit.changes.iter().filter(|change| change.before.is_none()).find_map(|change| match change.after.as_ref()? {
        AnyRecord::Feeling(feeling) => Some(Target::Feeling(feeling.id)),
        AnyRecord::Card(card) => Some(Target::Card(card.id)),
        AnyRecord::Stage(stage) => Some(Target::Stage(stage.id)),
        AnyRecord::Step(step) => Some(Target::Step(step.id)),
        AnyRecord::Lane(lane) => Some(Target::Lane(lane.id)),
        _ => None,
    })
}

fn invite(ui: &Ui, rect: Rect) {
    let t = tokens(ui);
    ui.painter().rect_filled(rect, 9.0, faded(t.muted, 0.06));
    let font = crate::ui::theme::font(crate::scene::Face::Icons, 13.0);
    let plus = crate::scene::icon::PLUS;
    // The questions of an empty stage stand in a high cell: the plus keeps off them.
    let place = if rect.height() < 44.0 { rect.center() } else { rect.right_bottom() - vec2(12.0, 12.0) };
    ui.painter().text(place, egui::Align2::CENTER_CENTER, plus, font, faded(t.muted, 0.7));
}

fn cell_label(map: &MapView, cell: &Cell) -> String {
    let lane = map.records.lanes.get(&cell.lane);
    let lane = lane.map(|lane| commands::lane_title(lane, map.language)).unwrap_or_default();
    let step = map.records.steps.get(&cell.step).map(|step| step.name.clone()).unwrap_or_default();
    match cell.cards {
        0 if cell.taken => tr!(map.language, "canvas-cell-taken", lane = lane, step = step),
        0 => tr!(map.language, "canvas-empty-cell", lane = lane, step = step),
        count => tr!(map.language, "canvas-cell", lane = lane, step = step, count = i64::from(count)),
    }
}

fn mark(ui: &Ui, map: &MapView, lane: LaneId, rect: Rect, is_empty: bool) {
    let t = tokens(ui);
    let fill = if is_empty { faded(t.accent, 0.05) } else { egui::Color32::TRANSPARENT };
    ui.painter().rect(rect, 9.0, fill, Stroke::new(1.5, color32(t.accent)), StrokeKind::Inside);
    // A high cell of an empty stage shows its questions instead.
    let is_low = rect.height() < 44.0 || is_emotion(map.records, lane);
    if is_empty && is_low && rect.width() > 90.0 && rect.height() > 16.0 {
        let text = if is_emotion(map.records, lane) {
            tr!(map.language, "canvas-set-feeling")
        } else {
            tr!(map.language, "canvas-type-to-add")
        };
        let set =
            |text| ui.painter().layout(text, egui::FontId::proportional(11.0), color32(t.muted), rect.width() - 12.0);
        let mut galley = set(text);
        if galley.rows.len() > 1 {
            galley = set(tr!(map.language, "canvas-type-here"));
        }
        if galley.size().y < rect.height() {
            let at = rect.center() - vec2(galley.size().x, galley.size().y) / 2.0;
            ui.painter().galley(at, galley, color32(t.muted));
        }
    }
}
