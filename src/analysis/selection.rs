//! What a view lets through: its period, its segment, its device.

use super::period::Period;
use crate::model::{Records, View};
use crate::tracking::{Events, matches};

/// Names under which sources keep the device of an event.
const DEVICE_FIELDS: [&str; 6] = ["device", "device_category", "device_type", "platform", "appareil", "terminal"];

/// By event, whether the view lets it through.
pub(super) fn selected(events: &Events, records: &Records, view: &View, period: &Period) -> Vec<bool> {
    let mut kept: Vec<bool> = events.times_ms.iter().map(|&at_ms| period.contains(at_ms)).collect();
    if let Some(persona) = view.segment {
        // A persona without rules cannot be told from anybody else in the data: nobody is counted for it.
        let rules = records.personas.get(&persona).map(|p| p.rules.as_slice()).unwrap_or_default();
        keep_customers(events, &matches(events, rules), &mut kept);
    }
    if !view.device.is_empty() {
        keep_device(events, &view.device, &mut kept);
    }
    kept
}

/// Drops the events of the customers of whom no event is in the segment.
fn keep_customers(events: &Events, in_segment: &[bool], kept: &mut [bool]) {
    for customer in 0..events.customers.len() {
        let places = events.of_customer(customer);
        if !in_segment[places.clone()].contains(&true) {
            kept[places].fill(false);
        }
    }
}

/// Drops the events of other devices; without a column for it, there is no data.
fn keep_device(events: &Events, device: &str, kept: &mut [bool]) {
    let is_device = |name: &str| DEVICE_FIELDS.iter().any(|known| name.eq_ignore_ascii_case(known));
    let field = events.fields.iter().find(|field| is_device(&field.name));
    let wanted = field.and_then(|f| f.values.iter().position(|value| value.eq_ignore_ascii_case(device)));
    match field.zip(wanted) {
        Some((field, wanted)) => {
            kept.iter_mut().zip(&field.codes).for_each(|(kept, &code)| *kept &= code == wanted as u32)
        }
        None => kept.fill(false),
    }
}
