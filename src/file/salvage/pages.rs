//! Rows read from the pages themselves. Where a page that leads to others is gone, SQLite finds no way to the ones
//! below it, though they are whole: here every page is looked at, wherever it hangs. Pages of rows that were deleted
//! hold zeros (`secure_delete`), so what is found is what was there last.

use crate::file::write::PAGE_BYTES;
use crate::model::{AnyRecord, Records, SqlType, TableId, Value};

const PAGE: usize = PAGE_BYTES as usize;
/// As much of a row stands on its page; what is longer goes on elsewhere, and then at least so much stays.
const MOST_LOCAL: usize = (PAGE - 12) * 64 / 255 - 23;
const LEAST_LOCAL: usize = (PAGE - 12) * 32 / 255 - 23;
/// No row of ours goes on over more pages.
const LONGEST_CHAIN: usize = 16_384;

/// Puts the rows of a table in that are on some page and not among the records; tells how many.
pub(super) fn gather(file: &[u8], table: TableId, records: &mut Records) -> usize {
    let mut count = 0;
    for page in file.chunks_exact(PAGE).skip(1) {
        for row in rows_of(file, page) {
            let record = row.and_then(|values| record(table, values));
            let is_new = |record: &AnyRecord| TableId::ALL.iter().all(|&any| records.get(any, record.uuid()).is_none());
            if let Some(record) = record.filter(is_new) {
                records.insert(record);
                count += 1;
            }
        }
    }
    count
}

/// The row as a record, if it has as many values as the table has columns, and every one fits.
fn record(table: TableId, values: Vec<Value>) -> Option<AnyRecord> {
    let columns = table.columns();
    let mut values = values.into_iter();
    let Value::Blob(id) = values.next()? else { return None };
    let mut record = table.blank(uuid::Uuid::from_slice(&id).ok()?);
    if values.len() != columns.len() {
        return None;
    }
    for ((name, sql, _), value) in columns.into_iter().zip(values) {
        let value = match value {
            // Whole numbers are stored as such in columns of floating numbers too.
            Value::Integer(n) if sql == SqlType::Real => Value::Real(n as f64),
            other => other,
        };
        record.set(name, value).ok()?;
    }
    Some(record)
}

/// Every row that begins on a page of a table without row numbers.
fn rows_of<'a>(file: &'a [u8], page: &'a [u8]) -> impl Iterator<Item = Option<Vec<Value>>> + 'a {
    // Such a page leads to others, or is a leaf; nothing else holds rows of records.
    let (head, before) = match page[0] {
        2 => (12, 4),
        10 => (8, 0),
        _ => (0, 0),
    };
    let cells = if head == 0 { 0 } else { usize::from(u16::from_be_bytes([page[3], page[4]])).min(PAGE / 6) };
    (0..cells).map(move |cell| {
        let pointer = page.get(head + 2 * cell..)?.first_chunk::<2>()?;
        let place = usize::from(u16::from_be_bytes(*pointer)) + before;
        values(&payload(file, page.get(place..)?)?)
    })
}

/// The bytes of a row, gathered from the pages it goes on over.
fn payload(file: &[u8], mut cell: &[u8]) -> Option<Vec<u8>> {
    let length = usize::try_from(varint(&mut cell)?).ok().filter(|&length| length <= file.len())?;
    if length <= MOST_LOCAL {
        return cell.get(..length).map(<[u8]>::to_vec);
    }
    let local = LEAST_LOCAL + (length - LEAST_LOCAL) % (PAGE - 4);
    let local = if local <= MOST_LOCAL { local } else { LEAST_LOCAL };
    let mut bytes = cell.get(..local)?.to_vec();
    let mut next = u32::from_be_bytes(*cell.get(local..)?.first_chunk()?);
    for _ in 0..LONGEST_CHAIN {
        if bytes.len() == length {
            return Some(bytes);
        }
        let start = usize::try_from(next).ok()?.checked_sub(1)?.checked_mul(PAGE)?;
        let page = file.get(start..start + PAGE)?;
        next = u32::from_be_bytes(*page.first_chunk()?);
        bytes.extend_from_slice(&page[4..PAGE.min(4 + length - bytes.len())]);
    }
    None
}

/// The values of a row: first the class of each, then their bytes.
fn values(payload: &[u8]) -> Option<Vec<Value>> {
    let mut classes = payload;
    let head = usize::try_from(varint(&mut classes)?).ok()?;
    let mut rest = payload.get(head..)?;
    let left = head.checked_sub(payload.len() - classes.len())?;
    let mut classes = classes.get(..left)?;
    let mut values = Vec::new();
    while !classes.is_empty() {
        let class = varint(&mut classes)?;
        values.push(value(class, &mut rest)?);
    }
    Some(values)
}

fn value(class: u64, rest: &mut &[u8]) -> Option<Value> {
    let mut take = |count: u64| {
        let (taken, left) = rest.split_at_checked(usize::try_from(count).ok()?)?;
        *rest = left;
        Some(taken)
    };
    Some(match class {
        0 => Value::Null,
        1..=4 => Value::Integer(whole(take(class)?)),
        5 => Value::Integer(whole(take(6)?)),
        6 => Value::Integer(whole(take(8)?)),
        7 => Value::Real(f64::from_be_bytes(take(8)?.try_into().ok()?)),
        8 | 9 => Value::Integer(class as i64 - 8),
        10 | 11 => return None,
        blob if blob % 2 == 0 => Value::Blob(take((blob - 12) / 2)?.to_vec()),
        text => Value::Text(String::from_utf8(take((text - 13) / 2)?.to_vec()).ok()?),
    })
}

/// A whole number of as many bytes, highest first; the first bit is the sign.
fn whole(bytes: &[u8]) -> i64 {
    let sign = if bytes.first().is_some_and(|first| first & 0x80 != 0) { -1 } else { 0 };
    bytes.iter().fold(sign, |number, &byte| number << 8 | i64::from(byte))
}

/// A number of one to nine bytes, seven bits each, highest first; the ninth has eight.
fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for place in 0..9 {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        if place == 8 {
            return Some(number << 8 | u64::from(byte));
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}
