//! Named moments of the history, and going back to any moment.

use super::Project;
use crate::edit::{Change, Edit, Label, Verb};
use crate::model::*;
use crate::tr;
use crate::words::Say;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A moment of the history with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The record that names it.
    pub id: SnapshotId,
    /// Its name.
    pub name: String,
    /// When it was named, in milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// The entry after which it is; 0: before the first. `None`: its entry is not in this history, because it was named
    /// in another copy.
    pub seq: Option<u64>,
}

/// Why a moment does not come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RestoreError {
    /// The project can only be read.
    ReadOnly,
    /// This copy does not keep what is needed to know it.
    NotKept,
    /// Everything is as it was then.
    Same,
}

impl Say for RestoreError {
    fn say(&self, language: Language) -> String {
        match self {
            Self::ReadOnly => tr!(language, "file-read-only"),
            Self::NotKept => tr!(language, "history-not-kept"),
            Self::Same => tr!(language, "history-same"),
        }
    }
}

impl Project {
    /// The moments with names, the oldest moment first; those whose entry is not here last.
    pub fn snapshots(&self) -> Vec<Moment> {
        if self.records().snapshots.is_empty() {
            return Vec::new();
        }
        // Of a long history only the entries that have a name are looked for.
        let wanted: BTreeSet<EntryId> = self.records().snapshots.values().map(|snapshot| snapshot.entry).collect();
        let named = self.history().iter().filter(|entry| wanted.contains(&entry.id));
        let places: BTreeMap<EntryId, u64> = named.map(|entry| (entry.id, entry.seq)).collect();
        let seq = |entry: EntryId| if entry.uuid().is_nil() { Some(0) } else { places.get(&entry).copied() };
        let all = self.records().snapshots.values();
        let moment = |s: &Snapshot| Moment { id: s.id, name: s.name.clone(), at_ms: s.at_ms, seq: seq(s.entry) };
        let mut moments: Vec<Moment> = all.map(moment).collect();
        moments.sort_by_key(|moment| (moment.seq.unwrap_or(u64::MAX), moment.at_ms, moment.id));
        moments
    }

    /// Gives the moment of now a name. `None`: the project can only be read.
    pub fn take_snapshot(&mut self, name: &str) -> Option<SnapshotId> {
        self.name_moment(self.history().len() as u64, name)
    }

    /// Gives a moment a name. `None`: there is no such entry, or the project can only be read.
    pub fn name_moment(&mut self, seq: u64, name: &str) -> Option<SnapshotId> {
        let snapshot = self.snapshot_of(seq, name)?;
        let id = snapshot.id;
        self.commit(Edit::new(Label::new(Verb::Snapshot, name), vec![Change::added(snapshot)]));
        (!self.read_only()).then_some(id)
    }

    /// Brings the records of a moment back, as one edit that can be undone. It names the moment of now first, as `safety`,
    /// and calls the edit `name`. Snapshots and the sources of data stay as they are: a name is no part of what it names,
    /// and rows that were imported since must not go with it.
    pub fn restore(&mut self, seq: u64, name: &str, safety: &str) -> Result<(), RestoreError> {
        if self.read_only() {
            return Err(RestoreError::ReadOnly);
        }
        let then = self.records_at(seq).ok_or(RestoreError::NotKept)?;
        let mut changes = way_between(self.records(), &then);
        if changes.is_empty() {
            return Err(RestoreError::Same);
        }
        let here = self.snapshot_of(self.history().len() as u64, safety).ok_or(RestoreError::NotKept)?;
        changes.insert(0, Change::added(here));
        self.commit(Edit::new(Label::new(Verb::Restore, name), changes));
        Ok(())
    }

    fn snapshot_of(&self, seq: u64, name: &str) -> Option<Snapshot> {
        let place = usize::try_from(seq).ok()?;
        let entry = match place.checked_sub(1) {
            Some(last) => self.history().get(last)?.id,
            None => EntryId::from_uuid(Uuid::nil()),
        };
        let at_ms = chrono::Utc::now().timestamp_millis();
        Some(Snapshot { name: name.to_owned(), entry, at_ms, ..Snapshot::blank(SnapshotId::new()) })
    }
}

/// What leads from some records to others, without what stays when a moment comes back.
fn way_between(now: &Records, then: &Records) -> Vec<Change> {
    let stays = |record: &AnyRecord| matches!(record.table(), TableId::Snapshot | TableId::Source);
    let gone = now.iter().filter(|record| then.get(record.table(), record.uuid()).is_none());
    let mut changes: Vec<Change> = gone.filter(|r| !stays(r)).map(Change::removed).collect();
    for after in then.iter().filter(|record| !stays(record)) {
        let before = now.get(after.table(), after.uuid());
        if before.as_ref() != Some(&after) {
            changes.push(Change { before, after: Some(after) });
        }
    }
    changes
}
