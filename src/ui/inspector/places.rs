//! Stages, steps and lanes.

use super::head::{Head, dotted, head_ui};
use super::{Shown, card, measured};
use crate::edit::Verb;
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::ui::canvas::commands::lane_title;
use crate::ui::theme::theme_of;
use crate::ui::widgets::{Field, Form, choice_ui, color_field_ui, lines_field_ui, link_ui, option_ui, switch_ui};
use crate::words::Say;
use egui::Ui;

/// Shows a stage.
pub(super) fn stage_ui(ui: &mut Ui, form: &mut Form<'_>, stage: &Stage, shown: &Shown<'_>) {
    let language = form.language;
    let head = Head {
        glyph: icon::FLOW_ARROW,
        record: stage,
        title: &stage.name,
        label: tr!(language, "inspector-name"),
        placeholder: tr!(language, "inspector-stage"),
        about: dotted(&[tr!(language, "inspector-stage"), stage.phase.say(language)]),
        evidence: None,
    };
    head_ui(ui, form, &head, |stage: &mut Stage, text| stage.name = text);
    if let Some(phase) = choice_ui(ui, language, &tr!(language, "inspector-phase"), stage.phase, Phase::ALL) {
        form.change(stage.id, Verb::Change, |stage: &mut Stage| stage.phase = phase);
    }
    if let Some(moment) = choice_ui(ui, language, &tr!(language, "inspector-moment"), stage.moment, Moment::ALL) {
        form.change(stage.id, Verb::Change, |stage: &mut Stage| stage.moment = moment);
    }
    let label = tr!(language, "inspector-stage-goal");
    let field = Field::new(&label).rows(2);
    field.show(ui, form, stage, "customer_goal", &stage.customer_goal, |stage, text| stage.customer_goal = text);
    stage_color_ui(ui, form, stage);
    let label = tr!(language, "inspector-questions");
    let placeholder = tr!(language, "inspector-questions-placeholder");
    let field = Field::new(&label).placeholder(&placeholder).rows(3);
    lines_field_ui(ui, form, field, stage, "questions", &stage.questions, |stage, lines| stage.questions = lines);
    measured::stage_ui(ui, form, stage, shown);
}

/// A colour of its own, and the way back to that of the phase.
fn stage_color_ui(ui: &mut Ui, form: &mut Form<'_>, stage: &Stage) {
    let language = form.language;
    let shown = stage.color.unwrap_or_else(|| theme_of(ui).phase(stage.phase));
    if let Some(color) = color_field_ui(ui, language, &tr!(language, "inspector-color"), shown) {
        form.change(stage.id, Verb::Change, |stage: &mut Stage| stage.color = Some(color));
    }
    if stage.color.is_some() && link_ui(ui, &tr!(language, "inspector-color-of-phase")).clicked() {
        form.change(stage.id, Verb::Change, |stage: &mut Stage| stage.color = None);
    }
}

/// Shows a step.
pub(super) fn step_ui(ui: &mut Ui, form: &mut Form<'_>, step: &Step) {
    let language = form.language;
    let stage = form.records.stages.get(&step.stage).map(|stage| stage.name.clone()).unwrap_or_default();
    let head = Head {
        glyph: icon::COLUMNS,
        record: step,
        title: &step.name,
        label: tr!(language, "inspector-name"),
        placeholder: tr!(language, "inspector-step"),
        about: dotted(&[tr!(language, "inspector-step"), stage]),
        evidence: None,
    };
    head_ui(ui, form, &head, |step: &mut Step, text| step.name = text);
}

/// Shows a lane.
pub(super) fn lane_ui(ui: &mut Ui, form: &mut Form<'_>, lane: &Lane) {
    let language = form.language;
    let head = Head {
        glyph: icon::ROWS,
        record: lane,
        title: &lane.title,
        label: tr!(language, "inspector-title"),
        // Without a title of its own it goes by its kind.
        placeholder: lane_title(lane, language),
        about: dotted(&[tr!(language, "inspector-lane"), lane.kind.say(language)]),
        evidence: None,
    };
    head_ui(ui, form, &head, |lane: &mut Lane, text| lane.title = text);
    if let Some(kind) = choice_ui(ui, language, &tr!(language, "inspector-lane-kind"), lane.kind, LaneKind::ALL) {
        form.change(lane.id, Verb::Change, |lane: &mut Lane| lane.kind = kind);
    }
    let personas = card::personas(form.records);
    let all = tr!(language, "inspector-persona-all");
    if let Some(persona) = option_ui(ui, &tr!(language, "inspector-persona"), lane.persona.as_ref(), &all, &personas) {
        form.change(lane.id, Verb::Change, |lane: &mut Lane| lane.persona = persona);
    }
    ui.add_space(2.0);
    if let Some(on) = switch_ui(ui, &tr!(language, "inspector-lane-shown"), lane.shown) {
        let verb = if on { Verb::Show } else { Verb::Hide };
        form.change(lane.id, verb, |lane: &mut Lane| lane.shown = on);
    }
}
