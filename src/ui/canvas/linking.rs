//! Drawing a link: from the dot at a card's edge to another card, or by the keyboard from the selected card to the next
//! one that is chosen.

use super::{Answer, Canvas, MapView};
use crate::edit::{self, LinkEnd};
use crate::model::*;
use crate::scene::{Target, icon};
use crate::tr;
use crate::ui::theme::{color32, faded, tokens};
use egui::accesskit::Role;
use egui::{Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Radius of the dot on the screen.
const DOT: f32 = 6.0;

/// The dot at the selected card, and the line while a link is drawn.
pub(super) fn linking_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, answer: &mut Answer) {
    let Some(rect) = canvas.rect.filter(|_| map.writable && canvas.drag.is_none() && canvas.editor.is_none()) else {
        return;
    };
    let selected = canvas.selected.target().filter(|_| !canvas.selected.is_several());
    if let (Some(Target::Card(card)), None) = (selected, canvas.linking) {
        dot_ui(ui, canvas, map, card, rect, answer);
    }
    if let Some(from) = canvas.linking {
        let pointer = ui.input(|i| i.pointer.latest_pos());
        if let Some(place) = place_of(canvas, map, from, rect) {
            line(ui, place, pointer.filter(|p| rect.contains(*p)));
            hint(ui, map, rect);
        }
    }
}

fn place_of(canvas: &Canvas, map: &MapView, card: CardId, rect: Rect) -> Option<Rect> {
    let spot = map.scene.spot(Target::Card(card))?;
    Some(canvas.camera.screen_rect(rect, spot.rect))
}

fn dot_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, card: CardId, rect: Rect, answer: &mut Answer) {
    let Some(place) = place_of(canvas, map, card, rect) else { return };
    let center = pos2(place.right() + DOT + 5.0, place.center().y);
    if !rect.contains(center) {
        return;
    }
    let area = Rect::from_center_size(center, vec2(DOT * 3.0, DOT * 3.0));
    let response = ui.interact(area, ui.scope_id().with(("link", card)), Sense::click_and_drag());
    let name = tr!(map.language, "canvas-draw-link");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let t = tokens(ui);
    let fill = if response.hovered() { color32(t.accent) } else { color32(t.panel) };
    ui.painter().circle(center, DOT, fill, Stroke::new(1.5, color32(t.accent)));
    let ink = if response.hovered() { color32(t.on_accent) } else { color32(t.accent) };
    let font = crate::ui::theme::font(crate::scene::Face::Icons, 8.0);
    ui.painter().text(center, egui::Align2::CENTER_CENTER, icon::ARROW_RIGHT, font, ink);
    let response = response.on_hover_text(name);
    if response.clicked() {
        canvas.linking = Some(card);
    }
    let pointer = ui.input(|i| i.pointer.latest_pos());
    if response.dragged() {
        line(ui, place, pointer);
        target_mark(ui, canvas, map, pointer, rect);
    }
    if response.drag_stopped()
        && let Some(target) = pointer.and_then(|p| card_at(canvas, map, p, rect))
    {
        answer.edit(edit::add_link(map.records, card, LinkEnd::Card(target), LinkKind::Next).map(|(edit, _)| edit));
    }
}

fn card_at(canvas: &Canvas, map: &MapView, pointer: egui::Pos2, rect: Rect) -> Option<CardId> {
    let at = canvas.camera.map_from_screen(rect, pointer);
    map.scene.spots.iter().rev().find_map(|spot| match spot.target {
        Target::Card(card) if spot.rect.contains(at) => Some(card),
        _ => None,
    })
}

fn target_mark(ui: &Ui, canvas: &Canvas, map: &MapView, pointer: Option<egui::Pos2>, rect: Rect) {
    let card = pointer.and_then(|p| card_at(canvas, map, p, rect));
    if let Some(place) = card.and_then(|card| place_of(canvas, map, card, rect)) {
        ui.painter().rect_stroke(place, 9.0, Stroke::new(2.0, color32(tokens(ui).accent)), StrokeKind::Outside);
    }
}

fn line(ui: &Ui, from: Rect, pointer: Option<egui::Pos2>) {
    let Some(to) = pointer else { return };
    let start = pos2(from.right(), from.center().y);
    let stroke = Stroke::new(2.0, color32(tokens(ui).accent));
    ui.painter().line_segment([start, to], stroke);
    ui.painter().circle_filled(to, 4.0, stroke.color);
}

fn hint(ui: &Ui, map: &MapView, rect: Rect) {
    let t = tokens(ui);
    let text = tr!(map.language, "canvas-choose-link-end");
    let galley = ui.painter().layout_no_wrap(text, egui::FontId::proportional(12.0), color32(t.on_accent));
    let size = galley.size() + vec2(24.0, 12.0);
    let place = Rect::from_center_size(pos2(rect.center().x, rect.top() + 28.0), size);
    ui.painter().rect_filled(place, 9.0, faded(t.accent, 0.95));
    ui.painter().galley(place.center() - galley.size() / 2.0, galley, color32(t.on_accent));
}

/// Ends a link at what was chosen: a card, or the head of the map gives it up.
pub(super) fn link_to(canvas: &mut Canvas, map: &MapView, target: Target, answer: &mut Answer) {
    let Some(from) = canvas.linking.take() else { return };
    if let Target::Card(to) = target {
        answer.edit(edit::add_link(map.records, from, LinkEnd::Card(to), LinkKind::Next).map(|(edit, _)| edit));
        canvas.selected.only(Target::Card(to));
    }
}
