//! A point of the matrix on the screen: a dot with the name of its opportunity.

use super::spoken;
use crate::model::{Card, Language};
use crate::scene::Face;
use crate::ui::theme::{color32, font, tokens};
use crate::ui::widgets::plain;
use egui::accesskit::Role;
use egui::text::{LayoutJob, TextWrapping};
use egui::{EventFilter, Id, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// A point in its place.
pub(super) fn point_ui(ui: &Ui, card: &Card, id: Id, rect: Rect, chosen: bool, language: Language) -> Response {
    let response = ui.interact(rect, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, spoken(card, language)));
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: false, tab: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    }
    paint(ui, ui.painter(), card, rect, chosen || response.has_focus());
    response.on_hover_text(plain(&card.title)).on_hover_cursor(egui::CursorIcon::Grab)
}

/// A point under the hand, above everything else.
pub(super) fn lifted_ui(ui: &Ui, card: &Card, at: Pos2, width: f32) {
    let rect = Rect::from_min_size(at - vec2(12.0, 12.0), vec2(width.min(190.0), 24.0));
    let above = egui::LayerId::new(egui::Order::Tooltip, Id::unique("matrix-lifted"));
    paint(ui, &ui.ctx().layer_painter(above), card, rect, true);
}

fn paint(ui: &Ui, painter: &Painter, card: &Card, rect: Rect, strong: bool) {
    let t = tokens(ui);
    let edge =
        if strong { Stroke::new(1.5, color32(t.accent)) } else { Stroke::new(1.0, color32(t.opportunity.border)) };
    painter.rect(rect, 7, color32(t.sheet), edge, StrokeKind::Inside);
    painter.circle_filled(rect.left_center() + vec2(11.0, 0.0), 4.0, color32(t.opportunity.text));
    let ink = color32(t.ink);
    let mut job = LayoutJob::simple_singleline(card.title.replace('\n', " "), font(Face::Regular, 12.0), ink);
    job.wrap = TextWrapping::truncate_at_width((rect.width() - 28.0).max(8.0));
    let name = painter.layout_job(job);
    painter.galley(rect.left_center() + vec2(21.0, -name.size().y / 2.0), name, ink);
}
