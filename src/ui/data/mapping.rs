//! The first rows of a file under the roles of their columns, and how its times are read.

use super::import::{ImportState, is_single};
use crate::model::*;
use crate::tr;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{bare_combo_ui, bold, choice_ui, label_text, plain};
use crate::words::Say;
use egui::{FontId, Grid, RichText, ScrollArea, Ui};

/// As many rows are shown.
const ROWS: usize = 5;

/// Shows the first rows; the role of a column can be changed.
pub(super) fn preview_ui(ui: &mut Ui, state: &mut ImportState, language: Language) {
    ScrollArea::horizontal().id_salt("preview").show(ui, |ui| {
        Grid::new("preview-grid").striped(false).spacing([18.0, 6.0]).min_row_height(20.0).min_col_width(96.0).show(
            ui,
            |ui| {
                for column in &state.recipe.columns {
                    ui.label(bold(&column.name));
                }
                ui.end_row();
                for place in 0..state.recipe.columns.len() {
                    role_ui(ui, state, place, language);
                }
                ui.end_row();
                for column in &state.guess.columns {
                    ui.label(plain(column.why.say(language)).size(10.5).color(color32(tokens(ui).muted)));
                }
                ui.end_row();
                rows_ui(ui, &state.recipe, &state.guess.preview);
            },
        );
    });
}

/// The rows of a grid: what is left out is pale.
pub(super) fn rows_ui(ui: &mut Ui, recipe: &Recipe, rows: &[Vec<String>]) {
    for row in rows.iter().take(ROWS) {
        for (place, column) in recipe.columns.iter().enumerate() {
            let left_out = column.role == ColumnRole::LeftOut;
            cell_ui(ui, row.get(place).map_or("", String::as_str), left_out);
        }
        ui.end_row();
    }
}

fn role_ui(ui: &mut Ui, state: &mut ImportState, place: usize, language: Language) {
    let column = &mut state.recipe.columns[place];
    let before = column.role;
    let names: Vec<String> = ColumnRole::ALL.iter().map(|role| role.say(language)).collect();
    let current = ColumnRole::ALL.iter().position(|role| *role == before);
    let shown = ui.vertical(|ui| {
        ui.set_width(124.0);
        bare_combo_ui(ui, ("role", place), current, "", &names, |_| {})
    });
    let (chosen, response) = shown.inner;
    response.accessible_name(tr!(language, "import-role-of", column = column.name.clone()));
    if let Some(role) = chosen.and_then(|chosen| ColumnRole::ALL.get(chosen)) {
        column.role = *role;
    }
    let now = column.role;
    if now != before && is_single(now) {
        let others = state.recipe.columns.iter_mut().enumerate().filter(|(other, _)| *other != place);
        others.filter(|(_, c)| c.role == now).for_each(|(_, c)| c.role = ColumnRole::Field);
    }
    if now != before
        && now == ColumnRole::Time
        && let Some(format) = state.guess.columns.get(place).and_then(|column| column.time_format)
    {
        state.recipe.time_format = format;
    }
}

/// How times are written, and the zone of those that name none.
pub(super) fn times_ui(ui: &mut Ui, state: &mut ImportState, language: Language) {
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(220.0);
            let label = tr!(language, "import-time-format");
            if let Some(format) = choice_ui(ui, language, &label, state.recipe.time_format, TimeFormat::ALL) {
                state.recipe.time_format = format;
                state.undecided = false;
            }
        });
        ui.add_space(12.0);
        ui.vertical(|ui| {
            ui.set_width(220.0);
            let label = ui.label(label_text(ui, tr!(language, "import-time-zone")));
            let field = egui::TextEdit::singleline(&mut state.recipe.time_zone).margin(egui::vec2(10.0, 7.0));
            ui.add(field).labelled_by(label.id);
        });
    });
    if let Some(sample) = state.guess.ambiguous_date.as_ref().filter(|_| state.undecided) {
        ui.colored_label(ui.visuals().warn_fg_color, tr!(language, "import-ambiguous", sample = sample.clone()));
    } else if state.guess.zone_assumed {
        let text = tr!(language, "import-zone-assumed", zone = state.recipe.time_zone.clone());
        ui.label(plain(text).size(11.0).color(color32(tokens(ui).muted)));
    }
}

fn cell_ui(ui: &mut Ui, text: &str, left_out: bool) {
    const LONGEST: usize = 48;
    let mut shown: String = text.chars().take(LONGEST).collect();
    if text.chars().count() > LONGEST {
        shown.push('…');
    }
    let color = if left_out { color32(tokens(ui).hairline) } else { color32(tokens(ui).ink) };
    ui.label(RichText::new(shown).font(FontId::monospace(11.5)).color(color));
}
