//! Rows that can be chosen by click and by key.

use crate::scene::Face;
use crate::ui::theme::{self, color32, faded, tokens};
use egui::accesskit::Role;
use egui::{Align2, Galley, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// A row with an icon, a name and a remark at its right.
pub(super) fn choice_row_ui(ui: &mut Ui, icon: char, name: &str, about: &str) -> Response {
    let t = tokens(ui);
    let small = theme::font(Face::Regular, 11.0);
    let about_galley = ui.painter().layout_no_wrap(about.to_owned(), small, color32(t.muted));
    let room = (ui.available_width() - 44.0 - about_galley.size().x - 16.0).max(60.0);
    let name_galley = ui.painter().layout(name.to_owned(), theme::font(Face::Medium, 12.5), color32(t.ink), room);
    let size = vec2(ui.available_width(), (name_galley.size().y + 16.0).max(34.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}, {about}")));
    ground(ui, rect, &response, false);
    let font = theme::font(Face::Icons, 16.0);
    let painter = ui.painter();
    painter.text(rect.left_center() + vec2(20.0, 0.0), Align2::CENTER_CENTER, icon, font, color32(t.muted));
    painter.galley(rect.left_center() + vec2(40.0, -name_galley.size().y / 2.0), name_galley, color32(t.ink));
    let corner = rect.right_center() - vec2(about_galley.size().x + 12.0, about_galley.size().y / 2.0);
    painter.galley(corner, about_galley, color32(t.muted));
    response
}

/// What lies under a row: nothing, what is pointed at, what is chosen; and the ring of the focus.
pub(super) fn ground(ui: &Ui, rect: egui::Rect, response: &Response, chosen: bool) {
    let t = tokens(ui);
    let painter = ui.painter();
    if chosen {
        painter.rect_filled(rect, 7.0, faded(t.accent, 0.10));
    } else if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, 7.0, color32(t.desk));
    }
    if response.has_focus() {
        painter.rect_stroke(rect, 7.0, Stroke::new(1.5, color32(t.accent)), StrokeKind::Inside);
    }
}

/// A text laid out in a width.
pub(super) fn galley(ui: &Ui, text: &str, face: Face, size: f32, color: egui::Color32, width: f32) -> Arc<Galley> {
    ui.painter().layout(text.to_owned(), theme::font(face, size), color, width.max(20.0))
}
