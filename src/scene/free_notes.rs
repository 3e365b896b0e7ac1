//! Free notes: cards that lie anywhere on the sheet, above everything, and take no room in their cell.

use super::cells::Placed;
use super::compared;
use super::form::{self, Form};
use super::geometry::{Point, Rect, Size};
use super::map::{Map, Sheet};
use super::spoken;
use super::spot::{Cell, Target};
use crate::model::Card;

/// Notes keep this far from the sheet's edges.
const EDGE: f32 = 4.0;
/// A note is not wider, however many steps it spans.
const WIDEST: f32 = 260.0;

/// A free note at its place.
pub(super) struct Note {
    pub(super) placed: Placed,
    form: Form,
    spoken: String,
}

/// How far a free note lies from its cell's corner; `None`: the card stands in its cell.
pub(super) fn offset(card: &Card) -> Option<Point> {
    Some(Point::new(card.offset_x? as f32, card.offset_y? as f32))
}

/// The free notes of the lanes that are shown, each inside the sheet, in the order of their cells.
pub(super) fn place(map: &Map, cells: &[Cell], size: Size) -> Vec<Note> {
    let free = map.records.cards.values().filter(|card| map.options.is_about(card.persona));
    let mut free: Vec<(usize, Point, &Card)> = free
        .filter_map(|card| {
            let offset = offset(card)?;
            let cell = cells.iter().position(|cell| cell.lane == card.lane && cell.step == card.step)?;
            Some((cell, offset, card))
        })
        .collect();
    free.sort_by(|a, b| (a.0, &a.2.order, a.2.id).cmp(&(b.0, &b.2.order, b.2.id)));
    free.into_iter().filter_map(|(cell, offset, card)| note(map, card, cells[cell].rect, offset, size)).collect()
}

fn note(map: &Map, card: &Card, cell: Rect, offset: Point, size: Size) -> Option<Note> {
    let column = map.grid.column_of(card.step)?;
    let width = (map.grid.extent(column, card.span).1 - 2.0 * form::inset(card.kind)).min(WIDEST);
    let form = form::form(map, card, width);
    let inside = |wanted: f32, extent: f32, whole: f32| wanted.min(whole - EDGE - extent).max(EDGE);
    let x = inside(cell.x + offset.x, form.width, size.width);
    let y = inside(cell.y + offset.y, form.height, size.height);
    let rect = Rect::new(x, y, form.width, form.height);
    let placed = Placed { card: card.id, kind: card.kind, rect };
    Some(Note { placed, form, spoken: spoken::card(map, card, column, (0, 1)) })
}

/// Draws them above everything that is drawn so far.
pub(super) fn draw(map: &Map, sheet: &mut Sheet, notes: Vec<Note>) {
    for Note { placed, form, spoken } in notes {
        sheet.front.begin(Target::Card(placed.card), placed.rect);
        compared::card(map, placed.card, &form, placed.rect, &mut sheet.front);
        sheet.spot(Target::Card(placed.card), placed.rect, spoken);
    }
    sheet.front.end();
}
