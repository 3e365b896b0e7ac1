//! The links between cards: routed around them, each kind with a line of its own, an arrow at its end, and what it says.

use super::cells::Placed;
use super::foot;
use super::geometry::{Point, Rect};
use super::link_label::{self, Labels};
use super::link_look;
use super::map::{Map, Sheet};
use super::route::{self, Field, Port};
use super::spot::Target;
use crate::model::{CardId, Link, LinkId, LinkKind, Records};
use crate::tr;
use crate::words::Say;
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};

/// The whole sheet, however large.
pub(super) const EVERYWHERE: Rect = Rect { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };
/// Lines keep this far from cards they only pass.
const CLEAR: f32 = 1.2;
/// How far from its card a line may turn for the first time.
const OUT: f32 = 3.0;
/// Upright pieces run here, as seen from where two columns meet.
const TRACKS: [f32; 3] = [-2.3, 0.0, 2.3];
/// Level pieces run this far inside a lane.
const INSIDE: f32 = 4.5;
/// What leaving or arriving at an unusual side costs, in points of way.
const UNUSUAL: f32 = 70.0;
/// Between two links at one side of a card.
const APART: f32 = 7.0;
/// What it costs to touch a card so far from one's own place.
const ASIDE: f32 = 5.0;
/// What it costs to touch it where another link does.
const TAKEN: f32 = 45.0;
/// Places between which a way is looked for, at most: more would hold up the drawing.
const MOST_PLACES: usize = 20_000;

/// The links from cards to other journeys, each with what stands on it.
pub(super) fn ways_on(records: &Records) -> BTreeMap<CardId, Vec<(LinkId, String)>> {
    let mut ways: BTreeMap<CardId, Vec<(LinkId, String)>> = BTreeMap::new();
    for link in records.links.values() {
        let Some(journey) = link.to_journey.and_then(|id| records.journeys.get(&id)) else { continue };
        let parts = [link.label.trim(), journey.title.trim()].into_iter().filter(|part| !part.is_empty());
        let text = parts.collect::<Vec<_>>().join(" · ");
        ways.entry(link.from).or_default().push((link.id, if text.is_empty() { "–".to_owned() } else { text }));
    }
    // In the order of what they say and not of ids, so that every copy of a map is drawn alike.
    ways.values_mut().for_each(|ways| ways.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0))));
    ways
}

/// The kinds of the links between cards of this journey that are shown.
pub(super) fn kinds_in_use(map: &Map) -> Vec<LinkKind> {
    let is_shown = |id: CardId| {
        let card = map.records.cards.get(&id).filter(|card| map.options.is_about(card.persona));
        card.is_some_and(|card| map.lanes.iter().any(|lane| lane.id == card.lane))
    };
    let is_drawn = |link: &&Link| link.to.is_some_and(is_shown) && is_shown(link.from);
    let kinds: BTreeSet<LinkKind> = map.records.links.values().filter(is_drawn).map(|link| link.kind).collect();
    kinds.into_iter().collect()
}

/// A link whose two cards are on the map.
struct Drawn<'a> {
    link: &'a Link,
    from: &'a Placed,
    to: &'a Placed,
    /// Its place among the links of each card.
    places: [(usize, usize); 2],
}

/// Draws all links between the cards that are shown. `rows`: the lanes, in which they run.
pub(super) fn draw(map: &Map, sheet: &mut Sheet, placed: &[Placed], rows: &[Rect]) {
    spots_of_chips(map, sheet, placed);
    let drawn = drawn(map, placed);
    if drawn.is_empty() {
        return;
    }
    let blocked = Blocked::on(sheet, placed);
    let mut ways: Vec<Vec<Point>> = Vec::with_capacity(drawn.len());
    for one in &drawn {
        let way = way(map, one, &blocked, rows, &ways);
        ways.push(way);
    }
    let mut labels = Labels::around(map, sheet, placed, rows, &ways);
    for (one, way) in drawn.iter().zip(&ways) {
        sheet.behind.extend(link_look::marks(map, one.link.kind, way));
        let label = labels.place(map, one.link.label.trim(), way);
        let rect = label.as_ref().map_or_else(|| link_label::middle(way), |label| label.rect);
        sheet.front.extend(label.into_iter().flat_map(|label| label.marks));
        sheet.spot(Target::Link(one.link.id), rect, spoken(map, one.link, title(map, one.from), title(map, one.to)));
    }
}

/// The links, the shortest first, since these have the least choice of a way; never by their ids, so that two maps that
/// say the same look the same.
fn drawn<'a>(map: &Map<'a>, placed: &'a [Placed]) -> Vec<Drawn<'a>> {
    let linked: FxHashSet<CardId> =
        map.records.links.values().flat_map(|link| [Some(link.from), link.to]).flatten().collect();
    let cards = placed.iter().enumerate().filter(|(_, placed)| linked.contains(&placed.card));
    let cards: BTreeMap<CardId, usize> = cards.map(|(at, placed)| (placed.card, at)).collect();
    let ends = |link: &'a Link| Some((*cards.get(&link.from)?, *cards.get(&link.to?)?, link));
    let mut links: Vec<(usize, usize, &Link)> = map.records.links.values().filter_map(ends).collect();
    links.sort_by_key(|(from, to, link)| {
        let far = (placed[*from].rect.x - placed[*to].rect.x).abs().round() as u32;
        (far, *from, *to, link.kind, &link.label, link.id)
    });
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let mut places = Vec::with_capacity(links.len());
    for (from, to, _) in &links {
        places.push([from, to].map(|card| {
            let count = counts.entry(*card).or_default();
            *count += 1;
            *count - 1
        }));
    }
    let with_counts = |((from, to, link), [leaves, arrives]): ((usize, usize, &'a Link), [usize; 2])| Drawn {
        link,
        from: &placed[from],
        to: &placed[to],
        places: [(leaves, counts[&from]), (arrives, counts[&to])],
    };
    links.into_iter().zip(places).map(with_counts).collect()
}

/// What lines must not cross.
struct Blocked {
    cards: Vec<Rect>,
    /// Everything else that is read.
    others: Vec<Rect>,
}

impl Blocked {
    fn on(sheet: &Sheet, placed: &[Placed]) -> Self {
        let texts = sheet.texts_in(EVERYWHERE).map(|text| text.grown(1.0));
        let faces = sheet.spots.iter().filter(|spot| matches!(spot.target, Target::Feeling(_))).map(|spot| spot.rect);
        let cards = placed.iter().map(|card| card.rect.grown(CLEAR)).collect();
        Self { cards, others: texts.chain(faces).collect() }
    }

    /// What of it lies in an area.
    fn within(&self, area: &Rect) -> Self {
        let near = |all: &[Rect]| all.iter().filter(|rect| rect.overlaps(area)).copied().collect();
        Self { cards: near(&self.cards), others: near(&self.others) }
    }
}

/// The corners of a link's way.
fn way(map: &Map, one: &Drawn, blocked: &Blocked, rows: &[Rect], others: &[Vec<Point>]) -> Vec<Point> {
    let ends: Vec<Point> = others.iter().flat_map(|way| [way.first(), way.last()]).flatten().copied().collect();
    let from = ports(one.from.rect, one.places[0], &ends, |side| leaves(one, side));
    let to = ports(one.to.rect, one.places[1], &ends, |side| arrives(one, side));
    let area = area(map, one, rows);
    let near = blocked.within(&area);
    let Some((mut xs, mut ys)) = tracks(map, one, &near.cards, rows, &area) else { return direct(&from[0], &to[0]) };
    for port in from.iter().chain(&to) {
        xs.push(port.out.x);
        ys.push(port.out.y);
    }
    let all: Vec<Rect> = near.cards.into_iter().chain(near.others).collect();
    // With no free way it goes straight, behind the cards.
    Field::new(xs, ys, &all, others).way(&from, &to).unwrap_or_else(|| direct(&from[0], &to[0]))
}

/// Where upright and level pieces may run: between columns, at the edges of lanes, above and below cards. Fewer where
/// the link crosses a large part of a large map; `None` where even those are too many to try.
fn tracks(map: &Map, one: &Drawn, cards: &[Rect], rows: &[Rect], area: &Rect) -> Option<(Vec<f32>, Vec<f32>)> {
    let edges = || map.grid.columns.iter().map(|column| column.x).chain([map.grid.columns_end()]);
    let xs = |tracks: &[f32]| -> Vec<f32> {
        let all = edges().flat_map(|edge| tracks.iter().map(move |track| edge + track));
        all.filter(|x| *x > area.x && *x < area.right()).collect()
    };
    let ys = |of: &dyn Fn(&Rect) -> bool| -> Vec<f32> {
        let lanes = rows.iter().flat_map(|row| [row.y + INSIDE, row.bottom() - INSIDE]);
        let cards = cards.iter().filter(|card| of(card));
        let all = lanes.chain(cards.flat_map(|card| [card.y + CLEAR - OUT, card.bottom() - CLEAR + OUT]));
        let mut all: Vec<f32> = all.filter(|y| *y > area.y && *y < area.bottom()).collect();
        all.sort_by(f32::total_cmp);
        all.dedup_by(|a, b| (*a - *b).abs() < 0.5);
        all
    };
    let is_beside = |card: &Rect| [one.from, one.to].iter().any(|end| end.rect.grown(20.0).overlaps(card));
    let choices = [(xs(&TRACKS), ys(&|_| true)), (xs(&TRACKS), ys(&is_beside)), (xs(&[0.0]), ys(&is_beside))];
    choices.into_iter().find(|(xs, ys)| xs.len() * ys.len() <= MOST_PLACES)
}

/// A way that minds nothing.
fn direct(from: &Port, to: &Port) -> Vec<Point> {
    let corner = Point::new(from.out.x, to.out.y);
    route::without_straights(vec![from.edge, from.out, corner, to.out, to.edge])
}

/// The part of the lanes in which a link looks for its way: from its leftmost to its rightmost column and one further on
/// both sides, from its highest to its lowest lane and one further.
fn area(map: &Map, one: &Drawn, rows: &[Rect]) -> Rect {
    let both = one.from.rect.union(&one.to.rect);
    let column = map.grid.columns.first().map_or(0.0, |column| column.width) + 6.0;
    let beside = |row: &&Rect| row.bottom() >= both.y - 1.0 && row.y <= both.bottom() + 1.0;
    let lanes = rows.iter().filter(beside).fold(both, |all, row| Rect { x: all.x, width: all.width, ..all.union(row) });
    let top = rows.iter().rfind(|row| row.bottom() <= lanes.y + 1.0).map_or(lanes.y, |row| row.y);
    let bottom = rows.iter().find(|row| row.y >= lanes.bottom() - 1.0).map_or(lanes.bottom(), |row| row.bottom());
    let (left, right) = (map.grid.left() - 5.0, map.grid.right() + 3.0);
    let (x, end) = ((both.x - column).max(left), (both.right() + column).min(right));
    Rect::new(x, top, end - x, bottom - top)
}

/// A side of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Right,
    Left,
    Bottom,
    Top,
}

/// The places at which a link may touch a card: several at each side, so that it finds a straight way; each link of a card
/// begins at another one. `taken`: where other links touch cards.
fn ports(rect: Rect, (place, count): (usize, usize), taken: &[Point], cost: impl Fn(Side) -> f32) -> Vec<Port> {
    let middle = rect.center();
    let mut ports = Vec::new();
    for side in [Side::Right, Side::Left, Side::Bottom, Side::Top] {
        let is_level = matches!(side, Side::Right | Side::Left);
        let extent = if is_level { rect.height } else { rect.width };
        let most = ((extent / 2.0 - 8.0) / APART).clamp(0.0, 2.0) as i32;
        let own = (place as i32 - (count as i32 - 1) / 2).clamp(-most, most);
        // The nearest to its own place comes first.
        let mut steps: Vec<i32> = (-most..=most).collect();
        steps.sort_by_key(|step| ((step - own).abs(), *step));
        ports.extend(steps.into_iter().map(|step| {
            let along = step as f32 * APART;
            let (edge, (dx, dy)) = match side {
                Side::Right => (Point::new(rect.right(), middle.y + along), (OUT, 0.0)),
                Side::Left => (Point::new(rect.x, middle.y + along), (-OUT, 0.0)),
                Side::Bottom => (Point::new(middle.x + along, rect.bottom()), (0.0, OUT)),
                Side::Top => (Point::new(middle.x + along, rect.y), (0.0, -OUT)),
            };
            let is_taken = taken.iter().any(|end| (end.x - edge.x).hypot(end.y - edge.y) < APART - 1.0);
            let cost = cost(side) + (step - own).abs() as f32 * ASIDE + if is_taken { TAKEN } else { 0.0 };
            Port { edge, out: Point::new(edge.x + dx, edge.y + dy), is_level, cost }
        }));
    }
    ports
}

/// How unusual it is to leave at a side.
fn leaves(one: &Drawn, side: Side) -> f32 {
    let goes_down = one.to.rect.y >= one.from.rect.bottom();
    let usual = match one.link.kind {
        LinkKind::Next | LinkKind::Alternative | LinkKind::Branch => side == Side::Right,
        LinkKind::Loop => side == Side::Top,
        LinkKind::FrontToBack => side == if goes_down { Side::Bottom } else { Side::Top },
    };
    cost(usual, side)
}

/// How unusual it is to arrive at a side.
fn arrives(one: &Drawn, side: Side) -> f32 {
    let comes_from_above = one.to.rect.y >= one.from.rect.bottom();
    let usual = match one.link.kind {
        LinkKind::Next | LinkKind::Alternative | LinkKind::Branch => side == Side::Left,
        // A card that leads back to itself is left above and entered at its right.
        LinkKind::Loop if one.from.card == one.to.card => side == Side::Right,
        LinkKind::Loop => side == Side::Top,
        LinkKind::FrontToBack => side == if comes_from_above { Side::Top } else { Side::Bottom },
    };
    cost(usual, side)
}

fn cost(usual: bool, side: Side) -> f32 {
    match (usual, side) {
        (true, _) => 0.0,
        (false, Side::Bottom | Side::Top) => UNUSUAL / 2.0,
        (false, Side::Right | Side::Left) => UNUSUAL,
    }
}

fn title<'a>(map: &Map<'a>, placed: &Placed) -> &'a str {
    let title = map.records.cards.get(&placed.card).map_or("", |card| card.title.trim());
    if title.is_empty() { "–" } else { title }
}

fn spoken(map: &Map, link: &Link, from: &str, to: &str) -> String {
    let language = map.language();
    let spoken = tr!(language, "map-spot-link", kind = link.kind.say(language), from = from, to = to);
    if link.label.trim().is_empty() { spoken } else { format!("{spoken}, {}", link.label.trim()) }
}

/// The chips at the foot of cards, which lead to other journeys.
fn spots_of_chips(map: &Map, sheet: &mut Sheet, placed: &[Placed]) {
    for card in placed.iter().filter(|placed| map.ways_on.contains_key(&placed.card)) {
        let Some(record) = map.records.cards.get(&card.card) else { continue };
        for chip in foot::chips(map, record, card.rect.width).0 {
            let Some(link) = map.records.links.get(&chip.link) else { continue };
            let journey = link.to_journey.and_then(|id| map.records.journeys.get(&id));
            let to = journey.map(|journey| journey.title.trim()).unwrap_or_default();
            let rect = Rect { x: card.rect.x + chip.rect.x, y: card.rect.bottom() + chip.rect.y, ..chip.rect };
            sheet.spot(Target::Link(link.id), rect, spoken(map, link, title(map, card), to));
        }
    }
}
