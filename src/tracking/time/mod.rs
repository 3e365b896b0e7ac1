//! Times as exports write them, to milliseconds since 1970 UTC.
//!
//! A time without a zone is in the zone of the recipe. Where the clocks go back an hour is there twice, and where they go
//! forward one is missing; of the two moments such a time can mean, it is the earlier one.

mod names;

use super::iso;
use crate::model::TimeFormat;
use chrono::{DateTime, LocalResult, NaiveDateTime, Offset, TimeZone};
use chrono_tz::Tz;
use rustc_hash::FxHashMap;

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A time as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    /// As if it were UTC.
    pub(super) local_ms: i64,
    /// How far its zone is ahead of UTC; `None`: it says no zone.
    pub(super) ahead_ms: Option<i64>,
}

/// Reads the times of one column.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    format: TimeFormat,
    zone: Tz,
    /// How far the zone is ahead of UTC on days on which that does not change.
    days: FxHashMap<i64, i64>,
}

impl Clock {
    pub(super) fn new(format: TimeFormat, zone: Tz) -> Self {
        Self { format, zone, days: FxHashMap::default() }
    }

    /// The moment that the text says.
    pub(super) fn moment(&mut self, text: &[u8]) -> Option<i64> {
        if self.format == TimeFormat::YearFirst
            && let Some(moment) = iso::utc_ms(text)
        {
            return Some(moment);
        }
        let written = parse(text, self.format)?;
        match written.ahead_ms {
            Some(ahead) => Some(written.local_ms - ahead),
            None => self.utc_of(written.local_ms),
        }
    }

    fn utc_of(&mut self, local_ms: i64) -> Option<i64> {
        let day = local_ms.div_euclid(DAY);
        if let Some(ahead) = self.days.get(&day) {
            return Some(local_ms - ahead);
        }
        let (first, last) = (ahead_ms(self.zone, day * DAY)?, ahead_ms(self.zone, day * DAY + DAY - 1)?);
        // A zone that leaves its offset and comes back within a day would go unseen; none does.
        if first == last {
            self.days.insert(day, first);
            return Some(local_ms - first);
        }
        Some(local_ms - ahead_ms(self.zone, local_ms)?)
    }
}

/// How far the zone is ahead of UTC at a local time.
fn ahead_ms(zone: Tz, local_ms: i64) -> Option<i64> {
    let local = naive(local_ms)?;
    let ahead = |at: DateTime<Tz>| i64::from(at.offset().fix().local_minus_utc()) * SECOND;
    match zone.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Some(ahead(at)),
        // The missing hour. A day later the clocks have gone forward: that offset gives the earlier moment.
        LocalResult::None => zone.from_local_datetime(&naive(local_ms + DAY)?).earliest().map(ahead),
    }
}

fn naive(ms: i64) -> Option<NaiveDateTime> {
    DateTime::from_timestamp_millis(ms).map(|at| at.naive_utc())
}

/// The time that the text says in this format; `None`: it is none.
pub(super) fn parse(text: &[u8], format: TimeFormat) -> Option<Written> {
    match format {
        TimeFormat::YearFirst | TimeFormat::DayFirst | TimeFormat::MonthFirst => {
            let mut cursor = Cursor(text);
            let day = date(&mut cursor, format)?;
            let time = time_of_day(&mut cursor)?;
            let ahead_ms = zone(&mut cursor)?;
            cursor.0.is_empty().then_some(Written { local_ms: day * DAY + time, ahead_ms })
        }
        TimeFormat::EpochSeconds => epoch(text, 3),
        TimeFormat::EpochMillis => epoch(text, 0),
        TimeFormat::EpochMicros => epoch(text, -3),
        TimeFormat::EpochNanos => epoch(text, -6),
    }
}

/// A number since 1970 whose point is moved `places` to the right to make milliseconds.
fn epoch(text: &[u8], places: i32) -> Option<Written> {
    let (negative, digits) = text.strip_prefix(b"-").map_or((false, text), |digits| (true, digits));
    let mut cursor = Cursor(digits);
    let mut value = i64::try_from(cursor.number(1, 19)?).ok()?;
    let fraction = if cursor.eat(b".,") { cursor.fraction_ms()? } else { 0 };
    let factor = 10_i64.pow(places.unsigned_abs());
    value = if places < 0 { value } else { value.checked_mul(factor)? };
    if places > 0 {
        value = value.checked_add(fraction)?;
    }
    value = if negative { -value } else { value };
    let local_ms = if places < 0 { value.div_euclid(factor) } else { value };
    // Outside the years that a calendar can show.
    naive(local_ms)?;
    cursor.0.is_empty().then_some(Written { local_ms, ahead_ms: Some(0) })
}

/// Days since 1970.
fn date(cursor: &mut Cursor<'_>, format: TimeFormat) -> Option<i64> {
    let (year, month, day) = match format {
        TimeFormat::YearFirst => year_first(cursor)?,
        _ => {
            names::weekday(cursor);
            // Whoever writes four digits first means the year, whatever the rest of the column does.
            let mut ahead = Cursor(cursor.0);
            match ahead.counted(4, 4).and_then(|_| ahead.one_of(b"-/.")) {
                Some(_) => year_first(cursor)?,
                None => year_last(cursor, format)?,
            }
        }
    };
    days(year, month, day)
}

/// Year, month and day of a date that ends with the year; the month may be a name.
fn year_last(cursor: &mut Cursor<'_>, format: TimeFormat) -> Option<(u64, u64, u64)> {
    if let Some(month) = names::month(cursor) {
        // `August 20, 2021`
        cursor.blank();
        let day = cursor.number(1, 2)?;
        names::ordinal(cursor);
        cursor.eat(b",");
        cursor.blank().then_some(())?;
        return Some((cursor.number(4, 4)?, month, day)).filter(|_| format == TimeFormat::MonthFirst);
    }
    let first = cursor.number(1, 2)?;
    let mut ahead = Cursor(cursor.0);
    names::ordinal(&mut ahead);
    while ahead.eat(b"-/.") || ahead.blank() {}
    if let Some(month) = names::month(&mut ahead) {
        // `20 août 2021`, `20-Aug-21`
        while ahead.eat(b"-/.,") || ahead.blank() {}
        *cursor = ahead;
        return Some((year_of(cursor)?, month, first)).filter(|_| format == TimeFormat::DayFirst);
    }
    let separator = cursor.one_of(b"/.-")?;
    let second = cursor.number(1, 2)?;
    cursor.eat(&[separator]).then_some(())?;
    let year = year_of(cursor)?;
    Some(if format == TimeFormat::DayFirst { (year, second, first) } else { (year, first, second) })
}

/// Four digits, or the last two.
fn year_of(cursor: &mut Cursor<'_>) -> Option<u64> {
    match cursor.counted(2, 4)? {
        (year, 4) => Some(year),
        (year, 2) if year < 70 => Some(2000 + year),
        (year, 2) => Some(1900 + year),
        _ => None,
    }
}

/// With separators, or eight digits in a row.
fn year_first(cursor: &mut Cursor<'_>) -> Option<(u64, u64, u64)> {
    let year = cursor.number(4, 4)?;
    let Some(separator) = cursor.one_of(b"-/.") else {
        return Some((year, cursor.number(2, 2)?, cursor.number(2, 2)?));
    };
    let month = cursor.number(1, 2)?;
    cursor.eat(&[separator]).then_some(())?;
    Some((year, month, cursor.number(1, 2)?))
}

/// Days since 1970 of a day of the calendar, by counting from a first of March, so that the leap day comes last.
pub(super) fn days(year: u64, month: u64, day: u64) -> Option<i64> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let length = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if day == 0 || day > length {
        return None;
    }
    // 400 years ahead, so that no year is below zero.
    let shifted = year + 400 - u64::from(month <= 2);
    let month = (month + 9) % 12;
    let in_year = (153 * month + 2) / 5 + day - 1;
    let since = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + in_year;
    Some(since as i64 - 719_468 - 146_097)
}

/// Milliseconds since midnight; midnight where no time of day follows.
fn time_of_day(cursor: &mut Cursor<'_>) -> Option<i64> {
    if cursor.0.is_empty() {
        return Some(0);
    }
    if !cursor.eat(b"Tt") {
        cursor.eat(b",");
        cursor.blank().then_some(())?;
        // `à 14h05`, `at 2:05 PM`
        if ["à", "at"].iter().any(|word| cursor.pass(word.as_bytes())) {
            cursor.blank().then_some(())?;
        }
    }
    let mut hour = cursor.number(1, 2)?;
    cursor.blank();
    let french = cursor.eat(b"hH");
    if !french {
        cursor.eat(b":").then_some(())?;
    }
    cursor.blank();
    let minute = if french && cursor.0.is_empty() { 0 } else { cursor.number(2, 2)? };
    let (mut second, mut ms) = (0, 0);
    if cursor.eat(b":") {
        second = cursor.number(2, 2)?;
        if cursor.eat(b".,") {
            ms = cursor.fraction_ms()?;
        }
    }
    hour = half_of_day(cursor, hour)?;
    // A second 60 is a leap second.
    let is_time = hour < 24 && minute < 60 && second < 61;
    is_time.then_some(hour as i64 * HOUR + minute as i64 * MINUTE + second as i64 * SECOND + ms)
}

/// The hour, with AM or PM behind it if that is there.
fn half_of_day(cursor: &mut Cursor<'_>, hour: u64) -> Option<u64> {
    let mut ahead = Cursor(cursor.0);
    ahead.blank();
    let Some(half) = ahead.one_of(b"AaPp") else { return Some(hour) };
    ahead.eat(b"Mm").then_some(())?;
    *cursor = ahead;
    let afternoon = half.eq_ignore_ascii_case(&b'p');
    (1..=12).contains(&hour).then_some(hour % 12 + if afternoon { 12 } else { 0 })
}

/// The zone that the text ends with: `Some(None)` if there is none.
fn zone(cursor: &mut Cursor<'_>) -> Option<Option<i64>> {
    cursor.blank();
    if cursor.0.is_empty() {
        return Some(None);
    }
    for name in [&b"Z"[..], b"UTC", b"GMT"] {
        if cursor.0.eq_ignore_ascii_case(name) {
            cursor.0 = &[];
            return Some(Some(0));
        }
    }
    let sign = if cursor.one_of(b"+-")? == b'-' { -1 } else { 1 };
    let hours = cursor.number(2, 2)? as i64;
    cursor.eat(b":");
    let minutes = if cursor.0.is_empty() { 0 } else { cursor.number(2, 2)? as i64 };
    (hours < 24 && minutes < 60).then_some(Some(sign * (hours * HOUR + minutes * MINUTE)))
}

/// What is left of the text.
struct Cursor<'t>(&'t [u8]);

impl Cursor<'_> {
    fn one_of(&mut self, bytes: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        bytes.contains(first).then(|| {
            self.0 = rest;
            *first
        })
    }

    fn eat(&mut self, bytes: &[u8]) -> bool {
        self.one_of(bytes).is_some()
    }

    /// Passes blanks, also those that do not break; whether there was one.
    fn blank(&mut self) -> bool {
        let before = self.0.len();
        while self.eat(b" ") || ["\u{A0}", "\u{202F}"].iter().any(|blank| self.pass(blank.as_bytes())) {}
        self.0.len() < before
    }

    fn pass(&mut self, prefix: &[u8]) -> bool {
        let rest = self.0.strip_prefix(prefix);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn number(&mut self, at_least: usize, at_most: usize) -> Option<u64> {
        self.counted(at_least, at_most).map(|(value, _)| value)
    }

    /// A number of so many digits, and how many there are.
    fn counted(&mut self, at_least: usize, at_most: usize) -> Option<(u64, usize)> {
        let digits = self.0.iter().take(at_most).take_while(|byte| byte.is_ascii_digit()).count();
        if digits < at_least {
            return None;
        }
        let (number, rest) = self.0.split_at(digits);
        self.0 = rest;
        Some((number.iter().fold(0, |value, digit| value * 10 + u64::from(digit - b'0')), digits))
    }

    /// Milliseconds of a fraction of up to nine digits; finer ones are cut off.
    fn fraction_ms(&mut self) -> Option<i64> {
        let (value, digits) = self.counted(1, 9)?;
        let places = digits as i32 - 3;
        let factor = 10_u64.pow(places.unsigned_abs());
        Some((if places < 0 { value * factor } else { value / factor }) as i64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use TimeFormat::*;
    use chrono::NaiveDate;

    fn moment(text: &str, format: TimeFormat, zone: &str) -> Option<i64> {
        Clock::new(format, zone.parse().unwrap()).moment(text.as_bytes())
    }

    #[test]
    fn every_spelling_of_a_moment_is_that_moment() {
        let expected = DateTime::parse_from_rfc3339("2026-11-30T14:05:00Z").unwrap().timestamp_millis();
        for (text, format) in [
            ("2026-11-30 14:05:00", YearFirst),
            ("2026/11/30 14:05", YearFirst),
            ("2026-11-30T14:05:00.000Z", YearFirst),
            ("2026-11-30T15:05:00+01:00", YearFirst),
            ("2026-11-30T09:35:00-0430", YearFirst),
            ("2026-11-30 14:05:00.000999 UTC", YearFirst),
            ("20261130T14:05", YearFirst),
            ("30/11/2026 14:05", DayFirst),
            ("30.11.2026 14h05", DayFirst),
            ("30-11-26, 14 h 05", DayFirst),
            ("30/11/2026\u{A0}14\u{A0}h\u{A0}05", DayFirst),
            ("30 novembre 2026 14:05:00", DayFirst),
            ("lundi 30 nov. 2026 à 14h05", DayFirst),
            ("30-Nov-26 14:05", DayFirst),
            ("2026-11-30 14:05", DayFirst),
            ("November 30, 2026 2:05 PM", MonthFirst),
            ("Mon, Nov 30th 2026 14:05", MonthFirst),
            ("1796047500000000999", EpochNanos),
            ("11/30/2026 2:05 PM", MonthFirst),
            ("11/30/2026 02:05:00pm", MonthFirst),
            ("1796047500", EpochSeconds),
            ("1796047500.000", EpochSeconds),
            ("1796047500000", EpochMillis),
            ("1796047500000999", EpochMicros),
        ] {
            assert_eq!(moment(text, format, "UTC"), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in
            ["", "2026-02-30", "2026-13-01", "2026-11-30 24:00", "2026-11-30x", "2026-11", "2026-11-30 14", "NA"]
        {
            assert_eq!(moment(text, YearFirst, "UTC"), None, "{text}");
        }
        for text in ["31/04/2026", "12/13", "1/1/026", "30/11/2026 13:00 PM"] {
            assert_eq!(moment(text, DayFirst, "UTC"), None, "{text}");
        }
        for text in ["", "-", "17e9", "99999999999999999999", "999999999999999999"] {
            assert_eq!(moment(text, EpochSeconds, "UTC"), None, "{text}");
        }
        assert_eq!(moment("-1.5", EpochSeconds, "UTC"), Some(-1500));
        assert_eq!(moment("-1", EpochMicros, "UTC"), Some(-1));
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for (year, month, day) in
            [(1970, 1, 1), (1969, 12, 31), (2000, 2, 29), (2024, 2, 29), (1, 1, 1), (9999, 12, 31)]
        {
            let expected = NaiveDate::from_ymd_opt(year, month, day).unwrap().and_hms_opt(0, 0, 0).unwrap().and_utc();
            let days = days(year as u64, u64::from(month), u64::from(day));
            assert_eq!(days.map(|days| days * DAY), Some(expected.timestamp_millis()), "{year}-{month}-{day}");
        }
        assert_eq!(days(2100, 2, 29), None);
    }

    #[test]
    fn the_zone_counts_and_a_double_or_missing_hour_is_the_earlier_moment() {
        let utc = |text: &str| moment(text, YearFirst, "UTC");
        let paris = |text: &str| moment(text, YearFirst, "Europe/Paris");
        assert_eq!(paris("2024-01-15 12:00"), utc("2024-01-15 11:00"));
        assert_eq!(paris("2024-07-15 12:00"), utc("2024-07-15 10:00"));
        assert_eq!(paris("2024-10-27 02:30"), utc("2024-10-27 00:30"), "twice: in summer time");
        assert_eq!(paris("2024-03-31 02:30"), utc("2024-03-31 00:30"), "missing: as if already in summer time");
        assert_eq!(paris("2024-03-31 01:59"), utc("2024-03-31 00:59"));
        assert_eq!(paris("2024-03-31 03:00"), utc("2024-03-31 01:00"));
        assert_eq!(paris("2024-03-31T02:30Z"), utc("2024-03-31 02:30"), "a zone in the text wins");
    }

    #[test]
    fn a_remembered_day_gives_what_the_zone_gives() {
        let zone: Tz = "America/New_York".parse().unwrap();
        let mut clock = Clock::new(YearFirst, zone);
        for hour in (0..24 * 800).map(|hour| 1_700_000_000_000 / HOUR + hour * 7 / 8) {
            let local = hour * HOUR;
            assert_eq!(clock.utc_of(local), ahead_ms(zone, local).map(|ahead| local - ahead));
        }
    }
}
