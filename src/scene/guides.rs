//! A thin dashed line from every moment of truth up through the lanes above, behind the cards and never through text.

use super::cells::Placed;
use super::geometry::{Point, Rect};
use super::item::Stroke;
use super::map::{Map, Sheet};
use super::marks;
use super::palette::mix;
use super::room::free_parts;
use crate::model::CardKind;

/// Draws the lines from `top`, the upper end of the lanes, down to the moments.
pub(super) fn draw(map: &Map, sheet: &mut Sheet, placed: &[Placed], top: f32) {
    let tokens = map.palette.tokens;
    let stroke = Stroke::solid(mix(tokens.star, tokens.sheet, 0.45), 1.0).dashed(3.0, 3.0);
    let mut lines: Vec<Point> = Vec::new();
    for moment in placed.iter().filter(|placed| placed.kind == CardKind::MomentOfTruth) {
        let end = Point::new(moment.rect.center().x, moment.rect.y);
        // Lower ones of the same column would only run behind the highest.
        if !lines.iter().any(|line| line.x == end.x && line.y <= end.y) {
            lines.push(end);
        }
    }
    for end in lines {
        for (from, to) in free_parts(top, end.y, in_the_way(sheet, end)) {
            if to - from > 3.0 {
                sheet.behind.push(marks::straight(Point::new(end.x, from), Point::new(end.x, to), stroke));
            }
        }
    }
}

/// From where to where text stands in the way of a line.
fn in_the_way(sheet: &Sheet, end: Point) -> Vec<(f32, f32)> {
    let crosses = |text: &Rect| text.x - 3.0 < end.x && end.x < text.right() + 3.0 && text.y < end.y;
    let near = sheet.texts_in(Rect::new(end.x - 4.0, 0.0, 8.0, end.y));
    near.filter(crosses).map(|text| (text.y - 1.0, text.bottom() + 1.0)).collect()
}
