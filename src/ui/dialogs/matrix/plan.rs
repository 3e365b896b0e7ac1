//! Where tray, cells and points of the matrix lie.

use super::Weights;
use crate::model::{Card, Level};
use egui::{Pos2, Rect, pos2, vec2};

/// The rows from top to bottom: impact.
pub(super) const ROWS: [Level; 3] = [Level::High, Level::Medium, Level::Low];
/// The columns from left to right: effort.
pub(super) const COLUMNS: [Level; 3] = [Level::Low, Level::Medium, Level::High];

const TRAY_PT: f32 = 190.0;
/// For the names of the rows.
const NAMES_PT: f32 = 66.0;
/// For the names of the columns.
const FOOT_PT: f32 = 40.0;
const GAP_PT: f32 = 6.0;
const POINT_PT: f32 = 24.0;
/// From the top of one point to that of the next.
const APART_PT: f32 = POINT_PT + 4.0;
const LOWEST_PT: f32 = 84.0;
/// For the heading of the tray.
const HEADING_PT: f32 = 26.0;

/// A place of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// Beside the grid: impact or effort is missing.
    Tray,
    /// Impact, effort.
    Cell(Level, Level),
}

impl Spot {
    /// Where a card belongs.
    pub(super) fn of(card: &Card) -> Self {
        card.impact.zip(card.effort).map_or(Self::Tray, |(impact, effort)| Self::Cell(impact, effort))
    }

    /// What a card has there.
    pub(super) fn weights(self) -> Weights {
        match self {
            Self::Tray => (None, None),
            Self::Cell(impact, effort) => (Some(impact), Some(effort)),
        }
    }
}

/// The matrix with its points laid out.
pub(super) struct Plan {
    pub(super) whole: Rect,
    pub(super) tray: Rect,
    /// By row and column.
    pub(super) cells: [[Rect; 3]; 3],
    /// One for each card.
    pub(super) points: Vec<Rect>,
}

impl Plan {
    /// A row is as high as the fullest of its cells needs.
    pub(super) fn of(cards: &[&Card], corner: Pos2, width: f32) -> Self {
        let count = |spot: Spot| cards.iter().filter(|card| Spot::of(card) == spot).count();
        let needed = |count: usize| count as f32 * APART_PT + 8.0;
        let height = |impact: Level| {
            let fullest = COLUMNS.map(|effort| count(Spot::Cell(impact, effort))).into_iter().max().unwrap_or_default();
            needed(fullest).max(LOWEST_PT)
        };
        let heights = ROWS.map(height);
        let left = corner.x + TRAY_PT + NAMES_PT;
        let column = (width - TRAY_PT - NAMES_PT - 2.0 * GAP_PT) / 3.0;
        let mut cells = [[Rect::NOTHING; 3]; 3];
        let mut y = corner.y;
        for (row, height) in heights.into_iter().enumerate() {
            for (place, cell) in cells[row].iter_mut().enumerate() {
                let x = left + place as f32 * (column + GAP_PT);
                *cell = Rect::from_min_size(pos2(x, y), vec2(column, height));
            }
            y += height + GAP_PT;
        }
        let grid = y - GAP_PT - corner.y;
        let tray = vec2(TRAY_PT, grid.max(HEADING_PT + needed(count(Spot::Tray))));
        let tray = Rect::from_min_size(corner, tray);
        let whole = Rect::from_min_size(corner, vec2(width, tray.height().max(grid + FOOT_PT)));
        let mut plan = Self { whole, tray, cells, points: Vec::new() };
        let places = cards.iter().enumerate().map(|(place, card)| {
            let spot = Spot::of(card);
            let above = cards[..place].iter().filter(|other| Spot::of(other) == spot).count();
            plan.point(spot, above)
        });
        plan.points = places.collect();
        plan
    }

    /// The place of a point below so many others.
    fn point(&self, spot: Spot, above: usize) -> Rect {
        let (rect, top) = match spot {
            Spot::Tray => (self.tray, HEADING_PT),
            Spot::Cell(..) => (self.rect(spot), 0.0),
        };
        let corner = rect.min + vec2(6.0, 6.0 + top + above as f32 * APART_PT);
        Rect::from_min_size(corner, vec2(rect.width() - 12.0, POINT_PT))
    }

    fn rect(&self, spot: Spot) -> Rect {
        let Spot::Cell(impact, effort) = spot else { return self.tray };
        let row = ROWS.iter().position(|level| *level == impact).unwrap_or_default();
        let column = COLUMNS.iter().position(|level| *level == effort).unwrap_or_default();
        self.cells[row][column]
    }

    /// What lies at a place of the screen.
    pub(super) fn spot_at(&self, at: Pos2) -> Option<Spot> {
        let cells = ROWS.into_iter().flat_map(|impact| COLUMNS.map(|effort| Spot::Cell(impact, effort)));
        cells.chain([Spot::Tray]).find(|spot| self.rect(*spot).contains(at))
    }
}
