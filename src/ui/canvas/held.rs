//! What is under the hand: cards, a head, a point of the curve, an edge of a card. Where it would go, and the map as
//! it would be then.

use super::{MapView, Preview, commands, feelings};
use crate::edit::{self, Edit, Place};
use crate::model::*;
use crate::scene::{Item, Point, Rect, Scene, Target};
use std::sync::Arc;

/// What was taken hold of.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Held {
    /// Cards that go into cells; the first one was under the pointer.
    Cards(Vec<CardId>),
    /// Free notes, which lie where they are put.
    Notes(Vec<CardId>),
    /// A stage by its chevron.
    Stage(StageId),
    /// A step by its head.
    Step(StepId),
    /// A lane by its head.
    Lane(LaneId),
    /// A point of the emotion curve.
    Feeling(FeelingId),
    /// The right edge of a card, which spans steps.
    Edge(CardId),
}

/// Where it would go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Landing {
    /// Into a cell.
    Cell(Place),
    /// So far from where it was, in points of the map.
    By(f32, f32),
    /// Before a stage, or last.
    Stage(Option<StageId>),
    /// Into a stage before a step, or last.
    Step(StageId, Option<StepId>),
    /// Before a lane, or last.
    Lane(Option<LaneId>),
    /// To a column and a value.
    Value(StepId, f64),
    /// Over so many steps.
    Span(u32),
}

impl Held {
    /// The edit that puts it there.
    fn put(&self, records: &Records, landing: Landing, language: Language) -> Option<Edit> {
        match (self, landing) {
            (Self::Cards(cards) | Self::Notes(cards), Landing::Cell(place)) => edit::move_cards(records, cards, place),
            (Self::Notes(cards), Landing::By(x, y)) => edit::set_on_cards(records, cards, |card| {
                card.offset_x = Some(card.offset_x.unwrap_or(0.0) + f64::from(x));
                card.offset_y = Some(card.offset_y.unwrap_or(0.0) + f64::from(y));
            }),
            (Self::Stage(stage), Landing::Stage(before)) => edit::move_stage(records, *stage, before),
            (Self::Step(step), Landing::Step(stage, before)) => edit::move_step(records, *step, stage, before),
            (Self::Lane(lane), Landing::Lane(before)) => {
                let name = commands::name_of(records, Target::Lane(*lane), language);
                edit::move_lane(records, *lane, before, &name)
            }
            (Self::Feeling(feeling), Landing::Value(step, value)) => edit::move_feeling(records, *feeling, step, value),
            (Self::Edge(card), Landing::Span(span)) => edit::span_card(records, *card, span),
            _ => None,
        }
    }
}

/// Where things would go, and whether copies go there.
type Aim = (Landing, bool);

/// A drag under way. Begun at the press, replaced while the pointer moves, kept at the release, dropped at Escape.
#[derive(Debug)]
pub(super) struct Drag {
    held: Held,
    /// Where it was pressed.
    from: Point,
    /// Where it would go now, and whether a copy goes there.
    landing: Option<Aim>,
    preview: Preview,
    /// The map as it would be then; `None` where it would stay as it is.
    shown: Option<(Aim, Option<Arc<Scene>>)>,
    /// The marks under the hand, taken from the map as it was.
    items: Vec<Item>,
    /// Where they were.
    rect: Rect,
}

impl Drag {
    /// Taken hold of at a place of the map.
    pub(super) fn begin(map: &MapView, held: Held, from: Point) -> Option<Self> {
        let target = match &held {
            Held::Cards(cards) | Held::Notes(cards) => Target::Card(*cards.first()?),
            Held::Stage(id) => Target::Stage(*id),
            Held::Step(id) => Target::Step(*id),
            Held::Lane(id) => Target::Lane(*id),
            Held::Feeling(id) => Target::Feeling(*id),
            Held::Edge(id) => Target::Card(*id),
        };
        let rect = map.scene.spot(target)?.rect;
        let is_seen = !matches!(held, Held::Feeling(_) | Held::Edge(_));
        let items = if is_seen { map.scene.items_of(target).to_vec() } else { Vec::new() };
        let held = sorted(map.records, map.scene, held);
        let preview = Preview::new(map.records, map.layout);
        Some(Self { held, from, landing: None, preview, shown: None, items, rect })
    }

    /// What is under the hand.
    pub(super) fn held(&self) -> &Held {
        &self.held
    }

    /// Whether a thing is among what is under the hand.
    pub(super) fn holds(&self, target: Target) -> bool {
        match (&self.held, target) {
            (Held::Cards(cards) | Held::Notes(cards), Target::Card(card)) => cards.contains(&card),
            (Held::Stage(held), Target::Stage(id)) => *held == id,
            (Held::Step(held), Target::Step(id)) => *held == id,
            (Held::Lane(held), Target::Lane(id)) => *held == id,
            _ => false,
        }
    }

    /// The pointer is here now; says where things would go. Places are read from the map as it was, so that the
    /// preview making room does not move them. `free`: notes lie where they are put even over a cell.
    pub(super) fn move_to(&mut self, records: &Records, scene: &Scene, at: Point, copy: bool, dock: bool) {
        self.landing = self.landing_at(records, scene, at, dock).map(|landing| (landing, copy && self.copies()));
    }

    fn copies(&self) -> bool {
        !matches!(self.held, Held::Feeling(_) | Held::Edge(_))
    }

    fn landing_at(&self, records: &Records, scene: &Scene, at: Point, dock: bool) -> Option<Landing> {
        match &self.held {
            Held::Cards(cards) => place_at(records, scene, at, cards).map(Landing::Cell),
            Held::Notes(cards) if dock => place_at(records, scene, at, cards).map(Landing::Cell),
            Held::Notes(_) => Some(Landing::By(at.x - self.from.x, at.y - self.from.y)),
            Held::Stage(held) => Some(Landing::Stage(after_x(scene, at, |target| match target {
                Target::Stage(id) => Some(id).filter(|id| id != held),
                _ => None,
            }))),
            Held::Step(held) => step_at(records, scene, at, *held),
            Held::Lane(held) => {
                let lower = scene.spots.iter().find_map(|spot| match spot.target {
                    Target::Lane(id) if id != *held && spot.rect.center().y > at.y => Some(id),
                    _ => None,
                });
                Some(Landing::Lane(lower))
            }
            Held::Feeling(id) => {
                let feeling = records.feelings.get(id)?;
                let band = scene
                    .bands
                    .iter()
                    .min_by(|a, b| (a.neutral - self.from.y).abs().total_cmp(&(b.neutral - self.from.y).abs()))?;
                let here =
                    scene.cells.iter().find(|c| c.lane == band.lane && (c.rect.x..c.rect.right()).contains(&at.x));
                Some(Landing::Value(here.map_or(feeling.step, |cell| cell.step), feelings::value_at(band, at.y)))
            }
            Held::Edge(card) => {
                let card = records.cards.get(card)?;
                let columns: Vec<_> = scene.cells.iter().filter(|cell| cell.lane == card.lane).collect();
                let first = columns.iter().position(|cell| cell.step == card.step)?;
                let over = columns.iter().skip(first).filter(|cell| cell.rect.center().x < at.x.max(self.rect.x + 1.0));
                Some(Landing::Span(over.count().max(1) as u32))
            }
        }
    }

    /// The edit that a release here makes.
    pub(super) fn edit(&self, records: &Records, language: Language) -> Option<Edit> {
        let (landing, copy) = self.landing?;
        if copy { self.copying(records, landing, language) } else { self.held.put(records, landing, language) }
    }

    /// The same things once more, put where these would go.
    fn copying(&self, records: &Records, landing: Landing, language: Language) -> Option<Edit> {
        let roots: Vec<(TableId, uuid::Uuid)> = match &self.held {
            Held::Cards(cards) | Held::Notes(cards) => cards.iter().map(|id| (TableId::Card, id.uuid())).collect(),
            Held::Stage(id) => vec![(TableId::Stage, id.uuid())],
            Held::Step(id) => vec![(TableId::Step, id.uuid())],
            Held::Lane(id) => vec![(TableId::Lane, id.uuid())],
            Held::Feeling(_) | Held::Edge(_) => return None,
        };
        let (copied, new) = edit::clip::duplicate(records, &roots)?;
        let mut after = records.clone();
        edit::apply(&mut after, &mut StateSum::default(), &copied);
        let of = |table: TableId| new.iter().filter(move |(t, _)| *t == table).map(|(_, id)| *id);
        let held = match &self.held {
            Held::Cards(_) => Held::Cards(of(TableId::Card).map(CardId::from_uuid).collect()),
            Held::Notes(_) => Held::Notes(of(TableId::Card).map(CardId::from_uuid).collect()),
            Held::Stage(_) => Held::Stage(of(TableId::Stage).map(StageId::from_uuid).next()?),
            Held::Step(_) => Held::Step(of(TableId::Step).map(StepId::from_uuid).next()?),
            Held::Lane(_) => Held::Lane(of(TableId::Lane).map(LaneId::from_uuid).next()?),
            Held::Feeling(_) | Held::Edge(_) => return None,
        };
        let moved = held.put(&after, landing, language);
        Edit::joined(&[Some(copied.clone()), moved].into_iter().flatten().collect::<Vec<_>>())
            .map(|edit| Edit { label: copied.label, ..edit })
    }

    /// The map as it would be; `None` where it would stay as it is.
    pub(super) fn preview(&mut self, records: &Records, language: Language) -> Option<Arc<Scene>> {
        let landing = self.landing?;
        if !self.preview.copy_on(records) {
            return None;
        }
        if !self.shown.as_ref().is_some_and(|(shown, _)| *shown == landing) {
            let scene = self.edit(records, language).map(|edit| self.preview.scene(&edit));
            self.shown = Some((landing, scene));
        }
        self.shown.as_ref().and_then(|(_, scene)| scene.clone())
    }

    /// Whether the map can be shown as it would be: a large one takes some frames.
    pub(super) fn is_ready(&self, records: &Records) -> bool {
        self.preview.is_whole(records)
    }

    /// How far the marks are from where they were, in points of the map.
    pub(super) fn shift(&self, at: Point) -> Point {
        Point::new(at.x - self.from.x, at.y - self.from.y)
    }

    /// The marks as they were.
    pub(super) fn items(&self) -> &[Item] {
        &self.items
    }

    /// Where they were.
    pub(super) fn rect(&self) -> Rect {
        self.rect
    }

    /// How many cards go together.
    pub(super) fn count(&self) -> usize {
        match &self.held {
            Held::Cards(cards) | Held::Notes(cards) => cards.len(),
            _ => 1,
        }
    }
}

/// Several cards go in the order in which they are read; the first keeps its place as what the hand holds.
fn sorted(records: &Records, scene: &Scene, held: Held) -> Held {
    let in_order = |cards: Vec<CardId>| {
        let place = |id: &CardId| scene.spots.iter().position(|spot| spot.target == Target::Card(*id));
        let mut cards: Vec<CardId> = cards.into_iter().filter(|id| records.cards.contains_key(id)).collect();
        cards.sort_by_key(place);
        cards
    };
    match held {
        Held::Cards(cards) => Held::Cards(in_order(cards)),
        Held::Notes(cards) => Held::Notes(in_order(cards)),
        other => other,
    }
}

/// The first thing of a kind whose middle lies right of a place.
fn after_x<I>(scene: &Scene, at: Point, of: impl Fn(Target) -> Option<I>) -> Option<I> {
    scene.spots.iter().filter(|spot| spot.rect.center().x > at.x).find_map(|spot| of(spot.target))
}

/// The stage over a place and the step there before which something stands.
fn step_at(records: &Records, scene: &Scene, at: Point, held: StepId) -> Option<Landing> {
    let stages = || {
        scene.spots.iter().filter_map(|spot| match spot.target {
            Target::Stage(id) => Some((id, spot.rect)),
            _ => None,
        })
    };
    let far = |rect: &Rect| (rect.x - at.x).max(at.x - rect.right()).max(0.0);
    let (stage, _) = stages().min_by(|a, b| far(&a.1).total_cmp(&far(&b.1)))?;
    let before = after_x(scene, at, |target| match target {
        Target::Step(id) if id != held && records.steps.get(&id)?.stage == stage => Some(id),
        _ => None,
    });
    Some(Landing::Step(stage, before))
}

/// The place of cards put down at a point of the map: its cell, before the first card whose middle lies lower.
pub(super) fn place_at(records: &Records, scene: &Scene, at: Point, moving: &[CardId]) -> Option<Place> {
    let cell = scene.cell_at(at)?;
    let lane = records.lanes.get(&cell.lane)?;
    edit::card_kind_of(lane.kind)?;
    let lower = |card: &&&Card| {
        let spot = scene.spot(Target::Card(card.id));
        !moving.contains(&card.id) && spot.is_some_and(|spot| spot.rect.center().y > at.y)
    };
    let before = records.cards_of(cell.lane, cell.step).iter().find(lower).map(|card| card.id);
    Some(Place { lane: cell.lane, step: cell.step, before })
}
