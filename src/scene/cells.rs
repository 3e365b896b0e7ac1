//! The cards of a lane: stacked in their cells by (order, id), so that they cannot overlap.

use super::form::{self, Form};
use super::geometry::Rect;
use super::map::Map;
use super::standing::Standing;
use crate::model::{CardId, CardKind};

/// A card lower than its neighbours grows to their height, but not by more than a line.
const GROWTH: f32 = 22.0;

/// A card at its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) card: CardId,
    pub(super) kind: CardKind,
    pub(super) rect: Rect,
}

/// Places the cards of a lane from `top` down; tells how far down they reach.
pub(super) fn stack(map: &Map, standing: &[Standing], top: f32) -> (Vec<Placed>, f32) {
    let heights = row_heights(standing);
    let mut free: Vec<f32> = vec![top; map.grid.columns.len()];
    let mut placed = Vec::with_capacity(standing.len());
    let mut bottom = top;
    for Standing { card, kind, span, form, column, place, .. } in standing {
        let last = map.grid.last_column(*column, *span);
        let x = map.grid.columns[*column].x + form::inset(*kind);
        let y = free[*column..=last].iter().copied().fold(top, f32::max);
        let rect = Rect::new(x, y, form.width, grown(form, heights[place.0]));
        free[*column..=last].fill(rect.bottom() + form::gap(*kind));
        bottom = bottom.max(rect.bottom());
        placed.push(Placed { card: *card, kind: *kind, rect });
    }
    (placed, bottom)
}

/// The highest card of each row of cells: the first cards of all cells make the first row, and so on.
fn row_heights(standing: &[Standing]) -> Vec<f32> {
    let rows = standing.iter().map(|s| s.place.0 + 1).max().unwrap_or(0);
    let mut heights = vec![0.0_f32; rows];
    for s in standing.iter().filter(|s| s.form.is_boxed()) {
        heights[s.place.0] = heights[s.place.0].max(s.form.height);
    }
    heights
}

fn grown(form: &Form, row: f32) -> f32 {
    let missing = row - form.height;
    if form.is_boxed() && (0.0..=GROWTH).contains(&missing) { row } else { form.height }
}
