//! Files of other programs: maps as tables (UXPressia, Smaply, a spreadsheet), notes of whiteboards.

use super::notes::{self, PastedNote};
use super::{Pasted, from_rows, map_table};
use crate::model::Language;
use crate::tr;
use crate::words::{self, Say};
use csv_core::{ReadRecordResult, ReaderBuilder};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A map or a board is far smaller; a larger file is another thing.
const MOST_BYTES: usize = 16 << 20;
/// Most columns of a row.
const MOST_COLUMNS: usize = 2_000;

/// Why a file is no table that could be pasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasteError {
    /// Larger than any map.
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Not text: an image, a document, a spreadsheet in its own format.
    NotText,
    /// Nothing in it.
    Empty,
}

impl Say for PasteError {
    fn say(&self, language: Language) -> String {
        match self {
            Self::TooLarge { bytes } => {
                let megabytes = |bytes: usize| words::number(language, (bytes >> 20) as i64);
                tr!(language, "paste-too-large", size = megabytes(*bytes), limit = megabytes(MOST_BYTES))
            }
            Self::NotText => tr!(language, "paste-not-text"),
            Self::Empty => tr!(language, "paste-empty"),
        }
    }
}

/// Reads a CSV file. Its encoding and what stands between its cells are found out.
pub fn read_map_csv(bytes: &[u8]) -> Result<Pasted, PasteError> {
    if bytes.len() > MOST_BYTES {
        return Err(PasteError::TooLarge { bytes: bytes.len() });
    }
    let text = decoded(bytes);
    if text.contains('\0') || bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"%PDF") {
        return Err(PasteError::NotText);
    }
    let mut rows = rows(&text, delimiter(&text));
    rows.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    if rows.is_empty() {
        return Err(PasteError::Empty);
    }
    if let Some(notes) = notes::read(&rows) {
        return Ok(Pasted::Notes(notes));
    }
    if rows.iter().all(|row| row.len() == 1) {
        let note = |row: &Vec<String>| PastedNote { text: super::cut(row[0].trim()), color: None };
        return Ok(Pasted::Notes(rows.iter().map(note).collect()));
    }
    Ok(map_table::read_file(&rows).map_or_else(|| from_rows(&rows), Pasted::WholeMap))
}

/// The bytes as text: by the mark at the beginning, else UTF-16 where every other byte is empty, else UTF-8, else the
/// encoding of Windows.
fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    let empty = |from: usize| bytes.iter().skip(from).step_by(2).take(500).filter(|byte| **byte == 0).count();
    let half = bytes.len().min(1_000) / 4;
    let encoding = match std::str::from_utf8(bytes) {
        _ if half > 0 && empty(1) > half => UTF_16LE,
        _ if half > 0 && empty(0) > half => UTF_16BE,
        Ok(text) => return text.to_owned(),
        Err(_) => WINDOWS_1252,
    };
    encoding.decode(bytes).0.into_owned()
}

/// The delimiter with which most rows have the same number of cells.
fn delimiter(text: &str) -> u8 {
    let beginning = text.char_indices().nth(20_000).map_or(text, |(end, _)| &text[..end]);
    let fits = |delimiter: &u8| {
        let widths: Vec<usize> = rows(beginning, *delimiter).iter().map(Vec::len).filter(|width| *width > 1).collect();
        let alike = |width: &usize| widths.iter().filter(|other| *other == width).count();
        widths.iter().map(|width| (alike(width), *width)).max()
    };
    [b',', b';', b'\t'].into_iter().max_by_key(fits).unwrap_or(b',')
}

fn rows(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let mut input = text.as_bytes();
    let mut cells = vec![0_u8; text.len() + 1];
    let mut ends = vec![0_usize; MOST_COLUMNS];
    let (mut written, mut ended) = (0, 0);
    let mut rows = Vec::new();
    loop {
        let (result, read, wrote, found) = reader.read_record(input, &mut cells[written..], &mut ends[ended..]);
        input = &input[read..];
        (written, ended) = (written + wrote, ended + found);
        match result {
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::End => return rows,
            // A row of too many cells goes on as the next one.
            ReadRecordResult::Record | ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                rows.push(texts(&cells, &ends[..ended]));
                (written, ended) = (0, 0);
            }
        }
    }
}

fn texts(cells: &[u8], ends: &[usize]) -> Vec<String> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let text = |(start, end): (usize, &usize)| {
        let bytes = cells.get(start.min(*end)..*end).unwrap_or_default();
        String::from_utf8_lossy(bytes).replace("\r\n", "\n")
    };
    starts.zip(ends).map(text).collect()
}
