//! A persona selected in the head of the map: the fields that show there. The whole sheet is in the room of personas.

use super::head::{Head, dotted, head_ui};
use crate::edit::Verb;
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::ui::widgets::{Field, Form, choice_ui, color_field_ui};
use crate::words::Say;
use egui::Ui;

/// Shows a persona.
pub(super) fn persona_ui(ui: &mut Ui, form: &mut Form<'_>, persona: &Persona) {
    let language = form.language;
    let head = Head {
        glyph: icon::USER_CIRCLE,
        record: persona,
        title: &persona.name,
        label: tr!(language, "inspector-name"),
        placeholder: tr!(language, "inspector-persona"),
        about: dotted(&[tr!(language, "inspector-persona"), persona.kind.say(language)]),
        evidence: None,
    };
    head_ui(ui, form, &head, |persona: &mut Persona, text| persona.name = text);
    let label = tr!(language, "persona-role");
    Field::new(&label).show(ui, form, persona, "role", &persona.role, |p, text| p.role = text);
    let label = tr!(language, "persona-quote");
    let field = Field::new(&label).rows(2);
    field.show(ui, form, persona, "quote", &persona.quote, |p, text| p.quote = text);
    let label = tr!(language, "persona-biography");
    let field = Field::new(&label).rows(4);
    field.show(ui, form, persona, "biography", &persona.biography, |p, text| p.biography = text);
    if let Some(kind) = choice_ui(ui, language, &tr!(language, "persona-kind"), persona.kind, PersonaKind::ALL) {
        form.change(persona.id, Verb::Change, |p: &mut Persona| p.kind = kind);
    }
    let label = tr!(language, "persona-buying-role");
    Field::new(&label).show(ui, form, persona, "buying_role", &persona.buying_role, |p, text| p.buying_role = text);
    let label = tr!(language, "persona-initials");
    Field::new(&label).show(ui, form, persona, "initials", &persona.initials, |p, text| p.initials = initials(&text));
    if let Some(color) = color_field_ui(ui, language, &tr!(language, "inspector-color"), persona.color) {
        form.change(persona.id, Verb::Change, |p: &mut Persona| p.color = color);
    }
}

/// At most three letters, as the disc has room for.
pub(in crate::ui) fn initials(text: &str) -> String {
    text.trim().chars().take(3).collect()
}
