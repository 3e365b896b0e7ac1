//! What the fuzz targets call, and the tests that replay their corpus: any bytes, no panic, and what holds for all of them.

use super::codec;
use super::error::{ReadError, Reason};
use super::formats::json::{flatten, lists_of_objects, value_end};
use super::guess::Seen;
use super::guess::table::{delimiter_of, rows_of, table_of};
use super::input::{Sink, text_of};
use super::rows::{Rows, line_ends};
use super::time;
use crate::model::TimeFormat;
use std::path::Path;

/// The reader of delimited text: every row lies behind the one before, and no line is counted twice.
pub fn delimited_text(bytes: &[u8]) {
    for delimiter in [b',', b';', b'\t'] {
        let mut rows = Rows::new(bytes, delimiter);
        let mut before = (0, 0);
        while let Some(row) = rows.next() {
            let cells: usize = (0..row.len()).map(|place| row.cell(place).len()).sum();
            assert!(cells <= bytes.len() && row.lines_before >= before.1);
            let lines = row.lines_before;
            assert!(rows.position() > before.0);
            before = (rows.position(), lines);
        }
        assert!(rows.lines() <= line_ends(bytes));
    }
    let text = text_of(bytes);
    let table = rows_of(&text, delimiter_of(&text), Path::new("")).map(table_of);
    assert!(table.is_err() || table.is_ok_and(|table| !table.names.is_empty()));
}

/// The reader and the guesser of dates: what is a time in one format is a moment that a calendar can show.
pub fn dates(bytes: &[u8]) {
    for format in TimeFormat::ALL {
        if let Some(written) = time::parse(bytes, *format) {
            assert!(written.ahead_ms.is_none_or(|ahead| ahead.abs() < 86_400_000));
        }
    }
    let rows: Vec<Vec<String>> = text_of(bytes).lines().map(|line| vec![line.to_owned()]).collect();
    let seen = Seen::new("date".to_owned(), "", 0, &rows);
    assert_eq!(seen.filled + seen.empty, rows.len());
}

/// The reader of JSON: a value ends within its text, and every path is given with a value.
pub fn json(bytes: &[u8]) {
    let text = text_of(bytes);
    if let Some(end) = value_end(text.as_bytes(), 0) {
        assert!(end <= text.len());
    }
    lists_of_objects(&text).iter().for_each(|(_, length)| assert!(*length <= text.len()));
    let mut counted = Counted(0);
    let whole = flatten(&text, "", "", &mut counted);
    assert!(whole.is_err() || counted.0 <= text.len());
}

/// The decoder of columns: what is decoded and encoded again is decoded to the same.
pub fn columns(bytes: &[u8]) {
    let Some((n, bytes)) = bytes.split_first_chunk::<2>() else { return };
    let n = usize::from(u16::from_le_bytes(*n));
    if let Ok(values) = codec::decode_i64(bytes, n) {
        assert_eq!(codec::decode_i64(&codec::encode_i64(&values), n).as_ref(), Ok(&values));
    }
    if let Ok(values) = codec::decode_u32(bytes, n) {
        assert_eq!(codec::decode_u32(&codec::encode_u32(&values), n).as_ref(), Ok(&values));
    }
    if let Ok(values) = codec::decode_u64(bytes, n) {
        assert_eq!(codec::decode_u64(&codec::encode_u64(&values), n).as_ref(), Ok(&values));
    }
}

/// Counts what is put.
struct Counted(usize);

impl Sink for Counted {
    fn put(&mut self, _: &str, _: &str) {
        self.0 += 1;
    }

    fn end_row(&mut self, _: u64) -> Result<(), ReadError> {
        Ok(())
    }

    fn bad_row(&mut self, _: u64, _: Reason, _: &str) -> Result<(), ReadError> {
        Ok(())
    }

    fn wants(&self, _: &str) -> bool {
        true
    }
}
