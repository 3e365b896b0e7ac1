//! Where the rows are not here: what is still known, and what can be done about it.

use super::room::is_here;
use super::{DataAction, DataRoom};
use crate::model::*;
use crate::project::DataState;
use crate::tr;
use crate::ui::dialogs::DataPurpose;
use crate::ui::open::Open;
use crate::ui::widgets::{Kind, button_ui, plain, sheet_title_ui, sheet_ui};
use crate::words::Say;
use egui::Ui;

/// Says that rows are missing, and offers to find them, to read the sources again, or to go on without.
pub(super) fn missing_ui(
    ui: &mut Ui,
    room: &mut DataRoom,
    open: &mut Open,
    state: &DataState,
    language: Language,
    actions: &mut Vec<DataAction>,
) {
    if is_here(state) {
        room.goes_without = false;
        return;
    }
    if room.goes_without {
        ui.label(plain(tr!(language, "data-needs-source")));
        return;
    }
    let has_figures = open.overlay().is_some();
    let writable = !open.project.read_only();
    let next = next_to_read(open, state);
    sheet_ui(ui, |ui| {
        let (title, about) = match state {
            DataState::Unreadable(error) => (tr!(language, "missing-damaged"), error.say(language)),
            _ => (tr!(language, "missing-title"), tr!(language, "missing-about", file = data_name(open))),
        };
        sheet_title_ui(ui, &title, &about);
        let known = if has_figures { tr!(language, "missing-figures") } else { tr!(language, "missing-no-figures") };
        ui.label(plain(known));
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            ui.add_enabled_ui(writable && room.again.is_none(), |ui| {
                if button_ui(ui, Kind::Second, None, &tr!(language, "missing-find")).clicked() {
                    actions.push(DataAction::Choose(DataPurpose::FindData));
                }
                let again = ui.add_enabled_ui(next.is_some(), |ui| {
                    let words = match &next {
                        Some(source) => tr!(language, "missing-again", name = source.name.clone()),
                        None => tr!(language, "missing-again-nothing"),
                    };
                    button_ui(ui, Kind::Main, None, &words).clicked()
                });
                if let Some(source) = next.as_ref().filter(|_| again.inner) {
                    again_ui(ui, room, open, state, source, language, actions);
                }
            });
            if button_ui(ui, Kind::Quiet, None, &tr!(language, "missing-without")).clicked() {
                room.goes_without = true;
            }
        });
    });
}

/// Reads a source again, from where it was or from where the user says it is.
fn again_ui(
    ui: &Ui,
    room: &mut DataRoom,
    open: &mut Open,
    state: &DataState,
    source: &Source,
    language: Language,
    actions: &mut Vec<DataAction>,
) {
    if let DataState::Unreadable(_) = state
        && let Err(error) = open.project.set_data_aside()
    {
        room.complaint = Some(error.say(language));
        return;
    }
    let files = open.project.files_of(source);
    let there = !files.is_empty() && files.iter().all(|path| path.exists());
    if there {
        room.read_again(ui, open, source, language);
    } else {
        actions.push(DataAction::Choose(DataPurpose::Replace(source.id)));
    }
}

/// The first source whose rows are missing.
fn next_to_read(open: &Open, state: &DataState) -> Option<Source> {
    let sources = open.project.records().sources_in_order();
    let missing = |source: &&&Source| match state {
        DataState::Missing(gone) => gone.contains(&source.id),
        DataState::Unreadable(_) => true,
        DataState::None | DataState::Reading | DataState::Here => false,
    };
    sources.iter().find(missing).map(|&source| source.clone())
}

/// The name of the data file.
fn data_name(open: &Open) -> String {
    let path = crate::file::data_path(open.project.path());
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
