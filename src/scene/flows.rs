//! The flows between touchpoints: ribbons in the gutters and behind the cards, as wide as their customers are many.

use super::cells::Placed;
use super::form::{TOUCHPOINT_GAP, TOUCHPOINT_INSET};
use super::geometry::{Point, Rect};
use super::item::{Item, Paint, RoundRect};
use super::map::{Map, Sheet};
use super::measure::{self, Room};
use super::phrase;
use super::ribbon::{self, ARROW};
use super::room::Taken;
use super::route::Run;
use super::style::SMALL_MEDIUM;
use crate::analysis::Flow;
use crate::model::CardId;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Ribbons at most: more would hide each other.
const MOST: usize = 12;
/// Counts at most.
const COUNTED: usize = 5;
const WIDEST: f32 = 10.0;
const THINNEST: f32 = 1.2;
/// From a touchpoint to the one in the next column.
const GUTTER: f32 = 2.0 * TOUCHPOINT_INSET;
/// How far behind its card a ribbon begins.
const ROOT: f32 = 11.0;
/// Between ribbons that leave or enter at one side: their arrows do not touch.
const APART: f32 = 5.0;
/// Ribbons stand in the upper part of a side, as a share of its height; drawn links touch the lower one.
const UPPER: f32 = 0.36;
/// Fewer customers than this share of the strongest flow stay in the background.
const MINOR: f32 = 0.2;

/// A flow on its way.
struct Route<'a> {
    flow: &'a Flow,
    from: &'a Placed,
    to: &'a Placed,
    /// Of the customers of the strongest flow.
    share: f32,
    width: f32,
    start: Point,
    end: Point,
    /// The heights to which it leaves and from which it arrives.
    toward: f32,
    back: f32,
}

/// The ribbons of a map, as lines must keep off them.
#[derive(Default)]
pub(super) struct Flows {
    /// Their ways.
    pub(super) runs: Vec<Run>,
    /// Where they touch cards, each with half its width.
    pub(super) ends: Vec<(Point, f32)>,
    /// From which card to which each leads.
    between: Vec<(CardId, CardId)>,
}

impl Flows {
    /// The way of the ribbon from one card to another.
    pub(super) fn way(&self, from: CardId, to: CardId) -> Option<&Vec<Point>> {
        let number = self.between.iter().position(|between| *between == (from, to))?;
        Some(&self.runs[number].way)
    }
}

/// Draws the strongest flows between the touchpoints that are shown. `rows`: the lanes, in which counts may stand.
pub(super) fn draw(map: &Map, sheet: &mut Sheet, placed: &[Placed], rows: &[Rect]) -> Flows {
    let Some(overlay) = map.overlay.filter(|_| map.options.show_flows) else { return Flows::default() };
    let cards: FxHashMap<CardId, &Placed> = placed.iter().map(|placed| (placed.card, placed)).collect();
    let mut routes = strongest(map, &overlay.flows, &cards);
    let ways = ways(&mut routes, placed);
    for (route, way) in routes.iter().zip(&ways) {
        let fill = Paint { color: map.palette.tokens.measured, opacity: route.opacity() };
        sheet.behind.push(ribbon::ribbon(way, route.width, fill));
    }
    counts(map, sheet, &routes, &ways, placed, rows);
    let ends = routes.iter().flat_map(|route| [route.start, route.end].map(|end| (end, route.width / 2.0)));
    let ends = ends.collect();
    let between = routes.iter().map(|route| (route.flow.from, route.flow.to)).collect();
    let runs = routes.iter().zip(ways).map(|(route, way)| Run { way, half: route.width / 2.0 }).collect();
    Flows { runs, ends, between }
}

/// The ways of all ribbons. Their places at the cards are found twice: only the first ways tell at which height a ribbon
/// goes on, so that it need not cross its neighbours to get there.
fn ways(routes: &mut [Route], placed: &[Placed]) -> Vec<Vec<Point>> {
    ports(routes);
    let mut corridors = Vec::new();
    for route in routes.iter_mut() {
        if let Some(y) = corridor_of(route, placed, &mut corridors) {
            (route.toward, route.back) = (y, y);
        }
    }
    ports(routes);
    let mut corridors = Vec::new();
    routes.iter().map(|route| way(route, placed, &mut corridors)).collect()
}

fn strongest<'a>(map: &Map, flows: &'a [Flow], cards: &FxHashMap<CardId, &'a Placed>) -> Vec<Route<'a>> {
    let drawn = |flow: &'a Flow| {
        let (from, to) = (*cards.get(&flow.from)?, *cards.get(&flow.to)?);
        let is_told = flow.from != flow.to && flow.customers > 0 && map.may_tell(flow.customers);
        is_told.then_some((flow, from, to))
    };
    let mut drawn: Vec<_> = flows.iter().filter_map(drawn).collect();
    drawn.sort_by_key(|(flow, _, _)| (std::cmp::Reverse(flow.customers), flow.from, flow.to));
    drawn.truncate(MOST);
    let most = drawn.first().map_or(1, |(flow, _, _)| flow.customers);
    let route = |(flow, from, to): (&'a Flow, &'a Placed, &'a Placed)| {
        let share = flow.customers as f32 / most as f32;
        let width = THINNEST + (WIDEST - THINNEST) * share;
        let (toward, back) = (to.rect.center().y, from.rect.center().y);
        Route { flow, from, to, share, width, start: Point::default(), end: Point::default(), toward, back }
    };
    drawn.into_iter().map(route).collect()
}

impl Route<'_> {
    /// Going back is the exception and stays in the background, as the minor flows do.
    fn opacity(&self) -> f32 {
        if self.goes_back() || self.share < MINOR { 0.22 } else { 0.34 }
    }

    fn goes_back(&self) -> bool {
        self.to.rect.right() <= self.from.rect.x
    }

    /// Whether its cards stand above each other.
    fn stays(&self) -> bool {
        self.to.rect.x < self.from.rect.right() && self.from.rect.x < self.to.rect.right()
    }

    /// Whether it leaves at the right side of its card.
    fn leaves_right(&self) -> bool {
        if self.stays() { self.to.rect.y > self.from.rect.y } else { !self.goes_back() }
    }

    /// Whether it arrives at the right side of its card.
    fn arrives_right(&self) -> bool {
        if self.stays() { self.leaves_right() } else { self.goes_back() }
    }
}

/// An end of a route at a side of a card.
struct End {
    route: usize,
    /// Whether the route leaves here.
    leaves: bool,
    /// The height to which it goes or from which it comes.
    other: f32,
    width: f32,
}

/// Gives every ribbon its place at the sides of its two cards, in the order in which the other ends lie, so that few
/// of them cross.
fn ports(routes: &mut [Route]) {
    // By card and whether it is its right side.
    let mut sides: BTreeMap<(CardId, bool), Vec<End>> = BTreeMap::new();
    for (number, route) in routes.iter().enumerate() {
        let leaving = End { route: number, leaves: true, other: route.toward, width: route.width };
        let arriving = End { route: number, leaves: false, other: route.back, width: route.width };
        sides.entry((route.from.card, route.leaves_right())).or_default().push(leaving);
        sides.entry((route.to.card, route.arrives_right())).or_default().push(arriving);
    }
    for ((_, right), mut ends) in sides {
        ends.sort_by(|a, b| a.other.total_cmp(&b.other).then(a.route.cmp(&b.route)));
        let rect = if ends[0].leaves { routes[ends[0].route].from.rect } else { routes[ends[0].route].to.rect };
        let total = ends.iter().map(|end| end.width + APART).sum::<f32>() - APART;
        let squeeze = ((rect.height - 12.0) / total).min(1.0);
        let top = rect.y + rect.height * UPPER - total * squeeze / 2.0;
        let mut y = top.max(rect.y + 6.0);
        for end in ends {
            let place = Point::new(if right { rect.right() } else { rect.x }, y + end.width * squeeze / 2.0);
            let route = &mut routes[end.route];
            *(if end.leaves { &mut route.start } else { &mut route.end }) = place;
            y += (end.width + APART) * squeeze;
        }
    }
}

/// The way of a ribbon: level out of its card, through a free corridor, level into the other card.
fn way(route: &Route, placed: &[Placed], corridors: &mut Vec<Rect>) -> Vec<Point> {
    let (start, end) = (route.start, route.end);
    if route.stays() {
        let out = if route.leaves_right() { 1.0 } else { -1.0 };
        return ribbon::bulge(start, end, out * (GUTTER * 0.42)).collect();
    }
    let ahead = if route.goes_back() { -1.0 } else { 1.0 };
    let foot = Point::new(end.x - ahead * ARROW, end.y);
    // Behind the card it leaves, a ribbon already bends: what is steep becomes softer.
    let root = Point::new(start.x - ahead * ROOT, start.y);
    let Some(y) = corridor_of(route, placed, corridors) else {
        return ribbon::bend(root, foot).chain([end]).collect();
    };
    let (leave, arrive) = (start.x + ahead * GUTTER, end.x - ahead * GUTTER);
    let first = ribbon::bend(root, Point::new(leave, y));
    let second = ribbon::bend(Point::new(arrive, y), foot);
    first.chain(second).chain([end]).collect()
}

/// The height at which a ribbon passes the columns between its two; `None` where there are none.
fn corridor_of(route: &Route, placed: &[Placed], corridors: &mut Vec<Rect>) -> Option<f32> {
    let is_far = !route.stays() && (route.end.x - route.start.x).abs() > GUTTER * 1.6;
    is_far.then(|| corridor(route, placed, corridors))
}

/// The height at which a ribbon passes the columns between its two: where it meets the fewest cards and ribbons, and
/// then where the way is shortest.
fn corridor(route: &Route, placed: &[Placed], corridors: &mut Vec<Rect>) -> f32 {
    let (left, right) = (route.start.x.min(route.end.x), route.start.x.max(route.end.x));
    let (top, bottom) = (route.from.rect.y.min(route.to.rect.y), route.from.rect.bottom().max(route.to.rect.bottom()));
    let half = route.width / 2.0;
    // No ribbon passes above both of its cards, or further below them than the next gap.
    let is_near = |r: &Rect| r.x > left && r.right() < right && r.bottom() + GUTTER > top && r.y - GUTTER < bottom;
    let between: Vec<Rect> = placed.iter().map(|p| p.rect).filter(is_near).collect();
    // Beside each other where two share a gap.
    let tracks = [0.0, -3.0, 3.0, -6.0, 6.0].map(|aside| TOUCHPOINT_GAP / 2.0 + aside);
    let below = between.iter().flat_map(|rect| tracks.map(|track| rect.bottom() + track));
    let below = below.filter(|y| *y > top && *y < bottom + TOUCHPOINT_GAP);
    let (tops, bottoms) = (sorted(&between, |rect| rect.y), sorted(&between, Rect::bottom));
    let cost = |y: &f32| {
        let meets = |from: f32, to: f32| y + half > from && y - half < to;
        // All but those that begin below and those that end above.
        let reached = tops.partition_point(|top| *top < y + half);
        let cards = (reached - bottoms.partition_point(|bottom| *bottom <= y - half)) as f32;
        let is_shared =
            |other: &&Rect| other.x < right && left < other.right() && meets(other.y - 1.0, other.bottom() + 1.0);
        let others = corridors.iter().filter(is_shared).count() as f32;
        let way = (y - route.start.y).abs() + (y - route.end.y).abs();
        cards * 400.0 + others * 60.0 + way
    };
    let candidates = [route.start.y, route.end.y].into_iter().chain(below);
    let y = candidates.min_by(|a, b| cost(a).total_cmp(&cost(b))).unwrap_or(route.start.y);
    corridors.push(Rect::new(left, y - half, right - left, route.width));
    y
}

fn sorted(rects: &[Rect], edge: impl Fn(&Rect) -> f32) -> Vec<f32> {
    let mut edges: Vec<f32> = rects.iter().map(edge).collect();
    edges.sort_by(f32::total_cmp);
    edges
}

/// Numbers beside the strongest ribbons, where they cover nothing; a number without room is left out.
fn counts(map: &Map, sheet: &mut Sheet, routes: &[Route], ways: &[Vec<Point>], placed: &[Placed], rows: &[Rect]) {
    let mut counted: Vec<Rect> = Vec::new();
    for (route, way) in routes.iter().zip(ways).take(COUNTED) {
        let text = phrase::count(map, route.flow.customers);
        let block = measure::measure(&[SMALL_MEDIUM.span(text, map.palette.tokens.measured)], Room::wide(f32::MAX));
        let part = around(way).grown(block.width + 3.0 * GUTTER);
        let mut taken = taken(sheet, placed, part);
        counted.iter().for_each(|rect| taken.add(*rect));
        let strips = routes.iter().zip(ways).filter(|(other, _)| !std::ptr::eq(*other, route));
        strips.for_each(|(other, way)| taken.add_line(dense(way), other.width / 2.0 + 0.5));
        let upon = upon(way, block.width, rows, &taken);
        taken.add_line(dense(way), route.width / 2.0 + 0.5);
        let Some(rect) = upon.or_else(|| beside(route, way, block.width, rows, &taken)) else { continue };
        sheet.front.extend(upon.map(|rect| ground(map, rect)));
        sheet.front.extend(block.at(Point::new(rect.x, rect.y - 1.5)));
        counted.push(rect.grown(2.0));
    }
}

/// A little of the sheet behind a number that stands on its ribbon.
fn ground(map: &Map, rect: Rect) -> Item {
    let rect = Rect { x: rect.x - 3.0, width: rect.width + 6.0, ..rect.grown(0.5) };
    let fill = Some(Paint::solid(map.palette.tokens.sheet));
    Item::RoundRect(RoundRect { rect, radius: 4.0, fill, stroke: None })
}

/// What a number in this part of the map must not cover, besides the ribbons.
fn taken(sheet: &Sheet, placed: &[Placed], part: Rect) -> Taken {
    let mut taken = Taken::default();
    for rect in placed.iter().map(|card| card.rect.grown(0.6)).filter(|rect| rect.overlaps(&part)) {
        taken.add(rect);
    }
    sheet.texts_in(part).for_each(|rect| taken.add(rect));
    taken
}

fn around(way: &[Point]) -> Rect {
    let at = |place: &Point| Rect::new(place.x, place.y, 0.0, 0.0);
    way.iter().map(at).reduce(|all, next| all.union(&next)).unwrap_or_default()
}

/// Height of a number.
const HEIGHT: f32 = 11.5;

/// The place of a number this wide on its own ribbon, where that runs level for long enough: nobody asks there whose it is.
fn upon(way: &[Point], width: f32, rows: &[Rect], taken: &Taken) -> Option<Rect> {
    let run = |pair: &&[Point]| (pair[1].x - pair[0].x).abs();
    let is_level = |pair: &&[Point]| (pair[1].y - pair[0].y).abs() < 0.5 && run(pair) > width + 2.0 * GUTTER;
    let level = way.windows(2).filter(is_level).max_by(|a, b| run(a).total_cmp(&run(b)))?;
    let (left, right) = (level[0].x.min(level[1].x), level[0].x.max(level[1].x));
    let at = |share: f32| {
        let x = left + GUTTER / 2.0 + (right - left - GUTTER - width) * share;
        Rect::new(x, level[0].y - HEIGHT / 2.0, width, HEIGHT)
    };
    [0.5, 0.25, 0.75, 0.0, 1.0].map(at).into_iter().find(|rect| is_free(rect, rows, taken))
}

/// Whether a number may stand here: inside a lane, and on nothing.
fn is_free(rect: &Rect, rows: &[Rect], taken: &Taken) -> bool {
    let inner = |row: &Rect| row.grown(-1.0);
    rows.iter().any(|row| inner(row).union(rect) == inner(row)) && taken.is_free(rect)
}

/// The nearest free place above or below a ribbon for a number this wide, inside a lane.
fn beside(route: &Route, way: &[Point], width: f32, rows: &[Rect], taken: &Taken) -> Option<Rect> {
    // A gutter is hardly wider than a number: only its middle will do.
    let ahead = if route.leaves_right() { GUTTER / 2.0 } else { -GUTTER / 2.0 };
    let gutters = [route.start.x + ahead, route.end.x - ahead];
    let dense = dense(way);
    let at_x = |x: f32| dense.iter().copied().min_by(|a, b| (a.x - x).abs().total_cmp(&(b.x - x).abs()));
    let middles = gutters.into_iter().filter_map(|x| at_x(x).map(|place| Point::new(x, place.y)));
    let places: Vec<Point> = middles.chain(dense.iter().copied()).collect();
    let free = |rect: &Rect| is_free(rect, rows, taken);
    let at = |distance: f32, place: &Point| {
        let away = route.width / 2.0 + 1.0 + distance;
        [place.y - away - HEIGHT, place.y + away].map(|y| Rect::new(place.x - width / 2.0, y, width, HEIGHT))
    };
    let distances = [0.0, 2.0, 4.0, 7.0, 11.0, 16.0, 22.0, 29.0];
    distances.into_iter().find_map(|distance| places.iter().flat_map(|place| at(distance, place)).find(free))
}

/// Places along a way, close enough that no number slips between two of them.
fn dense(way: &[Point]) -> Vec<Point> {
    const APART: f32 = 3.0;
    let mut dense = Vec::new();
    for pair in way.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let pieces = ((b.x - a.x).hypot(b.y - a.y) / APART).ceil().max(1.0) as usize;
        let at = |n: usize| n as f32 / pieces as f32;
        dense.extend((0..pieces).map(|n| Point::new(a.x + (b.x - a.x) * at(n), a.y + (b.y - a.y) * at(n))));
    }
    dense.extend(way.last());
    dense
}
