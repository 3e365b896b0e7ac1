//! A smooth curve through points that never goes beyond them: monotone cubic, after Fritsch and Carlson.

use super::geometry::Point;

/// A curve through points from left to right.
#[derive(Debug, Clone)]
pub(super) struct Curve {
    points: Vec<Point>,
    /// Its slope at each point.
    slopes: Vec<f32>,
}

impl Curve {
    /// Through these points, whose x rises.
    pub(super) fn through(points: Vec<Point>) -> Self {
        let slopes = slopes(&points);
        Self { points, slopes }
    }

    /// Its height at x; level beyond its ends.
    pub(super) fn y(&self, x: f32) -> f32 {
        let right = self.points.partition_point(|point| point.x < x);
        match (right.checked_sub(1).map(|left| (left, self.points[left])), self.points.get(right)) {
            (Some((left, a)), Some(b)) => between(a, *b, self.slopes[left], self.slopes[right], x),
            (None, Some(first)) => first.y,
            (Some((_, last)), None) => last.y,
            (None, None) => 0.0,
        }
    }

    /// Places on it from end to end, a few points apart, its own points and where it crosses height 0 among them.
    pub(super) fn places(&self, apart: f32) -> Vec<Point> {
        let mut places: Vec<Point> = self.points.first().copied().into_iter().collect();
        for pair in self.points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let pieces = ((b.x - a.x) / apart).ceil().max(1.0) as usize;
            for piece in 1..=pieces {
                let x = if piece == pieces { b.x } else { a.x + (b.x - a.x) * piece as f32 / pieces as f32 };
                let place = Point::new(x, self.y(x));
                let crossing = places.last().and_then(|before| crossing(*before, place));
                places.extend(crossing);
                places.push(place);
            }
        }
        places
    }
}

/// Where a straight piece crosses height 0, if it does so inside.
fn crossing(a: Point, b: Point) -> Option<Point> {
    let crosses = (a.y < 0.0 && b.y > 0.0) || (a.y > 0.0 && b.y < 0.0);
    crosses.then(|| Point::new(a.x + (b.x - a.x) * a.y / (a.y - b.y), 0.0))
}

fn between(a: Point, b: Point, slope_a: f32, slope_b: f32, x: f32) -> f32 {
    let width = b.x - a.x;
    let t = (x - a.x) / width;
    let (t2, t3) = (t * t, t * t * t);
    let y = a.y * (2.0 * t3 - 3.0 * t2 + 1.0)
        + slope_a * width * (t3 - 2.0 * t2 + t)
        + b.y * (3.0 * t2 - 2.0 * t3)
        + slope_b * width * (t3 - t2);
    // Rounding alone could bring it a hair beyond its points.
    y.clamp(a.y.min(b.y), a.y.max(b.y))
}

fn slopes(points: &[Point]) -> Vec<f32> {
    let secants: Vec<f32> = points.windows(2).map(|pair| (pair[1].y - pair[0].y) / (pair[1].x - pair[0].x)).collect();
    let mut slopes = vec![0.0; points.len()];
    for (n, pair) in secants.windows(2).enumerate() {
        // A peak, a valley or a level piece: the curve lies flat there.
        slopes[n + 1] = if pair[0] * pair[1] <= 0.0 { 0.0 } else { (pair[0] + pair[1]) / 2.0 };
    }
    for (n, secant) in secants.iter().enumerate() {
        if *secant == 0.0 {
            (slopes[n], slopes[n + 1]) = (0.0, 0.0);
            continue;
        }
        let (a, b) = (slopes[n] / secant, slopes[n + 1] / secant);
        let length = a.hypot(b);
        if length > 3.0 {
            slopes[n] = 3.0 * a / length * secant;
            slopes[n + 1] = 3.0 * b / length * secant;
        }
    }
    slopes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curve(heights: &[f32]) -> Curve {
        Curve::through(heights.iter().enumerate().map(|(n, y)| Point::new(100.0 * n as f32, *y)).collect())
    }

    #[test]
    fn it_passes_through_its_points_and_never_beyond_them() {
        // Every sequence of five heights out of five.
        for code in 0..3125_u32 {
            let heights: Vec<f32> = (0..5).map(|n| (code / 5_u32.pow(n) % 5) as f32 * 24.0 - 48.0).collect();
            let curve = curve(&heights);
            for (n, pair) in heights.windows(2).enumerate() {
                assert!((curve.y(100.0 * n as f32) - pair[0]).abs() < 1e-3);
                for part in 0..=20 {
                    let y = curve.y(100.0 * (n as f32 + part as f32 / 20.0));
                    assert!(y >= pair[0].min(pair[1]) - 1e-3 && y <= pair[0].max(pair[1]) + 1e-3, "{heights:?}");
                }
            }
        }
    }

    #[test]
    fn its_places_hold_every_point_and_every_crossing() {
        let places = curve(&[-24.0, 48.0, -48.0]).places(7.0);
        for x in [0.0, 100.0, 200.0] {
            assert!(places.iter().any(|place| place.x == x));
        }
        assert_eq!(places.iter().filter(|place| place.y == 0.0).count(), 2);
        assert!(places.windows(2).all(|pair| pair[0].x < pair[1].x));
        assert!(curve(&[]).places(7.0).is_empty());
        assert_eq!(curve(&[5.0]).places(7.0).len(), 1);
    }
}
