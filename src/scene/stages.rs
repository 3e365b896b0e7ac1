//! The stages: chevrons in the colours of their phases, their scores, and how many customers reach each.

use super::compared;
use super::emotion;
use super::geometry::{Point, Rect};
use super::grid::MARGIN;
use super::item::{Item, Paint, Rank, Strip};
use super::map::{Map, Sheet};
use super::measure::{self, Block, Room};
use super::phrase;
use super::spoken;
use super::spot::Target;
use super::style::{HEAD, SMALL, STAGE, TEXT};
use crate::analysis::{self, StageScores};
use crate::model::{Color, Feeling, Stage, TableId};
use crate::tr;
use crate::words;

/// How far a chevron's tip reaches into the next one.
const TIP: f32 = 11.0;
/// Between two chevrons.
const GAP: f32 = 5.0;
const PAD: f32 = 20.0;
const LOWEST: f32 = 36.0;

/// Draws the stages from `top` down; tells where they end.
pub(super) fn draw(map: &Map, sheet: &mut Sheet, top: f32) -> f32 {
    let score = score(map);
    let texts: Vec<[Block; 2]> = (0..map.grid.stages.len()).map(|stage| texts(map, &score, stage)).collect();
    let text_height = |blocks: &[Block; 2]| blocks[0].height + blocks[1].height;
    let height = texts.iter().map(text_height).fold(0.0, f32::max) + 10.0;
    let height = height.max(LOWEST);
    label(map, sheet, &tr!(map.language(), "map-stage"), top, height);
    if map.grid.stages.is_empty() {
        hint(map, sheet, top, height);
    }
    for (number, (stage, blocks)) in map.grid.stages.iter().zip(&texts).enumerate() {
        let rect = Rect { y: top, height, ..map.grid.stage(number) };
        sheet.front.begin(Target::Stage(stage.id), rect);
        let drawn = chevron(map, sheet, number, rect, map.stage_color(stage));
        let found = map.marks_of(TableId::Stage, stage.id);
        sheet.front.extend(compared::underline(map, found, drawn.x, drawn.right() - TIP, drawn.bottom() + 1.0));
        let mut y = top + (height - text_height(blocks)) / 2.0;
        for block in blocks {
            sheet.front.extend(block.at(Point::new(rect.x + PAD, y)));
            y += block.height;
        }
        let (place, count) = ((number + 1).to_string(), texts.len().to_string());
        let spoken = tr!(map.language(), "map-spot-stage", name = stage.name.as_str(), place = place, count = count);
        let more = [scored(map, &score, stage), figures(map, stage)];
        let more: String = more.into_iter().flatten().map(|text| format!(", {text}")).collect();
        sheet.front.end();
        sheet.spot(Target::Stage(stage.id), drawn, spoken::with_marks(spoken + &more, found));
    }
    top + height
}

/// The word at the left of stages and steps.
pub(super) fn label(map: &Map, sheet: &mut Sheet, text: &str, top: f32, height: f32) {
    let block = measure::measure(&[HEAD.span(text, map.palette.soft)], Room::wide(super::grid::HEAD - 8.0));
    sheet.front.extend(block.at(Point::new(MARGIN + 4.0, top + (height - block.height) / 2.0)));
}

fn hint(map: &Map, sheet: &mut Sheet, top: f32, height: f32) {
    if !map.options.questions {
        return;
    }
    let text = tr!(map.language(), "map-no-stage");
    let room = Room::wide(map.grid.right() - map.grid.left());
    let block = measure::measure(&[TEXT.span(text, map.palette.tokens.muted)], room);
    sheet.front.extend(block.at(Point::new(map.grid.left(), top + (height - block.height) / 2.0)));
}

fn texts(map: &Map, score: &StageScores, stage: usize) -> [Block; 2] {
    let record = map.grid.stages[stage];
    let color = map.palette.on(map.stage_color(record));
    let room = Room::wide((map.grid.stage(stage).width - PAD - TIP - GAP).max(1.0));
    let name = measure::measure(&[STAGE.of(Rank::Stage).span(record.name.as_str(), color)], room);
    let facts = [scored(map, score, record), figures(map, record)].into_iter().flatten();
    let facts: Vec<String> = facts.chain(compared::words(map.marks_of(TableId::Stage, record.id))).collect();
    [name, phrase::row(&facts, SMALL, color, room.width)]
}

/// The scores of a map that has them, of the personas that are shown.
pub(super) fn score(map: &Map) -> StageScores {
    if !map.journey.scored {
        return StageScores::default();
    }
    let is_now = |feeling: &Feeling| map.marked().is_none_or(|marked| !marked.felt_before.contains_key(&feeling.id));
    analysis::stage_scores(map.records, map.journey.id, |f| map.options.is_about(f.persona) && is_now(f))
}

fn scored(map: &Map, score: &StageScores, stage: &Stage) -> Option<String> {
    let value = score.stages.get(&stage.id)?;
    Some(tr!(map.language(), "map-score", value = emotion::mean(map, *value)))
}

/// How many customers reach a stage and what share that is. The first stage that says it names the unit.
fn figures(map: &Map, stage: &Stage) -> Option<String> {
    let overlay = map.overlay.filter(|_| map.options.show_funnel)?;
    let measured = || overlay.funnel.iter().filter(|figures| figures.customers.is_some());
    let figures = measured().find(|figures| figures.stage == stage.id)?;
    let is_first = measured().next().is_some_and(|first| first.stage == stage.id);
    let customers = figures.customers?;
    let reached = if is_first { phrase::counted(map, customers, overlay.unit) } else { phrase::count(map, customers) };
    let share = figures.share.filter(|_| map.may_tell(customers));
    Some(match share {
        Some(share) => format!("{reached} · {}", words::percent(map.language(), share)),
        None => reached,
    })
}

/// An arrow whose tip reaches into the notch of the next one; the first has no notch and the last stays in the map.
/// Tells from where to where it reaches.
fn chevron(map: &Map, sheet: &mut Sheet, number: usize, rect: Rect, color: Color) -> Rect {
    let is_last = number + 1 == map.grid.stages.len();
    let left = if number == 0 { rect.x + 4.0 } else { rect.x + GAP / 2.0 };
    let notch = if number == 0 { 0.0 } else { TIP };
    let tip = if is_last { rect.right() - 4.0 } else { rect.right() - GAP / 2.0 + TIP };
    let (top, middle, bottom) = (rect.y, rect.center().y, rect.bottom());
    let edge =
        |outer: f32, inner: f32| vec![Point::new(outer, top), Point::new(inner, middle), Point::new(outer, bottom)];
    sheet.front.push(Item::Strip(Strip {
        left: edge(left, left + notch),
        right: edge(tip - TIP, tip),
        fill: Paint::solid(color),
    }));
    Rect { x: left, width: tip - left, ..rect }
}
