//! The list of keys, made from the one list of commands.

use super::modal_ui;
use crate::model::Language;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{bold, plain};
use egui::Grid;

/// Shows every key; `false` when it was dismissed.
pub fn keys_dialog_ui(ctx: &egui::Context, language: Language) -> bool {
    modal_ui(ctx, "keys", 460.0, |ui| {
        ui.label(bold(tr!(language, "command-shortcuts")).size(15.0));
        egui::ScrollArea::vertical().max_height(440.0).show(ui, |ui| {
            Grid::new("keys-grid").num_columns(2).spacing([24.0, 8.0]).min_col_width(180.0).show(ui, |ui| {
                let commands = Command::all().into_iter().filter(|command| command.shortcut().is_some());
                for (keys, name) in commands.map(|c| (c.keys(language), c.name(language))).chain(map_keys(language)) {
                    ui.label(plain(name));
                    ui.label(bold(keys).color(color32(tokens(ui).muted)));
                    ui.end_row();
                }
            });
        });
    })
}

/// The keys of the map itself.
fn map_keys(language: Language) -> Vec<(String, String)> {
    vec![
        (tr!(language, "key-arrows"), tr!(language, "keys-walk")),
        (format!("Ctrl+{}", tr!(language, "key-arrows")), tr!(language, "keys-move")),
        (format!("{}, F2", tr!(language, "key-enter")), tr!(language, "keys-edit")),
        (tr!(language, "key-delete"), tr!(language, "keys-delete")),
        (tr!(language, "key-escape"), tr!(language, "keys-escape")),
        (tr!(language, "key-wheel"), tr!(language, "keys-wheel")),
    ]
}
