//! The columns of the map: where stages and steps lie from left to right.

use super::geometry::Rect;
use crate::model::{JourneyId, Records, Stage, Step, StepId};

/// Free space around everything.
pub(super) const MARGIN: f32 = 16.0;
/// The heads of the lanes.
pub(super) const HEAD: f32 = 118.0;
/// A column where there are many; eight of them make a map that fits a wide window.
const COLUMN: f32 = 155.0;
/// Few columns share the width that eight would take, up to this.
const WIDEST_COLUMN: f32 = 280.0;
/// Where the head still has room for persona and goal.
const NARROWEST_MAP: f32 = 960.0;

/// A step's column; a stage without steps has one too, which takes no cards.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column<'a> {
    pub(super) step: Option<&'a Step>,
    /// Its stage's place among the stages.
    pub(super) stage: usize,
    pub(super) x: f32,
    pub(super) width: f32,
}

/// All columns.
#[derive(Debug)]
pub(super) struct Grid<'a> {
    pub(super) stages: Vec<&'a Stage>,
    pub(super) columns: Vec<Column<'a>>,
    /// Of the whole map.
    pub(super) width: f32,
}

impl<'a> Grid<'a> {
    pub(super) fn of(records: &'a Records, journey: JourneyId) -> Self {
        let stages = records.stages_of(journey);
        let mut steps: Vec<(usize, Option<&Step>)> = Vec::new();
        for (number, stage) in stages.iter().enumerate() {
            let of_stage = records.steps_of(stage.id);
            steps.extend(of_stage.iter().map(|step| (number, Some(*step))));
            if of_stage.is_empty() {
                steps.push((number, None));
            }
        }
        let width = (COLUMN * 8.0 / steps.len().max(1) as f32).clamp(COLUMN, WIDEST_COLUMN);
        let left = MARGIN + HEAD;
        let column = |(number, (stage, step))| Column { step, stage, x: left + width * number as f32, width };
        let columns: Vec<Column> = steps.into_iter().enumerate().map(column).collect();
        let right = left + width * columns.len() as f32;
        Self { stages, columns, width: (right + MARGIN).max(NARROWEST_MAP) }
    }

    /// Left end of the columns.
    pub(super) fn left(&self) -> f32 {
        MARGIN + HEAD
    }

    /// Right end of the last column.
    pub(super) fn columns_end(&self) -> f32 {
        self.columns.last().map_or(self.left(), |column| column.x + column.width)
    }

    /// Right end of what is drawn.
    pub(super) fn right(&self) -> f32 {
        self.width - MARGIN
    }

    /// The column of a step.
    pub(super) fn column_of(&self, step: StepId) -> Option<usize> {
        self.columns.iter().position(|column| column.step.is_some_and(|s| s.id == step))
    }

    /// How far `span` columns from this one on reach; never beyond the last.
    pub(super) fn extent(&self, column: usize, span: u32) -> (f32, f32) {
        let last = self.last_column(column, span);
        let (first, last) = (&self.columns[column], &self.columns[last]);
        (first.x, last.x + last.width - first.x)
    }

    /// The last of `span` columns from this one on.
    pub(super) fn last_column(&self, column: usize, span: u32) -> usize {
        let further = span.saturating_sub(1) as usize;
        column.saturating_add(further).min(self.columns.len() - 1)
    }

    /// From where to where a stage reaches.
    pub(super) fn stage(&self, stage: usize) -> Rect {
        let mut all = self.columns.iter().filter(|column| column.stage == stage);
        let first = all.next().map_or((self.left(), 0.0), |column| (column.x, column.width));
        let width = all.fold(first.1, |width, column| width + column.width);
        Rect::new(first.0, 0.0, width, 0.0)
    }
}
