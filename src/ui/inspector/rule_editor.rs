//! One rule open for editing. It becomes an edit as a whole, when it is done.

use super::rules::{Ruled, field_name, matched, put_rule};
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::ui::data::DataFields;
use crate::ui::theme::{self, color32, tokens};
use crate::ui::widgets::{Field, Form, Kind, bare_combo_ui, button_ui, icon_button_ui, plain};
use crate::words::{self, Say};
use egui::{CompletionPopup, Frame, Id, Margin, RectAlign, Stroke, Suggestion, Ui, Vec2};

/// As many values are suggested at once.
const MOST_SUGGESTIONS: usize = 40;

/// A rule being edited: its place among the rules and how it stands.
#[derive(Debug, Clone)]
pub(super) struct RuleDraft {
    pub(super) place: usize,
    pub(super) rule: Rule,
}

impl RuleDraft {
    /// A new rule, on the field that rules are mostly about.
    pub(super) fn new(place: usize, fields: &DataFields) -> Self {
        Self { place, rule: Rule::one(blank(fields)) }
    }

    fn is_complete(&self) -> bool {
        let filled = |condition: &Condition| condition.values.iter().any(|value| !value.trim().is_empty());
        !self.rule.all.is_empty() && self.rule.all.iter().all(filled)
    }

    /// Without empty values and the spaces around them.
    fn tidy(mut self) -> Rule {
        for condition in &mut self.rule.all {
            condition.values = condition.values.iter().map(|value| value.trim().to_owned()).collect();
            condition.values.retain(|value| !value.is_empty());
        }
        self.rule
    }
}

fn blank(fields: &DataFields) -> Condition {
    let first = fields.fields.first().map_or("event", |(name, _)| name);
    Condition { field: first.to_owned(), comparison: Comparison::Is, values: vec![String::new()] }
}

/// Shows the editor; gives the draft back while it is open.
pub(super) fn editor_ui<R: Ruled>(
    ui: &mut Ui,
    form: &mut Form<'_>,
    record: &R,
    mut draft: RuleDraft,
    fields: &DataFields,
) -> Option<RuleDraft> {
    let language = form.language;
    let t = tokens(ui);
    let frame = Frame::new()
        .fill(color32(t.desk))
        .stroke(Stroke::new(1.0, color32(t.hairline)))
        .corner_radius(9)
        .inner_margin(Margin::same(10));
    let id = Id::unique(("rule", R::TABLE, record.id().uuid(), draft.place));
    frame
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(6.0, 6.0);
            conditions_ui(ui, &mut draft.rule, fields, language, id);
            if draft.is_complete()
                && let Some(count) = matched(&draft.clone().tidy(), fields)
            {
                let shown = words::number(language, count as i64);
                let words = tr!(language, "rule-events", count = (count as i64), shown = shown);
                ui.label(theme::strong(words).size(11.0).color(color32(tokens(ui).measured)));
            }
            close_ui(ui, form, record, draft)
        })
        .inner
}

/// Done, cancel, delete.
fn close_ui<R: Ruled>(ui: &mut Ui, form: &mut Form<'_>, record: &R, draft: RuleDraft) -> Option<RuleDraft> {
    let language = form.language;
    ui.horizontal(|ui| {
        let done = ui.add_enabled_ui(draft.is_complete(), |ui| {
            button_ui(ui, Kind::Main, None, &tr!(language, "rule-done")).clicked()
        });
        let cancelled = button_ui(ui, Kind::Second, None, &tr!(language, "rule-cancel")).clicked();
        let removed = draft.place < record.rules().len()
            && icon_button_ui(ui, icon::TRASH, &tr!(language, "rule-remove")).clicked();
        let place = draft.place;
        if done.inner {
            put_rule(form, record, place, Some(draft.tidy()));
        } else if removed {
            put_rule(form, record, place, None::<Rule>);
        } else if !cancelled {
            return Some(draft);
        }
        None
    })
    .inner
}

fn conditions_ui(ui: &mut Ui, rule: &mut Rule, fields: &DataFields, language: Language, id: Id) {
    let several = rule.all.len() > 1;
    let mut removed = None;
    for (place, condition) in rule.all.iter_mut().enumerate() {
        ui.push_id(place, |ui| {
            ui.horizontal(|ui| {
                if place > 0 {
                    ui.label(theme::small(ui, tr!(language, "rule-and")));
                }
                let end = if several { 30.0 } else { 0.0 };
                let half = (ui.available_width() - end - 6.0) / 2.0;
                ui.allocate_ui(Vec2::new(half, 30.0), |ui| field_ui(ui, condition, fields, language));
                ui.allocate_ui(Vec2::new(half, 30.0), |ui| comparison_ui(ui, condition, language));
                if several && icon_button_ui(ui, icon::X, &tr!(language, "rule-remove-condition")).clicked() {
                    removed = Some(place);
                }
            });
            values_ui(ui, condition, fields, language, id.with(place));
        });
    }
    if let Some(place) = removed {
        rule.all.remove(place);
    }
    if button_ui(ui, Kind::Quiet, Some(icon::PLUS), &tr!(language, "rule-and-also")).clicked() {
        rule.all.push(blank(fields));
    }
}

fn field_ui(ui: &mut Ui, condition: &mut Condition, fields: &DataFields, language: Language) {
    let mut names: Vec<&str> = fields.fields.iter().map(|(name, _)| name.as_str()).collect();
    if !names.contains(&condition.field.as_str()) {
        names.push(&condition.field);
    }
    let shown: Vec<String> = names.iter().map(|name| field_name(language, name)).collect();
    let place = names.iter().position(|name| *name == condition.field);
    let (chosen, response) = bare_combo_ui(ui, "field", place, "", &shown, |_| {});
    response.accessible_name(tr!(language, "rule-field"));
    if let Some(name) = chosen.map(|place| names[place].to_owned()) {
        *condition = Condition { field: name, comparison: condition.comparison, values: vec![String::new()] };
    }
}

fn comparison_ui(ui: &mut Ui, condition: &mut Condition, language: Language) {
    let names: Vec<String> = Comparison::ALL.iter().map(|comparison| comparison.say(language)).collect();
    let place = Comparison::ALL.iter().position(|comparison| *comparison == condition.comparison);
    let (chosen, response) = bare_combo_ui(ui, "comparison", place, "", &names, |_| {});
    response.accessible_name(tr!(language, "rule-comparison"));
    if let Some(place) = chosen {
        condition.comparison = Comparison::ALL[place];
        if !condition.comparison.takes_several() {
            condition.values.truncate(1);
        }
    }
}

/// One value, or several where the comparison takes them: each in a line, with an empty one to add another.
fn values_ui(ui: &mut Ui, condition: &mut Condition, fields: &DataFields, language: Language, id: Id) {
    let several = condition.comparison.takes_several();
    if condition.values.is_empty() || several && condition.values.last().is_some_and(|value| !value.is_empty()) {
        condition.values.push(String::new());
    }
    let known = fields.values(&condition.field);
    let taken = condition.values.clone();
    let placeholder = match condition.comparison {
        Comparison::Matches | Comparison::MatchesNot => tr!(language, "rule-pattern-hint"),
        _ => tr!(language, "rule-value-placeholder"),
    };
    for (place, value) in condition.values.iter_mut().enumerate() {
        let offered = |name: &str| place < taken.len() && (taken[place] == name || !taken.iter().any(|t| t == name));
        value_ui(ui, value, &placeholder, known, &offered, language, id.with(("value", place)));
    }
    if several {
        let last = condition.values.len() - 1;
        let mut place = 0;
        condition.values.retain(|value| {
            place += 1;
            !value.is_empty() || place > last
        });
    }
}

/// A text with the known values under it, the most frequent first.
fn value_ui(
    ui: &mut Ui,
    value: &mut String,
    placeholder: &str,
    known: &[(String, u64)],
    offered: &dyn Fn(&str) -> bool,
    language: Language,
    id: Id,
) {
    let label = tr!(language, "rule-value");
    let mut typed = value.clone();
    let field = Field::new(&label).placeholder(placeholder);
    let edit = field.text_edit(ui, id, &mut typed);
    let popup = CompletionPopup::new(id).word_boundary(|_| false).align(RectAlign::BOTTOM_START).max_height(240.0);
    let shown = popup.show(ui, edit, |query| suggestions(query.text, known, offered, language));
    shown.text_edit.response.response.accessible_name(&label);
    if let Some(accepted) = shown.accepted {
        typed = accepted.insert;
    }
    *value = typed;
}

fn suggestions(
    typed: &str,
    known: &[(String, u64)],
    offered: &dyn Fn(&str) -> bool,
    language: Language,
) -> Vec<Suggestion> {
    let wanted = typed.trim().to_lowercase();
    if known.iter().any(|(name, _)| name == typed) {
        return Vec::new();
    }
    // What is typed stands first, so that Enter takes it as it is.
    let own = (!wanted.is_empty()).then(|| Suggestion::new(typed).content(plain(typed)));
    let fitting = known.iter().filter(|(name, _)| name.to_lowercase().contains(&wanted) && offered(name));
    let known = fitting.take(MOST_SUGGESTIONS).map(|(name, events)| {
        let count = words::number(language, *events as i64);
        Suggestion::new(name.clone()).content(plain(name)).description(plain(count).size(11.0))
    });
    own.into_iter().chain(known).collect()
}
