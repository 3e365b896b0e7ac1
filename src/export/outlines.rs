//! The outlines of the marks, drawn with whatever pen a format has.

use crate::scene::{Circle, Point, Rect, RoundRect, Strip};
use skrifa::outline::OutlinePen;

/// Where the handles of a quarter of a circle lie, in radii from its ends.
const HANDLE: f32 = 0.552_284_8;

/// A rectangle whose corners are quarters of a circle.
pub(super) fn round_rect(pen: &mut impl OutlinePen, r: &RoundRect) {
    rounded(pen, &r.rect, r.radius.min(r.rect.width / 2.0).min(r.rect.height / 2.0).max(0.0));
}

/// A circle.
pub(super) fn circle(pen: &mut impl OutlinePen, c: &Circle) {
    let corner = (c.center.x - c.radius, c.center.y - c.radius);
    rounded(pen, &Rect::new(corner.0, corner.1, 2.0 * c.radius, 2.0 * c.radius), c.radius);
}

fn rounded(pen: &mut impl OutlinePen, rect: &Rect, radius: f32) {
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    let handle = radius * (1.0 - HANDLE);
    pen.move_to(left + radius, top);
    pen.line_to(right - radius, top);
    if radius > 0.0 {
        pen.curve_to(right - handle, top, right, top + handle, right, top + radius);
    }
    pen.line_to(right, bottom - radius);
    if radius > 0.0 {
        pen.curve_to(right, bottom - handle, right - handle, bottom, right - radius, bottom);
    }
    pen.line_to(left + radius, bottom);
    if radius > 0.0 {
        pen.curve_to(left + handle, bottom, left, bottom - handle, left, bottom - radius);
    }
    pen.line_to(left, top + radius);
    if radius > 0.0 {
        pen.curve_to(left, top + handle, left + handle, top, left + radius, top);
    }
    pen.close();
}

/// An open line.
pub(super) fn line(pen: &mut impl OutlinePen, points: impl IntoIterator<Item = Point>) {
    for (place, point) in points.into_iter().enumerate() {
        if place == 0 { pen.move_to(point.x, point.y) } else { pen.line_to(point.x, point.y) }
    }
}

/// Up one edge of a strip and back along the other.
pub(super) fn strip(pen: &mut impl OutlinePen, strip: &Strip) {
    line(pen, strip.left.iter().chain(strip.right.iter().rev()).copied());
    pen.close();
}
