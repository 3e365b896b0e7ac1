//! Pan and zoom: from points of the map to points of the screen and back.

use super::levels::{FAR, LABEL_PT};
use crate::scene::{Point, Rect as MapRect, Size};
use egui::{Pos2, Rect, Vec2, vec2};

/// The zoom never goes below or above these.
const ZOOM: std::ops::RangeInclusive<f32> = 0.04..=4.0;
/// Left free around a fitted map, in points of the screen.
const MARGIN: f32 = 16.0;
/// A map opens no smaller than this: as many whole columns as have room then.
const READABLE: f32 = 0.7;
/// Shown of what follows a column that is the last in view, in points of the map.
const COLUMN_END: f32 = 4.0;
/// A zoom that changed more recently than this many seconds is still moving.
const MOVING_S: f64 = 0.07;
/// Texts follow a moving zoom in turn, within so many frames, so that no frame sets all of them anew.
const TURNS: usize = 6;
/// A text whose turn has not come is set anew all the same when the zoom is so far from what it was.
const FAR_OFF: std::ops::RangeInclusive<f32> = 0.8..=1.15;
/// So many seconds after the last zoom the text is drawn at its exact size.
const SETTLED_S: f64 = 0.075;

/// For which zoom a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    /// Points of the screen a point of the map.
    pub zoom: f32,
    /// Whether its size may be rounded, since the zoom is moving.
    pub rounded: bool,
}

impl Look {
    /// At rest.
    pub(super) fn exact(zoom: f32) -> Self {
        Self { zoom, rounded: false }
    }
}

/// Where the map lies under the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// Upper left corner of the map, from that of the canvas, in points of the screen.
    pub offset: Vec2,
    /// Points of the screen a point of the map.
    pub zoom: f32,
    /// When the zoom changed last, in seconds of the context's clock.
    zoomed_at_s: f64,
    /// The looks of the last frames, the newest first.
    looks: [Look; TURNS],
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            offset: Vec2::splat(MARGIN),
            zoom: 1.0,
            zoomed_at_s: f64::NEG_INFINITY,
            looks: [Look::exact(1.0); TURNS],
        }
    }
}

impl Camera {
    /// The place on the screen.
    pub fn screen_from_map(&self, canvas: Rect, place: Point) -> Pos2 {
        canvas.min + self.offset + vec2(place.x, place.y) * self.zoom
    }

    /// The rectangle on the screen.
    pub fn screen_rect(&self, canvas: Rect, rect: MapRect) -> Rect {
        let min = self.screen_from_map(canvas, Point::new(rect.x, rect.y));
        Rect::from_min_size(min, vec2(rect.width, rect.height) * self.zoom)
    }

    /// The place on the map.
    pub fn map_from_screen(&self, canvas: Rect, place: Pos2) -> Point {
        let on_map = (place - canvas.min - self.offset) / self.zoom;
        Point::new(on_map.x, on_map.y)
    }

    /// What of the map is under the canvas.
    pub fn visible(&self, canvas: Rect) -> MapRect {
        let min = self.map_from_screen(canvas, canvas.min);
        MapRect::new(min.x, min.y, canvas.width() / self.zoom, canvas.height() / self.zoom)
    }

    /// Another zoom; what lies under `fixed` stays there.
    pub fn zoom_to(&mut self, canvas: Rect, fixed: Pos2, zoom: f32, now_s: f64) {
        let zoom = zoom.clamp(*ZOOM.start(), *ZOOM.end());
        let from_corner = fixed - canvas.min;
        self.offset = from_corner - (from_corner - self.offset) * (zoom / self.zoom);
        self.zoom = zoom;
        self.zoomed_at_s = now_s;
    }

    /// Whether the zoom has just changed, so that text may be drawn at rounded sizes.
    pub fn is_zooming(&self, now_s: f64) -> bool {
        now_s - self.zoomed_at_s < MOVING_S
    }

    /// After how many seconds a zoom that is still moving comes to rest, if it goes no further.
    pub fn rests_in_s(&self, now_s: f64) -> Option<f64> {
        self.is_zooming(now_s).then_some(self.zoomed_at_s + SETTLED_S - now_s)
    }

    /// A frame is drawn; asked for once in each.
    pub(in crate::ui) fn follow(&mut self, now_s: f64) {
        if self.is_zooming(now_s) {
            self.looks.rotate_right(1);
            self.looks[0] = Look { zoom: self.zoom, rounded: true };
        } else {
            self.looks = [Look::exact(self.zoom); TURNS];
        }
    }

    /// For which zoom the texts at a place of the map are set while the zoom moves: that of a few frames ago, each place
    /// another number of them.
    pub(super) fn look(&self, place: Point) -> Look {
        let turn = (place.x as i32).wrapping_mul(31).wrapping_add((place.y as i32).wrapping_mul(7)).rem_euclid(97);
        let look = self.looks[turn as usize % TURNS];
        let is_near = FAR_OFF.contains(&(look.zoom / self.zoom));
        if is_near { look } else { Look { zoom: self.zoom, rounded: true } }
    }

    /// The whole map in the middle of the canvas, never larger than life.
    pub fn fit(&mut self, canvas: Rect, map: Size) {
        let room = canvas.size() - Vec2::splat(2.0 * MARGIN);
        let zoom = (room.x / map.width.max(1.0)).min(room.y / map.height.max(1.0)).min(1.0);
        self.zoom = zoom.clamp(*ZOOM.start(), *ZOOM.end());
        let mut desk = 0.0;
        if self.zoom < FAR {
            // From so far the names of the lanes stand beside the map.
            let beside = (room.x - LABEL_PT) / map.width.max(1.0);
            self.zoom = self.zoom.min(beside).clamp(*ZOOM.start(), *ZOOM.end());
            desk = LABEL_PT;
        }
        let spare = canvas.size() - vec2(map.width, map.height) * self.zoom;
        self.offset = vec2((spare.x / 2.0).max(desk), spare.y / 2.0);
    }

    /// A part of the map in the middle of the canvas, as large as it fits but never more than twice its size.
    pub fn fit_rect(&mut self, canvas: Rect, part: MapRect) {
        let room = canvas.size() - Vec2::splat(2.0 * MARGIN);
        let zoom = (room.x / part.width.max(1.0)).min(room.y / part.height.max(1.0)).min(2.0);
        self.zoom = zoom.clamp(*ZOOM.start(), *ZOOM.end());
        self.center_on(canvas, part.center());
    }

    /// A place of the map in the middle of the canvas.
    pub fn center_on(&mut self, canvas: Rect, place: Point) {
        self.offset = canvas.size() / 2.0 - vec2(place.x, place.y) * self.zoom;
    }

    /// The map as wide as the canvas, from its top: how a map opens. Where its titles could not be read then, as many
    /// whole columns as can; `columns`: their right ends, from left to right.
    pub fn fit_width(&mut self, canvas: Rect, map: Size, columns: impl IntoIterator<Item = f32>) {
        let room = (canvas.width() - 2.0 * MARGIN).max(1.0);
        let whole = room / map.width.max(1.0);
        self.zoom = if whole >= READABLE {
            whole.min(1.0)
        } else {
            let readable = columns.into_iter().take_while(|end| end + COLUMN_END <= room / READABLE).last();
            readable.map_or(READABLE, |end| (room + MARGIN) / (end + COLUMN_END))
        };
        let spare = canvas.width() - map.width * self.zoom;
        self.offset = vec2((spare / 2.0).max(MARGIN), MARGIN);
    }

    /// Moves the map so that a place of it comes into view, with a little room around. `inset`: what is covered at the
    /// left and the upper edge, in points of the screen.
    pub fn reveal(&mut self, canvas: Rect, rect: MapRect, inset: Vec2) {
        let there = self.screen_rect(canvas, rect).expand(MARGIN);
        let mut by = Vec2::ZERO;
        for axis in 0..2 {
            let (low, high) = (canvas.min[axis] + inset[axis] - there.min[axis], canvas.max[axis] - there.max[axis]);
            by[axis] = if low > 0.0 {
                low
            } else if high < 0.0 {
                high.max(low)
            } else {
                0.0
            };
        }
        self.offset += by;
    }

    /// Pans, but keeps a strip of the map in view so that it is never lost.
    pub fn pan(&mut self, canvas: Rect, map: Size, by: Vec2) {
        const KEEP: f32 = 80.0;
        let size = vec2(map.width, map.height) * self.zoom;
        // Downwards it ends where the map does: below it there is nothing to be found.
        let lowest = vec2(KEEP - size.x, (canvas.height() / 2.0 - size.y).min(MARGIN));
        self.offset = (self.offset + by).clamp(lowest, canvas.size() - Vec2::splat(KEEP));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn zooming_keeps_what_is_under_the_pointer() {
        let canvas = Rect::from_min_size(pos2(216.0, 52.0), vec2(800.0, 600.0));
        let mut camera = Camera::default();
        let pointer = pos2(500.0, 300.0);
        let before = camera.map_from_screen(canvas, pointer);
        for zoom in [0.5, 1.7, 0.9] {
            camera.zoom_to(canvas, pointer, zoom, 0.0);
            let after = camera.map_from_screen(canvas, pointer);
            assert!((before.x - after.x).abs() < 1e-2 && (before.y - after.y).abs() < 1e-2);
        }
    }

    #[test]
    fn a_map_opens_whole_or_with_whole_columns() {
        let canvas = Rect::from_min_size(pos2(0.0, 0.0), vec2(1000.0, 600.0));
        let columns = |count: usize| (1..=count).map(|n| 134.0 + 155.0 * n as f32);
        let mut camera = Camera::default();
        for count in [3, 7] {
            let map = Size { width: 150.0 + 155.0 * count as f32, height: 900.0 };
            camera.fit_width(canvas, map, columns(count));
            let right = camera.screen_from_map(canvas, Point::new(map.width, 0.0)).x;
            assert!(right <= canvas.right() - MARGIN + 0.1, "{count} columns are cut at {right}");
        }
        camera.fit_width(canvas, Size { width: 150.0 + 155.0 * 40.0, height: 900.0 }, columns(40));
        assert!(camera.zoom >= READABLE, "what is shown can be read");
        let ends = columns(40).map(|end| camera.screen_from_map(canvas, Point::new(end, 0.0)).x);
        let last = ends.take_while(|end| *end < canvas.right()).last().unwrap();
        assert!((last - canvas.right()).abs() < 8.0, "the last column in view ends at {last}");
    }

    #[test]
    fn texts_follow_a_moving_zoom_in_turn_and_are_exact_at_rest() {
        let canvas = Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0));
        let mut camera = Camera::default();
        let places: Vec<Point> =
            (0..200).map(|n| Point::new(176.0 * (n % 20) as f32, 33.0 * (n / 20) as f32)).collect();
        let looks = |camera: &Camera| places.iter().map(|place| camera.look(*place)).collect::<Vec<_>>();
        camera.follow(0.0);
        let mut before = looks(&camera);
        camera.zoom_to(canvas, canvas.center(), 1.01, 0.01);
        for frame in 1..=6 {
            camera.follow(0.01 * f64::from(frame));
            let now = looks(&camera);
            let anew = now.iter().zip(&before).filter(|(now, before)| now != before).count();
            assert!(anew <= places.len() / 3, "{anew} at once");
            before = now;
        }
        assert!(before.iter().all(|look| look.rounded && look.zoom == camera.zoom), "all have followed");
        camera.follow(9.0);
        assert!(looks(&camera).iter().all(|look| *look == Look::exact(camera.zoom)));
        camera.zoom_to(canvas, canvas.center(), 4.0, 9.0);
        camera.follow(9.0);
        assert!(looks(&camera).iter().all(|look| look.zoom == 4.0), "a leap is followed at once");
    }

    #[test]
    fn a_revealed_place_lies_in_view() {
        let canvas = Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0));
        let mut camera = Camera::default();
        let far = MapRect::new(3000.0, 2000.0, 150.0, 80.0);
        camera.reveal(canvas, far, vec2(90.0, 60.0));
        assert!(canvas.contains_rect(camera.screen_rect(canvas, far)));
    }
}
