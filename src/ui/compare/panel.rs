//! The panel at the right: what is compared, how it is looked at, and the page in front.

use super::{Against, Compare, CompareAction, Page, bring, conflicts, list};
use crate::model::*;
use crate::scene::icon as glyph;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::open::Open;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{Kind, bold, button_ui, combo_ui, hairline_ui, icon_button_ui, link_ui, plain};
use crate::words::{self, Say};
use egui::accesskit::Role;
use egui::{Button, Stroke, Ui, WidgetInfo, vec2};

/// Shows it.
pub(super) fn panel_ui(
    ui: &mut Ui,
    compare: &mut Compare,
    open: &Open,
    language: Language,
    actions: &mut Vec<CompareAction>,
) {
    ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
    head_ui(ui, compare, language);
    journeys_ui(ui, compare, open, language);
    view_ui(ui, compare, language);
    pages_ui(ui, compare, language);
    ui.add_space(2.0);
    hairline_ui(ui);
    match compare.page {
        Page::Differences => list::list_ui(ui, compare, open, language, actions),
        Page::Conflicts => conflicts::conflicts_ui(ui, compare, open, language, actions),
        Page::Journeys => bring::bring_ui(ui, compare, open, language, actions),
    }
}

fn head_ui(ui: &mut Ui, compare: &mut Compare, language: Language) {
    let Some(shown) = &compare.shown else { return };
    let [before, after] = &shown.names;
    ui.label(bold(tr!(language, "compare-list-title", before = before.as_str(), after = after.as_str())).size(14.0));
    let muted = color32(tokens(ui).muted);
    match &compare.against {
        Some(Against::Copy(proposal, _)) => {
            let authors: Vec<&str> = proposal.their_authors().into_iter().collect();
            if !authors.is_empty() {
                let by = tr!(language, "compare-by", names = authors.join(", "));
                ui.label(plain(by).size(11.0).color(muted));
            }
        }
        Some(Against::Foreign(other, _)) => {
            let sentence = tr!(language, "compare-unrelated", file = other.name());
            ui.label(plain(sentence).size(11.0).color(muted));
        }
        _ => {}
    }
    if compare.work.is_some() {
        super::busy_ui(ui, &tr!(language, "compare-working"));
    }
    if link_ui(ui, &tr!(language, "compare-else")).clicked() {
        compare.stop();
    }
}

/// Which journeys are compared, where there is a choice.
fn journeys_ui(ui: &mut Ui, compare: &mut Compare, open: &Open, language: Language) {
    let offered = |records: &Records| -> Vec<(JourneyId, String)> {
        let name = |j: &Journey| format!("{}\t {}", j.title, j.state.say(language).to_lowercase());
        records.journeys_in_order().into_iter().map(|journey| (journey.id, name(journey))).collect()
    };
    let own = offered(open.project.records());
    let (theirs, is_foreign) = match &compare.against {
        Some(Against::Copy(_, there)) => (offered(there), false),
        Some(Against::Foreign(_, there)) => (offered(there), true),
        Some(Against::Moment(..)) => (Vec::new(), false),
        Some(Against::Journey(_)) | None => return,
    };
    if own.len() > 1
        && let Some(chosen) = journey_combo_ui(ui, &tr!(language, "compare-own-journey"), &own, compare.own)
    {
        // Of a copy and of a moment the same journey is looked at on both sides.
        (compare.own, compare.picked, compare.is_fitted) = (Some(chosen), None, false);
        compare.other = compare.other.filter(|_| is_foreign);
    }
    if is_foreign && theirs.len() > 1 {
        let file = compare.foreign().map(|other| other.name()).unwrap_or_default();
        let label = tr!(language, "compare-other-journey", file = file);
        if let Some(chosen) = journey_combo_ui(ui, &label, &theirs, compare.other) {
            (compare.other, compare.picked, compare.is_fitted) = (Some(chosen), None, false);
        }
    }
}

fn journey_combo_ui(
    ui: &mut Ui,
    label: &str,
    offered: &[(JourneyId, String)],
    current: Option<JourneyId>,
) -> Option<JourneyId> {
    let names: Vec<String> = offered.iter().map(|(_, name)| name.clone()).collect();
    let place = offered.iter().position(|(id, _)| Some(*id) == current);
    combo_ui(ui, label, label, place, "", &names).and_then(|chosen| offered.get(chosen)).map(|(id, _)| *id)
}

/// Over each other or side by side.
fn view_ui(ui: &mut Ui, compare: &mut Compare, language: Language) {
    let choices = [(false, tr!(language, "compare-over")), (true, tr!(language, "compare-beside"))];
    let width = (ui.available_width() - 6.0) / 2.0;
    ui.horizontal(|ui| {
        for (is_beside, name) in choices {
            if choice_ui(ui, &name, compare.is_beside == is_beside, width, Role::RadioButton) {
                (compare.is_beside, compare.is_fitted) = (is_beside, false);
            }
        }
    });
}

/// The pages, where there are several.
fn pages_ui(ui: &mut Ui, compare: &mut Compare, language: Language) {
    let more = match &compare.against {
        Some(Against::Copy(..)) => (Page::Conflicts, tr!(language, "compare-tab-conflicts")),
        Some(Against::Foreign(..)) => (Page::Journeys, tr!(language, "compare-tab-journeys")),
        _ => {
            compare.page = Page::Differences;
            return;
        }
    };
    let conflicts = compare.proposal().map_or(0, |proposal| proposal.conflicts().len());
    let name = |page: Page, name: String| match page {
        Page::Conflicts if conflicts > 0 => format!("{name} · {}", words::number(language, conflicts as i64)),
        _ => name,
    };
    let width = (ui.available_width() - 6.0) / 2.0;
    ui.horizontal(|ui| {
        for (page, words) in [(Page::Differences, tr!(language, "compare-tab-differences")), more] {
            if choice_ui(ui, &name(page, words), compare.page == page, width, Role::Tab) {
                compare.page = page;
            }
        }
    });
}

/// One of several buttons of which one is down; `true` when it is pressed.
fn choice_ui(ui: &mut Ui, name: &str, here: bool, width: f32, role: Role) -> bool {
    let t = tokens(ui);
    let ink = if here { color32(t.ink) } else { color32(t.muted) };
    let fill = if here { color32(t.desk) } else { egui::Color32::TRANSPARENT };
    let edge = if here { color32(t.muted).gamma_multiply(0.4) } else { color32(t.hairline) };
    let button = Button::new(bold(name).size(12.0).color(ink)).fill(fill).stroke(Stroke::new(1.0, edge));
    let response = ui.add(button.min_size(vec2(width, 28.0)));
    response.widget_info(|| WidgetInfo::selected(role, true, here, name));
    response.clicked() && !here
}

/// The buttons that give the comparison out, and those of the zoom.
pub(super) fn export_ui(ui: &mut Ui, language: Language, actions: &mut Vec<CompareAction>) {
    ui.horizontal(|ui| {
        for (words, action) in [
            (tr!(language, "compare-export-picture"), CompareAction::ExportPicture),
            (tr!(language, "compare-export-list"), CompareAction::ExportList),
        ] {
            if button_ui(ui, Kind::Second, Some(glyph::EXPORT), &words).clicked() {
                actions.push(action);
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for (command, icon) in
                [(Command::Fit, glyph::CORNERS_OUT), (Command::ZoomIn, glyph::PLUS), (Command::ZoomOut, glyph::MINUS)]
            {
                if icon_button_ui(ui, icon, &command.hint(language)).clicked() {
                    actions.push(CompareAction::Look(command));
                }
            }
        });
    });
}
