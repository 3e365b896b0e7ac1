//! The sheet of keys, made from the one list of commands and the list of gestures.

use super::modal_ui;
use crate::model::Language;
use crate::tr;
use crate::ui::command::{Command, Gesture, Group, PALETTE};
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{bold, heading_ui, plain};
use crate::words::Say;
use egui::Ui;

/// The height of a line.
const LINE_PT: f32 = 17.0;

/// Shows every key; `false` when it was dismissed.
pub fn keys_dialog_ui(ctx: &egui::Context, language: Language) -> bool {
    modal_ui(ctx, "keys", 880.0, |ui| {
        ui.label(bold(tr!(language, "command-shortcuts")).size(15.0));
        let sheet = sheet(language);
        let tallest = ctx.content_rect().height() - 90.0;
        egui::ScrollArea::vertical().max_height(tallest).min_scrolled_height(tallest).show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 36.0;
            ui.columns(2, |columns| {
                let (left, right) = sheet.split_at(half(&sheet));
                for (column, groups) in columns.iter_mut().zip([left, right]) {
                    column.spacing_mut().item_spacing.y = 0.0;
                    groups.iter().for_each(|(group, lines)| group_ui(column, *group, lines, language));
                }
            });
        });
    })
}

/// A line: what it does, and its keys.
type Line = (String, String);

/// Every group with its lines.
fn sheet(language: Language) -> Vec<(Group, Vec<Line>)> {
    let gestures = Gesture::all(language);
    let commands = Command::all();
    let lines = |group: Group| {
        let gestures = gestures.iter().filter(|g| g.group == group).map(|g| (g.name.clone(), g.keys.clone()));
        let tiles = (group == Group::Add).then(|| (tr!(language, "keys-add"), format!("1–{}", PALETTE.len())));
        // A gesture says of these keys what else they do.
        let told = |c: &Command| matches!(c, Command::Add(_) | Command::Rename | Command::Delete);
        let commands = commands.iter().filter(|c| c.group() == group && !told(c));
        let commands = commands.filter(|c| c.shortcut().is_some()).map(|c| (c.name(language), c.keys(language)));
        gestures.chain(tiles).chain(commands).collect()
    };
    Group::ALL.map(|group| (group, lines(group))).into()
}

/// How many groups stand at the left, so that both columns are about as long.
fn half(sheet: &[(Group, Vec<Line>)]) -> usize {
    let length = |(_, lines): &(Group, Vec<Line>)| lines.len() + 2;
    let all: usize = sheet.iter().map(length).sum();
    let before = |count: usize| sheet[..count].iter().map(length).sum::<usize>();
    (0..=sheet.len()).min_by_key(|count| (before(*count) * 2).abs_diff(all)).unwrap_or(0)
}

fn group_ui(ui: &mut Ui, group: Group, lines: &[Line], language: Language) {
    ui.add_space(5.0);
    heading_ui(ui, &group.say(language));
    ui.add_space(2.0);
    ui.spacing_mut().item_spacing.x = 12.0;
    for (name, keys) in lines {
        let size = egui::vec2(ui.available_width(), LINE_PT);
        ui.allocate_ui_with_layout(size, egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.set_min_height(LINE_PT);
            ui.label(bold(keys).size(11.5).color(color32(tokens(ui).muted)));
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(plain(name).size(12.0)).truncate());
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_edits_or_deletes_stands_there_once() {
        for language in [Language::English, Language::French] {
            let sheet = sheet(language);
            let keys = || sheet.iter().flat_map(|(_, lines)| lines).map(|(_, keys)| keys.split(", "));
            for key in ["F2", &tr!(language, "key-delete")] {
                assert_eq!(keys().flatten().filter(|written| *written == key).count(), 1, "{key}");
            }
        }
    }
}
