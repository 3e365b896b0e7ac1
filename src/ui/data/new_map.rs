//! A map drawn from the data: touchpoints, stages and order proposed, confirmed card by card.

use super::beside::Beside;
use super::room::About;
use super::table::{Table, cut_ui};
use super::{DataAction, Known};
use crate::edit::{self, DrawnJourney, DrawnTouchpoint};
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::tracking::{MapProposal, Seen, propose_map};
use crate::ui::inspector::rule_words;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{
    Empty, Field, Form, Kind, bare_combo_ui, bold, button_ui, combo_ui, empty_ui, plain, sheet_title_ui, sheet_ui,
};
use crate::words::{Say, number};
use egui::{Id, Ui, vec2};
use std::sync::Arc;

/// The proposal as the user has it now.
#[derive(Default)]
pub(super) struct NewMap {
    proposal: Beside<(Known, Language), MapProposal>,
    /// What was proposed when the rows were made.
    of: MapProposal,
    title: String,
    rows: Vec<Row>,
    /// Which of the rows is the conversion.
    goal: Option<usize>,
}

/// A touchpoint, and whether it is wanted.
struct Row {
    wanted: bool,
    seen: Seen,
}

impl NewMap {
    /// Shows the proposal; the button draws it.
    pub(super) fn ui(&mut self, ui: &mut Ui, form: &Form<'_>, about: &About<'_>, actions: &mut Vec<DataAction>) {
        let (language, records) = (form.language, form.records);
        let Some(events) = about.events else {
            let (sentence, button) = (tr!(language, "new-map-no-data"), tr!(language, "command-import"));
            let empty = Empty { glyph: icon::MAP_TRIFOLD, sentence: &sentence, button: &button };
            if sheet_ui(ui, |ui| empty_ui(ui, &empty)) {
                actions.push(DataAction::ChooseFile);
            }
            return;
        };
        let of_map = records.project().language;
        let counted = Arc::clone(events);
        let key = (Known(Arc::clone(events)), of_map);
        self.proposal.follow(ui.ctx(), key, events.len(), move || propose_map(&counted, of_map));
        self.begin(records, of_map);
        if self.proposal.get().is_none() {
            sheet_ui(ui, |ui| {
                sheet_title_ui(ui, &tr!(language, "data-new-map"), &tr!(language, "new-map-about"));
                ui.label(plain(tr!(language, "bottom-computing")).color(color32(tokens(ui).muted)));
            });
            return;
        }
        sheet_ui(ui, |ui| self.head_ui(ui, records, language, actions));
        sheet_ui(ui, |ui| self.rows_ui(ui, language));
    }

    /// A new proposal makes new rows.
    fn begin(&mut self, records: &Records, language: Language) {
        let Some(proposal) = self.proposal.get().filter(|proposal| **proposal != self.of) else { return };
        self.of = proposal.clone();
        let row = |seen: &Seen| Row { wanted: seen.wanted, seen: seen.clone() };
        self.rows = proposal.touchpoints.iter().map(row).collect();
        self.goal = self.rows.iter().position(|row| row.seen.purchase);
        let source = records.sources_in_order().first().map(|source| source.name.clone()).unwrap_or_default();
        let name = source.rsplit_once('.').map_or(source.as_str(), |(name, _)| name);
        self.title = tr!(language, "new-map-name", source = name);
    }

    fn head_ui(&mut self, ui: &mut Ui, records: &Records, language: Language, actions: &mut Vec<DataAction>) {
        sheet_title_ui(ui, &tr!(language, "data-new-map"), &tr!(language, "new-map-about"));
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(320.0);
                let label = tr!(language, "new-map-title");
                Field::new(&label).edit_ui(ui, Id::unique("new-map-title"), &mut self.title);
            });
            ui.add_space(12.0);
            ui.vertical(|ui| {
                ui.set_width(240.0);
                let mut names = vec![tr!(language, "new-map-no-goal")];
                names.extend(self.rows.iter().map(|row| row.seen.title.clone()));
                let place = Some(self.goal.map_or(0, |goal| goal + 1));
                if let Some(chosen) = combo_ui(ui, "new-map-goal", &tr!(language, "new-map-goal"), place, "", &names) {
                    self.goal = chosen.checked_sub(1);
                }
            });
        });
        ui.add_space(6.0);
        let count = self.rows.iter().filter(|row| row.wanted).count() as i64;
        let words = tr!(language, "new-map-do", count = count, n = number(language, count));
        let drawn = ui.add_enabled_ui(count > 0, |ui| button_ui(ui, Kind::Main, None, &words).clicked());
        if drawn.inner {
            let (edit, journey) = edit::journey_from_data(records, &self.drawn(records.project().language));
            actions.push(DataAction::Draw(edit, journey));
        }
    }

    /// What the user has confirmed. The rows stand stage by stage as they are, each where it was moved to.
    fn drawn(&self, language: Language) -> DrawnJourney {
        let wanted = self.rows.iter().filter(|row| row.wanted);
        let touchpoints = wanted.map(|row| DrawnTouchpoint {
            title: row.seen.title.clone(),
            phase: row.seen.phase,
            rules: row.seen.rules.clone(),
        });
        DrawnJourney {
            title: self.title.trim().to_owned(),
            stages: Phase::ALL.iter().map(|phase| (*phase, phase.say(language))).collect(),
            touchpoints: touchpoints.collect(),
            goal: self
                .goal
                .and_then(|goal| self.rows.get(goal))
                .map(|row| (row.seen.title.clone(), row.seen.rules.clone())),
        }
    }

    fn rows_ui(&mut self, ui: &mut Ui, language: Language) {
        let table = Table { shares: &[0.05, 0.27, 0.2, 0.26, 0.11, 0.11], left: 4 };
        let heads = [
            String::new(),
            tr!(language, "new-map-touchpoint"),
            tr!(language, "new-map-stage"),
            tr!(language, "matching-rule"),
            tr!(language, "off-map-events"),
            tr!(language, "off-map-customers"),
        ];
        table.head_ui(ui, &heads);
        ui.spacing_mut().item_spacing.y = 0.0;
        let stages: Vec<String> = Phase::ALL.iter().map(|phase| phase.say(language)).collect();
        for (number, row) in self.rows.iter_mut().enumerate() {
            ui.push_id(number, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                table.tall_row_ui(ui, |ui, column| row.cell_ui(ui, column, &stages, language));
            });
        }
    }
}

impl Row {
    fn cell_ui(&mut self, ui: &mut Ui, column: usize, stages: &[String], language: Language) {
        let seen = &mut self.seen;
        match column {
            0 => {
                let name = tr!(language, "new-map-take", name = seen.title.clone());
                ui.checkbox(&mut self.wanted, "").accessible_name(name);
            }
            1 => {
                let label = tr!(language, "new-map-name-of", value = seen.title.clone());
                let id = ui.scope_id().with("title");
                Field::new(&label).unlabelled().edit_ui(ui, id, &mut seen.title);
            }
            2 => {
                let place = Phase::ALL.iter().position(|phase| *phase == seen.phase);
                ui.allocate_ui(vec2(ui.available_width() - 8.0, 30.0), |ui| {
                    let (chosen, response) = bare_combo_ui(ui, "stage", place, "", stages, |_| {});
                    response.accessible_name(tr!(language, "new-map-stage-of", name = seen.title.clone()));
                    seen.phase = chosen.and_then(|place| Phase::ALL.get(place)).copied().unwrap_or(seen.phase);
                });
            }
            3 => {
                let rules: Vec<String> = seen.rules.iter().map(|rule| rule_words(language, rule)).collect();
                cut_ui(ui, plain(rules.join(&format!(" {} ", tr!(language, "rule-or")))).size(11.5));
            }
            4 => _ = ui.label(plain(number(language, seen.events as i64)).color(color32(tokens(ui).measured))),
            _ => _ = ui.label(bold(number(language, seen.customers as i64)).color(color32(tokens(ui).measured))),
        }
    }
}
