//! The differences as a list, stage by stage; what is picked in it comes into view on the map.

use super::conflicts::bring_ui;
use super::row::{galley, ground};
use super::shown::Line;
use super::{Compare, CompareAction, panel};
use crate::analysis::compare::{Comparison, Sort};
use crate::model::Language;
use crate::scene::{Face, Tint, Tokens};
use crate::tr;
use crate::ui::open::Open;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{Empty, hairline_ui, heading_ui, plain};
use crate::words::{self, Say};
use egui::accesskit::Role;
use egui::{Align2, Button, Galley, Panel, Rect, Response, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The room of the name of a stage.
const HEADING_PT: f32 = 28.0;
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
pub(super) fn list_ui(
    ui: &mut Ui,
    compare: &mut Compare,
    open: &Open,
    language: Language,
    actions: &mut Vec<CompareAction>,
) {
    let known = compare.shown.as_ref().map(|shown| (shown.comparison.clone(), shown.lines.clone()));
    let Some((comparison, lines)) = known else { return };
    Panel::bottom("compare-export").resizable(false).show_separator_line(false).frame(egui::Frame::NONE).show(
        ui,
        |ui| {
            hairline_ui(ui);
            ui.add_space(2.0);
            panel::export_ui(ui, language, actions);
            if let Some(proposal) = compare.proposal() {
                ui.add_space(2.0);
                bring_ui(ui, proposal, !open.project.read_only(), language, actions);
            }
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

/// The heights of all rows in a width, measured once for a comparison.
#[derive(Debug, Default)]
pub(super) struct Heights {
    width: f32,
    rows: Vec<f32>,
}

impl Heights {
    fn of(&mut self, ui: &Ui, lines: &[Line], width: f32) -> &[f32] {
        if self.width != width || self.rows.len() != lines.len() {
            let rows = lines.iter().map(|line| Texts::of(ui, line, width).height).collect();
            *self = Self { width, rows };
        }
        &self.rows
    }
}

/// What stands in the list.
enum Entry<'a> {
    Stage(&'a Option<String>),
    Row(usize),
}

/// The rows that are in view; those above and below only take their room.
fn rows_ui(ui: &mut Ui, compare: &mut Compare, comparison: &Comparison, lines: &[Line], language: Language) {
    let width = ui.available_width();
    let mut heights = std::mem::take(&mut compare.heights);
    let rows = heights.of(ui, lines, width);
    let (mut stage, mut any) = (None, false);
    for (place, (difference, line)) in comparison.differences.iter().zip(lines).enumerate() {
        if compare.hidden.contains(&difference.sort) {
            continue;
        }
        any = true;
        if stage != Some(&line.stage) {
            entry_ui(ui, compare, (Entry::Stage(&line.stage), HEADING_PT), comparison, lines, language);
            stage = Some(&line.stage);
        }
        entry_ui(ui, compare, (Entry::Row(place), rows[place]), comparison, lines, language);
    }
    compare.heights = heights;
    if !any {
        ui.add_space(12.0);
        ui.label(plain(tr!(language, "compare-filtered")));
    }
}

fn entry_ui(
    ui: &mut Ui,
    compare: &mut Compare,
    (entry, height): (Entry<'_>, f32),
    comparison: &Comparison,
    lines: &[Line],
    language: Language,
) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let place = match entry {
        Entry::Stage(name) => {
            if ui.is_rect_visible(rect) {
                let words = name.clone().unwrap_or_else(|| tr!(language, "compare-whole-map"));
                let inside = rect.with_min_y(rect.min.y + 8.0);
                ui.scope_builder(egui::UiBuilder::new().max_rect(inside), |ui| heading_ui(ui, &words));
            }
            return;
        }
        Entry::Row(place) => place,
    };
    let picked = compare.picked == Some(place);
    if picked && std::mem::take(&mut compare.scroll) {
        ui.scroll_to_rect(rect, None);
    }
    // The rows beside the view can be reached by the keyboard.
    if !ui.is_rect_visible(rect.expand2(vec2(0.0, rect.height() + 2.0 * HEADING_PT))) {
        return;
    }
    let response = row_ui(ui, rect, comparison.differences[place].sort, &lines[place], (place, picked));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        (compare.picked, compare.wanted) = (Some(place), true);
    }
}

/// The texts of a row: the kind of the thing, its name, what became of it.
struct Texts {
    galleys: [Arc<Galley>; 3],
    height: f32,
}

impl Texts {
    fn of(ui: &Ui, line: &Line, width: f32) -> Self {
        let (t, width) = (tokens(ui), width - BEHIND_SIGN - 8.0);
        let galleys = [
            galley(ui, &line.kind, Face::Regular, 11.0, color32(t.muted), width),
            galley(ui, &line.name, Face::SemiBold, 12.0, color32(t.ink), width),
            galley(ui, &line.told, Face::Regular, 11.5, color32(t.ink), width),
        ];
        let height = galleys.iter().map(|galley| galley.size().y).sum::<f32>() + 14.0;
        Self { galleys, height }
    }
}

/// One difference: its sign, the kind and name of the thing, and what became of it.
fn row_ui(ui: &Ui, rect: Rect, sort: Sort, line: &Line, (place, picked): (usize, bool)) -> Response {
    let t = *tokens(ui);
    let response = ui.interact(rect, ui.scope_id().with(("difference", place)), Sense::click());
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
    for galley in Texts::of(ui, line, rect.width()).galleys {
        let height = galley.size().y + 1.0;
        painter.galley(corner, galley, color32(t.ink));
        corner.y += height;
    }
    response
}
