//! When people do things. Times are seconds of the shop's clock since 1 September 2026, 0:00.

pub(super) const MINUTE: i64 = 60;
pub(super) const HOUR: i64 = 60 * MINUTE;
pub(super) const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;

/// The end of 30 November.
pub(super) const PERIOD_END: i64 = 91 * DAY;
/// The mobile payment trouble: from the begin of 12 October to the end of 26 October.
pub(super) const TROUBLE: std::ops::Range<i64> = 41 * DAY..56 * DAY;

/// 1 September 2026, 0:00 by the clock of Paris, in seconds since 1970 UTC had that clock shown UTC.
const BEGIN: i64 = 1_788_220_800;
/// 25 October 2026, 3:00: from then on the clock is one hour ahead of UTC instead of two.
const WINTER_TIME: i64 = 54 * DAY + 3 * HOUR;

/// How busy each hour of a day is.
const HOURS: [i64; 24] = [2, 1, 1, 1, 1, 1, 3, 6, 8, 9, 10, 10, 9, 9, 9, 9, 9, 10, 12, 13, 15, 14, 9, 4];
/// How busy each day of a week is, from Tuesday on, as 1 September is one.
const DAYS: [i64; 7] = [10, 10, 10, 10, 12, 13, 10];

/// Moves a time spread evenly over the week to where people are awake. Later times stay later.
pub(super) fn busy(time: i64) -> i64 {
    let weight = |hour: i64| HOURS[(hour % 24) as usize] * DAYS[(hour / 24) as usize];
    let total: i64 = (0..7 * 24).map(weight).sum();
    let mut rest = time % WEEK * total;
    for hour in 0..7 * 24 {
        let filled = weight(hour) * WEEK;
        if rest < filled {
            return time / WEEK * WEEK + hour * HOUR + rest * HOUR / filled;
        }
        rest -= filled;
    }
    time
}

/// Puts a time between an opening and a closing hour of its day; `spare` keeps those moved apart.
pub(super) fn within_hours(time: i64, open: i64, close: i64, spare: i64) -> i64 {
    let (day, of_day) = (time / DAY * DAY, time % DAY);
    if of_day < open {
        day + open + spare
    } else if of_day > close {
        day + close - spare
    } else {
        time
    }
}

/// The next time from this one on when somebody answers the phone; `spare` keeps those who waited for it apart.
pub(super) fn next_open(time: i64, open: i64, close: i64, spare: i64) -> i64 {
    let (day, of_day) = (time / DAY * DAY, time % DAY);
    if of_day > close { day + DAY + open + spare } else { within_hours(time, open, close, spare) }
}

/// Whether a time lies on a Sunday.
pub(super) fn is_sunday(time: i64) -> bool {
    (time / DAY) % 7 == 5
}

/// Whether a time lies on a Saturday.
pub(super) fn is_saturday(time: i64) -> bool {
    (time / DAY) % 7 == 4
}

/// Seconds since 1970 UTC.
pub(super) fn utc(time: i64) -> i64 {
    let ahead = if time < WINTER_TIME { 2 * HOUR } else { HOUR };
    BEGIN + time - ahead
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Datelike, Weekday};

    #[test]
    fn the_clock_is_that_of_paris() {
        let paris = |time| {
            let at = DateTime::from_timestamp(utc(time), 0).unwrap().with_timezone(&chrono_tz::Europe::Paris);
            at.format("%Y-%m-%d %H:%M").to_string()
        };
        assert_eq!(paris(0), "2026-09-01 00:00");
        assert_eq!(paris(TROUBLE.start), "2026-10-12 00:00");
        assert_eq!(paris(TROUBLE.end - MINUTE), "2026-10-26 23:59");
        assert_eq!(paris(PERIOD_END - MINUTE), "2026-11-30 23:59");
    }

    #[test]
    fn days_of_the_week_are_those_of_2026() {
        for day in 0..14 {
            let weekday = DateTime::from_timestamp(BEGIN + day * DAY, 0).unwrap().weekday();
            assert_eq!(is_sunday(day * DAY), weekday == Weekday::Sun);
            assert_eq!(is_saturday(day * DAY), weekday == Weekday::Sat);
        }
    }

    #[test]
    fn busy_hours_keep_the_order_of_times_and_their_week() {
        let mut before = 0;
        for time in (0..2 * WEEK).step_by(61) {
            let moved = busy(time);
            assert!(moved >= before && moved / WEEK == time / WEEK, "{time}");
            before = moved;
        }
    }
}
