//! Names on the map that stay readable while the rest is too small: put together from their lines and set anew.

use super::paint::Brush;
use crate::scene::{Face, Item, Point, Rank, Rect as MapRect, Text};
use crate::ui::theme::{color32, font};
use egui::epaint::text::PlacedRow;
use egui::epaint::{RectShape, TextShape};
use egui::text::LayoutJob;
use egui::{Color32, Galley, Pos2, Rect, Vec2, pos2, vec2};
use std::sync::Arc;

/// Rows of small names stand this far apart, in font sizes.
const ROW: f32 = 1.22;
/// Free at the right end of a name, in points of the map.
const END: f32 = 6.0;

/// Free before a mark in the line of a name, in points of the screen.
const MARK_PT: f32 = 3.0;

/// A name as it stands on the map.
pub(super) struct Name {
    text: String,
    face: Face,
    size: f32,
    color: Color32,
    /// Its upper left corner.
    corner: Point,
    /// The left end of a mark in its first line.
    until: f32,
}

/// Where a name stands in its room.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Stand {
    /// Where it begins on the map.
    Top,
    /// Half way down.
    Middle,
}

impl Name {
    /// The name among the marks of a group.
    pub(super) fn of(items: &[Item]) -> Option<Self> {
        let lines = items.iter().filter_map(|item| match item {
            Item::Text(text) if text.rank != Rank::Body => Some(text),
            _ => None,
        });
        let mut name: Option<(Self, f32)> = None;
        for line in lines {
            match &mut name {
                None => name = Some((Self::begin(line), line.baseline)),
                Some((name, baseline)) => {
                    // A run in another face goes on in its line, and a word that was broken goes on in the next.
                    let goes_on = line.baseline == *baseline || name.text.ends_with(['-', '–', '/', '_', '’']);
                    name.text.push_str(if goes_on { "" } else { " " });
                    name.text.push_str(&line.text);
                    *baseline = line.baseline;
                }
            }
        }
        name.map(|(name, _)| name.between(items))
    }

    /// From the left end of all texts, where an icon may have stood, to a mark behind its first line.
    fn between(mut self, items: &[Item]) -> Self {
        for item in items {
            match item {
                Item::Text(text) => self.corner.x = self.corner.x.min(text.x),
                Item::Circle(mark) => self.until = self.until.min(mark.center.x - mark.radius),
                _ => {}
            }
        }
        self
    }

    fn begin(line: &Text) -> Self {
        let corner = Point::new(line.x, line.baseline - line.size);
        let (text, color) = (line.text.to_string(), color32(line.color));
        Self { text, face: line.face, size: line.size, color, corner, until: f32::INFINITY }
    }

    /// It where its lines begin further to the left.
    pub(super) fn moved_to(mut self, left: f32) -> Self {
        self.corner.x = left;
        self
    }

    /// Its colour.
    pub(super) fn color(&self) -> Color32 {
        self.color
    }

    /// Draws it in its room, no smaller than `least` points of the screen and cut off with an ellipsis; tells where
    /// it stands. `None`: there is no room for anything to read.
    pub(super) fn draw(&self, brush: &mut Brush, room: MapRect, least: f32, stand: Stand) -> Option<Rect> {
        let right = (room.right() - END).min(self.until - MARK_PT / brush.zoom());
        let top = if stand == Stand::Top { self.corner.y } else { room.y };
        let size = brush.stepped(self.size).max(least);
        let space = brush.stepped_space(self.corner, vec2(right - self.corner.x, room.bottom() - top));
        if space.x < 3.0 * size {
            return None;
        }
        let galley = self.set(brush, size, vec2(space.x, space.y.max(size * ROW)));
        let (start, room) = (brush.at(self.corner), brush.rect(room));
        let y = if stand == Stand::Top { start.y } else { room.center().y - galley.size().y / 2.0 };
        let place = Rect::from_min_size(pos2(start.x, y), galley.size());
        brush.push(TextShape::new(place.min, galley, self.color));
        Some(place)
    }

    /// It in one row that ends here.
    pub(super) fn before(&self, brush: &mut Brush, end: Pos2, width: f32, size: f32) {
        let mut job = self.job(size, width);
        job.wrap.max_rows = 1;
        let galley = brush.layout(job);
        brush.push(TextShape::new(pos2(end.x - galley.size().x, end.y), galley, self.color));
    }

    /// It in one row on a ground of its own, which may lie over what is beside its room.
    pub(super) fn label(&self, brush: &mut Brush, corner: Pos2, width: f32, size: f32, ground: Color32) {
        let mut job = self.job(size, width);
        job.wrap.max_rows = 1;
        let galley = brush.layout(job);
        let around = Rect::from_min_size(corner, galley.size() + vec2(8.0, 2.0));
        brush.push(RectShape::filled(around, 5.0, ground));
        brush.push(TextShape::new(corner + vec2(4.0, 1.0), galley, self.color));
    }

    /// Sets it in rows. A word that does not fit into one is cut off and not broken.
    fn set(&self, brush: &Brush, size: f32, space: Vec2) -> Arc<Galley> {
        let mut job = self.job(size, space.x);
        job.wrap.max_rows = ((space.y / (size * ROW)).floor() as usize).max(1);
        let galley = brush.layout(job.clone());
        let rows = &galley.rows[..galley.rows.len().saturating_sub(1)];
        let is_broken = |row: &PlacedRow| row.glyphs.last().is_some_and(|glyph| glyph.chr.is_alphanumeric());
        match rows.iter().position(is_broken) {
            Some(broken) => {
                job.wrap.max_rows = broken + 1;
                brush.layout(job)
            }
            None => galley,
        }
    }

    fn job(&self, size: f32, width: f32) -> LayoutJob {
        let mut job = LayoutJob::simple(self.text.clone(), font(self.face, size), self.color, width);
        for section in &mut job.sections {
            section.format.line_height = Some((size * ROW).round());
        }
        job
    }
}

/// A short word set in the middle of a place.
pub(super) fn centered(brush: &Brush, text: String, size: f32, color: Color32) -> Arc<Galley> {
    brush.layout(LayoutJob::simple(text, font(Face::SemiBold, size), color, f32::INFINITY))
}
