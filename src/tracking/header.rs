//! Finding the row that names the columns: exports put titles, filters and blank lines above it.

use super::error::ReadError;
use super::plan::{MOST_COLUMNS, column_names};
use super::rows::Rows;
use std::path::Path;

/// The header stands in one of so many first rows.
pub(super) const MOST_ABOVE: usize = 100;

/// Where the header is and what it says.
pub(super) struct Header {
    /// The names, each once.
    pub(super) names: Vec<String>,
    /// Behind it in the block.
    pub(super) end: usize,
    /// Line ends before `end`.
    pub(super) lines: u64,
    /// Rows up to and with it.
    pub(super) rows: usize,
}

/// The first row that has all the `wanted` names. `known` are the recipe's own columns, which may be more than the header
/// says; `has` tells whether a name is among those of a header.
pub(super) fn find(
    bytes: &[u8],
    delimiter: u8,
    wanted: &[&str],
    known: &[String],
    has: impl Fn(&[String], &str) -> bool,
    path: &Path,
) -> Result<Header, ReadError> {
    let mut rows = Rows::new(bytes, delimiter);
    let mut nearest: Option<(usize, String)> = None;
    for number in 1..=MOST_ABOVE {
        let Some(row) = rows.next() else { break };
        if row.len() > MOST_COLUMNS {
            return Err(ReadError::TooManyColumns { found: row.len(), path: path.to_owned() });
        }
        let width = row.len();
        let mut names = column_names(&row, width.max(known.len()));
        if names != known {
            names.truncate(width);
        }
        let lacking: Vec<&&str> = wanted.iter().filter(|name| !has(&names, name)).collect();
        let Some(first) = lacking.first() else {
            return Ok(Header { names, end: rows.position(), lines: rows.lines(), rows: number });
        };
        if nearest.as_ref().is_none_or(|(fewest, _)| lacking.len() < *fewest) {
            nearest = Some((lacking.len(), (**first).to_owned()));
        }
    }
    match nearest {
        Some((_, name)) => Err(ReadError::MissingColumn { name, path: path.to_owned() }),
        None => Err(ReadError::NoRows(path.to_owned())),
    }
}
