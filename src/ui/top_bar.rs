//! The top bar: project and file with its state, the rooms, undo, redo, export, and what belongs to the program.

use super::command::Command;
use super::open::{Open, Room};
use super::settings::{DailyCopies, Settings, ThemeChoice};
use super::theme::{self, color32, faded, icon, tokens};
use super::widgets::{Kind, bold, button_ui, icon_button_ui, plain};
use crate::edit::Label;
use crate::model::Language;
use crate::project::Saving;
use crate::scene::icon as glyph;
use crate::tr;
use crate::words::Say;
use egui::{Align, Button, Color32, Layout, Panel, Stroke, Ui, UiBuilder, vec2};
use std::path::PathBuf;

/// The rooms side by side.
const ROOMS_PT: f32 = 420.0;

/// What the top bar was asked for.
pub(super) enum Asked {
    /// A command.
    Command(Command),
    /// A project opened before.
    Recent(PathBuf),
    /// Settings were changed; they are to be kept and applied.
    Settings,
    /// Saving is to be tried again.
    Retry,
    /// The project is to be saved under another name, to go on there.
    SaveAs,
    /// The same, and what is in the file now is to be merged in.
    SaveAndMerge,
}

/// Shows the bar.
pub(super) fn top_bar_ui(ui: &mut Ui, open: &mut Open, settings: &mut Settings, language: Language) -> Option<Asked> {
    let frame = egui::Frame::new().fill(color32(tokens(ui).panel)).inner_margin(egui::Margin::symmetric(16, 0));
    let panel = Panel::top("top").exact_size(52.0).resizable(false).frame(frame);
    panel
        .show(ui, |ui| {
            let rect = ui.max_rect();
            rooms_ui(ui, rect, open, language);
            let left =
                egui::Rect::from_min_max(rect.min, egui::pos2(rect.center().x - ROOMS_PT / 2.0 - 14.0, rect.max.y));
            let right =
                egui::Rect::from_min_max(egui::pos2(rect.center().x + ROOMS_PT / 2.0 + 14.0, rect.min.y), rect.max);
            let builder = UiBuilder::new().max_rect(left).layout(Layout::left_to_right(Align::Center));
            let asked = ui.scope_builder(builder, |ui| project_ui(ui, open, settings, language)).inner;
            let builder = UiBuilder::new().max_rect(right).layout(Layout::right_to_left(Align::Center));
            asked.or(ui.scope_builder(builder, |ui| tools_ui(ui, open, language)).inner)
        })
        .inner
}

fn project_ui(ui: &mut Ui, open: &Open, settings: &mut Settings, language: Language) -> Option<Asked> {
    ui.spacing_mut().item_spacing.x = 10.0;
    let t = tokens(ui);
    ui.label(icon(glyph::PATH, 20.0).color(color32(t.accent)));
    let mut asked = None;
    let project = open.project.records().project();
    let name = if project.client.is_empty() { &project.title } else { &project.client };
    let name = name.split(',').next().unwrap_or_default();
    let menu = Button::new((bold(name).size(13.5), icon(glyph::CARET_DOWN, 11.0))).frame(false).truncate();
    ui.scope(|ui| {
        ui.set_max_width(180.0);
        let (response, _) =
            egui::containers::menu::MenuButton::from_button(menu).ui(ui, |ui| asked = menu_ui(ui, settings, language));
        response.accessible_name(tr!(language, "menu-project"));
    });
    let (state, color) = saved_state(ui, open, language);
    let text = format!("{} · {state}", open.file_name());
    let label = ui.add(egui::Label::new(plain(text).color(color)).truncate());
    if let Some(version) = open.project.newer() {
        label.on_hover_text(tr!(language, "saving-newer", version = version));
    }
    asked
}

fn saved_state(ui: &Ui, open: &Open, language: Language) -> (String, Color32) {
    let muted = color32(tokens(ui).muted);
    match open.project.saving() {
        _ if open.project.read_only() => (tr!(language, "saving-read-only"), muted),
        Saving::Saved => (tr!(language, "saving-saved"), muted),
        Saving::Saving => (tr!(language, "saving-saving"), muted),
        Saving::NotSaved(_) => (tr!(language, "saving-failed"), ui.visuals().error_fg_color),
    }
}

fn menu_ui(ui: &mut Ui, settings: &mut Settings, language: Language) -> Option<Asked> {
    ui.set_min_width(250.0);
    let mut asked = None;
    for command in [Command::New, Command::Open] {
        asked = asked.or(command_item(ui, command, language));
    }
    ui.menu_button(tr!(language, "command-open-recent"), |ui| {
        for path in settings.recent.iter().skip(1) {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                asked = Some(Asked::Recent(path.clone()));
            }
        }
        if settings.recent.len() < 2 {
            ui.label(plain(tr!(language, "recent-none")));
        }
    });
    asked = asked.or(command_item(ui, Command::OpenSample, language));
    ui.separator();
    for command in [Command::SaveCopy, Command::Share, Command::CompareFile, Command::Import] {
        asked = asked.or(command_item(ui, command, language));
    }
    for command in [Command::Export, Command::CopyImage, Command::Close] {
        asked = asked.or(command_item(ui, command, language));
    }
    ui.separator();
    // In a list of their own: all in one would not fit into a small window.
    ui.menu_button(tr!(language, "commands-find"), |ui| {
        for command in [Command::Palette, Command::Search, Command::Outline, Command::Check] {
            asked = asked.take().or(command_item(ui, command, language));
        }
    });
    ui.menu_button(tr!(language, "commands-view"), |ui| {
        for command in [Command::Compare, Command::History, Command::Snapshot, Command::Workshop] {
            asked = asked.take().or(command_item(ui, command, language));
        }
    });
    ui.separator();
    asked = asked.or(settings_items(ui, settings, language).then_some(Asked::Settings));
    asked.or(command_item(ui, Command::Shortcuts, language))
}

fn command_item(ui: &mut Ui, command: Command, language: Language) -> Option<Asked> {
    let button = Button::new(command.name(language)).frame(false).shortcut_text(command.keys(language));
    ui.add(button).clicked().then(|| {
        ui.close();
        Asked::Command(command)
    })
}

/// Language and theme; says whether one was changed.
pub(super) fn settings_items(ui: &mut Ui, settings: &mut Settings, language: Language) -> bool {
    let mut changed = false;
    ui.menu_button(tr!(language, "settings-language"), |ui| {
        for offered in Language::ALL {
            let name = offered.say(*offered);
            if ui.radio(language == *offered, name).clicked() {
                settings.language = Some(*offered);
                changed = true;
            }
        }
    });
    ui.menu_button(tr!(language, "settings-theme"), |ui| {
        for (choice, name) in [
            (ThemeChoice::System, tr!(language, "settings-theme-system")),
            (ThemeChoice::Light, tr!(language, "settings-theme-light")),
            (ThemeChoice::Dark, tr!(language, "settings-theme-dark")),
        ] {
            changed |= ui.radio_value(&mut settings.theme, choice, name).changed();
        }
        changed |= ui.checkbox(&mut settings.still, tr!(language, "settings-still")).changed();
    });
    let mut daily = settings.daily_copies.are_made();
    if ui.checkbox(&mut daily, tr!(language, "settings-daily-copies")).changed() {
        settings.daily_copies = if daily { DailyCopies::Made } else { DailyCopies::Off };
        changed = true;
    }
    changed
}

/// The rooms, in the middle of the bar.
fn rooms_ui(ui: &mut Ui, bar: egui::Rect, open: &mut Open, language: Language) {
    let rooms = [
        (Room::Map, glyph::MAP_TRIFOLD, tr!(language, "room-map")),
        (Room::Personas, glyph::USER_CIRCLE, tr!(language, "room-personas")),
        (Room::Data, glyph::DATABASE, tr!(language, "room-data")),
        (Room::Compare, glyph::SCALES, tr!(language, "room-compare")),
    ];
    let t = tokens(ui);
    let size = vec2(ROOMS_PT, 32.0);
    let rect = egui::Rect::from_center_size(bar.center(), size);
    ui.painter().rect_filled(rect, 9.0, color32(t.desk));
    let width = (size.x - 6.0) / rooms.len() as f32;
    for (place, (room, icon_glyph, name)) in rooms.into_iter().enumerate() {
        let cell =
            egui::Rect::from_min_size(rect.min + vec2(3.0 + width * place as f32, 3.0), vec2(width, size.y - 6.0));
        let here = open.room == room;
        let ink = if here { color32(t.ink) } else { color32(t.muted) };
        let text = if here { bold(name.clone()) } else { theme::medium(name.clone()) };
        let fill = if here { color32(t.panel) } else { Color32::TRANSPARENT };
        let button = Button::new((icon(icon_glyph, 15.0).color(ink), text.color(ink))).fill(fill).gap(6.0);
        let stroke = if here { Stroke::new(1.0, faded(t.muted, 0.18)) } else { Stroke::NONE };
        let response = ui.put(cell, button.stroke(stroke).min_size(cell.size()));
        if response.accessible_name(name).clicked() {
            open.room = room;
        }
    }
}

fn tools_ui(ui: &mut Ui, open: &Open, language: Language) -> Option<Asked> {
    ui.spacing_mut().item_spacing.x = 6.0;
    let mut asked = None;
    for (command, kind, icon_glyph, words) in [
        (Command::Export, Kind::Main, glyph::EXPORT, tr!(language, "top-export")),
        (Command::Import, Kind::Second, glyph::DATABASE, tr!(language, "top-import")),
    ] {
        let response = button_ui(ui, kind, Some(icon_glyph), &words);
        if response.on_hover_text(plain(command.hint(language))).clicked() {
            asked = Some(command);
        }
    }
    ui.add_space(2.0);
    if icon_button_ui(ui, glyph::MAGNIFYING_GLASS, &Command::Palette.hint(language)).clicked() {
        asked = Some(Command::Palette);
    }
    ui.add_space(2.0);
    for (command, icon_glyph, next) in [
        (Command::Redo, glyph::ARROW_U_UP_RIGHT, open.project.next_redo()),
        (Command::Undo, glyph::ARROW_U_UP_LEFT, open.project.next_undo()),
    ] {
        let name = step_name(command, next, language);
        let enabled = next.is_some();
        let name = format!("{name} ({})", command.keys(language));
        if ui.add_enabled_ui(enabled, |ui| icon_button_ui(ui, icon_glyph, &name)).inner.clicked() {
            asked = Some(command);
        }
    }
    asked.map(Asked::Command)
}

/// Undo or redo with what it would undo or redo.
fn step_name(command: Command, next: Option<&Label>, language: Language) -> String {
    let Some(label) = next else { return command.name(language) };
    let step = label.say(language);
    match command {
        Command::Undo => tr!(language, "command-undo-step", step = step),
        _ => tr!(language, "command-redo-step", step = step),
    }
}
