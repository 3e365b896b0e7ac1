//! The forms of file that are no delimited text, each taken apart into rows of paths and values.

pub(super) mod json;
mod nested;
mod parquet;
mod sheet;
mod taste;
mod xes;

pub(super) use taste::{nested_columns, taste};

use super::error::ReadError;
use super::input::{Feed, Sink};
use crate::model::{Recipe, SourceKind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// Takes a file apart on a thread of its own.
pub(super) fn feed(path: &Path, recipe: &Recipe) -> Result<Feed, ReadError> {
    // What is no file is told at once, and the thread begins with one.
    super::input::bytes::open_file(path)?;
    let (of, said) = (path.to_owned(), recipe.clone());
    Ok(match recipe.format {
        SourceKind::Workbook => Feed::start(path, recipe, move |rows, taken| {
            rows.as_grid();
            sheet::read(&of, &said, &taken, &mut |number, cells| rows.grid_row(number, cells))
        }),
        _ => Feed::start(path, recipe, move |rows, taken| read(&of, &said, rows, &taken)),
    })
}

/// Takes a file of records apart.
fn read(path: &Path, recipe: &Recipe, sink: &mut dyn Sink, taken: &Arc<AtomicU64>) -> Result<(), ReadError> {
    match recipe.format {
        SourceKind::Json | SourceKind::JsonLines => json::read(path, recipe, sink, taken),
        SourceKind::Parquet => parquet::read(path, sink, taken),
        SourceKind::Xes => xes::read(path, recipe, sink, taken),
        // A workbook is a grid, and delimited text comes here for the JSON in its cells.
        SourceKind::Csv | SourceKind::Workbook => nested::read(path, recipe, sink, taken),
    }
}
