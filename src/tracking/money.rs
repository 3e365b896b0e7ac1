//! Amounts of money as exports write them, to millionths of the currency unit; never through a float.
//!
//! `1,234` and `1.234` can be read in two ways. The column decides, once all of it is known: another amount that says
//! which sign stands before the decimals settles it for all. Without one, a comma before three digits marks thousands
//! and a point marks decimals, which is how machines write.

const UNIT: i64 = 1_000_000;
/// Longer is no amount.
const LONGEST: usize = 40;

/// Which sign stands before the decimals, as far as one amount says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signs {
    /// There is none, or nothing follows from it.
    Silent,
    /// A comma; points mark thousands.
    DecimalComma,
    /// A point; commas mark thousands.
    DecimalPoint,
    /// One comma before three digits: taken as decimals, but maybe thousands.
    UnclearComma,
    /// One point before three digits: taken as decimals, but maybe thousands.
    UnclearPoint,
}

/// An amount as far as it is known without the rest of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) millionths: i64,
    pub(super) signs: Signs,
}

/// What the amounts of a column say together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct ColumnSigns {
    pub(super) comma: bool,
    pub(super) point: bool,
}

impl ColumnSigns {
    pub(super) fn add(&mut self, signs: Signs) {
        self.comma |= signs == Signs::DecimalComma;
        self.point |= signs == Signs::DecimalPoint;
    }

    /// Whether the sign of an unclear amount marks thousands in this column.
    pub(super) fn marks_thousands(self, signs: Signs) -> bool {
        match signs {
            Signs::UnclearComma => !self.comma || self.point,
            Signs::UnclearPoint => self.comma && !self.point,
            Signs::Silent | Signs::DecimalComma | Signs::DecimalPoint => false,
        }
    }
}

/// An unclear amount, which was taken for decimals, as thousands. It has six digits at most, so it cannot overflow.
pub(super) fn as_thousands(millionths: i64) -> i64 {
    millionths * 1000
}

/// Whether the text is a way of saying that there is no amount.
pub(super) fn says_none(text: &[u8]) -> bool {
    const NONE: [&[u8]; 7] = [b"", b"-", b"null", b"none", b"nan", b"na", b"n/a"];
    NONE.iter().any(|none| text.eq_ignore_ascii_case(none))
}

/// The amount that the text says, with or without a currency; `None`: it is none.
pub(super) fn parse(text: &[u8]) -> Option<Amount> {
    let text = std::str::from_utf8(text).ok().filter(|text| text.len() <= LONGEST)?;
    let (negative, number) = strip(text)?;
    let (whole, fraction, signs) = split(number)?;
    let mut value = 0_i64;
    for digit in digits_of(whole)? {
        value = value.checked_mul(10)?.checked_add(digit)?;
    }
    let millionths = value.checked_mul(UNIT)?.checked_add(fraction_of(fraction)?)?;
    Some(Amount { millionths: if negative { -millionths } else { millionths }, signs })
}

/// The amount that a text says, in millionths of the currency unit; a lone sign before three digits counts as decimal.
pub fn amount_of(text: &str) -> Option<i64> {
    parse(text.trim().as_bytes()).map(|amount| amount.millionths)
}

/// Without sign, currency, blanks and the brackets of bookkeepers, which mean a minus.
fn strip(text: &str) -> Option<(bool, &str)> {
    let inside = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let mut negative = inside.is_some();
    let mut rest = inside.unwrap_or(text);
    let is_outside = |c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',');
    let mut letters = 0;
    loop {
        let (c, without) = match (rest.chars().next(), rest.chars().next_back()) {
            (Some(first), _) if is_outside(first) => (first, &rest[first.len_utf8()..]),
            (_, Some(last)) if is_outside(last) => (last, &rest[..rest.len() - last.len_utf8()]),
            _ => break,
        };
        match c {
            '-' | '−' if negative => return None,
            '-' | '−' => negative = true,
            '+' | '€' | '$' | '£' | '¥' | '₹' | '₩' | '₽' | '₺' => {}
            c if is_blank(c) => {}
            c if c.is_alphabetic() => letters += 1,
            _ => return None,
        }
        rest = without;
    }
    (letters <= 4 && !rest.is_empty()).then_some((negative, rest))
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}')
}

/// The whole part, the decimals, and what the signs say.
fn split(number: &str) -> Option<(&str, &str, Signs)> {
    let (commas, points) = (number.matches(',').count(), number.matches('.').count());
    let cut = |sign: char| number.rsplit_once(sign).unwrap_or((number, ""));
    let (last_comma, last_point) = (number.rfind(','), number.rfind('.'));
    let (whole, fraction, signs) = match (commas, points) {
        (0, 0) => (number, "", Signs::Silent),
        (1, 0) => cut_one(number, ',', Signs::DecimalComma, Signs::UnclearComma)?,
        (0, 1) => cut_one(number, '.', Signs::DecimalPoint, Signs::UnclearPoint)?,
        (_, 0) => (number, "", Signs::DecimalPoint),
        (0, _) => (number, "", Signs::DecimalComma),
        _ if commas == 1 && last_comma > last_point => {
            let (whole, fraction) = cut(',');
            (whole, fraction, Signs::DecimalComma)
        }
        _ if points == 1 && last_point > last_comma => {
            let (whole, fraction) = cut('.');
            (whole, fraction, Signs::DecimalPoint)
        }
        _ => return None,
    };
    (!whole.is_empty() || !fraction.is_empty()).then_some((whole, fraction, signs))
}

/// Cuts at the only sign. One to three digits, no leading zero, then three digits: that may be thousands.
fn cut_one(number: &str, sign: char, clear: Signs, unclear: Signs) -> Option<(&str, &str, Signs)> {
    let (whole, fraction) = number.split_once(sign)?;
    let may_be_thousands = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    Some((whole, fraction, if may_be_thousands { unclear } else { clear }))
}

/// The digits of a whole part whose thousands may be marked.
fn digits_of(whole: &str) -> Option<impl Iterator<Item = i64>> {
    let is_mark = |c: char| is_blank(c) || matches!(c, ',' | '.' | '\'' | '’');
    let mut groups = whole.split(is_mark);
    let first = groups.next().unwrap_or_default();
    let mut marked = false;
    for group in groups {
        marked = true;
        if group.len() != 3 {
            return None;
        }
    }
    if marked && !(1..=3).contains(&first.len()) {
        return None;
    }
    let are_digits = whole.chars().all(|c| c.is_ascii_digit() || is_mark(c));
    are_digits.then(|| whole.bytes().filter(u8::is_ascii_digit).map(|digit| i64::from(digit - b'0')))
}

/// Millionths of the decimals; what is finer is rounded, a half away from zero.
fn fraction_of(fraction: &str) -> Option<i64> {
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digit = |place: usize| fraction.as_bytes().get(place).map_or(0, |digit| i64::from(digit - b'0'));
    let millionths = (0..6).fold(0, |value, place| value * 10 + digit(place));
    Some(millionths + i64::from(digit(6) >= 5))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<i64> {
        parse(text.as_bytes()).map(|amount| amount.millionths)
    }

    #[test]
    fn amounts_are_exact_in_both_spellings() {
        for (text, expected) in [
            ("12.5", 12_500_000),
            ("12,50 €", 12_500_000),
            ("1\u{202F}234,50\u{A0}€", 1_234_500_000),
            ("1 234,50 EUR", 1_234_500_000),
            ("€1,234.50", 1_234_500_000),
            ("1.234,50", 1_234_500_000),
            ("1'234.50 CHF", 1_234_500_000),
            ("1,234,567", 1_234_567_000_000),
            ("-5", -5_000_000),
            ("−$5.00", -5_000_000),
            ("$-5", -5_000_000),
            ("(5.00)", -5_000_000),
            ("0.1", 100_000),
            (".5", 500_000),
            ("7,", 7_000_000),
            ("12.3000000000000001", 12_300_000),
            ("0.0000005", 1),
            ("007", 7_000_000),
            ("9223372036854.775807", i64::MAX),
        ] {
            assert_eq!(of(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_none() {
        for text in [
            "",
            "€",
            ".",
            ",",
            "abc",
            "1e3",
            "12 %",
            "1 23",
            "1,23,4",
            "1,23.45",
            "--5",
            "5-6",
            "12/5",
            "9223372036855",
            "1.2.3,4,5",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
        assert_eq!(of(&"1".repeat(200)), None);
        assert!(says_none(b"NULL") && says_none(b"") && !says_none(b"0"));
    }

    #[test]
    fn the_column_settles_what_an_amount_leaves_open() {
        let meaning = |column: &[&str]| {
            let amounts: Vec<Amount> = column.iter().map(|text| parse(text.as_bytes()).unwrap()).collect();
            let mut signs = ColumnSigns::default();
            amounts.iter().for_each(|amount| signs.add(amount.signs));
            let first = amounts[0];
            if signs.marks_thousands(first.signs) { as_thousands(first.millionths) } else { first.millionths }
        };
        assert_eq!(meaning(&["1,234", "12,5"]), 1_234_000, "decimals by the other");
        assert_eq!(meaning(&["1,234", "12.5"]), 1_234_000_000);
        assert_eq!(meaning(&["1,234", "500"]), 1_234_000_000, "thousands by habit");
        assert_eq!(meaning(&["1.234", "12,5"]), 1_234_000_000);
        assert_eq!(meaning(&["1.234", "500"]), 1_234_000, "decimals by habit");
        assert_eq!(meaning(&["0,234"]), 234_000, "no thousands begin with zero");
    }
}
