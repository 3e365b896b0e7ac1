//! What could not be saved, why, and what can be done: a strip under the top bar that stays until it is saved.

use super::open::Open;
use super::theme::{self, color32, tokens};
use super::top_bar::Asked;
use super::widgets::{Kind, bold, button_ui, plain};
use crate::file::FileError;
use crate::model::Language;
use crate::project::Saving;
use crate::scene::icon as glyph;
use crate::tr;
use crate::words::Say;
use egui::{Align, Frame, Label, Layout, Margin, Panel, Stroke, Ui};

/// Shows it, where there is something to say.
pub(super) fn not_saved_ui(ui: &mut Ui, open: &Open, language: Language) -> Option<Asked> {
    let Saving::NotSaved(error) = open.project.saving() else { return None };
    let pain = tokens(ui).pain;
    let edge = Stroke::new(1.0, color32(pain.border));
    let frame = Frame::new().fill(color32(pain.fill)).stroke(edge).inner_margin(Margin::symmetric(16, 8));
    let panel = Panel::top("not-saved").resizable(false).show_separator_line(false).frame(frame);
    panel.show(ui, |ui| strip_ui(ui, open, &error, language)).inner
}

fn strip_ui(ui: &mut Ui, open: &Open, error: &FileError, language: Language) -> Option<Asked> {
    let ink = color32(tokens(ui).pain.text);
    let mut asked = None;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        // The last one stands at the left.
        if !open.project.read_only() && button_ui(ui, Kind::Second, None, &tr!(language, "saving-retry")).clicked() {
            asked = Some(Asked::Retry);
        }
        if button_ui(ui, Kind::Second, None, &tr!(language, "saving-save-as")).clicked() {
            asked = Some(Asked::SaveAs);
        }
        // The file is another one now: what is in it is not to be lost either.
        let is_other = matches!(error, FileError::ChangedByOther(_) | FileError::Moved(_));
        if is_other && button_ui(ui, Kind::Second, None, &tr!(language, "saving-merge")).clicked() {
            asked = Some(Asked::SaveAndMerge);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.label(theme::icon(glyph::WARNING_CIRCLE, 18.0).color(ink));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                // The path, which stands last, is for who asks for it.
                let said = error.say(language);
                let first = said.lines().next().unwrap_or_default();
                let reason = tr!(language, "saving-not-saved", reason = first);
                ui.add(Label::new(bold(reason).size(12.0).color(ink)).wrap()).on_hover_text(plain(&said));
                ui.add(Label::new(plain(kept_words(open, language)).size(11.0).color(ink)).wrap());
            });
        });
    });
    asked
}

/// Whether edits that are not saved would survive the program.
fn kept_words(open: &Open, language: Language) -> String {
    match open.project.kept() {
        Some(_) => tr!(language, "saving-kept"),
        None if open.project.read_only() => tr!(language, "saving-read-only"),
        None => tr!(language, "saving-not-kept"),
    }
}
