//! Files of any form as blocks of delimited rows, so that there is one reader behind all of them.
//!
//! Delimited text is taken as it stands. Every other form is taken apart on a thread of its own, which writes the columns
//! that the recipe asks for as delimited rows, each with its number in the file.

mod blocks;
pub(super) mod bytes;
mod feed;
mod kind;
mod sample;
mod text;

pub(super) use blocks::{Blocks, LONGEST_ROW};
pub(super) use feed::{Feed, Sink};
pub(super) use kind::kind_of;
pub(super) use sample::sample;
pub(super) use text::{Text, TextReader, text_of};

use super::error::{ReadError, Rejected};
use super::formats;
use super::plan::{encoding_of, is_plain_text};
use crate::model::Recipe;
use std::path::Path;

/// Rows that go to one worker.
pub(super) struct Block {
    /// UTF-8, or nearly (see [`text_of`]); ends with a line end.
    pub(super) bytes: Vec<u8>,
    /// One line whose quotation mark is never closed; nothing but a complaint can be made of it.
    pub(super) is_broken: bool,
    /// The number of every row in its file. `None`: rows are lines, which are counted.
    pub(super) numbers: Option<Vec<u64>>,
    /// Its place among all blocks of the source.
    pub(super) ordinal: u64,
    /// Line ends of what was taken off the beginning: the header and what is above it.
    pub(super) lines_taken: u64,
    /// Rows of the file that became none here, with their numbers.
    pub(super) complaints: Vec<Rejected>,
}

impl Block {
    /// Rows as they stand in a text.
    pub(super) fn of_lines(bytes: Vec<u8>) -> Self {
        Self { bytes, is_broken: false, numbers: None, ordinal: 0, lines_taken: 0, complaints: Vec::new() }
    }
}

/// A file being read.
pub(super) enum Input {
    /// Delimited text.
    Lines(Blocks),
    /// Anything else, taken apart.
    Rows(Feed),
}

impl Input {
    /// Opens a file as its recipe says.
    pub(super) fn open(path: &Path, recipe: &Recipe, delimiter: u8) -> Result<Self, ReadError> {
        if is_plain_text(recipe) {
            return Ok(Self::Lines(Blocks::open(path, Some(encoding_of(recipe)?), delimiter)?));
        }
        formats::feed(path, recipe).map(Self::Rows)
    }

    /// The next rows; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Block>, ReadError> {
        match self {
            Self::Lines(blocks) => blocks.next(),
            Self::Rows(feed) => feed.next(),
        }
    }

    /// Bytes taken from the file.
    pub(super) fn bytes_read(&self) -> u64 {
        match self {
            Self::Lines(blocks) => blocks.bytes_read(),
            Self::Rows(feed) => feed.bytes_read(),
        }
    }
}
