//! The fields of a table that are merged together: most alone, some only make sense side by side.

use super::items::merged_list;
use crate::model::{Merge, TableId, Value};
use std::cmp::Ordering;

/// Fields that are taken from one side or from the other, never half: a card's lane from here and its step from there
/// would put it where nobody put it.
const TOGETHER: &[(TableId, &[&str])] = &[
    (TableId::Card, &["lane", "step", "order"]),
    (TableId::Step, &["stage", "order"]),
    (TableId::Stage, &["journey", "order"]),
    (TableId::Lane, &["journey", "order"]),
    (TableId::Link, &["from", "to", "to_journey"]),
    (TableId::Comment, &["journey", "card"]),
    (TableId::View, &["from", "to"]),
];

/// Fields that are merged as one.
pub(super) struct Unit {
    /// Name and place in the record's values.
    fields: Vec<(&'static str, usize)>,
    merge: Merge,
}

/// All fields of a table, each in one unit.
pub(super) fn units_of(table: TableId) -> Vec<Unit> {
    let together = TOGETHER.iter().find(|(of, _)| *of == table).map_or(&[][..], |(_, names)| names);
    let mut first = Unit { fields: Vec::new(), merge: Merge::Whole };
    let mut units = Vec::new();
    for (place, (name, merge)) in table.merges().into_iter().enumerate() {
        if together.contains(&name) {
            first.fields.push((name, place));
        } else {
            units.push(Unit { fields: vec![(name, place)], merge });
        }
    }
    if !first.fields.is_empty() {
        units.insert(0, first);
    }
    units
}

impl Unit {
    pub(super) fn names(&self) -> Vec<&'static str> {
        self.fields.iter().map(|(name, _)| *name).collect()
    }

    /// Its values out of all values of a record.
    pub(super) fn values(&self, all: &[Value]) -> Vec<Value> {
        self.fields.iter().map(|(_, place)| all[*place].clone()).collect()
    }

    /// Where the field is a list of independent items: both sides' changes. `None`: it is not, or both put the same
    /// items into another order.
    pub(super) fn merged_items(&self, base: Option<&[Value]>, mine: &[Value], theirs: &[Value]) -> Option<Vec<Value>> {
        let (Merge::Items, [Value::Text(mine)], [Value::Text(theirs)]) = (self.merge, mine, theirs) else {
            return None;
        };
        let base = match base {
            Some([Value::Text(base)]) => base,
            _ => "[]",
        };
        merged_list(base, mine, theirs).map(|list| vec![Value::Text(list)])
    }
}

/// An order of values that both sides know without asking which is whose: so merging either way takes the same one.
pub(super) fn is_larger(a: &[Value], b: &[Value]) -> bool {
    let differing = a.iter().zip(b).map(|(a, b)| order(a, b)).find(|order| order.is_ne());
    differing == Some(Ordering::Greater)
}

fn order(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Integer(a), Value::Integer(b)) => a.cmp(b),
        (Value::Real(a), Value::Real(b)) => a.total_cmp(b),
        // The longer text is the one in which more was written.
        (Value::Text(a), Value::Text(b)) => a.len().cmp(&b.len()).then_with(|| a.cmp(b)),
        (Value::Blob(a), Value::Blob(b)) => a.cmp(b),
        _ => class(a).cmp(&class(b)),
    }
}

fn class(value: &Value) -> u8 {
    match value {
        Value::Null => 0,
        Value::Integer(_) => 1,
        Value::Real(_) => 2,
        Value::Text(_) => 3,
        Value::Blob(_) => 4,
    }
}
