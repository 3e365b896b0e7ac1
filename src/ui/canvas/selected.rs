//! What is selected on the map, and how the keys walk over it.

use crate::model::{CardId, FeelingId, LaneId, Records, StepId};
use crate::scene::{Rect, Scene, Target};
use std::collections::BTreeSet;

/// What the keys are about. Not part of the document: it has no edits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Selected {
    /// Nothing.
    #[default]
    Nothing,
    /// A thing of the map.
    Target(Target),
    /// A cell, waiting for a card.
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

/// Everything that is selected: the one thing the keys are about, and what else is.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    first: Selected,
    /// All selected things, the first one too; empty unless there are several.
    several: BTreeSet<Target>,
}

impl Selection {
    /// What the keys are about.
    pub fn first(&self) -> Selected {
        self.first
    }

    /// The thing the keys are about, if it is one.
    pub fn target(&self) -> Option<Target> {
        match self.first {
            Selected::Target(target) => Some(target),
            Selected::Nothing | Selected::Cell(..) => None,
        }
    }

    /// Selects this and nothing else.
    pub fn set(&mut self, selected: Selected) {
        self.first = selected;
        self.several.clear();
    }

    /// Selects this thing and nothing else.
    pub fn only(&mut self, target: Target) {
        self.set(Selected::Target(target));
    }

    /// Selects nothing.
    pub fn clear(&mut self) {
        self.set(Selected::Nothing);
    }

    /// Selects all of these and nothing else; the keys are about the last one.
    pub fn all(&mut self, targets: impl IntoIterator<Item = Target>) {
        let targets: Vec<Target> = targets.into_iter().collect();
        self.first = targets.last().map_or(Selected::Nothing, |last| Selected::Target(*last));
        self.several = if targets.len() > 1 { targets.into_iter().collect() } else { BTreeSet::new() };
    }

    /// Adds a thing to what is selected, or takes it out.
    pub fn toggle(&mut self, target: Target) {
        let mut all: BTreeSet<Target> = self.targets().into_iter().collect();
        if !all.remove(&target) {
            all.insert(target);
            self.first = Selected::Target(target);
        } else if self.target() == Some(target) {
            self.first = all.last().map_or(Selected::Nothing, |last| Selected::Target(*last));
        }
        self.several = if all.len() > 1 { all } else { BTreeSet::new() };
    }

    /// Adds things to what is selected.
    pub fn add(&mut self, targets: impl IntoIterator<Item = Target>) {
        let known = self.targets();
        self.all(known.into_iter().chain(targets).collect::<BTreeSet<_>>());
    }

    /// Adds a thing to what is selected; from now on the keys are about it.
    pub fn add_last(&mut self, target: Target) {
        self.add([target]);
        self.first = Selected::Target(target);
    }

    /// Whether a thing is selected.
    pub fn contains(&self, target: Target) -> bool {
        self.first == Selected::Target(target) || self.several.contains(&target)
    }

    /// Whether several things are.
    pub fn is_several(&self) -> bool {
        !self.several.is_empty()
    }

    /// All selected things.
    pub fn targets(&self) -> Vec<Target> {
        if self.several.is_empty() {
            self.target().into_iter().collect()
        } else {
            self.several.iter().copied().collect()
        }
    }

    /// The selected cards.
    pub fn cards(&self) -> Vec<CardId> {
        let card = |target| if let Target::Card(card) = target { Some(card) } else { None };
        self.targets().into_iter().filter_map(card).collect()
    }

    /// The selected points of the emotion curve.
    pub fn feelings(&self) -> Vec<FeelingId> {
        let feeling = |target| if let Target::Feeling(feeling) = target { Some(feeling) } else { None };
        self.targets().into_iter().filter_map(feeling).collect()
    }

    /// Forgets what is no longer on the map.
    pub fn follow(&mut self, scene: &Scene) {
        if self.several.is_empty() {
            return;
        }
        let there: BTreeSet<Target> = scene.spots.iter().map(|spot| spot.target).collect();
        self.several.retain(|target| there.contains(target));
        if self.several.len() < 2 {
            let left = self.several.first().copied();
            self.set(left.map_or(Selected::Nothing, Selected::Target));
        } else if self.target().is_none_or(|first| !there.contains(&first)) {
            self.first = self.several.last().map_or(Selected::Nothing, |last| Selected::Target(*last));
        }
    }

    /// Where the first one is on the map.
    pub fn rect(&self, scene: &Scene) -> Option<Rect> {
        self.first.rect(scene)
    }

    /// Where all of it is on the map.
    pub fn bounds(&self, scene: &Scene) -> Option<Rect> {
        let rects = self.targets().into_iter().filter_map(|target| Selected::Target(target).rect(scene));
        rects.reduce(|all, rect| all.union(&rect)).or_else(|| self.rect(scene))
    }
}

impl Selected {
    /// Where it is on the map.
    pub fn rect(self, scene: &Scene) -> Option<Rect> {
        match self {
            Self::Nothing => None,
            Self::Target(target) => scene.spot(target).map(|spot| spot.rect),
            Self::Cell(lane, step) => scene.cell(lane, step).map(|c| c.rect),
        }
    }

    /// The cell it stands in.
    pub fn cell(self, records: &Records) -> Option<(LaneId, StepId)> {
        match self {
            Self::Cell(lane, step) => Some((lane, step)),
            Self::Target(Target::Card(card)) => records.cards.get(&card).map(|card| (card.lane, card.step)),
            _ => None,
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
            Self::Target(Target::Link(link)) => {
                records.links.get(&link).and_then(|link| records.cards.get(&link.from)).map(|card| card.step)
            }
            Self::Target(Target::Journey(_) | Target::Persona(_) | Target::Lane(_)) => None,
        }
    }
}

/// The cells in which nothing stands.
pub(super) fn empty_cells(scene: &Scene) -> impl Iterator<Item = &crate::scene::Cell> {
    scene.cells.iter().filter(|cell| !cell.taken)
}

/// The cell after this one as one reads, or the one before it: along its lane, then on to the next lane.
pub(super) fn next_cell(scene: &Scene, from: (LaneId, StepId), back: bool) -> Option<(LaneId, StepId)> {
    let here = scene.cells.iter().position(|cell| (cell.lane, cell.step) == from)?;
    let next = if back { here.checked_sub(1)? } else { here + 1 };
    scene.cells.get(next).map(|cell| (cell.lane, cell.step))
}

/// The head beside this one: the next stage, step or lane as one reads, or the one before.
pub(super) fn next_head(scene: &Scene, from: Target, back: bool) -> Option<Target> {
    let is_alike = |target: &Target| std::mem::discriminant(target) == std::mem::discriminant(&from);
    let mut heads: Vec<&crate::scene::Spot> = scene.spots.iter().filter(|spot| is_alike(&spot.target)).collect();
    heads.sort_by(|a, b| (a.rect.x + a.rect.y).total_cmp(&(b.rect.x + b.rect.y)));
    let here = heads.iter().position(|spot| spot.target == from)?;
    let next = if back { here.checked_sub(1)? } else { here + 1 };
    heads.get(next).map(|spot| spot.target)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CardId;

    #[test]
    fn toggling_adds_and_takes_away_and_one_left_is_the_only_one() {
        let [a, b] = [Target::Card(CardId::new()), Target::Card(CardId::new())];
        let mut selection = Selection::default();
        selection.only(a);
        selection.toggle(b);
        assert!(selection.is_several() && selection.contains(a) && selection.target() == Some(b));
        selection.toggle(b);
        assert!(!selection.is_several() && selection.target() == Some(a));
        selection.toggle(a);
        assert_eq!(selection.first(), Selected::Nothing);
    }
}
