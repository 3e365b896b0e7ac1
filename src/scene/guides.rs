//! A thin dashed line from every moment of truth up through the lanes above, behind the cards and never through text.

use super::cells::Placed;
use super::geometry::{Point, Rect};
use super::item::{Item, Stroke};
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
    for moment in placed.iter().filter(|placed| placed.card.kind == CardKind::MomentOfTruth) {
        let end = Point::new(moment.rect.center().x, moment.rect.y);
        // Lower ones of the same column would only run behind the highest.
        if !lines.iter().any(|line| line.x == end.x && line.y <= end.y) {
            lines.push(end);
        }
    }
    let texts = if lines.is_empty() { Vec::new() } else { texts(sheet) };
    for end in lines {
        for (from, to) in free_parts(top, end.y, in_the_way(&texts, end)) {
            if to - from > 3.0 {
                sheet.behind.push(marks::straight(Point::new(end.x, from), Point::new(end.x, to), stroke));
            }
        }
    }
}

fn texts(sheet: &Sheet) -> Vec<Rect> {
    let text = |item: &Item| match item {
        Item::Text(_) => Some(item.bounds()),
        _ => None,
    };
    sheet.front.iter().filter_map(text).collect()
}

/// From where to where text stands in the way of a line.
fn in_the_way(texts: &[Rect], end: Point) -> Vec<(f32, f32)> {
    let crosses = |text: &&Rect| text.x - 3.0 < end.x && end.x < text.right() + 3.0 && text.y < end.y;
    texts.iter().filter(crosses).map(|text| (text.y - 1.0, text.bottom() + 1.0)).collect()
}
