//! What customers do that the map does not show.

use super::counts::Off;
use crate::tracking::FieldColumn;

/// How many values are listed.
const LISTED: usize = 20;

/// The most frequent names of events that no touchpoint claims: value, events, customers.
pub(super) fn off_map(names: &FieldColumn, counts: &[Off]) -> Vec<(String, u64, u64)> {
    let found = counts.iter().zip(&names.values).filter(|(off, _)| off.events > 0);
    let mut listed: Vec<(String, u64, u64)> =
        found.map(|(off, value)| (value.clone(), off.events, off.customers)).collect();
    listed.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    listed.truncate(LISTED);
    listed
}
