//! Text broken into lines.
//!
//! Lines break at blanks, never at a no-break space; a word wider than its room breaks between letters, so that
//! nothing is ever cut off. What Inter has not is set in the emoji faces; what no face has is a box.

use super::font::Face;
use super::measure::{Room, Span};
use super::shape::Shaper;
use super::typeface::typeface;
use std::ops::Range;
use std::sync::Arc;

/// Line height in font sizes.
const LINE: f32 = 1.3;
/// From the top of a line to its baseline: Inter reaches 0.97 up and 0.24 down, the rest is shared.
const BASELINE: f32 = 1.014;

/// One line of a text.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) runs: Vec<Run>,
    pub(super) width: f32,
    pub(super) height: f32,
    /// Below the line's top.
    pub(super) baseline: f32,
}

/// A stretch of a line in one face.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) text: Arc<str>,
    pub(super) face: Face,
    pub(super) size: f32,
    /// From the left end of the room.
    pub(super) x: f32,
    pub(super) width: f32,
    /// The span it comes from.
    pub(super) span: usize,
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

/// Breaks spans that follow each other into lines.
pub(super) fn break_spans(shaper: &mut Shaper, spans: &[Span], room: Room) -> Vec<Line> {
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
    let face = [face, Face::Emoji, Face::Symbols].into_iter().find(|face| typeface(*face).covers(character));
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
        let (text, face, span) = (text.into(), piece.face, piece.span);
        runs.push(Run { text, face, size: piece.size, x, width, span });
        x += width;
    }
    Line { runs, width: x, height: size * LINE, baseline: size * BASELINE }
}
