//! What a file is, by its first bytes; its name says nothing.

use super::bytes::Bytes;
use super::text::{encoding_of, is_wide, refuse_what_is_no_text};
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
        Some(b'<') if begins.contains("<log") => return Ok((SourceKind::Xes, xml_encoding(begins, encoding)?)),
        Some(b'{') if are_lines(begins) => SourceKind::JsonLines,
        Some(b'{') => SourceKind::Json,
        Some(b'[') if is_list(begins) => SourceKind::Json,
        _ => SourceKind::Csv,
    };
    Ok((kind, encoding))
}

/// The encoding that an XML file says it has; where it says none, the one its bytes look like. What two bytes a letter
/// look like is what they are, whatever is said.
fn xml_encoding(text: &str, looks_like: &'static Encoding) -> Result<&'static Encoding, ReadError> {
    let declaration = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or("", |(said, _)| said);
    let value = declaration.split_once("encoding").and_then(|(_, rest)| rest.trim_start().strip_prefix('='));
    let Some(value) = value.map(str::trim_start) else { return Ok(looks_like) };
    let name = value.trim_start_matches(['"', '\'']).split(['"', '\'']).next().unwrap_or_default();
    let said = Encoding::for_label_no_replacement(name.as_bytes());
    let said = said.ok_or_else(|| ReadError::BadEncoding(name.to_owned()))?;
    Ok(if is_wide(looks_like) || is_wide(said) { looks_like } else { said })
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
