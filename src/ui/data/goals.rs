//! The page of goals: which events are conversions, and what they are worth.

use super::DataRoom;
use super::room::About;
use crate::analysis::GoalFigures;
use crate::edit::{self, Verb};
use crate::model::*;
use crate::scene::{Face, icon};
use crate::tr;
use crate::ui::inspector::rules_ui;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{
    Empty, Field, Form, Kind, bold, button_ui, chip_ui, combo_ui, confirm_ui, empty_ui, plain, sheet_title_ui, sheet_ui,
};
use crate::words::{money, number};
use egui::Ui;

/// Shows it.
pub(super) fn goals_page_ui(ui: &mut Ui, form: &mut Form<'_>, room: &mut DataRoom, about: &About<'_>) {
    let language = form.language;
    let ctx = ui.ctx().clone();
    let DataRoom { meaning, fields, no_fields, .. } = room;
    let figures =
        about.events.and_then(|events| meaning.goals(&ctx, events, form.records)).cloned().unwrap_or_default();
    let fields = fields.get().unwrap_or(no_fields);
    let goals: Vec<Goal> = form.records.goals_in_order().into_iter().cloned().collect();
    if goals.is_empty() {
        let (sentence, button) = (tr!(language, "goals-none"), tr!(language, "goals-add"));
        let empty = Empty { glyph: icon::TARGET, sentence: &sentence, button: &button };
        if sheet_ui(ui, |ui| empty_ui(ui, &empty)) {
            add_goal(form);
        }
        return;
    }
    sheet_ui(ui, |ui| {
        sheet_title_ui(ui, &tr!(language, "data-goals"), &tr!(language, "goals-about"));
        if button_ui(ui, Kind::Second, Some(icon::PLUS), &tr!(language, "goals-add")).clicked() {
            add_goal(form);
        }
    });
    for (place, goal) in goals.iter().enumerate() {
        ui.push_id(goal.id.uuid(), |ui| {
            sheet_ui(ui, |ui| goal_ui(ui, form, goal, place == 0, figures.get(&goal.id), fields));
        });
    }
}

fn add_goal(form: &mut Form<'_>) {
    let (edit, _) = edit::add_goal(form.records, &tr!(form.language, "goals-new-name"), Vec::new());
    form.ask(edit);
}

fn goal_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    goal: &Goal,
    first: bool,
    figures: Option<&GoalFigures>,
    fields: &super::DataFields,
) {
    let language = form.language;
    let label = tr!(language, "goals-name");
    let field = Field::new(&label).unlabelled().quiet().verb(Verb::Rename).font(Face::Bold, 15.0);
    field.show(ui, form, goal, "name", &goal.name, |goal, text| goal.name = text);
    if first {
        chip_ui(ui, &tr!(language, "goals-on-map"), None);
    }
    if let Some(figures) = figures.filter(|_| !goal.rules.is_empty()) {
        figures_ui(ui, form, figures);
    }
    rules_ui(ui, form, goal, fields);
    value_ui(ui, form, goal, fields);
    ui.horizontal(|ui| {
        if !first
            && button_ui(ui, Kind::Quiet, None, &tr!(language, "goals-first")).clicked()
            && let Some(edit) = edit::goal_first(form.records, goal.id)
        {
            form.ask(edit);
        }
        let sure = confirm_ui(
            ui,
            ui.scope_id().with("remove"),
            &tr!(language, "goals-remove"),
            &tr!(language, "goals-remove-sure"),
            &tr!(language, "goals-remove"),
            &tr!(language, "cancel"),
        );
        if sure {
            form.ask(edit::delete(form.records, &[(TableId::Goal, goal.id.uuid())], &goal.name));
        }
    });
}

/// Conversions, customers and value of the whole data.
fn figures_ui(ui: &mut Ui, form: &Form<'_>, figures: &GoalFigures) {
    let language = form.language;
    let matched = figures.matched;
    let conversions = number(language, matched.events as i64);
    let customers = number(language, matched.customers as i64);
    let mut words = tr!(language, "goals-figures", conversions = conversions, customers = customers);
    if let Some(value) = figures.value.and_then(|value| i64::try_from(value).ok()) {
        words = format!("{words} · {}", money(language, value, &form.records.project().currency));
    }
    ui.label(bold(words).color(color32(tokens(ui).measured)));
}

/// Which field holds the value of a conversion.
fn value_ui(ui: &mut Ui, form: &mut Form<'_>, goal: &Goal, fields: &super::DataFields) {
    let language = form.language;
    let mut values = vec![String::new()];
    values.extend(fields.fields.iter().map(|(name, _)| name.clone()));
    if !values.contains(&goal.value_field) {
        values.push(goal.value_field.clone());
    }
    let mut names = values.clone();
    names[0] = tr!(language, "goals-value-column");
    let place = values.iter().position(|name| *name == goal.value_field);
    ui.scope(|ui| {
        ui.set_max_width(280.0);
        let label = tr!(language, "goals-value");
        if let Some(chosen) = combo_ui(ui, "value", &label, place, "", &names) {
            let chosen = values[chosen].clone();
            form.change(goal.id, Verb::Change, |goal: &mut Goal| goal.value_field = chosen);
        }
    });
    ui.label(plain(tr!(language, "goals-value-about")).size(11.0).color(color32(tokens(ui).muted)));
}
