//! What of the map can be pointed at, and where cards can be put.

use super::geometry::Rect;
use crate::model::{CardId, FeelingId, JourneyId, LaneId, LinkId, PersonaId, RecordId, StageId, StepId, TableId};
use std::sync::Arc;
use uuid::Uuid;

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
    /// A link between cards, or from a card to a journey.
    Link(LinkId),
}

impl Target {
    /// What a record of this table and id is on the map; `None` for what does not stand there.
    pub fn of(table: TableId, id: Uuid) -> Option<Self> {
        Some(match table {
            TableId::Journey => Self::Journey(JourneyId::from_uuid(id)),
            TableId::Persona => Self::Persona(PersonaId::from_uuid(id)),
            TableId::Stage => Self::Stage(StageId::from_uuid(id)),
            TableId::Step => Self::Step(StepId::from_uuid(id)),
            TableId::Lane => Self::Lane(LaneId::from_uuid(id)),
            TableId::Card => Self::Card(CardId::from_uuid(id)),
            TableId::Feeling => Self::Feeling(FeelingId::from_uuid(id)),
            TableId::Link => Self::Link(LinkId::from_uuid(id)),
            _ => return None,
        })
    }
}

/// A place that stands for a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// The record.
    pub target: Target,
    /// Where it is.
    pub rect: Rect,
    /// What a screen reader says: kind, title, and where it stands, in the map's language.
    pub label: Arc<str>,
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
    /// How many cards stand in it.
    pub cards: u32,
    /// Around these cards; empty where there are none.
    pub stack: Rect,
    /// Whether a card or a feeling stands in it or reaches over it.
    pub taken: bool,
}

/// The band of an emotion lane: where its heights lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// The lane.
    pub lane: LaneId,
    /// The height of the value 0.
    pub neutral: f32,
    /// From one value to the next, upwards.
    pub level: f32,
}
