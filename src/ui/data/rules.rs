//! The page of rules: every touchpoint's rules in words, what they match, which get into each other's way, their order.

use super::DataRoom;
use super::room::About;
use crate::analysis::RuleFigures;
use crate::edit;
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::ui::inspector::rule_lines_ui;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{Empty, Form, bold, empty_ui, hairline_ui, icon_button_ui, plain, sheet_title_ui, sheet_ui};
use crate::words::number;
use egui::{Layout, Ui, vec2};

/// As many overlaps are named.
const OVERLAPS: usize = 12;

/// Shows it.
pub(super) fn rules_page_ui(ui: &mut Ui, form: &mut Form<'_>, room: &mut DataRoom, about: &About<'_>) {
    let language = form.language;
    let records = form.records;
    let ctx = ui.ctx().clone();
    let DataRoom { meaning, fields, no_fields, .. } = room;
    let figures = about
        .events
        .and_then(|events| meaning.rules(&ctx, events, records, about.journey))
        .cloned()
        .unwrap_or_default();
    let fields = fields.get().unwrap_or(no_fields);
    let old = meaning.is_old();
    let touchpoints = records.touchpoints_of(about.journey);
    if touchpoints.is_empty() {
        let (sentence, button) = (tr!(language, "rules-none"), tr!(language, "data-new-map"));
        let empty = Empty { glyph: icon::TREE_STRUCTURE, sentence: &sentence, button: &button };
        if sheet_ui(ui, |ui| empty_ui(ui, &empty)) {
            room.page = Some(super::Page::NewMap);
        }
        return;
    }
    sheet_ui(ui, |ui| {
        let journey = records.journeys.get(&about.journey).map_or("", |journey| journey.title.as_str());
        let title = tr!(language, "rules-title", journey = journey);
        sheet_title_ui(ui, &title, &tr!(language, "rules-about"));
        let (ruled, bare): (Vec<&Card>, Vec<&Card>) = touchpoints.into_iter().partition(|card| !card.rules.is_empty());
        for (place, card) in ruled.iter().enumerate() {
            let ends = (place == 0, place + 1 == ruled.len());
            ui.push_id(card.id.uuid(), |ui| touchpoint_ui(ui, form, card, Some(ends), &figures, old, fields));
        }
        if !bare.is_empty() {
            ui.add_space(10.0);
            ui.label(bold(tr!(language, "rules-unlinked")).size(13.0));
            for card in bare {
                ui.push_id(card.id.uuid(), |ui| touchpoint_ui(ui, form, card, None, &figures, old, fields));
            }
        }
    });
    overlaps_ui(ui, form, &figures);
}

/// A touchpoint: where it stands in the list, its rules, what they match. `ends`: whether it is the first, the last.
fn touchpoint_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    card: &Card,
    ends: Option<(bool, bool)>,
    figures: &RuleFigures,
    old: bool,
    fields: &super::DataFields,
) {
    let language = form.language;
    hairline_ui(ui);
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        order_ui(ui, form, card, ends);
        ui.allocate_ui_with_layout(vec2(width * 0.24, 0.0), Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(width * 0.24);
            ui.add_space(6.0);
            ui.label(bold(&card.title));
            let stage = form.records.steps.get(&card.step).and_then(|step| form.records.stages.get(&step.stage));
            ui.label(crate::ui::theme::small(ui, stage.map_or("", |stage| stage.name.as_str())));
        });
        let rules = width * 0.5;
        ui.allocate_ui_with_layout(vec2(rules, 0.0), Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(rules);
            rule_lines_ui(ui, form, card, fields);
        });
        let Some(matched) = figures.touchpoints.get(&card.id) else { return };
        let rest = vec2(ui.available_width(), 0.0);
        ui.allocate_ui_with_layout(rest, Layout::top_down(egui::Align::Max), |ui| {
            let t = tokens(ui);
            let ink = if old { color32(t.muted) } else { color32(t.measured) };
            let (events, customers) = (matched.events as i64, matched.customers as i64);
            let customers = tr!(language, "rules-customers", count = customers, n = number(language, customers));
            let events = tr!(language, "rules-events", count = events, n = number(language, events));
            ui.add_space(6.0);
            ui.label(bold(customers).color(ink));
            ui.label(plain(events).size(11.0).color(ink));
        });
    });
}

/// Up and down in the order in which touchpoints claim events.
fn order_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card, ends: Option<(bool, bool)>) {
    let language = form.language;
    let width = 26.0;
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(egui::Align::Center), |ui| {
        ui.set_width(width);
        let Some((first, last)) = ends else { return };
        ui.spacing_mut().item_spacing.y = 0.0;
        for (up, glyph, end) in [(true, icon::CARET_UP, first), (false, icon::CARET_DOWN, last)] {
            let name = card.title.clone();
            let words = match up {
                true => tr!(language, "rules-up", name = name),
                false => tr!(language, "rules-down", name = name),
            };
            let clicked = ui.add_enabled_ui(!end, |ui| icon_button_ui(ui, glyph, &words).clicked()).inner;
            if let Some(edit) = clicked.then(|| edit::move_in_rule_list(form.records, card.id, up)).flatten() {
                form.ask(edit);
            }
        }
    });
}

/// Which touchpoints match the same events, and who counts them.
fn overlaps_ui(ui: &mut Ui, form: &Form<'_>, figures: &RuleFigures) {
    if figures.overlaps.is_empty() {
        return;
    }
    let language = form.language;
    let title = |card: &CardId| form.records.cards.get(card).map(|card| card.title.clone()).unwrap_or_default();
    sheet_ui(ui, |ui| {
        sheet_title_ui(ui, &tr!(language, "overlaps-title"), &tr!(language, "overlaps-about"));
        for overlap in figures.overlaps.iter().take(OVERLAPS) {
            let count = overlap.events as i64;
            let sentence = tr!(
                language,
                "overlaps-pair",
                count = count,
                n = number(language, count),
                first = title(&overlap.first),
                second = title(&overlap.second)
            );
            ui.label(plain(sentence));
        }
    });
}
