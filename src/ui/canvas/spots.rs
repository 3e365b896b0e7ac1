//! The things of the map: selected by a click, edited by a double-click, taken by the hand, with a menu each.

use super::camera::Camera;
use super::held::{Drag, Held};
use super::{Answer, Canvas, MapView, Selected, keep_keys, menu, view};
use crate::model::*;
use crate::scene::{Rect as MapRect, Spot, Target};
use crate::ui::theme::{color32, faded, tokens};
use egui::accesskit::Role;
use egui::{PointerButton, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

/// Every thing in view, the heads last: they lie over what the map moves under them.
pub(super) fn spots_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, answer: &mut Answer) {
    let Some(rect) = canvas.rect else { return };
    let heads = view::Heads::of(canvas, map);
    let free = heads.as_ref().map_or(rect, |heads| heads.free(rect));
    let visible = canvas.camera.visible(rect);
    let is_head = |spot: &&Spot| matches!(spot.target, Target::Stage(_) | Target::Step(_) | Target::Lane(_));
    for spot in map.scene.spots.iter().filter(|spot| !is_head(spot) && spot.rect.overlaps(&visible)) {
        spot_ui(ui, canvas, map, (spot, canvas.camera, free), answer);
    }
    edge_ui(ui, canvas, map, free);
    let Some(heads) = heads else { return };
    view::heads_ui(ui, canvas, map, &heads);
    for spot in map.scene.spots.iter().filter(is_head) {
        let camera = heads.camera_of(spot.target).unwrap_or(canvas.camera);
        if camera.screen_rect(rect, spot.rect).intersects(rect) {
            spot_ui(ui, canvas, map, (spot, camera, rect), answer);
        }
    }
}

fn role(target: Target) -> Role {
    match target {
        Target::Card(_) | Target::Feeling(_) | Target::Link(_) => Role::ListBoxOption,
        Target::Stage(_) | Target::Step(_) => Role::ColumnHeader,
        Target::Lane(_) => Role::RowHeader,
        Target::Journey(_) | Target::Persona(_) => Role::Heading,
    }
}

/// One thing under its camera, as far as it lies in `free`.
fn spot_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, of: (&Spot, Camera, Rect), answer: &mut Answer) {
    let Some(rect) = canvas.rect else { return };
    let (spot, camera, free) = of;
    let on_screen = camera.screen_rect(rect, spot.rect);
    let place = on_screen.intersect(free);
    if !place.is_positive() {
        return;
    }
    let response = ui.interact(place, ui.scope_id().with(spot.target), Sense::click_and_drag());
    let is_selected = canvas.selected.contains(spot.target);
    response.widget_info(|| WidgetInfo::selected(role(spot.target), true, is_selected, &*spot.label));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(is_selected));
    if !canvas.drag.as_ref().is_some_and(|drag| drag.holds(spot.target)) {
        found(ui, map, spot.target, on_screen);
        mark(ui, spot.target, on_screen, is_selected, response.hovered() && canvas.drag.is_none());
    }
    if canvas.selected.first() == Selected::Target(spot.target) && canvas.editor.is_none() {
        keep_keys(ui, &response);
    }
    select(ui, canvas, spot.target, &response, answer, map);
    if response.double_clicked() {
        canvas.begin_editing(map, String::new());
    }
    if response.drag_started_by(PointerButton::Primary) && map.writable && !canvas.panning {
        take(ui, canvas, map, spot.target, rect);
    }
    if map.writable {
        menu::spot_menu(&response, canvas, map, spot.target, answer);
    }
}

/// One thing of a map that is only looked at: its name, and a ring where it is marked.
pub(super) fn read_ui(ui: &Ui, map: &MapView, spot: &Spot, on_screen: Rect, free: Rect) {
    let place = on_screen.intersect(free);
    if place.is_positive() {
        let response = ui.interact(place, ui.scope_id().with(spot.target), Sense::hover());
        let marked = map.found.0.contains(&spot.target);
        response.widget_info(|| WidgetInfo::selected(role(spot.target), true, marked, &*spot.label));
        found(ui, map, spot.target, on_screen);
    }
}

/// A click selects; with Shift or Ctrl it adds to what is selected; while a link is drawn it ends the link.
fn select(ui: &Ui, canvas: &mut Canvas, target: Target, response: &Response, answer: &mut Answer, map: &MapView) {
    if let (true, Some(journey)) = (response.clicked(), way_on(map, target)) {
        answer.journey = Some(journey);
        return;
    }
    if response.clicked() && canvas.linking.is_some() {
        super::linking::link_to(canvas, map, target, answer);
        return;
    }
    let adds = ui.input(|i| i.modifiers.shift || i.modifiers.command);
    if response.clicked() && adds {
        canvas.selected.toggle(target);
        response.request_focus();
        return;
    }
    let held = response.drag_started() || response.secondary_clicked();
    // What is part of a selection keeps it together: it is dragged or asked for as a whole.
    if held && canvas.selected.contains(target) {
        response.request_focus();
        return;
    }
    if response.clicked() || response.gained_focus() || held {
        if canvas.selected.first() != Selected::Target(target) || response.clicked() {
            canvas.selected.only(target);
        }
        response.request_focus();
    }
}

/// The journey that a link on a card leads to: a click goes there.
fn way_on(map: &MapView, target: Target) -> Option<JourneyId> {
    let Target::Link(id) = target else { return None };
    map.records.links.get(&id).and_then(|link| link.to_journey)
}

/// Takes a thing into the hand, with all selected cards where it is one of them.
fn take(ui: &Ui, canvas: &mut Canvas, map: &MapView, target: Target, rect: Rect) {
    let Some(pressed) = ui.input(|i| i.pointer.press_origin()) else { return };
    let held = match target {
        Target::Card(card) => {
            let mut cards = canvas.selected.cards();
            if !cards.contains(&card) {
                cards = vec![card];
            }
            let is_free = |id: &CardId| map.records.cards.get(id).is_some_and(|card| card.offset_x.is_some());
            if is_free(&card) {
                cards.retain(is_free);
                Held::Notes(cards)
            } else {
                Held::Cards(cards)
            }
        }
        Target::Stage(id) => Held::Stage(id),
        Target::Step(id) => Held::Step(id),
        Target::Lane(id) => Held::Lane(id),
        Target::Feeling(id) => Held::Feeling(id),
        Target::Journey(_) | Target::Persona(_) | Target::Link(_) => return,
    };
    canvas.drag = Drag::begin(map, held, canvas.camera.map_from_screen(rect, pressed));
}

/// The right edge of the selected card: dragged, the card spans steps.
fn edge_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, rect: Rect) {
    let Some(Target::Card(card)) = canvas.selected.target().filter(|_| !canvas.selected.is_several()) else { return };
    if !map.writable || canvas.drag.is_some() || canvas.editor.is_some() {
        return;
    }
    let Some(spot) = map.scene.spot(Target::Card(card)) else { return };
    let edge = MapRect::new(spot.rect.right() - 3.0, spot.rect.y + 4.0, 6.0, (spot.rect.height - 8.0).max(1.0));
    let on_screen = canvas.camera.screen_rect(rect, edge).intersect(rect);
    if on_screen.is_positive() {
        handle(ui, canvas.camera.screen_rect(rect, spot.rect));
    }
    let response = ui.interact(on_screen, ui.scope_id().with(("edge", card)), Sense::drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, crate::tr!(map.language, "canvas-span-edge")));
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
    }
    if response.drag_started_by(PointerButton::Primary)
        && let Some(pressed) = ui.input(|i| i.pointer.press_origin())
    {
        let at = canvas.camera.map_from_screen(rect, pressed);
        canvas.drag = Drag::begin(map, Held::Edge(card), at);
    }
}

/// The grip at the right edge of a card: below the dot from which links are drawn.
fn handle(ui: &Ui, card: Rect) {
    const LENGTH: f32 = 14.0;
    let t = tokens(ui);
    let x = card.right() + 1.0;
    let length = LENGTH.min(card.height() / 3.0);
    let y = card.center().y + (card.height() / 4.0).max(length);
    let grip = Rect::from_center_size(egui::pos2(x, y.min(card.bottom() - length / 2.0)), egui::vec2(6.0, length));
    ui.painter().rect(grip, 3.0, color32(t.panel), Stroke::new(1.5, color32(t.accent)), StrokeKind::Middle);
}

/// A ring around what a search has found; the one in front is stronger.
fn found(ui: &Ui, map: &MapView, target: Target, rect: Rect) {
    let (hits, current) = map.found;
    if hits.contains(&target) {
        let t = tokens(ui);
        let (width, strength) = if current == Some(target) { (3.0, 0.9) } else { (2.0, 0.45) };
        let fill = faded(t.star, if current == Some(target) { 0.22 } else { 0.12 });
        ui.painter().rect(rect, 9.0, fill, Stroke::new(width, faded(t.star, strength)), StrokeKind::Outside);
    }
}

/// The ring of what is selected, and the thin edge under the pointer.
pub(super) fn mark(ui: &Ui, target: Target, rect: Rect, selected: bool, hovered: bool) {
    let t = tokens(ui);
    let radius = if matches!(target, Target::Card(_)) { 9.0 } else { 6.0 };
    if selected {
        let glow = Stroke::new(3.0, faded(t.accent, 0.16));
        ui.painter().rect_stroke(rect.expand(3.5), radius + 3.5, glow, StrokeKind::Middle);
        let ring = Stroke::new(1.5, color32(t.accent));
        ui.painter().rect_stroke(rect.expand(1.0), radius + 1.0, ring, StrokeKind::Middle);
    } else if hovered {
        ui.painter().rect_stroke(rect, radius, Stroke::new(1.0, faded(t.accent, 0.45)), StrokeKind::Middle);
    }
}
