//! What can be done with a persona as a whole: duplicate, move, delete.

use crate::edit::{self, Change, Edit, Label, Verb};
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::ui::widgets::{Form, Kind, button_ui, confirm_ui, icon_button_ui};
use egui::{Id, Ui};

/// Shows the actions; tells which persona comes to the front.
pub(super) fn actions_ui(ui: &mut Ui, form: &mut Form<'_>, persona: &Persona) -> Option<PersonaId> {
    let language = form.language;
    let mut front = None;
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        if button_ui(ui, Kind::Quiet, Some(icon::COPY), &tr!(language, "persona-duplicate")).clicked() {
            let (edit, id) =
                duplicate(form.records, persona, &tr!(language, "persona-copy-name", name = persona.name.as_str()));
            form.ask(edit);
            front = Some(id);
        }
        for (glyph, words, up) in [
            (icon::ARROW_UP, tr!(language, "persona-move-up"), true),
            (icon::ARROW_DOWN, tr!(language, "persona-move-down"), false),
        ] {
            let moved = moved(form.records, persona, up);
            let clicked = ui.add_enabled_ui(moved.is_some(), |ui| icon_button_ui(ui, glyph, &words).clicked()).inner;
            if let Some(edit) = moved.filter(|_| clicked) {
                form.ask(edit);
            }
        }
        if deletion_ui(ui, language, persona) {
            use crate::model::RecordId as _;
            form.ask(edit::delete(form.records, &[(TableId::Persona, persona.id.uuid())], &persona.name));
        }
    });
    front
}

fn deletion_ui(ui: &mut Ui, language: Language, persona: &Persona) -> bool {
    confirm_ui(
        ui,
        Id::unique(("delete-persona", persona.id)),
        &tr!(language, "persona-delete"),
        &tr!(language, "persona-delete-question", name = persona.name.as_str()),
        &tr!(language, "persona-delete-yes"),
        &tr!(language, "persona-delete-no"),
    )
}

/// The same person under another name, right after.
fn duplicate(records: &Records, persona: &Persona, name: &str) -> (Edit, PersonaId) {
    let people = records.personas_in_order();
    let next = people.iter().skip_while(|p| p.id != persona.id).nth(1);
    let mut copy = persona.clone();
    copy.id = PersonaId::new();
    copy.name = name.to_owned();
    copy.order = Order::between(Some(&persona.order), next.map(|p| &p.order));
    let id = copy.id;
    (Edit::new(Label::new(Verb::Add, name), vec![Change::added(copy)]), id)
}

/// One place up or down in the list; `None` at its end.
fn moved(records: &Records, persona: &Persona, up: bool) -> Option<Edit> {
    let people = records.personas_in_order();
    let here = people.iter().position(|p| p.id == persona.id)?;
    let order = |place: Option<usize>| place.and_then(|place| people.get(place)).map(|p| &p.order);
    let order = if up {
        let before = here.checked_sub(1)?;
        Order::between(order(before.checked_sub(1)), order(Some(before)))
    } else {
        people.get(here + 1)?;
        Order::between(order(Some(here + 1)), order(Some(here + 2)))
    };
    let mut after = persona.clone();
    after.order = order;
    Some(Edit::new(Label::new(Verb::Move, &persona.name), vec![Change::replaced(persona.clone(), after)]))
}
