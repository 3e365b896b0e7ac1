//! How links look: each kind has a line of its own.

use super::geometry::Point;
use super::item::{Circle, Item, Line, Paint, Strip, Stroke};
use super::map::Map;
use super::marks;
use super::route;
use crate::model::{Color, LinkKind};

const WIDTH: f32 = 1.3;
/// The arrow at the end, and how far it reaches to either side.
const ARROW: f32 = 6.5;
const BARB: f32 = 3.4;
const SHORTEST: f32 = 4.0;

/// The colour and the dashes of a link that another map does not have like this.
type Differs = Option<(Color, Option<(f32, f32)>)>;

/// The marks of a link along its way.
pub(super) fn marks(map: &Map, kind: LinkKind, way: &[Point], differs: Differs) -> Vec<Item> {
    let color = differs.map_or(map.palette.tokens.muted, |(color, _)| color);
    let dash = differs.and_then(|(_, dash)| dash);
    let [.., before, tip] = way[..] else { return Vec::new() };
    let mut body = way.to_vec();
    // No longer than the last piece, or it would stand aslant of its line.
    let length = (tip.x - before.x).hypot(tip.y - before.y).clamp(SHORTEST, ARROW);
    let base = toward(tip, before, length);
    if let Some(last) = body.last_mut() {
        *last = toward(tip, before, length - 1.5);
    }
    let radius = if kind == LinkKind::Loop { 14.0 } else { 6.0 };
    let line = Line { points: route::rounded(&body, radius), stroke: stroke(kind, color, dash) };
    let mut marks = vec![Item::Line(line), arrow(base, tip, color)];
    marks.extend(beginning(map, kind, way[0], way[1], color));
    marks
}

/// Next and back to front: solid; another way: dashed; one of several: dotted.
fn stroke(kind: LinkKind, color: Color, dash: Option<(f32, f32)>) -> Stroke {
    let line = Stroke { dash, ..Stroke::solid(color, WIDTH) };
    match kind {
        LinkKind::Next | LinkKind::Loop | LinkKind::FrontToBack => line,
        LinkKind::Alternative => line.dashed(6.0, 4.0),
        LinkKind::Branch => line.dashed(1.8, 3.0),
    }
}

/// Where one of several ways begins stands a diamond, as for a choice; from front to back a ring.
fn beginning(map: &Map, kind: LinkKind, start: Point, next: Point, color: Color) -> Vec<Item> {
    const SIZE: f32 = 3.8;
    let center = toward(start, next, 3.4);
    match kind {
        LinkKind::Branch => {
            let at = |x: f32, y: f32| Point::new(center.x + x * SIZE, center.y + y * SIZE);
            let left = vec![at(0.0, -1.0), at(-1.0, 0.0), at(0.0, 1.0)];
            let right = vec![at(0.0, -1.0), at(1.0, 0.0), at(0.0, 1.0)];
            vec![Item::Strip(Strip { left, right, fill: Paint::solid(color) })]
        }
        LinkKind::FrontToBack => {
            let fill = Some(Paint::solid(map.palette.tokens.sheet));
            vec![Item::Circle(Circle { center, radius: 3.0, fill, stroke: Some(Stroke::solid(color, 1.3)) })]
        }
        LinkKind::Loop => vec![marks::disc(center, 2.6, color)],
        LinkKind::Next | LinkKind::Alternative => Vec::new(),
    }
}

fn arrow(base: Point, tip: Point, color: Color) -> Item {
    let (dx, dy) = (tip.x - base.x, tip.y - base.y);
    let length = dx.hypot(dy).max(0.001);
    let (nx, ny) = (-dy / length * BARB, dx / length * BARB);
    let left = vec![Point::new(base.x + nx, base.y + ny), tip];
    let right = vec![Point::new(base.x - nx, base.y - ny), tip];
    Item::Strip(Strip { left, right, fill: Paint::solid(color) })
}

/// A place on the way from one point to another, so far from the first.
fn toward(from: Point, to: Point, by: f32) -> Point {
    let length = (to.x - from.x).hypot(to.y - from.y).max(0.001);
    Point::new(from.x + (to.x - from.x) / length * by, from.y + (to.y - from.y) / length * by)
}
