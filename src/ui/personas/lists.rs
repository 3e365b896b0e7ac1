//! Biography, and the lists: goals, needs, frustrations, motivations, preferred channels.

use crate::edit::Verb;
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::ui::theme::{color32, icon as glyph, tokens};
use crate::ui::widgets::{Field, Form, bare_combo_ui, heading_ui, lines_field_ui, sheet_ui};
use egui::Ui;

/// Shows the biography.
pub(super) fn biography_ui(ui: &mut Ui, form: &mut Form<'_>, persona: &Persona) {
    let language = form.language;
    let label = tr!(language, "persona-biography");
    heading_ui(ui, &label);
    let placeholder = tr!(language, "persona-biography-placeholder");
    let field = Field::new(&label).placeholder(&placeholder).unlabelled().quiet().rows(4);
    field.show(ui, form, persona, "biography", &persona.biography, |p, text| p.biography = text);
}

/// Shows the lists, a sheet each.
pub(super) fn lists_ui(ui: &mut Ui, form: &mut Form<'_>, persona: &Persona) {
    let language = form.language;
    let t = tokens(ui);
    let list = |glyph, color, title| List { glyph, color, title, offered: Vec::new() };
    list(icon::TARGET, t.accent, tr!(language, "persona-goals"))
        .ui(ui, form, persona, "goals", &persona.goals, |p| &mut p.goals);
    list(icon::CHECK_CIRCLE, t.gain.text, tr!(language, "persona-needs")).ui(
        ui,
        form,
        persona,
        "needs",
        &persona.needs,
        |p| &mut p.needs,
    );
    list(icon::WARNING_CIRCLE, t.pain.text, tr!(language, "persona-frustrations")).ui(
        ui,
        form,
        persona,
        "frustrations",
        &persona.frustrations,
        |p| &mut p.frustrations,
    );
    list(icon::HEART, t.opportunity.text, tr!(language, "persona-motivations")).ui(
        ui,
        form,
        persona,
        "motivations",
        &persona.motivations,
        |p| &mut p.motivations,
    );
    let known = &persona.preferred_channels;
    let channels = form.records.channels_in_order().into_iter().map(|channel| channel.name.clone());
    let offered = channels.filter(|name| !known.contains(name)).collect();
    let channels = List { offered, ..list(icon::BROADCAST, t.muted, tr!(language, "persona-channels")) };
    channels.ui(ui, form, persona, "preferred_channels", known, |p| &mut p.preferred_channels);
}

/// A list of the sheet: an icon in its colour, a title, one item a line.
struct List {
    glyph: char,
    color: Color,
    title: String,
    /// What can be added without typing it.
    offered: Vec<String>,
}

impl List {
    fn ui(
        &self,
        ui: &mut Ui,
        form: &mut Form<'_>,
        persona: &Persona,
        name: &'static str,
        items: &[String],
        list: fn(&mut Persona) -> &mut Vec<String>,
    ) {
        let placeholder = tr!(form.language, "persona-list-placeholder");
        sheet_ui(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(glyph(self.glyph, 15.0).color(color32(self.color)));
                heading_ui(ui, &self.title);
            });
            let field = Field::new(&self.title).placeholder(&placeholder).unlabelled().quiet().rows(items.len().max(2));
            lines_field_ui(ui, form, field, persona, name, items, move |p, lines| *list(p) = lines);
            if self.offered.is_empty() {
                return;
            }
            let words = tr!(form.language, "persona-add-channel");
            let (chosen, response) = bare_combo_ui(ui, name, None, &words, &self.offered, |_| {});
            response.accessible_name(words);
            if let Some(channel) = chosen.and_then(|place| self.offered.get(place)).cloned() {
                form.change(persona.id, Verb::Change, |p: &mut Persona| list(p).push(channel));
            }
        });
    }
}
