//! What a file is, by its first bytes; its name says nothing.

use super::bytes::Bytes;
use super::text::{encoding_of, refuse_what_is_no_text};
use crate::model::SourceKind;
use crate::tracking::error::ReadError;
use crate::tracking::formats::json::value_end;
use encoding_rs::{Encoding, UTF_8};
use std::path::Path;

/// As many bytes are looked at.
const HEAD: usize = 64 << 10;

/// The form of a file, under its compression, and the encoding of its text.
pub(in crate::tracking) fn kind_of(path: &Path) -> Result<(SourceKind, &'static Encoding), ReadError> {
    let mut head = Vec::new();
    Bytes::open(path)?.fill(HEAD, &mut head)?;
    if head.starts_with(b"PAR1") {
        return Ok((SourceKind::Parquet, UTF_8));
    }
    if head.starts_with(b"PK\x03\x04") {
        return Ok((SourceKind::Workbook, UTF_8));
    }
    refuse_what_is_no_text(&head, false, path)?;
    let (encoding, bytes) = encoding_of(&head);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let begins = text.trim_start();
    let kind = match begins.as_bytes().first() {
        Some(b'<') if begins.contains("<log") => SourceKind::Xes,
        Some(b'{') if are_lines(begins) => SourceKind::JsonLines,
        Some(b'{') => SourceKind::Json,
        Some(b'[') if is_list(begins) => SourceKind::Json,
        _ => SourceKind::Csv,
    };
    Ok((kind, encoding))
}

/// Whether the first object ends with its line and another one begins there.
fn are_lines(text: &str) -> bool {
    let (line, rest) = text.split_once(['\n', '\r']).unwrap_or((text, ""));
    match value_end(line.as_bytes(), 0) {
        Some(end) => line[end..].trim().is_empty() && rest.trim_start().starts_with('{'),
        // The first line is not whole, but the next one begins anew: a damaged line among lines.
        None => {
            rest.lines().next().is_some_and(|next| next.starts_with('{') && value_end(next.as_bytes(), 0).is_some())
        }
    }
}

/// A list of objects, not a text that begins with a bracket.
fn is_list(text: &str) -> bool {
    matches!(text[1..].trim_start().as_bytes().first(), Some(b'{' | b']' | b'[') | None)
}
