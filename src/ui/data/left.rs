//! The list at the left: sources with their state, and the pages about what the data mean.

use super::{DataAction, DataRoom, Page};
use crate::model::*;
use crate::project::DataState;
use crate::scene::{Face, icon as glyph};
use crate::tr;
use crate::ui::open::Open;
use crate::ui::theme::{color32, faded, font, tokens};
use crate::ui::widgets::{heading_ui, icon_button_ui, plain};
use egui::text::LayoutJob;
use egui::{FontId, Frame, Margin, Panel, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Shows the list.
pub(super) fn left_ui(
    ui: &mut Ui,
    room: &mut DataRoom,
    open: &Open,
    state: &DataState,
    language: Language,
    actions: &mut Vec<DataAction>,
) {
    let frame = Frame::new().fill(color32(tokens(ui).panel)).inner_margin(Margin::symmetric(12, 14));
    Panel::left("data-left").exact_size(216.0).resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.horizontal(|ui| {
                heading_ui(ui, &tr!(language, "data-sources"));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let plus = icon_button_ui(ui, glyph::PLUS, &tr!(language, "command-import"));
                    if plus.clicked() && !open.project.read_only() {
                        actions.push(DataAction::ChooseFile);
                    }
                });
            });
            sources_ui(ui, room, open.project.records(), state, language);
            ui.add_space(12.0);
            heading_ui(ui, &tr!(language, "data-meaning"));
            for (page, icon, name) in [
                (Page::Rules, glyph::TREE_STRUCTURE, tr!(language, "data-rules")),
                (Page::Goals, glyph::TARGET, tr!(language, "data-goals")),
                (Page::People, glyph::USER_CIRCLE, tr!(language, "data-people")),
                (Page::NewMap, glyph::MAP_TRIFOLD, tr!(language, "data-new-map")),
            ] {
                row(ui, room, page, icon, &name, "");
            }
            ui.add_space(12.0);
            heading_ui(ui, &tr!(language, "data-people-behind"));
            row(ui, room, Page::Privacy, glyph::FINGERPRINT, &tr!(language, "data-privacy"), "");
        });
    });
}

fn sources_ui(ui: &mut Ui, room: &mut DataRoom, records: &Records, state: &DataState, language: Language) {
    if let Some(parts) = &room.parts {
        let name = parts.name();
        row(ui, room, Page::Parts, glyph::FOLDER_OPEN, &name, "");
    }
    if let Some(import) = &room.import {
        let chip = if import.is_reading() { tr!(language, "data-reading") } else { tr!(language, "data-new") };
        let name = import.name();
        row(ui, room, Page::Import, glyph::FILE_PLUS, &name, &chip);
    }
    for source in records.sources_in_order() {
        let reading = room.again.as_ref().is_some_and(|(again, _)| *again == source.id);
        let gone = match state {
            DataState::Missing(gone) => gone.contains(&source.id),
            DataState::Unreadable(_) => true,
            DataState::None | DataState::Reading | DataState::Here => false,
        };
        let chip = match (reading, gone) {
            (true, _) => tr!(language, "data-reading"),
            (false, true) => tr!(language, "data-gone"),
            (false, false) => String::new(),
        };
        row(ui, room, Page::Source(source.id), glyph_of(&source.name), &source.name, &chip);
    }
    if room.import.is_none() && room.parts.is_none() && records.sources.is_empty() {
        ui.label(plain(tr!(language, "data-no-source")).size(11.0).color(color32(tokens(ui).muted)));
    }
}

/// The icon of a file by its ending: tables of text, and everything else.
fn glyph_of(name: &str) -> char {
    let lower = name.to_lowercase();
    if [".csv", ".tsv", ".txt"].iter().any(|ending| lower.contains(ending)) {
        glyph::FILE_CSV
    } else {
        glyph::FILE_TEXT
    }
}

/// A row of the list; clicked, it brings its page to the front.
fn row(ui: &mut Ui, room: &mut DataRoom, page: Page, glyph: char, name: &str, chip: &str) {
    let selected = room.page == Some(page);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    let spoken = if chip.is_empty() { name.to_owned() } else { format!("{name}, {chip}") };
    response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::ListItem, true, selected, &spoken));
    let t = tokens(ui);
    if selected {
        ui.painter().rect_filled(rect, 7.0, faded(t.accent, 0.10));
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 7.0, color32(t.desk));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 7.0, Stroke::new(1.5, color32(t.accent)), StrokeKind::Inside);
    }
    // Painted, so that a screen reader hears the row once.
    let ink = if selected { color32(t.accent) } else { color32(t.ink) };
    let middle = rect.center().y;
    let chip = ui.painter().layout_no_wrap(chip.to_owned(), FontId::proportional(10.0), color32(t.muted));
    let end = rect.right() - 8.0 - chip.size().x;
    ui.painter().galley(pos2(end, middle - chip.size().y / 2.0), chip, color32(t.muted));
    let icon_ink = if selected { ink } else { color32(t.muted) };
    let icon = ui.painter().layout_no_wrap(glyph.to_string(), font(Face::Icons, 15.0), icon_ink);
    ui.painter().galley(pos2(rect.left() + 8.0, middle - icon.size().y / 2.0), icon, icon_ink);
    let face = if selected { Face::SemiBold } else { Face::Medium };
    let room_for_name = end - rect.left() - 32.0;
    let mut job = LayoutJob::simple(name.to_owned(), font(face, 12.0), ink, room_for_name);
    (job.wrap.max_rows, job.wrap.break_anywhere) = (1, true);
    let name = ui.painter().layout_job(job);
    ui.painter().galley(pos2(rect.left() + 30.0, middle - name.size().y / 2.0), name, ink);
    if response.clicked() {
        room.page = Some(page);
        room.complaint = None;
    }
}
