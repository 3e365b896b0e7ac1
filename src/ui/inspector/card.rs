//! A card: the fields of its kind, then those that all cards have.

use super::head::{Head, dotted, head_ui};
use super::{Shown, card_kinds, measured, rules_ui, scores};
use crate::edit::Verb;
use crate::model::*;
use crate::tr;
use crate::ui::left_panel::kind_icon;
use crate::ui::widgets::{Field, Form, choice_ui, date_field_ui, option_ui, rule_ui};
use crate::words::Say;
use egui::Ui;

/// Shows a card.
pub(super) fn card_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card, shown: &Shown<'_>) {
    card_head_ui(ui, form, card);
    kind_fields_ui(ui, form, card);
    if card.kind == CardKind::Touchpoint {
        ui.add_space(2.0);
        rules_ui(ui, form, card, shown.fields);
        measured::touchpoint_ui(ui, form, card, shown);
        rule_ui(ui);
    }
    common_ui(ui, form, card);
}

fn card_head_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card) {
    let language = form.language;
    let step = form.records.steps.get(&card.step);
    let stage = step.and_then(|step| form.records.stages.get(&step.stage));
    let place = [stage.map(|s| s.name.clone()), step.map(|s| s.name.clone())];
    let place: Vec<String> = place.into_iter().flatten().filter(|name| !name.is_empty()).collect();
    let head = Head {
        glyph: kind_icon(card.kind),
        record: card,
        title: &card.title,
        label: tr!(language, "inspector-title"),
        placeholder: card.kind.say(language),
        about: dotted(&[card.kind.say(language), place.join(", ")]),
        evidence: Some(card.evidence),
    };
    head_ui(ui, form, &head, |card: &mut Card, text| card.title = text);
}

fn kind_fields_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card) {
    match card.kind {
        CardKind::Touchpoint => card_kinds::touchpoint_ui(ui, form, card),
        CardKind::MomentOfTruth => card_kinds::moment_ui(ui, form, card),
        CardKind::Pain => card_kinds::pain_ui(ui, form, card),
        CardKind::Gain => card_kinds::gain_ui(ui, form, card),
        CardKind::Opportunity => card_kinds::opportunity_ui(ui, form, card),
        CardKind::Metric => card_kinds::metric_ui(ui, form, card),
        CardKind::Criterion => scores::criterion_ui(ui, form, card),
        CardKind::Action
        | CardKind::Thought
        | CardKind::Verbatim
        | CardKind::Need
        | CardKind::Trigger
        | CardKind::Note
        | CardKind::Image => {}
    }
}

/// What every card has: text, for whom, how well it is founded, who is in charge, by when, of which kind.
fn common_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card) {
    let language = form.language;
    let label = tr!(language, "inspector-text");
    let placeholder = tr!(language, "inspector-text-placeholder");
    Field::new(&label)
        .placeholder(&placeholder)
        .rows(3)
        .show(ui, form, card, "text", &card.text, |card, text| card.text = text);
    persona_ui(ui, form, card);
    if let Some(evidence) = choice_ui(ui, language, &tr!(language, "inspector-evidence"), card.evidence, Evidence::ALL)
    {
        form.change(card.id, Verb::Change, |card: &mut Card| card.evidence = evidence);
    }
    let label = tr!(language, "inspector-source");
    let placeholder = tr!(language, "inspector-source-placeholder");
    Field::new(&label)
        .placeholder(&placeholder)
        .show(ui, form, card, "source", &card.source, |card, text| card.source = text);
    let label = tr!(language, "inspector-owner");
    Field::new(&label).show(ui, form, card, "owner", &card.owner, |card, text| card.owner = text);
    let label = tr!(language, "inspector-due");
    date_field_ui(ui, form, &label, card, "due", card.due, |card, day| card.due = day);
    if let Some(kind) = choice_ui(ui, language, &tr!(language, "inspector-kind"), card.kind, CardKind::ALL) {
        form.change(card.id, Verb::Change, |card: &mut Card| card.kind = kind);
    }
    scores::span_ui(ui, form, card);
    scores::twin_ui(ui, form, card);
}

fn persona_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card) {
    let language = form.language;
    let personas = personas(form.records);
    let all = tr!(language, "inspector-persona-all");
    if let Some(persona) = option_ui(ui, &tr!(language, "inspector-persona"), card.persona.as_ref(), &all, &personas) {
        form.change(card.id, Verb::Change, |card: &mut Card| card.persona = persona);
    }
}

/// The personas to choose from.
pub(super) fn personas(records: &Records) -> Vec<(PersonaId, String)> {
    records.personas_in_order().into_iter().map(|persona| (persona.id, persona.name.clone())).collect()
}
