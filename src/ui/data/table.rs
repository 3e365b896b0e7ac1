//! Tables of the room: columns of given shares, a hairline over each row, numbers at the right.

use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::bold;
use egui::{Align, Layout, Rect, RichText, Stroke, Ui, UiBuilder, vec2};

/// Where the columns of a table are.
pub(super) struct Table<'a> {
    /// Shares of the width; together 1.
    pub shares: &'a [f32],
    /// How many of the columns at the left begin at the left; the others end at the right.
    pub left: usize,
}

impl Table<'_> {
    /// The names of the columns.
    pub(super) fn head_ui(&self, ui: &mut Ui, names: &[String]) {
        self.row(ui, 22.0, false, |ui, place| {
            let text = bold(names.get(place).map_or("", String::as_str)).size(11.0);
            ui.label(text.color(color32(tokens(ui).muted)));
        });
    }

    /// A row with a line over it.
    pub(super) fn row_ui(&self, ui: &mut Ui, cell: impl FnMut(&mut Ui, usize)) {
        self.row(ui, 32.0, true, cell);
    }

    /// A row with a line over it, high enough for fields.
    pub(super) fn tall_row_ui(&self, ui: &mut Ui, cell: impl FnMut(&mut Ui, usize)) {
        self.row(ui, 40.0, true, cell);
    }

    fn row(&self, ui: &mut Ui, height: f32, line: bool, mut cell: impl FnMut(&mut Ui, usize)) {
        let gap = std::mem::take(&mut ui.spacing_mut().item_spacing.y);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
        ui.spacing_mut().item_spacing.y = gap;
        if line {
            let stroke = Stroke::new(1.0, color32(tokens(ui).hairline));
            ui.painter().hline(rect.x_range(), rect.top(), stroke);
        }
        let mut left = rect.left();
        for (place, share) in self.shares.iter().enumerate() {
            let width = rect.width() * share;
            let inside = Rect::from_min_size(egui::pos2(left, rect.top()), vec2(width, height));
            left += width;
            let layout = match place < self.left {
                true => Layout::left_to_right(Align::Center),
                false => Layout::right_to_left(Align::Center),
            };
            let builder = UiBuilder::new().id_salt(place).max_rect(inside.shrink2(vec2(4.0, 0.0))).layout(layout);
            ui.scope_builder(builder, |ui| cell(ui, place));
        }
    }
}

/// A text that ends in dots where it is too long, and says all of itself when it is pointed at.
pub(super) fn cut_ui(ui: &mut Ui, text: impl Into<RichText>) {
    ui.add(egui::Label::new(text.into()).truncate());
}
