//! The period of a view: days that begin at midnight in the project's time zone.

use crate::model::View;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone};
use chrono_tz::Tz;

/// Longer periods have no histogram by day.
const MOST_DAYS: i64 = 3660;

/// From the begin of a day to the end of a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Period {
    /// First moment, milliseconds since 1970 UTC.
    pub from_ms: i64,
    /// First moment after it.
    pub to_ms: i64,
    /// When each of its days begins; empty where the period is longer than ten years.
    midnights_ms: Vec<i64>,
}

impl Period {
    /// The days of the view; where it leaves an end open, up to the first or last day with an event, which `span_ms` says.
    /// A zone that nobody knows counts as UTC.
    pub fn of(span_ms: Option<(i64, i64)>, view: &View, time_zone: &str) -> Self {
        let zone: Tz = time_zone.parse().unwrap_or(Tz::UTC);
        let first = view.from.or_else(|| span_ms.map(|(first_ms, _)| day_of(zone, first_ms)));
        let last = view.to.or_else(|| span_ms.map(|(_, last_ms)| day_of(zone, last_ms)));
        let (Some(first), Some(last)) = (first, last) else { return Self::default() };
        let after = last.checked_add_days(Days::new(1)).unwrap_or(last).max(first);
        let days = (after - first).num_days();
        let listed = if days <= MOST_DAYS { days as usize } else { 0 };
        Self {
            from_ms: midnight_ms(zone, first),
            to_ms: midnight_ms(zone, after),
            midnights_ms: first.iter_days().take(listed).map(|day| midnight_ms(zone, day)).collect(),
        }
    }

    /// Whether a moment lies in it.
    #[inline]
    pub fn contains(&self, at_ms: i64) -> bool {
        self.from_ms <= at_ms && at_ms < self.to_ms
    }

    /// How many days a histogram has.
    pub fn days(&self) -> usize {
        self.midnights_ms.len()
    }

    /// The day of a moment of the period, counted from 0; `None`: it is outside or there is no histogram.
    #[inline]
    pub fn day(&self, at_ms: i64) -> Option<usize> {
        if !self.contains(at_ms) || self.midnights_ms.is_empty() {
            return None;
        }
        // Nearly every day has 24 hours: the guess is the day itself or its neighbour.
        const DAY_MS: i64 = 86_400_000;
        let guess = usize::try_from((at_ms - self.from_ms) / DAY_MS).unwrap_or(0);
        let mut day = guess.min(self.midnights_ms.len() - 1);
        while day > 0 && self.midnights_ms[day] > at_ms {
            day -= 1;
        }
        while self.midnights_ms.get(day + 1).is_some_and(|&next| next <= at_ms) {
            day += 1;
        }
        Some(day)
    }
}

/// The day of a moment in a zone. Moments that no calendar reaches count as its ends.
fn day_of(zone: Tz, at_ms: i64) -> NaiveDate {
    // A day of margin, so that the offset of the zone still fits.
    let last = DateTime::<chrono::Utc>::MAX_UTC.timestamp_millis() - 86_400_000;
    let first = DateTime::<chrono::Utc>::MIN_UTC.timestamp_millis() + 86_400_000;
    let moment = DateTime::from_timestamp_millis(at_ms.clamp(first, last)).unwrap_or_default();
    moment.with_timezone(&zone).date_naive()
}

/// When a day begins. Where clocks are put forward at midnight, it begins at the first time that exists.
fn midnight_ms(zone: Tz, day: NaiveDate) -> i64 {
    let midnight = day.and_time(NaiveTime::MIN);
    let quarters = (0..=8).map(|quarter| midnight + TimeDelta::minutes(30 * quarter));
    let first = quarters.filter_map(|time| zone.from_local_datetime(&time).earliest()).next();
    first.map_or_else(|| midnight.and_utc().timestamp_millis(), |moment| moment.timestamp_millis())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Record, ViewId};

    const HOUR_MS: i64 = 3_600_000;

    fn period(from: &str, to: &str, zone: &str) -> Period {
        let mut view = View::blank(ViewId::new());
        view.from = from.parse().ok();
        view.to = to.parse().ok();
        Period::of(None, &view, zone)
    }

    #[test]
    fn days_follow_the_clock_of_the_zone() {
        let paris = period("2026-10-24", "2026-10-26", "Europe/Paris");
        assert_eq!(paris.to_ms - paris.from_ms, 73 * HOUR_MS, "the clock goes back on the 25th");
        assert_eq!(paris.days(), 3);
        assert_eq!(paris.day(paris.from_ms), Some(0));
        assert_eq!(paris.day(paris.from_ms + 48 * HOUR_MS), Some(1), "the long Sunday still runs");
        assert_eq!(paris.day(paris.to_ms - 1), Some(2));
        assert_eq!(paris.day(paris.to_ms), None);
        let beirut = period("2026-03-29", "2026-03-29", "Asia/Beirut");
        assert_eq!(beirut.to_ms - beirut.from_ms, 23 * HOUR_MS, "no midnight there that night");
    }

    #[test]
    fn open_ends_reach_to_the_data_and_odd_ones_are_empty() {
        let open = Period::of(Some((5, 26 * HOUR_MS)), &View::blank(ViewId::new()), "UTC");
        assert_eq!((open.from_ms, open.to_ms, open.days()), (0, 48 * HOUR_MS, 2));
        let turned = period("2026-10-24", "2026-10-20", "UTC");
        assert_eq!((turned.days(), turned.contains(turned.from_ms)), (0, false));
        let wild = Period::of(Some((i64::MIN, i64::MAX)), &View::blank(ViewId::new()), "Europe/Paris");
        assert!(wild.contains(0) && wild.days() == 0, "{wild:?}");
        assert_eq!(Period::of(None, &View::blank(ViewId::new()), "UTC"), Period::default());
    }
}
