//! A thread that takes a file apart while others read what it made of it.

use super::Block;
use super::blocks::BLOCK;
use crate::model::{ColumnRole, Recipe};
use crate::tracking::error::{ReadError, Reason, Rejected};
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Blocks that may wait to be read.
const WAITING: usize = 4;
/// As many characters of a bad record are shown.
const SHOWN: usize = 200;

/// Where a form of file puts what it takes apart. An error from it means that nobody wants more.
pub(in crate::tracking) trait Sink {
    /// A value of the row that is being made. The first value of a path counts.
    fn put(&mut self, path: &str, value: &str);
    /// The row is complete.
    fn end_row(&mut self, number: u64) -> Result<(), ReadError>;
    /// A row that cannot be made; what was put of it is forgotten.
    fn bad_row(&mut self, number: u64, reason: Reason, text: &str) -> Result<(), ReadError>;
    /// Whether anybody asks for a column whose path begins with this name.
    fn wants(&self, column: &str) -> bool;
}

/// Blocks made by a thread.
pub(in crate::tracking) struct Feed {
    path: PathBuf,
    blocks: Receiver<Result<Option<Block>, ReadError>>,
    taken: Arc<AtomicU64>,
    ended: bool,
}

impl Feed {
    /// Begins; `work` takes the file apart and says in the counter how many bytes it has taken.
    pub(in crate::tracking) fn start(
        path: &Path,
        recipe: &Recipe,
        work: impl FnOnce(&mut Rows, Arc<AtomicU64>) -> Result<(), ReadError> + Send + 'static,
    ) -> Self {
        let (send, blocks) = sync_channel(WAITING);
        let taken = Arc::new(AtomicU64::new(0));
        let (counter, mut rows) = (Arc::clone(&taken), Rows::new(path, recipe, send.clone()));
        std::thread::spawn(move || {
            let end = work(&mut rows, counter).and_then(|()| rows.flush()).map(|()| None);
            // Nobody listens any more where reading was stopped.
            let _ = send.send(end);
        });
        Self { path: path.to_owned(), blocks, taken, ended: false }
    }

    /// The next rows; `None` at the end.
    pub(in crate::tracking) fn next(&mut self) -> Result<Option<Block>, ReadError> {
        if self.ended {
            return Ok(None);
        }
        // The thread ends without a word only where a library gives up on a file that makes no sense.
        let next = self.blocks.recv().unwrap_or_else(|_| Err(ReadError::senseless(&self.path)));
        self.ended = !matches!(next, Ok(Some(_)));
        next
    }

    /// Bytes taken from the file.
    pub(in crate::tracking) fn bytes_read(&self) -> u64 {
        self.taken.load(Relaxed)
    }
}

/// Rows being written as delimited text, in the columns of a recipe.
pub(in crate::tracking) struct Rows {
    path: PathBuf,
    send: SyncSender<Result<Option<Block>, ReadError>>,
    places: FxHashMap<String, usize>,
    /// Columns without which there are no events, and whether a value of them was ever seen.
    needed: Vec<(usize, bool)>,
    names: Vec<String>,
    cells: Vec<String>,
    filled: Vec<bool>,
    bytes: Vec<u8>,
    numbers: Vec<u64>,
    complaints: Vec<Rejected>,
    is_first: bool,
}

impl Rows {
    fn new(path: &Path, recipe: &Recipe, send: SyncSender<Result<Option<Block>, ReadError>>) -> Self {
        let wanted = wanted_columns(recipe);
        let places = recipe.columns.iter().enumerate().filter(|(place, _)| wanted[*place]);
        let is_needed = |role| matches!(role, ColumnRole::Customer | ColumnRole::Time | ColumnRole::Path);
        let roles = recipe.columns.iter().enumerate();
        Self {
            path: path.to_owned(),
            send,
            places: places.map(|(place, column)| (column.name.clone(), place)).collect(),
            needed: roles.filter(|(_, column)| is_needed(column.role)).map(|(place, _)| (place, false)).collect(),
            names: recipe.columns.iter().map(|column| column.name.clone()).collect(),
            cells: vec![String::new(); recipe.columns.len()],
            filled: vec![false; recipe.columns.len()],
            bytes: Vec::new(),
            numbers: Vec::new(),
            complaints: Vec::new(),
            is_first: true,
        }
    }

    /// A row of cells that stand in the order of the file, not of the recipe.
    pub(in crate::tracking) fn grid_row(&mut self, number: u64, cells: &[String]) -> Result<(), ReadError> {
        write_row(&mut self.bytes, cells);
        self.row_written(number)
    }

    fn row_written(&mut self, number: u64) -> Result<(), ReadError> {
        self.numbers.push(number);
        if self.bytes.len() >= BLOCK { self.flush() } else { Ok(()) }
    }

    fn forget(&mut self) {
        for (cell, filled) in self.cells.iter_mut().zip(&mut self.filled).filter(|(_, filled)| **filled) {
            cell.clear();
            *filled = false;
        }
    }

    /// Sends what is written.
    fn flush(&mut self) -> Result<(), ReadError> {
        if self.numbers.is_empty() && self.complaints.is_empty() {
            return Ok(());
        }
        self.check_needed()?;
        let block = Block {
            bytes: std::mem::take(&mut self.bytes),
            is_broken: false,
            ordinal: 0,
            lines_taken: 0,
            numbers: Some(std::mem::take(&mut self.numbers)),
            complaints: std::mem::take(&mut self.complaints),
        };
        self.send.send(Ok(Some(block))).map_err(|_| ReadError::Stopped)
    }

    /// A needed column that no record of the first block has is none of this file.
    fn check_needed(&mut self) -> Result<(), ReadError> {
        let first = std::mem::replace(&mut self.is_first, false);
        let lacking = self.needed.iter().find(|(_, seen)| !seen).filter(|_| first && !self.places.is_empty());
        match lacking {
            Some((place, _)) if !self.numbers.is_empty() => {
                Err(ReadError::MissingColumn { name: self.names[*place].clone(), path: self.path.clone() })
            }
            _ => Ok(()),
        }
    }

    /// The columns of a workbook are found by its header, so nothing is known of them here.
    pub(in crate::tracking) fn as_grid(&mut self) {
        self.needed.clear();
    }
}

impl Sink for Rows {
    fn put(&mut self, path: &str, value: &str) {
        let Some(&place) = self.places.get(path) else { return };
        if !self.filled[place] {
            self.filled[place] = true;
            self.cells[place].push_str(value);
        }
    }

    fn end_row(&mut self, number: u64) -> Result<(), ReadError> {
        for (place, seen) in &mut self.needed {
            *seen |= self.filled[*place];
        }
        write_row(&mut self.bytes, &self.cells);
        self.forget();
        self.row_written(number)
    }

    fn bad_row(&mut self, number: u64, reason: Reason, text: &str) -> Result<(), ReadError> {
        self.forget();
        let text = text.trim().chars().take(SHOWN).collect();
        self.complaints.push(Rejected { line: number, column: String::new(), reason, text, file: String::new() });
        if self.complaints.len() >= 1 << 14 { self.flush() } else { Ok(()) }
    }

    fn wants(&self, column: &str) -> bool {
        self.places.contains_key(column)
            || self.places.keys().any(|path| path.strip_prefix(column).is_some_and(|rest| rest.starts_with('.')))
    }
}

/// Which columns of a recipe are read: those that are kept, and those that decide about a row.
fn wanted_columns(recipe: &Recipe) -> Vec<bool> {
    let conditions = recipe.refusing.iter().chain(&recipe.excluded).map(|condition| &condition.field);
    let deciding: Vec<&String> = conditions.chain(&recipe.duplicate_key).collect();
    let whole_rows = recipe.duplicates == crate::model::Duplicates::EqualRows;
    let is_wanted = |name: &String| whole_rows || deciding.contains(&name);
    recipe.columns.iter().map(|column| column.role != ColumnRole::LeftOut || is_wanted(&column.name)).collect()
}

/// One row as delimited text, quoted where it must be.
fn write_row(bytes: &mut Vec<u8>, cells: &[String]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            bytes.push(b',');
        }
        // A single empty cell would be a blank line, which is no row.
        if cell.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) || cells.len() == 1 {
            bytes.push(b'"');
            for byte in cell.bytes() {
                if byte == b'"' {
                    bytes.push(b'"');
                }
                bytes.push(byte);
            }
            bytes.push(b'"');
        } else {
            bytes.extend_from_slice(cell.as_bytes());
        }
    }
    bytes.push(b'\n');
}
