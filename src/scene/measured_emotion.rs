//! What customers answered, on the emotion band: a ring at the mean with its interval and how many answered, in the
//! measured colour, beside what was drawn.

use super::geometry::{Point, Rect};
use super::item::{Circle, Item, Paint, Stroke};
use super::map::Map;
use super::marks;
use super::measure::Block;
use super::phrase;
use super::style::SMALL_MEDIUM;
use super::voices::LEVEL;
use crate::analysis::{MeasuredEmotion, SurveyQuestion};
use crate::model::{Lane, LaneKind};
use crate::tr;
use crate::words;

/// From the middle of the column, where the face stands.
const ASIDE: f32 = 26.0;
const RADIUS: f32 = 5.0;
/// Half the width of the ends of the interval.
const CAP: f32 = 3.5;

/// A measured emotion at its place; y is measured from neutral, downwards.
pub(super) struct Ring {
    pub(super) column: usize,
    pub(super) center: Point,
    /// From where to where the mean may lie, from the top.
    interval: Option<(f32, f32)>,
    emotion: MeasuredEmotion,
}

/// The rings of a lane: of the touchpoints that enough customers told of. Only the first emotion lane has them.
pub(super) fn rings(map: &Map, lane: &Lane) -> Vec<Ring> {
    let first = map.lanes.iter().find(|other| other.kind == LaneKind::Emotion).map(|lane| lane.id);
    let Some(overlay) = map.overlay.filter(|_| map.options.show_customers && first == Some(lane.id)) else {
        return Vec::new();
    };
    let ring = |(card, emotion): (_, MeasuredEmotion)| {
        let column = map.grid.column_of(map.records.cards.get(card)?.step)?;
        let at = &map.grid.columns[column];
        let y = |value: f64| -value.clamp(-2.0, 2.0) as f32 * LEVEL;
        let center = Point::new(at.x + at.width / 2.0 + ASIDE, y(emotion.mean));
        let interval = emotion.interval().map(|(low, high)| (y(high), y(low)));
        Some(Ring { column, center, interval, emotion })
    };
    let told = overlay.touchpoints.iter().filter_map(|(card, figures)| Some((card, figures.emotion?)));
    let mut rings: Vec<Ring> = told.filter(|(_, emotion)| map.may_tell(emotion.n)).filter_map(ring).collect();
    rings.sort_by(|a, b| a.column.cmp(&b.column).then(a.center.y.total_cmp(&b.center.y)));
    // Several touchpoints of one step stand beside each other.
    for number in 1..rings.len() {
        if rings[number].column == rings[number - 1].column {
            rings[number].center.x = rings[number - 1].center.x + 3.0 * RADIUS;
        }
    }
    rings
}

impl Ring {
    /// What must stay free around it.
    pub(super) fn room(&self) -> Rect {
        let (top, bottom) = self.interval.unwrap_or((self.center.y, self.center.y));
        let (top, bottom) = (top.min(self.center.y - RADIUS), bottom.max(self.center.y + RADIUS));
        Rect::new(self.center.x - RADIUS, top, 2.0 * RADIUS, bottom - top).grown(1.5)
    }

    /// What was answered, what that is on the band, and how many answered.
    pub(super) fn text(&self, map: &Map, width: f32) -> Block {
        phrase::row(&self.words(map), SMALL_MEDIUM, map.palette.tokens.measured, width)
    }

    fn words(&self, map: &Map) -> [String; 2] {
        let language = map.language();
        let n = words::number(language, self.emotion.n as i64);
        let value = words::signed(language, self.emotion.mean, 1);
        let asked = |(question, mean): (SurveyQuestion, f64)| {
            format!("{} {} → {value}", question.name(), words::decimal(language, mean, 1))
        };
        [self.emotion.asked().map_or(value.clone(), asked), tr!(language, "map-answers", n = n)]
    }

    /// What a screen reader says of it, after the drawn feeling.
    pub(super) fn spoken(&self, map: &Map) -> String {
        let [value, answers] = self.words(map);
        tr!(map.language(), "map-spot-measured", value = value, answers = answers)
    }

    /// Its marks on a band with this neutral line.
    pub(super) fn marks(&self, map: &Map, neutral: f32) -> Vec<Item> {
        let (color, sheet) = (map.palette.tokens.measured, map.palette.tokens.sheet);
        let center = Point::new(self.center.x, self.center.y + neutral);
        let mut marks = Vec::new();
        // A short one lies inside the ring.
        if let Some((top, bottom)) = self.interval.filter(|(top, bottom)| bottom - top > 2.0 * RADIUS + 2.0) {
            let stroke = Stroke::solid(color, 1.4);
            let (top, bottom) = (top + neutral, bottom + neutral);
            marks.push(marks::straight(Point::new(center.x, top), Point::new(center.x, bottom), stroke));
            for y in [top, bottom] {
                let ends = [center.x - CAP, center.x + CAP].map(|x| Point::new(x, y));
                marks.push(marks::straight(ends[0], ends[1], stroke));
            }
        }
        let (fill, stroke) = (Some(Paint::solid(sheet)), Some(Stroke::solid(color, 2.0)));
        marks.push(Item::Circle(Circle { center, radius: RADIUS - 1.0, fill, stroke }));
        marks
    }
}
