//! The opportunities by impact and effort: a point each, put into its place by hand or by keys. Both values are one undo.
//!
//! In here: the sheet and what a gesture changes. The places are in `plan`, a point on the screen in `point`.

mod plan;
mod point;

use super::modal_ui;
use crate::edit::{self, Edit};
use crate::model::*;
use crate::tr;
use crate::ui::theme::{color32, faded, font, tokens};
use crate::ui::widgets::{Kind, bold, button_ui, plain, row_from_right_ui};
use crate::words::Say;
use egui::{Align2, CornerRadius, Key, Rect, Response, Sense, Stroke, StrokeKind, Ui, vec2};
use plan::{COLUMNS, Plan, ROWS, Spot};
use point::{lifted_ui, point_ui};

const WIDTH_PT: f32 = 980.0;

/// The sheet while it is open.
#[derive(Debug, Clone, Copy, Default)]
pub struct Matrix {
    /// The point in hand, which is also selected on the map.
    chosen: Option<CardId>,
}

/// What is to be done when a frame of the sheet is over.
#[derive(Debug, Default)]
pub struct MatrixAnswer {
    /// A point that went to another place.
    pub edit: Option<Edit>,
    /// A point that was taken in hand.
    pub chosen: Option<CardId>,
    /// Whether the sheet is done with.
    pub closed: bool,
}

/// Impact and effort, as far as they are known.
type Weights = (Option<Level>, Option<Level>);

/// Shows the opportunities of a journey.
pub fn matrix_ui(
    ctx: &egui::Context,
    matrix: &mut Matrix,
    (records, journey): (&Records, JourneyId),
    writable: bool,
    language: Language,
) -> MatrixAnswer {
    let mut answer = MatrixAnswer::default();
    let cards = opportunities(records, journey);
    let stays = modal_ui(ctx, "matrix", WIDTH_PT, |ui| {
        ui.label(bold(tr!(language, "command-matrix")).size(15.0));
        let about = if cards.is_empty() { tr!(language, "matrix-empty") } else { tr!(language, "matrix-about") };
        ui.label(plain(about).color(color32(tokens(ui).muted)));
        let tallest = ctx.content_rect().height() - 190.0;
        egui::ScrollArea::vertical().max_height(tallest).show(ui, |ui| {
            (answer.edit, answer.chosen) = sheet_ui(ui, matrix, (records, &cards), writable, language);
        });
        row_from_right_ui(ui, |ui| {
            let close = button_ui(ui, Kind::Main, None, &tr!(language, "message-read")).clicked();
            let show = tr!(language, "matrix-show");
            let has_one = matrix.chosen.is_some();
            let shown = ui.add_enabled_ui(has_one, |ui| button_ui(ui, Kind::Second, None, &show).clicked()).inner;
            if shown {
                answer.chosen = matrix.chosen;
            }
            answer.closed = close || shown;
        });
    });
    answer.closed |= !stays;
    answer
}

/// In the order of the map.
fn opportunities(records: &Records, journey: JourneyId) -> Vec<&Card> {
    let columns: Vec<StepId> = records.columns_of(journey).iter().map(|step| step.id).collect();
    let here = |card: &Card| columns.iter().position(|step| *step == card.step);
    let cards = records.cards.values().filter(|card| card.kind == CardKind::Opportunity);
    let mut cards: Vec<&Card> = cards.filter(|card| here(card).is_some()).collect();
    cards.sort_by_key(|card| (here(card), card.lane, card.order.clone(), card.id));
    cards
}

/// The tray, the grid and the points; gives a point that moved and one that was taken in hand.
fn sheet_ui(
    ui: &mut Ui,
    matrix: &mut Matrix,
    (records, cards): (&Records, &[&Card]),
    writable: bool,
    language: Language,
) -> (Option<Edit>, Option<CardId>) {
    let plan = Plan::of(cards, ui.cursor().min, ui.available_width());
    ui.allocate_rect(plan.whole, Sense::hover());
    let held = ui.ctx().dragged_id();
    let pointer =
        ui.ctx().pointer_interact_pos().filter(|_| writable && cards.iter().any(|c| held == Some(point_id(c.id))));
    ground_ui(ui, &plan, pointer.and_then(|at| plan.spot_at(at)), cards, language);
    let (mut to, mut chosen, mut lifted) = (None, None, None);
    for (card, rect) in cards.iter().zip(&plan.points) {
        let response = point_ui(ui, card, point_id(card.id), *rect, matrix.chosen == Some(card.id), language);
        if response.clicked() || response.drag_started() || response.gained_focus() {
            (matrix.chosen, chosen) = (Some(card.id), Some(card.id));
            response.request_focus();
        }
        if !writable {
            continue;
        }
        if response.dragged() {
            lifted = pointer.map(|at| (*card, at));
        }
        let dropped = response.drag_stopped().then(|| response.interact_pointer_pos()).flatten();
        let landed = dropped.and_then(|at| plan.spot_at(at)).map(Spot::weights);
        to = to.or(landed.or_else(|| pressed(&response, ui, card)).map(|weights| (card.id, weights)));
    }
    if let Some((card, at)) = lifted {
        lifted_ui(ui, card, at, plan.points.first().map_or(0.0, Rect::width));
    }
    let edit = to.and_then(|(card, (impact, effort))| {
        edit::set_on_cards(records, &[card], |card| (card.impact, card.effort) = (impact, effort))
    });
    (edit, chosen)
}

fn point_id(card: CardId) -> egui::Id {
    egui::Id::unique(("matrix", card))
}

/// Where an arrow key puts a point: a level further, or into the middle while a value is missing.
fn pressed(response: &Response, ui: &Ui, card: &Card) -> Option<Weights> {
    if !response.has_focus() {
        return None;
    }
    let key = |key| ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, key));
    let (right, up) = match () {
        () if key(Key::ArrowRight) => (1, 0),
        () if key(Key::ArrowLeft) => (-1, 0),
        () if key(Key::ArrowUp) => (0, 1),
        () if key(Key::ArrowDown) => (0, -1),
        () => return None,
    };
    let (Some(impact), Some(effort)) = (card.impact, card.effort) else {
        return Some((card.impact.or(Some(Level::Medium)), card.effort.or(Some(Level::Medium))));
    };
    Some((Some(shifted(impact, up)), Some(shifted(effort, right))))
}

fn shifted(level: Level, by: isize) -> Level {
    let here = COLUMNS.iter().position(|known| *known == level).unwrap_or_default();
    COLUMNS[here.saturating_add_signed(by).min(COLUMNS.len() - 1)]
}

/// Cells, levels and names of both axes, and the tray of what has no place yet.
fn ground_ui(ui: &Ui, plan: &Plan, target: Option<Spot>, cards: &[&Card], language: Language) {
    let (t, painter) = (tokens(ui), ui.painter());
    let radius = CornerRadius::same(8);
    let cell = |rect: Rect, spot: Spot| {
        let first = spot == Spot::Cell(Level::High, Level::Low);
        let fill = if first { color32(t.opportunity.fill) } else { color32(t.desk) };
        painter.rect_filled(rect, radius, fill);
        if target == Some(spot) {
            painter.rect_filled(rect, radius, faded(t.accent, 0.10));
            painter.rect_stroke(rect, radius, Stroke::new(1.5, color32(t.accent)), StrokeKind::Inside);
        }
    };
    cell(plan.tray, Spot::Tray);
    let write = |at: egui::Pos2, anchor: Align2, text: String, strong: bool| {
        let face = if strong { crate::scene::Face::SemiBold } else { crate::scene::Face::Regular };
        painter.text(at, anchor, text, font(face, 11.5), color32(if strong { t.ink } else { t.muted }));
    };
    write(plan.tray.min + vec2(8.0, 8.0), Align2::LEFT_TOP, tr!(language, "matrix-unplaced"), true);
    if !cards.is_empty() && cards.iter().all(|card| Spot::of(card) != Spot::Tray) {
        let text = tr!(language, "matrix-placed-all");
        let galley =
            painter.layout(text, font(crate::scene::Face::Regular, 11.5), color32(t.muted), plan.tray.width() - 16.0);
        painter.galley(plan.tray.min + vec2(8.0, 30.0), galley, color32(t.muted));
    }
    for (row, impact) in ROWS.into_iter().enumerate() {
        for (column, effort) in COLUMNS.into_iter().enumerate() {
            cell(plan.cells[row][column], Spot::Cell(impact, effort));
        }
        let at = plan.cells[row][0].left_center() - vec2(8.0, 0.0);
        write(at, Align2::RIGHT_CENTER, weight(language, impact), false);
    }
    for (column, effort) in COLUMNS.into_iter().enumerate() {
        let at = plan.cells[2][column].center_bottom() + vec2(0.0, 4.0);
        write(at, Align2::CENTER_TOP, weight(language, effort), false);
    }
    let top = plan.cells[0][0].left_top() - vec2(8.0, 0.0);
    write(top, Align2::RIGHT_TOP, tr!(language, "matrix-impact"), true);
    let end = plan.cells[2][2].right_bottom() + vec2(0.0, 20.0);
    write(end, Align2::RIGHT_TOP, tr!(language, "matrix-effort"), true);
}

/// A level of impact or effort, in words that agree with both.
fn weight(language: Language, level: Level) -> String {
    match level {
        Level::Low => tr!(language, "map-weight-low"),
        Level::Medium => tr!(language, "map-weight-medium"),
        Level::High => tr!(language, "map-weight-high"),
    }
}

/// What a screen reader says of a point.
fn spoken(card: &Card, language: Language) -> String {
    let kind = card.kind.say(language);
    let title = if card.title.trim().is_empty() { kind } else { card.title.trim().to_owned() };
    match (card.impact, card.effort) {
        (Some(impact), Some(effort)) => {
            let (impact, effort) = (weight(language, impact), weight(language, effort));
            tr!(language, "matrix-spoken", title = title, impact = impact, effort = effort)
        }
        _ => tr!(language, "matrix-spoken-unplaced", title = title),
    }
}
