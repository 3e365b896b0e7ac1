//! Text in the families that ship, at the sizes of the look.

use crate::scene::Face;
use crate::ui::theme;
use egui::{FontFamily, RichText, Ui};

/// The font family of a face, as the theme installs it.
pub fn family(face: Face) -> FontFamily {
    FontFamily::Name(face.name().into())
}

/// Ordinary text, 12.5 points.
pub fn plain(text: impl Into<String>) -> RichText {
    RichText::new(text).family(family(Face::Regular)).size(12.5)
}

/// Text between ordinary and strong.
pub fn medium(text: impl Into<String>) -> RichText {
    plain(text).family(family(Face::Medium))
}

/// Strong text.
pub fn semi(text: impl Into<String>) -> RichText {
    plain(text).family(family(Face::SemiBold))
}

/// Titles and big numbers.
pub fn bold(text: impl Into<String>) -> RichText {
    plain(text).family(family(Face::Bold))
}

/// Quotes and what explains a sheet.
pub fn italic(text: impl Into<String>) -> RichText {
    plain(text).family(family(Face::Italic))
}

/// Lesser text, 11 points.
pub fn muted(ui: &Ui, text: impl Into<String>) -> RichText {
    plain(text).size(11.0).color(theme::color(theme::tokens(ui).muted))
}

/// The label over a field.
pub fn label_text(ui: &Ui, text: impl Into<String>) -> RichText {
    muted(ui, text).family(family(Face::Medium))
}
