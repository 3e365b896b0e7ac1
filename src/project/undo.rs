//! What can be undone and redone, read from the history: so that it survives a restart.

use crate::edit::{DiffError, Edit, RecordDiff, apply};
use crate::file::Entry;
use crate::model::{GestureId, Records, StateSum, TableId};
use std::collections::BTreeSet;
use std::ops::Range;
use uuid::Uuid;

/// The entries of one gesture: places in the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// The gesture.
    pub(super) gesture: GestureId,
    /// Its entries; they follow each other.
    pub(super) entries: Range<usize>,
}

/// The gestures that can be undone and redone, the next one last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Stacks {
    pub(super) undo: Vec<Group>,
    pub(super) redo: Vec<Group>,
}

impl Stacks {
    /// The stacks after a whole history.
    pub(super) fn of(history: &[Entry]) -> Self {
        let mut stacks = Self::default();
        history.iter().enumerate().for_each(|(place, entry)| stacks.push(place, entry));
        stacks
    }

    /// Takes notice of one more entry.
    pub(super) fn push(&mut self, place: usize, entry: &Entry) {
        if entry.is_sealed() {
            // What it changed is not known here, so there is no way back through it.
            *self = Self::default();
            return;
        }
        let alone = Group { gesture: entry.gesture, entries: place..place + 1 };
        match entry.undo_of {
            None => {
                self.redo.clear();
                match self.undo.last_mut() {
                    Some(last) if last.gesture == entry.gesture && last.entries.end == place => last.entries.end += 1,
                    _ => self.undo.push(alone),
                }
            }
            Some(undone) if top(&self.undo) == Some(undone) => {
                self.undo.pop();
                self.redo.push(alone);
            }
            Some(redone) if top(&self.redo) == Some(redone) => {
                self.redo.pop();
                self.undo.push(alone);
            }
            // Takes back something that is not the last: nobody can say any more what the gestures before it would do.
            Some(_) => *self = Self::default(),
        }
    }
}

fn top(stack: &[Group]) -> Option<GestureId> {
    stack.last().map(|group| group.gesture)
}

/// The way back from some entries that lie on top of the records: what came after them was taken back itself. Only the
/// fields that the entries changed are needed, and only the records they touch are looked at.
pub(super) fn way_back(entries: &[Entry], records: &Records) -> Result<Option<Edit>, DiffError> {
    let mut touched = Touched { records: Records::default(), loaded: BTreeSet::new() };
    let mut edits = Vec::with_capacity(entries.len());
    for entry in entries.iter().rev() {
        // A change that is no JSON cannot have been written by this program.
        let diffs = entry.diffs().map_err(|error| DiffError::Bad(crate::model::BadValue::new(error.to_string())))?;
        touched.load(&diffs, records);
        let edit = RecordDiff::to_edit(&diffs, entry.label.clone(), entry.gesture, &touched.records)?;
        let back = Edit { gesture: entry.gesture, ..edit.inverse() };
        apply(&mut touched.records, &mut StateSum::default(), &back);
        edits.push(back);
    }
    Ok(Edit::joined(&edits))
}

/// Copies of the records that some entries touch.
struct Touched {
    records: Records,
    loaded: BTreeSet<(TableId, Uuid)>,
}

impl Touched {
    fn load(&mut self, diffs: &[RecordDiff], from: &Records) {
        for diff in diffs {
            let Some(table) = TableId::parse(&diff.table) else { continue };
            if self.loaded.insert((table, diff.id))
                && let Some(record) = from.get(table, diff.id)
            {
                self.records.insert(record);
            }
        }
    }
}
