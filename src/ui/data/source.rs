//! A source that is in the project: the account of its rows, and what is not on the map yet.

use super::DataAction;
use crate::analysis::Overlay;
use crate::model::*;
use crate::project::Project;
use crate::tr;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{Kind, bold, button_ui, confirm_ui, plain, row_from_right_ui, sheet_title_ui, sheet_ui};
use crate::words::{Say, date, number, percent};
use egui::{FontId, Grid, RichText, ScrollArea, Ui};

/// Rows of the list of rejected rows that are shown.
const LISTED: usize = 200;

/// Shows the account of a source's rows.
pub(super) fn account_ui(ui: &mut Ui, project: &Project, source: &Source, language: Language) -> Option<DataAction> {
    sheet_ui(ui, |ui| {
        let zone = &project.records().project().time_zone;
        sheet_title_ui(ui, &source.name, &span(&source.account, zone, language));
        let account = &source.account;
        Grid::new("account").num_columns(3).spacing([40.0, 8.0]).min_col_width(120.0).show(ui, |ui| {
            let used_share = if account.read == 0 { 0.0 } else { account.used as f64 / account.read as f64 };
            for (name, count, share, measured) in [
                (tr!(language, "source-read"), account.read, String::new(), false),
                (tr!(language, "source-used"), account.used, percent(language, used_share), true),
                (tr!(language, "source-rejected"), account.rejected, String::new(), false),
                (tr!(language, "source-customers"), account.customers, String::new(), true),
            ] {
                ui.label(plain(name));
                let ink = if measured { color32(tokens(ui).measured) } else { color32(tokens(ui).ink) };
                count_ui(ui, bold(number(language, count as i64)).color(ink));
                ui.label(plain(share));
                ui.end_row();
            }
        });
        rejected_ui(ui, project, source, language);
        ui.add_space(4.0);
        remove_ui(ui, project, source, language)
    })
}

/// The first and the last day, as the project's zone counts days.
fn span(account: &Account, zone: &str, language: Language) -> String {
    let zone: chrono_tz::Tz = zone.parse().unwrap_or(chrono_tz::UTC);
    let day = |ms: Option<i64>| {
        let day = chrono::DateTime::from_timestamp_millis(ms?)?.with_timezone(&zone).date_naive();
        Some(date(language, day))
    };
    match (day(account.first_ms), day(account.last_ms)) {
        (Some(first), Some(last)) => tr!(language, "source-span", first = first, last = last),
        _ => String::new(),
    }
}

fn rejected_ui(ui: &mut Ui, project: &Project, source: &Source, language: Language) {
    if source.account.rejected == 0 {
        return;
    }
    let (n, total) = (source.account.rejected as i64, source.account.read as i64);
    let sentence = tr!(language, "source-some-rejected", n = number(language, n), total = number(language, total));
    egui::CollapsingHeader::new(sentence).id_salt("rejected").show(ui, |ui| {
        let rows = project.rejected(source.id).unwrap_or_default();
        ScrollArea::vertical().max_height(220.0).show(ui, |ui| {
            Grid::new("rejected-rows").num_columns(3).spacing([18.0, 6.0]).show(ui, |ui| {
                for row in rows.iter().take(LISTED) {
                    ui.label(plain(tr!(language, "source-line", line = number(language, row.line as i64))));
                    ui.label(plain(format!("{} : {}", row.column, row.reason.say(language))));
                    ui.label(RichText::new(&row.text).font(FontId::monospace(11.0)));
                    ui.end_row();
                }
            });
        });
    });
}

fn remove_ui(ui: &mut Ui, project: &Project, source: &Source, language: Language) -> Option<DataAction> {
    let mut action = None;
    ui.add_enabled_ui(!project.read_only(), |ui| {
        row_from_right_ui(ui, |ui| {
            if button_ui(ui, Kind::Main, None, &tr!(language, "source-show-map")).clicked() {
                action = Some(DataAction::ShowMap);
            }
            let sure = confirm_ui(
                ui,
                ui.scope_id().with("remove"),
                &tr!(language, "source-remove"),
                &tr!(language, "source-remove-sure"),
                &tr!(language, "source-remove"),
                &tr!(language, "cancel"),
            );
            if sure {
                action = Some(DataAction::Remove(source.id));
            }
        });
    });
    action
}

/// A cell of a column of numbers: aligned right.
fn count_ui(ui: &mut Ui, text: RichText) {
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(egui::vec2(120.0, 18.0), layout, |ui| ui.label(text));
}

/// The most frequent events that no touchpoint matches.
pub(super) fn off_map_ui(ui: &mut Ui, overlay: &Overlay, language: Language) {
    if overlay.off_map.is_empty() {
        return;
    }
    sheet_ui(ui, |ui| {
        sheet_title_ui(ui, &tr!(language, "off-map-title"), &tr!(language, "off-map-about"));
        Grid::new("off-map").num_columns(3).spacing([40.0, 8.0]).min_col_width(140.0).show(ui, |ui| {
            let muted = color32(tokens(ui).muted);
            ui.label(bold(tr!(language, "off-map-event")).size(11.0).color(muted));
            for key in [tr!(language, "off-map-events"), tr!(language, "off-map-customers")] {
                count_ui(ui, bold(key).size(11.0).color(muted));
            }
            ui.end_row();
            for (value, events, customers) in overlay.off_map.iter().take(12) {
                ui.label(RichText::new(value).font(FontId::monospace(12.0)));
                count_ui(ui, plain(number(language, *events as i64)).color(color32(tokens(ui).measured)));
                count_ui(ui, plain(number(language, *customers as i64)).color(color32(tokens(ui).measured)));
                ui.end_row();
            }
        });
    });
}
