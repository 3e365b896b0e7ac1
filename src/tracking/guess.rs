//! Guessing how a file is read, from its beginning, so that most people change nothing.

use super::error::ReadError;
use super::input::{self, text_of};
use super::money;
use super::plan::{MOST_COLUMNS, column_names, numbered};
use super::roles::{RoleReason, may_tell_what_happened, name_score, personal_by_name, personal_by_value, words_of};
use super::rows::Rows;
use super::time;
use crate::model::{ColumnRole, Recipe, RecipeColumn, TimeFormat};
use rustc_hash::FxHashSet;
use std::path::Path;

/// As many rows are shown.
const PREVIEW_ROWS: usize = 50;
/// As many rows are looked at.
const SAMPLE_ROWS: usize = 5000;
/// A column is one of times or amounts if so many of a hundred values are.
const NEARLY_ALL: usize = 95;
/// Fewer are enough where its name says so: the others will be listed as rejected.
const MOST: usize = 51;

/// A proposal how to read a file, with what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The proposal. It may lack a customer or a time column, which the user must then choose.
    pub recipe: Recipe,
    /// What was seen of each column of the recipe.
    pub columns: Vec<ColumnGuess>,
    /// The first rows below the header, as they stand; a row may be shorter or longer than the header.
    pub preview: Vec<Vec<String>>,
    /// Rows looked at.
    pub rows: usize,
    /// A time that can be read day first and month first, as all of them can: the user must say.
    pub ambiguous_date: Option<String>,
    /// Whether the times say no zone, so that the recipe's zone is assumed.
    pub zone_assumed: bool,
    /// Bytes in the file.
    pub bytes: u64,
}

/// What was seen of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnGuess {
    /// Why it has its role.
    pub why: RoleReason,
    /// A few of its values.
    pub samples: Vec<String>,
    /// Distinct values in the rows looked at.
    pub distinct: usize,
    /// Rows without a value.
    pub empty: usize,
    /// How its times are written, if that is what it holds.
    pub time_format: Option<TimeFormat>,
}

/// Proposes how to read a file. `time_zone` is the IANA name of the zone that times without one are assumed in.
pub fn guess(path: &Path, time_zone: &str) -> Result<Guess, ReadError> {
    let sample = input::sample(path)?;
    let delimiter = delimiter_of(sample.text.as_bytes());
    let (mut rows, named) = rows_of(&sample.text, delimiter, path)?;
    let width = usual_width(&rows);
    let header = is_header(&rows);
    let names = if header { named.names(width) } else { (0..width).map(numbered).collect() };
    if header {
        rows.remove(0);
    }
    if rows.is_empty() {
        return Err(ReadError::NoRows(path.to_owned()));
    }
    let seen: Vec<Seen> = names.into_iter().enumerate().map(|(place, name)| Seen::new(name, place, &rows)).collect();
    let roles = roles_of(&seen);
    let time = roles.iter().position(|(role, _)| *role == ColumnRole::Time).map(|place| &seen[place]);
    let recipe = Recipe {
        delimiter: char::from(delimiter),
        encoding: sample.encoding.name().to_owned(),
        header,
        columns: seen
            .iter()
            .zip(&roles)
            .map(|(seen, (role, _))| RecipeColumn { name: seen.name.clone(), role: *role })
            .collect(),
        time_format: time.and_then(|seen| seen.time_format).unwrap_or_default(),
        time_zone: time_zone.to_owned(),
    };
    Ok(Guess {
        recipe,
        ambiguous_date: time.and_then(|seen| seen.ambiguous.clone()),
        zone_assumed: time.is_some_and(|seen| seen.lacks_zone),
        columns: seen.into_iter().zip(roles).map(|(seen, (_, why))| seen.guessed(why)).collect(),
        rows: rows.len(),
        preview: rows.drain(..rows.len().min(PREVIEW_ROWS)).collect(),
        bytes: sample.bytes_in_all,
    })
}

/// The delimiter that cuts most rows into the same number of cells; of equals, the one that makes more of them.
fn delimiter_of(text: &[u8]) -> u8 {
    let score = |delimiter: u8| {
        let mut rows = Rows::new(text, delimiter);
        let mut widths = Vec::new();
        while let Some(row) = rows.next().filter(|_| widths.len() < SAMPLE_ROWS) {
            widths.push(row.len());
        }
        let (width, alike) = most_frequent(widths.iter().copied());
        if width < 2 { (0, 0) } else { (alike * 100 / widths.len(), width) }
    };
    // The last one of equals: a comma where no delimiter is found.
    [b'|', b'\t', b';', b','].into_iter().max_by_key(|delimiter| score(*delimiter)).unwrap_or(b',')
}

/// The most frequent number, and how often it comes; of equals the larger one.
fn most_frequent(numbers: impl Iterator<Item = usize>) -> (usize, usize) {
    let mut numbers: Vec<usize> = numbers.collect();
    numbers.sort_unstable();
    let runs = numbers.chunk_by(|a, b| a == b).map(|run| (run[0], run.len()));
    runs.max_by_key(|(number, times)| (*times, *number)).unwrap_or((0, 0))
}

/// The first row, as names.
struct Header(String, u8);

impl Header {
    fn names(&self, width: usize) -> Vec<String> {
        let mut rows = Rows::new(self.0.as_bytes(), self.1);
        rows.next().map(|row| column_names(&row, width)).unwrap_or_default()
    }
}

fn rows_of(text: &str, delimiter: u8, path: &Path) -> Result<(Vec<Vec<String>>, Header), ReadError> {
    let mut rows = Rows::new(text.as_bytes(), delimiter);
    let mut out: Vec<Vec<String>> = Vec::new();
    let mut first_end = 0;
    while out.len() < SAMPLE_ROWS {
        let Some(row) = rows.next() else { break };
        if row.len() > MOST_COLUMNS {
            return Err(ReadError::TooManyColumns { found: row.len(), path: path.to_owned() });
        }
        out.push((0..row.len()).map(|place| text_of(row.cell(place)).into_owned()).collect());
        if out.len() == 1 {
            first_end = rows.position();
        }
    }
    if out.is_empty() {
        return Err(ReadError::NoRows(path.to_owned()));
    }
    Ok((out, Header(text[..first_end].to_owned(), delimiter)))
}

/// How many columns most rows have, the header among them.
fn usual_width(rows: &[Vec<String>]) -> usize {
    most_frequent(rows.iter().map(Vec::len)).0
}

/// A first row is a header if it holds names: no times, no amounts, no addresses, and not mostly nothing.
fn is_header(rows: &[Vec<String>]) -> bool {
    let Some(first) = rows.first() else { return false };
    let is_name = |cell: &String| {
        let is_time = TimeFormat::ALL.iter().any(|format| time::parse(cell.as_bytes(), *format).is_some());
        !is_time && money::parse(cell.as_bytes()).is_none() && personal_by_value(cell).is_none()
    };
    let filled = first.iter().filter(|cell| !cell.is_empty());
    filled.clone().all(is_name) && filled.count() * 2 >= first.len()
}

/// What the rows show of one column.
struct Seen {
    name: String,
    words: String,
    filled: usize,
    empty: usize,
    distinct: usize,
    samples: Vec<String>,
    /// Values that are amounts.
    amounts: usize,
    /// Letters and digits a value, on average.
    length: usize,
    time_format: Option<TimeFormat>,
    ambiguous: Option<String>,
    lacks_zone: bool,
    personal: Option<super::Personal>,
    /// Most values are JSON.
    is_nested: bool,
    /// All values are some yes or no.
    is_yes_or_no: bool,
}

impl Seen {
    fn new(name: String, place: usize, rows: &[Vec<String>]) -> Self {
        let cells = || rows.iter().filter_map(|row| row.get(place)).map(String::as_str);
        let values: Vec<&str> = cells().filter(|cell| !cell.is_empty()).collect();
        let words = words_of(&name);
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
            is_nested: values.iter().filter(|value| is_json(value)).count() * 2 > values.len(),
            is_yes_or_no: values.iter().all(|value| is_yes_or_no(value)),
            name,
            words,
            time_format,
            ambiguous,
            lacks_zone,
        }
    }

    fn guessed(self, why: RoleReason) -> ColumnGuess {
        let Self { samples, distinct, empty, time_format, .. } = self;
        ColumnGuess { why, samples, distinct, empty, time_format }
    }

    fn rows(&self) -> usize {
        self.filled + self.empty
    }

    fn is_amount(&self) -> bool {
        self.filled > 0 && self.amounts * 100 >= self.filled * MOST && self.time_format.is_none()
    }

    /// Few enough texts to be names of something.
    fn is_few_texts(&self) -> bool {
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
    let (day, month) = (fits(TimeFormat::DayFirst), fits(TimeFormat::MonthFirst));
    if day.max(month) * 100 >= enough {
        let format = if month > day { TimeFormat::MonthFirst } else { TimeFormat::DayFirst };
        return (Some(format), values.iter().find(|value| day == month && is_two_days(value)).map(|v| (*v).to_owned()));
    }
    let others = [TimeFormat::YearFirst, TimeFormat::EpochSeconds, TimeFormat::EpochMillis, TimeFormat::EpochMicros];
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
    at(TimeFormat::DayFirst) != at(TimeFormat::MonthFirst) && !value.bytes().take(3).any(|byte| byte == b'.')
}

fn is_json(value: &str) -> bool {
    value.starts_with('{') && value.ends_with('}') || value.starts_with('[') && value.ends_with(']')
}

fn is_yes_or_no(value: &str) -> bool {
    const WORDS: [&str; 10] = ["true", "false", "yes", "no", "y", "n", "oui", "non", "vrai", "faux"];
    WORDS.iter().any(|word| value.eq_ignore_ascii_case(word))
}

fn personal_of(values: &[&str], words: &str) -> Option<super::Personal> {
    if let Some(personal) = personal_by_name(words) {
        return Some(personal);
    }
    let first = values.iter().find_map(|value| personal_by_value(value))?;
    let alike = values.iter().filter(|value| personal_by_value(value) == Some(first)).count();
    // A few are enough: whoever logged in with an address stands among those who did not.
    (alike * 10 >= values.len()).then_some(first)
}

/// The role of every column, and why.
fn roles_of(seen: &[Seen]) -> Vec<(ColumnRole, RoleReason)> {
    let mut roles: Vec<Option<(ColumnRole, RoleReason)>> = vec![None; seen.len()];
    give_times(seen, &mut roles);
    if let Some(place) = best(seen, &roles, customer_score) {
        let why = if name_score(ColumnRole::Customer, &seen[place].words) > 20 {
            RoleReason::Name
        } else {
            RoleReason::Repeats
        };
        roles[place] = Some((ColumnRole::Customer, why));
    }
    for (role, fits) in [
        (ColumnRole::Channel, &is_text as &dyn Fn(&Seen) -> bool),
        (ColumnRole::Event, &is_text),
        (ColumnRole::Value, &Seen::is_amount),
    ] {
        let score = |seen: &Seen| if fits(seen) { name_score(role, &seen.words) } else { 0 };
        if let Some(place) = best(seen, &roles, score) {
            roles[place] = Some((role, RoleReason::Name));
        }
    }
    give_event_by_values(seen, &mut roles);
    seen.iter().zip(roles).map(|(seen, role)| role.unwrap_or_else(|| rest_of(seen))).collect()
}

/// The time column: the surest name among the columns that hold times; and the one that says the end, if there are two.
fn give_times(seen: &[Seen], roles: &mut [Option<(ColumnRole, RoleReason)>]) {
    let holds = |seen: &Seen| seen.time_format.is_some() && seen.empty * 5 <= seen.rows();
    let score = |seen: &Seen| if holds(seen) { 1 + name_score(ColumnRole::Time, &seen.words) } else { 0 };
    let Some(time) = best(seen, roles, score) else { return };
    let format = seen[time].time_format;
    roles[time] = Some((ColumnRole::Time, RoleReason::Times(format.unwrap_or_default())));
    let end = |seen: &Seen| if seen.time_format == format { name_score(ColumnRole::EndTime, &seen.words) } else { 0 };
    if let Some(end) = best(seen, roles, end) {
        roles[end] = Some((ColumnRole::EndTime, RoleReason::Name));
    }
}

/// Of the columns without a role, the one with the highest score above 0; of equals, the first.
fn best(seen: &[Seen], roles: &[Option<(ColumnRole, RoleReason)>], score: impl Fn(&Seen) -> u32) -> Option<usize> {
    let mut best = (0, None);
    for (place, column) in seen.iter().enumerate().filter(|(place, _)| roles[*place].is_none()) {
        let score = score(column);
        if score > best.0 {
            best = (score, Some(place));
        }
    }
    best.1
}

/// A sure name is enough; an unsure one must come again and again, as ids do.
fn customer_score(seen: &Seen) -> u32 {
    let score = name_score(ColumnRole::Customer, &seen.words);
    let repeats = seen.distinct < seen.filled && seen.distinct > 1;
    if seen.filled == 0 || score < 50 && !repeats {
        return 0;
    }
    // Of two good names, the column that is always filled.
    let mostly_empty = seen.empty * 10 > seen.rows();
    if mostly_empty { score / 3 } else { score }
}

fn is_text(seen: &Seen) -> bool {
    let is_words = seen.amounts * 2 < seen.filled && seen.time_format.is_none();
    is_words && seen.length <= 200 && !seen.is_nested && !seen.is_yes_or_no
}

/// Where no name says what happened and no channel does, the first column of a few texts may.
fn give_event_by_values(seen: &[Seen], roles: &mut [Option<(ColumnRole, RoleReason)>]) {
    let told = |role| roles.iter().flatten().any(|(given, _)| *given == role);
    if told(ColumnRole::Event) || told(ColumnRole::Channel) {
        return;
    }
    let fits = |seen: &Seen| {
        seen.is_few_texts() && is_text(seen) && seen.personal.is_none() && may_tell_what_happened(&seen.words)
    };
    if let Some(place) = best(seen, roles, |seen| u32::from(fits(seen))) {
        roles[place] = Some((ColumnRole::Event, RoleReason::FewTexts(seen[place].distinct)));
    }
}

/// Kept, unless it is empty, points at persons, or says something else in every row.
fn rest_of(seen: &Seen) -> (ColumnRole, RoleReason) {
    const ENOUGH_ROWS: usize = 100;
    const LONG: usize = 300;
    let left_out = |why| (ColumnRole::LeftOut, why);
    if seen.filled == 0 {
        return left_out(RoleReason::Empty);
    }
    if let Some(personal) = seen.personal {
        return left_out(RoleReason::Personal(personal));
    }
    if seen.time_format.is_some() {
        return left_out(RoleReason::OtherTime);
    }
    if seen.is_nested {
        return left_out(RoleReason::Nested);
    }
    if seen.length > LONG {
        return left_out(RoleReason::LongTexts);
    }
    if seen.filled >= ENOUGH_ROWS && seen.distinct == seen.filled {
        return left_out(RoleReason::AllDifferent);
    }
    (ColumnRole::Field, RoleReason::Kept)
}
