//! Rows out of a damaged file: from the front, from the back, and in ranges of keys, so that a page that is gone costs
//! its own rows and not those behind it.

use super::SalvagedTable;
use crate::edit::DiffValue;
use crate::file::entry::{Entry, Hash, read_entry};
use crate::file::rows::{RowError, meta, read_row, select};
use crate::model::{Records, TableId};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, Row, params_from_iter};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Into so many ranges keys are cut where a table cannot be read in one go.
const RANGES: u16 = 256;

/// Brings the rows of a table into `records`.
pub(super) fn gather(reading: &Connection, table: TableId, records: &mut Records) -> SalvagedTable {
    let mut kept: BTreeSet<Uuid> = BTreeSet::new();
    let mut unfit: BTreeSet<Vec<u8>> = BTreeSet::new();
    let mut take = |row: &Row<'_>| match read_row(table, row) {
        Ok(record) => {
            kept.insert(record.uuid());
            records.insert(record);
        }
        Err(RowError::Value(_) | RowError::Sqlite(_)) => {
            unfit.insert(row.get_ref(0).ok().and_then(|id| id.as_blob().ok().map(<[u8]>::to_vec)).unwrap_or_default());
        }
    };
    let sql = select(table);
    let whole = each(reading, &format!("{sql} ORDER BY id"), &[], &mut take);
    if !whole {
        each(reading, &format!("{sql} ORDER BY id DESC"), &[], &mut take);
        for first in 0..RANGES {
            let ends = [vec![first as u8], if first == RANGES - 1 { vec![255; 17] } else { vec![first as u8 + 1] }];
            let ends = ends.map(SqlValue::Blob);
            let range = format!("{sql} WHERE id >= ? AND id < ? ORDER BY id");
            if !each(reading, &range, &ends, &mut take) {
                each(reading, &format!("{range} DESC"), &ends, &mut take);
            }
        }
    }
    SalvagedTable { table, kept: kept.len(), from_history: 0, unfit: unfit.len(), whole }
}

/// Takes row after row until there is none; `false` where something stood in the way.
fn each(reading: &Connection, sql: &str, ends: &[SqlValue], take: &mut dyn FnMut(&Row<'_>)) -> bool {
    let Ok(mut statement) = reading.prepare_cached(sql) else { return false };
    let Ok(mut rows) = statement.query(params_from_iter(ends)) else { return false };
    loop {
        match rows.next() {
            Ok(Some(row)) => take(row),
            Ok(None) => return true,
            Err(_) => return false,
        }
    }
}

/// Every entry of the history that can be read and whose hash is right, in order.
pub(super) fn entries(reading: &Connection) -> Vec<Entry> {
    let mut found: BTreeMap<u64, Entry> = BTreeMap::new();
    let mut take = |row: &Row<'_>| {
        if let Some(entry) = read_entry(row) {
            found.insert(entry.seq, entry);
        }
    };
    let sql = "SELECT * FROM history";
    if !each(reading, &format!("{sql} ORDER BY seq"), &[], &mut take) {
        each(reading, &format!("{sql} ORDER BY seq DESC"), &[], &mut take);
        let last: i64 = reading.query_row("SELECT max(seq) FROM history", [], |row| row.get(0)).unwrap_or(0);
        let width = (last / i64::from(RANGES)).max(0) + 1;
        for first in (0..=last).step_by(usize::try_from(width).unwrap_or(1)) {
            let ends = [SqlValue::Integer(first), SqlValue::Integer(first + width)];
            let range = format!("{sql} WHERE seq >= ? AND seq < ? ORDER BY seq");
            if !each(reading, &range, &ends, &mut take) {
                each(reading, &format!("{range} DESC"), &ends, &mut take);
            }
        }
    }
    found.into_values().collect()
}

/// Whether the last entry is the one that the file names as its last; so that none is missing at the end.
pub(super) fn is_head(reading: &Connection, entries: &[Entry]) -> bool {
    let head = entries.last().map_or([0; 32], |entry| entry.hash);
    meta::<Hash>(reading, "head").ok().flatten() == Some(head)
}

/// The id of the project, as the file names it.
pub(super) fn project_id(reading: &Connection) -> Option<Uuid> {
    meta::<Uuid>(reading, "project").ok().flatten()
}

/// Puts records of a table together that are told of in the history and are not among the rows: those that were added
/// there and not taken away later.
pub(super) fn from_history(entries: &[Entry], table: TableId, records: &mut Records) -> usize {
    let mut told: BTreeMap<Uuid, BTreeMap<String, DiffValue>> = BTreeMap::new();
    for diff in entries.iter().filter_map(|entry| entry.diffs().ok()).flatten().filter(|d| d.table == table.name()) {
        match (diff.before, diff.after) {
            (None, Some(all)) => drop(told.insert(diff.id, all)),
            (Some(_), Some(changed)) => {
                if let Some(fields) = told.get_mut(&diff.id) {
                    fields.extend(changed);
                }
            }
            (_, None) => drop(told.remove(&diff.id)),
        }
    }
    let mut count = 0;
    for (id, fields) in told {
        let mut record = table.blank(id);
        let fits = fields.into_iter().all(|(name, value)| record.set(&name, value.into()).is_ok());
        if fits && records.get(table, id).is_none() {
            records.insert(record);
            count += 1;
        }
    }
    count
}

/// The bytes of an image: by its key, and where the way to it is damaged, by looking at every image.
pub(super) fn image(reading: &Connection, hash: &str) -> Option<Vec<u8>> {
    let by_key = reading.query_row("SELECT bytes FROM blob WHERE hash = ?", [hash], |row| row.get(0)).ok();
    by_key.or_else(|| {
        let mut found = None;
        let mut take = |row: &Row<'_>| {
            if row.get::<_, String>(0).is_ok_and(|stored| stored == hash) {
                found = row.get(1).ok();
            }
        };
        for order in ["", "DESC"] {
            each(reading, &format!("SELECT hash, bytes FROM blob ORDER BY rowid {order}"), &[], &mut take);
        }
        found
    })
}
