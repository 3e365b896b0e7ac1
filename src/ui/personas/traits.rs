//! Traits: scales between two words.

use crate::edit::Verb;
use crate::model::*;
use crate::scene::{Face, icon};
use crate::tr;
use crate::ui::widgets::{Field, Form, Kind, button_ui, heading_ui, icon_button_ui};
use egui::{Id, Slider, Ui, Vec2};

/// Shows the traits.
pub(super) fn traits_ui(ui: &mut Ui, form: &mut Form<'_>, persona: &Persona) {
    let language = form.language;
    heading_ui(ui, &tr!(language, "persona-traits"));
    for (place, scale) in persona.traits.iter().enumerate() {
        trait_ui(ui, form, persona, place, scale);
    }
    if button_ui(ui, Kind::Quiet, Some(icon::PLUS), &tr!(language, "persona-add-trait")).clicked() {
        let scale = Trait { value: 50, ..Trait::default() };
        form.change(persona.id, Verb::Change, |p: &mut Persona| p.traits.push(scale));
    }
}

/// The two words over their scale.
fn trait_ui(ui: &mut Ui, form: &mut Form<'_>, persona: &Persona, place: usize, scale: &Trait) {
    let language = form.language;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(4.0, 0.0);
        ui.horizontal(|ui| {
            let room = (ui.available_width() - 36.0) / 2.0;
            let (low, high) = (tr!(language, "persona-trait-low"), tr!(language, "persona-trait-high"));
            ui.allocate_ui(Vec2::new(room, 26.0), |ui| {
                let field = Field::new(&low).placeholder(&low).unlabelled().quiet().font(Face::Regular, 12.0);
                field.show(ui, form, persona, ("trait-low", place), &scale.low, move |p: &mut Persona, text| {
                    if let Some(scale) = p.traits.get_mut(place) {
                        scale.low = text;
                    }
                });
            });
            ui.allocate_ui(Vec2::new(room, 26.0), |ui| {
                let field = Field::new(&high).placeholder(&high).unlabelled().quiet().right().font(Face::Regular, 12.0);
                field.show(ui, form, persona, ("trait-high", place), &scale.high, move |p: &mut Persona, text| {
                    if let Some(scale) = p.traits.get_mut(place) {
                        scale.high = text;
                    }
                });
            });
            if icon_button_ui(ui, icon::X, &tr!(language, "persona-remove-trait", name = name(scale))).clicked() {
                form.change(persona.id, Verb::Change, |p: &mut Persona| {
                    if place < p.traits.len() {
                        p.traits.remove(place);
                    }
                });
            }
        });
        slider_ui(ui, form, persona, place, scale);
    });
}

fn name(scale: &Trait) -> String {
    format!("{} – {}", scale.low, scale.high)
}

/// The scale; a drag along it is one edit, made when it is let go.
fn slider_ui(ui: &mut Ui, form: &mut Form<'_>, persona: &Persona, place: usize, scale: &Trait) {
    let dragged = Id::unique(("trait", persona.id, place));
    let mut value: u8 = ui.data(|data| data.get_temp(dragged)).unwrap_or(scale.value);
    ui.spacing_mut().slider_width = ui.available_width() - 32.0;
    let slider = Slider::new(&mut value, 0..=100).show_value(false).trailing_fill(true);
    let response = ui.add(slider).accessible_name(name(scale));
    if response.dragged() {
        ui.data_mut(|data| data.insert_temp(dragged, value));
        return;
    }
    ui.data_mut(|data| data.remove_temp::<u8>(dragged));
    if value != scale.value {
        form.change(persona.id, Verb::Change, |p: &mut Persona| {
            if let Some(scale) = p.traits.get_mut(place) {
                scale.value = value;
            }
        });
    }
}
