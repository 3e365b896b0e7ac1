//! The rubber band: pulled over the sheet, it selects the cards it touches; with Shift it adds them.

use super::{Canvas, MapView, hand, view};
use crate::scene::{Rect as MapRect, Target};
use crate::ui::theme::{color32, faded, tokens};
use egui::{Key, PointerButton, Response, Stroke, StrokeKind, Ui};

/// Pulls the band while the pointer is down.
pub(super) fn band_ui(ui: &Ui, canvas: &mut Canvas, map: &MapView, background: &Response) {
    let Some(rect) = canvas.rect else { return };
    let (pressed, pointer, shift, escape) =
        ui.input(|i| (i.pointer.press_origin(), i.pointer.latest_pos(), i.modifiers.shift, i.key_pressed(Key::Escape)));
    if background.drag_started_by(PointerButton::Primary) && !canvas.panning && view::on_sheet(ui, canvas, map) {
        canvas.band = pressed.map(|pressed| canvas.camera.map_from_screen(rect, pressed));
    }
    let (Some(from), Some(pointer)) = (canvas.band, pointer) else { return };
    if escape {
        canvas.band = None;
        return;
    }
    let to = canvas.camera.map_from_screen(rect, pointer);
    let band = MapRect::new(from.x.min(to.x), from.y.min(to.y), (from.x - to.x).abs(), (from.y - to.y).abs());
    let touched = map.scene.spots.iter().filter(|spot| matches!(spot.target, Target::Card(_) | Target::Feeling(_)));
    let touched: Vec<Target> = touched.filter(|spot| spot.rect.overlaps(&band)).map(|spot| spot.target).collect();
    if !background.dragged_by(PointerButton::Primary) {
        canvas.band = None;
        if shift {
            canvas.selected.add(touched);
        } else {
            canvas.selected.all(touched);
        }
        return;
    }
    let t = tokens(ui);
    let on_screen = canvas.camera.screen_rect(rect, band);
    ui.painter().rect(on_screen, 3.0, faded(t.accent, 0.08), Stroke::new(1.0, color32(t.accent)), StrokeKind::Middle);
    for spot in map.scene.spots.iter().filter(|spot| touched.contains(&spot.target)) {
        super::spots::mark(ui, spot.target, canvas.camera.screen_rect(rect, spot.rect), true, false);
    }
    hand::scroll_at_edge(ui, canvas, map, pointer);
}
