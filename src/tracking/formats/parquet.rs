//! Parquet, record by record: only the columns that are asked for are unpacked.

use crate::tracking::error::ReadError;
use crate::tracking::input::Sink;
use crate::tracking::input::bytes::{Whole, open_whole};
use ::parquet::basic::{LogicalType, TimeUnit};
use ::parquet::file::reader::{ChunkReader, FileReader};
use ::parquet::file::serialized_reader::SerializedFileReader;
use ::parquet::record::{Field, Row};
use ::parquet::schema::types::Type;
use chrono::{DateTime, SecondsFormat, Utc};
use rustc_hash::FxHashMap;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Takes a file apart.
pub(super) fn read(path: &Path, sink: &mut dyn Sink, taken: &AtomicU64) -> Result<(), ReadError> {
    match open_whole(path)? {
        Whole::File(file) => read_from(path, file, sink, taken),
        Whole::Memory(unpacked) => read_from(path, bytes::Bytes::from(unpacked), sink, taken),
    }
}

fn read_from<R: ChunkReader + 'static>(
    path: &Path,
    file: R,
    sink: &mut dyn Sink,
    taken: &AtomicU64,
) -> Result<(), ReadError> {
    let damaged =
        |error: ::parquet::errors::ParquetError| ReadError::Damaged { what: error.to_string(), path: path.to_owned() };
    let (length, reader) = (file.len(), SerializedFileReader::new(file).map_err(damaged)?);
    let schema = reader.metadata().file_metadata().schema_descr_ptr();
    let times = times_of(schema.columns().iter().map(|column| (column.path().string(), column.logical_type_ref())));
    let root = schema.root_schema();
    let wanted: Vec<_> = root.get_fields().iter().filter(|field| sink.wants(field.name())).cloned().collect();
    if wanted.is_empty() {
        return Err(ReadError::NoTable(path.to_owned()));
    }
    let projection = Type::group_type_builder(root.name()).with_fields(wanted).build().map_err(damaged)?;
    let rows = reader.metadata().file_metadata().num_rows().max(1) as u64;
    let mut number = 0;
    for row in reader.get_row_iter(Some(projection)).map_err(damaged)? {
        let row = row.map_err(damaged)?;
        number += 1;
        put_row(&row, &mut String::new(), &times, sink);
        sink.end_row(number)?;
        if number % 4096 == 0 {
            taken.store((length as f64 * (number as f64 / rows as f64).min(1.0)) as u64, Relaxed);
        }
    }
    taken.store(length, Relaxed);
    Ok(())
}

/// How the times of a column are meant.
#[derive(Clone, Copy)]
struct Times {
    /// They are moments, not readings of a clock on the wall.
    is_utc: bool,
    is_nanos: bool,
}

fn times_of<'a>(columns: impl Iterator<Item = (String, Option<&'a LogicalType>)>) -> FxHashMap<String, Times> {
    let time = |(path, logical): (String, Option<&LogicalType>)| match logical {
        Some(LogicalType::Timestamp(time)) => {
            Some((path, Times { is_utc: time.is_adjusted_to_u_t_c, is_nanos: time.unit == TimeUnit::NANOS }))
        }
        _ => None,
    };
    columns.filter_map(time).collect()
}

fn put_row(row: &Row, path: &mut String, times: &FxHashMap<String, Times>, sink: &mut dyn Sink) {
    for (name, field) in row.get_column_iter() {
        under(path, name, |path| put(field, path, times, sink));
    }
}

fn under(path: &mut String, name: &str, then: impl FnOnce(&mut String)) {
    let length = path.len();
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
    then(path);
    path.truncate(length);
}

fn put(field: &Field, path: &mut String, times: &FxHashMap<String, Times>, sink: &mut dyn Sink) {
    let time = |ms: i64, path: &str| written(ms, times.get(path).is_none_or(|times| times.is_utc));
    let text = match field {
        Field::Null => return,
        Field::Group(row) => return put_row(row, path, times, sink),
        Field::MapInternal(map) => {
            for (key, value) in map.entries() {
                under(path, &plain(key), |path| put(value, path, times, sink));
            }
            return;
        }
        Field::ListInternal(list) => return put_list(list.elements(), path, times, sink),
        Field::Long(n) if times.get(path.as_str()).is_some_and(|times| times.is_nanos) => {
            time(n.div_euclid(1_000_000), path)
        }
        Field::TimestampMillis(ms) => time(*ms, path),
        Field::TimestampMicros(us) => time(us.div_euclid(1000), path),
        Field::Date(days) => written(i64::from(*days) * 86_400_000, false)[..10].to_owned(),
        Field::Bytes(bytes) => crate::tracking::input::text_of(bytes.data()).into_owned(),
        other => plain(other),
    };
    sink.put(path, &text);
}

/// A list of pairs becomes paths by key, a list of texts one text, and the objects of any other list are numbered.
fn put_list(elements: &[Field], path: &mut String, times: &FxHashMap<String, Times>, sink: &mut dyn Sink) {
    const MOST_ELEMENTS: usize = 16;
    let mut texts = Vec::new();
    for (place, element) in elements.iter().enumerate() {
        match element {
            Field::Group(row) => match pair_of(row) {
                Some((key, value)) => under(path, key, |path| put(value, path, times, sink)),
                None if place < MOST_ELEMENTS => {
                    under(path, &place.to_string(), |path| put_row(row, path, times, sink));
                }
                None => {}
            },
            Field::Null => {}
            other => texts.push(plain(other)),
        }
    }
    if !texts.is_empty() {
        sink.put(path, &texts.join(", "));
    }
}

fn pair_of(row: &Row) -> Option<(&str, &Field)> {
    let mut columns = row.get_column_iter();
    let (first, second) = (columns.next()?, columns.next()?);
    match (first.0.as_str(), first.1, second.0.as_str()) {
        ("key" | "name", Field::Str(key), "value") if row.len() == 2 => Some((key, second.1)),
        _ => None,
    }
}

/// Without the quotation marks that the library puts around texts.
fn plain(field: &Field) -> String {
    match field {
        Field::Str(text) => text.clone(),
        Field::Bool(yes) => yes.to_string(),
        Field::Double(n) => n.to_string(),
        Field::Float(n) => n.to_string(),
        other => other.to_string(),
    }
}

fn written(ms: i64, is_utc: bool) -> String {
    let at: DateTime<Utc> = DateTime::from_timestamp_millis(ms).unwrap_or_default();
    let mut text = at.to_rfc3339_opts(SecondsFormat::Millis, true);
    if !is_utc {
        text.pop();
    }
    text
}
