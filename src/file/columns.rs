//! Columns of events to chunks of bytes and back. A chunk that is read is not believed: its sum, its sizes and its
//! codes are checked.

use super::entry::Hash;
use crate::model::{RecordId, SourceId};
use crate::tracking::{Codes, Events, FieldColumn, NO_VALUE, codec};
use rayon::prelude::*;
use rusqlite::{Connection, params};

/// So many values at most stand in one chunk.
pub(super) const CHUNK: usize = 65_536;
/// How hard zstd tries.
const LEVEL: i32 = 3;

/// Pseudonyms, one a customer.
const CUSTOMER: &str = "customer";
/// How many events each customer has.
const EVENTS: &str = "events";
/// When each event happened or began.
const TIME: &str = "time";
/// When it ended.
const END: &str = "end";
/// Money.
const AMOUNT: &str = "amount";

/// The column of a kept field: told from the columns above by its colon.
fn field_column(name: &str) -> String {
    format!("field:{name}")
}

/// Values of one kind.
enum Values<'a> {
    Times(&'a [i64]),
    Money(&'a [i64]),
    Codes(&'a Codes),
    Counts(&'a [u32]),
    Pseudonyms(&'a [u64]),
}

/// A chunk as it stands in the file.
struct Chunk {
    codec: &'static str,
    unit: &'static str,
    n: usize,
    min: Option<i64>,
    max: Option<i64>,
    data: Vec<u8>,
}

impl Values<'_> {
    fn chunks(&self) -> Vec<Chunk> {
        match self {
            Values::Times(values) => values.par_chunks(CHUNK).map(|part| signed(part, "ms")).collect(),
            Values::Money(values) => values.par_chunks(CHUNK).map(|part| signed(part, "millionths")).collect(),
            Values::Codes(codes) => {
                (0..codes.len().div_ceil(CHUNK)).into_par_iter().map(|n| packed_codes(codes, n)).collect()
            }
            Values::Counts(values) => values.par_chunks(CHUNK).map(|part| unsigned(part, "count")).collect(),
            Values::Pseudonyms(values) => values.par_chunks(CHUNK).map(pseudonyms).collect(),
        }
    }
}

fn signed(values: &[i64], unit: &'static str) -> Chunk {
    let said = || values.iter().copied().filter(|&value| value != i64::MIN);
    let (min, max) = (said().min(), said().max());
    Chunk { codec: "i64", unit, n: values.len(), min, max, data: codec::encode_i64(values) }
}

fn unsigned(values: &[u32], unit: &'static str) -> Chunk {
    let said = || values.iter().copied().filter(|&value| value != NO_VALUE).map(i64::from);
    Chunk { codec: "u32", unit, n: values.len(), min: said().min(), max: said().max(), data: codec::encode_u32(values) }
}

fn packed_codes(codes: &Codes, chunk: usize) -> Chunk {
    let events = chunk * CHUNK..((chunk + 1) * CHUNK).min(codes.len());
    unsigned(&codes.of(events).collect::<Vec<u32>>(), "code")
}

/// Least and largest pseudonym mean nothing, so they are not told.
fn pseudonyms(values: &[u64]) -> Chunk {
    Chunk { codec: "u64", unit: "pseudonym", n: values.len(), min: None, max: None, data: codec::encode_u64(values) }
}

/// Writes all columns of a source. Gives the sum of all chunks' sums.
pub(super) fn write(writing: &Connection, source: SourceId, events: &Events) -> rusqlite::Result<Hash> {
    let counts: Vec<u32> = events.starts.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let mut all = blake3::Hasher::new();
    let mut column = |name: &str, values: Values<'_>| write_column(writing, source, name, &values, &mut all);
    column(CUSTOMER, Values::Pseudonyms(&events.customers))?;
    column(EVENTS, Values::Counts(&counts))?;
    column(TIME, Values::Times(&events.times_ms))?;
    column(END, Values::Times(&events.ends_ms))?;
    column(AMOUNT, Values::Money(&events.amounts))?;
    for field in &events.fields {
        column(&field_column(&field.name), Values::Codes(&field.codes))?;
    }
    for (place, field) in events.fields.iter().enumerate() {
        write_dictionary(writing, source, place, field, &mut all)?;
    }
    Ok(*all.finalize().as_bytes())
}

fn write_column(
    writing: &Connection,
    source: SourceId,
    name: &str,
    values: &Values<'_>,
    all: &mut blake3::Hasher,
) -> rusqlite::Result<()> {
    let mut statement = writing.prepare_cached(
        "INSERT INTO event_column (source, field, chunk, codec, unit, n, min, max, sum, data)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    let packed = |mut chunk: Chunk| {
        let data = zstd::bulk::compress(&std::mem::take(&mut chunk.data), LEVEL)?;
        Ok((chunk, data))
    };
    let packed: Vec<(Chunk, Vec<u8>)> =
        values.chunks().into_par_iter().map(packed).collect::<std::io::Result<_>>().map_err(to_sqlite)?;
    for (place, (chunk, data)) in packed.into_iter().enumerate() {
        let sum = chunk_sum(name, place, chunk.n, &data);
        all.update(&sum);
        let (place, n) = (place as i64, chunk.n as i64);
        statement.execute(params![
            source.uuid(),
            name,
            place,
            chunk.codec,
            chunk.unit,
            n,
            chunk.min,
            chunk.max,
            sum.as_slice(),
            data
        ])?;
    }
    Ok(())
}

fn to_sqlite(error: std::io::Error) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(Box::new(error))
}

fn chunk_sum(name: &str, place: usize, n: usize, data: &[u8]) -> Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&(name.len() as u64).to_le_bytes()).update(name.as_bytes());
    hasher.update(&(place as u64).to_le_bytes()).update(&(n as u64).to_le_bytes()).update(data);
    *hasher.finalize().as_bytes()
}

fn write_dictionary(
    writing: &Connection,
    source: SourceId,
    place: usize,
    field: &FieldColumn,
    all: &mut blake3::Hasher,
) -> rusqlite::Result<()> {
    writing.prepare_cached("INSERT INTO event_field (source, place, name) VALUES (?, ?, ?)")?.execute(params![
        source.uuid(),
        place as i64,
        field.name
    ])?;
    let mut statement =
        writing.prepare_cached("INSERT INTO dictionary (source, field, code, value) VALUES (?, ?, ?, ?)")?;
    for (code, value) in field.values.iter().enumerate() {
        statement.execute(params![source.uuid(), place as i64, code as i64, value])?;
    }
    all.update(&dictionary_sum(&field.name, &field.values));
    Ok(())
}

fn dictionary_sum(name: &str, values: &[String]) -> Hash {
    let mut hasher = blake3::Hasher::new();
    for text in std::iter::once(name).chain(values.iter().map(String::as_str)) {
        hasher.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
    }
    *hasher.finalize().as_bytes()
}

/// Why columns are not read.
pub(super) enum ColumnError {
    /// SQLite could not.
    Sqlite(rusqlite::Error),
    /// They are not what was written.
    Damaged,
}

impl From<rusqlite::Error> for ColumnError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<codec::CodecError> for ColumnError {
    fn from(_: codec::CodecError) -> Self {
        Self::Damaged
    }
}

/// Reads all columns of a source, with the sum that [`write`] gave.
pub(super) fn read(reading: &Connection, source: SourceId) -> Result<(Events, Hash), ColumnError> {
    let mut reader = Reader { reading, source, all: blake3::Hasher::new() };
    let customers = reader.column(CUSTOMER, codec::decode_u64)?;
    let counts: Vec<u32> = reader.column(EVENTS, codec::decode_u32)?;
    let times_ms = reader.column(TIME, codec::decode_i64)?;
    let ends_ms = reader.column(END, codec::decode_i64)?;
    let amounts = reader.column(AMOUNT, codec::decode_i64)?;
    let fields = reader.fields()?;
    let starts = starts(&counts).ok_or(ColumnError::Damaged)?;
    let events = Events { customers, starts, times_ms, ends_ms, amounts, fields };
    if fits(&events) { Ok((events, *reader.all.finalize().as_bytes())) } else { Err(ColumnError::Damaged) }
}

fn starts(counts: &[u32]) -> Option<Vec<u32>> {
    let mut starts = vec![0_u32];
    let mut next = 0_u32;
    for &count in counts {
        next = next.checked_add(count)?;
        starts.push(next);
    }
    Some(starts)
}

/// Whether all columns have the same length and no code points beyond its dictionary.
fn fits(events: &Events) -> bool {
    let n = events.times_ms.len();
    let some_or_all = |values: &[i64]| values.is_empty() || values.len() == n;
    let field = |field: &FieldColumn| {
        let known = |code: u32| code == NO_VALUE || (code as usize) < field.values.len();
        field.codes.len() == n && field.codes.iter().all(known)
    };
    events.starts.len() == events.customers.len() + 1
        && events.starts.last().is_some_and(|&last| last as usize == n)
        && some_or_all(&events.ends_ms)
        && some_or_all(&events.amounts)
        && events.fields.iter().all(field)
}

struct Reader<'a> {
    reading: &'a Connection,
    source: SourceId,
    all: blake3::Hasher,
}

impl Reader<'_> {
    fn column<T, C: Default + Extend<T>>(
        &mut self,
        name: &str,
        decode: impl Fn(&[u8], usize) -> Result<Vec<T>, codec::CodecError>,
    ) -> Result<C, ColumnError> {
        let mut statement = self.reading.prepare_cached(
            "SELECT chunk, n, sum, data FROM event_column WHERE source = ? AND field = ? ORDER BY chunk",
        )?;
        let mut rows = statement.query((self.source.uuid(), name))?;
        let mut values = C::default();
        let mut place = 0;
        while let Some(row) = rows.next()? {
            let (chunk, n, sum): (i64, i64, Hash) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let data: Vec<u8> = row.get(3)?;
            let n = usize::try_from(n).ok().filter(|&n| n <= CHUNK).ok_or(ColumnError::Damaged)?;
            if chunk != place as i64 || sum != chunk_sum(name, place, n, &data) {
                return Err(ColumnError::Damaged);
            }
            values.extend(decode(&unpacked(&data, n)?, n)?);
            self.all.update(&sum);
            place += 1;
        }
        Ok(values)
    }

    fn fields(&mut self) -> Result<Vec<FieldColumn>, ColumnError> {
        let mut statement =
            self.reading.prepare_cached("SELECT name FROM event_field WHERE source = ? ORDER BY place")?;
        let names = statement.query_map([self.source.uuid()], |row| row.get(0))?;
        let names: Vec<String> = names.collect::<rusqlite::Result<_>>()?;
        let mut fields = Vec::with_capacity(names.len());
        for name in names {
            let codes = self.column(&field_column(&name), codec::decode_u32)?;
            fields.push(FieldColumn { name, values: Vec::new(), codes });
        }
        for (place, field) in fields.iter_mut().enumerate() {
            field.values = self.values(place)?;
            self.all.update(&dictionary_sum(&field.name, &field.values));
        }
        Ok(fields)
    }

    fn values(&self, field: usize) -> Result<Vec<String>, ColumnError> {
        let mut statement =
            self.reading.prepare_cached("SELECT value FROM dictionary WHERE source = ? AND field = ? ORDER BY code")?;
        let values = statement.query_map(params![self.source.uuid(), field as i64], |row| row.get(0))?;
        Ok(values.collect::<rusqlite::Result<_>>()?)
    }
}

/// The bytes of a chunk. No chunk takes more memory than `n` values of the longest kind, whatever it says itself.
fn unpacked(data: &[u8], n: usize) -> Result<Vec<u8>, ColumnError> {
    let most = 16 + n / 8 + 1 + 10 * n;
    zstd::bulk::decompress(data, most).map_err(|_| ColumnError::Damaged)
}
