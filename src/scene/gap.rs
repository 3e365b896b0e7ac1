//! The gap between two emotion curves, shaded: plain where the second lies higher, hatched where it lies lower.

use super::geometry::Point;
use super::item::{Item, Line, Paint, Strip, Stroke};
use super::map::Map;

/// Between two places where the curves are looked at, and between two lines of the hatching.
const APART: f32 = 4.0;
const HATCH: f32 = 6.0;
/// Nearer than this the curves are the same.
const ALIKE: f32 = 0.5;

/// The height of a curve at x; `None` beside its ends. `places` lie from left to right.
fn height(places: &[Point], x: f32) -> Option<f32> {
    let right = places.partition_point(|place| place.x < x);
    let (b, a) = (places.get(right)?, right.checked_sub(1).and_then(|left| places.get(left)));
    match a {
        None => (b.x == x).then_some(b.y),
        Some(a) => Some(a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)),
    }
}

/// The marks of the gap between two curves.
pub(super) fn marks(map: &Map, before: &[Point], after: &[Point]) -> Vec<Item> {
    let xs = before.iter().chain(after).map(|place| place.x);
    let (left, right) = xs.fold((f32::MAX, f32::MIN), |(left, right), x| (left.min(x), right.max(x)));
    let steps = ((right - left) / APART).floor().max(0.0) as usize;
    let both = (0..=steps).filter_map(|step| {
        let x = left + APART * step as f32;
        Some((x, height(before, x)?, height(after, x)?))
    });
    let both: Vec<(f32, f32, f32)> = both.collect();
    let side = |(_, first, second): &(f32, f32, f32)| match second - first {
        gap if gap.abs() < ALIKE => 0,
        gap if gap < 0.0 => 1,
        _ => -1,
    };
    both.chunk_by(|a, b| side(a) == side(b) && b.0 - a.0 < 1.5 * APART)
        .filter(|piece| piece.len() > 1)
        .flat_map(|piece| match side(&piece[0]) {
            1 => vec![area(map, piece, true)],
            -1 => std::iter::once(area(map, piece, false)).chain(hatching(map, piece)).collect(),
            _ => Vec::new(),
        })
        .collect()
}

fn area(map: &Map, piece: &[(f32, f32, f32)], is_better: bool) -> Item {
    let tokens = map.palette.tokens;
    let color = if is_better { tokens.opportunity.text } else { tokens.pain.text };
    let edge = |of: fn(&(f32, f32, f32)) -> f32| piece.iter().map(|at| Point::new(at.0, of(at))).collect();
    let fill = Paint { color, opacity: if is_better { 0.16 } else { 0.09 } };
    Item::Strip(Strip { left: edge(|at| at.1), right: edge(|at| at.2), fill })
}

fn hatching(map: &Map, piece: &[(f32, f32, f32)]) -> Vec<Item> {
    let paint = Paint { color: map.palette.tokens.pain.text, opacity: 0.35 };
    let stroke = Stroke { paint, width: 0.8, dash: None };
    let is_line = |at: &&(f32, f32, f32)| (at.0 / APART).round() as i64 % (HATCH / APART).ceil() as i64 == 0;
    let line = |at: &(f32, f32, f32)| {
        Item::Line(Line { points: vec![Point::new(at.0, at.1), Point::new(at.0, at.2)], stroke })
    };
    piece.iter().filter(is_line).map(line).collect()
}
