//! The page of personas by rule: who of the customers belongs to which persona.

use super::DataRoom;
use super::room::About;
use crate::edit;
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::ui::inspector::rules_ui;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{Empty, Form, bold, disc_ui, empty_ui, plain, sheet_title_ui, sheet_ui};
use crate::words::{number, percent};
use egui::Ui;

/// Shows it.
pub(super) fn people_page_ui(ui: &mut Ui, form: &mut Form<'_>, room: &mut DataRoom, about: &About<'_>) {
    let language = form.language;
    let ctx = ui.ctx().clone();
    let DataRoom { meaning, fields, no_fields, .. } = room;
    let figures =
        about.events.and_then(|events| meaning.people(&ctx, events, form.records)).cloned().unwrap_or_default();
    let fields = fields.get().unwrap_or(no_fields);
    let all = about.events.map_or(0, |events| events.customers.len());
    let personas: Vec<Persona> = form.records.personas_in_order().into_iter().cloned().collect();
    if personas.is_empty() {
        let (sentence, button) = (tr!(language, "persona-none"), tr!(language, "persona-add"));
        let empty = Empty { glyph: icon::USERS_THREE, sentence: &sentence, button: &button };
        if sheet_ui(ui, |ui| empty_ui(ui, &empty)) {
            let journey = form.records.journeys.contains_key(&about.journey).then_some(about.journey);
            let (edit, _) = edit::add_persona(form.records, &tr!(language, "persona-new-name"), journey);
            form.ask(edit);
        }
        return;
    }
    sheet_ui(ui, |ui| sheet_title_ui(ui, &tr!(language, "data-people"), &tr!(language, "people-about")));
    for persona in &personas {
        ui.push_id(persona.id.uuid(), |ui| {
            sheet_ui(ui, |ui| {
                ui.horizontal(|ui| {
                    disc_ui(ui, 26.0, persona.color, &persona.initials);
                    ui.label(bold(&persona.name).size(14.0));
                });
                if let Some(matched) = figures.get(&persona.id).filter(|_| !persona.rules.is_empty()) {
                    let share = matched.customers as f64 / all.max(1) as f64;
                    let customers = matched.customers as i64;
                    let words = tr!(
                        language,
                        "people-figures",
                        count = customers,
                        n = number(language, customers),
                        share = percent(language, share)
                    );
                    ui.label(bold(words).color(color32(tokens(ui).measured)));
                } else if persona.rules.is_empty() {
                    ui.label(plain(tr!(language, "people-no-rule")).color(color32(tokens(ui).muted)));
                }
                rules_ui(ui, form, persona, fields);
            });
        });
    }
}
