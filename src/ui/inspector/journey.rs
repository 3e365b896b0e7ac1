//! A journey, and the project it belongs to.

use super::head::{Head, dotted, head_ui};
use crate::edit::Verb;
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::ui::widgets::{
    Field, Form, choice_ui, combo_ui, date_field_ui, heading_ui, label_text, lines_field_ui, option_ui, parse_number,
    rule_ui, switch_ui,
};
use crate::words::Say;
use egui::Ui;

/// Shows a journey.
pub(super) fn journey_ui(ui: &mut Ui, form: &mut Form<'_>, journey: &Journey) {
    let language = form.language;
    let head = Head {
        glyph: icon::PATH,
        record: journey,
        title: &journey.title,
        label: tr!(language, "inspector-title"),
        placeholder: tr!(language, "inspector-journey"),
        about: dotted(&[tr!(language, "inspector-journey"), journey.state.say(language), journey.status.say(language)]),
        evidence: None,
    };
    head_ui(ui, form, &head, |journey: &mut Journey, text| journey.title = text);
    story_ui(ui, form, journey);
    personas_ui(ui, form, journey);
    version_ui(ui, form, journey);
    rule_ui(ui);
    project_ui(ui, form);
}

/// Who wants what, from where to where.
fn story_ui(ui: &mut Ui, form: &mut Form<'_>, journey: &Journey) {
    let language = form.language;
    let label = tr!(language, "inspector-customer-goal");
    let placeholder = tr!(language, "inspector-customer-goal-placeholder");
    let field = Field::new(&label).placeholder(&placeholder).rows(2);
    field.show(ui, form, journey, "customer_goal", &journey.customer_goal, |j, text| j.customer_goal = text);
    let label = tr!(language, "inspector-scenario");
    let field = Field::new(&label).rows(2);
    field.show(ui, form, journey, "scenario", &journey.scenario, |j, text| j.scenario = text);
    let label = tr!(language, "inspector-starts-when");
    Field::new(&label).show(ui, form, journey, "starts_when", &journey.starts_when, |j, text| j.starts_when = text);
    let label = tr!(language, "inspector-ends-when");
    Field::new(&label).show(ui, form, journey, "ends_when", &journey.ends_when, |j, text| j.ends_when = text);
    let label = tr!(language, "inspector-sector");
    Field::new(&label).show(ui, form, journey, "sector", &journey.sector, |j, text| j.sector = text);
}

/// Who walks it: a tick for each persona of the project, in the project's order.
fn personas_ui(ui: &mut Ui, form: &mut Form<'_>, journey: &Journey) {
    let records = form.records;
    ui.label(label_text(ui, tr!(form.language, "inspector-journey-personas")));
    for persona in records.personas_in_order() {
        let walks = journey.personas.contains(&persona.id);
        if let Some(on) = switch_ui(ui, &persona.name, walks) {
            form.change(journey.id, Verb::Change, |journey: &mut Journey| {
                journey.personas.retain(|id| *id != persona.id);
                if on {
                    journey.personas.push(persona.id);
                }
            });
        }
    }
}

/// As is or to be, how far it has come, who answers for it.
fn version_ui(ui: &mut Ui, form: &mut Form<'_>, journey: &Journey) {
    let language = form.language;
    if let Some(state) = choice_ui(ui, language, &tr!(language, "inspector-state"), journey.state, JourneyState::ALL) {
        form.change(journey.id, Verb::Change, |journey: &mut Journey| journey.state = state);
    }
    let others: Vec<(JourneyId, String)> = form
        .records
        .journeys_in_order()
        .into_iter()
        .filter(|other| other.id != journey.id)
        .map(|other| (other.id, format!("{}\t{}", other.title, other.state.say(language))))
        .collect();
    let none = tr!(language, "inspector-none");
    if let Some(pair) = option_ui(ui, &tr!(language, "inspector-pair"), journey.pair.as_ref(), &none, &others) {
        form.change(journey.id, Verb::Change, |journey: &mut Journey| journey.pair = pair);
    }
    if let Some(kind) = choice_ui(ui, language, &tr!(language, "inspector-kind"), journey.kind, JourneyKind::ALL) {
        form.change(journey.id, Verb::Change, |journey: &mut Journey| journey.kind = kind);
    }
    if let Some(status) =
        choice_ui(ui, language, &tr!(language, "inspector-status"), journey.status, JourneyStatus::ALL)
    {
        form.change(journey.id, Verb::Change, |journey: &mut Journey| journey.status = status);
    }
    if let Some(on) = switch_ui(ui, &tr!(language, "inspector-scored"), journey.scored) {
        form.change(journey.id, Verb::Change, |journey: &mut Journey| journey.scored = on);
    }
    let label = tr!(language, "inspector-owner");
    Field::new(&label).show(ui, form, journey, "owner", &journey.owner, |j, text| j.owner = text);
    let label = tr!(language, "inspector-review-date");
    date_field_ui(ui, form, &label, journey, "review_date", journey.review_date, |j, day| j.review_date = day);
    let label = tr!(language, "inspector-research");
    let field = Field::new(&label).rows(2);
    field.show(ui, form, journey, "research", &journey.research, |j, text| j.research = text);
}

/// The cover: what stands over all journeys.
fn project_ui(ui: &mut Ui, form: &mut Form<'_>) {
    let language = form.language;
    let records = form.records;
    let Some(project) = records.projects.values().next() else { return };
    heading_ui(ui, &tr!(language, "inspector-project"));
    let label = tr!(language, "inspector-project-title");
    Field::new(&label)
        .verb(Verb::Rename)
        .show(ui, form, project, "title", &project.title, |p: &mut Project, text| p.title = text);
    let label = tr!(language, "inspector-client");
    Field::new(&label).show(ui, form, project, "client", &project.client, |p, text| p.client = text);
    let label = tr!(language, "inspector-note");
    let placeholder = tr!(language, "inspector-note-placeholder");
    let field = Field::new(&label).placeholder(&placeholder);
    field.show(ui, form, project, "note", &project.note, |p, text| p.note = text);
    let label = tr!(language, "inspector-authors");
    let field = Field::new(&label).rows(2);
    lines_field_ui(ui, form, field, project, "authors", &project.authors, |p, lines| p.authors = lines);
    let label = tr!(language, "inspector-map-language");
    if let Some(chosen) = choice_ui(ui, language, &label, project.language, Language::ALL) {
        form.change(project.id, Verb::Change, |p: &mut Project| p.language = chosen);
    }
    let label = tr!(language, "inspector-emotion-scale");
    if let Some(chosen) = choice_ui(ui, language, &label, project.emotion_scale, EmotionScale::ALL) {
        form.change(project.id, Verb::Change, |p: &mut Project| p.emotion_scale = chosen);
    }
    let label = tr!(language, "inspector-inside-words");
    let field = Field::new(&label).rows(2);
    lines_field_ui(ui, form, field, project, "inside_words", &project.inside_words, |p, lines| p.inside_words = lines);
    money_and_time_ui(ui, form, project);
}

fn money_and_time_ui(ui: &mut Ui, form: &mut Form<'_>, project: &Project) {
    const CURRENCIES: [&str; 6] = ["EUR", "GBP", "USD", "CHF", "CAD", "SEK"];
    let language = form.language;
    let mut names: Vec<String> = CURRENCIES.map(str::to_owned).to_vec();
    if !names.contains(&project.currency) {
        names.push(project.currency.clone());
    }
    let place = names.iter().position(|name| *name == project.currency);
    let label = tr!(language, "inspector-currency");
    if let Some(place) = combo_ui(ui, "currency", &label, place, "", &names) {
        form.change(project.id, Verb::Change, |p: &mut Project| p.currency = names[place].clone());
    }
    let label = tr!(language, "inspector-time-zone");
    let complaint = tr!(language, "inspector-time-zone-unknown");
    let field = Field::new(&label).placeholder("Europe/Paris").complaint(&complaint);
    field.show_read(ui, form, project, "time_zone", &project.time_zone, false, |p: &mut Project, text| {
        let known = text.trim().parse::<chrono_tz::Tz>().is_ok();
        if known {
            p.time_zone = text.trim().to_owned();
        }
        known
    });
    let label = tr!(language, "inspector-minimum-group");
    let complaint = tr!(language, "field-number-unreadable");
    let group = project.minimum_group.to_string();
    let field = Field::new(&label).complaint(&complaint);
    field.show_read(ui, form, project, "minimum_group", &group, false, move |p: &mut Project, text| {
        let number = parse_number(language, text).filter(|x| (1.0..=1e6).contains(x));
        if let Some(number) = number {
            p.minimum_group = number as u32;
        }
        number.is_some()
    });
}
