//! The journeys: shown, added from a template, renamed in their place, given a state, deleted.

use super::row::{Row, heading_with_plus};
use super::{Asked, Renaming};
use crate::edit::{self, Change, Edit, Label, Verb};
use crate::model::*;
use crate::scene::{Face, icon as glyph};
use crate::tr;
use crate::ui::dialogs::{Offer, offers};
use crate::ui::open::{Open, Room};
use crate::ui::theme::{self, color32, tokens};
use crate::ui::widgets::plain;
use crate::words::Say;
use egui::{Align2, Button, Key, Modifiers, Response, TextEdit, Ui};

/// Shows the list.
pub(super) fn journeys_ui(ui: &mut Ui, open: &mut Open, language: Language, asked: &mut Asked) {
    let writable = !open.project.read_only();
    let plus = heading_with_plus(ui, &tr!(language, "left-journeys"), &tr!(language, "left-add-journey"), writable);
    templates_menu(&plus, open.project.records(), language, asked);
    let mut renaming = open.left.renaming.take();
    let records = open.project.records();
    for journey in records.journeys_in_order() {
        if let Some(mut under_way) = renaming.take_if(|renaming| renaming.journey == journey.id) {
            if rename_ui(ui, &mut under_way, journey, language, asked) {
                renaming = Some(under_way);
            }
            continue;
        }
        let response = journey_ui(ui, open, journey, language);
        if response.clicked() {
            asked.journey = Some(journey.id);
        }
        let by_key = response.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::F2));
        if writable && (response.double_clicked() || by_key) {
            renaming = Some(Renaming::of(journey));
        }
        if writable {
            response.context_menu(|ui| menu_ui(ui, records, journey, language, asked, &mut renaming));
        }
    }
    open.left.renaming = renaming;
}

fn journey_ui(ui: &mut Ui, open: &Open, journey: &Journey, language: Language) -> Response {
    let chip = journey.state.say(language).to_lowercase();
    let selected = journey.id == open.journey && open.room == Room::Map;
    let row = Row { selected, name: &journey.title, chip: &chip, spare: 0.0 };
    let response = row.ui(ui, |ui, place| {
        let font = theme::font(Face::Icons, 15.0);
        ui.painter().text(place.center(), Align2::CENTER_CENTER, glyph::PATH, font, color32(tokens(ui).ink));
    });
    response.on_hover_text(plain(tr!(language, "left-journey-help", name = journey.title.as_str())))
}

/// The title as a field; Enter and a click elsewhere keep it, Escape drops it. `false` when it is done.
fn rename_ui(ui: &mut Ui, renaming: &mut Renaming, journey: &Journey, language: Language, asked: &mut Asked) -> bool {
    let dropped = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
    let response = ui.add(TextEdit::singleline(&mut renaming.text).desired_width(f32::INFINITY));
    let response = response.accessible_name(tr!(language, "inspector-title"));
    if !std::mem::replace(&mut renaming.focused, true) {
        response.request_focus();
        return true;
    }
    if dropped {
        return false;
    }
    let kept = response.lost_focus();
    let title = renaming.text.trim();
    if kept && !title.is_empty() && title != journey.title {
        let after = Journey { title: title.to_owned(), ..journey.clone() };
        asked.edits.push(edit::rename(title, journey.clone(), after));
    }
    !kept
}

fn menu_ui(
    ui: &mut Ui,
    records: &Records,
    journey: &Journey,
    language: Language,
    asked: &mut Asked,
    renaming: &mut Option<Renaming>,
) {
    ui.set_min_width(180.0);
    let removable = records.journeys.len() > 1;
    if ui.add(Button::new(tr!(language, "menu-rename")).frame(false).shortcut_text("F2")).clicked() {
        *renaming = Some(Renaming::of(journey));
        ui.close();
    }
    ui.menu_button(tr!(language, "inspector-state"), |ui| {
        for state in JourneyState::ALL {
            if ui.radio(journey.state == *state, state.say(language)).clicked() && journey.state != *state {
                let after = Journey { state: *state, ..journey.clone() };
                asked.edits.push(edit::change(&journey.title, journey.clone(), after));
                ui.close();
            }
        }
    });
    if removable {
        ui.menu_button(tr!(language, "compare-with"), |ui| {
            for other in records.journeys_in_order().into_iter().filter(|other| other.id != journey.id) {
                let name = format!("{} · {}", other.title, other.state.say(language).to_lowercase());
                if ui.button(name).clicked() {
                    asked.compared = Some((journey.id, other.id));
                    ui.close();
                }
            }
        });
    }
    ui.separator();
    if ui.add_enabled(removable, Button::new(tr!(language, "menu-delete")).frame(false)).clicked() {
        let root = (TableId::Journey, journey.id.uuid());
        asked.edits.push(edit::delete(records, &[root], &journey.title));
        ui.close();
    }
}

/// The templates under the plus.
fn templates_menu(plus: &Response, records: &Records, language: Language, asked: &mut Asked) {
    egui::Popup::menu(plus).show(|ui| {
        ui.set_min_width(220.0);
        for offer in offers(records.project().language) {
            let button = Button::new(offer.name.as_str()).frame(false);
            if ui.add(button).on_hover_text(plain(&offer.about)).clicked() {
                let (edit, journey) = new_journey(records, &offer, language);
                asked.edits.push(edit);
                asked.journey = journey;
                ui.close();
            }
        }
    });
}

/// A journey made like that of a template, at the end of the list.
pub(in crate::ui) fn new_journey(records: &Records, offer: &Offer, language: Language) -> (Edit, Option<JourneyId>) {
    let made = (offer.make)(records.project().language);
    let title = tr!(language, "left-new-journey");
    let last = records.journeys_in_order().last().map(|journey| journey.order.clone());
    let journeys = made.journeys.values().take(1).map(|journey| Journey {
        title: title.clone(),
        order: Order::between(last.as_ref(), None),
        ..journey.clone()
    });
    let changes: Vec<Change> = journeys
        .map(Change::added)
        .chain(made.stages.values().cloned().map(Change::added))
        .chain(made.steps.values().cloned().map(Change::added))
        .chain(made.lanes.values().cloned().map(Change::added))
        .collect();
    let id = made.journeys.keys().next().copied();
    (Edit::new(Label::new(Verb::Add, title), changes), id)
}
