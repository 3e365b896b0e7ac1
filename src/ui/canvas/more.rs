//! That a map goes on at the right of the canvas: a shade at the edge, and how many columns are still to come.

use super::{Canvas, MapView};
use crate::scene::{Target, icon};
use crate::tr;
use crate::ui::theme::{self, color32, faded, tokens};
use crate::ui::widgets::plain;
use egui::{Align2, Button, CornerRadius, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

/// How wide the shade is.
const SHADE_PT: f32 = 18.0;

/// Shows what follows while the map lies as it opened; who moves it knows, and so does who has opened the properties over
/// its end.
pub(super) fn more_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView) {
    let Some(rect) = canvas.rect.filter(|_| !canvas.moved && canvas.selected.target().is_none()) else { return };
    let camera = canvas.camera;
    let steps = map.scene.spots.iter().filter(|spot| matches!(spot.target, Target::Step(_)));
    let hidden = steps.filter(|spot| camera.screen_rect(rect, spot.rect).center().x > rect.right()).count();
    if hidden == 0 {
        return;
    }
    shade(ui, rect);
    let t = tokens(ui);
    let ink = color32(t.accent);
    let count = tr!(map.language, "canvas-more-columns", count = i64::try_from(hidden).unwrap_or(i64::MAX));
    let words = (plain(count).size(12.0).color(ink), theme::icon(icon::ARROW_RIGHT, 13.0).color(ink));
    let button = Button::new(words).fill(color32(t.panel)).stroke(Stroke::new(1.0, color32(t.hairline)));
    let size = vec2(170.0, 28.0);
    let place = Align2::RIGHT_CENTER.align_size_within_rect(size, rect.shrink(12.0));
    let builder = UiBuilder::new().max_rect(place).layout(egui::Layout::right_to_left(egui::Align::Center));
    let clicked = ui.scope_builder(builder, |ui| ui.add(button.corner_radius(14.0)).clicked()).inner;
    if clicked {
        canvas.moved = true;
        canvas.camera.pan(rect, map.scene.size, vec2(-rect.width() * 0.7, 0.0));
    }
}

/// The sheet goes under the edge of the canvas.
fn shade(ui: &Ui, rect: Rect) {
    const PIECES: usize = 6;
    let ink = tokens(ui).ink;
    for piece in 0..PIECES {
        let width = SHADE_PT * (PIECES - piece) as f32 / PIECES as f32;
        let place = Rect::from_min_max(pos2(rect.right() - width, rect.top()), rect.right_bottom());
        ui.painter().rect_filled(place, CornerRadius::ZERO, faded(ink, 0.012));
    }
}
