//! What the data holds: fields and their values, for rules to choose from.

use crate::tracking::{Events, NO_VALUE};

/// As many values of a field are offered.
const MOST: usize = 500;

/// Every field of the data with its most frequent values.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DataFields {
    /// By field: its name, and its values with the events that hold them, most frequent first.
    pub fields: Vec<(String, Vec<(String, u64)>)>,
}

impl DataFields {
    /// Counts the values of every field.
    pub fn of(events: &Events) -> Self {
        let counted = events.fields.iter().map(|field| {
            let mut counts = vec![0_u64; field.values.len()];
            for code in field.codes.iter().filter(|&code| code != NO_VALUE) {
                counts[code as usize] += 1;
            }
            let mut values: Vec<(String, u64)> = field.values.iter().cloned().zip(counts).collect();
            values.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            values.truncate(MOST);
            (field.name.clone(), values)
        });
        Self { fields: counted.collect() }
    }

    /// The values of a field, most frequent first.
    pub fn values(&self, name: &str) -> &[(String, u64)] {
        self.fields.iter().find(|(field, _)| field == name).map_or(&[], |(_, values)| values)
    }
}
