//! The state sum: one number for all records, kept up to date by what changes.

use super::records::{AnyRecord, Records};
use super::value::Value;
use uuid::Uuid;

/// XOR of BLAKE3 over every record. Equal states have equal sums, whatever the way to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StateSum(pub [u8; 32]);

impl StateSum {
    /// The sum of all records.
    pub fn of(records: &Records) -> Self {
        let mut sum = Self::default();
        for record in records.iter() {
            sum.toggle(&record);
        }
        sum
    }

    /// Puts a record in, or takes it out again.
    pub fn toggle(&mut self, record: &AnyRecord) {
        let names = record.table().columns().into_iter().map(|(name, _, _)| name);
        self.toggle_fields(record.table().name(), record.uuid(), names.zip(record.values()));
    }

    /// The same with a record that is not of a type of this version: its table, its id, and its fields in the order of
    /// the columns.
    pub fn toggle_fields<'a>(&mut self, table: &str, id: Uuid, fields: impl Iterator<Item = (&'a str, Value)>) {
        for (mine, theirs) in self.0.iter_mut().zip(record_hash(table, id, fields)) {
            *mine ^= theirs;
        }
    }
}

/// BLAKE3 over table, id, and every field as name, storage class, length and bytes.
fn record_hash<'a>(table: &str, id: Uuid, fields: impl Iterator<Item = (&'a str, Value)>) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    let mut part = |class: u8, bytes: &[u8]| {
        hasher.update(&[class]).update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
    };
    part(b'R', table.as_bytes());
    part(b'K', id.as_bytes());
    for (name, value) in fields {
        part(b'F', name.as_bytes());
        match value {
            Value::Null => part(b'N', &[]),
            Value::Integer(n) => part(b'I', &n.to_le_bytes()),
            Value::Real(x) => part(b'D', &x.to_bits().to_le_bytes()),
            Value::Text(text) => part(b'T', text.as_bytes()),
            Value::Blob(bytes) => part(b'B', &bytes),
        }
    }
    *hasher.finalize().as_bytes()
}
