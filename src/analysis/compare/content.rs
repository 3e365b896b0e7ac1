//! What stands on one map, in its order.

use super::{OneMap, Thing};
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};

/// Everything on one map, hidden lanes too.
pub(super) struct Content<'a> {
    pub(super) records: &'a Records,
    pub(super) journey: &'a Journey,
    /// Who walks it, then whom else it names.
    pub(super) personas: Vec<&'a Persona>,
    pub(super) stages: Vec<&'a Stage>,
    pub(super) steps: Vec<&'a Step>,
    pub(super) lanes: Vec<&'a Lane>,
    /// Lane by lane, from left to right, in each cell from top to bottom.
    pub(super) cards: Vec<&'a Card>,
    pub(super) feelings: Vec<&'a Feeling>,
    pub(super) links: Vec<&'a Link>,
    things: Vec<Thing>,
}

impl<'a> Content<'a> {
    pub(super) fn of(map: &'a OneMap) -> Option<Self> {
        let records: &'a Records = &map.records;
        let journey = records.journeys.get(&map.journey)?;
        let (stages, steps) = (records.stages_of(journey.id), records.columns_of(journey.id));
        let lanes = records.lanes_of(journey.id);
        let columns: BTreeMap<StepId, usize> = steps.iter().enumerate().map(|(at, step)| (step.id, at)).collect();
        let rows: BTreeMap<LaneId, usize> = lanes.iter().enumerate().map(|(at, lane)| (lane.id, at)).collect();
        let place = |card: &Card| Some((*rows.get(&card.lane)?, *columns.get(&card.step)?));
        let mut cards: Vec<((usize, usize), &Card)> =
            records.cards.values().filter_map(|card| Some((place(card)?, card))).collect();
        cards.sort_by(|(a_place, a), (b_place, b)| (a_place, &a.order, a.id).cmp(&(b_place, &b.order, b.id)));
        let cards: Vec<&Card> = cards.into_iter().map(|(_, card)| card).collect();
        let mut feelings: Vec<&Feeling> =
            records.feelings.values().filter(|feeling| columns.contains_key(&feeling.step)).collect();
        feelings.sort_by_key(|feeling| (columns[&feeling.step], feeling.persona, feeling.touchpoint, feeling.id));
        let here: BTreeSet<CardId> = cards.iter().map(|card| card.id).collect();
        let arrives = |link: &&Link| link.to.is_none_or(|to| here.contains(&to));
        let links = records.links.values().filter(|link| here.contains(&link.from)).filter(arrives).collect();
        let mut content = Self {
            personas: Vec::new(),
            things: Vec::new(),
            records,
            journey,
            stages,
            steps,
            lanes,
            cards,
            feelings,
            links,
        };
        content.personas = content.named_personas();
        content.things = content.all();
        Some(content)
    }

    fn named_personas(&self) -> Vec<&'a Persona> {
        let of_lanes = self.lanes.iter().filter_map(|lane| lane.persona);
        let of_cards = self.cards.iter().filter_map(|card| card.persona);
        let of_feelings = self.feelings.iter().filter_map(|feeling| feeling.persona);
        let mut seen = BTreeSet::new();
        let named = self.journey.personas.iter().copied().chain(of_lanes).chain(of_cards).chain(of_feelings);
        named.filter(|id| seen.insert(*id)).filter_map(|id| self.records.personas.get(&id)).collect()
    }

    fn all(&self) -> Vec<Thing> {
        fn of<R: Record>(table: TableId, records: &[&R]) -> Vec<Thing> {
            records.iter().map(|record| (table, record.id().uuid())).collect()
        }
        [
            of(TableId::Journey, &[self.journey]),
            of(TableId::Persona, &self.personas),
            of(TableId::Stage, &self.stages),
            of(TableId::Step, &self.steps),
            of(TableId::Lane, &self.lanes),
            of(TableId::Card, &self.cards),
            of(TableId::Feeling, &self.feelings),
            of(TableId::Link, &self.links),
        ]
        .concat()
    }

    /// Every thing on the map.
    pub(super) fn things(&self) -> &[Thing] {
        &self.things
    }
}
