//! The lanes: their heads at the left, a hairline above each, and what they hold.

use super::blueprint;
use super::cells::{self, Placed};
use super::compared::{self, Badges};
use super::emotion;
use super::geometry::{Point, Rect};
use super::grid::{HEAD as HEAD_WIDTH, MARGIN};
use super::icon;
use super::item::{Item, Rank, Stroke};
use super::known::Known;
use super::layer::Layer;
use super::map::{Map, Sheet};
use super::marks;
use super::measure::{self, Block, Room};
use super::spoken;
use super::spot::{Band, Cell, Spot, Target};
use super::standing::Standing;
use super::style::{HEAD, QUOTE};
use crate::model::{CardKind, Evidence, Lane, LaneId, LaneKind, TableId};
use crate::tr;
use crate::words::Say;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Above and below the cards.
pub(super) const PAD: f32 = 9.0;
/// Touchpoints have links above and below them; a loop with its label needs more.
const TOUCHPOINT_PAD: f32 = 12.0;
const LOOP: f32 = 18.0;
const ICON: f32 = 15.0;
/// From the left edge of an icon to its lane's name.
const BESIDE: f32 = ICON + 4.0;

/// What the lanes leave for what is drawn around them.
#[derive(Default)]
pub(super) struct Lanes {
    pub(super) placed: Vec<Placed>,
    /// Where each lane lies, from top to bottom.
    pub(super) rows: Vec<Rect>,
    /// The levels of evidence that the cards show.
    pub(super) evidence: BTreeSet<Evidence>,
}

/// A lane as it was drawn.
#[derive(Debug, Clone)]
pub(super) struct Drawn {
    row: Rect,
    /// The stages whose questions stand in it.
    asked: Vec<usize>,
    /// Free above its cards.
    above: f32,
    ground: Vec<Item>,
    front: Arc<Layer>,
    spots: Vec<Spot>,
    cells: Vec<Cell>,
    bands: Vec<Band>,
    placed: Vec<Placed>,
    evidence: BTreeSet<Evidence>,
}

/// Draws all lanes from `top` down, those that are known as they were; tells where they end.
pub(super) fn draw(map: &Map, sheet: &mut Sheet, known: &mut Known, top: f32) -> (Lanes, f32) {
    known.gather(map);
    let mut lanes = Lanes::default();
    let mut y = top;
    let (question_lane, empty) = (question_lane(map, known), empty_stages(map, known));
    for (number, &lane) in map.lanes.iter().enumerate() {
        let asked = if question_lane == Some(lane.id) { empty.as_slice() } else { &[] };
        let is_same =
            |drawn: &&Arc<Drawn>| drawn.row.y == y && drawn.asked == asked && drawn.above == pads(map, lane).0;
        let drawn = known.drawn(lane.id).filter(is_same).cloned().unwrap_or_else(|| {
            let drawn = Arc::new(draw_lane(map, (number, lane), known.cards(lane.id), asked, y));
            known.keep(lane.id, drawn.clone());
            drawn
        });
        y = drawn.row.bottom();
        drawn.put(sheet, &mut lanes);
    }
    hairline(map, sheet, y);
    (lanes, y)
}

impl Drawn {
    fn put(&self, sheet: &mut Sheet, lanes: &mut Lanes) {
        sheet.ground.extend_from_slice(&self.ground);
        sheet.layers.push(self.front.clone());
        sheet.spots.extend_from_slice(&self.spots);
        sheet.cells.extend_from_slice(&self.cells);
        sheet.bands.extend_from_slice(&self.bands);
        lanes.placed.extend_from_slice(&self.placed);
        lanes.evidence.extend(&self.evidence);
        lanes.rows.push(self.row);
    }
}

/// The lane in which stages ask their questions: the first one that is empty, that of the touchpoints before all others.
fn question_lane(map: &Map, known: &Known) -> Option<LaneId> {
    let is_free = |lane: &&&Lane| lane.kind != LaneKind::Emotion && known.cards(lane.id).is_empty();
    let touchpoints = map.lanes.iter().filter(|lane| lane.kind == LaneKind::Touchpoints);
    let lanes: Vec<&&Lane> = touchpoints.chain(&map.lanes).collect();
    lanes.iter().copied().find(is_free).or(lanes.first().copied()).map(|lane| lane.id)
}

/// The stages in which no card that is shown stands and into which none reaches, where they ask their questions. What a
/// template puts there to begin with is not an answer yet.
fn empty_stages(map: &Map, known: &Known) -> Vec<usize> {
    if !map.options.questions {
        return Vec::new();
    }
    let mut empty = vec![true; map.grid.stages.len()];
    let cards = map.lanes.iter().flat_map(|lane| known.cards(lane.id));
    for standing in cards.filter(|standing| !is_skeleton(map, standing)) {
        let last = map.grid.last_column(standing.column, standing.span);
        let (from, to) = (map.grid.columns[standing.column].stage, map.grid.columns[last].stage);
        empty[from..=to].fill(false);
    }
    (0..empty.len()).filter(|stage| empty[*stage]).collect()
}

/// Whether a card says nothing yet: a touchpoint that only repeats the name of its step, a metric without a figure.
fn is_skeleton(map: &Map, standing: &Standing) -> bool {
    let Some(card) = map.records.cards.get(&standing.card) else { return false };
    let step = map.grid.columns[standing.column].step.map_or("", |step| step.name.trim());
    match card.kind {
        CardKind::Touchpoint => card.title.trim() == step && card.text.trim().is_empty() && card.rules.is_empty(),
        CardKind::Metric => [card.baseline, card.current, card.target].iter().all(Option::is_none),
        _ => false,
    }
}

fn draw_lane(map: &Map, (number, lane): (usize, &Lane), cards: &[Standing], asked: &[usize], top: f32) -> Drawn {
    let mut sheet = Sheet::default();
    if !blueprint::line_above(map, &mut sheet, number, top) {
        hairline(map, &mut sheet, top);
    }
    let (placed, bottom) = lane_row(map, &mut sheet, lane, cards, asked, top);
    let row = Rect::new(MARGIN, top, map.grid.right() - MARGIN, bottom - top);
    cells_of(map, &mut sheet, lane, cards, &placed, row);
    Drawn {
        row,
        asked: asked.to_vec(),
        above: pads(map, lane).0,
        front: Arc::new(sheet.front.finish()),
        ground: sheet.ground,
        spots: sheet.spots,
        cells: sheet.cells,
        placed,
        bands: sheet.bands,
        evidence: cards.iter().filter_map(|card| card.evidence).collect(),
    }
}

/// Free above and below the cards of a lane.
fn pads(map: &Map, lane: &Lane) -> (f32, f32) {
    let pad = if lane.kind == LaneKind::Touchpoints { TOUCHPOINT_PAD } else { PAD };
    (if map.loops.contains(&lane.id) { pad + LOOP } else { pad }, pad)
}

fn hairline(map: &Map, sheet: &mut Sheet, y: f32) {
    let line = Stroke::solid(map.palette.tokens.hairline, 1.0);
    sheet.ground.push(marks::straight(Point::new(MARGIN, y), Point::new(map.grid.right(), y), line));
}

/// Draws one lane; tells where its cards stand and where it ends.
fn lane_row(
    map: &Map,
    sheet: &mut Sheet,
    lane: &Lane,
    cards: &[Standing],
    asked: &[usize],
    top: f32,
) -> (Vec<Placed>, f32) {
    let head = title(map, lane);
    let (above, below) = pads(map, lane);
    let head_top = top + above + first_line(lane.kind);
    let badges = Badges::of(map, map.marks_of(TableId::Lane, lane.id), HEAD_WIDTH - 8.0);
    let under_head = if badges.height > 0.0 { 3.0 + badges.height } else { 0.0 };
    let head_bottom = head_top + head.height + under_head;
    let title = lane_title(map, lane);
    draw_head(map, sheet, &head, head_top, lane);
    sheet.front.extend(badges.at(Point::new(MARGIN + 3.0, head_top + head.height + 3.0)));
    // The spot is put before those of the cards, as one reads; its height is known only after them.
    let spot = sheet.spots.len();
    let label = tr!(map.language(), "map-spot-lane", title = title);
    let label = spoken::with_marks(label, map.marks_of(TableId::Lane, lane.id));
    sheet.spot(Target::Lane(lane.id), Rect::default(), label);
    let mut cards_top = top + above;
    if lane.kind == LaneKind::Emotion {
        cards_top = emotion::draw(map, sheet, lane, top, head_bottom) + PAD;
    }
    let (placed, cards_end) = cells::stack(map, cards, cards_top);
    for (standing, placed) in cards.iter().zip(&placed) {
        sheet.front.begin(Target::Card(placed.card), placed.rect);
        compared::card(map, placed.card, &standing.form, placed.rect, &mut sheet.front);
        sheet.spot(Target::Card(placed.card), placed.rect, standing.spoken.clone());
    }
    sheet.front.end();
    let asked = questions(map, sheet, asked, cards_top);
    let is_bare = lane.kind == LaneKind::Emotion && cards_end <= cards_top;
    let bottom = if is_bare { cards_top - PAD } else { cards_end.max(asked) + below }.max(head_bottom + PAD);
    sheet.spots[spot].rect = Rect::new(MARGIN, top, HEAD_WIDTH, bottom - top);
    (placed, bottom)
}

/// The title of a lane: its own, or that of its kind.
pub(super) fn lane_title(map: &Map, lane: &Lane) -> String {
    if lane.title.trim().is_empty() { lane.kind.say(map.language()) } else { lane.title.trim().to_owned() }
}

fn title(map: &Map, lane: &Lane) -> Block {
    let room = Room::wide(HEAD_WIDTH - 8.0 - BESIDE);
    measure::measure(&[HEAD.of(Rank::Lane).span(lane_title(map, lane), map.palette.soft)], room)
}

/// The head stands at the height of the first line of the lane's cards: so far below their upper edge.
fn first_line(kind: LaneKind) -> f32 {
    match kind {
        LaneKind::Actions | LaneKind::Thoughts | LaneKind::Verbatims => 2.0,
        _ => 7.0,
    }
}

fn draw_head(map: &Map, sheet: &mut Sheet, head: &Block, top: f32, lane: &Lane) {
    let y = top + (HEAD.line() - ICON) / 2.0 - 0.5;
    sheet.front.begin(Target::Lane(lane.id), Rect::new(MARGIN, top, HEAD_WIDTH, head.height));
    sheet.front.push(marks::outline(icon::of_lane(lane.kind), MARGIN + 3.0, y, ICON, map.palette.soft));
    sheet.front.extend(head.at(Point::new(MARGIN + 4.0 + BESIDE, top)));
    sheet.front.end();
}

fn cells_of(map: &Map, sheet: &mut Sheet, lane: &Lane, cards: &[Standing], placed: &[Placed], row: Rect) {
    let columns = &map.grid.columns;
    let mut stand: Vec<(u32, Rect)> = vec![Default::default(); columns.len()];
    let mut taken = vec![false; columns.len()];
    for (card, placed) in cards.iter().zip(placed) {
        let (count, stack) = &mut stand[card.column];
        *stack = if *count == 0 { placed.rect } else { stack.union(&placed.rect) };
        *count += 1;
        taken[card.column..=map.grid.last_column(card.column, card.span)].fill(true);
    }
    let felt: Vec<f32> = sheet.spots.iter().filter(|s| matches!(s.target, Target::Feeling(_))).map(center).collect();
    for (number, column) in columns.iter().enumerate() {
        let Some(step) = column.step else { continue };
        let rect = Rect { x: column.x, width: column.width, ..row };
        let is_felt = felt.iter().any(|x| (rect.x..rect.right()).contains(x));
        let (cards, stack) = stand[number];
        let taken = taken[number] || is_felt;
        sheet.cells.push(Cell { lane: lane.id, step: step.id, rect, cards, stack, taken });
    }
}

fn center(spot: &Spot) -> f32 {
    spot.rect.center().x
}

/// What to ask in stages that are still empty, in grey; tells how far down it reaches.
fn questions(map: &Map, sheet: &mut Sheet, asked: &[usize], top: f32) -> f32 {
    let mut bottom = top;
    for &number in asked {
        let extent = map.grid.stage(number);
        let mut y = top + 2.0;
        for question in &map.grid.stages[number].questions {
            let room = Room::wide((extent.width - 26.0).max(1.0));
            let block = measure::measure(&[QUOTE.span(question.as_str(), map.palette.tokens.muted)], room);
            sheet.front.extend(block.at(Point::new(extent.x + 13.0, y)));
            y += block.height + 4.0;
        }
        bottom = bottom.max(y);
    }
    bottom
}
