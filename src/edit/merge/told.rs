//! A conflict in words: what it is about, and how each side has it.

use super::{Claim, Conflict, Copies, Side};
use crate::model::*;
use crate::tr;
use crate::words::{field_name, field_value, record_kind, record_name};

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
        let known = self.known(copies);
        let name = record_name(known, self.table, self.id, language);
        let kind = record_kind(known, self.table, self.id, language);
        let record = format!("{kind} {}", tr!(language, "merge-name", name = name));
        let side = |side: Side, gone: Side| match side == gone {
            true => tr!(language, "merge-deleted"),
            false => tr!(language, "merge-kept"),
        };
        match &self.about {
            Claim::Fields { names, mine, theirs } => Told {
                record,
                about: self.about(names, language),
                mine: self.values(copies.mine, names, mine, language),
                theirs: self.values(copies.theirs, names, theirs, language),
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

    /// The copy that says what it is called: as it was before, else as it is with whoever has it.
    fn known<'a>(&self, copies: Copies<'a>) -> &'a Records {
        let states = [copies.base, copies.mine, copies.theirs];
        states.into_iter().find(|records| records.get(self.table, self.id).is_some()).unwrap_or(copies.base)
    }

    fn about(&self, names: &[&'static str], language: Language) -> String {
        // Fields that only make sense together with a place say where something is.
        let first = if names.contains(&"order") { "order" } else { names.first().copied().unwrap_or_default() };
        field_name(self.table, first, language)
    }

    /// The values of fields that are one claim, without the keys by which siblings are put in order.
    fn values(&self, records: &Records, names: &[&'static str], values: &[Value], language: Language) -> String {
        let shown = names.iter().zip(values).filter(|(name, value)| **name != "order" && **value != Value::Null);
        let said = shown.map(|(name, value)| field_value(records, self.table, name, value, language));
        let said = said.collect::<Vec<_>>().join(" · ");
        if said.is_empty() { tr!(language, "merge-another-place") } else { said }
    }
}
