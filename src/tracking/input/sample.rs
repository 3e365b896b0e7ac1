//! The beginning of a delimited file, to guess from.

use super::blocks::LONGEST_ROW;
use super::bytes::Bytes;
use super::text::{encoding_of, refuse_what_is_no_text};
use crate::tracking::error::ReadError;
use encoding_rs::Encoding;
use memchr::memrchr2;
use std::borrow::Cow;
use std::path::Path;

/// The beginning of a file.
pub(in crate::tracking) struct Sample {
    /// UTF-8, whole lines.
    pub(in crate::tracking) text: String,
    /// Its encoding.
    pub(in crate::tracking) encoding: &'static Encoding,
}

/// Reads the first 256 KiB, or more where they do not hold two lines.
pub(in crate::tracking) fn sample(path: &Path) -> Result<Sample, ReadError> {
    const SAMPLE: usize = 256 << 10;
    let mut bytes = Bytes::open(path)?;
    let mut raw = Vec::new();
    let mut wanted = SAMPLE;
    loop {
        bytes.fill(wanted - raw.len(), &mut raw)?;
        let whole = raw.len() < wanted;
        refuse_what_is_no_text(&raw, false, path)?;
        let (encoding, bytes) = encoding_of(&raw);
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        if text.trim().is_empty() && whole {
            return Err(ReadError::Empty(path.to_owned()));
        }
        if let Some(text) = whole_lines(text, whole) {
            return Ok(Sample { text, encoding });
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
