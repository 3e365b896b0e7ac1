//! What stands on a link: a small ground beside its line, where it covers nothing.

use super::cells::Placed;
use super::geometry::{Point, Rect};
use super::item::Item;
use super::links::EVERYWHERE;
use super::map::{Map, Sheet};
use super::marks;
use super::measure::{self, Align, Room};
use super::room::Taken;
use super::spot::Target;
use super::style::SMALL_MEDIUM;

/// Widest label before it breaks; the others, narrow and high or wide and low, where they find room nearer to the line.
const WIDEST: [f32; 3] = [120.0, 66.0, 260.0];
const PAD: (f32, f32) = (5.0, 1.5);
/// How far a label may stand from its line.
const DISTANCES: [f32; 8] = [3.0, 7.0, 13.0, 22.0, 34.0, 50.0, 68.0, 88.0];

/// A label at its place.
pub(super) struct Label {
    pub(super) rect: Rect,
    pub(super) marks: Vec<Item>,
}

/// Where labels find room.
pub(super) struct Labels {
    /// What they must not cover.
    rects: Vec<Rect>,
    lines: Vec<Point>,
    /// All lanes.
    lanes: Rect,
    /// Lane by lane; a label does not lie on the line between two.
    rows: Vec<Rect>,
}

impl Labels {
    /// Around cards, texts, faces, ribbons and lines.
    pub(super) fn around(map: &Map, sheet: &Sheet, placed: &[Placed], rows: &[Rect], ways: &[Vec<Point>]) -> Self {
        let faces = sheet.spots.iter().filter(|spot| matches!(spot.target, Target::Feeling(_)));
        let cards = placed.iter().map(|card| card.rect.grown(1.0));
        let rects = cards.chain(sheet.texts_in(EVERYWHERE)).chain(faces.map(|face| face.rect)).collect();
        let ribbons =
            sheet.behind.iter().filter_map(|item| if let Item::Strip(strip) = item { Some(strip) } else { None });
        let ribbons = ribbons.flat_map(|ribbon| along(&ribbon.left, 3.0));
        let lines = ribbons.chain(ways.iter().flat_map(|way| along(way, 3.0))).collect();
        let lanes = rows.iter().copied().reduce(|all, row| all.union(&row)).unwrap_or_default();
        let lanes = Rect { x: map.grid.left(), width: map.grid.right() - map.grid.left(), ..lanes };
        Self { rects, lines, lanes, rows: rows.to_vec() }
    }

    /// The label of a link at the nearest free place; `None` where it says nothing or there is no room, which leaves what
    /// a screen reader says.
    pub(super) fn place(&mut self, map: &Map, text: &str, way: &[Point]) -> Option<Label> {
        let broken = WIDEST
            .map(|width| measure::measure(&[SMALL_MEDIUM.span(text, map.palette.soft)], Room::wide(width)))
            .into_iter()
            .filter(|block| !block.is_empty());
        let placed = broken.filter_map(|block| {
            let (width, height) = (block.width + 2.0 * PAD.0, block.height + 2.0 * PAD.1);
            let (rect, far) = self.beside(way, width, height)?;
            Some((rect, far, block))
        });
        let (rect, _, block) = placed.min_by(|a, b| a.1.total_cmp(&b.1))?;
        self.rects.push(rect.grown(1.0));
        let ground = marks::panel(rect, 5.0, map.palette.chip);
        let text = block.aligned(Point::new(rect.x + PAD.0, rect.y + PAD.1), block.width, Align::Center);
        Some(Label { rect, marks: std::iter::once(ground).chain(text).collect() })
    }

    /// What is taken around these places: looking through a whole large map for every try would take too long.
    fn near(&self, places: &[Point]) -> Taken {
        let at = |place: &Point| Rect::new(place.x, place.y, 0.0, 0.0);
        let around = places.iter().map(at).reduce(|all, next| all.union(&next)).unwrap_or_default();
        let around = around.grown(DISTANCES[DISTANCES.len() - 1] + 2.0 * WIDEST[2]);
        let mut taken = Taken::default();
        self.rects.iter().filter(|rect| rect.overlaps(&around)).for_each(|rect| taken.add(*rect));
        taken.add_line(self.lines.iter().copied().filter(|place| around.contains(*place)), 1.5);
        taken
    }

    /// The nearest free place for a label of this size, and how far from the line it is.
    fn beside(&self, way: &[Point], width: f32, height: f32) -> Option<(Rect, f32)> {
        let places = from_middle(way);
        let taken = self.near(&places);
        let is_free = |rect: &Rect| {
            let is_inside = self.lanes.union(rect) == self.lanes;
            let is_in_a_row = self.rows.iter().any(|row| rect.y > row.y && rect.bottom() < row.bottom());
            is_inside && is_in_a_row && taken.is_free(rect)
        };
        let around = |place: &Point, distance: f32| {
            let (left, middle, right) = (place.x - distance - width, place.x - width / 2.0, place.x + distance);
            let (above, level, below) = (place.y - distance - height, place.y - height / 2.0, place.y + distance);
            [(middle, above), (middle, below), (right, level), (left, level), (right, above), (right, below)]
                .map(|(x, y)| Rect::new(x, y, width, height))
        };
        let at = |far: f32| places.iter().flat_map(move |place| around(place, far)).find(&is_free);
        DISTANCES.into_iter().find_map(|far| Some((at(far)?, far)))
    }
}

/// Places along a way, so far apart.
fn along(way: &[Point], apart: f32) -> Vec<Point> {
    let mut places = Vec::new();
    for piece in way.windows(2) {
        let (a, b) = (piece[0], piece[1]);
        let count = ((b.x - a.x).hypot(b.y - a.y) / apart).ceil().max(1.0) as usize;
        let at = |n: usize| n as f32 / count as f32;
        places.extend((0..=count).map(|n| Point::new(a.x + (b.x - a.x) * at(n), a.y + (b.y - a.y) * at(n))));
    }
    places
}

/// Places in the middle of a way, the middle itself first.
fn from_middle(way: &[Point]) -> Vec<Point> {
    const MOST: usize = 48;
    let all = along(way, 12.0);
    let middle = all.len() / 2;
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|place| place.abs_diff(middle));
    order.into_iter().take(MOST).map(|place| all[place]).collect()
}

/// A small square in the middle of a way's longest piece, to take hold of it.
pub(super) fn middle(way: &[Point]) -> Rect {
    const HALF: f32 = 7.0;
    let length = |piece: &&[Point]| (piece[1].x - piece[0].x).hypot(piece[1].y - piece[0].y);
    let longest = way.windows(2).max_by(|a, b| length(a).total_cmp(&length(b)));
    let center = longest.map_or_else(Point::default, |piece| {
        Point::new((piece[0].x + piece[1].x) / 2.0, (piece[0].y + piece[1].y) / 2.0)
    });
    Rect::new(center.x - HALF, center.y - HALF, 2.0 * HALF, 2.0 * HALF)
}
