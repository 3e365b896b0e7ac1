//! What customers do that the map does not show: one click from becoming a touchpoint, or a rule of one.

use super::DataAction;
use super::table::{Table, cut_ui};
use crate::analysis::Overlay;
use crate::edit::{self, Place};
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::tracking::{looks_like, title_of};
use crate::ui::open::Open;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{bare_combo_ui, icon_button_ui, label_text, link_ui, plain, sheet_title_ui, sheet_ui};
use crate::words::number;
use egui::{FontId, RichText, Ui};
use std::collections::BTreeMap;

/// As many values are shown.
const SHOWN: usize = 12;

/// Where new touchpoints go, and which touchpoints the values resemble.
#[derive(Default)]
pub(super) struct OffMap {
    step: Option<StepId>,
    /// For a revision of the records and a journey.
    known: Option<(u64, JourneyId)>,
    likes: BTreeMap<String, CardId>,
}

impl OffMap {
    /// Shows the most frequent values.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        open: &Open,
        overlay: &Overlay,
        language: Language,
        actions: &mut Vec<DataAction>,
    ) {
        let values: Vec<&(String, u64, u64)> = overlay.off_map.iter().take(SHOWN).collect();
        if values.is_empty() {
            return;
        }
        self.follow(open, &values);
        let records = open.project.records();
        let field = self.field(open);
        sheet_ui(ui, |ui| {
            sheet_title_ui(ui, &tr!(language, "off-map-title"), &tr!(language, "off-map-about"));
            let place = self.place_ui(ui, records, open.journey, language);
            let table = Table { shares: &[0.34, 0.13, 0.13, 0.34, 0.06], left: 1 };
            let heads = [
                tr!(language, "off-map-event"),
                tr!(language, "off-map-events"),
                tr!(language, "off-map-customers"),
                tr!(language, "off-map-looks"),
                String::new(),
            ];
            table.head_ui(ui, &heads);
            ui.spacing_mut().item_spacing.y = 0.0;
            for (value, events, customers) in values {
                let rule = Rule::one(Condition::is(&field, value));
                let like = self.likes.get(value).and_then(|card| records.cards.get(card));
                table.row_ui(ui, |ui, column| match column {
                    0 => cut_ui(ui, RichText::new(value).font(FontId::monospace(12.0))),
                    1 => count_ui(ui, *events, language),
                    2 => count_ui(ui, *customers, language),
                    3 => actions.extend(like_ui(ui, records, like, &rule, language)),
                    _ => actions.extend(add_ui(ui, records, place, value, &rule, language)),
                });
            }
        });
    }

    fn follow(&mut self, open: &Open, values: &[&(String, u64, u64)]) {
        let key = (open.project.revision(), open.journey);
        let known = values.iter().all(|(value, ..)| self.likes.contains_key(value)) || self.known == Some(key);
        if known && self.known == Some(key) {
            return;
        }
        let records = open.project.records();
        let texts: Vec<&str> = values.iter().map(|(value, ..)| value.as_str()).collect();
        let likes = looks_like(&texts, &records.touchpoints_of(open.journey), &records.channels);
        let likes = texts.iter().zip(likes).filter_map(|(value, card)| Some(((*value).to_owned(), card?)));
        self.likes = likes.collect();
        self.known = Some(key);
    }

    /// The field that these are values of.
    fn field(&self, open: &Open) -> String {
        let sources = open.project.records().sources_in_order();
        let columns = || sources.iter().flat_map(|source| &source.recipe.columns);
        let named = columns().any(|column| column.role == ColumnRole::Event);
        let first = || columns().find(|column| column.role == ColumnRole::Field).map(|column| column.name.clone());
        if named { "event".to_owned() } else { first().unwrap_or_else(|| "event".to_owned()) }
    }

    /// Asks where new touchpoints go; `None`: the journey has no place for them.
    fn place_ui(&mut self, ui: &mut Ui, records: &Records, journey: JourneyId, language: Language) -> Option<Place> {
        let lane = records.lanes_of(journey).into_iter().find(|lane| lane.kind == LaneKind::Touchpoints)?;
        let columns = records.columns_of(journey);
        let names: Vec<String> = columns.iter().map(|step| step_name(records, step)).collect();
        let chosen = self.step.and_then(|id| columns.iter().position(|step| step.id == id)).unwrap_or(0);
        ui.horizontal(|ui| {
            let label = ui.label(label_text(ui, tr!(language, "off-map-step")));
            ui.allocate_ui(egui::vec2(280.0, 30.0), |ui| {
                let (other, response) = bare_combo_ui(ui, "off-map-step", Some(chosen), "", &names, |_| {});
                response.labelled_by(label.id);
                self.step = other.and_then(|place| columns.get(place)).map(|step| step.id).or(self.step);
            });
        });
        let step =
            self.step.filter(|id| columns.iter().any(|step| step.id == *id)).or(columns.first().map(|s| s.id))?;
        Some(Place { lane: lane.id, step, before: None })
    }
}

/// A step with its stage; a step without a name by what stands in it.
fn step_name(records: &Records, step: &Step) -> String {
    let stage = records.stages.get(&step.stage).map_or("", |stage| stage.name.as_str());
    let inside = || {
        let cards = records.cards.values().filter(|card| card.step == step.id && card.kind == CardKind::Touchpoint);
        cards.map(|card| card.title.as_str()).next().unwrap_or("–").to_owned()
    };
    let name = if step.name.is_empty() { inside() } else { step.name.clone() };
    format!("{stage} · {name}")
}

fn count_ui(ui: &mut Ui, count: u64, language: Language) {
    ui.label(plain(number(language, count as i64)).color(color32(tokens(ui).measured)));
}

/// The touchpoint it resembles; clicked, the value becomes one of its rules.
fn like_ui(ui: &mut Ui, records: &Records, like: Option<&Card>, rule: &Rule, language: Language) -> Option<DataAction> {
    let Some(card) = like else {
        ui.label(plain("—").color(color32(tokens(ui).muted)));
        return None;
    };
    let words = tr!(language, "off-map-add-to", name = card.title.clone());
    let clicked = link_ui(ui, &words).clicked();
    clicked.then(|| edit::add_rule(records, card.id, rule.clone()).map(DataAction::Edit)).flatten()
}

/// The plus that makes it a touchpoint of its own.
fn add_ui(
    ui: &mut Ui,
    records: &Records,
    place: Option<Place>,
    value: &str,
    rule: &Rule,
    language: Language,
) -> Option<DataAction> {
    let place = place?;
    let words = tr!(language, "off-map-add", name = value);
    if !icon_button_ui(ui, icon::PLUS, &words).clicked() {
        return None;
    }
    let title = title_of(value, records.project().language);
    let (edit, _) = edit::touchpoint_from_value(records, place, &title, rule.clone());
    Some(DataAction::Edit(edit))
}
