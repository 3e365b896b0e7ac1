//! What is drawn (`Map`) and what comes of it (`Sheet`).

use super::geometry::Size;
use super::grid::Grid;
use super::item::Item;
use super::options::Options;
use super::palette::Palette;
use super::spot::{Cell, Spot, Target};
use super::vocabulary::Vocabulary;
use super::{Rect, Scene};
use crate::analysis::Overlay;
use crate::model::{Card, Journey, JourneyId, Lane, LaneId, LaneKind, Language, Persona, Records, StepId};
use std::collections::BTreeMap;

/// Everything that the parts of a map are drawn from.
pub(super) struct Map<'a> {
    pub(super) records: &'a Records,
    pub(super) journey: &'a Journey,
    pub(super) overlay: Option<&'a Overlay>,
    pub(super) options: &'a Options,
    pub(super) palette: Palette,
    pub(super) grid: Grid<'a>,
    /// The lanes that are shown.
    pub(super) lanes: Vec<&'a Lane>,
    pub(super) words: Vocabulary,
    /// Who walks the journey, the first one heads the map.
    pub(super) personas: Vec<&'a Persona>,
    cells: BTreeMap<(LaneId, StepId), Vec<&'a Card>>,
}

impl<'a> Map<'a> {
    /// `None`: there is no such journey.
    pub(super) fn of(
        records: &'a Records,
        journey: JourneyId,
        overlay: Option<&'a Overlay>,
        options: &'a Options,
    ) -> Option<Self> {
        let journey = records.journeys.get(&journey)?;
        Some(Self {
            records,
            journey,
            overlay,
            options,
            palette: Palette::of(options.theme),
            grid: Grid::of(records, journey.id),
            lanes: records.lanes_of(journey.id).into_iter().filter(|lane| lane.shown).collect(),
            personas: journey.personas.iter().filter_map(|id| records.personas.get(id)).collect(),
            words: Vocabulary::of(options.language),
            cells: cells(records),
        })
    }

    pub(super) fn language(&self) -> Language {
        self.options.language
    }

    /// The cards of one cell from top to bottom.
    pub(super) fn cards(&self, lane: LaneId, step: StepId) -> &[&'a Card] {
        self.cells.get(&(lane, step)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether no card that is shown stands in a stage or reaches into it.
    pub(super) fn is_empty(&self, stage: usize) -> bool {
        let columns = self.grid.columns.iter().enumerate();
        let mut steps = columns.filter_map(|(number, column)| Some((number, column.step?)));
        let reaches = |number: usize, card: &Card| {
            let last = &self.grid.columns[self.grid.last_column(number, card.span)];
            (self.grid.columns[number].stage..=last.stage).contains(&stage)
        };
        steps.all(|(number, step)| {
            let mut cards = self.lanes.iter().flat_map(|lane| self.cards(lane.id, step.id));
            !cards.any(|card| reaches(number, card))
        })
    }

    /// The lane in which an empty stage asks its questions.
    pub(super) fn question_lane(&self) -> Option<LaneId> {
        let touchpoints = self.lanes.iter().find(|lane| lane.kind == LaneKind::Touchpoints);
        touchpoints.or(self.lanes.first()).map(|lane| lane.id)
    }

    /// Whether a figure about so many customers may be read.
    pub(super) fn may_tell(&self, customers: u64) -> bool {
        customers == 0 || customers >= u64::from(self.options.minimum_group)
    }
}

/// The cards of every cell by (order, id), found in one pass.
fn cells(records: &Records) -> BTreeMap<(LaneId, StepId), Vec<&Card>> {
    let mut cells: BTreeMap<(LaneId, StepId), Vec<&Card>> = BTreeMap::new();
    for card in records.cards.values() {
        cells.entry((card.lane, card.step)).or_default().push(card);
    }
    for cards in cells.values_mut() {
        cards.sort_by(|a, b| a.order.cmp(&b.order).then(a.id.cmp(&b.id)));
    }
    cells
}

/// The marks of a map while it is drawn, in three layers.
#[derive(Default)]
pub(super) struct Sheet {
    /// The sheet itself, lines and grounds.
    pub(super) ground: Vec<Item>,
    /// Behind the cards: guide lines and flows.
    pub(super) behind: Vec<Item>,
    /// Everything that is read.
    pub(super) front: Vec<Item>,
    pub(super) spots: Vec<Spot>,
    pub(super) cells: Vec<Cell>,
}

impl Sheet {
    pub(super) fn spot(&mut self, target: Target, rect: Rect, label: String) {
        self.spots.push(Spot { target, rect, label });
    }

    pub(super) fn finish(self, size: Size) -> Scene {
        let mut items = self.ground;
        items.extend(self.behind);
        items.extend(self.front);
        Scene { size, items, spots: self.spots, cells: self.cells }
    }
}
