//! Which part of the data stands on the map: period, segment, device, status, and what counts as a session.

use super::open::Open;
use super::theme::{color32, tokens};
use super::widgets::{Form, Kind, button_ui, date_field_ui, heading_ui, number_field_ui, plain};
use crate::edit::{Edit, Verb};
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::words::Say;
use egui::{Popup, PopupCloseBehavior, ScrollArea, Ui};

/// Shows the button, and under it what can be chosen; `devices` are those of the data.
pub(super) fn view_menu_ui(ui: &mut Ui, open: &mut Open, devices: &[String], language: Language) -> Vec<Edit> {
    let Some(view) = open.view().cloned() else { return Vec::new() };
    let narrowed = narrowed(&view);
    let words = match narrowed {
        0 => tr!(language, "view-filter"),
        n => tr!(language, "view-filtered", n = n),
    };
    let kind = if narrowed > 0 { Kind::Quiet } else { Kind::Second };
    let button = button_ui(ui, kind, Some(icon::FUNNEL), &words);
    let writable = !open.project.read_only();
    let Open { project, drafts, .. } = open;
    let mut form = Form::new(project.records(), language, drafts);
    Popup::from_toggle_button_response(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(300.0);
        ScrollArea::vertical().max_height(480.0).show(ui, |ui| {
            ui.add_enabled_ui(writable, |ui| {
                period_ui(ui, &mut form, &view);
                segment_ui(ui, &mut form, &view);
                device_ui(ui, &mut form, &view, devices);
                status_ui(ui, &mut form, &view);
                options_ui(ui, &mut form, &view);
                // Always there, because a popup that grows hides what comes last.
                let everything = ui.add_enabled_ui(narrowed > 0, |ui| {
                    button_ui(ui, Kind::Quiet, None, &tr!(language, "view-everything")).clicked()
                });
                if everything.inner {
                    form.change(view.id, Verb::Change, |view: &mut View| {
                        (view.from, view.to, view.segment, view.status) = (None, None, None, CustomerStatus::All);
                        view.device.clear();
                    });
                }
            });
        });
    });
    form.into_edits()
}

/// How many choices leave something out.
fn narrowed(view: &View) -> i64 {
    let period = view.from.is_some() || view.to.is_some();
    [period, view.segment.is_some(), !view.device.is_empty(), view.status != CustomerStatus::All]
        .into_iter()
        .map(i64::from)
        .sum()
}

fn period_ui(ui: &mut Ui, form: &mut Form<'_>, view: &View) {
    let language = form.language;
    heading_ui(ui, &tr!(language, "view-period"));
    ui.columns(2, |columns| {
        let label = tr!(language, "view-from");
        date_field_ui(&mut columns[0], form, &label, view, "from", view.from, |view, day| view.from = day);
        let label = tr!(language, "view-to");
        date_field_ui(&mut columns[1], form, &label, view, "to", view.to, |view, day| view.to = day);
    });
    ui.add_space(6.0);
}

/// Everybody, or the customers of one persona's rules.
fn segment_ui(ui: &mut Ui, form: &mut Form<'_>, view: &View) {
    let language = form.language;
    let ruled = form.records.personas_in_order().into_iter().filter(|persona| !persona.rules.is_empty());
    let mut choices = vec![(None, tr!(language, "view-everybody"))];
    choices.extend(ruled.map(|persona| (Some(persona.id), persona.name.clone())));
    if choices.len() == 1 && view.segment.is_none() {
        return;
    }
    heading_ui(ui, &tr!(language, "view-segment"));
    if let Some(segment) = one_of_ui(ui, view.segment, &choices) {
        form.change(view.id, Verb::Change, |view: &mut View| view.segment = segment);
    }
}

fn device_ui(ui: &mut Ui, form: &mut Form<'_>, view: &View, devices: &[String]) {
    let language = form.language;
    if devices.is_empty() && view.device.is_empty() {
        return;
    }
    let mut choices = vec![(String::new(), tr!(language, "view-all-devices"))];
    choices.extend(devices.iter().map(|device| (device.clone(), device.clone())));
    heading_ui(ui, &tr!(language, "view-device"));
    if let Some(device) = one_of_ui(ui, view.device.clone(), &choices) {
        form.change(view.id, Verb::Change, |view: &mut View| view.device = device);
    }
}

/// What customers were at that moment; only where a goal says what a conversion is.
fn status_ui(ui: &mut Ui, form: &mut Form<'_>, view: &View) {
    let language = form.language;
    heading_ui(ui, &tr!(language, "view-status"));
    let has_goal = form.records.goals_in_order().first().is_some_and(|goal| !goal.rules.is_empty());
    if !has_goal && view.status == CustomerStatus::All {
        ui.label(plain(tr!(language, "view-status-no-goal")).size(11.0).color(color32(tokens(ui).muted)));
        ui.add_space(6.0);
        return;
    }
    let choices: Vec<_> = CustomerStatus::ALL.iter().map(|status| (*status, status.say(language))).collect();
    if let Some(status) = one_of_ui(ui, view.status, &choices) {
        form.change(view.id, Verb::Change, |view: &mut View| view.status = status);
    }
}

/// Gives another choice when it is clicked.
fn one_of_ui<T: Clone + PartialEq>(ui: &mut Ui, current: T, choices: &[(T, String)]) -> Option<T> {
    let mut chosen = current.clone();
    ui.horizontal_wrapped(|ui| {
        for (choice, name) in choices {
            ui.radio_value(&mut chosen, choice.clone(), plain(name));
        }
    });
    ui.add_space(6.0);
    (chosen != current).then_some(chosen)
}

/// What ends a session, and how long a last contact is still open.
fn options_ui(ui: &mut Ui, form: &mut Form<'_>, view: &View) {
    let language = form.language;
    ui.columns(2, |columns| {
        let label = tr!(language, "view-session-gap");
        let minutes = Some(f64::from(view.session_gap_min));
        number_field_ui(&mut columns[0], form, &label, view, "session_gap_min", minutes, |view, n| {
            view.session_gap_min = n.map_or(30, |n| n.clamp(1.0, 1_440.0) as u32);
        });
        let label = tr!(language, "view-open-days");
        let days = Some(f64::from(view.open_days));
        number_field_ui(&mut columns[1], form, &label, view, "open_days", days, |view, n| {
            view.open_days = n.map_or(30, |n| n.clamp(0.0, 3_650.0) as u32);
        });
    });
    if let Some(on) = super::widgets::switch_ui(ui, &tr!(language, "view-collapse"), view.collapse_repeats) {
        form.change(view.id, Verb::Change, |view: &mut View| view.collapse_repeats = on);
    }
}
