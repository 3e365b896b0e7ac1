//! The number field, in the way the language writes numbers.

use super::field::Field;
use super::form::{Form, Stored};
use crate::model::Language;
use crate::{tr, words};
use egui::{Response, Ui};

/// A field for a number or nothing; what cannot be read is said under it.
pub fn number_field_ui<R: Stored>(
    ui: &mut Ui,
    form: &mut Form<'_>,
    label: &str,
    record: &R,
    name: &'static str,
    value: Option<f64>,
    write: impl Fn(&mut R, Option<f64>) + 'static,
) -> Response {
    let language = form.language;
    let text = value.map(|x| words::decimal(language, x, 6)).unwrap_or_default();
    let complaint = tr!(language, "field-number-unreadable");
    let field = Field::new(label).complaint(&complaint);
    field.show_read(ui, form, record, name, &text, false, move |record, text| {
        let number = parse_number(language, text);
        let readable = number.is_some() || text.trim().is_empty();
        if readable {
            write(record, number);
        }
        readable
    })
}

/// The number a text writes. Spaces are thousands in both languages; a comma is one in English only where three digits
/// follow it, and the decimal sign everywhere else.
pub fn parse_number(language: Language, text: &str) -> Option<f64> {
    let text: String = text.trim().replace('−', "-").chars().filter(|c| !c.is_whitespace()).collect();
    let groups: Vec<&str> = text.split('.').next().unwrap_or("").split(',').skip(1).collect();
    let thousands = language == Language::English && !groups.is_empty() && groups.iter().all(|g| g.len() == 3);
    let text = if thousands { text.replace(',', "") } else { text.replace(',', ".") };
    let plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'));
    text.parse().ok().filter(|x: &f64| plain && x.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, French};

    #[test]
    fn numbers_are_read_in_the_language_they_are_written_in() {
        assert_eq!(parse_number(English, "12,480"), Some(12_480.0));
        assert_eq!(parse_number(English, "1,5"), Some(1.5));
        assert_eq!(parse_number(French, "12\u{202F}480,5"), Some(12_480.5));
        assert_eq!(parse_number(French, "−3"), Some(-3.0));
        for text in ["", "many", "1.2.3", "inf", "1e9"] {
            assert_eq!(parse_number(English, text), None, "{text}");
        }
    }
}
