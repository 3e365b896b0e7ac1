//! Over the map: which moment it shows, and what can be done with that moment.

use super::naming::Asking;
use super::{HistoryRoom, Told, list};
use crate::model::Language;
use crate::scene::icon as glyph;
use crate::tr;
use crate::ui::open::Open;
use crate::ui::theme::{color32, small, tokens};
use crate::ui::widgets::{Kind, bold, button_ui};
use crate::words::{self, Say};
use egui::{Align, Frame, Label, Layout, Margin, Panel, Ui};

/// Shows what the moment is, and its buttons.
pub(super) fn head_ui(ui: &mut Ui, room: &mut HistoryRoom, open: &Open, told: &mut Told, language: Language) {
    let frame = Frame::new().fill(color32(tokens(ui).panel)).inner_margin(Margin::symmetric(16, 0));
    Panel::top("history-moment").exact_size(52.0).resizable(false).frame(frame).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            buttons_ui(ui, room, open, told, language);
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.add_space((ui.available_height() - 36.0).max(0.0) / 2.0);
                ui.spacing_mut().item_spacing.y = 1.0;
                let (title, about) = words_of(room, open, language);
                ui.add(Label::new(bold(title).size(14.0)).truncate());
                ui.add(Label::new(small(ui, about)).truncate());
            });
        });
    });
}

fn buttons_ui(ui: &mut Ui, room: &mut HistoryRoom, open: &Open, told: &mut Told, language: Language) {
    let writable = !open.project.read_only();
    let then = !room.at_now;
    let words = tr!(language, "history-restore");
    let icon = Some(glyph::CLOCK_COUNTER_CLOCKWISE);
    if then {
        if ui.add_enabled_ui(writable, |ui| button_ui(ui, Kind::Main, icon, &words)).inner.clicked() {
            room.asking = Some(Asking::Restore);
        }
    } else if button_ui(ui, Kind::Second, Some(glyph::MAP_TRIFOLD), &tr!(language, "history-back")).clicked() {
        told.leaves = true;
    }
    let words = tr!(language, "history-name");
    let name = ui.add_enabled_ui(writable, |ui| button_ui(ui, Kind::Second, Some(glyph::BOOKMARK_SIMPLE), &words));
    if name.inner.clicked() {
        room.asking = Some(Asking::name());
    }
}

/// What was done last at the moment in front, and when and by whom.
fn words_of(room: &HistoryRoom, open: &Open, language: Language) -> (String, String) {
    let names: Vec<String> = open.project.snapshots().into_iter().filter(|s| s.seq == Some(room.seq_of(room.at))).map(|s| s.name).collect();
    let Some(line) = room.at.checked_sub(1).and_then(|place| room.diary.lines().get(place)) else {
        let title = if names.is_empty() { tr!(language, "history-beginning") } else { names.join(", ") };
        return (title, tr!(language, "history-before-all"));
    };
    let title = match (names.is_empty(), room.at_now) {
        (false, _) => names.join(", "),
        (true, true) => tr!(language, "history-now"),
        (true, false) => line.say(language),
    };
    let about = format!("{} · {}", words::moment(language, line.at_ms), list::who(line, language));
    match title == line.say(language) {
        true => (title, about),
        false => (title, tr!(language, "history-after", step = line.say(language), about = about)),
    }
}
