//! What of the map can be pointed at, and where cards can be put.

use super::geometry::Rect;
use crate::model::{CardId, FeelingId, JourneyId, LaneId, PersonaId, StageId, StepId};

/// The thing under a place of the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// The head of the map.
    Journey(JourneyId),
    /// The persona in the head.
    Persona(PersonaId),
    /// A chevron.
    Stage(StageId),
    /// A column's head.
    Step(StepId),
    /// A row's head.
    Lane(LaneId),
    /// A card.
    Card(CardId),
    /// A point of the emotion curve.
    Feeling(FeelingId),
}

/// A place that stands for a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// The record.
    pub target: Target,
    /// Where it is.
    pub rect: Rect,
    /// What a screen reader says: kind, title, and where it stands, in the map's language.
    pub label: String,
}

/// One cell: a lane crossed with a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The row.
    pub lane: LaneId,
    /// The column.
    pub step: StepId,
    /// Where it is.
    pub rect: Rect,
}
