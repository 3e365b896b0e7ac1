//! What is under the hand, on its way over the map: it follows the pointer, the map makes room, and Escape gives
//! everything back.

use super::editor::{Editor, NewCard};
use super::held::{Held, place_at};
use super::{Answer, Canvas, MapView, cells, commands, paint};
use crate::model::*;
use crate::scene::Face;
use crate::ui::theme::{color32, font, tokens};
use egui::{Key, Rect, Stroke, StrokeKind, Ui, vec2};

/// A drag under way; released, it becomes an edit. Alt makes a copy; Ctrl puts a free note into the cell below it.
pub(super) fn hand_ui(ui: &Ui, canvas: &mut Canvas, map: &MapView, answer: &mut Answer) {
    let Some((rect, mut drag)) = canvas.rect.zip(canvas.drag.take()) else { return };
    let (pointer, down, escape, modifiers) =
        ui.input(|i| (i.pointer.latest_pos(), i.pointer.primary_down(), i.key_pressed(Key::Escape), i.modifiers));
    let Some(pointer) = pointer.filter(|_| !escape) else { return };
    let at = canvas.camera.map_from_screen(rect, pointer);
    drag.move_to(map.records, map.scene, at, modifiers.alt, modifiers.command);
    if !down {
        if let Some(edit) = drag.edit(map.records, map.language) {
            if modifiers.alt
                && let Some(target) = cells::added(&edit)
            {
                canvas.selected.only(target);
            }
            answer.edit([edit]);
        }
        // Thousands of copied cards take a while to be let go as well.
        rayon::spawn(move || drop(drag));
        return;
    }
    if !drag.items().is_empty() {
        ghost(ui, canvas, &drag, at, rect);
    }
    ui.ctx().set_cursor_icon(match drag.held() {
        Held::Edge(_) => egui::CursorIcon::ResizeHorizontal,
        Held::Feeling(_) => egui::CursorIcon::Move,
        _ if modifiers.alt => egui::CursorIcon::Copy,
        _ => egui::CursorIcon::Grabbing,
    });
    scroll_at_edge(ui, canvas, map, pointer);
    canvas.drag = Some(drag);
}

/// The marks under the hand, lifted off the map.
fn ghost(ui: &Ui, canvas: &Canvas, drag: &super::held::Drag, at: crate::scene::Point, rect: Rect) {
    let shift = drag.shift(at);
    let mut camera = canvas.camera;
    camera.offset += vec2(shift.x, shift.y) * camera.zoom;
    let card = camera.screen_rect(rect, drag.rect());
    let t = tokens(ui);
    let painter = ui.painter();
    let shadow = egui::Shadow { offset: [0, 6], blur: 18, spread: 0, color: egui::Color32::from_black_alpha(50) };
    if drag.count() > 1 {
        let behind = card.translate(vec2(5.0, 5.0));
        painter.rect(behind, 9.0, color32(t.sheet), Stroke::new(1.0, color32(t.accent)), StrokeKind::Middle);
    }
    painter.add(shadow.as_shape(card, 9.0));
    painter.rect_filled(card, 9.0, color32(t.sheet));
    paint::paint_items(painter, rect, &camera, drag.items().iter(), false);
    painter.rect_stroke(card, 9.0, Stroke::new(1.5, color32(t.accent)), StrokeKind::Middle);
    if drag.count() > 1 {
        let center = card.right_top();
        painter.circle_filled(center, 10.0, color32(t.accent));
        let text = drag.count().to_string();
        painter.text(center, egui::Align2::CENTER_CENTER, text, font(Face::SemiBold, 11.0), color32(t.on_accent));
    }
}

/// Near an edge of the canvas the map comes along.
pub(super) fn scroll_at_edge(ui: &Ui, canvas: &mut Canvas, map: &MapView, pointer: egui::Pos2) {
    const EDGE: f32 = 28.0;
    const SPEED: f32 = 480.0;
    let Some(rect) = canvas.rect else { return };
    let inner = rect.shrink(EDGE);
    let out = pointer - inner.clamp(pointer);
    if out != egui::Vec2::ZERO {
        let step = out / EDGE * SPEED * ui.input(|i| i.stable_dt).min(0.05);
        canvas.camera.pan(rect, map.scene.size, -step);
        ui.ctx().request_repaint();
    }
}

/// A kind of card from the palette, dragged over the map.
pub(super) fn palette_ui(ui: &Ui, canvas: &mut Canvas, map: &MapView, answer: &mut Answer) {
    persona_ui(ui, canvas, map, answer);
    let Some((rect, kind)) = canvas.rect.zip(egui::DragAndDrop::payload::<CardKind>(ui.ctx())) else { return };
    let (pointer, released) = ui.input(|i| (i.pointer.latest_pos(), i.pointer.any_released()));
    let Some(pointer) = pointer.filter(|p| rect.contains(*p)) else { return };
    let at = canvas.camera.map_from_screen(rect, pointer);
    let Some(cell) = map.scene.cell_at(at) else { return };
    ui.painter().rect_stroke(
        canvas.camera.screen_rect(rect, cell.rect.grown(-3.0)),
        9.0,
        Stroke::new(2.0, color32(tokens(ui).accent)),
        StrokeKind::Inside,
    );
    scroll_at_edge(ui, canvas, map, pointer);
    if released && map.writable {
        egui::DragAndDrop::clear_payload(ui.ctx());
        let own = map.records.lanes.get(&cell.lane).is_some_and(|l| crate::edit::card_kind_of(l.kind) == Some(*kind));
        let card = match place_at(map.records, map.scene, at, &[]).filter(|_| own) {
            Some(place) => Some(NewCard::at(place, *kind)),
            None => commands::place_for(map.records, map.journey, *kind, cell.step, map.language)
                .map(|(lane, place)| NewCard { lane, ..NewCard::at(place, *kind) }),
        };
        canvas.editor = card.map(|card| Editor::new_card(map.scene, card, String::new()));
    }
}

/// A persona from the list, dropped on a card, is whom the card is about; dropped elsewhere, they walk the journey.
fn persona_ui(ui: &Ui, canvas: &Canvas, map: &MapView, answer: &mut Answer) {
    let Some((rect, persona)) = canvas.rect.zip(egui::DragAndDrop::payload::<PersonaId>(ui.ctx())) else { return };
    let (pointer, released) = ui.input(|i| (i.pointer.latest_pos(), i.pointer.any_released()));
    let Some(pointer) = pointer.filter(|p| rect.contains(*p)) else { return };
    let at = canvas.camera.map_from_screen(rect, pointer);
    let card = map.scene.spots.iter().rev().find_map(|spot| match spot.target {
        crate::scene::Target::Card(card) if spot.rect.contains(at) => Some((card, spot.rect)),
        _ => None,
    });
    let place = card.map_or(rect.shrink(4.0), |(_, place)| canvas.camera.screen_rect(rect, place));
    let stroke = Stroke::new(2.0, color32(tokens(ui).accent));
    ui.painter().rect_stroke(place, 9.0, stroke, StrokeKind::Inside);
    if released {
        egui::DragAndDrop::clear_payload(ui.ctx());
        answer.edit(match card {
            Some((card, _)) => crate::edit::set_on_cards(map.records, &[card], |card| card.persona = Some(*persona)),
            None => commands::walks(map.records, map.journey, *persona),
        });
    }
}
