//! The quality note of a source, and why its figures differ from those of other tools.

use super::table::Table;
use crate::model::*;
use crate::tr;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{bold, plain, sheet_title_ui, sheet_ui};
use crate::words::{number, percent};
use egui::{CollapsingHeader, Ui};

/// From this share on, customers seen once are worth a warning.
const MANY: f64 = 0.5;
/// As many months are listed: the last ones.
const MONTHS: usize = 12;

/// Shows the note.
pub(super) fn quality_ui(ui: &mut Ui, source: &Source, language: Language) {
    let note = &source.quality;
    sheet_ui(ui, |ui| {
        sheet_title_ui(ui, &tr!(language, "quality-title"), &tr!(language, "quality-about"));
        for sentence in sentences(source, language) {
            ui.label(plain(sentence));
        }
        if !note.months.is_empty() && source.has_times() {
            ui.add_space(4.0);
            let skipped = note.months.len().saturating_sub(MONTHS);
            once_ui(ui, &tr!(language, "quality-month"), &note.months[skipped..], language);
        }
        if !note.browsers.is_empty() {
            ui.add_space(4.0);
            once_ui(ui, &tr!(language, "quality-browser"), &note.browsers, language);
        }
    });
}

fn sentences(source: &Source, language: Language) -> Vec<String> {
    let (note, count) = (&source.quality, source.quality.without_id as i64);
    let mut said = vec![match count {
        0 => tr!(language, "quality-all-ids"),
        _ => tr!(language, "quality-without-id", count = count, number = number(language, count)),
    }];
    let zone = source.recipe.time_zone.clone();
    if source.has_times() {
        said.push(match source.origin.zone_assumed {
            true => tr!(language, "quality-zone-assumed", zone = zone),
            false => tr!(language, "quality-zone-said"),
        });
    }
    let (all, once) = note.months.iter().fold((0, 0), |(all, once), m| (all + m.customers, once + m.once));
    let share = if all == 0 { 0.0 } else { once as f64 / all as f64 };
    if all > 0 {
        said.push(tr!(language, "quality-once", share = percent(language, share)));
    }
    if share >= MANY {
        said.push(tr!(language, "quality-suffers"));
    }
    said
}

/// Customers seen once, by month or by browser.
fn once_ui(ui: &mut Ui, name: &str, rows: &[SeenOnce], language: Language) {
    let table = Table { shares: &[0.4, 0.2, 0.2, 0.2], left: 1 };
    let heads = [
        name.to_owned(),
        tr!(language, "source-customers"),
        tr!(language, "quality-seen-once"),
        tr!(language, "quality-share"),
    ];
    table.head_ui(ui, &heads);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for row in rows {
            let share = row.once as f64 / row.customers.max(1) as f64;
            table.row_ui(ui, |ui, place| {
                let measured = color32(tokens(ui).measured);
                _ = match place {
                    0 => ui.label(plain(&row.name)),
                    1 => ui.label(plain(number(language, row.customers as i64)).color(measured)),
                    2 => ui.label(plain(number(language, row.once as i64)).color(measured)),
                    _ => ui.label(bold(percent(language, share)).color(measured)),
                };
            });
        }
    });
}

/// Why the figures differ from those of other tools, in words.
pub(super) fn others_ui(ui: &mut Ui, source: &Source, language: Language) {
    sheet_ui(ui, |ui| {
        let title = tr!(language, "others-title");
        CollapsingHeader::new(bold(title).size(13.0)).id_salt(("others", source.id.uuid())).show(ui, |ui| {
            for sentence in [
                tr!(language, "others-customers"),
                tr!(language, "others-sessions"),
                tr!(language, "others-days"),
                tr!(language, "others-channel"),
                tr!(language, "others-sampling"),
                tr!(language, "others-consent"),
                tr!(language, "others-bots"),
            ] {
                ui.label(plain(format!("•  {sentence}")));
            }
        });
    });
}
