//! Text from other programs: lines, cells of a spreadsheet, whole maps, notes of a whiteboard.
//!
//! [`read_table`] reads what is on the clipboard, [`read_map_csv`] a file; [`apply`] makes one edit of what they found.
//! What does not fit is listed and never lost silently.

mod apply;
mod csv;
mod emotion;
mod lane_names;
mod lines;
mod map_table;
mod new_map;
mod notes;
mod spreadsheet;

pub use apply::apply;
pub use csv::{PasteError, read_map_csv};
pub use map_table::{LaneRow, MapTable, StageColumns};
pub use new_map::new_map;
pub use notes::{PastedNote, apply_notes, colors};

/// Most characters of one field.
const MOST_CHARACTERS: usize = 20_000;

/// What a text turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Pasted {
    /// One card a line.
    Cards(Vec<String>),
    /// Cells of a spreadsheet: rows, columns, and the cards of each cell.
    Cells(Vec<Vec<Vec<String>>>),
    /// A map: stages in the first row, lanes in the first column.
    WholeMap(MapTable),
    /// Notes of a whiteboard, with their colours.
    Notes(Vec<PastedNote>),
}

/// What came of a pasted text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Cards made.
    pub cards: usize,
    /// Points of the emotion curve made or moved.
    pub feelings: usize,
    /// Steps added because the table was wider than the map.
    pub steps_added: usize,
    /// The texts that found no place.
    pub left_out: Vec<String>,
}

/// Reads a text from the clipboard.
pub fn read_table(text: &str) -> Pasted {
    let Some(rows) = spreadsheet::rows(text) else { return Pasted::Cards(lines::cards(text)) };
    from_rows(&rows)
}

/// A table is a whole map, or cells.
fn from_rows(rows: &[Vec<String>]) -> Pasted {
    match map_table::read(rows) {
        Some(map) => Pasted::WholeMap(map),
        None => Pasted::Cells(rows.iter().map(|row| row.iter().map(|cell| lines::cards(cell)).collect()).collect()),
    }
}

/// The first line as a title and the rest as text, both no longer than a field may be.
fn title_and_text(text: &str) -> (String, String) {
    let text = text.trim();
    let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
    (cut(title.trim()), cut(rest.trim()))
}

fn cut(text: &str) -> String {
    text.chars().filter(|c| *c != '\0' && *c != '\r').take(MOST_CHARACTERS).collect()
}
