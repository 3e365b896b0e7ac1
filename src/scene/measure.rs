//! Text measured and broken into lines, once, in points of the map.
//!
//! Lines break at blanks, never at a no-break space; a word wider than its room breaks between letters, so that
//! nothing is ever cut off. What Inter has not is set in the emoji faces; what no face has is a box.

use super::font::Face;
use super::geometry::Point;
use super::item::{Item, Text};
use super::shape::{Shaper, covers};
use crate::model::Color;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

/// Line height in font sizes.
const LINE: f32 = 1.3;
/// From the top of a line to its baseline: Inter reaches 0.97 up and 0.24 down, the rest is shared.
const BASELINE: f32 = 1.014;
/// Broken texts kept a thread; enough for the largest map, and then the memory is given back.
const KEPT: usize = 60_000;

/// A stretch of text in one style.
#[derive(Debug, Clone)]
pub(super) struct Span<'a> {
    pub(super) text: std::borrow::Cow<'a, str>,
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) color: Color,
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
    colors: Vec<Color>,
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

#[derive(Debug)]
struct Line {
    runs: Vec<Run>,
    width: f32,
    height: f32,
    /// Below the line's top.
    baseline: f32,
}

#[derive(Debug)]
struct Run {
    text: String,
    face: Face,
    size: f32,
    /// From the left end of the room.
    x: f32,
    width: f32,
    span: usize,
}

#[derive(PartialEq, Eq, Hash)]
struct Key {
    text: String,
    styles: Vec<(usize, Face, u32)>,
    room: [u32; 3],
}

#[derive(Default)]
struct Measurer {
    shaper: Shaper,
    known: FxHashMap<Key, Arc<Vec<Line>>>,
}

thread_local! {
    static MEASURER: RefCell<Measurer> = RefCell::default();
}

impl<'a> Span<'a> {
    pub(super) fn new(text: impl Into<std::borrow::Cow<'a, str>>, face: Face, size: f32, color: Color) -> Self {
        Self { text: text.into(), face, size, color }
    }
}

impl Room {
    pub(super) fn wide(width: f32) -> Self {
        Self { width, ..Self::default() }
    }

    fn of_line(&self, line: usize) -> f32 {
        let first = if line == 0 { self.first_left + self.first_right } else { 0.0 };
        (self.width - first).max(0.0)
    }
}

/// Breaks spans that follow each other into lines.
pub(super) fn measure(spans: &[Span], room: Room) -> Block {
    let key = Key {
        text: spans.iter().map(|span| &*span.text).collect(),
        styles: spans.iter().map(|span| (span.text.len(), span.face, span.size.to_bits())).collect(),
        room: [room.width.to_bits(), room.first_left.to_bits(), room.first_right.to_bits()],
    };
    let lines = MEASURER.with_borrow_mut(|measurer| {
        if let Some(lines) = measurer.known.get(&key) {
            return lines.clone();
        }
        if measurer.known.len() >= KEPT {
            measurer.known.clear();
        }
        let lines = Arc::new(break_spans(&mut measurer.shaper, spans, room));
        measurer.known.insert(key, lines.clone());
        lines
    });
    Block {
        height: lines.iter().map(|line| line.height).sum(),
        width: lines.iter().map(|line| line.width).fold(0.0, f32::max),
        colors: spans.iter().map(|span| span.color).collect(),
        lines,
    }
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
                items.push(Item::Text(Text {
                    text: run.text.clone(),
                    face: run.face,
                    size: run.size,
                    x: corner.x + shift + run.x,
                    baseline: top + line.baseline,
                    width: run.width,
                    color: self.colors[run.span],
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

/// Text of one span in one face.
struct Piece {
    span: usize,
    face: Face,
    size: f32,
    text: String,
}

/// A cluster in its paragraph.
struct Atom {
    piece: usize,
    bytes: Range<usize>,
    advance: f32,
    is_blank: bool,
    /// A word that is too long may break behind it before it breaks anywhere else.
    ends_part: bool,
}

fn break_spans(shaper: &mut Shaper, spans: &[Span], room: Room) -> Vec<Line> {
    let mut lines = Vec::new();
    for paragraph in paragraphs(spans) {
        let atoms = atoms(shaper, &paragraph);
        let size = paragraph.iter().map(|piece| piece.size).fold(0.0, f32::max);
        // An empty line keeps the height of the text around it.
        let size = if size > 0.0 { size } else { spans[0].size };
        for range in break_atoms(&atoms, room, lines.len()) {
            let left = if lines.is_empty() { room.first_left } else { 0.0 };
            lines.push(line(shaper, &paragraph, &atoms[range], left, size));
        }
    }
    lines
}

/// The spans cut at line breaks and where the face changes. Blank ends of the whole are left out.
fn paragraphs(spans: &[Span]) -> Vec<Vec<Piece>> {
    let mut paragraphs: Vec<Vec<Piece>> = vec![Vec::new()];
    for (number, span) in spans.iter().enumerate() {
        for character in span.text.chars() {
            if character == '\n' {
                paragraphs.push(Vec::new());
            } else if let Some((character, face)) = shown(character, span.face) {
                let pieces = paragraphs.last_mut().expect("never empty");
                match pieces.last_mut() {
                    Some(last) if last.span == number && last.face == face => last.text.push(character),
                    _ => pieces.push(Piece { span: number, face, size: span.size, text: character.to_string() }),
                }
            }
        }
    }
    let is_blank = |pieces: &Vec<Piece>| pieces.iter().all(|piece| piece.text.trim().is_empty());
    while paragraphs.last().is_some_and(is_blank) {
        paragraphs.pop();
    }
    let first = paragraphs.iter().position(|pieces| !is_blank(pieces)).unwrap_or(0);
    paragraphs.split_off(first)
}

/// The character as it is drawn and the face that has it; `None`: it only steers how others are drawn.
fn shown(character: char, face: Face) -> Option<(char, Face)> {
    let character = match character {
        '\t' => ' ',
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => return None,
        '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{AD}' => return None,
        control if control.is_control() => return None,
        other => other,
    };
    let face = [face, Face::Emoji, Face::Symbols].into_iter().find(|face| covers(*face, character));
    Some(face.map_or(('\u{25A1}', Face::Regular), |face| (character, face)))
}

fn atoms(shaper: &mut Shaper, pieces: &[Piece]) -> Vec<Atom> {
    let mut atoms = Vec::new();
    for (number, piece) in pieces.iter().enumerate() {
        let clusters = shaper.clusters(&piece.text, piece.face);
        let ends = clusters.iter().skip(1).map(|cluster| cluster.start).chain([piece.text.len()]);
        for (cluster, end) in clusters.iter().zip(ends) {
            let text = &piece.text[cluster.start..end];
            atoms.push(Atom {
                piece: number,
                bytes: cluster.start..end,
                advance: cluster.advance * piece.size,
                is_blank: text.chars().all(|c| c == ' '),
                ends_part: text.ends_with(['-', '–', '/', '_', '.', '’']),
            });
        }
    }
    atoms
}

/// Greedy lines: each takes as many words as it has room for.
fn break_atoms(atoms: &[Atom], room: Room, lines_before: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    loop {
        let line = lines_before + lines.len();
        let (end, next) = first_line(&atoms[start..], room.of_line(line), room.width);
        lines.push(start..start + end);
        start += next;
        if start >= atoms.len() {
            return lines;
        }
    }
}

/// How many atoms stand on a line with this room, and where the next line begins.
fn first_line(atoms: &[Atom], room: f32, full: f32) -> (usize, usize) {
    // Measuring a line again may come out a hair wider than the sum of its parts.
    const SLACK: f32 = 0.01;
    let (mut width, mut blank, mut part) = (0.0, None, None);
    for (place, atom) in atoms.iter().enumerate() {
        if atom.is_blank {
            blank = Some(place);
        } else if width + atom.advance > room + SLACK {
            return match (blank, part) {
                (Some(blank), _) => around_blank(atoms, blank),
                (None, _) if room < full && first_word(atoms) <= full + SLACK => (0, 0),
                (None, Some(part)) => (part, part),
                (None, None) => (place.max(1), place.max(1)),
            };
        }
        width += atom.advance;
        if atom.ends_part && !atom.is_blank {
            part = Some(place + 1);
        }
    }
    let end = atoms.iter().rposition(|atom| !atom.is_blank).map_or(0, |last| last + 1);
    (end, atoms.len().max(1))
}

/// The line ends before the blanks around this place, the next one begins behind them.
fn around_blank(atoms: &[Atom], blank: usize) -> (usize, usize) {
    let end = atoms[..blank].iter().rposition(|atom| !atom.is_blank).map_or(0, |last| last + 1);
    let next = atoms[blank..].iter().position(|atom| !atom.is_blank).map_or(atoms.len(), |first| blank + first);
    (end, next)
}

fn first_word(atoms: &[Atom]) -> f32 {
    atoms.iter().take_while(|atom| !atom.is_blank).map(|atom| atom.advance).sum()
}

fn line(shaper: &mut Shaper, pieces: &[Piece], atoms: &[Atom], left: f32, size: f32) -> Line {
    let mut runs: Vec<Run> = Vec::new();
    let mut x = left;
    for part in atoms.chunk_by(|a, b| a.piece == b.piece) {
        let piece = &pieces[part[0].piece];
        let text = &piece.text[part[0].bytes.start..part[part.len() - 1].bytes.end];
        let width = shaper.width(text, piece.face) * piece.size;
        let (text, face, span) = (text.to_owned(), piece.face, piece.span);
        runs.push(Run { text, face, size: piece.size, x, width, span });
        x += width;
    }
    Line { runs, width: x, height: size * LINE, baseline: size * BASELINE }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: f32) -> Vec<String> {
        let block = measure(&[Span::new(text, Face::Regular, 12.0, Color::default())], Room::wide(width));
        assert!(block.width <= width + 0.5, "{text:?} is {} wide in {width}", block.width);
        block.lines.iter().map(|line| line.runs.iter().map(|run| run.text.as_str()).collect()).collect()
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
        assert_eq!(lines("il dit\u{A0}: oui", 33.0), ["il", "dit\u{A0}:", "oui"]);
        assert_eq!(lines("vrai\u{202F}! non", 30.0), ["vrai\u{202F}!", "non"]);
    }

    #[test]
    fn words_that_are_too_long_break_and_lose_nothing() {
        for text in ["Donaudampfschifffahrtsgesellschaft", "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}", "東京東京東京東京東京"] {
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
        let runs: Vec<_> = block.lines[0].runs.iter().map(|run| (run.text.as_str(), run.face)).collect();
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
