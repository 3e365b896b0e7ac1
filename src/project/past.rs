//! The past of a project: its records as they were after each entry of the history.
//!
//! The first records of a project stand in no entry, so every moment is found from one that is known by taking entries
//! back, or by putting them on again. A copy for others may not keep the texts of its history: what lies before such an
//! entry is not known there.

use super::Project;
use crate::edit::{Edit, RecordDiff};
use crate::file::Entry;
use crate::model::{Records, TableId};
use std::collections::BTreeMap;
use uuid::Uuid;

/// So many states at most are kept on the way, beside the one in hand.
const MOST_STOPS: usize = 16;
/// Entries between two of them, at least.
const LEAST_STRIDE: usize = 400;

/// How a moment was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Walk {
    /// From the one before, through changes of these records, some of them perhaps more than once.
    Along(Vec<(TableId, Uuid)>),
    /// From a moment that lay nearer: anything may be different.
    Elsewhere,
}

/// Walking past so many entries is cheaper than beginning at a state that is kept.
const WORTH_A_JUMP: usize = 64;

/// A walk through the past. It holds copies, so that a thread may have it, and keeps states on its way, so that any moment
/// of a long history is near one that is known.
#[derive(Debug, Clone)]
pub struct Past {
    history: Vec<Entry>,
    /// How many entries of the history the state in hand is after.
    at: usize,
    records: Records,
    /// States by how many entries they are after.
    stops: BTreeMap<usize, Records>,
}

impl Past {
    /// Standing at now.
    pub fn of(project: &Project) -> Self {
        let (history, records) = (project.history().to_vec(), project.records().clone());
        let at = history.len();
        Self { stops: BTreeMap::from([(at, records.clone())]), history, at, records }
    }

    /// The entries, the oldest first.
    pub fn history(&self) -> &[Entry] {
        &self.history
    }

    /// The entry after which the state in hand is; 0: before the first.
    pub fn seq(&self) -> u64 {
        self.at as u64
    }

    /// The state in hand.
    pub fn records(&self) -> &Records {
        &self.records
    }

    /// Goes to the state after this entry, 0 for that before the first. `None`: this copy does not keep what is needed, and
    /// nothing changed.
    pub fn go(&mut self, seq: u64) -> Option<Walk> {
        let to = usize::try_from(seq).ok().filter(|&to| to <= self.history.len())?;
        let (from, stop) = (self.at, self.start_for(to)?);
        let left = (stop != from).then(|| self.records.clone());
        if left.is_some() {
            (self.at, self.records) = (stop, self.stops.get(&stop)?.clone());
        }
        match (self.walk(to), left) {
            (Some(passed), None) => Some(Walk::Along(passed)),
            (Some(_), Some(_)) => Some(Walk::Elsewhere),
            (None, Some(left)) => {
                (self.at, self.records) = (from, left);
                None
            }
            // What it came through it can go through again.
            (None, None) => self.walk(from).and(None),
        }
    }

    /// The first moment that this copy still knows.
    pub fn first_known(&self) -> u64 {
        self.history.iter().rposition(|entry| !entry.is_kept()).map_or(0, |place| place as u64 + 1)
    }

    /// Where to begin on the way to a moment: the known state with the fewest entries between.
    fn start_for(&self, to: usize) -> Option<usize> {
        let known = self.stops.keys().copied().chain([self.at]);
        // A state that is kept must be copied, and what is drawn from it is drawn from nothing: worth a walk.
        known.min_by_key(|&stop| stop.abs_diff(to) + if stop == self.at { 0 } else { WORTH_A_JUMP })
    }

    fn walk(&mut self, to: usize) -> Option<Vec<(TableId, Uuid)>> {
        let mut passed = Vec::new();
        while self.at != to {
            let back = to < self.at;
            let entry = if back { &self.history[self.at - 1] } else { &self.history[self.at] };
            let edit = if back { taken_back(entry, &self.records) } else { put_on(entry, &self.records) }?;
            passed.extend(edit.touched());
            edit.put_onto(&mut self.records);
            self.at = if back { self.at - 1 } else { self.at + 1 };
            self.stop();
        }
        Some(passed)
    }

    /// Keeps the state in hand where one is due.
    fn stop(&mut self) {
        let stride = LEAST_STRIDE.max(self.history.len() / MOST_STOPS);
        if self.at.is_multiple_of(stride) && !self.stops.contains_key(&self.at) {
            self.stops.insert(self.at, self.records.clone());
        }
    }
}

impl Project {
    /// The records as they were after this entry of the history; 0: before the first. `None`: there is no such entry, or
    /// this copy does not keep what is needed to know.
    pub fn records_at(&self, seq: u64) -> Option<Records> {
        records_after(self.history(), self.records(), usize::try_from(seq).ok()?)
    }
}

/// The records as they were after so many entries of a history that ends with `now`. `None`: what came after is sealed, or
/// is no history of these records.
pub(super) fn records_after(history: &[Entry], now: &Records, entries: usize) -> Option<Records> {
    let mut records = now.clone();
    for entry in history.get(entries..)?.iter().rev() {
        taken_back(entry, &records)?.put_onto(&mut records);
    }
    Some(records)
}

/// What takes an entry off the records as they are after it.
fn taken_back(entry: &Entry, records: &Records) -> Option<Edit> {
    let edit = RecordDiff::to_edit(&entry.diffs().ok()?, entry.label.clone(), entry.gesture, records).ok()?;
    Some(edit.inverse())
}

/// What puts an entry onto the records as they are before it.
fn put_on(entry: &Entry, records: &Records) -> Option<Edit> {
    RecordDiff::to_next_edit(entry.diffs().ok()?, entry.label.clone(), entry.gesture, records).ok()
}
