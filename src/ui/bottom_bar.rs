//! The bottom bar, only when there is data: sources and totals, the period, which part is shown, zoom.

use super::brush::brush_ui;
use super::command::Command;
use super::data::DataRoom;
use super::open::Open;
use super::theme::{color32, tokens};
use super::view_menu::view_menu_ui;
use super::widgets::{bold, icon_button_ui, plain};
use crate::analysis::Overlay;
use crate::edit::{self, Edit};
use crate::model::*;
use crate::project::Freshness;
use crate::scene::icon as glyph;
use crate::tr;
use crate::words::{self, Say};
use egui::{Panel, Ui, vec2};

/// What the bottom bar was asked for.
#[derive(Default)]
pub(super) struct Asked {
    /// Changes of the view.
    pub edits: Vec<Edit>,
    /// A command of the zoom.
    pub command: Option<Command>,
}

/// Shows the bar.
pub(super) fn bottom_bar_ui(
    ui: &mut Ui,
    open: &mut Open,
    overlay: Option<&Overlay>,
    data: &DataRoom,
    language: Language,
) -> Asked {
    let mut asked = Asked::default();
    let height = if overlay.is_some() { 64.0 } else { 40.0 };
    let freshness = open.freshness();
    let frame = egui::Frame::new().fill(color32(tokens(ui).panel)).inner_margin(egui::Margin::symmetric(16, 0));
    Panel::bottom("bottom").exact_size(height).resizable(false).frame(frame).show(ui, |ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            zoom_ui(ui, open, language, &mut asked);
            if let Some(overlay) = overlay {
                ui.add_space(8.0);
                shown_ui(ui, open, language, &mut asked);
                asked.edits.extend(view_menu_ui(ui, open, &data.devices(), language));
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    computing_ui(ui, freshness, language);
                    ui.scope(|ui| {
                        if freshness == Freshness::Old {
                            ui.set_opacity(0.5);
                        }
                        totals_ui(ui, overlay, open.project.records(), language);
                    });
                    ui.add_space(12.0);
                    if open.project.records().has_times() {
                        period_ui(ui, open, data, language, &mut asked);
                    }
                });
            } else {
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let words = if freshness != Freshness::Current {
                        tr!(language, "bottom-computing")
                    } else if open.project.records().sources.is_empty() {
                        tr!(language, "bottom-no-data")
                    } else {
                        tr!(language, "bottom-needs-source")
                    };
                    let hint = plain(words).size(11.0).color(color32(tokens(ui).muted));
                    ui.add(egui::Label::new(hint).truncate());
                });
            }
        });
    });
    asked
}

/// A light mark while figures are being worked out.
fn computing_ui(ui: &mut Ui, freshness: Freshness, language: Language) {
    if freshness == Freshness::Current {
        return;
    }
    let words = tr!(language, "bottom-computing");
    let mark = ui.label(plain("…").size(15.0).color(color32(tokens(ui).muted)));
    mark.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Status, true, &words));
    mark.on_hover_text(plain(&words));
    ui.add_space(6.0);
}

/// The days of the data and the period chosen from them.
fn period_ui(ui: &mut Ui, open: &Open, data: &DataRoom, language: Language, asked: &mut Asked) {
    let (Some(view), Some(days)) = (open.view(), data.days()) else { return };
    if let Some(chosen) = brush_ui(ui, days, view, language) {
        let (from, to) = (chosen.map(|(from, _)| from), chosen.map(|(_, to)| to));
        let after = View { from, to, ..view.clone() };
        asked.edits.push(edit::change(&tr!(language, "view-period"), view.clone(), after));
    }
}

fn zoom_ui(ui: &mut Ui, open: &Open, language: Language, asked: &mut Asked) {
    ui.spacing_mut().item_spacing.x = 4.0;
    for (command, icon) in
        [(Command::Fit, glyph::CORNERS_OUT), (Command::ZoomIn, glyph::PLUS), (Command::ZoomOut, glyph::MINUS)]
    {
        if command == Command::ZoomOut {
            let zoom = words::percent(language, f64::from(open.canvas.camera.zoom));
            let button = egui::Button::new(plain(zoom)).frame(false).min_size(vec2(46.0, 24.0));
            let response = ui.add(button).on_hover_text(plain(Command::ActualSize.hint(language)));
            if response.clicked() {
                asked.command = Some(Command::ActualSize);
            }
        }
        if icon_button_ui(ui, icon, &command.hint(language)).clicked() {
            asked.command = Some(command);
        }
    }
}

/// Which figures stand on the map.
fn shown_ui(ui: &mut Ui, open: &Open, language: Language, asked: &mut Asked) {
    let Some(view) = open.view() else { return };
    let mut after = view.clone();
    ui.menu_button(tr!(language, "bottom-on-map"), |ui| {
        ui.set_min_width(180.0);
        ui.checkbox(&mut after.shows_customers, tr!(language, "bottom-customers"));
        ui.checkbox(&mut after.shows_flows, tr!(language, "bottom-flows"));
        ui.checkbox(&mut after.shows_funnel, tr!(language, "bottom-funnel"));
        ui.separator();
        for unit in PathUnit::ALL {
            ui.radio_value(
                &mut after.unit,
                *unit,
                tr!(language, "bottom-per", unit = unit.say(language).to_lowercase()),
            );
        }
    });
    if after != *view {
        asked.edits.push(edit::change(&tr!(language, "bottom-on-map"), view.clone(), after));
    }
}

fn totals_ui(ui: &mut Ui, overlay: &Overlay, records: &Records, language: Language) {
    let t = tokens(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.add_space(14.0);
        let sources = overlay.sources.join(" + ");
        let period = match records.has_times() {
            true => period_text(overlay, &records.project().time_zone, language),
            false => tr!(language, "source-no-times"),
        };
        ui.label(bold(format!("● {sources} · {period}")).size(11.5).color(color32(t.measured)));
        let on_map = if overlay.events == 0 { 0.0 } else { overlay.events_on_map as f64 / overlay.events as f64 };
        let text = tr!(
            language,
            "bottom-totals",
            events = words::number(language, overlay.events as i64),
            customers = words::number(language, overlay.customers as i64),
            sessions = words::number(language, overlay.sessions as i64),
            share = words::percent(language, on_map)
        );
        ui.label(plain(text).size(11.5).color(color32(t.muted)));
    });
}

/// The first and the last day of the period, as the project's zone counts days.
fn period_text(overlay: &Overlay, zone: &str, language: Language) -> String {
    let zone: chrono_tz::Tz = zone.parse().unwrap_or(chrono_tz::UTC);
    let day =
        |ms: i64| chrono::DateTime::from_timestamp_millis(ms).unwrap_or_default().with_timezone(&zone).date_naive();
    let (first, last) = (day(overlay.from_ms), day(overlay.to_ms - 1));
    tr!(language, "source-span", first = words::date(language, first), last = words::date(language, last))
}
