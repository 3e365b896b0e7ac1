//! A file as UTF-8, whatever its encoding.

use super::bytes::{Bytes, carried};
use crate::tracking::error::ReadError;
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A file whose text comes bit by bit.
pub(in crate::tracking) struct Text {
    path: PathBuf,
    pub(in crate::tracking) bytes: Bytes,
    /// `None`: the file is UTF-8 and taken as it is.
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    begun: bool,
    /// Whether all of it is read.
    pub(in crate::tracking) ended: bool,
}

/// How much is decoded at a time for a reader.
const DECODED: usize = 64 << 10;

/// A text for a reader that is not ours.
pub(in crate::tracking) struct TextReader {
    pub(in crate::tracking) text: Text,
    /// Decoded, and taken up to this place.
    waiting: Vec<u8>,
    taken: usize,
}

impl TextReader {
    /// Reads a text from where it is.
    pub(in crate::tracking) fn new(text: Text) -> Self {
        Self { text, waiting: Vec::new(), taken: 0 }
    }
}

impl Read for TextReader {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        while self.taken == self.waiting.len() && !self.text.ended {
            self.waiting.clear();
            self.taken = 0;
            self.text.more(DECODED, &mut self.waiting).map_err(carried)?;
        }
        let read = (&self.waiting[self.taken..]).read(buffer)?;
        self.taken += read;
        Ok(read)
    }
}

impl Text {
    /// Opens a file as text. A byte order mark outranks `encoding`; without either it is UTF-8.
    pub(in crate::tracking) fn open(path: &Path, encoding: Option<&'static Encoding>) -> Result<Self, ReadError> {
        Ok(Self {
            path: path.to_owned(),
            bytes: Bytes::open(path)?,
            decoder: encoding.filter(|encoding| *encoding != UTF_8).map(Encoding::new_decoder_with_bom_removal),
            raw: Vec::new(),
            begun: false,
            ended: false,
        })
    }

    /// Appends the text of so many bytes.
    pub(in crate::tracking) fn more(&mut self, wanted: usize, out: &mut Vec<u8>) -> Result<(), ReadError> {
        self.raw.clear();
        let read = self.bytes.fill(wanted, &mut self.raw)?;
        self.ended = read < wanted;
        if !self.begun {
            self.begin()?;
        }
        self.decode(out);
        if self.ended {
            self.bytes.check_unchanged()?;
        }
        Ok(())
    }

    /// Looks at the first bytes: what is no text is refused, and a byte order mark says the encoding.
    fn begin(&mut self) -> Result<(), ReadError> {
        self.begun = true;
        let is_wide = self.decoder.as_ref().is_some_and(|decoder| is_wide(decoder.encoding()));
        refuse_what_is_no_text(&self.raw, is_wide, &self.path)?;
        if let Some((encoding, length)) = Encoding::for_bom(&self.raw) {
            self.decoder = (encoding != UTF_8).then(|| encoding.new_decoder_without_bom_handling());
            self.raw.drain(..length);
        }
        Ok(())
    }

    fn decode(&mut self, out: &mut Vec<u8>) {
        let Some(decoder) = &mut self.decoder else {
            out.extend_from_slice(&self.raw);
            return;
        };
        let start = out.len();
        let room = decoder.max_utf8_buffer_length(self.raw.len()).expect("a block is far below the address space");
        out.resize(start + room, 0);
        let (_, _, written, _) = decoder.decode_to_utf8(&self.raw, &mut out[start..], self.ended);
        out.truncate(start + written);
    }
}

/// The encoding of the beginning of a file, and the bytes without the mark that says it.
pub(super) fn encoding_of(raw: &[u8]) -> (&'static Encoding, &[u8]) {
    if let Some((encoding, length)) = Encoding::for_bom(raw) {
        return (encoding, &raw[length..]);
    }
    if let Some(wide) = wide_encoding(raw) {
        return (wide, raw);
    }
    match std::str::from_utf8(raw) {
        Ok(_) => (UTF_8, raw),
        // Cut in the middle of a character by the end of the sample.
        Err(error) if error.error_len().is_none() => (UTF_8, &raw[..error.valid_up_to()]),
        Err(_) => (WINDOWS_1252, raw),
    }
}

pub(super) fn is_wide(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// UTF-16 without a mark: every other byte of a European text is zero.
fn wide_encoding(raw: &[u8]) -> Option<&'static Encoding> {
    let pairs = raw.len() / 2;
    let zeros = |place: usize| raw.iter().skip(place).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let clear = |many: usize, few: usize| pairs > 4 && many * 10 > pairs * 6 && few * 50 < pairs;
    if clear(second, first) {
        return Some(UTF_16LE);
    }
    clear(first, second).then_some(UTF_16BE)
}

/// Refuses what cannot be read as text, by name.
pub(super) fn refuse_what_is_no_text(raw: &[u8], known_wide: bool, path: &Path) -> Result<(), ReadError> {
    const COMPRESSED: [&[u8]; 4] = [b"BZh", b"\xFD7zXZ", b"7z\xBC\xAF", b"Rar!"];
    if raw.is_empty() {
        return Err(ReadError::Empty(path.to_owned()));
    }
    if raw.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(ReadError::Spreadsheet(path.to_owned()));
    }
    if raw.starts_with(b"PK\x03\x04") || COMPRESSED.iter().any(|magic| raw.starts_with(magic)) {
        return Err(ReadError::Compressed(path.to_owned()));
    }
    let marked = Encoding::for_bom(raw).is_some_and(|(encoding, _)| encoding != UTF_8);
    // A stray control character is a flaw of a text; many of them are no text.
    let is_control = |byte: &&u8| matches!(byte, 0 | 3..=8 | 14..=26 | 28..=30);
    let controls = raw.iter().filter(is_control).count();
    if !known_wide && !marked && wide_encoding(raw).is_none() && controls * 200 > raw.len() {
        return Err(ReadError::Binary(path.to_owned()));
    }
    Ok(())
}

/// Bytes as text. What is not UTF-8 in a file that else is came from an older program, so it is read as Windows-1252, cell
/// by cell: no letter is lost.
pub(in crate::tracking) fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}
