//! The funnel: closed and ordered. Who reaches step k having reached all before, in this order; other touches may lie
//! between. Read greedily: the earliest touch that is the next step counts.

use super::sessions::Sessions;
use crate::model::PathUnit;
use crate::tracking::{Events, NO_VALUE, Paths};

/// The funnel over the values of a field, which need not be on the map. A session ends after `session_gap_min` minutes
/// without activity. A field or value that does not occur is reached by nobody.
pub fn funnel(events: &Events, field: &str, steps: &[&str], unit: PathUnit, session_gap_min: u32) -> Vec<u64> {
    let Some(column) = events.field(field) else { return vec![0; steps.len()] };
    let code_of = |step: &&str| column.values.iter().position(|value| value == step).map_or(NO_VALUE, |p| p as u32);
    let codes: Vec<u32> = steps.iter().map(code_of).collect();
    let sessions = Sessions::of(events, session_gap_min);
    let paths = Paths::of(events, column);
    let mut reached = vec![0; steps.len()];
    let mut path = Vec::new();
    for customer in 0..paths.customers() {
        paths.read(customer, &mut path);
        for path in sessions.cut(&path, unit) {
            let far = path.iter().fold(0, |far, step| far + usize::from(codes.get(far) == Some(&step.value)));
            reached[..far].iter_mut().for_each(|count| *count += 1);
        }
    }
    reached
}
