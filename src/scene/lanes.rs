//! The lanes: their heads at the left, a hairline above each, and what they hold.

use super::cells::{self, Placed};
use super::emotion;
use super::geometry::{Point, Rect};
use super::grid::{HEAD as HEAD_WIDTH, MARGIN};
use super::icon;
use super::item::Stroke;
use super::map::{Map, Sheet};
use super::marks;
use super::measure::{self, Block, Room};
use super::phrase;
use super::spot::{Cell, Target};
use super::style::{HEAD, TEXT};
use crate::model::{Lane, LaneKind};
use crate::tr;
use crate::words::Say;

/// Above and below the cards.
pub(super) const PAD: f32 = 9.0;
const ICON: f32 = 15.0;

/// What the lanes leave for what is drawn behind them.
#[derive(Default)]
pub(super) struct Lanes<'a> {
    pub(super) placed: Vec<Placed<'a>>,
    /// Where each lane lies, from top to bottom.
    pub(super) rows: Vec<Rect>,
}

/// Draws all lanes from `top` down; tells where they end.
pub(super) fn draw<'a>(map: &Map<'a>, sheet: &mut Sheet, top: f32) -> (Lanes<'a>, f32) {
    let mut lanes = Lanes::default();
    let mut y = top;
    for &lane in &map.lanes {
        hairline(map, sheet, y);
        let bottom = lane_row(map, sheet, lane, &mut lanes, y);
        let row = Rect::new(MARGIN, y, map.grid.right() - MARGIN, bottom - y);
        cells_of(map, sheet, lane, row);
        lanes.rows.push(row);
        y = bottom;
    }
    hairline(map, sheet, y);
    (lanes, y)
}

fn hairline(map: &Map, sheet: &mut Sheet, y: f32) {
    let line = Stroke::solid(map.palette.tokens.hairline, 1.0);
    sheet.ground.push(marks::straight(Point::new(MARGIN, y), Point::new(map.grid.right(), y), line));
}

/// Draws one lane; tells where it ends.
fn lane_row<'a>(map: &Map<'a>, sheet: &mut Sheet, lane: &Lane, lanes: &mut Lanes<'a>, top: f32) -> f32 {
    let head = title(map, lane);
    let head_top = top + first_line(lane.kind);
    let head_bottom = head_top + head.height;
    let title = lane_title(map, lane);
    draw_head(map, sheet, &head, head_top, lane);
    // The spot is put before those of the cards, as one reads; its height is known only after them.
    let spot = sheet.spots.len();
    let label = tr!(map.language(), "map-spot-lane", title = title);
    sheet.spot(Target::Lane(lane.id), Rect::default(), label);
    let mut cards_top = top + PAD;
    if lane.kind == LaneKind::Emotion {
        cards_top = emotion::draw(map, sheet, lane, top, head_bottom) + PAD;
    }
    let (placed, cards_end) = cells::stack(map, lane, cards_top);
    for (card, form) in placed {
        sheet.front.extend(form.placed(card.rect));
        sheet.spot(Target::Card(card.card.id), card.rect, spoken(map, &card));
        lanes.placed.push(card);
    }
    let asked = questions(map, sheet, lane, cards_top);
    let is_bare = lane.kind == LaneKind::Emotion && cards_end <= cards_top;
    let bottom = if is_bare { cards_top - PAD } else { cards_end.max(asked) + PAD }.max(head_bottom + PAD);
    sheet.spots[spot].rect = Rect::new(MARGIN, top, HEAD_WIDTH, bottom - top);
    bottom
}

/// The title of a lane: its own, or that of its kind.
pub(super) fn lane_title(map: &Map, lane: &Lane) -> String {
    if lane.title.trim().is_empty() { lane.kind.say(map.language()) } else { lane.title.trim().to_owned() }
}

fn title(map: &Map, lane: &Lane) -> Block {
    let room = Room { width: HEAD_WIDTH - 8.0, first_left: ICON + 4.0, first_right: 0.0 };
    measure::measure(&[HEAD.span(lane_title(map, lane), map.palette.soft)], room)
}

/// The head stands at the height of the first line of the lane's cards.
fn first_line(kind: LaneKind) -> f32 {
    match kind {
        LaneKind::Actions | LaneKind::Thoughts | LaneKind::Verbatims => PAD + 2.0,
        _ => PAD + 7.0,
    }
}

fn draw_head(map: &Map, sheet: &mut Sheet, head: &Block, top: f32, lane: &Lane) {
    let y = top + (HEAD.line() - ICON) / 2.0 - 0.5;
    sheet.front.push(marks::outline(icon::of_lane(lane.kind), MARGIN + 3.0, y, ICON, map.palette.soft));
    sheet.front.extend(head.at(Point::new(MARGIN + 4.0, top)));
}

fn cells_of(map: &Map, sheet: &mut Sheet, lane: &Lane, row: Rect) {
    for column in &map.grid.columns {
        let Some(step) = column.step else { continue };
        let rect = Rect { x: column.x, width: column.width, ..row };
        sheet.cells.push(Cell { lane: lane.id, step: step.id, rect });
    }
}

/// What to ask in stages that are still empty, in grey; tells how far down it reaches.
fn questions(map: &Map, sheet: &mut Sheet, lane: &Lane, top: f32) -> f32 {
    if !map.options.questions || map.question_lane() != Some(lane.id) {
        return top;
    }
    let mut bottom = top;
    for (number, stage) in map.grid.stages.iter().enumerate().filter(|(number, _)| map.is_empty(*number)) {
        let extent = map.grid.stage(number);
        let mut y = top + 2.0;
        for question in &stage.questions {
            let room = Room::wide((extent.width - 26.0).max(1.0));
            let block = measure::measure(&[TEXT.span(question.as_str(), map.palette.tokens.muted)], room);
            sheet.front.extend(block.at(Point::new(extent.x + 13.0, y)));
            y += block.height + 4.0;
        }
        bottom = bottom.max(y);
    }
    bottom
}

/// What a screen reader says of a card.
fn spoken(map: &Map, placed: &Placed) -> String {
    let card = placed.card;
    let column = &map.grid.columns[placed.column];
    let stage = map.grid.stages[column.stage].name.as_str();
    let step = column.step.map(|step| step.name.as_str()).unwrap_or_default();
    let title = [&card.title, &card.question].into_iter().find(|text| !text.trim().is_empty());
    let title = title.map_or("–", |title| title.trim());
    let (place, count) = ((placed.place.0 + 1).to_string(), placed.place.1.to_string());
    let kind = &map.words.kinds[&card.kind];
    let spoken = map.words.spoken_card.fill(&[kind, title, stage, step, &place, &count]);
    let figures = map.overlay.and_then(|overlay| overlay.touchpoints.get(&card.id));
    match figures.filter(|_| map.options.show_customers) {
        Some(figures) => format!("{spoken}, {}", phrase::customers(map, figures.customers)),
        None => spoken,
    }
}
