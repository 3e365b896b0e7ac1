//! A source that is in the project: its name, its first rows, and what can be done with it.

use super::import::read_on;
use super::{DataAction, DataRoom, Page};
use crate::edit::{Edit, Verb};
use crate::model::*;
use crate::scene::Face;
use crate::tr;
use crate::ui::dialogs::DataPurpose;
use crate::ui::open::Open;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{Field, Form, Kind, button_ui, confirm_ui, italic, plain, sheet_title_ui, sheet_ui};
use crate::words::{decimal, number};
use egui::Ui;

/// Shows its name and its first rows; gives the edits of the name.
pub(super) fn head_ui(
    ui: &mut Ui,
    room: &mut DataRoom,
    open: &mut Open,
    source: &Source,
    language: Language,
) -> Vec<Edit> {
    room.preview.follow(source, &open.project);
    let about = about(source, &open.project.records().project().time_zone, language);
    let writable = !open.project.read_only();
    let Open { project, drafts, .. } = open;
    let mut form = Form::new(project.records(), language, drafts);
    sheet_ui(ui, |ui| {
        ui.add_enabled_ui(writable, |ui| {
            let label = tr!(language, "source-name");
            let field = Field::new(&label).unlabelled().quiet().verb(Verb::Rename).font(Face::Bold, 15.0);
            field.show(ui, &mut form, source, "name", &source.name, |source, text| source.name = text);
        });
        ui.add_space(-4.0);
        ui.label(italic(about).size(12.0).color(color32(tokens(ui).muted)));
        ui.add_space(4.0);
        room.preview.ui(ui, source, language);
    });
    form.into_edits()
}

/// When it was read, from where, and how large it is.
fn about(source: &Source, zone: &str, language: Language) -> String {
    let mut parts = vec![tr!(language, "source-read-on", day = read_on(source, zone, language))];
    if source.origin.bytes > 0 {
        parts.push(size_text(source.origin.bytes, language));
    }
    parts.push(tr!(language, "source-rows", rows = number(language, source.account.read as i64)));
    if !source.origin.path.is_empty() {
        parts.push(source.origin.path.lines().collect::<Vec<_>>().join(", "));
    }
    parts.join(" · ")
}

/// The size of a file, in kilobytes where it is small.
pub(super) fn size_text(bytes: u64, language: Language) -> String {
    match bytes {
        0..100_000 => tr!(language, "sharing-size", size = decimal(language, bytes as f64 / 1e3, 1)),
        _ => tr!(language, "source-size", size = decimal(language, bytes as f64 / 1e6, 1)),
    }
}

/// What can be done with it: read again, replaced, its recipe kept, removed; and a map drawn from it.
pub(super) fn verbs_ui(
    ui: &mut Ui,
    room: &mut DataRoom,
    open: &Open,
    source: &Source,
    language: Language,
    actions: &mut Vec<DataAction>,
) {
    let writable = !open.project.read_only();
    sheet_ui(ui, |ui| {
        sheet_title_ui(ui, &tr!(language, "source-verbs"), "");
        ui.add_enabled_ui(writable && room.again.is_none(), |ui| {
            if button_ui(ui, Kind::Main, None, &tr!(language, "source-show-map")).clicked() {
                actions.push(DataAction::ShowMap);
            }
            if button_ui(ui, Kind::Second, None, &tr!(language, "source-draw-map")).clicked() {
                room.page = Some(Page::NewMap);
            }
            let known = !source.origin.path.is_empty();
            let again = ui.add_enabled_ui(known, |ui| {
                let words = tr!(language, "source-refresh");
                button_ui(ui, Kind::Second, None, &words).on_hover_text(plain(&source.origin.path)).clicked()
            });
            if again.inner {
                room.read_again(ui, open, source, language);
            }
            if button_ui(ui, Kind::Second, None, &tr!(language, "source-replace")).clicked() {
                actions.push(DataAction::Choose(DataPurpose::Replace(source.id)));
            }
            if button_ui(ui, Kind::Quiet, None, &tr!(language, "recipe-save")).clicked() {
                actions.push(DataAction::Choose(DataPurpose::SaveRecipe(Some(source.id))));
            }
            let sure = confirm_ui(
                ui,
                ui.scope_id().with(("remove", source.id.uuid())),
                &tr!(language, "source-remove"),
                &tr!(language, "source-remove-sure"),
                &tr!(language, "source-remove"),
                &tr!(language, "cancel"),
            );
            if sure {
                actions.push(DataAction::Remove(source.id));
            }
        });
    });
}
