//! A conflict in words: what it is about, and how each side has it.

use super::{Claim, Conflict, Copies, Side};
use crate::model::*;
use crate::tr;
use crate::words::{field_name, field_value, kind_name, record_name};

/// A conflict in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The record: what kind of thing, and which one.
    pub record: String,
    /// The field, or what happened to the record.
    pub about: String,
    /// As the open copy has it.
    pub mine: String,
    /// As the other copy has it.
    pub theirs: String,
}

impl Conflict {
    /// The conflict in words. `copies` are those that were merged.
    pub fn told(&self, copies: Copies<'_>, language: Language) -> Told {
        let record = format!("{} {}", kind_name(language, self.table), quoted(language, &self.name(copies, language)));
        let side = |side: Side, gone: Side| match side == gone {
            true => tr!(language, "merge-deleted"),
            false => tr!(language, "merge-kept"),
        };
        match &self.about {
            Claim::Fields { names, mine, theirs } => Told {
                record,
                about: about(language, names),
                mine: self.values(language, copies, names, mine),
                theirs: self.values(language, copies, names, theirs),
            },
            Claim::Deleted(by) => Told {
                record,
                about: tr!(language, "merge-deleted-or-changed"),
                mine: side(Side::Mine, *by),
                theirs: side(Side::Theirs, *by),
            },
            Claim::Revived(by) => Told {
                record,
                about: tr!(language, "merge-deleted-or-needed"),
                mine: side(Side::Mine, *by),
                theirs: side(Side::Theirs, *by),
            },
        }
    }

    /// As it was called before, else as it is called by whoever has it.
    fn name(&self, copies: Copies<'_>, language: Language) -> String {
        let states = [copies.base, copies.mine, copies.theirs];
        let found = states.iter().find_map(|records| Some((records, records.get(self.table, self.id)?)));
        found.map(|(records, record)| record_name(language, records, &record)).unwrap_or_default()
    }

    /// The values of fields that are one claim, without the keys by which siblings are put in order.
    fn values(&self, language: Language, copies: Copies<'_>, names: &[&'static str], values: &[Value]) -> String {
        let records = [copies.mine, copies.theirs, copies.base];
        let shown = names.iter().zip(values).filter(|(name, value)| **name != "order" && **value != Value::Null);
        let said = shown.map(|(name, value)| field_value(language, &records, self.table, name, value));
        let said = said.collect::<Vec<_>>().join(" · ");
        if said.is_empty() { tr!(language, "merge-another-place") } else { said }
    }
}

fn about(language: Language, names: &[&'static str]) -> String {
    // Fields that only make sense together with a place say where something is.
    let first = if names.contains(&"order") { "order" } else { names.first().copied().unwrap_or_default() };
    field_name(language, first)
}

fn quoted(language: Language, name: &str) -> String {
    tr!(language, "merge-name", name = name)
}
