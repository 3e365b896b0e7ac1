//! Numbers, dates, durations and money as each language writes them.

use crate::model::Language;
use crate::tr;
use chrono::{DateTime, Datelike, NaiveDate, Timelike};

/// Narrow no-break space: between thousands in French.
const NARROW: char = '\u{202F}';
/// No-break space: before units in French.
const SPACE: char = '\u{A0}';

/// A whole number with its thousands marked.
pub fn number(language: Language, n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    if n < 0 {
        text.push('−');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(if language == Language::French { NARROW } else { ',' });
        }
        text.push(digit);
    }
    text
}

/// A number with at most `places` decimals; zeros at the end are left out.
pub fn decimal(language: Language, x: f64, places: usize) -> String {
    let text = format!("{:.places$}", x.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let fraction = fraction.trim_end_matches('0');
    let is_zero = whole.chars().chain(fraction.chars()).all(|c| c == '0');
    let mut out = number(language, whole.parse().unwrap_or(i64::MAX));
    if x < 0.0 && !is_zero {
        out.insert(0, '−');
    }
    if !fraction.is_empty() {
        out.push(if language == Language::French { ',' } else { '.' });
        out.push_str(fraction);
    }
    out
}

/// A number that always shows its sign, such as +2 or −0.9; zero has none.
pub fn signed(language: Language, x: f64, places: usize) -> String {
    let text = decimal(language, x, places);
    if x > 0.0 && text != "0" { format!("+{text}") } else { text }
}

/// A share between 0 and 1 as whole percent; what is not zero but would round to it reads with one decimal.
pub fn percent(language: Language, share: f64) -> String {
    let percent = share * 100.0;
    let places = usize::from(percent.abs() < 1.0);
    percent_sign(language, &decimal(language, percent, places))
}

/// A number already written, with its percent sign.
fn percent_sign(language: Language, number: &str) -> String {
    match language {
        Language::English => format!("{number}%"),
        Language::French => format!("{number}{SPACE}%"),
    }
}

/// A day, such as 30 Nov 2026 or 30 nov. 2026.
pub fn date(language: Language, day: NaiveDate) -> String {
    const ENGLISH: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"];
    const FRENCH: [&str; 12] =
        ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."];
    let month = day.month0() as usize;
    match language {
        Language::English => format!("{}{SPACE}{}{SPACE}{}", day.day(), ENGLISH[month], day.year()),
        Language::French if day.day() == 1 => format!("1er{SPACE}{}{SPACE}{}", FRENCH[month], day.year()),
        Language::French => format!("{}{SPACE}{}{SPACE}{}", day.day(), FRENCH[month], day.year()),
    }
}

/// A time of day, such as 14:05 or 14 h 05, of milliseconds that already count in the zone shown.
pub fn time_of_day(language: Language, local_ms: i64) -> String {
    let time = DateTime::from_timestamp_millis(local_ms).unwrap_or_default().time();
    match language {
        Language::English => format!("{:02}:{:02}", time.hour(), time.minute()),
        Language::French => format!("{}{SPACE}h{SPACE}{:02}", time.hour(), time.minute()),
    }
}

/// A moment in the time zone of this computer, such as 30 Nov 2026, 14:05.
pub fn moment(language: Language, at_ms: i64) -> String {
    let at = DateTime::from_timestamp_millis(at_ms).unwrap_or_default().with_timezone(&chrono::Local).naive_local();
    format!("{}, {}", date(language, at.date()), time_of_day(language, at.and_utc().timestamp_millis()))
}

/// A duration in its largest fitting unit, such as 2.1 d, 14 min, 40 s.
pub fn duration(language: Language, ms: i64) -> String {
    const UNITS: [(f64, u8); 3] = [(86_400_000.0, b'd'), (3_600_000.0, b'h'), (60_000.0, b'm')];
    let span = ms as f64;
    let (value, unit) = UNITS
        .into_iter()
        .find(|(size, _)| span.abs() >= *size)
        .map_or((span / 1000.0, b's'), |(size, unit)| (span / size, unit));
    let places = usize::from(value.abs() < 10.0 && matches!(unit, b'd' | b'h'));
    let value = decimal(language, value, places);
    let unit = match unit {
        b'd' => tr!(language, "unit-days"),
        b'h' => "h".to_owned(),
        b'm' => "min".to_owned(),
        _ => "s".to_owned(),
    };
    format!("{value}{SPACE}{unit}")
}

/// A size of files, such as 1.2 MB.
pub fn bytes(language: Language, bytes: u64) -> String {
    let size = bytes as f64;
    let (value, unit) = match bytes {
        0..1_000 => (size, tr!(language, "unit-bytes")),
        1_000..1_000_000 => (size / 1e3, tr!(language, "unit-kilobytes")),
        _ => (size / 1e6, tr!(language, "unit-megabytes")),
    };
    let places = usize::from(bytes >= 1_000 && value < 100.0);
    format!("{}{SPACE}{unit}", decimal(language, value, places))
}

/// An amount in millionths of a currency unit, such as €300 or 300 €.
pub fn money(language: Language, millionths: i64, currency: &str) -> String {
    let amount = decimal(language, millionths as f64 / 1e6, 2);
    let sign = match currency {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "$",
        other => other,
    };
    match language {
        Language::English if sign.chars().count() == 1 => format!("{sign}{amount}"),
        _ => format!("{amount}{SPACE}{sign}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, French};

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(number(English, 12_480), "12,480");
        assert_eq!(number(French, 12_480), "12\u{202F}480");
        assert_eq!(number(English, -999), "−999");
        assert_eq!(decimal(French, 2.9, 1), "2,9");
        assert_eq!(decimal(English, -0.04, 1), "0");
        assert_eq!(percent(French, 0.38), "38\u{A0}%");
        assert_eq!(percent(English, 0.004), "0.4%");
        assert_eq!(signed(English, 2.0, 1), "+2");
        assert_eq!(money(English, 300_000_000, "EUR"), "€300");
        assert_eq!(money(French, 300_000_000, "EUR"), "300\u{A0}€");
    }

    #[test]
    fn days_and_durations_follow_the_language() {
        let day = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
        assert_eq!(date(French, day), "1er\u{A0}sept.\u{A0}2026");
        assert_eq!(date(English, day), "1\u{A0}Sept\u{A0}2026");
        assert_eq!(duration(French, 181_440_000), "2,1\u{A0}j");
        assert_eq!(duration(English, 181_440_000), "2.1\u{A0}d");
        assert_eq!(duration(English, 840_000), "14\u{A0}min");
        assert_eq!(duration(English, 40_000), "40\u{A0}s");
    }
}
