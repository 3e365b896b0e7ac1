//! Rules in words: which events of the data were at a touchpoint, are conversions, or come from a persona.

use super::rule_editor::{RuleDraft, editor_ui};
use crate::edit::Verb;
use crate::model::*;
use crate::scene::{Face, icon};
use crate::tr;
use crate::ui::data::DataFields;
use crate::ui::theme::{self, color32, tokens};
use crate::ui::widgets::{Form, Kind, Stored, button_ui, label_text};
use crate::words::{self, Say};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Id, Sense, Stroke, StrokeKind, Ui, Vec2};

/// A record that has rules.
pub trait Ruled: Stored {
    /// Its rules; an event that any of them matches belongs to it.
    fn rules(&self) -> &[Rule];
    /// Its rules, to be changed.
    fn rules_mut(&mut self) -> &mut Vec<Rule>;
}

macro_rules! ruled {
    ($($type:ident),+) => {$(
        impl Ruled for $type {
            fn rules(&self) -> &[Rule] {
                &self.rules
            }
            fn rules_mut(&mut self) -> &mut Vec<Rule> {
                &mut self.rules
            }
        }
    )+};
}
ruled!(Card, Persona, Goal);

/// Shows the rules of a record under their label, one line each; the one clicked opens for editing.
pub fn rules_ui<R: Ruled>(ui: &mut Ui, form: &mut Form<'_>, record: &R, fields: &DataFields) {
    ui.label(label_text(ui, tr!(form.language, "inspector-rules")));
    rule_lines_ui(ui, form, record, fields);
}

/// Shows the rules of a record, one line each; the one clicked opens for editing.
pub fn rule_lines_ui<R: Ruled>(ui: &mut Ui, form: &mut Form<'_>, record: &R, fields: &DataFields) {
    let language = form.language;
    let draft_id = Id::unique(("rule-draft", R::TABLE, record.id().uuid()));
    let mut draft: Option<RuleDraft> = ui.data(|data| data.get_temp(draft_id)).flatten();
    for (place, rule) in record.rules().iter().enumerate() {
        match draft.take_if(|draft| draft.place == place) {
            Some(open) => draft = editor_ui(ui, form, record, open, fields),
            None => {
                if rule_line_ui(ui, language, rule, place > 0, fields) {
                    draft = Some(RuleDraft { place, rule: rule.clone() });
                }
            }
        }
    }
    let end = record.rules().len();
    match draft.take_if(|draft| draft.place >= end) {
        Some(open) => draft = editor_ui(ui, form, record, open, fields),
        None => {
            let words = if end == 0 { tr!(language, "rule-add") } else { tr!(language, "rule-add-or") };
            if button_ui(ui, Kind::Quiet, Some(icon::PLUS), &words).clicked() {
                draft = Some(RuleDraft::new(end, fields));
            }
        }
    }
    ui.data_mut(|data| data.insert_temp(draft_id, draft));
}

/// One rule in words, with the events it matches beside; `true` when clicked.
fn rule_line_ui(ui: &mut Ui, language: Language, rule: &Rule, or: bool, fields: &DataFields) -> bool {
    let t = tokens(ui);
    let count = matched(rule, fields).map(|n| words::number(language, n as i64)).unwrap_or_default();
    let font = theme::font(Face::SemiBold, 11.0);
    let count = ui.painter().layout_no_wrap(count, font, color32(t.measured));
    let room = ui.available_width() - 20.0 - if count.is_empty() { 0.0 } else { count.size().x + 8.0 };
    let mut job = rule_job(language, rule, or, color32(t.muted), color32(t.ink));
    job.wrap.max_width = room;
    let words = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let size = Vec2::new(ui.available_width(), (words.size().y + 14.0).max(30.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let stroke = match response.hovered() || response.has_focus() {
        true => Stroke::new(if response.has_focus() { 1.5 } else { 1.0 }, color32(t.accent)),
        false => Stroke::new(1.0, color32(t.hairline)),
    };
    ui.painter().rect(rect, f32::from(theme::RADIUS), color32(t.panel), stroke, StrokeKind::Inside);
    let top = rect.center().y - words.size().y / 2.0;
    ui.painter().galley(egui::pos2(rect.left() + 10.0, top), words, color32(t.ink));
    let at = egui::pos2(rect.right() - 10.0 - count.size().x, rect.center().y - count.size().y / 2.0);
    ui.painter().galley(at, count, color32(t.measured));
    let said = tr!(language, "rule-edit", rule = rule_words(language, rule));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &said));
    response.clicked()
}

/// How many events a rule matches, where the counts of single values tell it: an event has one value of a field, so
/// counts of one field add up; those of several fields do not.
pub(super) fn matched(rule: &Rule, fields: &DataFields) -> Option<u64> {
    let [condition] = rule.all.as_slice() else { return None };
    if !matches!(condition.comparison, Comparison::Is | Comparison::IsOneOf) {
        return None;
    }
    let known = fields.values(&condition.field);
    let count = |value: &String| known.iter().find(|(name, _)| name == value).map(|(_, events)| *events);
    condition.values.iter().map(count).sum()
}

/// A rule as a sentence: "Event is checkout and Channel contains mail".
pub fn rule_words(language: Language, rule: &Rule) -> String {
    let conditions: Vec<String> =
        rule.all.iter().map(|condition| condition_parts(language, condition).join(" ")).collect();
    conditions.join(&format!(" {} ", tr!(language, "rule-and")))
}

/// What people call a field: the event and channel columns by their role, others by their name.
pub(super) fn field_name(language: Language, field: &str) -> String {
    match field {
        "event" => ColumnRole::Event.say(language),
        "channel" => ColumnRole::Channel.say(language),
        other => other.to_owned(),
    }
}

fn condition_parts(language: Language, condition: &Condition) -> [String; 3] {
    let values = condition.values.join(", ");
    [field_name(language, &condition.field), condition.comparison.say(language), values]
}

/// The sentence with its values in strong ink.
fn rule_job(language: Language, rule: &Rule, or: bool, muted: Color32, ink: Color32) -> LayoutJob {
    let mut job = LayoutJob::default();
    let mut append = |text: &str, face: Face, color: Color32| {
        job.append(text, 0.0, TextFormat::simple(theme::font(face, 12.5), color));
    };
    if or {
        append(&format!("{} ", tr!(language, "rule-or")), Face::Regular, muted);
    }
    for (place, condition) in rule.all.iter().enumerate() {
        if place > 0 {
            append(&format!(" {} ", tr!(language, "rule-and")), Face::Regular, muted);
        }
        let [field, comparison, values] = condition_parts(language, condition);
        append(&format!("{field} {comparison} "), Face::Regular, ink);
        append(&values, Face::SemiBold, ink);
    }
    job
}

/// Puts a rule into its place, or takes it out.
pub(super) fn put_rule<R: Ruled>(form: &mut Form<'_>, record: &R, place: usize, rule: Option<Rule>) {
    form.change(record.id(), Verb::Match, |record: &mut R| {
        let rules = record.rules_mut();
        match rule {
            Some(rule) if place < rules.len() => rules[place] = rule,
            Some(rule) => rules.push(rule),
            None if place < rules.len() => drop(rules.remove(place)),
            None => {}
        }
    });
}
