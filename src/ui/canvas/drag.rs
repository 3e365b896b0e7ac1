//! Dragging a card: where it would go, and the map as it would be then.

use crate::edit::{self, Edit, Place};
use crate::model::*;
use crate::scene::{Item, Point, Rect, Scene, Target};

/// A card under way. Begun at the press, replaced while the pointer moves, kept at the release, dropped at Escape.
#[derive(Debug, Clone)]
pub(super) struct Drag {
    /// The card.
    pub card: CardId,
    /// From the pointer to the card's upper left corner, in points of the map.
    grip: Point,
    /// Where it would go now.
    pub place: Option<Place>,
    /// The map as it would be then; the place and revision it was laid out for.
    pub preview: Option<(Place, Scene)>,
    /// The card's own marks, taken from the map as it was.
    items: Vec<Item>,
    /// The card as it was.
    rect: Rect,
}

impl Drag {
    /// A card taken hold of at a place of the map.
    pub(super) fn begin(scene: &Scene, card: CardId, at: Point) -> Option<Self> {
        let rect = scene.spots.iter().find(|spot| spot.target == Target::Card(card))?.rect;
        let inside = |item: &&Item| {
            let bounds = item.bounds();
            let middle = bounds.center();
            rect.grown(1.0).contains(middle) && bounds.width <= rect.width + 4.0 && bounds.height <= rect.height + 4.0
        };
        let items = scene.items.iter().filter(inside).cloned().collect();
        let grip = Point::new(at.x - rect.x, at.y - rect.y);
        Some(Self { card, grip, place: None, preview: None, items, rect })
    }

    /// The pointer is here now; says where the card would go. Places are read from the map as it was, so that the
    /// preview making room does not move them.
    pub(super) fn move_to(&mut self, records: &Records, scene: &Scene, at: Point) {
        self.place = place_at(records, scene, at, Some(self.card));
    }

    /// The edit that a release here makes.
    pub(super) fn edit(&self, records: &Records) -> Option<Edit> {
        edit::move_card(records, self.card, self.place?)
    }

    /// Lays the map out as it would be, once for each place.
    pub(super) fn update_preview(&mut self, records: &Records, lay_out: &dyn Fn(&Records) -> Scene) {
        let Some(place) = self.place else {
            self.preview = None;
            return;
        };
        if self.preview.as_ref().is_some_and(|(shown, _)| *shown == place) {
            return;
        }
        self.preview = self.edit(records).map(|edit| {
            let mut moved = records.clone();
            edit::apply(&mut moved, &mut StateSum::default(), &edit);
            (place, lay_out(&moved))
        });
    }

    /// How far the card's marks are from where they were, in points of the map.
    pub(super) fn shift(&self, at: Point) -> Point {
        Point::new(at.x - self.grip.x - self.rect.x, at.y - self.grip.y - self.rect.y)
    }

    /// The card's marks as they were.
    pub(super) fn items(&self) -> &[Item] {
        &self.items
    }

    /// The card's rectangle as it was.
    pub(super) fn rect(&self) -> Rect {
        self.rect
    }
}

/// The place of a card put down at a point of the map: its cell, before the first card whose middle lies lower.
pub(super) fn place_at(records: &Records, scene: &Scene, at: Point, moving: Option<CardId>) -> Option<Place> {
    let cell = scene.cells.iter().find(|cell| cell.rect.contains(at))?;
    let lane = records.lanes.get(&cell.lane)?;
    edit::card_kind_of(lane.kind)?;
    let lower = |card: &&&Card| {
        let spot = scene.spots.iter().find(|spot| spot.target == Target::Card(card.id));
        Some(card.id) != moving && spot.is_some_and(|spot| spot.rect.center().y > at.y)
    };
    let before = records.cards_of(cell.lane, cell.step).iter().find(lower).map(|card| card.id);
    Some(Place { lane: cell.lane, step: cell.step, before })
}
