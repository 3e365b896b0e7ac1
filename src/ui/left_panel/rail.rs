//! The panel folded: the tabs and the tiles as icons.

use super::{Asked, Tab, kind_icon};
use crate::model::Language;
use crate::scene::icon as glyph;
use crate::ui::command::{Command, PALETTE};
use crate::ui::open::Open;
use crate::ui::widgets::{hairline_ui, icon_button_ui};
use egui::{Ui, vec2};

/// Its width.
pub(super) const WIDTH_PT: f32 = 44.0;

/// Shows the rail.
pub(super) fn rail_ui(ui: &mut Ui, open: &mut Open, language: Language, asked: &mut Asked) {
    ui.spacing_mut().item_spacing = vec2(0.0, 6.0);
    ui.vertical_centered(|ui| {
        if icon_button_ui(ui, glyph::SIDEBAR_SIMPLE, &Command::FoldLeft.hint(language)).clicked() {
            open.left.toggle(ui.ctx());
        }
        hairline_ui(ui);
        for (tab, icon, command) in Tab::ALL {
            let name = if tab == Tab::Build { tab.name(language) } else { command.hint(language) };
            if icon_button_ui(ui, icon, &name).clicked() {
                open.left.show(tab);
            }
        }
        hairline_ui(ui);
        ui.add_enabled_ui(!open.project.read_only(), |ui| {
            for kind in PALETTE {
                let command = Command::Add(kind);
                let response = icon_button_ui(ui, kind_icon(kind), &command.hint(language));
                response.interact(egui::Sense::drag()).dnd_set_drag_payload(kind);
                if response.clicked() {
                    asked.command = Some(command);
                }
            }
        });
    });
}
