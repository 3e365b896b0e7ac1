//! A delimited file as blocks of whole rows in UTF-8, read bit by bit: a file that grows, shrinks or vanishes meanwhile
//! does no harm.

use super::Block;
use super::text::Text;
use crate::tracking::error::ReadError;
use crate::tracking::rows::Rows;
use encoding_rs::Encoding;
use memchr::{memchr, memchr2, memrchr};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering::Relaxed;

/// How many bytes are read at a time.
pub(super) const BLOCK: usize = 1 << 20;
/// A row may not be longer.
pub(in crate::tracking) const LONGEST_ROW: usize = 16 << 20;

/// A file being read.
pub(in crate::tracking) struct Blocks {
    path: PathBuf,
    text: Text,
    delimiter: u8,
    /// Read but not given out; begins at the beginning of a row.
    pending: Vec<u8>,
}

impl Blocks {
    /// Opens a file as text. A byte order mark outranks `encoding`; without either it is UTF-8 where the beginning is.
    pub(in crate::tracking) fn open(
        path: &Path,
        encoding: Option<&'static Encoding>,
        delimiter: u8,
    ) -> Result<Self, ReadError> {
        Ok(Self { path: path.to_owned(), text: Text::open(path, encoding)?, delimiter, pending: Vec::new() })
    }

    /// Bytes taken from the file.
    pub(in crate::tracking) fn bytes_read(&self) -> u64 {
        self.text.bytes.taken.load(Relaxed)
    }

    /// The next rows; `None` at the end.
    pub(in crate::tracking) fn next(&mut self) -> Result<Option<Block>, ReadError> {
        if self.pending.len() < BLOCK && !self.text.ended {
            self.fill()?;
        }
        loop {
            let end = self.end_of_whole_rows();
            if end > 0 {
                return Ok(Some(Block::of_lines(self.take(end))));
            }
            if self.text.ended && self.pending.is_empty() {
                return Ok(None);
            }
            if self.text.ended || self.pending.len() >= LONGEST_ROW {
                return self.broken_line().map(Some);
            }
            self.fill()?;
        }
    }

    /// Reads as much again as is waiting, so that a long row is looked through a few times only.
    fn fill(&mut self) -> Result<(), ReadError> {
        self.text.more(BLOCK.max(self.pending.len()), &mut self.pending)?;
        if self.text.ended && self.pending.last().is_some_and(|last| *last != b'\n') {
            self.pending.push(b'\n');
        }
        Ok(())
    }

    /// Where the last whole row of what is waiting ends; 0 where none does.
    fn end_of_whole_rows(&self) -> usize {
        let bytes = &self.pending;
        if memchr(b'"', bytes).is_some() {
            return self.end_of_quoted_rows();
        }
        if let Some(last) = memrchr(b'\n', bytes) {
            return last + 1;
        }
        // A return at the very end may be half of a line end.
        let settled = &bytes[..bytes.len().saturating_sub(1)];
        memrchr(b'\r', settled).map_or(0, |last| last + 1)
    }

    fn end_of_quoted_rows(&self) -> usize {
        let mut rows = Rows::new(&self.pending, self.delimiter);
        let mut end = 0;
        while rows.next().is_some() {
            let here = rows.position();
            if here < self.pending.len() || self.pending[here - 1] == b'\n' {
                end = here;
            }
        }
        end
    }

    /// What is waiting begins with a row that does not end: one line of it goes as broken, and reading goes on behind it.
    fn broken_line(&mut self) -> Result<Block, ReadError> {
        let end = memchr2(b'\n', b'\r', &self.pending).ok_or_else(|| ReadError::LineTooLong(self.path.clone()))?;
        let end = if self.pending[end..].starts_with(b"\r\n") { end + 2 } else { end + 1 };
        let is_broken = self.pending[..end].iter().any(|byte| !b" \r\n".contains(byte));
        Ok(Block { is_broken, ..Block::of_lines(self.take(end)) })
    }

    fn take(&mut self, end: usize) -> Vec<u8> {
        let rest = self.pending.split_off(end);
        std::mem::replace(&mut self.pending, rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        file
    }

    fn blocks(bytes: &[u8]) -> Result<Vec<(Vec<u8>, bool)>, ReadError> {
        let file = file(bytes);
        let mut blocks = Blocks::open(file.path(), None, b',')?;
        let mut out = Vec::new();
        while let Some(block) = blocks.next()? {
            out.push((block.bytes, block.is_broken));
        }
        Ok(out)
    }

    #[test]
    fn blocks_end_where_rows_end_and_lose_no_byte() {
        let mut text = String::new();
        for place in 0..60_000 {
            text.push_str(&format!("{place},\"a\nb {place}\",{}\r\n", "x".repeat(place % 50)));
        }
        let blocks = blocks(text.as_bytes()).unwrap();
        assert!(blocks.len() > 2, "a file of {} bytes is not one block", text.len());
        let mut joined = Vec::new();
        for (bytes, is_broken) in blocks {
            assert!(!is_broken && bytes.ends_with(b"\r\n"));
            joined.extend(bytes);
        }
        assert_eq!(joined, text.as_bytes());
    }

    #[test]
    fn an_open_quote_costs_its_line_only() {
        let blocks = blocks(b"a,b\n\"open,1\nc,d\n").unwrap();
        let expected: [(&[u8], bool); 3] = [(b"a,b\n", false), (b"\"open,1\n", true), (b"c,d\n", false)];
        assert_eq!(blocks, expected.map(|(bytes, is_broken)| (bytes.to_vec(), is_broken)));
    }

    #[test]
    fn a_row_without_end_is_refused_not_held() {
        let long = vec![b'x'; LONGEST_ROW + BLOCK * 2];
        assert!(matches!(blocks(&long), Err(ReadError::LineTooLong(_))));
        let mut quoted = b"\"a\nb".to_vec();
        quoted.extend(vec![b'x'; LONGEST_ROW * 2]);
        assert!(matches!(blocks(&quoted), Err(ReadError::LineTooLong(_))));
    }

    #[test]
    fn encodings_are_told_apart() {
        let text = "clé;été\n1;2\n";
        let utf16 = |bom: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
            let mut out = bom.to_vec();
            out.extend(text.encode_utf16().flat_map(bytes));
            out
        };
        let windows: Vec<u8> = text.chars().map(|c| c as u8).collect();
        let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        let cases = [
            (text.as_bytes().to_vec(), "UTF-8"),
            (marked, "UTF-8"),
            (utf16([0xFF, 0xFE], u16::to_le_bytes), "UTF-16LE"),
            (utf16([0xFE, 0xFF], u16::to_be_bytes), "UTF-16BE"),
            (windows, "windows-1252"),
            (utf16([0xFF, 0xFE], u16::to_le_bytes)[2..].to_vec(), "UTF-16LE"),
            (utf16([0xFE, 0xFF], u16::to_be_bytes)[2..].to_vec(), "UTF-16BE"),
        ];
        for (bytes, name) in cases {
            let file = file(&bytes);
            let sample = super::super::sample::sample(file.path()).unwrap();
            assert_eq!((sample.encoding.name(), sample.text.trim_end()), (name, text.trim_end()));
            let mut blocks = Blocks::open(file.path(), Some(sample.encoding), b';').unwrap();
            assert_eq!(String::from_utf8(blocks.next().unwrap().unwrap().bytes).unwrap(), text, "{name}");
        }
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert!(matches!(blocks(b""), Err(ReadError::Empty(_))));
        assert!(matches!(blocks(b"PK\x03\x04rest"), Err(ReadError::Compressed(_))));
        assert!(matches!(blocks(b"BZh91AY"), Err(ReadError::Compressed(_))));
        assert!(matches!(blocks(&[0; 100]), Err(ReadError::Binary(_))));
        assert!(matches!(Blocks::open(Path::new("/"), None, b','), Err(ReadError::Folder(_))));
        assert!(matches!(Blocks::open(Path::new("no such file"), None, b','), Err(ReadError::NotFound(_))));
    }
}
