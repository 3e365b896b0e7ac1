//! The colour field: a small palette.

use super::text::label_text;
use crate::model::{Color, Language};
use crate::tr;
use crate::ui::theme;
use egui::{Sense, Stroke, Ui, Vec2};

/// The colours on offer: deep enough for white letters on them, far enough apart to tell personas and stages.
pub const PALETTE: [Color; 10] = [
    Color::hex(0x6D5BD0),
    Color::hex(0x4338CA),
    Color::hex(0x2A75B3),
    Color::hex(0x1D7A8C),
    Color::hex(0x23855A),
    Color::hex(0x5F7D1F),
    Color::hex(0xB5761F),
    Color::hex(0xA8600E),
    Color::hex(0xB23A3A),
    Color::hex(0x5F697D),
];

fn name(language: Language, color: Color) -> String {
    let place = PALETTE.iter().position(|offered| *offered == color);
    match place {
        Some(0) => tr!(language, "color-violet"),
        Some(1) => tr!(language, "color-indigo"),
        Some(2) => tr!(language, "color-blue"),
        Some(3) => tr!(language, "color-teal"),
        Some(4) => tr!(language, "color-green"),
        Some(5) => tr!(language, "color-olive"),
        Some(6) => tr!(language, "color-ochre"),
        Some(7) => tr!(language, "color-brown"),
        Some(8) => tr!(language, "color-red"),
        Some(9) => tr!(language, "color-grey"),
        _ => color.to_hex(),
    }
}

/// A row of colours to choose from; gives the other one chosen. A colour that is not on offer comes first.
pub fn color_field_ui(ui: &mut Ui, language: Language, label: &str, current: Color) -> Option<Color> {
    ui.label(label_text(ui, label));
    ui.add_space(-2.0);
    let own = (!PALETTE.contains(&current)).then_some(current);
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(4.0);
        for color in own.into_iter().chain(PALETTE) {
            let words = format!("{label}: {}", name(language, color));
            if swatch_ui(ui, color, color == current, &words).clicked() && color != current {
                chosen = Some(color);
            }
        }
    });
    chosen
}

fn swatch_ui(ui: &mut Ui, color: Color, selected: bool, words: &str) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(22.0), Sense::click());
    let painter = ui.painter();
    painter.circle_filled(rect.center(), 8.0, theme::color32(color));
    if selected || response.hovered() || response.has_focus() {
        let width = if selected || response.has_focus() { 2.0 } else { 1.0 };
        painter.circle_stroke(rect.center(), 10.0, Stroke::new(width, theme::color32(color)));
    }
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, selected, words));
    response.on_hover_text(super::text::plain(words))
}
