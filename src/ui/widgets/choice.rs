//! Choices: a box that opens a list, and a switch for yes and no.

use super::text::{label_text, plain};
use crate::model::Language;
use crate::scene::icon;
use crate::ui::theme;
use crate::words::{Say, sentence};
use egui::{AsIdSalt, Atoms, ComboBox, CornerRadius, IntoAtoms as _, Response, Stroke, Ui, Vec2};

/// A choice among the values of a closed list; gives the other one chosen.
pub fn choice_ui<T: Copy + PartialEq + Say>(
    ui: &mut Ui,
    language: Language,
    label: &str,
    current: T,
    all: &[T],
) -> Option<T> {
    let names: Vec<String> = all.iter().map(|value| sentence(&value.say(language))).collect();
    let place = all.iter().position(|value| *value == current);
    combo_ui(ui, label, label, place, "", &names).and_then(|chosen| all.get(chosen).copied())
}

/// A choice among named things or none of them; gives the other one chosen.
pub fn option_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    label: &str,
    current: Option<&T>,
    none: &str,
    options: &[(T, String)],
) -> Option<Option<T>> {
    let mut names = vec![none.to_owned()];
    names.extend(options.iter().map(|(_, name)| name.clone()));
    let place = current.and_then(|value| options.iter().position(|(option, _)| option == value));
    let chosen = combo_ui(ui, label, label, Some(place.map_or(0, |place| place + 1)), none, &names)?;
    Some(chosen.checked_sub(1).and_then(|place| options.get(place)).map(|(value, _)| value.clone()))
}

/// A labelled box that opens a list of names; gives the place of another one chosen. `none` stands in it while nothing
/// is chosen. A tab in a name sets what follows in grey.
pub fn combo_ui(
    ui: &mut Ui,
    salt: impl AsIdSalt,
    label: &str,
    current: Option<usize>,
    none: &str,
    names: &[String],
) -> Option<usize> {
    let label = ui.label(label_text(ui, label));
    ui.add_space(-2.0);
    let (chosen, response) = bare_combo_ui(ui, salt, current, none, names, |_| {});
    response.labelled_by(label.id);
    chosen
}

/// The box of [`combo_ui`] without its label; the caller names it. `over` shows what comes first in the open list.
pub(in crate::ui) fn bare_combo_ui(
    ui: &mut Ui,
    salt: impl AsIdSalt,
    current: Option<usize>,
    none: &str,
    names: &[String],
    over: impl FnOnce(&mut Ui),
) -> (Option<usize>, Response) {
    let mut chosen = None;
    let text = match current.and_then(|place| names.get(place)) {
        Some(name) => atoms(ui, name),
        None => theme::small(ui, none).size(12.5).into_atoms(),
    };
    let response = ui
        .scope(|ui| {
            field_style(ui);
            ComboBox::from_id_salt(salt)
                .width(ui.available_width())
                .height(320.0)
                .truncate()
                .selected_text(text)
                .icon(caret)
                .show_ui(ui, |ui| {
                    over(ui);
                    for (place, name) in names.iter().enumerate() {
                        let text = atoms(ui, name);
                        if ui.selectable_label(current == Some(place), text).clicked() && current != Some(place) {
                            chosen = Some(place);
                        }
                    }
                })
                .response
        })
        .inner;
    (chosen, response)
}

/// A box to tick with its words behind it; gives the other state when it is clicked.
pub fn switch_ui(ui: &mut Ui, label: &str, on: bool) -> Option<bool> {
    let mut state = on;
    ui.checkbox(&mut state, plain(label)).changed().then_some(state)
}

/// Boxes look like text fields: panel inside, hairline around.
fn field_style(ui: &mut Ui) {
    let tokens = theme::tokens(ui);
    let (panel, hairline, accent) =
        (theme::color32(tokens.panel), theme::color32(tokens.hairline), theme::color32(tokens.accent));
    ui.spacing_mut().button_padding = Vec2::new(10.0, 6.0);
    ui.spacing_mut().icon_width = 12.0;
    ui.spacing_mut().interact_size.y = 30.0;
    let widgets = &mut ui.visuals_mut().widgets;
    for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active, &mut widgets.open] {
        state.weak_bg_fill = panel;
        state.bg_stroke = Stroke::new(1.0, hairline);
        state.corner_radius = CornerRadius::same(theme::RADIUS);
        state.expansion = 0.0;
    }
    widgets.hovered.bg_stroke.color = accent.gamma_multiply(0.5);
    widgets.open.bg_stroke.color = accent;
}

fn caret(ui: &Ui, rect: egui::Rect, _: &egui::style::WidgetVisuals, _: bool) {
    let font = theme::font(crate::scene::Face::Icons, 12.0);
    let color = theme::color32(theme::tokens(ui).muted);
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, icon::CARET_DOWN, font, color);
}

fn atoms(ui: &Ui, name: &str) -> Atoms<'static> {
    match name.split_once('\t') {
        Some((name, more)) => (plain(name), theme::small(ui, more)).into_atoms(),
        None => plain(name).into_atoms(),
    }
}
