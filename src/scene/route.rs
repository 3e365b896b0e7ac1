//! The way of a line around what it must not cross: straight pieces, level or upright, as few and as short as may be.

use super::geometry::{Point, Rect};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// What a bend costs, in points of way.
const BEND: f32 = 18.0;
/// What it costs to run where another line runs already, in points a point.
const SHARED: f32 = 3.0;
/// What it costs to cross another line.
const CROSSED: f32 = 14.0;
/// Lines nearer to each other than this look like one.
const NEAR: f32 = 2.2;
/// Costs are compared in these parts of a point, as whole numbers.
const PARTS: f32 = 16.0;
/// No piece costs more parts, however many lines share it, so that whole ways can be added up.
const DEAREST: f32 = 1e12;

/// Where a line may begin or end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Port {
    /// On the edge of its card.
    pub(super) edge: Point,
    /// A few points away from it: the first place of the way.
    pub(super) out: Point,
    /// Whether the line leaves sideways.
    pub(super) is_level: bool,
    /// How unwelcome it is, in points of way.
    pub(super) cost: f32,
}

/// A line that is there already.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) way: Vec<Point>,
    /// Half its width.
    pub(super) half: f32,
}

/// What lines run between, and what earlier lines have taken.
pub(super) struct Field {
    /// Where upright pieces may run, from left to right.
    xs: Vec<f32>,
    /// Where level pieces may run, from top to bottom.
    ys: Vec<f32>,
    /// What each piece from a place to the next at its right costs, row by row; infinite: something is in the way.
    level: Vec<f32>,
    /// What each piece from a place to the next below costs.
    upright: Vec<f32>,
}

impl Field {
    /// Tracks at these places, around these rectangles, beside these lines.
    pub(super) fn new(mut xs: Vec<f32>, mut ys: Vec<f32>, blocked: &[Rect], lines: &[Run]) -> Self {
        for tracks in [&mut xs, &mut ys] {
            tracks.sort_by(f32::total_cmp);
            tracks.dedup_by(|a, b| (*a - *b).abs() < 0.05);
        }
        let (width, height) = (xs.len(), ys.len());
        let mut field = Self { level: vec![0.0; width * height], upright: vec![0.0; width * height], xs, ys };
        for y in 0..height {
            for x in 0..width {
                field.level[y * width + x] = field.xs.get(x + 1).map_or(f32::INFINITY, |next| next - field.xs[x]);
                field.upright[y * width + x] = field.ys.get(y + 1).map_or(f32::INFINITY, |next| next - field.ys[y]);
            }
        }
        for rect in blocked {
            field.block(rect);
        }
        for line in lines {
            line.way.windows(2).for_each(|piece| field.share(piece[0], piece[1], NEAR + line.half));
        }
        field
    }

    /// Makes level pieces dearer in an area that a line is to go around if it can.
    pub(super) fn avoid(&mut self, area: &Rect, factor: f32) {
        let width = self.xs.len();
        for y in Self::between(&self.ys, area.y, area.bottom()) {
            for x in Self::pieces(&self.xs, area.x, area.right()) {
                self.level[y * width + x] *= factor;
            }
        }
    }

    /// The tracks that lie between two heights or two sides.
    fn between(tracks: &[f32], from: f32, to: f32) -> std::ops::Range<usize> {
        let first = tracks.partition_point(|track| *track <= from);
        first..tracks.partition_point(|track| *track < to).max(first)
    }

    /// The pieces between tracks that reach into a stretch.
    fn pieces(tracks: &[f32], from: f32, to: f32) -> std::ops::Range<usize> {
        let first = tracks.partition_point(|track| *track <= from).saturating_sub(1);
        first..tracks.partition_point(|track| *track < to).max(first)
    }

    fn block(&mut self, rect: &Rect) {
        let width = self.xs.len();
        for y in Self::between(&self.ys, rect.y, rect.bottom()) {
            for x in Self::pieces(&self.xs, rect.x, rect.right()) {
                self.level[y * width + x] = f32::INFINITY;
            }
        }
        for y in Self::pieces(&self.ys, rect.y, rect.bottom()) {
            for x in Self::between(&self.xs, rect.x, rect.right()) {
                self.upright[y * width + x] = f32::INFINITY;
            }
        }
    }

    /// Makes dearer what runs along a piece of another line or crosses it.
    fn share(&mut self, a: Point, b: Point, near: f32) {
        let width = self.xs.len();
        let (left, right, top, bottom) = (a.x.min(b.x), a.x.max(b.x), a.y.min(b.y), a.y.max(b.y));
        if bottom - top < right - left {
            for y in Self::between(&self.ys, top - near, bottom + near) {
                for x in Self::pieces(&self.xs, left, right) {
                    self.level[y * width + x] *= 1.0 + SHARED;
                }
            }
            for y in Self::pieces(&self.ys, top, bottom + 0.01) {
                for x in Self::between(&self.xs, left, right) {
                    self.upright[y * width + x] += CROSSED;
                }
            }
        } else {
            for y in Self::pieces(&self.ys, top, bottom) {
                for x in Self::between(&self.xs, left - near, right + near) {
                    self.upright[y * width + x] *= 1.0 + SHARED;
                }
            }
            for y in Self::between(&self.ys, top, bottom) {
                for x in Self::pieces(&self.xs, left, right + 0.01) {
                    self.level[y * width + x] += CROSSED;
                }
            }
        }
    }

    fn place(&self, point: Point) -> Option<usize> {
        let near = |tracks: &[f32], at: f32| tracks.iter().position(|track| (track - at).abs() < 0.1);
        Some(near(&self.ys, point.y)? * self.xs.len() + near(&self.xs, point.x)?)
    }

    fn point(&self, place: usize) -> Point {
        Point::new(self.xs[place % self.xs.len()], self.ys[place / self.xs.len()])
    }

    /// Where one can go on from a place: the next place, whether that is level, and what it costs.
    fn next(&self, place: usize) -> impl Iterator<Item = (usize, bool, f32)> {
        let width = self.xs.len();
        let (x, y) = (place % width, place / width);
        let right = (x + 1 < width).then(|| (place + 1, true, self.level[place]));
        let left = (x > 0).then(|| (place - 1, true, self.level[place - 1]));
        let down = (y + 1 < self.ys.len()).then(|| (place + width, false, self.upright[place]));
        let up = (y > 0).then(|| (place - width, false, self.upright[place - width]));
        [right, left, down, up].into_iter().flatten().filter(|(_, _, cost)| cost.is_finite())
    }

    /// The cheapest way from one of the first ports to one of the others, edges included; `None`: everything is blocked.
    pub(super) fn way(&self, from: &[Port], to: &[Port]) -> Option<Vec<Point>> {
        let cost = |points: f32| (points * PARTS).round().min(DEAREST) as u64;
        let ends = self.states(to);
        // A state is a place and whether one came there level.
        let states = self.xs.len() * self.ys.len() * 2;
        let (mut known, mut before) = (vec![u64::MAX; states], vec![None; states]);
        let mut open = BinaryHeap::new();
        for (state, (port, _)) in self.states(from).into_iter().filter(|(_, (_, bends))| !bends) {
            known[state] = cost(port.cost);
            open.push(Reverse((known[state], state)));
        }
        let mut best: Option<(u64, usize)> = None;
        while let Some(Reverse((reached, state))) = open.pop() {
            if best.is_some_and(|(total, _)| reached >= total) {
                break;
            }
            if reached > known[state] {
                continue;
            }
            if let Some((port, bends)) = ends.get(&state) {
                let total = reached + cost(port.cost + if *bends { BEND } else { 0.0 });
                best = best.into_iter().chain([(total, state)]).min();
            }
            for (next, is_level, piece) in self.next(state / 2) {
                let bend = if is_level == (state % 2 == 1) { 0.0 } else { BEND };
                let (next, reached) = (next * 2 + usize::from(is_level), reached + cost(piece + bend));
                if reached < known[next] {
                    (known[next], before[next]) = (reached, Some(state));
                    open.push(Reverse((reached, next)));
                }
            }
        }
        let (_, end) = best?;
        let states: Vec<usize> = std::iter::successors(Some(end), |state| before[*state]).collect();
        let start = self.states(from).get(states.last()?)?.0.edge;
        let places = states.iter().rev().map(|state| self.point(state / 2));
        let way = std::iter::once(start).chain(places).chain([ends.get(&end)?.0.edge]);
        Some(without_straights(way.collect()))
    }

    /// The ports by their states, the cheapest at each, and whether the line bends there.
    fn states<'a>(&self, ports: &'a [Port]) -> BTreeMap<usize, (&'a Port, bool)> {
        let mut states: BTreeMap<usize, (&Port, bool)> = BTreeMap::new();
        for port in ports {
            let Some(place) = self.place(port.out) else { continue };
            for is_level in [true, false] {
                let (new, state) = ((port, is_level != port.is_level), place * 2 + usize::from(is_level));
                let price = |(port, bends): (&Port, bool)| port.cost + if bends { BEND } else { 0.0 };
                if states.get(&state).is_none_or(|known| price(new) < price(*known)) {
                    states.insert(state, new);
                }
            }
        }
        states
    }
}

/// The way without places at which it goes straight on.
pub(super) fn without_straights(way: Vec<Point>) -> Vec<Point> {
    let mut corners: Vec<Point> = Vec::with_capacity(way.len());
    for place in way {
        let same = |a: Point, b: Point| (a.x - b.x).abs() < 0.05 && (a.y - b.y).abs() < 0.05;
        if corners.last().is_some_and(|last| same(*last, place)) {
            continue;
        }
        if let [.., a, b] = corners[..] {
            let in_line = |p: f32, q: f32, r: f32| (p - q).abs() < 0.05 && (q - r).abs() < 0.05;
            if in_line(a.x, b.x, place.x) || in_line(a.y, b.y, place.y) {
                corners.pop();
            }
        }
        corners.push(place);
    }
    corners
}

/// The way with round corners, as short straight pieces.
pub(super) fn rounded(way: &[Point], radius: f32) -> Vec<Point> {
    const PIECES: usize = 7;
    let mut places: Vec<Point> = way.first().copied().into_iter().collect();
    for corner in way.windows(3) {
        let (a, b, c) = (corner[0], corner[1], corner[2]);
        let length = |p: Point, q: Point| (q.x - p.x).hypot(q.y - p.y);
        let cut = radius.min(length(a, b) / 2.0).min(length(b, c) / 2.0);
        let toward = |p: Point| {
            let share = cut / length(b, p).max(0.001);
            Point::new(b.x + (p.x - b.x) * share, b.y + (p.y - b.y) * share)
        };
        let (from, to) = (toward(a), toward(c));
        places.extend((0..=PIECES).map(|piece| {
            let t = piece as f32 / PIECES as f32;
            let mix = |p: f32, q: f32, r: f32| p * (1.0 - t).powi(2) + 2.0 * q * t * (1.0 - t) + r * t.powi(2);
            Point::new(mix(from.x, b.x, to.x), mix(from.y, b.y, to.y))
        }));
    }
    places.extend(way.last().filter(|_| way.len() > 1));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn port(x: f32, y: f32) -> Port {
        Port { edge: Point::new(x, y), out: Point::new(x, y), is_level: true, cost: 0.0 }
    }

    fn tracks() -> Vec<f32> {
        (0..=10).map(|n| n as f32 * 10.0).collect()
    }

    #[test]
    fn a_line_goes_straight_where_nothing_is_in_its_way() {
        let field = Field::new(tracks(), tracks(), &[], &[]);
        let way = field.way(&[port(0.0, 50.0)], &[port(100.0, 50.0)]).unwrap();
        assert_eq!(way, [Point::new(0.0, 50.0), Point::new(100.0, 50.0)]);
    }

    #[test]
    fn a_way_is_found_where_more_lines_run_than_anybody_can_read() {
        let level = Run { way: vec![Point::new(-50.0, 50.0), Point::new(150.0, 50.0)], half: 60.0 };
        let field = Field::new(tracks(), tracks(), &[], &vec![level; 60]);
        assert!(field.way(&[port(0.0, 50.0)], &[port(100.0, 50.0)]).is_some());
    }

    #[test]
    fn a_line_goes_around_what_is_in_its_way() {
        let wall = Rect::new(35.0, 15.0, 10.0, 200.0);
        let field = Field::new(tracks(), tracks(), &[wall], &[]);
        let way = field.way(&[port(0.0, 50.0)], &[port(100.0, 50.0)]).unwrap();
        for piece in way.windows(2) {
            let (a, b) = (piece[0], piece[1]);
            let around = Rect::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs(), (a.y - b.y).abs());
            assert!(!around.grown(0.01).overlaps(&wall), "{way:?}");
        }
    }

    #[test]
    fn a_place_behind_walls_cannot_be_reached() {
        let wall = Rect::new(35.0, -5.0, 10.0, 200.0);
        assert!(Field::new(tracks(), tracks(), &[wall], &[]).way(&[port(0.0, 0.0)], &[port(90.0, 0.0)]).is_none());
    }

    #[test]
    fn lines_keep_off_each_other_where_there_is_room() {
        let first = Run { way: vec![Point::new(0.0, 50.0), Point::new(100.0, 50.0)], half: 0.0 };
        let field = Field::new(tracks(), tracks(), &[], std::slice::from_ref(&first));
        let way = field.way(&[port(0.0, 50.0)], &[port(100.0, 50.0)]).unwrap();
        assert!(way.len() > 2, "{way:?}");
    }

    #[test]
    fn corners_become_round_and_ends_stay() {
        let way = [Point::new(0.0, 0.0), Point::new(50.0, 0.0), Point::new(50.0, 50.0)];
        let round = rounded(&way, 8.0);
        assert_eq!((round[0], *round.last().unwrap()), (way[0], way[2]));
        assert!(round.iter().all(|place| *place != way[1]));
    }
}
