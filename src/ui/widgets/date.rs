//! The date field: a day typed as people write it.

use super::field::Field;
use super::form::{Form, Stored};
use crate::{tr, words};
use chrono::{Datelike, NaiveDate};
use egui::{Response, Ui};

/// A field for a day. It is typed as 2026-11-30, 30/11/2026 or 30 Nov 2026; what cannot be read is said under it.
pub fn date_field_ui<R: Stored>(
    ui: &mut Ui,
    form: &mut Form<'_>,
    label: &str,
    record: &R,
    name: &'static str,
    value: Option<NaiveDate>,
    write: impl Fn(&mut R, Option<NaiveDate>) + 'static,
) -> Response {
    let language = form.language;
    let text = value.map(|day| words::date(language, day)).unwrap_or_default();
    let complaint = tr!(language, "field-date-unreadable");
    let placeholder = tr!(language, "field-date-placeholder");
    let field = Field::new(label).placeholder(&placeholder).complaint(&complaint);
    field.show_read(ui, form, record, name, &text, false, move |record, text| {
        let day = parse_date(text);
        let readable = day.is_some() || text.trim().is_empty();
        if readable {
            write(record, day);
        }
        readable
    })
}

/// The day a text names: year first, or day first with the month as a number or by its name in either language.
pub(in crate::ui) fn parse_date(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let &[first, middle, last] = parts.as_slice() else { return None };
    let (day, month, year) = if first.len() == 4 { (last, middle, first) } else { (first, middle, last) };
    let day = day.trim_end_matches(char::is_alphabetic).parse().ok()?;
    let month = month.parse().ok().or_else(|| month_named(month))?;
    let year: i32 = year.parse().ok()?;
    let year = if year < 100 { 2000 + year } else { year };
    NaiveDate::from_ymd_opt(year, month, day).filter(|day| (1900..2200).contains(&day.year()))
}

/// Months by their first letters; long enough to tell June from July in both languages.
fn month_named(word: &str) -> Option<u32> {
    const STARTS: [(&str, u32); 21] = [
        ("jan", 1),
        ("feb", 2),
        ("fév", 2),
        ("fev", 2),
        ("mar", 3),
        ("apr", 4),
        ("avr", 4),
        ("may", 5),
        ("mai", 5),
        ("jun", 6),
        ("juin", 6),
        ("jul", 7),
        ("juil", 7),
        ("aug", 8),
        ("aoû", 8),
        ("aou", 8),
        ("sep", 9),
        ("oct", 10),
        ("nov", 11),
        ("dec", 12),
        ("déc", 12),
    ];
    let word = word.to_lowercase();
    STARTS.iter().find(|(start, _)| word.starts_with(start)).map(|(_, month)| *month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn days_are_read_as_people_write_them() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 3);
        for text in ["2026-11-03", "3/11/2026", "03.11.26", "3 Nov 2026", "3 nov. 2026", " 3 novembre 2026 "] {
            assert_eq!(parse_date(text), day, "{text}");
        }
        assert_eq!(parse_date("1er juil. 2026"), NaiveDate::from_ymd_opt(2026, 7, 1));
        for text in ["", "soon", "31/02/2026", "11/2026", "3 11 20260"] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn what_the_field_shows_it_also_reads() {
        for month in 1..=12 {
            let day = NaiveDate::from_ymd_opt(2026, month, 1).unwrap();
            for language in [Language::English, Language::French] {
                assert_eq!(parse_date(&words::date(language, day)), Some(day));
            }
        }
    }
}
