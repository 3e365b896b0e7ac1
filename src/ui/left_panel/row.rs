//! A row of a list: an icon or disc, a name in one or two lines, a chip at the right.

use crate::scene::Face;
use crate::ui::theme::{self, color32, faded, tokens};
use crate::ui::widgets::{heading_ui, icon_button_ui};
use egui::{Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// A heading with a plus at its right.
pub(super) fn heading_with_plus(ui: &mut Ui, words: &str, plus: &str, enabled: bool) -> Response {
    ui.horizontal(|ui| {
        heading_ui(ui, words);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_enabled_ui(enabled, |ui| icon_button_ui(ui, crate::scene::icon::PLUS, plus)).inner
        })
        .inner
    })
    .inner
}

/// What a row shows.
pub(super) struct Row<'a> {
    pub(super) selected: bool,
    pub(super) name: &'a str,
    pub(super) chip: &'a str,
    /// Left free at the right, for a button over the row.
    pub(super) spare: f32,
}

impl Row<'_> {
    /// Shows it; `leading` paints what stands before the name.
    pub(super) fn ui(&self, ui: &mut Ui, leading: impl FnOnce(&Ui, Rect)) -> Response {
        const LEADING: f32 = 34.0;
        let Self { selected, name, chip, spare } = *self;
        let t = tokens(ui);
        let chip = (!chip.is_empty())
            .then(|| ui.painter().layout_no_wrap(chip.to_owned(), egui::FontId::proportional(10.0), color32(t.muted)));
        let chip_width = chip.as_ref().map_or(0.0, |chip| chip.size().x + 20.0);
        let ink = if selected { color32(t.accent) } else { color32(t.ink) };
        let face = if selected { Face::SemiBold } else { Face::Medium };
        let width = ui.available_width() - LEADING - chip_width - spare - 4.0;
        let mut job = egui::text::LayoutJob::simple(name.to_owned(), theme::font(face, 12.0), ink, width);
        job.wrap.max_rows = 3;
        let galley = ui.painter().layout_job(job);
        let size = vec2(ui.available_width(), (galley.size().y + 12.0).max(30.0));
        let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::ListItem, true, selected, name));
        if selected {
            ui.painter().rect_filled(rect, 7.0, faded(t.accent, 0.10));
        } else if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 7.0, color32(t.desk));
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, 7.0, Stroke::new(1.5, color32(t.accent)), StrokeKind::Inside);
        }
        leading(ui, Rect::from_center_size(rect.left_center() + vec2(17.0, 0.0), vec2(20.0, 20.0)));
        ui.painter().galley(rect.left_center() + vec2(LEADING, -galley.size().y / 2.0), galley, ink);
        if let Some(chip) = chip {
            let corner = egui::pos2(rect.right() - spare - chip_width + 2.0, rect.center().y - 8.0);
            let place = Rect::from_min_size(corner, vec2(chip_width - 8.0, 16.0));
            ui.painter().rect_filled(place, 8.0, faded(t.muted, 0.14));
            let ink = if selected { t.ink } else { t.muted };
            ui.painter().galley_with_override_text_color(place.center() - chip.size() / 2.0, chip, color32(ink));
        }
        response
    }
}
