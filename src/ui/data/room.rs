//! The room itself: the list at the left, sheets on the desk.

use super::job::{Job, Order};
use super::parts::Asked;
use super::{
    DataAction, DataRoom, Page, account, goals, left, missing, people, privacy, quality, reading, rejected, source,
};
use crate::edit::Edit;
use crate::model::*;
use crate::project::DataState;
use crate::scene::icon as glyph;
use crate::tr;
use crate::tracking::Events;
use crate::ui::open::Open;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{Empty, Form, desk_column_ui, empty_ui, sheet_ui};
use crate::words::Say;
use egui::{CentralPanel, Frame, Ui};
use std::sync::Arc;

/// Shows the room and says what it was asked for.
pub fn data_room_ui(ui: &mut Ui, room: &mut DataRoom, open: &mut Open, language: Language) -> Vec<DataAction> {
    let mut actions = Vec::new();
    let state = open.project.data_state();
    room.settle(open.project.records());
    left::left_ui(ui, room, open, &state, language, &mut actions);
    let desk = color32(tokens(ui).desk);
    CentralPanel::default().frame(Frame::new().fill(desk)).show(ui, |ui| {
        desk_column_ui(ui, "data", 1080.0, |ui| {
            if let Some(sentence) = &room.complaint {
                sheet_ui(ui, |ui| ui.colored_label(ui.visuals().error_fg_color, sentence));
            }
            missing::missing_ui(ui, room, open, &state, language, &mut actions);
            page_ui(ui, room, open, language, &mut actions);
        });
    });
    privacy::erasing_ui(ui.ctx(), room, language, &mut actions);
    actions
}

impl DataRoom {
    /// The page in front may be gone: then the first source comes to the front.
    fn settle(&mut self, records: &Records) {
        let gone = match self.page {
            None => true,
            Some(Page::Import) => self.import.is_none(),
            Some(Page::Parts) => self.parts.is_none(),
            Some(Page::Source(source)) => !records.sources.contains_key(&source),
            Some(Page::Rules | Page::Goals | Page::People | Page::NewMap | Page::Privacy) => false,
        };
        if gone {
            let first = records.sources_in_order().first().map(|source| Page::Source(source.id));
            let parts = self.parts.as_ref().map(|_| Page::Parts);
            self.page = self.import.as_ref().map(|_| Page::Import).or(parts).or(first);
        }
    }

    /// Begins reading a source again from where it was, by the same recipe.
    pub(super) fn read_again(&mut self, ui: &Ui, open: &Open, source: &Source, language: Language) {
        let project = &open.project;
        let files = project.files_of(source);
        if files.is_empty() {
            return;
        }
        let key = match project.pseudonym_key() {
            Ok(key) => key,
            Err(error) => {
                self.complaint = Some(error.say(language));
                return;
            }
        };
        let known_by = crate::tracking::Fingerprint::default();
        let mut new = project.new_source(&files, known_by, &source.recipe, source.origin.zone_assumed);
        new.replaces = Some(source.id);
        self.complaint = None;
        let order = Order { files, source: new, key, shelf: project.shelf(), language };
        self.again = Some((source.id, Job::start(ui.ctx(), order)));
    }
}

/// What a page about the meaning of data is made from.
pub(super) struct About<'a> {
    /// The events, where they are here.
    pub events: Option<&'a Arc<Events>>,
    /// The journey on the map.
    pub journey: JourneyId,
}

fn page_ui(ui: &mut Ui, room: &mut DataRoom, open: &mut Open, language: Language, actions: &mut Vec<DataAction>) {
    match room.page {
        Some(Page::Import) => import_ui(ui, room, open, language, actions),
        Some(Page::Parts) => parts_ui(ui, room, language),
        Some(Page::Source(source)) => {
            if let Some(source) = open.project.records().sources.get(&source).cloned() {
                source_ui(ui, room, open, &source, language, actions);
            }
        }
        Some(Page::Privacy) => privacy::privacy_page_ui(ui, room, open, language, actions),
        Some(page) => meaning_ui(ui, room, open, page, language, actions),
        None => nothing_ui(ui, open, language, actions),
    }
}

fn import_ui(ui: &mut Ui, room: &mut DataRoom, open: &Open, language: Language, actions: &mut Vec<DataAction>) {
    let Some(mut import) = room.import.take() else { return };
    match open.project.pseudonym_key() {
        Ok(key) => {
            if import.ui(ui, &open.project, key, language, actions) {
                room.import = Some(import);
            }
        }
        Err(error) => room.complaint = Some(error.say(language)),
    }
}

fn parts_ui(ui: &mut Ui, room: &mut DataRoom, language: Language) {
    match room.parts.as_ref().and_then(|parts| parts.ui(ui, language)) {
        Some(Asked::Look(place)) => room.begin_part(ui.ctx(), place),
        Some(Asked::Done) => room.parts = None,
        None => {}
    }
}

fn source_ui(
    ui: &mut Ui,
    room: &mut DataRoom,
    open: &mut Open,
    source: &Source,
    language: Language,
    actions: &mut Vec<DataAction>,
) {
    if let Some(action) = room.matching.ui(ui, open.project.records(), open.journey, language) {
        actions.push(action);
    }
    let edits = source::head_ui(ui, room, open, source, language);
    actions.extend(edits.into_iter().map(DataAction::Edit));
    if let Some((_, job)) = room.again.as_mut().filter(|(again, _)| *again == source.id) {
        sheet_ui(ui, |ui| reading::reading_ui(ui, job, language));
    }
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        part_ui(ui, width * 0.64, |ui| account::account_ui(ui, &open.project, source, language));
        part_ui(ui, ui.available_width(), |ui| source::verbs_ui(ui, room, open, source, language, actions));
    });
    rejected::rejected_ui(ui, &mut room.rejected, &open.project, source, language, actions);
    if let Some(overlay) = open.overlay() {
        room.off_map.ui(ui, open, &overlay, language, actions);
    }
    quality::quality_ui(ui, source, language);
    quality::others_ui(ui, source, language);
}

/// A part of a row of sheets.
pub(super) fn part_ui<T>(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui) -> T) -> T {
    let shown = ui.allocate_ui_with_layout(egui::vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
        ui.set_width(width);
        contents(ui)
    });
    shown.inner
}

/// The pages about what the data mean: fields that change records.
fn meaning_ui(
    ui: &mut Ui,
    room: &mut DataRoom,
    open: &mut Open,
    page: Page,
    language: Language,
    actions: &mut Vec<DataAction>,
) {
    let overlay = open.overlay();
    let events = open.project.loaded_events().here();
    let writable = !open.project.read_only();
    if let (Page::Rules, Some(action)) = (page, room.matching.ui(ui, open.project.records(), open.journey, language)) {
        actions.push(action);
    }
    let about = About { events: events.as_ref(), journey: open.journey };
    let edits = {
        let Open { project, drafts, .. } = &mut *open;
        let mut form = Form::new(project.records(), language, drafts);
        ui.add_enabled_ui(writable, |ui| match page {
            Page::Rules => super::rules::rules_page_ui(ui, &mut form, room, &about),
            Page::Goals => goals::goals_page_ui(ui, &mut form, room, &about),
            Page::People => people::people_page_ui(ui, &mut form, room, &about),
            Page::NewMap => room.new_map.ui(ui, &form, &about, actions),
            Page::Import | Page::Parts | Page::Source(_) | Page::Privacy => {}
        });
        form.into_edits()
    };
    actions.extend(edits.into_iter().map(|edit: Edit| DataAction::Edit(edit)));
    if let (Page::Rules, Some(overlay)) = (page, overlay) {
        room.off_map.ui(ui, open, &overlay, language, actions);
    }
}

fn nothing_ui(ui: &mut Ui, open: &Open, language: Language, actions: &mut Vec<DataAction>) {
    let sentence = tr!(language, "bottom-no-data");
    let button = tr!(language, "command-import");
    let empty = Empty { glyph: glyph::DATABASE, sentence: &sentence, button: &button };
    if sheet_ui(ui, |ui| empty_ui(ui, &empty)) && !open.project.read_only() {
        actions.push(DataAction::ChooseFile);
    }
}

/// Whether nothing is known to be missing.
pub(super) fn is_here(state: &DataState) -> bool {
    matches!(state, DataState::None | DataState::Reading | DataState::Here)
}
