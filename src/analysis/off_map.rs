//! What customers do that the map does not show.

use crate::tracking::{Claims, Events, NO_TOUCHPOINT, NO_VALUE};

/// How many values are listed.
const LISTED: usize = 20;

/// The most frequent event values among the `kept` events that no touchpoint claims: value, events, customers. Where the
/// data has no field `event`, its first field stands for it.
pub fn off_map(events: &Events, claims: &Claims, kept: &[bool]) -> Vec<(String, u64, u64)> {
    let Some(field) = events.field("event").or(events.fields.first()) else { return Vec::new() };
    let mut counts = vec![(0u64, 0u64); field.values.len()];
    let mut last_customer = vec![usize::MAX; field.values.len()];
    for customer in 0..events.customers.len() {
        for event in events.of_customer(customer) {
            let code = field.codes[event];
            if !kept[event] || claims.touchpoint[event] != NO_TOUCHPOINT || code == NO_VALUE {
                continue;
            }
            counts[code as usize].0 += 1;
            if std::mem::replace(&mut last_customer[code as usize], customer) != customer {
                counts[code as usize].1 += 1;
            }
        }
    }
    let found = counts.into_iter().zip(&field.values).filter(|((events, _), _)| *events > 0);
    let mut listed: Vec<(String, u64, u64)> = found.map(|((e, c), value)| (value.clone(), e, c)).collect();
    listed.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    listed.truncate(LISTED);
    listed
}
