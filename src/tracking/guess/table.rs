//! Where in a file the table begins: its delimiter, its header, and what stands above it.

use crate::model::TimeFormat;
use crate::tracking::error::ReadError;
use crate::tracking::header::MOST_ABOVE;
use crate::tracking::input::text_of;
use crate::tracking::money;
use crate::tracking::plan::{MOST_COLUMNS, names_of, numbered};
use crate::tracking::roles::personal_by_value;
use crate::tracking::rows::Rows;
use crate::tracking::time;
use std::path::Path;

/// As many rows are looked at.
const SAMPLE_ROWS: usize = 5000;

/// The rows below the header, and the names above them.
pub(in crate::tracking) struct Table {
    pub(in crate::tracking) names: Vec<String>,
    pub(in crate::tracking) rows: Vec<Vec<String>>,
    pub(in crate::tracking) header: bool,
}

/// The delimiter that cuts most rows into the same number of cells; of equals, the one that makes more of them. A
/// program may say it itself in a first line `sep=;`.
pub(in crate::tracking) fn delimiter_of(text: &str) -> u8 {
    let said = text.get(..5).filter(|begins| begins.to_ascii_lowercase().starts_with("sep="));
    if let Some(said) = said.and_then(|line| line.bytes().last()).filter(|said| !said.is_ascii_alphanumeric()) {
        return said;
    }
    let score = |delimiter: u8| {
        let mut rows = Rows::new(text.as_bytes(), delimiter);
        let mut widths = Vec::new();
        while let Some(row) = rows.next().filter(|_| widths.len() < SAMPLE_ROWS) {
            widths.push(row.len());
        }
        let (width, alike) = most_frequent(widths.iter().copied());
        if width < 2 { (0, 0) } else { (alike * 100 / widths.len(), width) }
    };
    // The last one of equals: a comma where no delimiter is found.
    let best = |candidates: &[u8]| candidates.iter().map(|byte| (score(*byte), *byte)).max_by_key(|(score, _)| *score);
    let usual = best(b"|\t;,").unwrap_or(((0, 0), b','));
    // The others stand inside cells too often to be tried where one of the usual ones does as well; a colon most of all.
    let does_better = |least: usize, most: usize, alike: usize| alike >= least && usual.0.0 < most.min(alike);
    let rare = best(b"~^\x01\x1F").filter(|found| does_better(70, 100, found.0.0));
    let colon = || best(b":").filter(|found| does_better(90, 50, found.0.0));
    rare.or_else(colon).unwrap_or(usual).1
}

/// The most frequent number, and how often it comes; of equals the larger one.
fn most_frequent(numbers: impl Iterator<Item = usize>) -> (usize, usize) {
    let mut numbers: Vec<usize> = numbers.collect();
    numbers.sort_unstable();
    let runs = numbers.chunk_by(|a, b| a == b).map(|run| (run[0], run.len()));
    runs.max_by_key(|(number, times)| (*times, *number)).unwrap_or((0, 0))
}

/// The rows of a text, cut into cells.
pub(in crate::tracking) fn rows_of(text: &str, delimiter: u8, path: &Path) -> Result<Vec<Vec<String>>, ReadError> {
    let mut rows = Rows::new(text.as_bytes(), delimiter);
    let mut out: Vec<Vec<String>> = Vec::new();
    while out.len() < SAMPLE_ROWS {
        let Some(row) = rows.next() else { break };
        if row.len() > MOST_COLUMNS {
            return Err(ReadError::TooManyColumns { found: row.len(), path: path.to_owned() });
        }
        out.push((0..row.len()).map(|place| text_of(row.cell(place)).into_owned()).collect());
    }
    if out.is_empty() { Err(ReadError::NoRows(path.to_owned())) } else { Ok(out) }
}

/// Parts what stands above the table, its header and its rows.
pub(in crate::tracking) fn table_of(mut rows: Vec<Vec<String>>) -> Table {
    let width = most_frequent(rows.iter().map(Vec::len)).0;
    let begins = beginning(&rows, width);
    let header = rows.get(begins).is_some_and(|first| is_header(first));
    if !header {
        return Table { names: (0..width).map(numbered).collect(), rows, header };
    }
    rows.drain(..begins);
    let first = rows.remove(0);
    let names = names_of(|place| first.get(place).map(|cell| cell.as_str().into()), width);
    Table { names, rows, header }
}

/// The first row that is as wide and as full as the others. What is above it is titles, filters and dates of the export.
fn beginning(rows: &[Vec<String>], width: usize) -> usize {
    let filled = |row: &&Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
    let full = most_frequent(rows.iter().filter(|row| row.len() == width).map(|row| filled(&row))).0;
    let is_sparse = |row: &Vec<String>| filled(&row) * 2 < full.min(width) || row[0].to_lowercase().starts_with("sep=");
    let begins = rows.iter().take(MOST_ABOVE).position(|row| row.len() == width && !is_sparse(row));
    // A header may be one cell shorter than rows that end with a delimiter, and longer than rows that lost their end.
    let first_is_nearly_as_wide = rows.first().is_some_and(|row| row.len() + 1 >= width && width > 2 && is_header(row));
    match begins {
        Some(1) if first_is_nearly_as_wide && !is_sparse(&rows[0]) => 0,
        begins => begins.unwrap_or(0),
    }
}

/// A row is a header if it holds names: no times, no amounts, no addresses, and not mostly nothing.
fn is_header(row: &[String]) -> bool {
    let is_name = |cell: &String| {
        let is_time = TimeFormat::ALL.iter().any(|format| time::parse(cell.as_bytes(), *format).is_some());
        !is_time && money::parse(cell.as_bytes()).is_none() && personal_by_value(cell).is_none()
    };
    let filled = row.iter().filter(|cell| !cell.is_empty());
    filled.clone().all(is_name) && filled.count() * 2 >= row.len()
}
