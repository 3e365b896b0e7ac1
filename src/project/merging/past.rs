//! A copy as it was at an earlier entry of its history.

use crate::edit::RecordDiff;
use crate::file::{Content, Entry, Hash};
use crate::model::{GestureId, Records};
use std::collections::{BTreeMap, BTreeSet};

/// The records as they were after so many entries. `None`: what came after is sealed, or is no history of these records.
pub(super) fn records_after(content: &Content, entries: usize) -> Option<Records> {
    let mut records = content.records.clone();
    for entry in content.history.get(entries..)?.iter().rev() {
        let diffs = entry.diffs().ok()?;
        let edit = RecordDiff::to_edit(&diffs, entry.label.clone(), entry.gesture, &records).ok()?;
        edit.inverse().put_onto(&mut records);
    }
    Some(records)
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
