//! What a thing says differently: field by field, with both values.

use super::Thing;
use super::content::Content;
use super::matching::Pairs;
use crate::model::*;
use uuid::Uuid;

/// A field with both its values.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// The field's name.
    pub name: &'static str,
    /// As the first map has it.
    pub before: Value,
    /// As the second map has it.
    pub after: Value,
}

/// Where a thing stands is no change of what it says; who walks the journey is told by the personas themselves.
const PLACES: [&str; 13] = [
    "order",
    "lane",
    "step",
    "stage",
    "journey",
    "twin",
    "pair",
    "personas",
    "rule_list",
    "silenced",
    "offset_x",
    "offset_y",
    "scored",
];

/// The fields of a pair that say something else.
pub(super) fn changed(before: &Content, after: &Content, pairs: &Pairs, old: Thing, new: Thing) -> Vec<FieldChange> {
    let records = (before.records.get(old.0, old.1), after.records.get(new.0, new.1));
    let (Some(first), Some(second)) = records else { return Vec::new() };
    if first == second {
        return Vec::new();
    }
    // As is and to be: which of them it is goes without saying.
    let other_journey = before.journey.id != after.journey.id;
    let is_told = |name: &str| {
        let goes_without_saying = other_journey && old.0 == TableId::Journey && name == "state";
        !PLACES.contains(&name) && !goes_without_saying
    };
    let names = old.0.columns().into_iter().map(|(name, _, _)| name);
    let values = first.values().into_iter().zip(second.values());
    names
        .zip(values)
        .filter(|(name, _)| is_told(name))
        .filter(|(name, (a, b))| a != b && !same_reference(before, after, pairs, name, a, b))
        .map(|(name, (before, after))| FieldChange { name, before, after })
        .collect()
}

/// Whether two values name the same records, each on its side.
fn same_reference(before: &Content, after: &Content, pairs: &Pairs, name: &str, a: &Value, b: &Value) -> bool {
    let Some(table) = table_of(name) else { return false };
    let same = |a: Uuid, b: Uuid| {
        a == b || pairs.after(table, a) == Some(b) || {
            let said = (said(before.records, table, a), said(after.records, table, b));
            matches!(said, (Some(a), Some(b)) if a == b)
        }
    };
    match (a, b) {
        (Value::Blob(a), Value::Blob(b)) => match (Uuid::from_slice(a), Uuid::from_slice(b)) {
            (Ok(a), Ok(b)) => same(a, b),
            _ => false,
        },
        (Value::Text(a), Value::Text(b)) => {
            let ids = |text: &str| serde_json::from_str::<Vec<Uuid>>(text).ok();
            match (ids(a), ids(b)) {
                (Some(a), Some(b)) => a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| same(*a, *b)),
                _ => false,
            }
        }
        _ => false,
    }
}

/// The table that a field names records of.
fn table_of(name: &str) -> Option<TableId> {
    match name {
        "persona" => Some(TableId::Persona),
        "touchpoint" | "from" | "to" | "answers" => Some(TableId::Card),
        "channel" => Some(TableId::Channel),
        "image" | "portrait" => Some(TableId::Asset),
        "to_journey" => Some(TableId::Journey),
        _ => None,
    }
}

/// By what records of two projects are known to be the same: a channel by its name, an image by its bytes.
fn said(records: &Records, table: TableId, id: Uuid) -> Option<String> {
    match records.get(table, id)? {
        AnyRecord::Channel(channel) => Some(channel.name),
        AnyRecord::Asset(asset) => Some(asset.hash),
        AnyRecord::Journey(journey) => Some(journey.title),
        _ => None,
    }
}
