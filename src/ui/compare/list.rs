//! The differences as a list, stage by stage; what is picked in it comes into view on the map.

use super::row::{galley, ground};
use super::shown::Line;
use super::{Compare, CompareAction, panel};
use crate::analysis::compare::{Comparison, Sort};
use crate::model::Language;
use crate::scene::{Face, Tint, Tokens};
use crate::tr;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{Empty, heading_ui, plain};
use crate::words::{self, Say};
use egui::accesskit::Role;
use egui::{Align2, Button, Panel, Rect, Response, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};
use std::collections::BTreeSet;

/// Where the words of a row begin, behind its sign.
const BEHIND_SIGN: f32 = 30.0;

/// The colours of a sort, as on the map.
pub(super) fn tint(tokens: &Tokens, sort: Sort) -> Tint {
    match sort {
        Sort::Added => tokens.opportunity,
        Sort::Removed => tokens.pain,
        Sort::Moved => tokens.gain,
        Sort::Changed => tokens.moment,
    }
}

/// Shows the list.
pub(super) fn list_ui(ui: &mut Ui, compare: &mut Compare, language: Language, actions: &mut Vec<CompareAction>) {
    let known = compare.shown.as_ref().map(|shown| (shown.comparison.clone(), shown.lines.clone()));
    let Some((comparison, lines)) = known else { return };
    Panel::bottom("compare-export").resizable(false).show_separator_line(false).frame(egui::Frame::NONE).show(
        ui,
        |ui| {
            ui.add_space(8.0);
            panel::export_ui(ui, language, actions);
        },
    );
    if comparison.differences.is_empty() {
        let sentence = tr!(language, "compare-same");
        nothing_ui(ui, &Empty { glyph: crate::scene::icon::CHECK_CIRCLE, sentence: &sentence, button: "" });
        return;
    }
    sorts_ui(ui, &comparison, &mut compare.hidden, language);
    let area = ScrollArea::vertical().id_salt("differences").auto_shrink(false);
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        rows_ui(ui, compare, &comparison, &lines, language);
    });
}

fn nothing_ui(ui: &mut Ui, empty: &Empty<'_>) {
    ui.vertical_centered(|ui| {
        ui.add_space(32.0);
        ui.label(crate::ui::theme::icon(empty.glyph, 32.0).color(color32(tokens(ui).muted)));
        ui.label(plain(empty.sentence));
    });
}

/// The sorts with their numbers; each can be left out.
fn sorts_ui(ui: &mut Ui, comparison: &Comparison, hidden: &mut BTreeSet<Sort>, language: Language) {
    let t = *tokens(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        ui.spacing_mut().button_padding = vec2(5.0, 3.0);
        ui.spacing_mut().interact_size.y = 24.0;
        for sort in Sort::ALL {
            let count = comparison.count(sort);
            let shown = !hidden.contains(&sort);
            let number = words::number(language, count as i64);
            let words = format!("{} {} {number}", sort.sign(), sort.say(language));
            let tint = tint(&t, sort);
            let (fill, ink) = if shown { (tint.fill, tint.text) } else { (t.panel, t.muted) };
            let text = plain(words).size(11.0).color(color32(ink));
            let edge = Stroke::new(1.0, color32(if shown { tint.border } else { t.hairline }));
            let response = ui.add_enabled(count > 0, Button::new(text).fill(color32(fill)).stroke(edge));
            let spoken = tr!(language, "compare-show-sort", sort = sort.say(language), count = number);
            response.widget_info(|| WidgetInfo::selected(Role::CheckBox, count > 0, shown, &spoken));
            if response.clicked() && !hidden.remove(&sort) {
                hidden.insert(sort);
            }
        }
    });
}

fn rows_ui(ui: &mut Ui, compare: &mut Compare, comparison: &Comparison, lines: &[Line], language: Language) {
    let mut heading = None;
    let mut any = false;
    for (place, (difference, line)) in comparison.differences.iter().zip(lines).enumerate() {
        if compare.hidden.contains(&difference.sort) {
            continue;
        }
        any = true;
        if heading != Some(&line.stage) {
            ui.add_space(6.0);
            heading_ui(ui, &line.stage.clone().unwrap_or_else(|| tr!(language, "compare-whole-map")));
            heading = Some(&line.stage);
        }
        let picked = compare.picked == Some(place);
        let response = row_ui(ui, difference.sort, line, picked);
        if response.clicked() {
            (compare.picked, compare.wanted) = (Some(place), true);
        }
        if picked && std::mem::take(&mut compare.scroll) {
            response.scroll_to_me(None);
        }
    }
    if !any {
        ui.add_space(12.0);
        ui.label(plain(tr!(language, "compare-filtered")));
    }
}

/// One difference: its sign, the kind and name of the thing, and what became of it.
fn row_ui(ui: &mut Ui, sort: Sort, line: &Line, picked: bool) -> Response {
    let t = *tokens(ui);
    let width = ui.available_width() - BEHIND_SIGN - 8.0;
    let kind_galley = galley(ui, &line.kind, Face::Regular, 11.0, color32(t.muted), width);
    let name_galley = galley(ui, &line.name, Face::SemiBold, 12.0, color32(t.ink), width);
    let told_galley = galley(ui, &line.told, Face::Regular, 11.5, color32(t.ink), width);
    let height = kind_galley.size().y + name_galley.size().y + told_galley.size().y + 14.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, picked, &line.spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    ground(ui, rect, &response, picked);
    let tint = tint(&t, sort);
    let sign = Rect::from_min_size(rect.min + vec2(4.0, 7.0), vec2(20.0, 20.0));
    let painter = ui.painter();
    painter.rect_filled(sign, 6.0, color32(tint.text));
    let font = crate::ui::theme::font(Face::SemiBold, 13.0);
    painter.text(sign.center(), Align2::CENTER_CENTER, sort.sign(), font, color32(tint.fill));
    let mut corner = rect.min + vec2(BEHIND_SIGN, 6.0);
    for galley in [kind_galley, name_galley, told_galley] {
        let height = galley.size().y + 1.0;
        painter.galley(corner, galley, color32(t.ink));
        corner.y += height;
    }
    response
}
