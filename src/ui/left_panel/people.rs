//! The personas: one brought to the front, one shown alone on the map.

use super::Asked;
use super::row::{Row, heading_with_plus};
use crate::edit;
use crate::model::*;
use crate::scene::{Face, icon as glyph};
use crate::tr;
use crate::ui::open::{Open, Room};
use crate::ui::theme::{self, color32, tokens};
use crate::ui::widgets::{icon_button_ui, plain};
use egui::{Align2, Rect, Ui, UiBuilder, vec2};

/// The room of the eye at the right of a row.
const EYE_PT: f32 = 26.0;

/// Shows the list.
pub(super) fn personas_ui(ui: &mut Ui, open: &mut Open, language: Language, asked: &mut Asked) {
    let writable = !open.project.read_only();
    let records = open.project.records();
    let plus = heading_with_plus(ui, &tr!(language, "left-personas"), &tr!(language, "left-add-persona"), writable);
    if plus.clicked() {
        let (edit, persona) = edit::add_persona(records, &tr!(language, "left-new-persona"), Some(open.journey));
        asked.edits.push(edit);
        open.persona = Some(persona);
        open.room = Room::Personas;
        return;
    }
    if records.personas.is_empty() {
        ui.label(plain(tr!(language, "left-no-persona")).size(11.0).color(color32(tokens(ui).muted)));
    }
    let mut chosen = None;
    let mut shown = open.shown_persona;
    let many = records.personas.len() > 1 && open.room == Room::Map;
    for persona in records.personas_in_order() {
        let selected = open.room == Room::Personas && open.persona == Some(persona.id);
        let chip = if persona.kind == PersonaKind::Professional { "B2B" } else { "" };
        let row = Row { selected, name: &persona.name, chip, spare: if many { EYE_PT } else { 0.0 } };
        let response = row.ui(ui, |ui, place| {
            ui.painter().circle_filled(place.center(), 10.0, color32(persona.color));
            let font = theme::font(Face::SemiBold, 7.5);
            let white = egui::Color32::WHITE;
            ui.painter().text(place.center(), Align2::CENTER_CENTER, &persona.initials, font, white);
        });
        response.dnd_set_drag_payload(persona.id);
        if response.clicked() {
            chosen = Some(persona.id);
        }
        if many && eye_ui(ui, response.rect, persona, shown, language) {
            shown = if shown == Some(persona.id) { None } else { Some(persona.id) };
        }
    }
    open.shown_persona = shown;
    if chosen.is_some() {
        open.persona = chosen;
        open.room = Room::Personas;
    }
}

/// The eye over the end of a row: shows this persona alone, or everybody again.
fn eye_ui(ui: &mut Ui, row: Rect, persona: &Persona, shown: Option<PersonaId>, language: Language) -> bool {
    let alone = shown == Some(persona.id);
    let name = if alone {
        tr!(language, "left-show-everybody")
    } else {
        tr!(language, "left-show-only", name = persona.name.as_str())
    };
    let eye = if shown.is_none() || alone { glyph::EYE } else { glyph::EYE_SLASH };
    let at = row.right_center() - vec2(EYE_PT / 2.0 + 1.0, 0.0);
    let place = Rect::from_center_size(at, vec2(24.0, 24.0));
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| icon_button_ui(ui, eye, &name).clicked()).inner
}
