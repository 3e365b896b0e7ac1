//! Text measured once, in points of the map, and remembered: asked again it costs next to nothing.

use super::breaking::{Line, break_spans};
use super::font::Face;
use super::geometry::Point;
use super::item::{Item, Rank, Text};
use super::shape::Shaper;
use crate::model::Color;
use rustc_hash::{FxHashMap, FxHasher};
use std::cell::RefCell;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Broken texts kept a thread; enough for the largest map, and then the memory is given back.
const KEPT: usize = 60_000;

/// A stretch of text in one style.
#[derive(Debug, Clone)]
pub(super) struct Span<'a> {
    pub(super) text: std::borrow::Cow<'a, str>,
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) color: Color,
    pub(super) rank: Rank,
}

/// How much room a text has; its first line may be shorter on either side, for an icon or a mark.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Room {
    pub(super) width: f32,
    pub(super) first_left: f32,
    pub(super) first_right: f32,
}

/// A text in lines, ready to be placed.
#[derive(Debug, Clone)]
pub(super) struct Block {
    lines: Arc<Vec<Line>>,
    /// Colour and rank of each span.
    looks: Vec<(Color, Rank)>,
    /// Of all lines.
    pub(super) height: f32,
    /// Of the widest line.
    pub(super) width: f32,
}

/// Where lines stand in their room.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Align {
    Left,
    Center,
    Right,
}

/// A text that was broken before.
struct Known {
    spans: Vec<(String, Face, f32)>,
    room: Room,
    lines: Arc<Vec<Line>>,
}

#[derive(Default)]
struct Measurer {
    shaper: Shaper,
    /// By the hash of what was asked, so that asking again needs no memory of its own.
    known: FxHashMap<u64, Vec<Known>>,
}

thread_local! {
    static MEASURER: RefCell<Measurer> = RefCell::default();
}

impl<'a> Span<'a> {
    pub(super) fn new(text: impl Into<std::borrow::Cow<'a, str>>, face: Face, size: f32, color: Color) -> Self {
        Self { text: text.into(), face, size, color, rank: Rank::Body }
    }
}

impl Room {
    pub(super) fn wide(width: f32) -> Self {
        Self { width, ..Self::default() }
    }

    pub(super) fn of_line(&self, line: usize) -> f32 {
        let first = if line == 0 { self.first_left + self.first_right } else { 0.0 };
        (self.width - first).max(0.0)
    }
}

/// Breaks spans that follow each other into lines.
pub(super) fn measure(spans: &[Span], room: Room) -> Block {
    let lines = MEASURER.with_borrow_mut(|measurer| measurer.lines(spans, room));
    Block {
        height: lines.iter().map(|line| line.height).sum(),
        width: lines.iter().map(|line| line.width).fold(0.0, f32::max),
        looks: spans.iter().map(|span| (span.color, span.rank)).collect(),
        lines,
    }
}

impl Measurer {
    fn lines(&mut self, spans: &[Span], room: Room) -> Arc<Vec<Line>> {
        let hash = hash(spans, room);
        if let Some(known) = self.known.get(&hash).and_then(|known| known.iter().find(|known| known.is(spans, room))) {
            return known.lines.clone();
        }
        if self.known.len() >= KEPT {
            self.known.clear();
        }
        let lines = Arc::new(break_spans(&mut self.shaper, spans, room));
        let of = spans.iter().map(|span| (span.text.to_string(), span.face, span.size)).collect();
        self.known.entry(hash).or_default().push(Known { spans: of, room, lines: lines.clone() });
        lines
    }
}

impl Known {
    fn is(&self, spans: &[Span], room: Room) -> bool {
        let same = |((text, face, size), span): (&(String, Face, f32), &Span)| {
            *face == span.face && *size == span.size && *text == span.text
        };
        self.room == room && self.spans.len() == spans.len() && self.spans.iter().zip(spans).all(same)
    }
}

fn hash(spans: &[Span], room: Room) -> u64 {
    let mut hasher = FxHasher::default();
    for span in spans {
        (&*span.text, span.face, span.size.to_bits()).hash(&mut hasher);
    }
    [room.width, room.first_left, room.first_right].map(f32::to_bits).hash(&mut hasher);
    hasher.finish()
}

/// The width of a text that stays on one line.
pub(super) fn width(text: &str, face: Face, size: f32) -> f32 {
    measure(&[Span::new(text, face, size, Color::default())], Room::wide(f32::MAX)).width
}

impl Block {
    /// The text as items, its upper left corner at the place.
    pub(super) fn at(&self, corner: Point) -> Vec<Item> {
        self.aligned(corner, self.width, Align::Left)
    }

    /// The text as items in a room of this width.
    pub(super) fn aligned(&self, corner: Point, room: f32, align: Align) -> Vec<Item> {
        let mut items = Vec::new();
        let mut top = corner.y;
        for line in self.lines.iter() {
            let shift = match align {
                Align::Left => 0.0,
                Align::Center => (room - line.width) / 2.0,
                Align::Right => room - line.width,
            };
            for run in &line.runs {
                let (color, rank) = self.looks[run.span];
                items.push(Item::Text(Text {
                    text: run.text.clone(),
                    face: run.face,
                    size: run.size,
                    x: corner.x + shift + run.x,
                    baseline: top + line.baseline,
                    width: run.width,
                    color,
                    rank,
                }));
            }
            top += line.height;
        }
        items
    }

    /// Whether there is nothing to see.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: f32) -> Vec<String> {
        let block = measure(&[Span::new(text, Face::Regular, 12.0, Color::default())], Room::wide(width));
        assert!(block.width <= width + 0.5, "{text:?} is {} wide in {width}", block.width);
        block.lines.iter().map(|line| line.runs.iter().map(|run| &*run.text).collect()).collect()
    }

    #[test]
    fn lines_break_at_blanks_and_lose_them() {
        assert_eq!(lines("Gives up halfway along the hedge", 80.0), ["Gives up", "halfway along", "the hedge"]);
        assert_eq!(lines("one  two", 30.0), ["one", "two"]);
        assert_eq!(lines("one\n\ntwo \n", 100.0), ["one", "", "two"]);
        assert!(lines(" \n ", 100.0).is_empty());
    }

    #[test]
    fn no_break_spaces_do_not_break() {
        assert_eq!(lines("il dit\u{A0}: oui", 29.0), ["il", "dit\u{A0}:", "oui"]);
        assert_eq!(lines("vrai\u{202F}! non", 30.0), ["vrai\u{202F}!", "non"]);
    }

    #[test]
    fn words_that_are_too_long_break_and_lose_nothing() {
        for text in [
            "Donaudampfschifffahrtsgesellschaft",
            "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}",
            "東京東京東京東京東京",
        ] {
            let broken = lines(text, 40.0);
            assert!(broken.len() > 1);
            assert!(broken.iter().all(|line| !line.starts_with('\u{301}')), "an accent stays with its letter");
            assert_eq!(broken.concat().chars().count(), text.chars().count());
        }
        assert_eq!(lines("web-analytics", 60.0), ["web-", "analytics"]);
        assert_eq!(lines("W", 1.0_f32.max(12.0)), ["W"]);
    }

    #[test]
    fn a_shorter_first_line_is_left_empty_rather_than_breaking_a_word() {
        let room = Room { width: 90.0, first_left: 30.0, first_right: 0.0 };
        let block = measure(&[Span::new("Conversation", Face::Regular, 12.0, Color::default())], room);
        assert_eq!(block.lines.len(), 2);
        assert!(block.lines[0].runs.is_empty() && block.lines[1].runs[0].x == 0.0);
    }

    #[test]
    fn what_inter_has_not_is_set_in_another_face_or_as_a_box() {
        let block = measure(&[Span::new("a😀\u{FE0F}b東", Face::Regular, 12.0, Color::default())], Room::wide(500.0));
        let runs: Vec<_> = block.lines[0].runs.iter().map(|run| (&*run.text, run.face)).collect();
        assert_eq!(runs, [("a", Face::Regular), ("😀", Face::Emoji), ("b□", Face::Regular)]);
    }

    #[test]
    fn numbers_end_at_the_right_edge() {
        let block = measure(&[Span::new("1,742\n96", Face::Regular, 12.0, Color::default())], Room::wide(80.0));
        for item in block.aligned(Point::new(10.0, 0.0), 80.0, Align::Right) {
            let Item::Text(text) = item else { panic!("only texts") };
            assert!((text.x + text.width - 90.0).abs() < 1e-3);
        }
    }
}
