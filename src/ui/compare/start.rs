//! What can be compared: another journey, an earlier moment, another file.

use super::row::choice_row_ui;
use super::{Compare, CompareAction};
use crate::model::*;
use crate::scene::icon as glyph;
use crate::tr;
use crate::ui::open::Open;
use crate::ui::widgets::{Kind, bold, button_ui, desk_column_ui, plain, sheet_title_ui, sheet_ui};
use crate::words::{self, Say};
use egui::Ui;

/// Shows what can be chosen.
pub(super) fn start_ui(
    ui: &mut Ui,
    compare: &mut Compare,
    open: &Open,
    language: Language,
    actions: &mut Vec<CompareAction>,
) {
    desk_column_ui(ui, "compare-start", 640.0, |ui| {
        if let Some(complaint) = &compare.complaint {
            sheet_ui(ui, |ui| ui.colored_label(ui.visuals().error_fg_color, complaint));
        }
        sheet_ui(ui, |ui| {
            sheet_title_ui(ui, &tr!(language, "compare-start-title"), &tr!(language, "compare-start-about"));
            journeys_ui(ui, compare, open, language);
            ui.add_space(10.0);
            moments_ui(ui, compare, open, language);
            ui.add_space(10.0);
            ui.label(bold(tr!(language, "compare-start-file")));
            ui.label(plain(tr!(language, "compare-start-file-about")));
            let choose = tr!(language, "compare-start-choose");
            if button_ui(ui, Kind::Main, Some(glyph::FOLDER_OPEN), &choose).clicked() {
                actions.push(CompareAction::ChooseFile);
            }
        });
    });
}

/// The other journeys, the pair of the one on the map first.
fn journeys_ui(ui: &mut Ui, compare: &mut Compare, open: &Open, language: Language) {
    let records = open.project.records();
    let Some(own) = records.journeys.get(&open.journey) else { return };
    ui.label(bold(tr!(language, "compare-start-journeys")));
    let mut others: Vec<&Journey> = records.journeys_in_order().into_iter().filter(|j| j.id != own.id).collect();
    others.sort_by_key(|journey| own.pair != Some(journey.id));
    if others.is_empty() {
        ui.label(plain(tr!(language, "compare-start-no-journey")));
    }
    for journey in others {
        let is_pair = own.pair == Some(journey.id);
        let state = journey.state.say(language).to_lowercase();
        let about = if is_pair { format!("{state} · {}", tr!(language, "compare-pair")) } else { state };
        if choice_row_ui(ui, glyph::PATH, &journey.title, &about).clicked() {
            compare.with_journey(own.id, journey.id);
        }
    }
}

/// The moments with names, the newest first.
fn moments_ui(ui: &mut Ui, compare: &mut Compare, open: &Open, language: Language) {
    ui.label(bold(tr!(language, "compare-start-moments")));
    let moments = open.project.snapshots();
    if moments.is_empty() {
        ui.label(plain(tr!(language, "compare-start-no-moment")));
    }
    for moment in moments.into_iter().rev() {
        let about = words::moment(language, moment.at_ms);
        if !choice_row_ui(ui, glyph::CLOCK_COUNTER_CLOCKWISE, &moment.name, &about).clicked() {
            continue;
        }
        match moment.seq.and_then(|seq| open.project.records_at(seq)) {
            Some(records) => {
                compare.with_moment(open.journey, moment.name, records);
            }
            None => compare.complaint = Some(tr!(language, "compare-moment-gone")),
        }
    }
}
