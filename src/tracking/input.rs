//! A file as blocks of whole rows in UTF-8, read bit by bit: a file that grows, shrinks or vanishes meanwhile does no harm.

use super::error::ReadError;
use super::rows::Rows;
use encoding_rs::{Decoder, Encoding, UTF_8, WINDOWS_1252};
use memchr::{memchr, memchr2, memrchr, memrchr2};
use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// How many bytes are read at a time.
const BLOCK: usize = 1 << 20;
/// A row may not be longer.
const LONGEST_ROW: usize = 16 << 20;

/// Rows that go to one worker.
pub(super) struct Block {
    /// UTF-8, or nearly (see [`text_of`]); ends with a line end.
    pub(super) bytes: Vec<u8>,
    /// One line whose quotation mark is never closed; nothing but a complaint can be made of it.
    pub(super) is_broken: bool,
}

/// A file being read.
pub(super) struct Blocks {
    path: PathBuf,
    file: File,
    /// `None`: the file is UTF-8 and taken as it is.
    decoder: Option<Decoder>,
    delimiter: u8,
    raw: Vec<u8>,
    /// Read but not given out; begins at the beginning of a row.
    pending: Vec<u8>,
    ended: bool,
    /// Bytes taken from the file.
    pub(super) bytes_read: u64,
    /// Bytes in the file when it was opened.
    pub(super) bytes_in_all: u64,
}

impl Blocks {
    /// Opens a file as text. A byte order mark outranks `encoding`; without either it is UTF-8 where the beginning is.
    pub(super) fn open(path: &Path, encoding: Option<&'static Encoding>, delimiter: u8) -> Result<Self, ReadError> {
        let metadata = std::fs::metadata(path).map_err(|error| ReadError::io(path, error))?;
        if metadata.is_dir() {
            return Err(ReadError::Folder(path.to_owned()));
        }
        if !metadata.is_file() {
            return Err(ReadError::NotAFile(path.to_owned()));
        }
        let file = File::open(path).map_err(|error| ReadError::io(path, error))?;
        Ok(Self {
            path: path.to_owned(),
            file,
            decoder: encoding.filter(|encoding| *encoding != UTF_8).map(Encoding::new_decoder_with_bom_removal),
            delimiter,
            raw: Vec::new(),
            pending: Vec::new(),
            ended: false,
            bytes_read: 0,
            bytes_in_all: metadata.len(),
        })
    }

    /// The next rows; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Block>, ReadError> {
        if self.pending.len() < BLOCK && !self.ended {
            self.fill()?;
        }
        loop {
            let end = self.end_of_whole_rows();
            if end > 0 {
                return Ok(Some(Block { bytes: self.take(end), is_broken: false }));
            }
            if self.ended && self.pending.is_empty() {
                return Ok(None);
            }
            if self.ended || self.pending.len() >= LONGEST_ROW {
                return self.broken_line().map(Some);
            }
            self.fill()?;
        }
    }

    /// Reads as much again as is waiting, so that a long row is looked through a few times only.
    fn fill(&mut self) -> Result<(), ReadError> {
        let wanted = BLOCK.max(self.pending.len());
        let first = self.bytes_read == 0;
        self.raw.clear();
        let read = (&mut self.file).take(wanted as u64).read_to_end(&mut self.raw);
        let read = read.map_err(|error| ReadError::io(&self.path, error))?;
        self.bytes_read += read as u64;
        self.ended = read < wanted;
        if first {
            self.begin()?;
        }
        self.decode();
        if self.ended && self.pending.last().is_some_and(|last| *last != b'\n') {
            self.pending.push(b'\n');
        }
        Ok(())
    }

    /// Looks at the first bytes: what is no text is refused, and a byte order mark says the encoding.
    fn begin(&mut self) -> Result<(), ReadError> {
        refuse_what_is_no_text(&self.raw, &self.path)?;
        if let Some((encoding, length)) = Encoding::for_bom(&self.raw) {
            self.decoder = (encoding != UTF_8).then(|| encoding.new_decoder_without_bom_handling());
            self.raw.drain(..length);
        }
        Ok(())
    }

    fn decode(&mut self) {
        let Some(decoder) = &mut self.decoder else {
            self.pending.extend_from_slice(&self.raw);
            return;
        };
        let start = self.pending.len();
        let room = decoder.max_utf8_buffer_length(self.raw.len()).expect("a block is far below the address space");
        self.pending.resize(start + room, 0);
        let (_, _, written, _) = decoder.decode_to_utf8(&self.raw, &mut self.pending[start..], self.ended);
        self.pending.truncate(start + written);
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
        Ok(Block { is_broken: self.pending[..end].iter().any(|byte| !b" \r\n".contains(byte)), bytes: self.take(end) })
    }

    fn take(&mut self, end: usize) -> Vec<u8> {
        let rest = self.pending.split_off(end);
        std::mem::replace(&mut self.pending, rest)
    }
}

/// The beginning of a file, to guess from.
pub(super) struct Sample {
    /// UTF-8, whole lines.
    pub(super) text: String,
    /// Its encoding.
    pub(super) encoding: &'static Encoding,
    /// Bytes in the file.
    pub(super) bytes_in_all: u64,
}

/// Reads the first 256 KiB, or more where they do not hold two lines.
pub(super) fn sample(path: &Path) -> Result<Sample, ReadError> {
    const SAMPLE: usize = 256 << 10;
    let mut blocks = Blocks::open(path, None, b',')?;
    let mut raw = Vec::new();
    let mut wanted = SAMPLE;
    loop {
        let more = (&mut blocks.file).take((wanted - raw.len()) as u64).read_to_end(&mut raw);
        more.map_err(|error| ReadError::io(path, error))?;
        let whole = raw.len() < wanted;
        refuse_what_is_no_text(&raw, path)?;
        let (encoding, bytes) = encoding_of(&raw);
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        if text.trim().is_empty() && whole {
            return Err(ReadError::Empty(path.to_owned()));
        }
        if let Some(text) = whole_lines(text, whole) {
            return Ok(Sample { text, encoding, bytes_in_all: blocks.bytes_in_all });
        }
        if wanted > LONGEST_ROW {
            return Err(ReadError::LineTooLong(path.to_owned()));
        }
        wanted *= 2;
    }
}

/// The text up to its last line end, if that is not the first one.
fn whole_lines(text: Cow<'_, str>, whole: bool) -> Option<String> {
    let mut text = text.into_owned();
    if whole {
        text.push('\n');
        return Some(text);
    }
    let last = memrchr2(b'\n', b'\r', text.as_bytes())?;
    text.truncate(last + 1);
    let lines = text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).count();
    (lines > 1).then_some(text)
}

/// The encoding, and the bytes without the mark that says it.
fn encoding_of(raw: &[u8]) -> (&'static Encoding, &[u8]) {
    if let Some((encoding, length)) = Encoding::for_bom(raw) {
        return (encoding, &raw[length..]);
    }
    match std::str::from_utf8(raw) {
        Ok(_) => (UTF_8, raw),
        // Cut in the middle of a character by the end of the sample.
        Err(error) if error.error_len().is_none() => (UTF_8, &raw[..error.valid_up_to()]),
        Err(_) => (WINDOWS_1252, raw),
    }
}

fn refuse_what_is_no_text(raw: &[u8], path: &Path) -> Result<(), ReadError> {
    const COMPRESSED: [&[u8]; 3] = [b"\x1F\x8B", b"\x28\xB5\x2F\xFD", b"BZh"];
    if raw.is_empty() {
        return Err(ReadError::Empty(path.to_owned()));
    }
    if raw.starts_with(b"PK\x03\x04") || raw.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(ReadError::Spreadsheet(path.to_owned()));
    }
    if COMPRESSED.iter().any(|magic| raw.starts_with(magic)) {
        return Err(ReadError::Compressed(path.to_owned()));
    }
    let is_wide = Encoding::for_bom(raw).is_some_and(|(encoding, _)| encoding != UTF_8);
    // A stray control character is a flaw of a text; many of them are no text.
    let controls = raw.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)).count();
    if !is_wide && controls * 200 > raw.len() {
        return Err(ReadError::Binary(path.to_owned()));
    }
    Ok(())
}

/// Bytes as text. What is not UTF-8 in a file that else is came from an older program, so it is read as Windows-1252, cell
/// by cell: no letter is lost.
pub(super) fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
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
        ];
        for (bytes, name) in cases {
            let file = file(&bytes);
            let sample = sample(file.path()).unwrap();
            assert_eq!((sample.encoding.name(), sample.text.trim_end()), (name, text.trim_end()));
            let mut blocks = Blocks::open(file.path(), Some(sample.encoding), b';').unwrap();
            assert_eq!(String::from_utf8(blocks.next().unwrap().unwrap().bytes).unwrap(), text, "{name}");
        }
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert!(matches!(blocks(b""), Err(ReadError::Empty(_))));
        assert!(matches!(blocks(b"PK\x03\x04rest"), Err(ReadError::Spreadsheet(_))));
        assert!(matches!(blocks(b"\x1F\x8B\x08"), Err(ReadError::Compressed(_))));
        assert!(matches!(blocks(&[0; 100]), Err(ReadError::Binary(_))));
        assert!(matches!(Blocks::open(Path::new("/"), None, b','), Err(ReadError::Folder(_))));
        assert!(matches!(Blocks::open(Path::new("no such file"), None, b','), Err(ReadError::NotFound(_))));
    }
}
