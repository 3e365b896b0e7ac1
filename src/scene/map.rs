//! What is drawn (`Map`) and what comes of it (`Sheet`).

use super::geometry::Size;
use super::grid::Grid;
use super::item::Item;
use super::layer::{Layer, Marks};
use super::links;
use super::options::Options;
use super::palette::Palette;
use super::spot::{Band, Cell, Spot, Target};
use super::vocabulary::Vocabulary;
use super::{Rect, Scene};
use crate::analysis::Overlay;
use crate::model::{Card, CardId, Journey, JourneyId, Lane, LaneId, Language, LinkId, Persona, Records};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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
    pub(super) words: Arc<Vocabulary>,
    /// Who walks the journey, the first one heads the map.
    pub(super) personas: Vec<&'a Persona>,
    /// How many comments on each card are open.
    pub(super) comments: BTreeMap<CardId, usize>,
    /// The links from each card to other journeys, each with what stands on it.
    pub(super) ways_on: BTreeMap<CardId, Vec<(LinkId, String)>>,
    /// The lanes with room for a loop above their cards.
    pub(super) loops: BTreeSet<LaneId>,
}

impl<'a> Map<'a> {
    /// `None`: there is no such journey.
    pub(super) fn of(
        records: &'a Records,
        journey: JourneyId,
        overlay: Option<&'a Overlay>,
        options: &'a Options,
        words: Arc<Vocabulary>,
    ) -> Option<Self> {
        let journey = records.journeys.get(&journey)?;
        let palette = Palette::of(options.theme);
        Some(Self {
            records,
            journey,
            overlay,
            options,
            palette: if options.faded_figures { palette.with_faded_figures() } else { palette },
            grid: Grid::of(records, journey.id),
            lanes: records
                .lanes_of(journey.id)
                .into_iter()
                .filter(|lane| lane.shown && options.is_about(lane.persona))
                .collect(),
            personas: journey
                .personas
                .iter()
                .filter(|id| options.is_about(Some(**id)))
                .filter_map(|id| records.personas.get(id))
                .collect(),
            words,
            comments: open_comments(records),
            ways_on: links::ways_on(records),
            loops: links::lanes_of_loops(records),
        })
    }

    pub(super) fn language(&self) -> Language {
        self.options.language
    }

    /// The persona a card is about, where the map is about several.
    pub(super) fn persona_of(&self, card: &Card) -> Option<&'a Persona> {
        let persona = card.persona.filter(|_| self.personas.len() > 1)?;
        self.records.personas.get(&persona)
    }

    /// Whether a figure about so many customers may be read.
    pub(super) fn may_tell(&self, customers: u64) -> bool {
        customers == 0 || customers >= u64::from(self.options.minimum_group)
    }
}

/// How many comments on each card are open.
fn open_comments(records: &Records) -> BTreeMap<CardId, usize> {
    let mut open = BTreeMap::new();
    for card in records.comments.values().filter(|comment| !comment.resolved).filter_map(|comment| comment.card) {
        *open.entry(card).or_default() += 1;
    }
    open
}

/// A map while it is drawn.
#[derive(Default)]
pub(super) struct Sheet {
    /// The sheet itself, lines and grounds.
    pub(super) ground: Vec<Item>,
    /// Behind the cards: guide lines and flows.
    pub(super) behind: Vec<Item>,
    /// Everything that is read, as far as it is finished.
    pub(super) layers: Vec<Arc<Layer>>,
    /// What is read, in the layer that is being drawn.
    pub(super) front: Marks,
    pub(super) spots: Vec<Spot>,
    pub(super) cells: Vec<Cell>,
    pub(super) bands: Vec<Band>,
}

impl Sheet {
    pub(super) fn spot(&mut self, target: Target, rect: Rect, label: impl Into<Arc<str>>) {
        self.spots.push(Spot { target, rect, label: label.into() });
    }

    /// What is read from here on goes into another layer.
    pub(super) fn finish_layer(&mut self) {
        self.layers.push(Arc::new(std::mem::take(&mut self.front).finish()));
    }

    /// Where text stands that may lie in a part of the map.
    pub(super) fn texts_in(&self, part: Rect) -> impl Iterator<Item = Rect> {
        let finished = self.layers.iter().flat_map(move |layer| layer.groups_in(part)).flat_map(|(_, items)| items);
        let texts = finished.chain(self.front.iter()).filter(|item| matches!(item, Item::Text(_)));
        texts.map(Item::bounds)
    }

    pub(super) fn finish(mut self, size: Size) -> Scene {
        self.finish_layer();
        let back = [self.ground, self.behind].map(|items| Arc::new(Layer::of(items)));
        let layers = back.into_iter().chain(self.layers).collect();
        Scene { bands: self.bands, ..Scene::new(size, layers, self.spots, self.cells) }
    }
}
