//! A choice criterion: how well we and each competitor do, and how many steps a card spans.

use crate::edit::Verb;
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::ui::widgets::{Field, Form, Kind, bare_combo_ui, button_ui, icon_button_ui, label_text, plain};
use crate::words;
use egui::{Ui, Vec2};

/// The best score.
const BEST: u8 = 5;

/// Shows the scores, one row a firm.
pub(super) fn criterion_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card) {
    let language = form.language;
    ui.label(label_text(ui, tr!(language, "scores-title")));
    for (place, score) in card.scores.iter().enumerate() {
        ui.push_id(place, |ui| score_ui(ui, form, card, place, score));
    }
    if button_ui(ui, Kind::Quiet, Some(icon::PLUS), &tr!(language, "scores-add")).clicked() {
        form.change(card.id, Verb::Change, |card: &mut Card| card.scores.push(Score::default()));
    }
}

fn score_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card, place: usize, score: &Score) {
    let language = form.language;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let room = ui.available_width() - 28.0;
        ui.allocate_ui(Vec2::new(room - 84.0, 30.0), |ui| {
            let (label, ours) = (tr!(language, "scores-firm"), tr!(language, "scores-ours"));
            let field = Field::new(&label).placeholder(&ours).unlabelled();
            field.show(ui, form, card, ("score", place), &score.name, move |card: &mut Card, text| {
                if let Some(score) = card.scores.get_mut(place) {
                    score.name = text;
                }
            });
        });
        let names: Vec<String> = (0..=BEST).map(|n| tr!(language, "scores-of", n = n.to_string())).collect();
        let firm = if score.name.is_empty() { tr!(language, "scores-ours") } else { score.name.clone() };
        let chosen = ui.allocate_ui(Vec2::new(80.0, 30.0), |ui| {
            let (chosen, response) = bare_combo_ui(ui, "score", Some(usize::from(score.value)), "", &names, |_| {});
            response.accessible_name(tr!(language, "scores-value", firm = firm.as_str()));
            chosen
        });
        if let Some(value) = chosen.inner {
            form.change(card.id, Verb::Change, |card: &mut Card| {
                if let Some(score) = card.scores.get_mut(place) {
                    score.value = value as u8;
                }
            });
        }
        if icon_button_ui(ui, icon::X, &tr!(language, "scores-remove", firm = firm.as_str())).clicked() {
            form.change(card.id, Verb::Change, |card: &mut Card| {
                if place < card.scores.len() {
                    card.scores.remove(place);
                }
            });
        }
    });
}

/// How many steps the card spans: one less, one more.
pub(super) fn span_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card) {
    let language = form.language;
    let columns = form.records.journey_of(card).map(|journey| form.records.columns_of(journey)).unwrap_or_default();
    let here = columns.iter().position(|step| step.id == card.step).unwrap_or_default();
    let most = columns.len().saturating_sub(here).max(1) as u32;
    let span = card.span.clamp(1, most);
    ui.label(label_text(ui, tr!(language, "inspector-span")));
    ui.horizontal(|ui| {
        let (less, more) = (tr!(language, "command-span-less"), tr!(language, "command-span-more"));
        let less = ui.add_enabled_ui(span > 1, |ui| icon_button_ui(ui, icon::MINUS, &less).clicked()).inner;
        ui.label(plain(words::number(language, i64::from(span))));
        let more = ui.add_enabled_ui(span < most, |ui| icon_button_ui(ui, icon::PLUS, &more).clicked()).inner;
        if less || more {
            let span = if more { span + 1 } else { span - 1 };
            form.change(card.id, Verb::Change, |card: &mut Card| card.span = span);
        }
    });
}

/// The same card in the paired journey.
pub(super) fn twin_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card) {
    let language = form.language;
    let records = form.records;
    let journey = records.journey_of(card).and_then(|journey| records.journeys.get(&journey));
    let Some(pair) = journey.and_then(|journey| journey.pair) else { return };
    let twins = records.cards.values().filter(|c| c.kind == card.kind && records.journey_of(c) == Some(pair));
    let mut options: Vec<(CardId, String)> = twins.map(|c| (c.id, c.title.clone())).collect();
    options.sort_by(|a, b| a.1.cmp(&b.1));
    let label = tr!(language, "inspector-twin");
    let none = tr!(language, "inspector-none");
    if let Some(twin) = crate::ui::widgets::option_ui(ui, &label, card.twin.as_ref(), &none, &options) {
        form.change(card.id, Verb::Change, |card: &mut Card| card.twin = twin);
    }
}
