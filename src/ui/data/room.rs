//! The room itself: sources at the left, sheets on the desk.

use super::import::Outcome;
use super::{DataAction, DataRoom, source};
use crate::model::*;
use crate::scene::icon as glyph;
use crate::tr;
use crate::ui::open::Open;
use crate::ui::theme::{color32, faded, icon, medium, tokens};
use crate::ui::widgets::{Empty, bold, desk_column_ui, empty_ui, heading_ui, icon_button_ui, plain, sheet_ui};
use crate::words::Say;
use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Sense, Ui, WidgetInfo, vec2};

/// Shows the room and says what it was asked for.
pub fn data_room_ui(ui: &mut Ui, room: &mut DataRoom, open: &mut Open, language: Language) -> Vec<DataAction> {
    let mut actions = Vec::new();
    sources_ui(ui, room, open, language, &mut actions);
    let desk = color32(tokens(ui).desk);
    CentralPanel::default().frame(Frame::new().fill(desk)).show(ui, |ui| {
        desk_column_ui(ui, "data", 1080.0, |ui| sheets_ui(ui, room, open, language, &mut actions));
    });
    actions
}

fn sources_ui(ui: &mut Ui, room: &mut DataRoom, open: &Open, language: Language, actions: &mut Vec<DataAction>) {
    let frame = Frame::new().fill(color32(tokens(ui).panel)).inner_margin(Margin::symmetric(12, 14));
    Panel::left("data-left").exact_size(216.0).resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        ui.horizontal(|ui| {
            heading_ui(ui, &tr!(language, "data-sources"));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let plus = icon_button_ui(ui, glyph::PLUS, &tr!(language, "command-import"));
                if plus.clicked() && !open.project.read_only() {
                    actions.push(DataAction::ChooseFile);
                }
            });
        });
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            if let Some(import) = &room.import {
                source_row_ui(ui, &import.name(), true);
            }
            let front = room.source.filter(|_| room.import.is_none());
            for source in open.project.records().sources_in_order() {
                if source_row_ui(ui, &source.name, front == Some(source.id)) {
                    room.source = Some(source.id);
                    room.import = None;
                    room.complaint = None;
                }
            }
        });
    });
}

fn source_row_ui(ui: &mut Ui, name: &str, selected: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::ListItem, true, selected, name));
    let t = tokens(ui);
    if selected {
        ui.painter().rect_filled(rect, 7.0, faded(t.accent, 0.10));
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 7.0, color32(t.desk));
    }
    let builder = egui::UiBuilder::new()
        .max_rect(rect.shrink2(vec2(8.0, 0.0)))
        .layout(egui::Layout::left_to_right(egui::Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.label(icon(glyph::FILE_CSV, 15.0));
        let text = if selected { bold(name).color(color32(t.accent)) } else { medium(name) };
        ui.add(egui::Label::new(text).selectable(false).truncate());
    });
    response.clicked()
}

fn sheets_ui(ui: &mut Ui, room: &mut DataRoom, open: &mut Open, language: Language, actions: &mut Vec<DataAction>) {
    if let Some(sentence) = &room.complaint {
        sheet_ui(ui, |ui| ui.colored_label(ui.visuals().error_fg_color, sentence));
    }
    if let Some(mut import) = room.import.take() {
        let key = match open.project.pseudonym_key() {
            Ok(key) => key,
            Err(error) => {
                room.complaint = Some(error.say(language));
                return;
            }
        };
        match import.ui(ui, key, language) {
            Outcome::Waiting => room.import = Some(import),
            Outcome::Done(action) => actions.push(action),
            Outcome::Failed(error) => room.complain(&error, language),
            Outcome::Cancelled => {}
        }
        return;
    }
    let records = open.project.records();
    let first = records.sources_in_order().first().map(|source| source.id);
    let front = room.source.filter(|id| records.sources.contains_key(id)).or(first);
    let Some(source) = front.and_then(|id| records.sources.get(&id)).cloned() else {
        return nothing_ui(ui, open, language, actions);
    };
    if let Some(action) = room.matching.ui(ui, records, open.journey, language) {
        actions.push(action);
    }
    actions.extend(source::account_ui(ui, &open.project, &source, language));
    match open.overlay() {
        Some(overlay) => source::off_map_ui(ui, &overlay, language),
        None => {
            ui.label(plain(tr!(language, "data-needs-source")));
        }
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
