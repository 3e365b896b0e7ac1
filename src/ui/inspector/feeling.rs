//! A point of the emotion curve.

use super::card::personas;
use super::head::{Head, dotted, head_ui};
use crate::edit::Verb;
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::ui::widgets::{Field, Form, combo_ui, option_ui};
use egui::Ui;

/// The named levels of the curve, from the top.
const LEVELS: [f64; 5] = [2.0, 1.0, 0.0, -1.0, -2.0];

/// Shows a feeling.
pub(super) fn feeling_ui(ui: &mut Ui, form: &mut Form<'_>, feeling: &Feeling) {
    let language = form.language;
    let step = form.records.steps.get(&feeling.step).map(|step| step.name.clone()).unwrap_or_default();
    let head = Head {
        glyph: match feeling.value {
            value if value > 0.5 => icon::SMILEY,
            value if value < -0.5 => icon::SMILEY_SAD,
            _ => icon::SMILEY_MEH,
        },
        record: feeling,
        title: &feeling.named,
        label: tr!(language, "inspector-named-emotion"),
        placeholder: tr!(language, "inspector-emotion-placeholder"),
        about: dotted(&[tr!(language, "inspector-emotion"), step]),
        evidence: None,
    };
    head_ui(ui, form, &head, |feeling: &mut Feeling, text| feeling.named = text);
    value_ui(ui, form, feeling);
    intensity_ui(ui, form, feeling);
    let label = tr!(language, "inspector-quote");
    let field = Field::new(&label).rows(2);
    field.show(ui, form, feeling, "quote", &feeling.quote, |feeling, text| feeling.quote = text);
    let all = tr!(language, "inspector-persona-all");
    let people = personas(form.records);
    if let Some(persona) = option_ui(ui, &tr!(language, "inspector-persona"), feeling.persona.as_ref(), &all, &people) {
        form.change(feeling.id, Verb::Change, |feeling: &mut Feeling| feeling.persona = persona);
    }
    touchpoint_ui(ui, form, feeling);
}

/// The nearest named level; a dragged point may lie between two.
fn value_ui(ui: &mut Ui, form: &mut Form<'_>, feeling: &Feeling) {
    let language = form.language;
    let names = [
        tr!(language, "inspector-emotion-very-positive"),
        tr!(language, "inspector-emotion-positive"),
        tr!(language, "inspector-emotion-neutral"),
        tr!(language, "inspector-emotion-negative"),
        tr!(language, "inspector-emotion-very-negative"),
    ];
    let between = crate::words::signed(language, feeling.value, 1);
    let place = LEVELS.iter().position(|level| *level == feeling.value);
    let label = tr!(language, "inspector-emotion-value");
    if let Some(level) = combo_ui(ui, "value", &label, place, &between, &names) {
        form.change(feeling.id, Verb::Change, |feeling: &mut Feeling| feeling.value = LEVELS[level]);
    }
}

fn intensity_ui(ui: &mut Ui, form: &mut Form<'_>, feeling: &Feeling) {
    let label = tr!(form.language, "inspector-intensity");
    let names: Vec<String> = (1..=5).map(|n: u8| n.to_string()).collect();
    let place = feeling.intensity.checked_sub(1).map(usize::from);
    if let Some(place) = combo_ui(ui, "intensity", &label, place, "", &names) {
        form.change(feeling.id, Verb::Change, |feeling: &mut Feeling| feeling.intensity = place as u8 + 1);
    }
}

/// The touchpoints of the same step.
fn touchpoint_ui(ui: &mut Ui, form: &mut Form<'_>, feeling: &Feeling) {
    let language = form.language;
    let mut here: Vec<&Card> =
        form.records.cards.values().filter(|c| c.step == feeling.step && c.kind == CardKind::Touchpoint).collect();
    here.sort_by(|a, b| a.order.cmp(&b.order).then(a.id.cmp(&b.id)));
    let options: Vec<(CardId, String)> = here.into_iter().map(|card| (card.id, card.title.clone())).collect();
    let none = tr!(language, "inspector-none");
    let label = tr!(language, "inspector-at-touchpoint");
    if let Some(touchpoint) = option_ui(ui, &label, feeling.touchpoint.as_ref(), &none, &options) {
        form.change(feeling.id, Verb::Change, |feeling: &mut Feeling| feeling.touchpoint = touchpoint);
    }
}
