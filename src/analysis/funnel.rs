//! The funnel: closed and ordered. Who reaches step k having reached all before, in this order; other touches may lie
//! between. Read greedily: the earliest touch that is the next step counts.

use super::sessions::Sessions;
use crate::model::PathUnit;
use crate::tracking::{Events, NO_VALUE, field_paths};

/// The funnel over the values of a field, which need not be on the map. A session ends after `session_gap_min` minutes
/// without activity. A field or value that does not occur is reached by nobody.
pub fn funnel(events: &Events, field: &str, steps: &[&str], unit: PathUnit, session_gap_min: u32) -> Vec<u64> {
    let Some(column) = events.field(field) else { return vec![0; steps.len()] };
    let code_of = |step: &&str| column.values.iter().position(|value| value == step).map_or(NO_VALUE, |p| p as u32);
    let codes: Vec<u32> = steps.iter().map(code_of).collect();
    let sessions = Sessions::of(events, session_gap_min);
    let Some(paths) = field_paths(events, field) else { return vec![0; steps.len()] };
    let mut reached = vec![0; steps.len()];
    for customer in 0..paths.customers() {
        for path in sessions.cut(paths.of_customer(customer), unit) {
            let next = |next: usize, code: u32| if codes.get(next) == Some(&code) { next + 1 } else { next };
            let far = path.iter().map(|touch| touch.touchpoint).fold(0, next);
            reached[..far].iter_mut().for_each(|count| *count += 1);
        }
    }
    reached
}
