//! Names of months and days, in French and in English.

use super::Cursor;
use crate::words::fold;

/// The beginnings by which months are known, once accents and case are gone; the first that fits.
const MONTHS: [(&str, u64); 17] = [
    ("jan", 1),
    ("fev", 2),
    ("feb", 2),
    ("mar", 3),
    ("avr", 4),
    ("apr", 4),
    ("mai", 5),
    ("may", 5),
    ("juin", 6),
    ("jun", 6),
    ("juil", 7),
    ("jul", 7),
    ("ao", 8),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
];
const NAMES: [&str; 24] = [
    "janvier",
    "january",
    "fevrier",
    "february",
    "mars",
    "march",
    "avril",
    "april",
    "mai",
    "may",
    "juin",
    "june",
    "juillet",
    "july",
    "aout",
    "august",
    "septembre",
    "september",
    "octobre",
    "october",
    "novembre",
    "november",
    "decembre",
    "december",
];
const DAYS: [&str; 14] = [
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The number of the month whose name, or a short form of it, comes next.
pub(super) fn month(cursor: &mut Cursor<'_>) -> Option<u64> {
    let (word, rest) = word(cursor)?;
    let is_long_enough = word.len() >= 3;
    NAMES.iter().find(|name| is_long_enough && name.starts_with(word.as_str()))?;
    let number = MONTHS.iter().find(|(begins, _)| word.starts_with(begins)).map_or(12, |(_, number)| *number);
    *cursor = rest;
    cursor.eat(b".");
    Some(number)
}

/// Passes the name of a day of the week, which says nothing new.
pub(super) fn weekday(cursor: &mut Cursor<'_>) {
    let Some((word, mut rest)) = word(cursor) else { return };
    if word.len() >= 3 && DAYS.iter().any(|day| day.starts_with(word.as_str())) {
        while rest.eat(b".,") || rest.blank() {}
        *cursor = rest;
    }
}

/// Passes what makes a number an ordinal: `1er`, `2nd`, `30th`.
pub(super) fn ordinal(cursor: &mut Cursor<'_>) {
    let _ = ["er", "st", "nd", "rd", "th"].iter().any(|end| cursor.pass(end.as_bytes()));
}

/// The letters that come next, without accents, and what follows them.
fn word<'t>(cursor: &Cursor<'t>) -> Option<(String, Cursor<'t>)> {
    // A quick look first: most columns hold digits only.
    let first = *cursor.0.first()?;
    if !first.is_ascii_alphabetic() && first < 0x80 {
        return None;
    }
    let text = &cursor.0[..cursor.0.len().min(40)];
    let valid = std::str::from_utf8(text).map_or_else(|error| error.valid_up_to(), str::len);
    let text = std::str::from_utf8(&text[..valid]).ok()?;
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    (end > 0).then(|| (fold(&text[..end]), Cursor(&cursor.0[end..])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_by_name_and_short_form() {
        let names = [
            ("janvier", 1),
            ("Févr.", 2),
            ("mars", 3),
            ("AVRIL", 4),
            ("mai", 5),
            ("juin", 6),
            ("juil.", 7),
            ("août", 8),
            ("sept.", 9),
            ("oct", 10),
            ("nov.", 11),
            ("déc.", 12),
            ("February", 2),
            ("Jun", 6),
            ("jul", 7),
            ("Dec", 12),
        ];
        for (name, number) in names {
            let text = format!("{name} 2021");
            let mut cursor = Cursor(text.as_bytes());
            assert_eq!(month(&mut cursor), Some(number), "{name}");
            assert_eq!(cursor.0, b" 2021", "{name}");
        }
        for name in ["ja", "monday", "2021", "", "decimal", "juxta"] {
            assert_eq!(month(&mut Cursor(name.as_bytes())), None, "{name}");
        }
    }
}
