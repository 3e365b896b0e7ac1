//! The small map in the corner of a large one: where one is, and the way elsewhere.

use super::{Canvas, MapView};
use crate::scene::{Point, Rect as MapRect, Target};
use crate::tr;
use crate::ui::theme::{color32, faded, tokens};
use egui::accesskit::Role;
use egui::{Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// It shows when less than this part of the map is in view.
const SHOWN_BELOW: f32 = 0.3;
const LARGEST: egui::Vec2 = vec2(168.0, 112.0);
const MARGIN: f32 = 12.0;

/// Shows it where the map is much larger than the canvas; press or drag on it to go there.
pub(super) fn minimap_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView) {
    let Some(rect) = canvas.rect.filter(|_| !canvas.minimap_off) else { return };
    let size = map.scene.size;
    let visible = canvas.camera.visible(rect);
    let in_view =
        (visible.width.min(size.width) * visible.height.min(size.height)) / (size.width * size.height).max(1.0);
    if in_view >= SHOWN_BELOW || rect.width() < 420.0 || rect.height() < 300.0 {
        return;
    }
    let scale = (LARGEST.x / size.width).min(LARGEST.y / size.height);
    let own = vec2(size.width, size.height) * scale;
    let place = Rect::from_min_size(rect.max - own - vec2(MARGIN, MARGIN), own);
    let t = tokens(ui);
    let frame = place.expand(5.0);
    let shadow = egui::Shadow { offset: [0, 2], blur: 12, spread: 0, color: egui::Color32::from_black_alpha(30) };
    ui.painter().add(shadow.as_shape(frame, 8.0));
    ui.painter().rect(frame, 8.0, color32(t.panel), Stroke::new(1.0, color32(t.hairline)), StrokeKind::Inside);
    let response = ui.interact(frame, ui.scope_id().with("minimap"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, tr!(map.language, "canvas-minimap")));
    let at = |r: MapRect| Rect::from_min_size(place.min + vec2(r.x, r.y) * scale, vec2(r.width, r.height) * scale);
    let painter = ui.painter().with_clip_rect(frame);
    // Cell by cell: a large map has many cards, and none of them could be told from the next one.
    for cell in map.scene.cells.iter().filter(|cell| cell.taken) {
        painter.rect_filled(at(cell.stack).shrink(0.3), 1.0, faded(t.muted, 0.4));
    }
    let is_stage = |spot: &&crate::scene::Spot| matches!(spot.target, Target::Stage(_));
    for stage in map.scene.spots.iter().filter(is_stage) {
        painter.rect_filled(at(stage.rect).shrink(0.3), 1.0, faded(t.accent, 0.7));
    }
    let seen = at(visible).intersect(frame);
    painter.rect(seen, 2.0, faded(t.accent, 0.08), Stroke::new(1.5, color32(t.accent)), StrokeKind::Inside);
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged()) {
        let on_map = (pointer - place.min) / scale;
        canvas.camera.center_on(rect, Point::new(on_map.x, on_map.y));
        canvas.moved = true;
        ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    }
}
