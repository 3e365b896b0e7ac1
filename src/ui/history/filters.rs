//! What of the diary is shown: words, a person, a kind of thing, a day.

use super::HistoryRoom;
use crate::model::Language;
use crate::project::{DiaryFilter, Subject};
use crate::tr;
use crate::ui::theme::{color32, small, tokens};
use crate::ui::widgets::{bare_combo_ui, heading_ui, link_ui, plain, sentence};
use crate::words::{self, Say};
use egui::{Align, Layout, TextEdit, Ui, vec2};

/// Shows the field and the three choices.
pub(super) fn filters_ui(ui: &mut Ui, room: &mut HistoryRoom, language: Language) {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        heading_ui(ui, &tr!(language, "diary-title"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if room.filter != DiaryFilter::default() {
                if link_ui(ui, &tr!(language, "diary-all")).clicked() {
                    room.filter = DiaryFilter::default();
                }
                let count = words::number(language, room.found.len() as i64);
                let label = ui.label(small(ui, tr!(language, "diary-found", count = count)));
                ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
            }
        });
    });
    let hint = tr!(language, "diary-search");
    let edit = TextEdit::singleline(&mut room.filter.words).desired_width(f32::INFINITY);
    let edit = edit.hint_text(plain(&hint).color(color32(tokens(ui).muted))).margin(egui::Margin::symmetric(10, 6));
    ui.add(edit).accessible_name(hint);
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 2.0 * ui.spacing().item_spacing.x) / 3.0;
        let people = room.people.clone();
        let names: Vec<String> = people.clone();
        let place = room.filter.person.as_ref().and_then(|person| people.iter().position(|name| name == person));
        let none = (tr!(language, "diary-everybody"), tr!(language, "diary-person"));
        if let Some(chosen) = choice_ui(ui, width, "diary-person", place, none, &names) {
            room.filter.person = chosen.map(|place| people[place].clone());
        }
        let names: Vec<String> = Subject::ALL.iter().map(|subject| sentence(&subject.say(language))).collect();
        let place = room.filter.about.and_then(|about| Subject::ALL.iter().position(|subject| *subject == about));
        let none = (tr!(language, "diary-everything"), tr!(language, "diary-about"));
        if let Some(chosen) = choice_ui(ui, width, "diary-about", place, none, &names) {
            room.filter.about = chosen.map(|place| Subject::ALL[place]);
        }
        let days = room.days.clone();
        let names: Vec<String> = days.iter().map(|day| words::date(language, *day)).collect();
        let place = room.filter.day.and_then(|day| days.iter().position(|other| *other == day));
        let none = (tr!(language, "diary-every-day"), tr!(language, "diary-day"));
        if let Some(chosen) = choice_ui(ui, width, "diary-day", place, none, &names) {
            room.filter.day = chosen.map(|place| days[place]);
        }
    });
    ui.add_space(2.0);
}

/// A box that is called what it chooses until something is chosen; everything comes first in its list. `Some(None)`:
/// everything was chosen. `words`: those of everything, and the name.
fn choice_ui(
    ui: &mut Ui,
    width: f32,
    salt: &str,
    place: Option<usize>,
    words: (String, String),
    names: &[String],
) -> Option<Option<usize>> {
    let (all, name) = words;
    let mut offered = vec![all];
    offered.extend(names.iter().cloned());
    let current = place.map(|place| place + 1);
    let (rect, _) = ui.allocate_exact_size(vec2(width, 30.0), egui::Sense::hover());
    let ui = &mut ui.new_child(egui::UiBuilder::new().max_rect(rect));
    let (chosen, response) = bare_combo_ui(ui, salt, current, &name, &offered, |_| {});
    response.accessible_name(name);
    chosen.map(|place| place.checked_sub(1))
}
