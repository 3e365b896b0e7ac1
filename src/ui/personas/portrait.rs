//! The head of the sheet: disc, name, role, quote, and what kind of customer it is.

use crate::edit::Verb;
use crate::model::*;
use crate::scene::Face;
use crate::tr;
use crate::ui::inspector::initials;
use crate::ui::widgets::{Field, Form, choice_ui, color_field_ui, disc_ui};
use egui::{Ui, Vec2};

/// Shows the head.
pub(super) fn portrait_ui(ui: &mut Ui, form: &mut Form<'_>, persona: &Persona) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(16.0, 2.0);
        disc_ui(ui, 76.0, persona.color, &persona.initials);
        ui.vertical(|ui| names_ui(ui, form, persona));
    });
    ui.add_space(8.0);
    kind_ui(ui, form, persona);
}

fn names_ui(ui: &mut Ui, form: &mut Form<'_>, persona: &Persona) {
    let language = form.language;
    let label = tr!(language, "inspector-name");
    let field = Field::new(&label).unlabelled().quiet().font(Face::Bold, 21.0).verb(Verb::Rename);
    field.show(ui, form, persona, "name", &persona.name, |p, text| p.name = text);
    let label = tr!(language, "persona-role");
    let placeholder = tr!(language, "persona-role-placeholder");
    let field = Field::new(&label).placeholder(&placeholder).unlabelled().quiet().font(Face::Regular, 13.0);
    field.show(ui, form, persona, "role", &persona.role, |p, text| p.role = text);
    let label = tr!(language, "persona-quote");
    let placeholder = tr!(language, "persona-quote-placeholder");
    let field = Field::new(&label).placeholder(&placeholder).unlabelled().quiet().grows().font(Face::Italic, 14.0);
    field.show(ui, form, persona, "quote", &persona.quote, |p, text| p.quote = text);
}

fn kind_ui(ui: &mut Ui, form: &mut Form<'_>, persona: &Persona) {
    let language = form.language;
    ui.columns(4, |columns| {
        let [kind, role, letters, color] = columns else { return };
        let label = tr!(language, "persona-kind");
        if let Some(chosen) = choice_ui(kind, language, &label, persona.kind, PersonaKind::ALL) {
            form.change(persona.id, Verb::Change, |p: &mut Persona| p.kind = chosen);
        }
        let label = tr!(language, "persona-buying-role");
        let placeholder = tr!(language, "persona-buying-role-placeholder");
        let field = Field::new(&label).placeholder(&placeholder);
        field.show(role, form, persona, "buying_role", &persona.buying_role, |p, text| p.buying_role = text);
        let label = tr!(language, "persona-initials");
        let field = Field::new(&label);
        field.show(letters, form, persona, "initials", &persona.initials, |p, text| p.initials = initials(&text));
        if let Some(chosen) = color_field_ui(color, language, &tr!(language, "inspector-color"), persona.color) {
            form.change(persona.id, Verb::Change, |p: &mut Persona| p.color = chosen);
        }
    });
}
