//! The faces of the emotion curve: drawn, not a font, so that they are the same everywhere.

use super::geometry::Point;
use super::item::{Item, Line, Stroke};
use super::marks;
use super::palette::Palette;
use crate::model::Color;

/// Of the disc, its ring left out.
pub(super) const RADIUS: f32 = 9.5;
/// The ring that parts the face from the curve.
pub(super) const RING: f32 = 2.0;

/// How large a face is for an intensity from 1 to 5; 0, as where nobody has said, is as 3.
pub(super) fn scale(intensity: u8) -> f32 {
    match intensity {
        0 => 1.0,
        level => 1.0 + (f32::from(level.min(5)) - 3.0) * 0.12,
    }
}

/// How far a face of this scale reaches, its ring included.
pub(super) fn reach(scale: f32) -> f32 {
    RADIUS * scale + RING
}

/// A face for a value from -2 (upset) to 2 (delighted).
pub(super) fn face(palette: &Palette, center: Point, value: f32, scale: f32, color: Color) -> Vec<Item> {
    let value = value.clamp(-2.0, 2.0);
    let pen = Stroke::solid(palette.tokens.sheet, 1.35 * scale);
    let at = |x: f32, y: f32| Point::new(center.x + x * scale, center.y + y * scale);
    let bow = |x: f32, y: f32, half: f32, depth: f32| {
        let points = (-4..=4).map(|n| n as f32 / 4.0).map(|t| at(x + half * t, y + depth * (0.5 - t * t)));
        Item::Line(Line { points: points.collect(), stroke: pen })
    };
    let mut marks = vec![
        marks::disc(center, reach(scale), palette.tokens.sheet),
        marks::disc(center, RADIUS * scale, color),
        bow(0.0, 3.2, 4.0, value * 1.5),
    ];
    for side in [-1.0, 1.0] {
        if value >= 1.5 {
            marks.push(bow(side * 3.3, -2.4, 1.5, -1.7));
        } else {
            marks.push(marks::disc(at(side * 3.2, -2.0), 1.2 * scale, palette.tokens.sheet));
        }
        if value <= -1.5 {
            let brow = vec![at(side * 1.7, -4.0), at(side * 4.9, -5.4)];
            marks.push(Item::Line(Line { points: brow, stroke: pen }));
        }
    }
    marks
}
