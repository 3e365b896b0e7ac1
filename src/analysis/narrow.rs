//! The events of a period and a device alone, for figures that know no view.

use super::period::Period;
use super::question::device_rule;
use crate::model::View;
use crate::tracking::{Codes, Events, FieldColumn, matches};

/// The events that lie in the period of a view and are of its device. Customers without such an event are not there.
pub fn narrowed(events: &Events, view: &View, time_zone: &str) -> Events {
    let period = Period::of(events.span_ms(), view, time_zone);
    let of_device = match (device_rule(events, &view.device), view.device.is_empty()) {
        (_, true) => vec![true; events.len()],
        (Some(rule), _) => matches(events, &[rule]),
        (None, _) => vec![false; events.len()],
    };
    let wanted = |event: &usize| of_device[*event] && period.contains(events.times_ms[*event]);
    let kept: Vec<usize> = (0..events.len()).filter(wanted).collect();
    let (mut customers, mut starts) = (Vec::new(), vec![0]);
    let mut end = 0;
    for customer in 0..events.customers.len() {
        let until = end + kept[end..].partition_point(|event| *event < events.of_customer(customer).end);
        if until > end {
            customers.push(events.customers[customer]);
            starts.push(until as u32);
        }
        end = until;
    }
    let of = |column: &[i64]| if column.is_empty() { Vec::new() } else { kept.iter().map(|at| column[*at]).collect() };
    let field = |field: &FieldColumn| FieldColumn {
        name: field.name.clone(),
        values: field.values.clone(),
        codes: kept.iter().map(|event| field.codes.at(*event)).collect::<Codes>(),
    };
    Events {
        customers,
        starts,
        times_ms: of(&events.times_ms),
        ends_ms: of(&events.ends_ms),
        amounts: of(&events.amounts),
        fields: events.fields.iter().map(field).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Record, ViewId};
    use chrono::NaiveDate;

    #[test]
    fn only_the_days_and_the_device_asked_for_are_left() {
        let day = 86_400_000;
        let column = |name: &str, values: &[&str], codes: [u32; 4]| FieldColumn {
            name: name.to_owned(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            codes: codes.into_iter().collect(),
        };
        let events = Events {
            customers: vec![7, 8, 9],
            starts: vec![0, 2, 3, 4],
            times_ms: vec![0, day, day, 2 * day],
            amounts: vec![1, 2, 3, 4],
            fields: vec![
                column("event", &["see", "buy"], [0, 1, 0, 1]),
                column("device", &["phone", "pc"], [0, 0, 1, 0]),
            ],
            ..Events::default()
        };
        let of = |from, to, device: &str| {
            let date = |day| NaiveDate::from_ymd_opt(1970, 1, day);
            narrowed(
                &events,
                &View { from: date(from), to: date(to), device: device.to_owned(), ..View::blank(ViewId::new()) },
                "UTC",
            )
        };
        let second = of(2, 2, "");
        assert_eq!((second.customers, second.starts, second.amounts), (vec![7, 8], vec![0, 1, 2], vec![2, 3]));
        let phones = of(2, 3, "Phone");
        assert_eq!((phones.customers, phones.times_ms), (vec![7, 9], vec![day, 2 * day]));
        assert_eq!(phones.fields[0].codes.iter().collect::<Vec<_>>(), [1, 1]);
        assert!(of(1, 3, "watch").is_empty(), "no such device");
        assert_eq!(of(1, 3, ""), events);
    }
}
