//! A ribbon: a band of one width along a way, ending in an arrow.

use super::geometry::Point;
use super::item::{Item, Paint, Strip};

/// Length of the arrow at its end.
pub(super) const ARROW: f32 = 8.0;
/// How far the arrow is wider than the band, on either side.
const BARB: f32 = 2.2;
/// How much slimmer it is where its arrow begins.
const TAPER: f32 = 0.4;
/// Pieces of one bend.
const PIECES: usize = 20;

/// A way that leaves and arrives level and bends in between.
pub(super) fn bend(from: Point, to: Point) -> impl Iterator<Item = Point> {
    (0..=PIECES).map(move |piece| {
        let t = piece as f32 / PIECES as f32;
        let smooth = t * t * (3.0 - 2.0 * t);
        Point::new(from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * smooth)
    })
}

/// A way out to the side and back again, `out` points far.
pub(super) fn bulge(from: Point, to: Point, out: f32) -> impl Iterator<Item = Point> {
    (0..=PIECES).map(move |piece| {
        let angle = std::f32::consts::PI * piece as f32 / PIECES as f32;
        let (middle, half) = ((from.y + to.y) / 2.0, (to.y - from.y) / 2.0);
        Point::new(
            from.x + (to.x - from.x) * piece as f32 / PIECES as f32 + out * angle.sin(),
            middle - half * angle.cos(),
        )
    })
}

/// The ribbon along a way of at least two places.
pub(super) fn ribbon(way: &[Point], width: f32, fill: Paint) -> Item {
    let way = spread(way);
    let half = width / 2.0;
    let body = body_end(&way);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let mut edge = |place: Point, normal: Point, half: f32| {
        left.push(Point::new(place.x + normal.x * half, place.y + normal.y * half));
        right.push(Point::new(place.x - normal.x * half, place.y - normal.y * half));
    };
    // It grows slimmer on its way, so that its direction shows even where its arrow is hidden.
    let slim = |n: usize| half * (1.0 - TAPER * n as f32 / body.max(1) as f32);
    for n in 0..=body {
        edge(way[n], normal(&way, n), slim(n));
    }
    let last = way[way.len() - 1];
    edge(way[body], arrow_normal(way[body], last), slim(body) + BARB);
    edge(last, arrow_normal(way[body], last), 0.0);
    Item::Strip(Strip { left, right, fill })
}

/// The way without places that lie on each other, which have no direction.
fn spread(way: &[Point]) -> Vec<Point> {
    let mut spread: Vec<Point> = Vec::with_capacity(way.len());
    for place in way {
        if spread.last().is_none_or(|last| (last.x - place.x).hypot(last.y - place.y) > 0.05) {
            spread.push(*place);
        }
    }
    spread
}

/// The place at which the arrow begins.
fn body_end(way: &[Point]) -> usize {
    let last = way[way.len() - 1];
    let far = |place: &Point| (last.x - place.x).hypot(last.y - place.y) >= ARROW;
    way.iter().rposition(far).unwrap_or(0)
}

fn normal(way: &[Point], n: usize) -> Point {
    let (before, after) = (way[n.saturating_sub(1)], way[(n + 1).min(way.len() - 1)]);
    arrow_normal(before, after)
}

/// To the left of the direction, of length 1.
fn arrow_normal(from: Point, to: Point) -> Point {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx.hypot(dy).max(0.001);
    Point::new(dy / length, -dx / length)
}
