//! The steps: the heads of the columns, in a light ground of their stage's colour.

use super::compared::{self, Badges};
use super::geometry::{Point, Rect};
use super::item::Rank;
use super::map::{Map, Sheet};
use super::marks;
use super::measure::{self, Room};
use super::spoken;
use super::spot::Target;
use super::stages;
use super::style::HEAD;
use crate::model::TableId;
use crate::tr;

const PAD: f32 = 9.0;
const INSET: f32 = 4.0;
const LOWEST: f32 = 26.0;
/// Between a name and its badges.
const BETWEEN: f32 = 3.0;

/// Draws the heads of the columns from `top` down; tells where they end.
pub(super) fn draw(map: &Map, sheet: &mut Sheet, top: f32) -> f32 {
    if map.grid.columns.iter().all(|column| column.step.is_none()) {
        return top;
    }
    let room = |width: f32| Room::wide((width - 2.0 * (INSET + PAD)).max(1.0));
    let names = map.grid.columns.iter().map(|column| {
        let name = column.step.map(|step| step.name.as_str()).unwrap_or_default();
        measure::measure(&[HEAD.of(Rank::Title).span(name, map.palette.soft)], room(column.width))
    });
    let names: Vec<_> = names.collect();
    let badges = map.grid.columns.iter().map(|column| {
        let found = column.step.map(|step| map.marks_of(TableId::Step, step.id)).unwrap_or_default();
        Badges::of(map, found, (column.width - 2.0 * (INSET + PAD)).max(1.0))
    });
    let badges: Vec<_> = badges.collect();
    let inside = names.iter().zip(&badges).map(|(name, badges)| name.height + under(badges));
    let height = (inside.fold(0.0, f32::max) + 10.0).max(LOWEST);
    stages::label(map, sheet, &tr!(map.language(), "map-step"), top, height);
    for ((column, name), badges) in map.grid.columns.iter().zip(&names).zip(&badges) {
        let Some(step) = column.step else { continue };
        let stage = map.grid.stages[column.stage];
        let rect = Rect::new(column.x + INSET, top, column.width - 2.0 * INSET, height);
        sheet.front.begin(Target::Step(step.id), rect);
        sheet.front.push(marks::panel(rect, 7.0, map.palette.ground(map.stage_color(stage))));
        let found = map.marks_of(TableId::Step, step.id);
        sheet.front.extend(compared::underline(map, found, rect.x + 3.0, rect.right() - 3.0, rect.bottom() - 1.0));
        let y = top + (height - name.height - under(badges)) / 2.0;
        sheet.front.extend(name.at(Point::new(rect.x + PAD, y)));
        sheet.front.extend(badges.at(Point::new(rect.x + PAD, y + name.height + BETWEEN)));
        sheet.front.end();
        let (name, of) = (step.name.as_str(), stage.name.as_str());
        let spoken = tr!(map.language(), "map-spot-step", name = name, stage = of);
        sheet.spot(Target::Step(step.id), rect, spoken::with_marks(spoken, found));
    }
    top + height
}

/// How much higher badges make a head.
fn under(badges: &Badges) -> f32 {
    if badges.height > 0.0 { BETWEEN + badges.height } else { 0.0 }
}
