//! The table of facts: a name and what is so.

use crate::edit::Verb;
use crate::model::*;
use crate::scene::{Face, icon};
use crate::tr;
use crate::ui::widgets::{Field, Form, Kind, button_ui, heading_ui, icon_button_ui};
use egui::{Ui, Vec2};

/// Shows the facts.
pub(super) fn facts_ui(ui: &mut Ui, form: &mut Form<'_>, persona: &Persona) {
    let language = form.language;
    ui.add_space(4.0);
    heading_ui(ui, &tr!(language, "persona-facts"));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(4.0, 0.0);
        for (place, fact) in persona.facts.iter().enumerate() {
            fact_ui(ui, form, persona, place, fact);
        }
    });
    if button_ui(ui, Kind::Quiet, Some(icon::PLUS), &tr!(language, "persona-add-fact")).clicked() {
        form.change(persona.id, Verb::Change, |p: &mut Persona| p.facts.push(Fact::default()));
    }
}

fn fact_ui(ui: &mut Ui, form: &mut Form<'_>, persona: &Persona, place: usize, fact: &Fact) {
    let language = form.language;
    ui.horizontal(|ui| {
        let room = ui.available_width() - 32.0;
        let (name, value) = (tr!(language, "persona-fact-name"), tr!(language, "persona-fact-value"));
        ui.allocate_ui(Vec2::new(room * 0.36, 28.0), |ui| {
            let field = Field::new(&name).placeholder(&name).unlabelled().quiet().font(Face::Medium, 12.0);
            field.show(ui, form, persona, ("fact-name", place), &fact.name, move |p: &mut Persona, text| {
                if let Some(fact) = p.facts.get_mut(place) {
                    fact.name = text;
                }
            });
        });
        ui.allocate_ui(Vec2::new(room * 0.64, 28.0), |ui| {
            let field = Field::new(&value).placeholder(&value).unlabelled().quiet();
            field.show(ui, form, persona, ("fact-value", place), &fact.value, move |p: &mut Persona, text| {
                if let Some(fact) = p.facts.get_mut(place) {
                    fact.value = text;
                }
            });
        });
        let words = tr!(language, "persona-remove-fact", name = fact.name.as_str());
        if icon_button_ui(ui, icon::X, &words).clicked() {
            form.change(persona.id, Verb::Change, |p: &mut Persona| {
                if place < p.facts.len() {
                    p.facts.remove(place);
                }
            });
        }
    });
}
