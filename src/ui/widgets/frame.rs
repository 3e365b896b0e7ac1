//! What stands around fields: headings, lines, sheets on the desk, empty places.

use super::button::{Kind, button_ui};
use super::text::{bold, italic, plain};
use crate::ui::theme;
use egui::{Frame, Margin, Rect, Response, ScrollArea, Shadow, Stroke, Ui, Vec2};

/// The heading of a group, in small capitals.
pub fn heading_ui(ui: &mut Ui, words: &str) -> Response {
    let text = theme::strong(words.to_uppercase()).size(10.5).extra_letter_spacing(0.6);
    let response = ui.label(text.color(theme::color32(theme::tokens(ui).muted)));
    response.accessible_name(words)
}

/// A hairline across.
pub fn hairline_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, theme::color32(theme::tokens(ui).hairline)));
}

/// A hairline with room around it: the rule between what is drawn and what is measured.
pub fn rule_ui(ui: &mut Ui) {
    ui.add_space(8.0);
    hairline_ui(ui);
    ui.add_space(8.0);
}

/// A column of sheets on the desk, scrolled as a whole.
pub fn desk_column_ui<T>(ui: &mut Ui, salt: &str, width: f32, contents: impl FnOnce(&mut Ui) -> T) -> T {
    let area = ScrollArea::vertical().id_salt(salt).auto_shrink(false);
    area.show(ui, |ui| {
        let width = width.min(ui.available_width() - 48.0).max(240.0);
        let margin = ((ui.available_width() - width) / 2.0).max(24.0) as i8;
        Frame::new()
            .inner_margin(Margin { left: margin, right: 24, top: 20, bottom: 24 })
            .show(ui, |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing = Vec2::new(16.0, 16.0);
                contents(ui)
            })
            .inner
    })
    .inner
}

/// A sheet on the desk.
pub fn sheet_ui<T>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> T) -> T {
    let tokens = theme::tokens(ui);
    let shadow = Shadow { offset: [0, 2], blur: 10, spread: 0, color: egui::Color32::from_black_alpha(14) };
    Frame::new()
        .fill(theme::color32(tokens.sheet))
        .corner_radius(12)
        .shadow(shadow)
        .inner_margin(Margin { left: 20, right: 20, top: 16, bottom: 20 })
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(8.0, 8.0);
            ui.set_width(ui.available_width());
            contents(ui)
        })
        .inner
}

/// The head of a sheet: its title, and in a line what it is about.
pub fn sheet_title_ui(ui: &mut Ui, title: &str, about: &str) {
    ui.label(bold(title).size(15.0));
    if !about.is_empty() {
        ui.add_space(-4.0);
        ui.label(italic(about).size(12.0).color(theme::color32(theme::tokens(ui).muted)));
    }
    ui.add_space(4.0);
}

/// A row of its own height, filled from the right: where the buttons of a sheet stand.
pub fn row_from_right_ui<T>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> T) -> T {
    ui.horizontal(|ui| ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), contents).inner).inner
}

/// An empty place: what is missing, and what to do about it.
pub struct Empty<'a> {
    /// An icon above.
    pub glyph: char,
    /// What to do next, in a sentence.
    pub sentence: &'a str,
    /// The button that does it.
    pub button: &'a str,
}

/// Shows an empty place; `true` when its button is pressed.
pub fn empty_ui(ui: &mut Ui, empty: &Empty<'_>) -> bool {
    ui.vertical_centered(|ui| {
        ui.add_space(32.0);
        let color = theme::color32(theme::tokens(ui).muted);
        ui.label(super::button::glyph(empty.glyph, 36.0, color));
        ui.add_space(4.0);
        ui.label(plain(empty.sentence).size(13.0));
        ui.add_space(8.0);
        let clicked = button_ui(ui, Kind::Main, None, empty.button).clicked();
        ui.add_space(32.0);
        clicked
    })
    .inner
}

/// Paints the disc of a persona: initials on their colour.
pub fn disc_ui(ui: &mut Ui, size: f32, color: crate::model::Color, initials: &str) -> Rect {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(size), egui::Sense::hover());
    let painter = ui.painter();
    painter.circle_filled(rect.center(), size / 2.0, theme::color32(color));
    let font = theme::font(crate::scene::Face::SemiBold, size * 0.36);
    painter.text(rect.center(), egui::Align2::CENTER_CENTER, initials, font, egui::Color32::WHITE);
    rect
}

/// A line of a table: a name at the left, a value at the right.
pub fn pair_ui(ui: &mut Ui, left: &str, right: egui::RichText) {
    ui.horizontal(|ui| {
        ui.label(theme::small(ui, left));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| ui.label(right));
    });
}
