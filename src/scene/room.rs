//! Finding free room: for labels beside what they name, and for lines between what they must not cross.

use super::geometry::{Point, Rect};

/// What labels must not cover.
#[derive(Debug, Default)]
pub(super) struct Taken {
    rects: Vec<Rect>,
    /// Places of lines and curves, each with half its width.
    places: Vec<(Point, f32)>,
}

impl Taken {
    pub(super) fn add(&mut self, rect: Rect) {
        self.rects.push(rect);
    }

    pub(super) fn add_line(&mut self, places: impl IntoIterator<Item = Point>, half_width: f32) {
        self.places.extend(places.into_iter().map(|place| (place, half_width)));
    }

    /// Whether nothing lies in the rectangle.
    pub(super) fn is_free(&self, rect: &Rect) -> bool {
        let far = |(place, half): &(Point, f32)| !rect.grown(*half).contains(*place);
        !self.rects.iter().any(|taken| taken.overlaps(rect)) && self.places.iter().all(far)
    }
}

/// The parts of `from..to` that no blocked part covers, from the start on.
pub(super) fn free_parts(from: f32, to: f32, mut blocked: Vec<(f32, f32)>) -> Vec<(f32, f32)> {
    blocked.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut parts = Vec::new();
    let mut start = from;
    for (begin, end) in blocked {
        if begin > start {
            parts.push((start, begin.min(to)));
        }
        start = start.max(end);
        if start >= to {
            return parts;
        }
    }
    parts.push((start, to));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_around_what_is_in_the_way() {
        assert_eq!(free_parts(0.0, 10.0, vec![]), [(0.0, 10.0)]);
        assert_eq!(free_parts(0.0, 10.0, vec![(4.0, 6.0), (2.0, 5.0)]), [(0.0, 2.0), (6.0, 10.0)]);
        assert_eq!(free_parts(0.0, 10.0, vec![(-5.0, 3.0), (8.0, 30.0)]), [(3.0, 8.0)]);
        assert!(free_parts(0.0, 10.0, vec![(-1.0, 11.0)]).is_empty());
    }

    #[test]
    fn labels_keep_off_lines_and_rectangles() {
        let mut taken = Taken::default();
        taken.add(Rect::new(0.0, 0.0, 10.0, 10.0));
        taken.add_line([Point::new(20.0, 5.0)], 2.0);
        assert!(!taken.is_free(&Rect::new(9.0, 9.0, 5.0, 5.0)));
        assert!(!taken.is_free(&Rect::new(21.0, 4.0, 5.0, 5.0)));
        assert!(taken.is_free(&Rect::new(23.0, 4.0, 5.0, 5.0)));
    }
}
