//! Two copies of a project that went apart, brought together: field by field, against the state they both come from.
//!
//! In here: [`merge`], what both sides claim ([`Conflict`]), and answering it ([`Merged::decided`]). Kept out: finding the
//! common state in the histories, the window. What one side did wins where the other did nothing; where both did something
//! else, one value is taken by a rule that does not ask which side it came from, and both are listed. Nothing is lost: a
//! change beats a deletion, and what was deleted comes back where the other side still needs it.

mod items;
mod left_out;
mod same_place;
mod standing;
mod told;
mod units;

pub use left_out::with_left_out;
pub use told::Told;

use super::cascade::delete;
use super::change::{Change, Edit};
use super::label::{Label, Verb};
use crate::model::{AnyRecord, Records, TableId, Value};
use std::collections::BTreeMap;
use units::{Unit, units_of};
use uuid::Uuid;

/// One of the two copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The open one.
    Mine,
    /// The other one.
    Theirs,
}

impl Side {
    /// The other side.
    pub fn other(self) -> Self {
        match self {
            Self::Mine => Self::Theirs,
            Self::Theirs => Self::Mine,
        }
    }
}

/// What both sides claim of one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The record's table.
    pub table: TableId,
    /// The record.
    pub id: Uuid,
    /// What it is about.
    pub about: Claim,
}

/// What two sides disagree on.
#[derive(Debug, Clone, PartialEq)]
pub enum Claim {
    /// Both gave these fields other values. Fields that only make sense together are one claim.
    Fields {
        /// The fields' names.
        names: Vec<&'static str>,
        /// The values of the open copy.
        mine: Vec<Value>,
        /// The values of the other copy.
        theirs: Vec<Value>,
    },
    /// This side deleted what the other changed: it stays.
    Deleted(Side),
    /// This side deleted what the other still needs: it is back.
    Revived(Side),
}

/// Two copies and the state they both come from.
#[derive(Debug, Clone, Copy)]
pub struct Copies<'a> {
    /// What both come from.
    pub base: &'a Records,
    /// The open one.
    pub mine: &'a Records,
    /// The other one.
    pub theirs: &'a Records,
}

/// Two copies as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// Both together, with a value for everything that both claim.
    pub records: Records,
    /// What somebody should look at, record by record.
    pub conflicts: Vec<Conflict>,
}

/// Brings two copies together. Merging the other way round gives the same records and the same conflicts, with the sides
/// swapped.
pub fn merge(copies: Copies<'_>) -> Merged {
    let (mine, theirs) = same_place::renamed(copies);
    let copies = Copies { mine: &mine, theirs: &theirs, ..copies };
    let mut conflicts = Vec::new();
    let mut records = Records::default();
    for (key, states) in all_states(copies) {
        if let Some(record) = merged_record(key, states, &mut conflicts) {
            records.insert(record);
        }
    }
    standing::revive(copies, &mut records, &mut conflicts);
    conflicts.sort_by_key(|conflict| (conflict.table, conflict.id));
    Merged { records, conflicts }
}

impl Merged {
    /// The records when these conflicts, by their places in the list, are decided so; the others stay as they are merged.
    /// `copies` are those that were merged.
    pub fn decided(&self, copies: Copies<'_>, choices: &BTreeMap<usize, Choice>) -> Records {
        let mut records = self.records.clone();
        if choices.is_empty() {
            return records;
        }
        for (&place, &choice) in choices {
            let edit = self.conflicts.get(place).and_then(|conflict| resolve(&records, conflict, choice));
            edit.iter().for_each(|edit| edit.put_onto(&mut records));
        }
        // What was chosen may name what the other side deleted.
        standing::revive(copies, &mut records, &mut Vec::new());
        records
    }
}

/// What leads from some records to others, as one edit.
pub fn difference(from: &Records, to: &Records, label: Label) -> Edit {
    Edit::new(label, changes(from, to))
}

type Key = (TableId, Uuid);

/// One record as it is in three places.
#[derive(Default)]
struct States {
    base: Option<AnyRecord>,
    mine: Option<AnyRecord>,
    theirs: Option<AnyRecord>,
}

fn all_states(Copies { base, mine, theirs }: Copies<'_>) -> BTreeMap<Key, States> {
    let mut all: BTreeMap<Key, States> = BTreeMap::new();
    let mut put = |record: AnyRecord, place: fn(&mut States) -> &mut Option<AnyRecord>| {
        let states = all.entry((record.table(), record.uuid())).or_default();
        *place(states) = Some(record);
    };
    base.iter().for_each(|record| put(record, |states| &mut states.base));
    mine.iter().for_each(|record| put(record, |states| &mut states.mine));
    theirs.iter().for_each(|record| put(record, |states| &mut states.theirs));
    all
}

fn merged_record((table, id): Key, states: States, conflicts: &mut Vec<Conflict>) -> Option<AnyRecord> {
    let States { base, mine, theirs } = states;
    if mine == theirs || theirs == base {
        return mine;
    }
    if mine == base {
        return theirs;
    }
    let deleted = |side| Conflict { table, id, about: Claim::Deleted(side) };
    match (mine, theirs) {
        (Some(mine), Some(theirs)) => Some(merged_fields(base.as_ref(), mine, &theirs, conflicts)),
        (Some(mine), None) => {
            conflicts.push(deleted(Side::Theirs));
            Some(mine)
        }
        (None, Some(theirs)) => {
            conflicts.push(deleted(Side::Mine));
            Some(theirs)
        }
        (None, None) => None,
    }
}

/// Both sides have it and differ. Where it is in both but not in the base, every difference is a conflict.
fn merged_fields(
    base: Option<&AnyRecord>,
    mine: AnyRecord,
    theirs: &AnyRecord,
    conflicts: &mut Vec<Conflict>,
) -> AnyRecord {
    let (table, id) = (mine.table(), mine.uuid());
    let mut merged = mine.clone();
    let (base, mine, theirs) = (base.map(AnyRecord::values), mine.values(), theirs.values());
    for unit in units_of(table) {
        let (mine, theirs) = (unit.values(&mine), unit.values(&theirs));
        let base = base.as_ref().map(|values| unit.values(values));
        if mine == theirs || base.as_ref() == Some(&theirs) {
            continue;
        }
        let taken = if base.as_ref() == Some(&mine) {
            theirs
        } else if let Some(items) = unit.merged_items(base.as_deref(), &mine, &theirs) {
            items
        } else {
            let taken = if units::is_larger(&theirs, &mine) { theirs.clone() } else { mine.clone() };
            conflicts.push(Conflict { table, id, about: Claim::Fields { names: unit.names(), mine, theirs } });
            taken
        };
        put(&mut merged, &unit, taken);
    }
    merged
}

fn put(record: &mut AnyRecord, unit: &Unit, values: Vec<Value>) {
    for (name, value) in unit.names().into_iter().zip(values) {
        // Every value was read from a record of the same table.
        record.set(name, value).expect("a value of this very field");
    }
}

fn changes(from: &Records, to: &Records) -> Vec<Change> {
    let gone = from.iter().filter(|record| to.get(record.table(), record.uuid()).is_none());
    let mut changes: Vec<Change> = gone.map(|record| Change { before: Some(record), after: None }).collect();
    changes.extend(to.iter().filter_map(|record| {
        let before = from.get(record.table(), record.uuid());
        (before.as_ref() != Some(&record)).then_some(Change { before, after: Some(record) })
    }));
    changes
}

/// How a conflict is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// As one side has it.
    Side(Side),
    /// Both texts, one behind the other.
    Both,
}

/// Decides a conflict: from what the records hold now to what was chosen. `None` where that is so already, where the
/// record has gone meanwhile, or where both cannot stand together.
fn resolve(records: &Records, conflict: &Conflict, choice: Choice) -> Option<Edit> {
    let before = records.get(conflict.table, conflict.id)?;
    match (&conflict.about, choice) {
        (Claim::Fields { names, mine, .. }, Choice::Side(Side::Mine)) => with_values(before, names, mine.clone()),
        (Claim::Fields { names, theirs, .. }, Choice::Side(Side::Theirs)) => with_values(before, names, theirs.clone()),
        (Claim::Fields { names, mine, theirs }, Choice::Both) => {
            let both = both_texts(names, mine, theirs)?;
            with_values(before, names, vec![both])
        }
        (Claim::Deleted(by) | Claim::Revived(by), Choice::Side(side)) if *by == side => {
            Some(delete(records, &[(conflict.table, conflict.id)], ""))
        }
        (Claim::Deleted(_) | Claim::Revived(_), _) => None,
    }
}

/// Whether a choice can keep both: where the field is free text.
pub fn can_keep_both(conflict: &Conflict) -> bool {
    let Claim::Fields { names, mine, theirs } = &conflict.about else { return false };
    both_texts(names, mine, theirs).is_some_and(|both| conflict.table.blank(conflict.id).set(names[0], both).is_ok())
}

fn with_values(before: AnyRecord, names: &[&'static str], values: Vec<Value>) -> Option<Edit> {
    let mut after = before.clone();
    for (name, value) in names.iter().zip(values) {
        after.set(name, value).ok()?;
    }
    let label = Label::new(Verb::Change, "");
    (after != before).then(|| Edit::new(label, vec![Change { before: Some(before), after: Some(after) }]))
}

fn both_texts(names: &[&'static str], mine: &[Value], theirs: &[Value]) -> Option<Value> {
    let ([name], [Value::Text(mine)], [Value::Text(theirs)]) = (names, mine, theirs) else { return None };
    let between = if matches!(*name, "title" | "name") { " / " } else { "\n" };
    Some(Value::Text(format!("{mine}{between}{theirs}")))
}
