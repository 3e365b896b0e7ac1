//! Rows of a file that are not to become events: of people who refuse, of bots and tests, and those that come twice. All of
//! them are counted; none is left out before the user says so.

use super::import::ImportState;
use super::matching::condition_in_words;
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::tracking::{Offer, OfferKind};
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{
    Kind, bare_combo_ui, button_ui, choice_ui, icon_button_ui, label_text, plain, sheet_title_ui, sheet_ui, switch_ui,
};
use crate::words::{Say, number};
use egui::{TextEdit, Ui, vec2};

/// A condition that the user is writing.
#[derive(Debug, Clone, Default)]
pub(super) struct OwnCondition {
    column: usize,
    comparison: Comparison,
    value: String,
    /// Whether the rows are those of people who refuse; else of bots and tests.
    refuses: bool,
}

/// Shows what is offered, what was chosen, and what becomes of rows that come twice.
pub(super) fn left_out_ui(ui: &mut Ui, state: &mut ImportState, language: Language) {
    sheet_ui(ui, |ui| {
        sheet_title_ui(ui, &tr!(language, "import-left-out"), &tr!(language, "import-left-out-about"));
        let offers = state.guess.offers.clone();
        offers.iter().for_each(|offer| offer_ui(ui, state, offer, language));
        chosen_ui(ui, &mut state.recipe, &offers, language);
        own_ui(ui, state, language);
        duplicates_ui(ui, state, language);
    });
}

/// One offer, with how many of the rows looked at it concerns; ticked, these rows stay out.
fn offer_ui(ui: &mut Ui, state: &mut ImportState, offer: &Offer, language: Language) {
    let (rows, all) = (number(language, offer.rows as i64), number(language, state.guess.rows as i64));
    let what = offer.condition.as_ref().map(|condition| condition_in_words(condition, language));
    let reason = offer.kind.say(language);
    let label = tr!(language, "import-offer", rows = rows, all = all, reason = reason);
    let label = what.map_or(label.clone(), |what| tr!(language, "import-why-out", why = label.clone(), what = what));
    let Some(on) = switch_ui(ui, &label, is_chosen(&state.recipe, offer)) else { return };
    let Some(condition) = &offer.condition else {
        state.recipe.duplicates = if on { Duplicates::EqualRows } else { Duplicates::Keep };
        return;
    };
    let list = list_of(&mut state.recipe, offer.kind == OfferKind::Refusing);
    list.retain(|chosen| chosen != condition);
    list.extend(on.then(|| condition.clone()));
}

fn is_chosen(recipe: &Recipe, offer: &Offer) -> bool {
    match &offer.condition {
        Some(condition) => recipe.refusing.contains(condition) || recipe.excluded.contains(condition),
        None => recipe.duplicates == Duplicates::EqualRows,
    }
}

fn list_of(recipe: &mut Recipe, refuses: bool) -> &mut Vec<Condition> {
    if refuses { &mut recipe.refusing } else { &mut recipe.excluded }
}

/// Conditions that no offer shows: those of a recipe, and the user's own. Each can be taken back.
fn chosen_ui(ui: &mut Ui, recipe: &mut Recipe, offers: &[Offer], language: Language) {
    for refuses in [true, false] {
        let is_offered = |condition: &Condition| offers.iter().any(|offer| offer.condition.as_ref() == Some(condition));
        let mut removed = None;
        for condition in list_of(recipe, refuses).iter().filter(|condition| !is_offered(condition)) {
            ui.horizontal(|ui| {
                let (why, what) = (reason(refuses, language), condition_in_words(condition, language));
                ui.label(plain(tr!(language, "import-why-out", why = why, what = what)));
                if icon_button_ui(ui, icon::X, &tr!(language, "rule-remove-condition")).clicked() {
                    removed = Some(condition.clone());
                }
            });
        }
        list_of(recipe, refuses).retain(|condition| removed.as_ref() != Some(condition));
    }
}

fn reason(refuses: bool, language: Language) -> String {
    if refuses { OfferKind::Refusing.say(language) } else { tr!(language, "import-bots-and-tests") }
}

/// A condition in the user's own words: why, which column, how compared, with what.
fn own_ui(ui: &mut Ui, state: &mut ImportState, language: Language) {
    let Some(own) = &mut state.own_condition else {
        if button_ui(ui, Kind::Quiet, Some(icon::PLUS), &tr!(language, "import-condition-add")).clicked() {
            state.own_condition = Some(OwnCondition::default());
        }
        return;
    };
    let names: Vec<String> = state.recipe.columns.iter().map(|column| column.name.clone()).collect();
    let reasons = [false, true].map(|refuses| reason(refuses, language));
    let comparisons: Vec<String> = Comparison::ALL.iter().map(|comparison| comparison.say(language)).collect();
    let compared = Comparison::ALL.iter().position(|comparison| *comparison == own.comparison);
    let (mut added, mut given_up) = (false, false);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        let why = tr!(language, "import-condition-why");
        if let Some(place) = narrow_combo_ui(ui, ("own-why", 190.0), Some(usize::from(own.refuses)), &reasons, &why) {
            own.refuses = place == 1;
        }
        let column = tr!(language, "import-condition-column");
        if let Some(place) = narrow_combo_ui(ui, ("own-column", 170.0), Some(own.column), &names, &column) {
            own.column = place;
        }
        let comparison = tr!(language, "rule-comparison");
        if let Some(place) = narrow_combo_ui(ui, ("own-comparison", 150.0), compared, &comparisons, &comparison) {
            own.comparison = Comparison::ALL[place];
        }
        let field = TextEdit::singleline(&mut own.value).desired_width(130.0).margin(vec2(10.0, 7.0));
        let hint = tr!(language, "rule-value-placeholder");
        ui.add(field.hint_text(hint.as_str())).accessible_name(hint);
        ui.add_enabled_ui(!own.value.trim().is_empty(), |ui| {
            added = button_ui(ui, Kind::Second, None, &tr!(language, "import-leave-out")).clicked();
        });
        given_up = icon_button_ui(ui, icon::X, &tr!(language, "cancel")).clicked();
    });
    if added && let Some(field) = names.get(own.column).cloned() {
        let condition = Condition { field, comparison: own.comparison, values: vec![own.value.trim().to_owned()] };
        list_of(&mut state.recipe, own.refuses).push(condition);
    }
    if added || given_up {
        state.own_condition = None;
    }
}

fn narrow_combo_ui(
    ui: &mut Ui,
    (salt, width): (&str, f32),
    current: Option<usize>,
    names: &[String],
    label: &str,
) -> Option<usize> {
    let shown = ui.allocate_ui(vec2(width, 30.0), |ui| {
        ui.set_width(width);
        bare_combo_ui(ui, salt, current, "", names, |_| {})
    });
    let (chosen, response) = shown.inner;
    response.accessible_name(label.to_owned());
    chosen
}

/// What becomes of rows that come twice, and by which columns one knows them.
fn duplicates_ui(ui: &mut Ui, state: &mut ImportState, language: Language) {
    ui.add_space(4.0);
    ui.vertical(|ui| {
        ui.set_width(320.0);
        let label = tr!(language, "import-duplicates");
        if let Some(chosen) = choice_ui(ui, language, &label, state.recipe.duplicates, Duplicates::ALL) {
            state.recipe.duplicates = chosen;
        }
    });
    if state.recipe.duplicates != Duplicates::EqualKeys {
        return;
    }
    ui.label(label_text(ui, tr!(language, "import-duplicate-key")));
    let Recipe { columns, duplicate_key, .. } = &mut state.recipe;
    ui.horizontal_wrapped(|ui| {
        for column in columns.iter() {
            if let Some(on) = switch_ui(ui, &column.name, duplicate_key.contains(&column.name)) {
                duplicate_key.retain(|name| *name != column.name);
                duplicate_key.extend(on.then(|| column.name.clone()));
            }
        }
    });
    if duplicate_key.is_empty() {
        ui.label(plain(tr!(language, "import-no-key")).size(11.0).color(color32(tokens(ui).muted)));
    }
}
