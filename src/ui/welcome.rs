//! The welcome screen: the sample, a new map, a file, the files of before.

use super::command::Command;
use super::settings::Settings;
use super::theme::{color32, icon, medium, tokens};
use super::top_bar::{Asked, settings_items};
use super::widgets::{bold, heading_ui, plain, sheet_ui};
use crate::model::Language;
use crate::scene::icon as glyph;
use crate::tr;
use egui::{Align2, CentralPanel, Frame, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// Shows the screen; `busy` is a sentence about what is being made.
pub(super) fn welcome_ui(
    ui: &mut Ui,
    settings: &mut Settings,
    busy: Option<&str>,
    language: Language,
) -> Option<Asked> {
    let desk = color32(tokens(ui).desk);
    CentralPanel::default()
        .frame(Frame::new().fill(desk))
        .show(ui, |ui| {
            let width = 620.0_f32.min(ui.available_width() - 32.0);
            let rows = settings.recent.len().min(5) as f32;
            let height = 340.0 + rows * 34.0;
            let top = ((ui.available_height() - height) / 2.0).max(16.0);
            let left = ((ui.available_width() - width) / 2.0).max(16.0);
            let rect = egui::Rect::from_min_size(ui.max_rect().min + vec2(left, top), vec2(width, height));
            ui.scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
                sheet_ui(ui, |ui| {
                    ui.add_enabled_ui(busy.is_none(), |ui| contents_ui(ui, settings, busy, language)).inner
                })
            })
            .inner
        })
        .inner
}

fn contents_ui(ui: &mut Ui, settings: &mut Settings, busy: Option<&str>, language: Language) -> Option<Asked> {
    let t = tokens(ui);
    ui.horizontal(|ui| {
        ui.label(icon(glyph::PATH, 34.0).color(color32(t.accent)));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.label(bold("Parcours").size(22.0));
            ui.label(plain(tr!(language, "welcome-what")).color(color32(t.muted)));
        });
    });
    ui.add_space(12.0);
    let mut asked = None;
    let width = (ui.available_width() - 24.0) / 3.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        for (command, glyph, about) in [
            (Command::OpenSample, glyph::MAP_TRIFOLD, tr!(language, "welcome-sample")),
            (Command::New, glyph::FILE_PLUS, tr!(language, "welcome-new")),
            (Command::Open, glyph::FOLDER_OPEN, tr!(language, "welcome-open")),
        ] {
            if choice_ui(ui, width, glyph, &command.name(language), &about) {
                asked = Some(Asked::Command(command));
            }
        }
    });
    ui.add_space(12.0);
    if let Some(sentence) = busy {
        ui.horizontal(|ui| {
            ui.spinner();
            ui.label(plain(sentence));
        });
    }
    asked = asked.or(recent_ui(ui, settings, language));
    ui.add_space(8.0);
    ui.horizontal(|ui| settings_items(ui, settings, language).then_some(Asked::Settings)).inner.or(asked)
}

fn choice_ui(ui: &mut Ui, width: f32, icon_glyph: char, name: &str, about: &str) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 126.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, ui.is_enabled(), name));
    let t = tokens(ui);
    let lit = response.hovered() || response.has_focus();
    let edge = if lit { color32(t.accent) } else { color32(t.hairline) };
    let fill = if lit { color32(t.desk) } else { color32(t.sheet) };
    ui.painter().rect(rect, 10.0, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let font = super::theme::font(crate::scene::Face::Icons, 26.0);
    ui.painter().text(rect.min + vec2(14.0, 28.0), Align2::LEFT_CENTER, icon_glyph, font, color32(t.accent));
    let text = |ui: &Ui, text: &str, font, color| ui.painter().layout(text.to_owned(), font, color, width - 26.0);
    let title = text(ui, name, super::theme::font(crate::scene::Face::SemiBold, 13.0), color32(t.ink));
    let below = 52.0 + title.size().y + 4.0;
    ui.painter().galley(rect.min + vec2(14.0, 52.0), title, color32(t.ink));
    let about = text(ui, about, egui::FontId::proportional(11.0), color32(t.muted));
    ui.painter().galley(rect.min + vec2(14.0, below), about, color32(t.muted));
    response.clicked()
}

fn recent_ui(ui: &mut Ui, settings: &Settings, language: Language) -> Option<Asked> {
    if settings.recent.is_empty() {
        return None;
    }
    let mut asked = None;
    heading_ui(ui, &tr!(language, "command-open-recent"));
    for path in settings.recent.iter().take(5) {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = path.parent().map(|p| p.display().to_string()).unwrap_or_default();
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, ui.is_enabled(), &name));
        let t = tokens(ui);
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 6.0, color32(t.desk));
        }
        let builder = egui::UiBuilder::new()
            .max_rect(rect.shrink2(vec2(8.0, 0.0)))
            .layout(egui::Layout::left_to_right(egui::Align::Center));
        ui.scope_builder(builder, |ui| {
            ui.add(egui::Label::new(medium(name)).selectable(false));
            ui.add(egui::Label::new(plain(folder).size(11.0).color(color32(t.muted))).selectable(false).truncate());
        });
        if response.clicked() {
            asked = Some(Asked::Recent(path.clone()));
        }
    }
    asked
}
