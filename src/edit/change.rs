//! Changes and edits as values.

use super::label::Label;
use crate::model::{AnyRecord, GestureId, Records, StateSum, TableId};
use std::collections::BTreeMap;
use uuid::Uuid;

/// One record, before and after. No `before`: it is new. No `after`: it is gone.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// As it was.
    pub before: Option<AnyRecord>,
    /// As it is.
    pub after: Option<AnyRecord>,
}

impl Change {
    /// A new record.
    pub fn added(record: impl Into<AnyRecord>) -> Self {
        Self { before: None, after: Some(record.into()) }
    }

    /// A record that goes.
    pub fn removed(record: impl Into<AnyRecord>) -> Self {
        Self { before: Some(record.into()), after: None }
    }

    /// A record that becomes another of the same id.
    pub fn replaced(before: impl Into<AnyRecord>, after: impl Into<AnyRecord>) -> Self {
        Self { before: Some(before.into()), after: Some(after.into()) }
    }

    /// The way back.
    pub fn inverse(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone() }
    }

    /// The record it is about, in whichever state it exists.
    fn record(&self) -> Option<&AnyRecord> {
        self.after.as_ref().or(self.before.as_ref())
    }
}

/// What one gesture does: a label for the history, the gesture, and its changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// What it is called.
    pub label: Label,
    /// The gesture it belongs to. Edits of one gesture are undone together.
    pub gesture: GestureId,
    /// Its changes; at most one a record.
    pub changes: Vec<Change>,
}

impl Edit {
    /// An edit of a gesture of its own.
    pub fn new(label: Label, changes: Vec<Change>) -> Self {
        Self { label, gesture: GestureId::new(), changes }
    }

    /// The same edit as part of a gesture that goes on.
    pub fn during(mut self, gesture: GestureId) -> Self {
        self.gesture = gesture;
        self
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.changes.iter().all(|change| change.before == change.after)
    }

    /// The records it is about.
    pub fn touched(&self) -> impl Iterator<Item = (TableId, Uuid)> {
        self.changes.iter().filter_map(Change::record).map(|record| (record.table(), record.uuid()))
    }

    /// Puts its changes onto records of which nobody needs the sum.
    pub fn put_onto(&self, records: &mut Records) {
        for change in &self.changes {
            match (&change.before, &change.after) {
                (_, Some(after)) => records.insert(after.clone()),
                (Some(before), None) => records.remove(before.table(), before.uuid()),
                (None, None) => {}
            }
        }
    }

    /// The way back, as a gesture of its own.
    pub fn inverse(&self) -> Self {
        let changes = self.changes.iter().rev().map(Change::inverse).collect();
        Self { label: self.label.clone(), gesture: GestureId::new(), changes }
    }

    /// Several edits that followed each other as one: of each record its first before and its last after.
    /// The label is the last one's. `None` for no edits.
    pub fn joined(edits: &[Self]) -> Option<Self> {
        let last = edits.last()?;
        let mut places: BTreeMap<(TableId, Uuid), usize> = BTreeMap::new();
        let mut changes: Vec<Change> = Vec::new();
        for change in edits.iter().flat_map(|edit| &edit.changes) {
            let Some(record) = change.record() else { continue };
            match places.get(&(record.table(), record.uuid())) {
                Some(&place) => changes[place].after = change.after.clone(),
                None => {
                    places.insert((record.table(), record.uuid()), changes.len());
                    changes.push(change.clone());
                }
            }
        }
        changes.retain(|change| change.before != change.after);
        Some(Self { label: last.label.clone(), gesture: last.gesture, changes })
    }
}

/// Applies an edit to the records and keeps their sum true.
pub fn apply(records: &mut Records, sum: &mut StateSum, edit: &Edit) {
    for change in &edit.changes {
        if let Some(before) = &change.before {
            sum.toggle(before);
        }
        match (&change.before, &change.after) {
            (_, Some(after)) => {
                sum.toggle(after);
                records.insert(after.clone());
            }
            (Some(before), None) => records.remove(before.table(), before.uuid()),
            (None, None) => {}
        }
    }
}
