//! Text in the weights of the look.

use crate::scene::Face;
use crate::ui::theme;
use egui::{RichText, Ui};

/// Ordinary text, 12.5 points.
pub fn plain(text: impl Into<String>) -> RichText {
    RichText::new(text).font(theme::font(Face::Regular, 12.5))
}

/// Titles and big numbers.
pub fn bold(text: impl Into<String>) -> RichText {
    RichText::new(text).font(theme::font(Face::Bold, 12.5))
}

/// Quotes, and what explains a sheet.
pub fn italic(text: impl Into<String>) -> RichText {
    RichText::new(text).font(theme::font(Face::Italic, 12.5))
}

/// The label over a field.
pub fn label_text(ui: &Ui, text: impl Into<String>) -> RichText {
    theme::small(ui, text).family(theme::family(Face::Medium))
}
