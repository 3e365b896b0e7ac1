//! The room of personas: one sheet at a time, edited in place; the list stands in the left panel.
//!
//! In here: the sheet and what can be done with a persona as a whole. Kept out: the list. Enter by
//! [`personas_room_ui`], or by [`persona_sheet_ui`] for the sheet alone.

mod actions;
mod engagement;
mod facts;
mod lists;
mod portrait;
mod traits;

use super::open::Open;
use super::theme::{color32, tokens};
use super::widgets::{Empty, Form, desk_column_ui, empty_ui, sheet_ui};
use crate::edit;
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use egui::{CentralPanel, Frame, Ui};

/// The sheets are no wider than this.
const WIDTH_PT: f32 = 880.0;

/// Shows the persona in front and commits what is edited.
pub fn personas_room_ui(ui: &mut Ui, open: &mut Open, language: Language) {
    let desk = color32(tokens(ui).desk);
    let Open { project, drafts, persona: front, journey, .. } = open;
    let records = project.records();
    let writable = !project.read_only();
    let known = front.and_then(|id| records.personas.get(&id));
    let shown = known.or_else(|| records.personas_in_order().first().copied());
    let mut form = Form::new(records, language, drafts);
    CentralPanel::default().frame(Frame::new().fill(desk)).show(ui, |ui| {
        desk_column_ui(ui, "personas", WIDTH_PT, |ui| {
            ui.add_enabled_ui(writable, |ui| match shown {
                Some(persona) => {
                    *front = Some(persona.id);
                    let next = persona_sheet_ui(ui, &mut form, persona);
                    *front = next.or(*front);
                    engagement::engagement_ui(ui, &mut form, *journey);
                }
                None => *front = no_persona_ui(ui, &mut form, *journey),
            });
        });
    });
    let edits = form.into_edits();
    open.commit_all(edits);
}

/// Nobody yet: says so and offers the first one.
fn no_persona_ui(ui: &mut Ui, form: &mut Form<'_>, journey: JourneyId) -> Option<PersonaId> {
    let language = form.language;
    let (sentence, button) = (tr!(language, "persona-none"), tr!(language, "persona-add"));
    let empty = Empty { glyph: icon::USERS_THREE, sentence: &sentence, button: &button };
    let wanted = sheet_ui(ui, |ui| empty_ui(ui, &empty));
    wanted.then(|| {
        let journey = form.records.journeys.contains_key(&journey).then_some(journey);
        let (edit, id) = edit::add_persona(form.records, &tr!(language, "persona-new-name"), journey);
        form.ask(edit);
        id
    })
}

/// Shows the sheet of a persona; tells which persona comes to the front, if another does.
pub fn persona_sheet_ui(ui: &mut Ui, form: &mut Form<'_>, persona: &Persona) -> Option<PersonaId> {
    let next = sheet_ui(ui, |ui| {
        portrait::portrait_ui(ui, form, persona);
        actions::actions_ui(ui, form, persona)
    });
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        sheet_ui(left, |ui| {
            lists::biography_ui(ui, form, persona);
            facts::facts_ui(ui, form, persona);
        });
        sheet_ui(left, |ui| traits::traits_ui(ui, form, persona));
        lists::lists_ui(right, form, persona);
    });
    next
}
