//! What a view lets through: its period, its segment, its device, the status of its customers.

use super::period::Period;
use crate::model::{CustomerStatus, Records, View};
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
    if view.status != CustomerStatus::All {
        keep_status(events, records, view.status, &mut kept);
    }
    kept
}

/// Drops the events of customers who were something else at that moment: by the conversions before the event, in the
/// whole data. The conversion itself is still what the customer was before. Without a goal there is no data.
fn keep_status(events: &Events, records: &Records, status: CustomerStatus, kept: &mut [bool]) {
    let goals = records.goals_in_order();
    let Some(goal) = goals.first().filter(|goal| !goal.rules.is_empty()) else { return kept.fill(false) };
    let converts = matches(events, &goal.rules);
    for customer in 0..events.customers.len() {
        let mut before = 0_u32;
        for event in events.of_customer(customer) {
            kept[event] &= status_after(before) == status;
            before += u32::from(converts[event]);
        }
    }
}

fn status_after(conversions: u32) -> CustomerStatus {
    match conversions {
        0 => CustomerStatus::Prospect,
        1 => CustomerStatus::New,
        _ => CustomerStatus::Returning,
    }
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

/// Whether a field of this name says by which device.
pub fn is_device_field(name: &str) -> bool {
    DEVICE_FIELDS.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Drops the events of other devices; without a column for it, there is no data.
fn keep_device(events: &Events, device: &str, kept: &mut [bool]) {
    let field = events.fields.iter().find(|field| is_device_field(&field.name));
    let wanted = field.and_then(|f| f.values.iter().position(|value| value.eq_ignore_ascii_case(device)));
    match field.zip(wanted) {
        Some((field, wanted)) => {
            kept.iter_mut().zip(&field.codes).for_each(|(kept, &code)| *kept &= code == wanted as u32)
        }
        None => kept.fill(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Condition, Goal, GoalId, Record, Rule, ViewId};
    use crate::tracking::FieldColumn;

    #[test]
    fn a_customer_is_a_prospect_until_the_first_order() {
        let event = FieldColumn {
            name: "event".to_owned(),
            values: vec!["see".into(), "buy".into()],
            codes: vec![0, 1, 0, 1, 0],
        };
        let events = Events {
            customers: vec![1],
            starts: vec![0, 5],
            times_ms: vec![0, 1, 2, 3, 4],
            fields: vec![event],
            ..Events::default()
        };
        let mut records = Records::default();
        let kept = |records: &Records, status| {
            let view = View { status, ..View::blank(ViewId::new()) };
            let period = Period::of(&events, &view, "UTC");
            selected(&events, records, &view, &period).into_iter().map(u8::from).collect::<Vec<_>>()
        };
        assert_eq!(kept(&records, CustomerStatus::Prospect), [0; 5], "without a goal nobody can tell");
        let rules = vec![Rule::one(Condition::is("event", "buy"))];
        let goal = Goal { rules, ..Goal::blank(GoalId::new()) };
        records.goals.insert(goal.id, goal);
        assert_eq!(kept(&records, CustomerStatus::All), [1; 5]);
        assert_eq!(kept(&records, CustomerStatus::Prospect), [1, 1, 0, 0, 0]);
        assert_eq!(kept(&records, CustomerStatus::New), [0, 0, 1, 1, 0]);
        assert_eq!(kept(&records, CustomerStatus::Returning), [0, 0, 0, 0, 1]);
    }
}
