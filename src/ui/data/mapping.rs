//! The first rows of a file under the roles of their columns, and how its times are read.

use super::import::{ImportState, is_single};
use crate::model::*;
use crate::scene::{Face, icon};
use crate::tr;
use crate::ui::theme::{color32, font, tokens};
use crate::ui::widgets::{bare_combo_ui, bold, choice_ui, label_text, plain};
use crate::words::Say;
use egui::{Align2, FontId, Grid, RichText, ScrollArea, Sense, Ui, vec2};

/// As many rows are shown.
const ROWS: usize = 5;

/// Shows the first rows; the role of a column can be changed.
pub(super) fn preview_ui(ui: &mut Ui, state: &mut ImportState, language: Language) {
    let order = order(&state.guess.recipe);
    ScrollArea::horizontal().id_salt("preview").show(ui, |ui| {
        Grid::new("preview-grid").striped(false).spacing([18.0, 6.0]).min_row_height(20.0).min_col_width(96.0).show(
            ui,
            |ui| {
                for &place in &order {
                    ui.label(bold(&state.recipe.columns[place].name));
                }
                ui.end_row();
                order.iter().for_each(|place| role_ui(ui, state, *place, language));
                ui.end_row();
                for column in order.iter().filter_map(|place| state.guess.columns.get(*place)) {
                    ui.label(plain(column.why.say(language)).size(10.5).color(color32(tokens(ui).muted)));
                }
                ui.end_row();
                rows_ui(ui, &state.recipe, &state.guess.preview, &order);
            },
        );
        // The scroll bar comes up over the lowest points.
        ui.add_space(2.0);
    });
}

/// The places of the columns as they are shown: those that tell of journeys first, in the order of the roles, and what is
/// left out last.
pub(super) fn order(recipe: &Recipe) -> Vec<usize> {
    let rank = |place: &usize| match recipe.columns[*place].role {
        ColumnRole::Field => (1, 0),
        ColumnRole::LeftOut => (2, 0),
        ColumnRole::Path => (0, 0),
        role => (0, ColumnRole::ALL.iter().position(|other| *other == role).unwrap_or_default()),
    };
    let mut order: Vec<usize> = (0..recipe.columns.len()).collect();
    order.sort_by_key(rank);
    order
}

/// The rows of a grid, their columns in this order: what is left out is pale.
pub(super) fn rows_ui(ui: &mut Ui, recipe: &Recipe, rows: &[Vec<String>], order: &[usize]) {
    for row in rows.iter().take(ROWS) {
        for &place in order {
            let left_out = recipe.columns[place].role == ColumnRole::LeftOut;
            cell_ui(ui, row.get(place).map_or("", String::as_str), left_out);
        }
        ui.end_row();
    }
}

fn icon_of(role: ColumnRole) -> char {
    match role {
        ColumnRole::Customer => icon::FINGERPRINT,
        ColumnRole::Time | ColumnRole::EndTime => icon::CLOCK,
        ColumnRole::Event => icon::HAND_TAP,
        ColumnRole::Channel => icon::BROADCAST,
        ColumnRole::Value => icon::CURRENCY_EUR,
        ColumnRole::Field => icon::TAG,
        ColumnRole::LeftOut => icon::EYE_SLASH,
        ColumnRole::Path => icon::PATH,
        ColumnRole::Conversions => icon::TARGET,
        ColumnRole::NoConversions => icon::X_CIRCLE,
    }
}

fn role_ui(ui: &mut Ui, state: &mut ImportState, place: usize, language: Language) {
    let column = &mut state.recipe.columns[place];
    let before = column.role;
    let names: Vec<String> = ColumnRole::ALL.iter().map(|role| role.say(language)).collect();
    let current = ColumnRole::ALL.iter().position(|role| *role == before);
    let shown = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        // Painted, so that a screen reader hears the role once.
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 30.0), Sense::hover());
        let ink = if before == ColumnRole::LeftOut { tokens(ui).muted } else { tokens(ui).accent };
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon_of(before), font(Face::Icons, 15.0), color32(ink));
        // The longest name of a role is rare, and would make every column as wide.
        let width = if before == ColumnRole::NoConversions { 160.0 } else { 124.0 };
        ui.allocate_ui(vec2(width, 30.0), |ui| bare_combo_ui(ui, ("role", place), current, "", &names, |_| {})).inner
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
