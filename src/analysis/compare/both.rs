//! Both maps in one: the second one, and what only the first has at its old place, under ids of its own.

use super::Thing;
use super::content::Content;
use super::matching::Pairs;
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What a thing of the first map is called among both: its id with some bits turned, so that the same two maps always give
/// the same records.
pub(super) fn ghost(id: Uuid) -> Uuid {
    turned(id, 0x67686F73_745F5F5F_67686F73_745F5F5F)
}

/// What stands at the old place of a card that moved.
pub(super) fn stub(id: Uuid) -> Uuid {
    turned(id, 0x73747562_5F5F5F5F_73747562_5F5F5F5F)
}

/// The arrow from there to where it is now.
pub(super) fn arrow(id: Uuid) -> Uuid {
    turned(id, 0x6172726F_775F5F5F_6172726F_775F5F5F)
}

fn turned(id: Uuid, bits: u128) -> Uuid {
    Uuid::from_u128(id.as_u128() ^ bits)
}

/// Puts both maps into one.
pub(super) fn both(before: &Content, after: &Content, pairs: &Pairs, moved: &BTreeSet<Thing>) -> Records {
    let mut records = after.records.clone();
    // What people say about one of the maps stands on that one.
    records.comments.clear();
    let mut weave = Weave { before, after, pairs, moved, records };
    weave.personas();
    weave.stages();
    weave.steps();
    weave.lanes();
    weave.cards();
    weave.feelings();
    weave.links();
    weave.records
}

struct Weave<'a> {
    before: &'a Content<'a>,
    after: &'a Content<'a>,
    pairs: &'a Pairs,
    moved: &'a BTreeSet<Thing>,
    records: Records,
}

impl Weave<'_> {
    /// What a thing of the first map is among both.
    fn now<I: RecordId>(&self, table: TableId, id: I) -> I {
        I::from_uuid(self.pairs.after(table, id.uuid()).unwrap_or(ghost(id.uuid())))
    }

    fn is_gone(&self, table: TableId, id: Uuid) -> bool {
        self.pairs.after(table, id).is_none()
    }

    fn personas(&mut self) {
        let gone = self.before.personas.iter().filter(|persona| self.is_gone(TableId::Persona, persona.id.uuid()));
        let ghosts: Vec<Persona> =
            gone.map(|persona| Persona { id: self.now(TableId::Persona, persona.id), ..(*persona).clone() }).collect();
        let walked: BTreeSet<PersonaId> =
            self.before.journey.personas.iter().map(|id| self.now(TableId::Persona, *id)).collect();
        for persona in ghosts {
            self.asset(persona.portrait);
            if walked.contains(&persona.id) {
                self.records.journeys.entry(self.after.journey.id).and_modify(|j| j.personas.push(persona.id));
            }
            self.records.personas.insert(persona.id, persona);
        }
    }

    fn stages(&mut self) {
        for stage in &self.before.stages {
            if self.is_gone(TableId::Stage, stage.id.uuid()) {
                let id = self.now(TableId::Stage, stage.id);
                let ghost = Stage { id, journey: self.after.journey.id, ..(*stage).clone() };
                self.records.stages.insert(id, ghost);
            }
        }
        let first: Vec<StageId> = self.before.stages.iter().map(|stage| self.now(TableId::Stage, stage.id)).collect();
        let second: Vec<StageId> = self.after.stages.iter().map(|stage| stage.id).collect();
        for (id, order) in in_order(&woven(&first, &second)) {
            self.records.stages.entry(id).and_modify(|stage| stage.order = order);
        }
    }

    fn steps(&mut self) {
        let mut rows: BTreeMap<StageId, (Vec<StepId>, Vec<StepId>)> = BTreeMap::new();
        for step in &self.before.steps {
            let (id, stage) = (self.now(TableId::Step, step.id), self.now(TableId::Stage, step.stage));
            if self.is_gone(TableId::Step, step.id.uuid()) {
                self.records.steps.insert(id, Step { id, stage, ..(*step).clone() });
            }
            rows.entry(stage).or_default().0.push(id);
        }
        for step in &self.after.steps {
            rows.entry(step.stage).or_default().1.push(step.id);
        }
        for (stage, (first, second)) in rows {
            // What moved away from here stands in its new stage only.
            let here: Vec<StepId> = first.into_iter().filter(|id| self.records.steps[id].stage == stage).collect();
            for (id, order) in in_order(&woven(&here, &second)) {
                self.records.steps.entry(id).and_modify(|step| step.order = order);
            }
        }
    }

    fn lanes(&mut self) {
        for lane in &self.before.lanes {
            if self.is_gone(TableId::Lane, lane.id.uuid()) {
                let id = self.now(TableId::Lane, lane.id);
                let persona = lane.persona.map(|persona| self.now(TableId::Persona, persona));
                let ghost = Lane { id, journey: self.after.journey.id, persona, ..(*lane).clone() };
                self.records.lanes.insert(id, ghost);
            }
        }
        let first: Vec<LaneId> = self.before.lanes.iter().map(|lane| self.now(TableId::Lane, lane.id)).collect();
        let second: Vec<LaneId> = self.after.lanes.iter().map(|lane| lane.id).collect();
        for (id, order) in in_order(&woven(&first, &second)) {
            self.records.lanes.entry(id).and_modify(|lane| lane.order = order);
        }
    }

    fn cards(&mut self) {
        let mut cells: BTreeMap<(LaneId, StepId), (Vec<CardId>, Vec<CardId>)> = BTreeMap::new();
        for card in &self.before.cards {
            let cell = (self.now(TableId::Lane, card.lane), self.now(TableId::Step, card.step));
            let id = self.old_card(card, cell);
            cells.entry(cell).or_default().0.push(id);
        }
        for card in &self.after.cards {
            cells.entry((card.lane, card.step)).or_default().1.push(card.id);
        }
        for (first, second) in cells.into_values() {
            for (id, order) in in_order(&woven(&first, &second)) {
                self.records.cards.entry(id).and_modify(|card| card.order = order);
            }
        }
    }

    /// What stands for a card of the first map in its old cell: itself, its ghost, or a stub where it moved away.
    fn old_card(&mut self, card: &Card, (lane, step): (LaneId, StepId)) -> CardId {
        let Some(new) = self.pairs.after(TableId::Card, card.id.uuid()) else {
            let ghost = self.ghost_card(card, lane, step);
            let id = ghost.id;
            self.records.cards.insert(id, ghost);
            return id;
        };
        let here = self.records.cards.get(&CardId::from_uuid(new));
        let is_here = here.is_some_and(|card| (card.lane, card.step) == (lane, step));
        if is_here || !self.moved.contains(&(TableId::Card, new)) {
            return CardId::from_uuid(new);
        }
        let id = CardId::from_uuid(stub(card.id.uuid()));
        let title = if card.title.trim().is_empty() { &card.question } else { &card.title };
        let (kind, title) = (CardKind::Action, title.clone());
        self.records.cards.insert(id, Card { lane, step, span: 1, kind, title, ..Card::blank(id) });
        let link = LinkId::from_uuid(arrow(card.id.uuid()));
        let to = Some(CardId::from_uuid(new));
        self.records.links.insert(link, Link { from: id, to, kind: LinkKind::Next, ..Link::blank(link) });
        id
    }

    fn ghost_card(&mut self, card: &Card, lane: LaneId, step: StepId) -> Card {
        self.asset(card.image);
        Card {
            id: self.now(TableId::Card, card.id),
            lane,
            step,
            persona: card.persona.map(|persona| self.now(TableId::Persona, persona)),
            channel: card.channel.and_then(|channel| self.channel(channel)),
            touchpoint: card.touchpoint.map(|card| self.now(TableId::Card, card)),
            answers: card.answers.iter().map(|card| self.now(TableId::Card, *card)).collect(),
            twin: None,
            ..card.clone()
        }
    }

    /// The image of a ghost comes along.
    fn asset(&mut self, id: Option<AssetId>) {
        if let Some(asset) = id.and_then(|id| self.before.records.assets.get(&id)) {
            self.records.assets.entry(asset.id).or_insert_with(|| asset.clone());
        }
    }

    /// The channel of a ghost: the same, one of the same name, or it comes along.
    fn channel(&mut self, id: ChannelId) -> Option<ChannelId> {
        if self.records.channels.contains_key(&id) {
            return Some(id);
        }
        let channel = self.before.records.channels.get(&id)?;
        if let Some(known) = self.records.channels.values().find(|known| known.name == channel.name) {
            return Some(known.id);
        }
        self.records.channels.insert(id, channel.clone());
        Some(id)
    }

    /// Everything that was felt on the first map: its curve is drawn beside the other.
    fn feelings(&mut self) {
        for feeling in &self.before.feelings {
            let id = FeelingId::from_uuid(ghost(feeling.id.uuid()));
            let ghost = Feeling {
                id,
                step: self.now(TableId::Step, feeling.step),
                persona: feeling.persona.map(|persona| self.now(TableId::Persona, persona)),
                touchpoint: feeling.touchpoint.map(|card| self.now(TableId::Card, card)),
                ..(*feeling).clone()
            };
            self.records.feelings.insert(id, ghost);
        }
    }

    fn links(&mut self) {
        for link in &self.before.links {
            if self.is_gone(TableId::Link, link.id.uuid()) {
                let id = self.now(TableId::Link, link.id);
                let (from, to) = (self.now(TableId::Card, link.from), link.to.map(|to| self.now(TableId::Card, to)));
                self.records.links.insert(id, Link { id, from, to, ..(*link).clone() });
            }
        }
    }
}

/// The second row with what is only in the first, each behind what stood before it there.
fn woven<I: RecordId>(first: &[I], second: &[I]) -> Vec<I> {
    let there: BTreeSet<I> = second.iter().copied().collect();
    let mut behind: BTreeMap<Option<I>, Vec<I>> = BTreeMap::new();
    let mut last = None;
    for id in first {
        if there.contains(id) {
            last = Some(*id);
        } else {
            behind.entry(last).or_default().push(*id);
        }
    }
    let at = |place: Option<I>| behind.get(&place).into_iter().flatten().copied();
    at(None).chain(second.iter().flat_map(|id| std::iter::once(*id).chain(at(Some(*id))))).collect()
}

fn in_order<I: RecordId>(row: &[I]) -> impl Iterator<Item = (I, Order)> {
    row.iter().copied().zip(Order::row(row.len()))
}

/// Where things stand among both, for their order in a list.
pub(super) struct Places {
    stages: BTreeMap<StageId, usize>,
    columns: BTreeMap<StepId, (StageId, usize)>,
    rows: BTreeMap<LaneId, usize>,
}

/// The places of a map.
pub(super) fn places(records: &Records, journey: JourneyId) -> Places {
    let columns = records.columns_of(journey).into_iter().enumerate();
    Places {
        stages: records.stages_of(journey).into_iter().enumerate().map(|(at, stage)| (stage.id, at)).collect(),
        columns: columns.map(|(at, step)| (step.id, (step.stage, at))).collect(),
        rows: records.lanes_of(journey).into_iter().enumerate().map(|(at, lane)| (lane.id, at)).collect(),
    }
}

/// A place in the list: the stage, the column, the row, and what tells things of one cell apart.
type Rank = (usize, usize, usize, Option<Order>, Thing);

impl Places {
    /// The stage under which a thing stands; `None`: the whole map.
    pub(super) fn stage(&self, records: &Records, (table, id): Thing) -> Option<StageId> {
        match table {
            TableId::Stage => Some(StageId::from_uuid(id)),
            _ => self.step(records, (table, id)).and_then(|step| Some(self.columns.get(&step)?.0)),
        }
    }

    fn step(&self, records: &Records, (table, id): Thing) -> Option<StepId> {
        let of_card = |card: CardId| records.cards.get(&card).map(|card| card.step);
        match table {
            TableId::Step => Some(StepId::from_uuid(id)),
            TableId::Card => of_card(CardId::from_uuid(id)),
            TableId::Feeling => records.feelings.get(&FeelingId::from_uuid(id)).map(|feeling| feeling.step),
            TableId::Link => records.links.get(&LinkId::from_uuid(id)).and_then(|link| of_card(link.from)),
            _ => None,
        }
    }

    /// The place of a thing in a list: the map as a whole first, then stage by stage.
    pub(super) fn place(&self, records: &Records, thing: Thing) -> Rank {
        let stage = self.stage(records, thing).and_then(|stage| self.stages.get(&stage));
        let column = self.step(records, thing).and_then(|step| self.columns.get(&step)).map(|(_, column)| *column);
        let card = records.cards.get(&CardId::from_uuid(thing.1)).filter(|_| thing.0 == TableId::Card);
        let row = match thing.0 {
            TableId::Lane => self.rows.get(&LaneId::from_uuid(thing.1)).copied(),
            _ => card.and_then(|card| self.rows.get(&card.lane)).copied(),
        };
        let one_on = |place: Option<usize>| place.map_or(0, |place| place + 1);
        let order = card.map(|card| card.order.clone());
        (one_on(stage.copied()), one_on(column), one_on(row), order, thing)
    }
}
