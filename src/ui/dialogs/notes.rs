//! Notes of a whiteboard: what each colour stands for.

use super::modal_ui;
use crate::edit::paste_text::{PastedNote, colors};
use crate::model::{CardKind, Language};
use crate::tr;
use crate::ui::widgets::{Kind, bold, button_ui, choice_ui, plain, row_from_right_ui};
use crate::words;
use std::collections::BTreeMap;

/// The question, open.
pub struct NotesDialog {
    notes: Vec<PastedNote>,
    /// Each colour, how many notes have it, and what it stands for.
    colors: Vec<(String, usize, CardKind)>,
}

/// Where the question stands.
pub enum NotesAnswer {
    /// It stays.
    Waiting(NotesDialog),
    /// The notes, and the kind of each colour.
    Taken(Vec<PastedNote>, BTreeMap<String, CardKind>),
    /// Nothing comes in.
    Cancelled,
}

impl NotesDialog {
    /// Asks about these notes.
    pub fn new(notes: Vec<PastedNote>) -> Self {
        let colors = colors(&notes).into_iter().map(|(color, count)| (color, count, CardKind::Note)).collect();
        Self { notes, colors }
    }
}

/// Shows the colours, each with the kinds to choose from.
pub fn notes_dialog_ui(ctx: &egui::Context, mut dialog: NotesDialog, language: Language) -> NotesAnswer {
    let (mut taken, mut cancelled) = (false, false);
    let stays = modal_ui(ctx, "notes", 420.0, |ui| {
        ui.label(bold(tr!(language, "notes-title")).size(15.0));
        let count = dialog.notes.len() as i64;
        ui.label(plain(tr!(language, "notes-about", count = count, number = words::number(language, count))));
        egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for (color, count, kind) in &mut dialog.colors {
                let number = words::number(language, *count as i64);
                let label = tr!(language, "notes-color", color = color.as_str(), number = number);
                ui.push_id(color.clone(), |ui| {
                    if let Some(chosen) = choice_ui(ui, language, &label, *kind, CardKind::ALL) {
                        *kind = chosen;
                    }
                });
            }
        });
        row_from_right_ui(ui, |ui| {
            taken = button_ui(ui, Kind::Main, None, &tr!(language, "notes-take")).clicked();
            cancelled = button_ui(ui, Kind::Second, None, &tr!(language, "cancel")).clicked();
        });
    });
    if taken {
        let kinds = dialog.colors.into_iter().map(|(color, _, kind)| (color, kind)).collect();
        return NotesAnswer::Taken(dialog.notes, kinds);
    }
    if cancelled || !stays { NotesAnswer::Cancelled } else { NotesAnswer::Waiting(dialog) }
}
