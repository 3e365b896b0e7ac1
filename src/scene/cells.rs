//! The cards of a lane: stacked in their cells by (order, id), so that they cannot overlap.

use super::form::{self, Form};
use super::geometry::Rect;
use super::map::Map;
use crate::model::{Card, Lane};

/// A card lower than its neighbours grows to their height, but not by more than a line.
const GROWTH: f32 = 22.0;

/// A card at its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) card: &'a Card,
    pub(super) rect: Rect,
    /// Its column.
    pub(super) column: usize,
    /// Its place in the cell and how many stand there.
    pub(super) place: (usize, usize),
}

struct Waiting<'a> {
    card: &'a Card,
    form: Form,
    column: usize,
    place: (usize, usize),
    x: f32,
}

/// Places the cards of a lane from `top` down and gives each its form; tells how far down they reach.
pub(super) fn stack<'a>(map: &Map<'a>, lane: &Lane, top: f32) -> (Vec<(Placed<'a>, Form)>, f32) {
    let waiting = waiting(map, lane);
    let heights = row_heights(&waiting);
    let mut free: Vec<f32> = vec![top; map.grid.columns.len()];
    let mut placed = Vec::with_capacity(waiting.len());
    let mut bottom = top;
    for Waiting { card, form, column, place, x } in waiting {
        let last = map.grid.last_column(column, card.span);
        let y = free[column..=last].iter().copied().fold(top, f32::max);
        let height = grown(&form, heights[place.0]);
        let rect = Rect::new(x, y, form.width, height);
        free[column..=last].fill(rect.bottom() + form::gap(card.kind));
        bottom = bottom.max(rect.bottom());
        placed.push((Placed { card, rect, column, place }, form));
    }
    (placed, bottom)
}

fn waiting<'a>(map: &Map<'a>, lane: &Lane) -> Vec<Waiting<'a>> {
    let mut waiting = Vec::new();
    for (column, step) in map.grid.columns.iter().enumerate().filter_map(|(n, column)| Some((n, column.step?))) {
        let cards = map.cards(lane.id, step.id);
        for (number, &card) in cards.iter().enumerate() {
            let inset = form::inset(card.kind);
            let (x, width) = map.grid.extent(column, card.span);
            let form = form::form(map, card, width - 2.0 * inset);
            waiting.push(Waiting { card, form, column, place: (number, cards.len()), x: x + inset });
        }
    }
    waiting
}

/// The highest card of each row of cells: the first cards of all cells make the first row, and so on.
fn row_heights(waiting: &[Waiting]) -> Vec<f32> {
    let rows = waiting.iter().map(|w| w.place.0 + 1).max().unwrap_or(0);
    let mut heights = vec![0.0_f32; rows];
    for w in waiting.iter().filter(|w| w.form.is_boxed()) {
        heights[w.place.0] = heights[w.place.0].max(w.form.height);
    }
    heights
}

fn grown(form: &Form, row: f32) -> f32 {
    let missing = row - form.height;
    if form.is_boxed() && (0.0..=GROWTH).contains(&missing) { row } else { form.height }
}
