//! The links between cards: routed around them, each kind with a line of its own, an arrow at its end, and what it says.

use super::cells::Placed;
use super::compared;
use super::flows::Flows;
use super::foot;
use super::geometry::{Point, Rect};
use super::link_label::{self, Labels};
use super::link_look;
use super::map::{Map, Sheet};
use super::ports::{self, End};
use super::route::{self, Field, Port, Run};
use super::spot::Target;
use crate::model::{CardId, LaneId, Link, LinkId, LinkKind, RecordId, Records, TableId};
use crate::tr;
use crate::words::Say;
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};

/// The whole sheet, however large.
pub(super) const EVERYWHERE: Rect = Rect { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };
/// Lines keep this far from cards they only pass.
const CLEAR: f32 = 1.2;
/// Level pieces run this far from cards.
const OUT: f32 = 4.0;
/// Upright pieces run here, as seen from where two columns meet; the outer ones between touchpoints only.
const TRACKS: [f32; 7] = [-8.6, -5.4, -2.3, 0.0, 2.3, 5.4, 8.6];
const FEW_TRACKS: [f32; 3] = [-2.3, 0.0, 2.3];
/// Level pieces run this far inside a lane.
const INSIDE: f32 = 4.5;
/// How much dearer it is for a loop to run among cards or below them than above all of them.
const AMONG: f32 = 6.0;
/// So many links are looked at once more when the ways of all others are known.
const MOST_AGAIN: usize = 40;
/// Places between which a way is looked for, at most: more would hold up the drawing.
const MOST_PLACES: usize = 20_000;

/// The links from cards to other journeys, each with what stands on it.
pub(super) fn ways_on(records: &Records) -> BTreeMap<CardId, Vec<(LinkId, String)>> {
    let mut ways: BTreeMap<CardId, Vec<(LinkId, String)>> = BTreeMap::new();
    for link in records.links.values() {
        let Some(journey) = link.to_journey.and_then(|id| records.journeys.get(&id)) else { continue };
        // Its label says where it leads; a screen reader and the tip say the journey as well.
        let text = [link.label.trim(), journey.title.trim()].into_iter().find(|part| !part.is_empty());
        ways.entry(link.from).or_default().push((link.id, text.unwrap_or("–").to_owned()));
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
    let is_arrow = |link: &Link| map.marked().is_some_and(|marked| marked.arrows.contains(&link.id));
    let is_drawn = |link: &&Link| link.to.is_some_and(is_shown) && is_shown(link.from) && !is_arrow(link);
    let kinds: BTreeSet<LinkKind> = map.records.links.values().filter(is_drawn).map(|link| link.kind).collect();
    kinds.into_iter().collect()
}

/// The lanes in which a loop that says something leads from one card to another: it runs above their cards and needs room.
pub(super) fn lanes_of_loops(records: &Records) -> BTreeSet<LaneId> {
    let loops = records.links.values().filter(|link| link.kind == LinkKind::Loop && !link.label.trim().is_empty());
    let lane = |link: &Link| {
        let (from, to) = (records.cards.get(&link.from)?, records.cards.get(&link.to?)?);
        (from.lane == to.lane && from.step != to.step).then_some(from.lane)
    };
    loops.filter_map(lane).collect()
}

/// A link whose two cards are on the map.
struct Drawn<'a> {
    link: &'a Link,
    from: &'a Placed,
    to: &'a Placed,
}

impl<'a> Drawn<'a> {
    fn ends(&self) -> [End<'a>; 2] {
        let (kind, from, to) = (self.link.kind, self.from, self.to);
        [End { kind, card: from, other: to, leaves: true }, End { kind, card: to, other: from, leaves: false }]
    }

    /// The measured flow that goes the same way: it stands for the line, which would only say it again.
    fn ribbon<'f>(&self, flows: &'f Flows) -> Option<&'f Vec<Point>> {
        let is_plain = self.link.kind == LinkKind::Next;
        is_plain.then(|| flows.way(self.from.card, self.to.card)).flatten()
    }
}

/// Draws all links between the cards that are shown. `rows`: the lanes, in which they run; `ribbons`: the flows, beside
/// which they do.
pub(super) fn draw(map: &Map, sheet: &mut Sheet, placed: &[Placed], rows: &[Rect], ribbons: &Flows) {
    spots_of_chips(map, sheet, placed);
    let has_ribbon = |one: &Drawn| one.ribbon(ribbons).is_some();
    let (measured, drawn): (Vec<Drawn>, Vec<Drawn>) = drawn(map, placed).into_iter().partition(has_ribbon);
    if measured.is_empty() && drawn.is_empty() {
        return;
    }
    let ways = ways(map, sheet, &drawn, placed, rows, ribbons);
    let mut labels = Labels::around(map, sheet, placed, rows, &ways);
    for (one, way) in drawn.iter().zip(&ways) {
        let differs = compared::link(map, (TableId::Link, one.link.id.uuid()));
        sheet.behind.extend(link_look::marks(map, one.link.kind, way, differs));
    }
    let measured = measured.iter().filter_map(|one| Some((one, one.ribbon(ribbons)?)));
    for (one, way) in measured.chain(drawn.iter().zip(&ways)) {
        let marks = compared::words(map.marks_of(TableId::Link, one.link.id));
        let said = std::iter::once(one.link.label.trim().to_owned()).chain(marks).filter(|part| !part.is_empty());
        let label = labels.place(map, &said.collect::<Vec<_>>().join(" · "), way);
        let rect = label.as_ref().map_or_else(|| link_label::middle(way), |label| label.rect);
        sheet.front.extend(label.into_iter().flat_map(|label| label.marks));
        sheet.spot(Target::Link(one.link.id), rect, spoken(map, one.link, title(map, one.from), title(map, one.to)));
    }
}

/// The ways of all links. Where they are few, each is looked for once more among all others: the first ones knew of none.
fn ways(
    map: &Map,
    sheet: &Sheet,
    drawn: &[Drawn],
    placed: &[Placed],
    rows: &[Rect],
    ribbons: &Flows,
) -> Vec<Vec<Point>> {
    let blocked = Blocked::on(sheet, placed);
    let ends: Vec<End> = drawn.iter().flat_map(Drawn::ends).collect();
    let wanted = ports::wanted(&ends, &ribbons.ends);
    let mut ways: Vec<Option<Run>> = vec![None; drawn.len()];
    let passes = if drawn.len() <= MOST_AGAIN { 2 } else { 1 };
    for number in (0..passes).flat_map(|_| 0..drawn.len()) {
        ways[number] = None;
        let lines: Vec<Run> = ribbons.runs.iter().chain(ways.iter().flatten()).cloned().collect();
        let tips = ways.iter().flatten().flat_map(|run| [run.way.first(), run.way.last()]).flatten();
        let taken: Vec<(Point, f32)> = ribbons.ends.iter().copied().chain(tips.map(|tip| (*tip, 0.0))).collect();
        let ports = [0, 1].map(|end| ports::ports(&ends[2 * number + end], wanted[2 * number + end], &taken));
        let way = way(map, &drawn[number], ports, &blocked, rows, &lines);
        ways[number] = Some(Run { way, half: 0.0 });
    }
    ways.into_iter().flatten().map(|run| run.way).collect()
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
    let drawn = |(from, to, link): (usize, usize, &'a Link)| Drawn { link, from: &placed[from], to: &placed[to] };
    links.into_iter().map(drawn).collect()
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
fn way(map: &Map, one: &Drawn, ports: [Vec<Port>; 2], blocked: &Blocked, rows: &[Rect], lines: &[Run]) -> Vec<Point> {
    let area = area(map, one, rows);
    let near = blocked.within(&area);
    let [from, to] = ports.map(|ports| open(ports, &near));
    let [Some(first), Some(last)] = [from.first(), to.first()] else {
        return route::without_straights(vec![one.from.rect.center(), one.to.rect.center()]);
    };
    let Some((mut xs, mut ys)) = tracks(map, one, &near.cards, rows, &area) else { return direct(first, last) };
    for port in from.iter().chain(&to) {
        xs.push(port.out.x);
        ys.push(port.out.y);
    }
    let all: Vec<Rect> = near.cards.iter().chain(&near.others).copied().collect();
    let mut field = Field::new(xs, ys, &all, lines);
    if one.link.kind == LinkKind::Loop {
        rows.iter().filter_map(|row| among(row, &near.cards)).for_each(|area| field.avoid(&area, AMONG));
    }
    // With no free way it goes straight, behind the cards.
    field.way(&from, &to).unwrap_or_else(|| direct(first, last))
}

/// The ports before which nothing stands; all of them where something stands before each.
fn open(ports: Vec<Port>, near: &Blocked) -> Vec<Port> {
    let is_open = |port: &&Port| {
        let at = |place: Point| Rect::new(place.x, place.y, 0.0, 0.0);
        let step = at(port.edge).union(&at(port.out)).grown(0.3);
        let is_past = |card: &&Rect| !card.grown(0.1).contains(port.edge);
        !near.others.iter().any(|text| text.overlaps(&step))
            && !near.cards.iter().filter(is_past).any(|card| card.overlaps(&step))
    };
    let open: Vec<Port> = ports.iter().filter(is_open).copied().collect();
    if open.is_empty() { ports } else { open }
}

/// The part of a lane in which its cards stand, and what is below them: the room for loops is above.
fn among(row: &Rect, cards: &[Rect]) -> Option<Rect> {
    let inside = cards.iter().filter(|card| row.overlaps(card)).copied().reduce(|all, card| all.union(&card))?;
    let top = inside.y + 0.1;
    Some(Rect { y: top, height: row.bottom() - top, ..*row })
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
    let (all, beside) = (ys(&|_| true), ys(&is_beside));
    let choices =
        [(xs(&TRACKS), all.clone()), (xs(&FEW_TRACKS), all), (xs(&FEW_TRACKS), beside.clone()), (xs(&[0.0]), beside)];
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
