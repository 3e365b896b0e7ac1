//! The fields that only one kind of card has.

use crate::edit::Verb;
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::ui::widgets::{
    Field, Form, choice_ui, combo_ui, icon_button_ui, label_text, number_field_ui, option_ui, plain, switch_ui,
};
use crate::words::Say;
use egui::Ui;

/// Where customer and firm meet: channel, what is said, when, whether it can be gone round.
pub(super) fn touchpoint_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card) {
    let language = form.language;
    channel_ui(ui, form, card);
    let label = tr!(language, "inspector-message");
    let placeholder = tr!(language, "inspector-message-placeholder");
    let field = Field::new(&label).placeholder(&placeholder);
    field.show(ui, form, card, "message", &card.message, |card, text| card.message = text);
    let label = tr!(language, "inspector-occasion");
    let placeholder = tr!(language, "inspector-occasion-placeholder");
    let field = Field::new(&label).placeholder(&placeholder);
    field.show(ui, form, card, "occasion", &card.occasion, |card, text| card.occasion = text);
    let label = tr!(language, "inspector-estimated");
    let estimated = card.estimated.map(|n| n as f64);
    number_field_ui(ui, form, &label, card, "estimated", estimated, |card, n| {
        card.estimated = n.map(|n| n.round().max(0.0) as i64);
    });
    if let Some(by) = choice_ui(ui, language, &tr!(language, "inspector-known-by"), card.known_by, KnownBy::ALL) {
        form.change(card.id, Verb::Change, |card: &mut Card| card.known_by = by);
    }
    ui.add_space(2.0);
    if let Some(on) = switch_ui(ui, &tr!(language, "inspector-obligatory"), card.obligatory) {
        form.change(card.id, Verb::Change, |card: &mut Card| card.obligatory = on);
    }
}

fn channel_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card) {
    let language = form.language;
    let kind = |channel: &Channel| format!("{} · {}", channel.place.say(language), channel.media.say(language));
    let channels: Vec<(ChannelId, String)> = form
        .records
        .channels_in_order()
        .into_iter()
        .map(|channel| (channel.id, format!("{}\t{}", channel.name, kind(channel))))
        .collect();
    let none = tr!(language, "inspector-channel-none");
    if let Some(channel) = option_ui(ui, &tr!(language, "inspector-channel"), card.channel.as_ref(), &none, &channels) {
        form.change(card.id, Verb::Change, |card: &mut Card| card.channel = channel);
    }
}

/// A moment of truth: which, what the customer asks, what hangs on it, and where.
pub(super) fn moment_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card) {
    let language = form.language;
    let names: Vec<String> = MomentType::ALL.iter().map(|kind| moment_type(language, *kind)).collect();
    let place = MomentType::ALL.iter().position(|kind| *kind == card.moment_type);
    let label = tr!(language, "inspector-moment-type");
    if let Some(kind) = combo_ui(ui, "moment-type", &label, place, "", &names) {
        form.change(card.id, Verb::Change, |card: &mut Card| card.moment_type = MomentType::ALL[kind]);
    }
    let label = tr!(language, "inspector-question");
    let placeholder = tr!(language, "inspector-question-placeholder");
    let field = Field::new(&label).placeholder(&placeholder);
    field.show(ui, form, card, "question", &card.question, |card, text| card.question = text);
    let touchpoints = cards_of_kinds(form.records, card, &[CardKind::Touchpoint]);
    let none = tr!(language, "inspector-none");
    if let Some(touchpoint) =
        option_ui(ui, &tr!(language, "inspector-at-touchpoint"), card.touchpoint.as_ref(), &none, &touchpoints)
    {
        form.change(card.id, Verb::Change, |card: &mut Card| card.touchpoint = touchpoint);
    }
    ui.add_space(2.0);
    if let Some(on) = switch_ui(ui, &tr!(language, "inspector-gives-up"), card.gives_up) {
        form.change(card.id, Verb::Change, |card: &mut Card| card.gives_up = on);
    }
}

fn moment_type(language: Language, kind: MomentType) -> String {
    let about = match kind {
        MomentType::Zmot => tr!(language, "inspector-zmot"),
        MomentType::Fmot => tr!(language, "inspector-fmot"),
        MomentType::Smot => tr!(language, "inspector-smot"),
        MomentType::Tmot => tr!(language, "inspector-tmot"),
        MomentType::Own => return kind.say(language),
    };
    format!("{}\t{about}", kind.say(language))
}

/// A pain point: how bad, how often.
pub(super) fn pain_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card) {
    let language = form.language;
    ui.columns(2, |columns| {
        let severity = tr!(language, "inspector-severity");
        level_ui(&mut columns[0], form, card, &severity, card.severity, |card, level| card.severity = level);
        frequency_ui(&mut columns[1], form, card);
    });
}

/// A gain: how often.
pub(super) fn gain_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card) {
    frequency_ui(ui, form, card);
}

fn frequency_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card) {
    let label = tr!(form.language, "inspector-frequency");
    level_ui(ui, form, card, &label, card.frequency, |card, level| card.frequency = level);
}

fn level_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    card: &Card,
    label: &str,
    current: Option<Level>,
    write: impl Fn(&mut Card, Option<Level>),
) {
    let language = form.language;
    let levels: Vec<(Level, String)> =
        Level::ALL.iter().map(|level| (*level, crate::ui::widgets::sentence(&level.say(language)))).collect();
    if let Some(level) = option_ui(ui, label, current.as_ref(), &tr!(language, "inspector-unsaid"), &levels) {
        form.change(card.id, Verb::Change, |card: &mut Card| write(card, level));
    }
}

/// An opportunity: what it brings and takes, how far it has come, what it answers.
pub(super) fn opportunity_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card) {
    let language = form.language;
    ui.columns(2, |columns| {
        let (impact, effort) = (tr!(language, "inspector-impact"), tr!(language, "inspector-effort"));
        level_ui(&mut columns[0], form, card, &impact, card.impact, |card, level| card.impact = level);
        level_ui(&mut columns[1], form, card, &effort, card.effort, |card, level| card.effort = level);
    });
    if let Some(status) =
        choice_ui(ui, language, &tr!(language, "inspector-status"), card.status, OpportunityStatus::ALL)
    {
        form.change(card.id, Verb::Change, |card: &mut Card| card.status = status);
    }
    ui.columns(2, |columns| {
        let (kind, cost) = (tr!(language, "inspector-opportunity-kind"), tr!(language, "inspector-cost"));
        Field::new(&kind).show(
            &mut columns[0],
            form,
            card,
            "opportunity_kind",
            &card.opportunity_kind,
            |card, text| card.opportunity_kind = text,
        );
        Field::new(&cost).show(&mut columns[1], form, card, "cost", &card.cost, |card, text| card.cost = text);
    });
    answers_ui(ui, form, card);
}

/// The pain points, gains and needs that an opportunity answers, and a box to add one.
fn answers_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card) {
    let language = form.language;
    let options = cards_of_kinds(form.records, card, &[CardKind::Pain, CardKind::Gain, CardKind::Need]);
    ui.label(label_text(ui, tr!(language, "inspector-answers")));
    for answered in &card.answers {
        let Some((_, title)) = options.iter().find(|(id, _)| id == answered) else { continue };
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let remove = tr!(language, "inspector-answers-remove", title = title.as_str());
                if icon_button_ui(ui, icon::X, &remove).clicked() {
                    form.change(card.id, Verb::Change, |card: &mut Card| card.answers.retain(|id| id != answered));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(egui::Label::new(plain(title)).truncate());
                });
            });
        });
    }
    let open: Vec<&(CardId, String)> = options.iter().filter(|(id, _)| !card.answers.contains(id)).collect();
    let names: Vec<String> = open.iter().map(|(_, title)| title.clone()).collect();
    let placeholder = tr!(language, "inspector-answers-add");
    let (chosen, response) = crate::ui::widgets::bare_combo_ui(ui, "answers", None, &placeholder, &names, |_| {});
    response.accessible_name(&placeholder);
    if let Some(id) = chosen.and_then(|place| open.get(place)).map(|(id, _)| *id) {
        form.change(card.id, Verb::Change, |card: &mut Card| card.answers.push(id));
    }
}

/// A metric: where it stood, stands and should stand, in which unit, and which way is better.
pub(super) fn metric_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card) {
    let language = form.language;
    ui.columns(3, |columns| {
        let label = tr!(language, "inspector-baseline");
        let ui = &mut columns[0];
        number_field_ui(ui, form, &label, card, "baseline", card.baseline, |card, x| card.baseline = x);
        let label = tr!(language, "inspector-current");
        let ui = &mut columns[1];
        number_field_ui(ui, form, &label, card, "current", card.current, |card, x| card.current = x);
        let label = tr!(language, "inspector-target");
        let ui = &mut columns[2];
        number_field_ui(ui, form, &label, card, "target", card.target, |card, x| card.target = x);
    });
    ui.columns(2, |columns| {
        let label = tr!(language, "inspector-unit");
        let field = Field::new(&label).placeholder("%");
        field.show(&mut columns[0], form, card, "unit", &card.unit, |card, text| card.unit = text);
        let label = tr!(language, "inspector-direction");
        if let Some(direction) = choice_ui(&mut columns[1], language, &label, card.direction, Direction::ALL) {
            form.change(card.id, Verb::Change, |card: &mut Card| card.direction = direction);
        }
    });
    let label = tr!(language, "inspector-figure");
    Field::new(&label).show(ui, form, card, "figure", &card.figure, |card, text| card.figure = text);
}

/// The cards of these kinds in the card's journey, in the order of the steps.
fn cards_of_kinds(records: &Records, card: &Card, kinds: &[CardKind]) -> Vec<(CardId, String)> {
    let Some(journey) = records.journey_of(card) else { return Vec::new() };
    let (lanes, columns) = (records.lanes_of(journey), records.columns_of(journey));
    let cells = columns.iter().flat_map(|step| lanes.iter().map(move |lane| (lane.id, step.id)));
    let cards = cells.flat_map(|(lane, step)| records.cards_of(lane, step));
    cards.filter(|c| kinds.contains(&c.kind) && c.id != card.id).map(|c| (c.id, c.title.clone())).collect()
}
