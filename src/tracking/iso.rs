//! The way machines write a moment, `2026-11-30T14:05:00.000Z`, read in one look: nearly every row of a large log.

use super::time::days;

const DAY_MS: i64 = 86_400_000;

/// The moment, if it is written exactly so: a `T` or a blank between, with or without milliseconds, and a `Z`. All else
/// is for the patient reader.
pub(super) fn utc_ms(text: &[u8]) -> Option<i64> {
    let (seconds, ms) = match text {
        [seconds @ .., b'.', a, b, c, b'Z'] => (seconds, number(&[*a, *b, *c])?),
        [seconds @ .., b'Z'] => (seconds, 0),
        _ => return None,
    };
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T' | b' ', h1, h2, b':', n1, n2, b':', s1, s2] = *seconds else {
        return None;
    };
    let day = days(number(&[y1, y2, y3, y4])?, number(&[m1, m2])?, number(&[d1, d2])?)?;
    let (hour, minute, second) = (number(&[h1, h2])?, number(&[n1, n2])?, number(&[s1, s2])?);
    // A second 60 is a leap second.
    let is_time = hour < 24 && minute < 60 && second < 61;
    is_time.then_some(day * DAY_MS + (((hour * 60 + minute) * 60 + second) * 1000 + ms) as i64)
}

fn number(digits: &[u8]) -> Option<u64> {
    let mut value = 0;
    for digit in digits {
        let digit = digit.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + u64::from(digit);
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::super::time::parse;
    use super::*;
    use crate::model::TimeFormat;

    #[test]
    fn the_quick_look_sees_what_the_patient_reader_sees() {
        let good =
            ["2026-11-30T14:05:07.089Z", "2024-02-29 00:00:00Z", "1969-12-31T23:59:60.999Z", "0001-01-01T00:00:00Z"];
        for text in good {
            let patient = parse(text.as_bytes(), TimeFormat::YearFirst).unwrap();
            assert_eq!(utc_ms(text.as_bytes()), Some(patient.local_ms), "{text}");
            // Any one byte changed: the same moment, or none at all.
            for place in 0..text.len() {
                for byte in [b'0', b'9', b'-', b' ', b'/', b':', b'Z', 0xE9] {
                    let mut bytes = text.as_bytes().to_vec();
                    bytes[place] = byte;
                    let patient = parse(&bytes, TimeFormat::YearFirst);
                    let quick = utc_ms(&bytes);
                    assert!(
                        quick.is_none() || quick == patient.map(|w| w.local_ms - w.ahead_ms.unwrap_or(1)),
                        "{bytes:?}"
                    );
                }
            }
        }
        for text in
            ["", "Z", ".000Z", "2026-11-30", "2026-11-30T14:05:07", "2026-11-30T14:05:07.1Z", "2026-02-30T00:00:00Z"]
        {
            assert_eq!(utc_ms(text.as_bytes()), None, "{text}");
        }
    }
}
