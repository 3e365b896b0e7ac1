//! What the rows show of one column.

use super::ColumnGuess;
use crate::model::{ColumnRole, TimeFormat};
use crate::tracking::money;
use crate::tracking::roles::{Personal, RoleReason, name_score, personal_by_name, personal_by_value, words_of};
use crate::tracking::time;
use rustc_hash::FxHashSet;

/// A column is one of times or amounts if so many of a hundred values are.
const NEARLY_ALL: usize = 95;
/// Fewer are enough where its name says so: the others will be listed as rejected.
const MOST: usize = 51;

/// What the rows show of one column.
pub(in crate::tracking) struct Seen {
    pub(in crate::tracking) name: String,
    pub(in crate::tracking) words: String,
    pub(in crate::tracking) filled: usize,
    pub(in crate::tracking) empty: usize,
    pub(in crate::tracking) distinct: usize,
    pub(in crate::tracking) samples: Vec<String>,
    /// Values that are amounts.
    pub(in crate::tracking) amounts: usize,
    /// Letters and digits a value, on average.
    pub(in crate::tracking) length: usize,
    pub(in crate::tracking) time_format: Option<TimeFormat>,
    pub(in crate::tracking) ambiguous: Option<String>,
    pub(in crate::tracking) lacks_zone: bool,
    pub(in crate::tracking) personal: Option<Personal>,
    /// Values that are steps with arrows between them.
    pub(in crate::tracking) paths: usize,
    /// Most values are JSON.
    pub(in crate::tracking) is_nested: bool,
    /// All values are some yes or no.
    pub(in crate::tracking) is_yes_or_no: bool,
}

impl Seen {
    /// `within` is the path that all columns of a list of events begin with.
    pub(in crate::tracking) fn new(name: String, within: &str, place: usize, rows: &[Vec<String>]) -> Self {
        let cells = || rows.iter().filter_map(|row| row.get(place)).map(String::as_str);
        let values: Vec<&str> = cells().filter(|cell| !cell.is_empty()).collect();
        let own = name.strip_prefix(within).filter(|own| own.starts_with('.')).unwrap_or(&name);
        let words = words_of(own);
        let mut distinct = FxHashSet::default();
        let mut samples = Vec::new();
        for value in &values {
            if distinct.insert(*value) && samples.len() < 5 {
                samples.push((*value).to_owned());
            }
        }
        let (time_format, ambiguous) = time_format_of(&values, &words);
        let lacks_zone = time_format.is_some_and(|format| {
            values.iter().filter_map(|value| time::parse(value.as_bytes(), format)).any(|at| at.ahead_ms.is_none())
        });
        Self {
            filled: values.len(),
            empty: rows.len() - values.len(),
            distinct: distinct.len(),
            samples,
            amounts: values.iter().filter(|value| money::parse(value.as_bytes()).is_some()).count(),
            length: values.iter().map(|value| value.chars().count()).sum::<usize>() / values.len().max(1),
            personal: personal_of(&values, &words),
            paths: values.iter().filter(|value| is_path(value)).count(),
            is_nested: values.iter().filter(|value| is_json(value)).count() * 2 > values.len(),
            is_yes_or_no: values.iter().all(|value| is_yes_or_no(value)),
            name,
            words,
            time_format,
            ambiguous,
            lacks_zone,
        }
    }

    pub(in crate::tracking) fn guessed(self, why: RoleReason) -> ColumnGuess {
        let Self { samples, distinct, empty, time_format, .. } = self;
        ColumnGuess { why, samples, distinct, empty, time_format }
    }

    pub(in crate::tracking) fn rows(&self) -> usize {
        self.filled + self.empty
    }

    pub(in crate::tracking) fn is_amount(&self) -> bool {
        self.filled > 0 && self.amounts * 100 >= self.filled * MOST && self.time_format.is_none()
    }

    /// Few enough texts to be names of something.
    pub(in crate::tracking) fn is_few_texts(&self) -> bool {
        let few = self.distinct <= 200 && self.distinct * 2 <= self.filled;
        few && self.distinct > 1
    }
}

/// The format that nearly all values have. Day first and month first are told apart by all of them together.
fn time_format_of(values: &[&str], words: &str) -> (Option<TimeFormat>, Option<String>) {
    let fits = |format: TimeFormat| values.iter().filter(|value| is_time(value, format)).count();
    if values.is_empty() {
        return (None, None);
    }
    // Numbers are times only where the name says so, or they may be anything.
    let says_time = name_score(ColumnRole::Time, words) > 0 || name_score(ColumnRole::EndTime, words) > 0;
    let enough = values.len() * if says_time { MOST } else { NEARLY_ALL };
    if !says_time && values.iter().all(|value| is_number(value)) {
        return (None, None);
    }
    let (year, day, month) = (fits(TimeFormat::YearFirst), fits(TimeFormat::DayFirst), fits(TimeFormat::MonthFirst));
    // What begins with the year is read in all three ways, so the others must find more.
    if day.max(month) > year && day.max(month) * 100 >= enough {
        let format = if month > day { TimeFormat::MonthFirst } else { TimeFormat::DayFirst };
        return (Some(format), values.iter().find(|value| day == month && is_two_days(value)).map(|v| (*v).to_owned()));
    }
    let others = [
        TimeFormat::YearFirst,
        TimeFormat::EpochSeconds,
        TimeFormat::EpochMillis,
        TimeFormat::EpochMicros,
        TimeFormat::EpochNanos,
    ];
    (others.into_iter().find(|format| fits(*format) * 100 >= enough), None)
}

/// Whether the value is a time in this format; a bare number must lie between 1990 and 2100.
fn is_time(value: &str, format: TimeFormat) -> bool {
    const FROM_MS: i64 = 631_152_000_000;
    const TO_MS: i64 = 4_102_444_800_000;
    time::parse(value.as_bytes(), format).is_some_and(|at| !is_number(value) || (FROM_MS..TO_MS).contains(&at.local_ms))
}

fn is_number(value: &str) -> bool {
    let value = value.strip_prefix('-').unwrap_or(value);
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    digits == value.len() || digits + 1 == value.len() && value.contains('.')
}

/// Whether the value is one day when read day first and another when read month first. Nobody writes points month first.
fn is_two_days(value: &str) -> bool {
    let at = |format| time::parse(value.as_bytes(), format).map(|at| at.local_ms);
    let differ = at(TimeFormat::DayFirst).zip(at(TimeFormat::MonthFirst)).is_some_and(|(day, month)| day != month);
    differ && !value.bytes().take(3).any(|byte| byte == b'.')
}

/// `search > mail > search`
fn is_path(value: &str) -> bool {
    const ARROWS: [&str; 3] = [" > ", "->", "→"];
    ARROWS.iter().any(|arrow| value.contains(arrow)) && !value.starts_with(['<', '{', '['])
}

fn is_json(value: &str) -> bool {
    value.starts_with('{') && value.ends_with('}') || value.starts_with('[') && value.ends_with(']')
}

fn is_yes_or_no(value: &str) -> bool {
    const WORDS: [&str; 10] = ["true", "false", "yes", "no", "y", "n", "oui", "non", "vrai", "faux"];
    WORDS.iter().any(|word| value.eq_ignore_ascii_case(word))
}

fn personal_of(values: &[&str], words: &str) -> Option<Personal> {
    if let Some(personal) = personal_by_name(words) {
        return Some(personal);
    }
    let first = values.iter().find_map(|value| personal_by_value(value))?;
    let alike = values.iter().filter(|value| personal_by_value(value) == Some(first)).count();
    // A few are enough: whoever logged in with an address stands among those who did not.
    (alike * 10 >= values.len()).then_some(first)
}
