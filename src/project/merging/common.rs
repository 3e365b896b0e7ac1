//! What two histories have in common, and what one brought in of the other.

use crate::edit::RecordDiff;
use crate::file::{Content, Entry, Hash};
use crate::model::{GestureId, Records, TableId};
use crate::project::past;
use std::collections::{BTreeMap, BTreeSet};

/// The records of a copy as they were after so many of its entries.
pub(super) fn records_after(content: &Content, entries: usize) -> Option<Records> {
    past::records_after(&content.history, &content.records, entries)
}

/// How many entries two histories have in common, from their beginning.
pub(super) fn in_common(one: &[Entry], other: &[Entry]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one.hash == other.hash).count()
}

/// The last entry of `other` that `one` has brought in and not undone: after how many entries of `other` that is, and
/// which entry of `one` brought it.
pub(super) fn last_merged(one: &[Entry], other: &[Entry]) -> Option<(usize, usize)> {
    let places: BTreeMap<Hash, usize> = other.iter().zip(1..).map(|(entry, place)| (entry.hash, place)).collect();
    let merged = standing(one).filter_map(|(place, entry)| Some((*places.get(&entry.merge_of?)?, place)));
    merged.max()
}

/// The last common state as `one` tells it, with everything that `one` brought in of `other` since: nearly `other` as it
/// was when it was brought in last. Needed where `other` does not tell it itself.
pub(super) fn with_brought(one: &Content, other: &[Entry], common: usize) -> Option<Records> {
    let mut records = records_after(one, common)?;
    let hashes: BTreeSet<Hash> = other.iter().map(|entry| entry.hash).collect();
    let is_of_other = |entry: &Entry| entry.merge_of.is_some_and(|head| hashes.contains(&head));
    let mut merges: Vec<_> = standing(&one.history).filter(|(at, entry)| *at >= common && is_of_other(entry)).collect();
    merges.reverse();
    for (_, entry) in merges {
        entry.diffs().ok()?.iter().for_each(|diff| bring(diff, &mut records));
    }
    Some(records)
}

/// Puts what a change led to onto records that may be others than it was made on.
fn bring(diff: &RecordDiff, records: &mut Records) {
    let Some(table) = TableId::parse(&diff.table) else { return };
    let Some(values) = &diff.after else { return records.remove(table, diff.id) };
    let new = || diff.before.is_none().then(|| table.blank(diff.id));
    let Some(mut record) = records.get(table, diff.id).or_else(new) else { return };
    if values.iter().all(|(name, value)| record.set(name, value.clone().into()).is_ok()) {
        records.insert(record);
    }
}

/// The entries that are not taken back by a later one, with their places.
fn standing(history: &[Entry]) -> impl Iterator<Item = (usize, &Entry)> {
    let mut undone: BTreeSet<GestureId> = BTreeSet::new();
    let mut standing = Vec::new();
    for (place, entry) in history.iter().enumerate().rev() {
        if !undone.contains(&entry.gesture) {
            undone.extend(entry.undo_of);
            standing.push((place, entry));
        }
    }
    standing.into_iter()
}
