//! The rows of a block of text, cut into cells.
//!
//! A line without a quotation mark is cut by looking for delimiters, which is nearly as fast as reading the bytes; csv-core
//! takes the others. Both agree on what a row is: it ends at `\n`, `\r\n` or `\r` outside quotes.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use memchr::{memchr, memchr_iter, memchr2};

/// One row: its cells as bytes, quotes undone.
pub(super) struct Row<'r> {
    text: &'r [u8],
    cells: &'r [(usize, usize)],
    /// Line ends between the beginning of the block and this row.
    pub(super) lines_before: u64,
}

impl<'r> Row<'r> {
    /// How many cells there are; at least one.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// The cell in this place, without the blanks around it.
    pub(super) fn cell(&self, place: usize) -> &'r [u8] {
        let (start, end) = self.cells[place];
        let cell = &self.text[start..end];
        match cell {
            // Most cells: nothing to look for.
            [0x21..=0x7E] | [0x21..=0x7E, .., 0x21..=0x7E] => cell,
            _ => trim(cell),
        }
    }

    /// The row as one text, for a complaint about all of it.
    pub(super) fn whole(&self) -> &'r [u8] {
        let start = self.cells.first().map_or(0, |cell| cell.0);
        let end = self.cells.last().map_or(0, |cell| cell.1);
        &self.text[start..end]
    }
}

/// Cuts a block that begins at the beginning of a row.
pub(super) struct Rows<'b> {
    bytes: &'b [u8],
    at: usize,
    lines: u64,
    delimiter: u8,
    has_quotes: bool,
    quoted: Quoted,
    cells: Vec<(usize, usize)>,
}

/// Where csv-core puts what it reads.
struct Quoted {
    reader: Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl<'b> Rows<'b> {
    pub(super) fn new(bytes: &'b [u8], delimiter: u8) -> Self {
        Self {
            bytes,
            at: 0,
            lines: 0,
            delimiter,
            has_quotes: memchr(b'"', bytes).is_some(),
            quoted: Quoted {
                reader: ReaderBuilder::new().delimiter(delimiter).build(),
                text: Vec::new(),
                ends: Vec::new(),
            },
            cells: Vec::new(),
        }
    }

    /// The next row; blank lines are passed over. `None`: what is left is not a whole row.
    pub(super) fn next(&mut self) -> Option<Row<'_>> {
        loop {
            let rest = &self.bytes[self.at..];
            let length = memchr2(b'\n', b'\r', rest)?;
            let line = &rest[..length];
            if self.has_quotes && memchr(b'"', line).is_some() {
                return self.next_quoted();
            }
            let (start, lines_before) = (self.at, self.lines);
            self.at = behind_line_end(self.bytes, self.at + length);
            self.lines += 1;
            if line.iter().all(|byte| *byte == b' ') {
                continue;
            }
            cut(line, start, self.delimiter, &mut self.cells);
            return Some(Row { text: self.bytes, cells: &self.cells, lines_before });
        }
    }

    /// Behind the last row that was given out.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// Line ends passed so far.
    pub(super) fn lines(&self) -> u64 {
        self.lines
    }

    fn next_quoted(&mut self) -> Option<Row<'_>> {
        let length = self.quoted.read(&self.bytes[self.at..])?;
        let end = if self.bytes[self.at + length - 1] == b'\r' {
            behind_line_end(self.bytes, self.at + length - 1)
        } else {
            self.at + length
        };
        let lines_before = self.lines;
        self.lines += line_ends(&self.bytes[self.at..end]);
        self.at = end;
        self.cells.clear();
        let mut start = 0;
        for &end in &self.quoted.ends {
            self.cells.push((start, end));
            start = end;
        }
        Some(Row { text: &self.quoted.text, cells: &self.cells, lines_before })
    }
}

impl Quoted {
    /// Reads one row and says how many bytes it takes, its line end included. `None`: the row does not end here.
    fn read(&mut self, bytes: &[u8]) -> Option<usize> {
        self.reader.reset();
        let (mut used, mut written, mut ends) = (0, 0, 0);
        self.text.resize(self.text.capacity().max(256), 0);
        self.ends.resize(self.ends.capacity().max(32), 0);
        loop {
            let input = &bytes[used..];
            if input.is_empty() {
                return None;
            }
            let (result, nin, nout, nend) =
                self.reader.read_record(input, &mut self.text[written..], &mut self.ends[ends..]);
            (used, written, ends) = (used + nin, written + nout, ends + nend);
            match result {
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return None,
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    self.ends.truncate(ends);
                    return Some(used);
                }
            }
        }
    }
}

fn cut(line: &[u8], start: usize, delimiter: u8, cells: &mut Vec<(usize, usize)>) {
    cells.clear();
    let mut from = start;
    let (words, rest) = line.as_chunks::<8>();
    for (number, word) in words.iter().enumerate() {
        let mut found = equal_bytes(u64::from_le_bytes(*word), delimiter);
        while found != 0 {
            let at = start + number * 8 + found.trailing_zeros() as usize / 8;
            cells.push((from, at));
            from = at + 1;
            found &= found - 1;
        }
    }
    let before = start + words.len() * 8;
    for (place, _) in rest.iter().enumerate().filter(|(_, byte)| **byte == delimiter) {
        cells.push((from, before + place));
        from = before + place + 1;
    }
    cells.push((from, start + line.len()));
}

/// The top bit of every byte of a word that is this one. Cells are short: eight bytes at a time beats a search a cell.
fn equal_bytes(word: u64, byte: u8) -> u64 {
    const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;
    let zero_where_equal = word ^ (u64::from(byte) * 0x0101_0101_0101_0101);
    !(((zero_where_equal & LOW) + LOW) | zero_where_equal | LOW)
}

/// The place behind the line end that begins at `at`.
fn behind_line_end(bytes: &[u8], at: usize) -> usize {
    if bytes[at..].starts_with(b"\r\n") { at + 2 } else { at + 1 }
}

/// How many lines end in these bytes.
pub(super) fn line_ends(bytes: &[u8]) -> u64 {
    let returns = memchr_iter(b'\r', bytes).filter(|place| bytes.get(place + 1) != Some(&b'\n')).count();
    (memchr_iter(b'\n', bytes).count() + returns) as u64
}

/// Without the blanks around it, no-break spaces included.
pub(super) fn trim(mut bytes: &[u8]) -> &[u8] {
    const NO_BREAK: &[u8] = "\u{A0}".as_bytes();
    loop {
        let trimmed = bytes.trim_ascii();
        let trimmed = trimmed.strip_prefix(NO_BREAK).unwrap_or(trimmed);
        let trimmed = trimmed.strip_suffix(NO_BREAK).unwrap_or(trimmed);
        if trimmed.len() == bytes.len() {
            return bytes;
        }
        bytes = trimmed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows_of(text: &str, delimiter: u8) -> Vec<(u64, Vec<String>)> {
        let mut rows = Rows::new(text.as_bytes(), delimiter);
        let mut out = Vec::new();
        while let Some(row) = rows.next() {
            let cells = (0..row.len()).map(|place| String::from_utf8(row.cell(place).to_vec()).unwrap()).collect();
            out.push((row.lines_before, cells));
        }
        out
    }

    #[test]
    fn quoted_line_ends_belong_to_the_cell_and_count_as_lines() {
        let text = "a,b\r\n\r\n\"x\ny\r\nz\",\"say \"\"hi\"\"\"\r\n   \n1,5\" nail\rlast, cell \n";
        let expected: [(u64, [&str; 2]); 4] =
            [(0, ["a", "b"]), (2, ["x\ny\r\nz", "say \"hi\""]), (6, ["1", "5\" nail"]), (7, ["last", "cell"])];
        let expected: Vec<_> = expected.iter().map(|(line, row)| (*line, row.map(str::to_owned).to_vec())).collect();
        assert_eq!(rows_of(text, b','), expected);
    }

    #[test]
    fn a_row_that_does_not_end_is_not_given_out() {
        assert_eq!(rows_of("a,b\n\"c,d\ne,f\n", b',').len(), 1);
        assert_eq!(rows_of("a,b", b',').len(), 0);
        assert_eq!(rows_of("", b',').len(), 0);
    }

    #[test]
    fn delimiters_are_found_wherever_they_stand() {
        for length in 0..40_usize {
            for (first, second) in (0..length).flat_map(|first| (0..length).map(move |second| (first, second))) {
                let mut line = vec![b'-'; length];
                (line[first], line[second]) = (b',', b',');
                let mut cells = Vec::new();
                cut(&line, 5, b',', &mut cells);
                let parts: Vec<&[u8]> = cells.iter().map(|(start, end)| &line[start - 5..end - 5]).collect();
                assert_eq!(parts, line.split(|byte| *byte == b',').collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn both_ways_of_cutting_agree() {
        // The same rows with a quoted cell in front, which makes csv-core cut them.
        for line in ["a;b;;c", ";;", "x", "é;ü\u{A0}; 1 ", "007;NA"] {
            let plain = rows_of(&format!("{line}\n"), b';');
            let quoted = rows_of(&format!("\"q\";{line}\n"), b';');
            assert_eq!(plain[0].1, quoted[0].1[1..], "{line}");
        }
    }
}
