//! The first rows of a file of any form, to guess from.

use super::json::{flatten, list_of_events};
use super::nested::is_json;
use super::sheet;
use crate::model::{Recipe, SourceKind};
use crate::tracking::error::{ReadError, Reason};
use crate::tracking::input::{Sink, Text};
use crate::tracking::plan::MOST_COLUMNS;
use rustc_hash::FxHashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// As many rows are looked at.
const MOST_ROWS: usize = 2000;
/// As many bytes of a JSON document are looked at for its list of events.
const HEAD: usize = 1 << 20;

/// The beginning of a file.
#[derive(Default)]
pub(in crate::tracking) struct Taste {
    /// The paths, in the order of their first appearance. Empty for a sheet, which has a header among its rows.
    pub(in crate::tracking) names: Vec<String>,
    /// The first rows, as wide as there are names.
    pub(in crate::tracking) rows: Vec<Vec<String>>,
    /// The sheet of a workbook.
    pub(in crate::tracking) sheet: String,
    /// Where the events of a JSON document are.
    pub(in crate::tracking) events_in: String,
    /// Records that could not be read.
    bad: usize,
    current: Vec<(usize, String)>,
    /// By column: the row in which a value of it was last put.
    put_in: Vec<usize>,
    row: usize,
    places: FxHashMap<String, usize>,
}

/// Looks at the beginning of a file that is no delimited text. A library that gives up on it does so on a thread of its own.
pub(in crate::tracking) fn taste(path: &Path, recipe: &Recipe) -> Result<Taste, ReadError> {
    std::thread::scope(|scope| scope.spawn(|| begin(path, recipe)).join())
        .unwrap_or_else(|_| Err(ReadError::senseless(path)))
}

fn begin(path: &Path, recipe: &Recipe) -> Result<Taste, ReadError> {
    if recipe.format == SourceKind::Workbook {
        let (sheet, rows) = sheet::taste(path, MOST_ROWS)?;
        return Ok(Taste { sheet, rows, ..Taste::default() });
    }
    let mut recipe = recipe.clone();
    if recipe.format == SourceKind::Json && recipe.events_in.is_empty() {
        let mut head = Vec::new();
        Text::open(path, Some(crate::tracking::plan::encoding_of(&recipe)?))?.more(HEAD, &mut head)?;
        recipe.events_in = list_of_events(&String::from_utf8_lossy(&head)).unwrap_or_default();
    }
    let mut taste = Taste { events_in: recipe.events_in.clone(), ..Taste::default() };
    match super::read(path, &recipe, &mut taste, &Arc::new(AtomicU64::new(0))) {
        Ok(()) => {}
        Err(ReadError::Stopped) if taste.rows.len() >= MOST_ROWS => {}
        Err(error) => return Err(error),
    }
    if taste.rows.is_empty() || taste.names.is_empty() {
        return Err(ReadError::NoTable(path.to_owned()));
    }
    if taste.names.len() > MOST_COLUMNS {
        return Err(ReadError::TooManyColumns { found: taste.names.len(), path: path.to_owned() });
    }
    let width = taste.names.len();
    taste.rows.iter_mut().for_each(|row| row.resize(width, String::new()));
    Ok(taste)
}

impl Sink for Taste {
    fn put(&mut self, path: &str, value: &str) {
        let place = match self.places.get(path) {
            Some(place) => *place,
            // One more than is allowed is enough to know that there are too many.
            None if self.names.len() > MOST_COLUMNS => return,
            None => {
                self.places.insert(path.to_owned(), self.names.len());
                self.names.push(path.to_owned());
                self.names.len() - 1
            }
        };
        self.put_in.resize(self.names.len(), usize::MAX);
        if self.put_in[place] != self.row {
            self.put_in[place] = self.row;
            self.current.push((place, value.to_owned()));
        }
    }

    fn end_row(&mut self, _: u64) -> Result<(), ReadError> {
        let mut row = vec![String::new(); self.names.len()];
        for (place, value) in self.current.drain(..) {
            row[place] = value;
        }
        self.rows.push(row);
        self.row += 1;
        if self.rows.len() < MOST_ROWS { Ok(()) } else { Err(ReadError::Stopped) }
    }

    fn bad_row(&mut self, _: u64, _: Reason, _: &str) -> Result<(), ReadError> {
        self.current.clear();
        self.row += 1;
        self.bad += 1;
        if self.bad < MOST_ROWS { Ok(()) } else { Err(ReadError::Stopped) }
    }

    fn wants(&self, _: &str) -> bool {
        true
    }
}

/// What the JSON in the cells of delimited rows would give: the paths below `names`, and every row with them behind it.
pub(in crate::tracking) fn nested_columns(names: &[String], rows: &[Vec<String>]) -> Taste {
    let mut taste = Taste::default();
    for name in names {
        taste.places.insert(name.clone(), taste.names.len());
        taste.names.push(name.clone());
    }
    for row in rows {
        for (name, cell) in names.iter().zip(row) {
            taste.put(name, cell);
            if is_json(cell) {
                // A cell that only looks like JSON stays what it is: one text.
                let _ = flatten(cell, name, "", &mut taste);
            }
        }
        // Rows are few enough already.
        let _ = taste.end_row(0);
    }
    let width = taste.names.len();
    taste.rows.iter_mut().for_each(|row| row.resize(width, String::new()));
    taste
}
