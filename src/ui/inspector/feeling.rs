//! A point of the emotion curve.

use super::card::personas;
use super::head::{Head, dotted, head_ui};
use crate::edit::Verb;
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::ui::theme::{self, color32, tokens};
use crate::ui::widgets::{Field, Form, Kind, button_ui, combo_ui, label_text, option_ui};
use egui::{Id, Slider, Ui};

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

/// From one face to the other, with the name of the nearest level; a drag along it is one edit, made when it is let go.
fn value_ui(ui: &mut Ui, form: &mut Form<'_>, feeling: &Feeling) {
    let language = form.language;
    let label = tr!(language, "inspector-emotion-value");
    let dragged = Id::unique(("feeling-value", feeling.id));
    let mut value: f64 = ui.data(|data| data.get_temp(dragged)).unwrap_or(feeling.value);
    let words = format!("{} · {}", level(language, value), crate::words::signed(language, value, 1));
    ui.label(label_text(ui, format!("{label} · {words}")));
    let muted = color32(tokens(ui).muted);
    let response = ui
        .horizontal(|ui| {
            ui.label(theme::icon(icon::SMILEY_SAD, 18.0).color(muted));
            ui.spacing_mut().slider_width = ui.available_width() - 34.0;
            let slider = Slider::new(&mut value, -2.0..=2.0).step_by(0.5).show_value(false);
            let response = ui.add(slider).accessible_name(&label);
            ui.label(theme::icon(icon::SMILEY, 18.0).color(muted));
            response
        })
        .inner;
    if response.dragged() {
        ui.data_mut(|data| data.insert_temp(dragged, value));
    } else {
        ui.data_mut(|data| data.remove_temp::<f64>(dragged));
        // A point that was dragged on the map may lie between two notches; it stays there until it is touched here.
        if response.changed() || response.drag_stopped() {
            form.change(feeling.id, Verb::Change, |feeling: &mut Feeling| feeling.value = value);
        }
    }
    suggestions_ui(ui, form, feeling);
}

/// The name of the nearest level.
pub(in crate::ui) fn level(language: Language, value: f64) -> String {
    match value.round() as i64 {
        2.. => tr!(language, "inspector-emotion-very-positive"),
        1 => tr!(language, "inspector-emotion-positive"),
        0 => tr!(language, "inspector-emotion-neutral"),
        -1 => tr!(language, "inspector-emotion-negative"),
        _ => tr!(language, "inspector-emotion-very-negative"),
    }
}

/// Words for an emotion of this value, to be taken by a click while it has none.
fn suggestions_ui(ui: &mut Ui, form: &mut Form<'_>, feeling: &Feeling) {
    if !feeling.named.is_empty() {
        return;
    }
    let language = form.language;
    let words = match feeling.value.round() as i64 {
        2.. => tr!(language, "emotions-very-positive"),
        1 => tr!(language, "emotions-positive"),
        0 => tr!(language, "emotions-neutral"),
        -1 => tr!(language, "emotions-negative"),
        _ => tr!(language, "emotions-very-negative"),
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(2.0, 2.0);
        for word in words.split(',').map(str::trim) {
            if button_ui(ui, Kind::Quiet, None, word).clicked() {
                let word = word.to_owned();
                form.change(feeling.id, Verb::Change, |feeling: &mut Feeling| feeling.named = word);
            }
        }
    });
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
