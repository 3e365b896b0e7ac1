//! The table of contents of a map: each part draws itself and says where it ends.

use super::cells::Placed;
use super::geometry::{Rect, Size};
use super::known::Known;
use super::map::{Map, Sheet};
use super::{Options, Scene, flows, footer, free_notes, guides, head, lanes, links, marks, stages, steps};
use crate::analysis::Overlay;
use crate::model::{JourneyId, Records};

/// Corners of the sheet.
const SHEET_RADIUS: f32 = 12.0;

/// Lays a journey out. A journey that is not in the records gives an empty scene.
///
/// The first item is the sheet under everything, a rectangle of the whole size.
pub fn lay_out(records: &Records, journey: JourneyId, overlay: Option<&Overlay>, options: &Options) -> Scene {
    draw(records, journey, overlay, options, &mut Known::default())
}

/// Lays a journey out; what is known of its lanes is not drawn again.
pub(super) fn draw(
    records: &Records,
    journey: JourneyId,
    overlay: Option<&Overlay>,
    options: &Options,
    known: &mut Known,
) -> Scene {
    let words = known.words(options.language);
    let Some(map) = Map::of(records, journey, overlay, options, words) else { return Scene::default() };
    let mut sheet = Sheet::default();
    let y = head::draw(&map, &mut sheet);
    let heads = sheet.spots.len();
    let y = stages::draw(&map, &mut sheet, y) + 6.0;
    let lanes_top = steps::draw(&map, &mut sheet, y) + 8.0;
    // Drawn row by row, read stage by stage: a step's head begins right of its stage's left edge.
    sheet.spots[heads..].sort_by(|a, b| a.rect.x.total_cmp(&b.rect.x));
    sheet.finish_layer();
    let (drawn, y) = lanes::draw(&map, &mut sheet, known, lanes_top);
    let ribbons = flows::draw(&map, &mut sheet, &drawn.placed, &drawn.rows);
    guides::draw(&map, &mut sheet, &drawn.placed, lanes_top);
    let height = footer::draw(&map, &mut sheet, &drawn.evidence, y);
    let size = Size { width: map.grid.width, height };
    let notes = free_notes::place(&map, &sheet.cells, size);
    let ends: Vec<Placed> = drawn.placed.iter().copied().chain(notes.iter().map(|note| note.placed)).collect();
    links::draw(&map, &mut sheet, &ends, &drawn.rows, &ribbons);
    free_notes::draw(&map, &mut sheet, notes);
    let whole = Rect::new(0.0, 0.0, size.width, size.height);
    sheet.ground.insert(0, marks::panel(whole, SHEET_RADIUS, map.palette.tokens.sheet));
    sheet.finish(size)
}
