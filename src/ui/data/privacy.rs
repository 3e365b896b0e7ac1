//! The page about customers' privacy: erasing one person, and the key that makes pseudonyms of their ids.

use super::{DataAction, DataRoom};
use crate::model::Language;
use crate::tr;
use crate::ui::dialogs::{DataPurpose, modal_ui};
use crate::ui::open::Open;
use crate::ui::widgets::{Kind, bold, button_ui, label_text, plain, row_from_right_ui, sheet_title_ui, sheet_ui};
use egui::{Context, TextEdit, Ui};

/// The dialog for erasing a person.
#[derive(Debug, Default)]
pub(super) struct Erasing {
    id: String,
    begun: bool,
}

/// Shows the page.
pub(super) fn privacy_page_ui(
    ui: &mut Ui,
    room: &mut DataRoom,
    open: &Open,
    language: Language,
    actions: &mut Vec<DataAction>,
) {
    let writable = !open.project.read_only();
    sheet_ui(ui, |ui| {
        sheet_title_ui(ui, &tr!(language, "erase-title"), &tr!(language, "erase-about"));
        ui.label(plain(tr!(language, "erase-what")));
        ui.label(plain(tr!(language, "erase-not")));
        ui.add_space(4.0);
        let words = tr!(language, "erase-begin");
        if ui.add_enabled_ui(writable, |ui| button_ui(ui, Kind::Danger, None, &words)).inner.clicked() {
            room.erasing = Some(Erasing::default());
        }
    });
    sheet_ui(ui, |ui| {
        sheet_title_ui(ui, &tr!(language, "key-title"), &tr!(language, "key-about"));
        ui.label(plain(tr!(language, "key-what")));
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            if button_ui(ui, Kind::Second, None, &tr!(language, "key-export")).clicked() {
                actions.push(DataAction::Choose(DataPurpose::ExportKey));
            }
            if button_ui(ui, Kind::Second, None, &tr!(language, "key-import")).clicked() {
                actions.push(DataAction::Choose(DataPurpose::ImportKey));
            }
        });
    });
}

/// Shows the dialog for erasing a person, while it is open.
pub(super) fn erasing_ui(ctx: &Context, room: &mut DataRoom, language: Language, actions: &mut Vec<DataAction>) {
    let Some(mut erasing) = room.erasing.take() else { return };
    let mut left = false;
    let stays = modal_ui(ctx, "erase-person", 520.0, |ui| {
        ui.label(bold(tr!(language, "erase-title")).size(15.0));
        ui.label(plain(tr!(language, "erase-what")));
        ui.label(plain(tr!(language, "erase-no-undo")));
        let label = ui.label(label_text(ui, tr!(language, "erase-id")));
        let edit = TextEdit::singleline(&mut erasing.id).desired_width(f32::INFINITY);
        let field = ui.add(edit.margin(egui::Margin::symmetric(10, 6))).labelled_by(label.id);
        if !std::mem::replace(&mut erasing.begun, true) {
            field.request_focus();
        }
        ui.label(crate::ui::theme::small(ui, tr!(language, "erase-id-about")));
        let id = erasing.id.trim();
        row_from_right_ui(ui, |ui| {
            let words = tr!(language, "erase-do");
            // Pressed by hand only: Enter in the field takes nobody away.
            if ui.add_enabled_ui(!id.is_empty(), |ui| button_ui(ui, Kind::Danger, None, &words)).inner.clicked() {
                actions.push(DataAction::Erase(id.to_owned()));
                left = true;
            }
            left |= button_ui(ui, Kind::Quiet, None, &tr!(language, "cancel")).clicked();
        });
    });
    room.erasing = Some(erasing).filter(|_| stays && !left);
}
