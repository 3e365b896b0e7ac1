//! Delimited text whose cells hold JSON, such as a GA4 table saved as CSV: cells are taken apart into paths.

use super::json::flatten;
use crate::model::Recipe;
use crate::tracking::error::{ReadError, Reason};
use crate::tracking::header::{self, Header};
use crate::tracking::input::{Block, Blocks, Sink, text_of};
use crate::tracking::plan::{delimiter_of, encoding_of, needed_names};
use crate::tracking::rows::{Row, Rows};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Takes a file apart.
pub(super) fn read(path: &Path, recipe: &Recipe, sink: &mut dyn Sink, taken: &AtomicU64) -> Result<(), ReadError> {
    let delimiter = delimiter_of(recipe)?;
    let mut blocks = Blocks::open(path, Some(encoding_of(recipe)?), delimiter)?;
    let mut names: Option<Vec<String>> =
        (!recipe.header).then(|| recipe.columns.iter().map(|c| c.name.clone()).collect());
    let mut lines = 0;
    while let Some(mut block) = blocks.next()? {
        taken.store(blocks.bytes_read(), Relaxed);
        if block.is_broken {
            sink.bad_row(lines + 1, Reason::OpenQuote, &text_of(&block.bytes))?;
            lines += crate::tracking::rows::line_ends(&block.bytes);
            continue;
        }
        if names.is_none() {
            let header = header_of(&block, recipe, delimiter, path)?;
            block.bytes.drain(..header.end);
            lines += header.lines;
            names = Some(header.names);
        }
        let mut rows = Rows::new(&block.bytes, delimiter);
        while let Some(row) = rows.next() {
            put_row(&row, names.as_deref().unwrap_or_default(), lines + row.lines_before + 1, sink)?;
        }
        lines += rows.lines();
    }
    Ok(())
}

/// The row whose names begin the paths that are asked for.
fn header_of(block: &Block, recipe: &Recipe, delimiter: u8, path: &Path) -> Result<Header, ReadError> {
    let begins = |names: &[String], wanted: &str| {
        names.iter().any(|name| wanted.strip_prefix(name.as_str()).is_some_and(|r| r.is_empty() || r.starts_with('.')))
    };
    header::find(&block.bytes, delimiter, &needed_names(recipe), &[], begins, path)
}

fn put_row(row: &Row<'_>, names: &[String], number: u64, sink: &mut dyn Sink) -> Result<(), ReadError> {
    let (found, expected) = (row.len(), names.len());
    if found != expected {
        let whole = text_of(row.whole());
        let reason = if found < expected {
            Reason::TooFewColumns { found, expected }
        } else {
            Reason::TooManyColumns { found, expected }
        };
        return sink.bad_row(number, reason, &whole);
    }
    for (place, name) in names.iter().enumerate().filter(|(_, name)| sink.wants(name)).collect::<Vec<_>>() {
        let text = text_of(row.cell(place));
        sink.put(name, &text);
        if is_json(&text) {
            // A cell that only looks like JSON stays what it is: one text.
            let _ = flatten(&text, name, "", sink);
        }
    }
    sink.end_row(number)
}

/// Whether a cell holds an object or a list.
pub(super) fn is_json(text: &str) -> bool {
    text.starts_with('{') && text.ends_with('}') || text.starts_with('[') && text.ends_with(']')
}
