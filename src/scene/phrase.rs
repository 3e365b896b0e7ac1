//! Phrases the map puts together: quotes, parts in a row, counts that may be too small to tell.

use super::map::Map;
use super::measure::{self, Block, Room};
use super::style::Style;
use crate::model::{Color, Language, PathUnit};
use crate::tr;
use crate::words;
use chrono::{Months, NaiveDate};

/// A sentence with places to fill, asked for once and filled for every card: asking costs more than measuring.
#[derive(Debug)]
pub(super) struct Pattern(String);

/// Stand for the places of a pattern while the sentence is asked for.
const PLACES: [char; 6] = ['\u{F0000}', '\u{F0001}', '\u{F0002}', '\u{F0003}', '\u{F0004}', '\u{F0005}'];

impl Pattern {
    /// From a sentence in which the arguments are places, given by their number.
    pub(super) fn of(sentence: impl Fn(fn(usize) -> String) -> String) -> Self {
        Self(sentence(|n| PLACES[n].to_string()))
    }

    pub(super) fn fill(&self, texts: &[&str]) -> String {
        let mut filled = String::with_capacity(self.0.len() + texts.iter().map(|text| text.len()).sum::<usize>());
        for character in self.0.chars() {
            match PLACES.iter().position(|place| *place == character).and_then(|n| texts.get(n)) {
                Some(text) => filled.push_str(text),
                None => filled.push(character),
            }
        }
        filled
    }
}

/// In the quotation marks of the language, unless it brings its own.
pub(super) fn quoted(language: Language, text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.starts_with(['“', '«', '"', '„', '‘', '”']) {
        return text.to_owned();
    }
    match language {
        Language::English => format!("“{text}”"),
        Language::French => format!("«\u{A0}{text}\u{A0}»"),
    }
}

/// Parts with a middle dot between them. A line ends between two parts where it can, and never with a dot.
pub(super) fn row(parts: &[String], style: Style, color: Color, width: f32) -> Block {
    const DOT: &str = " · ";
    let mut text = String::new();
    let mut line = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        let longer = if line.is_empty() { part.clone() } else { format!("{line}{DOT}{part}") };
        if line.is_empty() || measure::width(&longer, style.face, style.size) <= width {
            line = longer;
        } else {
            text.push_str(&line);
            text.push('\n');
            line.clone_from(part);
        }
    }
    text.push_str(&line);
    measure::measure(&[style.span(text, color)], Room::wide(width))
}

/// How many customers or sessions, in words.
pub(super) fn counted(map: &Map, count: u64, unit: PathUnit) -> String {
    let language = map.language();
    match unit {
        PathUnit::Session if map.may_tell(count) => {
            tr!(language, "map-sessions", count = (count as i64), shown = words::number(language, count as i64))
        }
        PathUnit::Session | PathUnit::Customer => customers(map, count),
    }
}

/// How many customers, in words.
pub(super) fn customers(map: &Map, count: u64) -> String {
    let language = map.language();
    if !map.may_tell(count) {
        return tr!(language, "map-fewer-customers", limit = limit(map));
    }
    tr!(language, "map-customers", count = (count as i64), shown = words::number(language, count as i64))
}

/// How many, as a bare number.
pub(super) fn count(map: &Map, count: u64) -> String {
    let language = map.language();
    if !map.may_tell(count) {
        return tr!(language, "map-fewer", limit = limit(map));
    }
    words::number(language, count as i64)
}

fn limit(map: &Map) -> String {
    words::number(map.language(), i64::from(map.options.minimum_group))
}

/// A day; without its year where it lies in the twelve months after the day of the footer.
pub(super) fn near_day(map: &Map, day: NaiveDate) -> String {
    let written = words::date(map.language(), day);
    let today = map.options.today;
    let is_near = day >= today && today.checked_add_months(Months::new(12)).is_some_and(|end| day < end);
    match written.rsplit_once('\u{A0}') {
        Some((near, _year)) if is_near => near.to_owned(),
        _ => written,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_those_of_the_language_and_never_double() {
        assert_eq!(quoted(Language::English, "Not again"), "“Not again”");
        assert_eq!(quoted(Language::French, "Encore"), "«\u{A0}Encore\u{A0}»");
        assert_eq!(quoted(Language::English, "“Not again”"), "“Not again”");
        assert_eq!(quoted(Language::French, " "), "");
    }

    #[test]
    fn a_pattern_is_filled_in_the_order_of_the_language() {
        let pattern = Pattern::of(|place| format!("{} of {}", place(1), place(0)));
        assert_eq!(pattern.fill(&["two", "one"]), "one of two");
        assert_eq!(pattern.fill(&["\u{F0000}", "one"]), "one of \u{F0000}", "what is filled in is not filled again");
    }
}
