//! What is selected on the map, and how the arrow keys walk over it.

use crate::model::{LaneId, Records, StepId};
use crate::scene::{Rect, Scene, Target};

/// What is selected on the map. Not part of the document: it has no edits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Selected {
    /// Nothing.
    #[default]
    Nothing,
    /// A thing of the map.
    Target(Target),
    /// An empty cell, waiting for a card.
    Cell(LaneId, StepId),
}

/// Where an arrow key leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Up.
    Up,
    /// Down.
    Down,
}

impl Selected {
    /// The selected thing, if it is one.
    pub fn target(self) -> Option<Target> {
        match self {
            Self::Target(target) => Some(target),
            Self::Nothing | Self::Cell(..) => None,
        }
    }

    /// Where it is on the map.
    pub fn rect(self, scene: &Scene) -> Option<Rect> {
        match self {
            Self::Nothing => None,
            Self::Target(target) => scene.spots.iter().find(|spot| spot.target == target).map(|spot| spot.rect),
            Self::Cell(lane, step) => scene.cells.iter().find(|c| c.lane == lane && c.step == step).map(|c| c.rect),
        }
    }

    /// The column it stands in, the first one for a stage.
    pub fn step(self, records: &Records) -> Option<StepId> {
        match self {
            Self::Nothing => None,
            Self::Cell(_, step) => Some(step),
            Self::Target(Target::Card(card)) => records.cards.get(&card).map(|card| card.step),
            Self::Target(Target::Step(step)) => Some(step),
            Self::Target(Target::Stage(stage)) => records.steps_of(stage).first().map(|step| step.id),
            Self::Target(Target::Feeling(feeling)) => records.feelings.get(&feeling).map(|feeling| feeling.step),
            Self::Target(Target::Journey(_) | Target::Persona(_) | Target::Lane(_)) => None,
        }
    }
}

/// The cells in which nothing stands.
pub(super) fn empty_cells(scene: &Scene) -> impl Iterator<Item = &crate::scene::Cell> {
    let taken = |rect: &Rect| {
        scene
            .spots
            .iter()
            .filter(|spot| matches!(spot.target, Target::Card(_) | Target::Feeling(_)))
            .any(|spot| rect.contains(spot.rect.center()))
    };
    scene.cells.iter().filter(move |cell| !taken(&cell.rect))
}

/// The next stop from `from` this way: the nearest thing or empty cell that lies there, things straight ahead first.
pub(super) fn next(scene: &Scene, from: Selected, way: Way) -> Option<Selected> {
    let here = from.rect(scene)?.center();
    let spots = scene.spots.iter().map(|spot| (Selected::Target(spot.target), spot.rect));
    let cells = empty_cells(scene).map(|cell| (Selected::Cell(cell.lane, cell.step), cell.rect));
    let distance = |rect: &Rect| {
        let (dx, dy) = (rect.center().x - here.x, rect.center().y - here.y);
        let (along, across) = match way {
            Way::Left => (-dx, dy),
            Way::Right => (dx, dy),
            Way::Up => (-dy, dx),
            Way::Down => (dy, dx),
        };
        (along > 1.0 && across.abs() < along * 4.0 + 60.0).then_some(along + 3.0 * across.abs())
    };
    spots
        .chain(cells)
        .filter(|(stop, _)| *stop != from)
        .filter_map(|(stop, rect)| distance(&rect).map(|d| (stop, d)))
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(stop, _)| stop)
}
