//! Where links touch their cards: each has a place of its own along a side, in the order in which the other ends lie, so
//! that few of them cross, and beside the ribbons.

use super::cells::Placed;
use super::form;
use super::geometry::{Point, Rect};
use super::route::Port;
use crate::model::{CardId, LinkKind};
use std::collections::BTreeMap;

/// What leaving or arriving at an unusual side costs, in points of way.
const UNUSUAL: f32 = 70.0;
/// Between the places at one side of a card at which links may touch it.
const STEP: f32 = 5.0;
/// Between two links at one side of a card, where there is room.
const APART: f32 = 10.0;
/// How near an end may come to another one.
const NEAR: f32 = 6.0;
/// From a corner of a card.
const CORNER: f32 = 9.0;
/// What it costs to touch a card a step away from one's own place.
const ASIDE: f32 = 4.0;
/// What it costs to touch it where another line does.
const TAKEN: f32 = 110.0;
/// How far from its card a line may turn for the first time; where a gutter is wide, past the arrow.
const OUT: f32 = 3.0;
const OUT_UPRIGHT: f32 = 4.0;
const FAR_OUT: f32 = 9.0;

/// A side of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Right,
    Left,
    Bottom,
    Top,
}

const SIDES: [Side; 4] = [Side::Right, Side::Left, Side::Bottom, Side::Top];

impl Side {
    fn is_level(self) -> bool {
        matches!(self, Self::Right | Self::Left)
    }

    /// From where to where a line may touch a card here: as a height, or as a place from the left.
    fn stretch(self, rect: &Rect) -> (f32, f32) {
        let (from, to) = if self.is_level() { (rect.y, rect.bottom()) } else { (rect.x, rect.right()) };
        let corner = CORNER.min((to - from) / 2.0);
        (from + corner, to - corner)
    }

    fn edge(self, rect: &Rect, along: f32) -> Point {
        match self {
            Self::Right => Point::new(rect.right(), along),
            Self::Left => Point::new(rect.x, along),
            Self::Bottom => Point::new(along, rect.bottom()),
            Self::Top => Point::new(along, rect.y),
        }
    }

    fn out(self, edge: Point, by: f32) -> Point {
        match self {
            Self::Right => Point::new(edge.x + by, edge.y),
            Self::Left => Point::new(edge.x - by, edge.y),
            Self::Bottom => Point::new(edge.x, edge.y + by),
            Self::Top => Point::new(edge.x, edge.y - by),
        }
    }
}

/// One end of a link.
#[derive(Debug, Clone, Copy)]
pub(super) struct End<'a> {
    pub(super) kind: LinkKind,
    pub(super) card: &'a Placed,
    pub(super) other: &'a Placed,
    /// Whether the link leaves here.
    pub(super) leaves: bool,
}

impl End<'_> {
    /// The side at which such a link usually touches its card.
    fn usual(&self) -> Side {
        let is_higher = self.other.rect.y >= self.card.rect.bottom();
        match (self.kind, self.leaves) {
            (LinkKind::Next | LinkKind::Alternative | LinkKind::Branch, true) => Side::Right,
            (LinkKind::Next | LinkKind::Alternative | LinkKind::Branch, false) => Side::Left,
            // A card that leads back to itself is left above and entered at its right.
            (LinkKind::Loop, false) if self.card.card == self.other.card => Side::Right,
            (LinkKind::FrontToBack, _) if is_higher => Side::Bottom,
            (LinkKind::Loop | LinkKind::FrontToBack, _) => Side::Top,
        }
    }

    /// How unusual a side is.
    fn cost(&self, side: Side) -> f32 {
        match (side == self.usual(), side) {
            (true, _) => 0.0,
            (false, Side::Bottom | Side::Top) => UNUSUAL / 2.0,
            // Around others, a loop rather comes from the side than through between two cards.
            (false, Side::Right | Side::Left) if self.kind == LinkKind::Loop => UNUSUAL / 4.0,
            (false, Side::Right | Side::Left) => UNUSUAL,
        }
    }
}

/// The place each end wants along its usual side: spread over what ribbons leave free, in the order of the other ends.
pub(super) fn wanted(ends: &[End], ribbons: &[(Point, f32)]) -> Vec<f32> {
    let mut sides: BTreeMap<(CardId, Side), Vec<usize>> = BTreeMap::new();
    for (number, end) in ends.iter().enumerate() {
        sides.entry((end.card.card, end.usual())).or_default().push(number);
    }
    let mut wanted = vec![0.0; ends.len()];
    for ((_, side), mut numbers) in sides {
        let place = |number: &usize| {
            let center = ends[*number].other.rect.center();
            if side.is_level() { (center.y, center.x) } else { (center.x, center.y) }
        };
        numbers.sort_by(|a, b| place(a).0.total_cmp(&place(b).0).then(place(a).1.total_cmp(&place(b).1)));
        let rect = &ends[numbers[0]].card.rect;
        let (from, to) = free(rect, side, ribbons);
        let apart = ((to - from) / numbers.len() as f32).min(APART);
        let first = (from + to) / 2.0 - apart * (numbers.len() - 1) as f32 / 2.0;
        numbers.iter().enumerate().for_each(|(place, number)| wanted[*number] = first + apart * place as f32);
    }
    wanted
}

/// The largest part of a side that no ribbon touches.
fn free(rect: &Rect, side: Side, ribbons: &[(Point, f32)]) -> (f32, f32) {
    let (from, to) = side.stretch(rect);
    let here = ribbons.iter().filter(|(at, _)| touches(rect, side, at));
    let taken = here.map(|(at, half)| {
        let along = if side.is_level() { at.y } else { at.x };
        (along - half - NEAR, along + half + NEAR)
    });
    let parts = super::room::free_parts(from, to, taken.collect());
    parts.into_iter().max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0))).unwrap_or((from, to))
}

fn touches(rect: &Rect, side: Side, at: &Point) -> bool {
    let edge = side.edge(rect, if side.is_level() { at.y } else { at.x });
    let is_on = |from: f32, to: f32, at: f32| (from..=to).contains(&at);
    (edge.x - at.x).abs() < 0.5
        && (edge.y - at.y).abs() < 0.5
        && is_on(rect.x - 0.5, rect.right() + 0.5, at.x)
        && is_on(rect.y - 0.5, rect.bottom() + 0.5, at.y)
}

/// The places at which a link may touch a card: several at each side, so that it finds a straight way. `taken`: where
/// other lines touch cards, each with half its width.
pub(super) fn ports(end: &End, wanted: f32, taken: &[(Point, f32)]) -> Vec<Port> {
    let rect = &end.card.rect;
    let is_wide = form::inset(end.card.kind) > FAR_OUT + OUT;
    let mut ports = Vec::new();
    for side in SIDES {
        let (from, to) = side.stretch(rect);
        let own = if side == end.usual() { wanted.clamp(from, to) } else { (from + to) / 2.0 };
        let here: Vec<(Point, f32)> = taken.iter().filter(|(at, _)| touches(rect, side, at)).copied().collect();
        let out = match side.is_level() {
            true if is_wide && !end.leaves => FAR_OUT,
            true => OUT,
            false => OUT_UPRIGHT,
        };
        // Counted from the upper left corner: cards of one row have theirs at the same heights.
        let count = ((to - from) / STEP).floor() as usize;
        // And the place it wants, where nothing else does: straight below each other, a link is straight.
        let places = (0..=count).map(|step| from + step as f32 * STEP).chain([own]);
        ports.extend(places.map(|along| {
            let edge = side.edge(rect, along);
            let is_near = |(at, half): &(Point, f32)| (at.x - edge.x).hypot(at.y - edge.y) < NEAR + half;
            let taken = if here.iter().any(is_near) { TAKEN } else { 0.0 };
            let cost = end.cost(side) + (along - own).abs() / STEP * ASIDE + taken;
            Port { edge, out: side.out(edge, out), is_level: side.is_level(), cost }
        }));
    }
    ports
}
