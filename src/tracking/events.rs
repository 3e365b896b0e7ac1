//! Events in columns, sorted by (customer, time, place in the file).

use super::codes::Codes;

/// The code of an event that has no value in a field.
pub const NO_VALUE: u32 = u32::MAX;

/// One field of all events, as codes into its dictionary.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldColumn {
    /// `event`, `channel`, or the name of the source's column.
    pub name: String,
    /// The distinct values, in the order of their first appearance in the file.
    pub values: Vec<String>,
    /// One code an event; [`NO_VALUE`] where it has none.
    pub codes: Codes,
}

/// The events of one or several sources, in columns of equal length.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Events {
    /// Pseudonyms, once a customer: keyed BLAKE3 of the id, 64 bits.
    pub customers: Vec<u64>,
    /// Event range of customer i: `starts[i]..starts[i + 1]`; one longer than `customers`.
    pub starts: Vec<u32>,
    /// When each happened or began, milliseconds since 1970 UTC.
    pub times_ms: Vec<i64>,
    /// When each ended, where the source says so; empty where no source has a column for it. `i64::MIN`: not said.
    pub ends_ms: Vec<i64>,
    /// Money in millionths of the currency unit; empty where no source has a value. `i64::MIN`: none.
    pub amounts: Vec<i64>,
    /// The kept fields; `event` first where there is one.
    pub fields: Vec<FieldColumn>,
}

impl Events {
    /// How many events there are.
    pub fn len(&self) -> usize {
        self.times_ms.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.times_ms.is_empty()
    }

    /// The first and the last moment; `None`: there are no events.
    pub fn span_ms(&self) -> Option<(i64, i64)> {
        let first = *self.times_ms.first()?;
        Some(self.times_ms.iter().fold((first, first), |(first, last), &at| (first.min(at), last.max(at))))
    }

    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&FieldColumn> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The places of one customer's events.
    #[inline]
    pub fn of_customer(&self, customer: usize) -> std::ops::Range<usize> {
        self.starts[customer] as usize..self.starts[customer + 1] as usize
    }
}
