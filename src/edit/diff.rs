//! Field diffs: what of a record changed, small enough for the history, and back into whole changes.

use super::change::{Change, Edit};
use super::label::Label;
use crate::model::{AnyRecord, BadValue, GestureId, Records, TableId, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The changed fields of one record. `before` is `None` for a new record, `after` for one that is gone; otherwise
/// both hold only the fields that differ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordDiff {
    /// The table's name.
    pub table: String,
    /// The record's id.
    pub id: Uuid,
    /// Field values as they were.
    pub before: Option<BTreeMap<String, DiffValue>>,
    /// Field values as they are.
    pub after: Option<BTreeMap<String, DiffValue>>,
}

/// A stored value as JSON that keeps its storage class.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum DiffValue {
    /// Nothing.
    #[serde(rename = "null")]
    Null,
    /// A whole number.
    #[serde(rename = "int")]
    Integer(i64),
    /// A floating number, as its bits: JSON's own numbers do not keep every one.
    #[serde(rename = "real")]
    Real(u64),
    /// Text.
    #[serde(rename = "text")]
    Text(String),
    /// An id, in hexadecimal.
    #[serde(rename = "id", with = "hex")]
    Blob(Vec<u8>),
}

/// Bytes as hexadecimal text, a third of the length of a list of numbers.
mod hex {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        serializer.serialize_str(&text)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        let digit = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
        let pairs = text.as_bytes().chunks(2).map(|pair| match pair {
            [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
            _ => None,
        });
        pairs.collect::<Option<_>>().ok_or_else(|| D::Error::custom("bytes in hexadecimal"))
    }
}

impl From<Value> for DiffValue {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Integer(n) => Self::Integer(n),
            Value::Real(x) => Self::Real(x.to_bits()),
            Value::Text(text) => Self::Text(text),
            Value::Blob(bytes) => Self::Blob(bytes),
        }
    }
}

impl From<DiffValue> for Value {
    fn from(value: DiffValue) -> Self {
        match value {
            DiffValue::Null => Self::Null,
            DiffValue::Integer(n) => Self::Integer(n),
            DiffValue::Real(bits) => Self::Real(f64::from_bits(bits)),
            DiffValue::Text(text) => Self::Text(text),
            DiffValue::Blob(bytes) => Self::Blob(bytes),
        }
    }
}

/// Why a stored diff does not fit the records it should change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiffError {
    /// No table of this name.
    UnknownTable(String),
    /// It changes a record that is not there.
    Missing(Uuid),
    /// A field or value that the record does not take.
    Bad(BadValue),
}

impl From<BadValue> for DiffError {
    fn from(bad: BadValue) -> Self {
        Self::Bad(bad)
    }
}

/// The field values of a record by name.
pub(super) fn fields(record: &AnyRecord) -> BTreeMap<String, DiffValue> {
    let names = record.table().columns().into_iter().map(|(name, _, _)| name.to_owned());
    names.zip(record.values().into_iter().map(DiffValue::from)).collect()
}

/// The fields of two states of a record that are not the same, as they are in each.
fn differing(before: &AnyRecord, after: &AnyRecord) -> (BTreeMap<String, DiffValue>, BTreeMap<String, DiffValue>) {
    let (mut was, mut is) = (BTreeMap::new(), BTreeMap::new());
    let values = before.values().into_iter().zip(after.values());
    for ((name, _, _), (before, after)) in after.table().columns().into_iter().zip(values) {
        let (before, after) = (DiffValue::from(before), DiffValue::from(after));
        if before != after {
            was.insert(name.to_owned(), before);
            is.insert(name.to_owned(), after);
        }
    }
    (was, is)
}

impl RecordDiff {
    /// What a change changes; `None` for a change of nothing.
    pub fn of(change: &Change) -> Option<Self> {
        let record = change.after.as_ref().or(change.before.as_ref())?;
        let (before, after) = match (&change.before, &change.after) {
            (Some(before), Some(after)) => {
                let (before, after) = differing(before, after);
                (Some(before), Some(after))
            }
            (before, after) => (before.as_ref().map(fields), after.as_ref().map(fields)),
        };
        Some(Self { table: record.table().name().to_owned(), id: record.uuid(), before, after })
    }

    /// The way back.
    pub fn inverse(self) -> Self {
        Self { before: self.after, after: self.before, ..self }
    }

    /// The diffs of an edit.
    pub fn of_edit(edit: &Edit) -> Vec<Self> {
        edit.changes.iter().filter_map(Self::of).collect()
    }

    /// The whole change again, from the records as they stand *after* it.
    pub fn to_change(&self, records: &Records) -> Result<Change, DiffError> {
        let table = TableId::parse(&self.table).ok_or_else(|| DiffError::UnknownTable(self.table.clone()))?;
        let after = match (&self.before, &self.after) {
            (_, None) => None,
            (None, Some(all)) => Some(filled(table.blank(self.id), all)?),
            (Some(_), Some(_)) => Some(records.get(table, self.id).ok_or(DiffError::Missing(self.id))?),
        };
        let before = match (&self.before, &after) {
            (None, _) => None,
            (Some(all), None) => Some(filled(table.blank(self.id), all)?),
            (Some(changed), Some(after)) => Some(filled(after.clone(), changed)?),
        };
        Ok(Change { before, after })
    }

    /// The edit again, from the records as they stand *before* it.
    pub fn to_next_edit(
        diffs: Vec<Self>,
        label: Label,
        gesture: GestureId,
        records: &Records,
    ) -> Result<Edit, DiffError> {
        let back: Vec<Self> = diffs.into_iter().map(Self::inverse).collect();
        let edit = Self::to_edit(&back, label, gesture, records)?;
        let changes = edit.changes.iter().map(Change::inverse).collect();
        Ok(Edit { changes, ..edit })
    }

    /// The whole edit again, from the records as they stand after it.
    pub fn to_edit(diffs: &[Self], label: Label, gesture: GestureId, records: &Records) -> Result<Edit, DiffError> {
        let changes = diffs.iter().map(|diff| diff.to_change(records)).collect::<Result<_, _>>()?;
        Ok(Edit { label, gesture, changes })
    }
}

fn filled(mut record: AnyRecord, values: &BTreeMap<String, DiffValue>) -> Result<AnyRecord, DiffError> {
    for (name, value) in values {
        record.set(name, value.clone().into())?;
    }
    Ok(record)
}
