//! Customers by day over the whole data: what a period is chosen from.

use super::period::Period;
use crate::model::{Record, View, ViewId};
use crate::tracking::Events;
use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

/// How many customers came on each day from the first to the last one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Days {
    /// The first day, in the project's time zone.
    pub first: NaiveDate,
    /// Customers a day; empty where the data are over ten years long.
    pub customers: Vec<u32>,
}

/// Customers by day of all events.
pub fn days(events: &Events, time_zone: &str) -> Days {
    let zone: Tz = time_zone.parse().unwrap_or(Tz::UTC);
    let period = Period::of(events.span_ms(), &View::blank(ViewId::new()), time_zone);
    let mut customers = vec![0; period.days()];
    for customer in 0..events.customers.len() {
        let mut last = None;
        // Events are in time order: a new day is never an old one again.
        for day in events.of_customer(customer).filter_map(|event| period.day(events.times_ms[event])) {
            if last.replace(day) != Some(day) {
                customers[day] += 1;
            }
        }
    }
    let first = DateTime::from_timestamp_millis(period.from_ms).unwrap_or_default().with_timezone(&zone).date_naive();
    Days { first, customers }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_counts_once_a_day() {
        const HOUR_MS: i64 = 3_600_000;
        let events = Events {
            customers: vec![1, 2],
            starts: vec![0, 3, 4],
            times_ms: vec![HOUR_MS, 2 * HOUR_MS, 50 * HOUR_MS, 3 * HOUR_MS],
            ..Events::default()
        };
        let days = days(&events, "UTC");
        assert_eq!(days.customers, [2, 0, 1]);
        assert_eq!(days.first, NaiveDate::from_ymd_opt(1970, 1, 1).unwrap());
    }
}
