//! Customers by day over the whole data: what a period is chosen from.

use super::period::Period;
use super::sessions::Sessions;
use super::visits::activity;
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
    let view = View { session_gap_min: 30, ..View::blank(ViewId::new()) };
    let period = Period::of(events, &view, time_zone);
    let sessions = Sessions::of(events, view.session_gap_min);
    let customers = activity(events, &vec![true; events.len()], &sessions, &period).customers_by_day;
    let first = DateTime::from_timestamp_millis(period.from_ms).unwrap_or_default().with_timezone(&zone).date_naive();
    Days { first, customers }
}
