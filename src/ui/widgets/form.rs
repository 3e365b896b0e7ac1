//! The form: records as they stand, and the edits that the fields of a panel ask for.

use super::drafts::{Drafts, Outcome, Typed};
use crate::edit::{Change, Edit, Label, Verb};
use crate::model::*;

/// A record type that fields can show: where it is kept and what it is called.
pub trait Stored: Record + Into<AnyRecord> {
    /// Its table.
    fn table(records: &Records) -> &Table<Self>;
    /// The record, if it is of this type.
    fn of(any: &AnyRecord) -> Option<&Self>;
    /// What the history calls it.
    fn name(&self) -> &str;
}

macro_rules! stored {
    ($($type:ident $table:ident $name:ident),+ $(,)?) => {$(
        impl Stored for $type {
            fn table(records: &Records) -> &Table<Self> {
                &records.$table
            }
            fn of(any: &AnyRecord) -> Option<&Self> {
                if let AnyRecord::$type(record) = any { Some(record) } else { None }
            }
            fn name(&self) -> &str {
                &self.$name
            }
        }
    )+};
}

stored! {
    Project projects title,
    Persona personas name,
    Journey journeys title,
    Stage stages name,
    Step steps name,
    Lane lanes title,
    Card cards title,
    Feeling feelings named,
    Channel channels name,
    Link links label,
    View views name,
    Source sources name,
    Goal goals name,
}

/// Shows records as fields and gathers the edits asked for. Several fields may ask in one frame: a field that is left
/// because another was clicked. Each edit stands on the ones before it.
pub struct Form<'a> {
    /// The records before this frame's edits.
    pub records: &'a Records,
    /// The language of the window.
    pub language: Language,
    pub(super) drafts: &'a mut Drafts,
    edits: Vec<Edit>,
}

impl<'a> Form<'a> {
    /// A form that has not been asked for anything yet.
    pub fn new(records: &'a Records, language: Language, drafts: &'a mut Drafts) -> Self {
        Self { records, language, drafts, edits: Vec::new() }
    }

    /// The edits asked for, in their order.
    pub fn into_edits(self) -> Vec<Edit> {
        self.edits
    }

    /// Asks for an edit made elsewhere. It must not touch a record that a field of this frame has changed.
    pub fn ask(&mut self, edit: Edit) {
        if !edit.is_empty() {
            self.edits.push(edit);
        }
    }

    /// Asks for a change of one record.
    pub fn change<R: Stored>(&mut self, id: R::Id, verb: Verb, change: impl FnOnce(&mut R)) {
        let outcome = changed(self.records, &self.edits, id, verb, |record| {
            change(record);
            true
        });
        if let Outcome::Edit(edit) = outcome {
            self.edits.push(edit);
        }
    }

    pub(super) fn typed(&mut self, typed: Typed<'_>) {
        let edit = self.drafts.typed(typed, self.records, &self.edits);
        self.edits.extend(edit);
    }
}

/// The edit that changes one record as it is after `edits`; unreadable where `change` says no.
pub(super) fn changed<R: Stored>(
    records: &Records,
    edits: &[Edit],
    id: R::Id,
    verb: Verb,
    change: impl FnOnce(&mut R) -> bool,
) -> Outcome {
    let Some(before) = latest::<R>(records, edits, id) else { return Outcome::Same };
    let mut after = before.clone();
    if !change(&mut after) {
        return Outcome::Unreadable;
    }
    if after == before {
        return Outcome::Same;
    }
    let label = Label::new(verb, after.name());
    Outcome::Edit(Edit::new(label, vec![Change::replaced(before, after)]))
}

fn latest<R: Stored>(records: &Records, edits: &[Edit], id: R::Id) -> Option<R> {
    let changes = edits.iter().rev().flat_map(|edit| &edit.changes);
    let edited = changes.filter_map(|change| change.after.as_ref()).filter_map(R::of).find(|r| r.id() == id);
    edited.or_else(|| R::table(records).get(&id)).cloned()
}
