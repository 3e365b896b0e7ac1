//! Columns of numbers as few bytes, for the data file. Every column says its own form, so a reader needs only the bytes
//! and the number of values, and no bytes, however damaged, make it panic or take memory they do not pay for.
//!
//! - `i64` (times, amounts): the values divided by their greatest common unit, then zigzag differences as varints;
//!   where some are [`i64::MIN`] ("none"), a bitmap first says which are there.
//! - `u32` (codes, starts): differences where they only rise, else each value; [`u32::MAX`] ("no value") is the shortest.
//! - `u64` (pseudonyms): differences, which are short where they rise.

/// Why bytes are not a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodecError {
    /// The bytes end before the last value.
    Truncated,
    /// Bytes are left over behind the last value.
    LeftOver,
    /// A number does not fit its type.
    TooLarge,
    /// The column's form is none that this version knows.
    UnknownForm(u8),
}

/// All values are there, or they are written one by one.
const PLAIN: u8 = 0;
/// A bitmap says which values are there; or the values only rise.
const MARKED: u8 = 1;

/// Times or amounts as bytes; [`i64::MIN`] stands for "none".
pub fn encode_i64(values: &[i64]) -> Vec<u8> {
    let gaps = values.contains(&i64::MIN);
    let present = || values.iter().copied().filter(|value| *value != i64::MIN);
    let unit = common_unit(present());
    let mut out = vec![if gaps { MARKED } else { PLAIN }];
    put(&mut out, unit);
    if gaps {
        put_bitmap(&mut out, values);
    }
    let mut last = 0_i64;
    for value in present() {
        let scaled = divide(value, unit);
        put(&mut out, zigzag(scaled.wrapping_sub(last)));
        last = scaled;
    }
    out
}

/// The `n` values that [`encode_i64`] wrote.
pub fn decode_i64(bytes: &[u8], n: usize) -> Result<Vec<i64>, CodecError> {
    let (form, mut rest) = form_of(bytes)?;
    let unit = take(&mut rest)?;
    let bitmap = match form {
        PLAIN => None,
        MARKED => Some(split_bitmap(&mut rest, n)?),
        other => return Err(CodecError::UnknownForm(other)),
    };
    let is_there = |place: usize| bitmap.is_none_or(|bits| bits[place / 8] >> (place % 8) & 1 == 1);
    check_room(rest, bitmap.map_or(n, |bits| bits.iter().map(|byte| byte.count_ones() as usize).sum()))?;
    let mut values = Vec::with_capacity(n);
    let mut last = 0_i64;
    for place in 0..n {
        if !is_there(place) {
            values.push(i64::MIN);
            continue;
        }
        last = last.wrapping_add(unzigzag(take(&mut rest)?));
        values.push(multiply(last, unit)?);
    }
    nothing_left(rest, values)
}

/// Codes or starts as bytes; [`u32::MAX`] stands for "no value".
pub fn encode_u32(values: &[u32]) -> Vec<u8> {
    let rises = values.is_sorted() && !values.contains(&u32::MAX);
    let mut out = vec![if rises { MARKED } else { PLAIN }];
    let mut last = 0;
    for &value in values {
        if rises {
            put(&mut out, u64::from(value - last));
            last = value;
        } else {
            put(&mut out, u64::from(value.wrapping_add(1)));
        }
    }
    out
}

/// The `n` values that [`encode_u32`] wrote.
pub fn decode_u32(bytes: &[u8], n: usize) -> Result<Vec<u32>, CodecError> {
    let (form, mut rest) = form_of(bytes)?;
    check_room(rest, n)?;
    let mut values = Vec::with_capacity(n);
    let mut last = 0_u32;
    for _ in 0..n {
        let number = u32::try_from(take(&mut rest)?).map_err(|_| CodecError::TooLarge)?;
        last = match form {
            PLAIN => number.wrapping_sub(1),
            MARKED => last.checked_add(number).ok_or(CodecError::TooLarge)?,
            other => return Err(CodecError::UnknownForm(other)),
        };
        values.push(last);
    }
    nothing_left(rest, values)
}

/// Pseudonyms as bytes.
pub fn encode_u64(values: &[u64]) -> Vec<u8> {
    let mut out = vec![PLAIN];
    let mut last = 0_u64;
    for &value in values {
        put(&mut out, value.wrapping_sub(last));
        last = value;
    }
    out
}

/// The `n` values that [`encode_u64`] wrote.
pub fn decode_u64(bytes: &[u8], n: usize) -> Result<Vec<u64>, CodecError> {
    let (form, mut rest) = form_of(bytes)?;
    if form != PLAIN {
        return Err(CodecError::UnknownForm(form));
    }
    check_room(rest, n)?;
    let mut values = Vec::with_capacity(n);
    let mut last = 0_u64;
    for _ in 0..n {
        last = last.wrapping_add(take(&mut rest)?);
        values.push(last);
    }
    nothing_left(rest, values)
}

/// The greatest number that divides all values; 1 where there is nothing to divide.
fn common_unit(values: impl Iterator<Item = i64>) -> u64 {
    let mut unit = 0;
    for value in values {
        let (mut a, mut b) = (unit, value.unsigned_abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        unit = a;
        if unit == 1 {
            break;
        }
    }
    unit.max(1)
}

/// Exact, because the unit divides the value; a unit past `i64` only ever divides zeros and itself.
fn divide(value: i64, unit: u64) -> i64 {
    let scaled = value.unsigned_abs() / unit;
    if value < 0 { (scaled as i64).wrapping_neg() } else { scaled as i64 }
}

fn multiply(scaled: i64, unit: u64) -> Result<i64, CodecError> {
    i64::try_from(i128::from(scaled) * i128::from(unit)).map_err(|_| CodecError::TooLarge)
}

fn put_bitmap(out: &mut Vec<u8>, values: &[i64]) {
    for eight in values.chunks(8) {
        let bits = eight.iter().enumerate().filter(|(_, value)| **value != i64::MIN);
        out.push(bits.fold(0, |byte, (place, _)| byte | 1 << place));
    }
}

fn split_bitmap<'a>(rest: &mut &'a [u8], n: usize) -> Result<&'a [u8], CodecError> {
    let (bits, behind) = rest.split_at_checked(n.div_ceil(8)).ok_or(CodecError::Truncated)?;
    // Bits behind the last value would be values that nobody reads.
    let spare = bits.last().filter(|_| !n.is_multiple_of(8)).is_some_and(|last| last >> (n % 8) != 0);
    if spare {
        return Err(CodecError::LeftOver);
    }
    *rest = behind;
    Ok(bits)
}

fn form_of(bytes: &[u8]) -> Result<(u8, &[u8]), CodecError> {
    bytes.split_first().map(|(form, rest)| (*form, rest)).ok_or(CodecError::Truncated)
}

/// Every value takes a byte at least, so a false count cannot ask for more memory than the bytes justify.
fn check_room(rest: &[u8], n: usize) -> Result<(), CodecError> {
    if rest.len() < n { Err(CodecError::Truncated) } else { Ok(()) }
}

fn nothing_left<T>(rest: &[u8], values: Vec<T>) -> Result<Vec<T>, CodecError> {
    if rest.is_empty() { Ok(values) } else { Err(CodecError::LeftOver) }
}

fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)) as u64
}

fn unzigzag(value: u64) -> i64 {
    (value >> 1) as i64 ^ -((value & 1) as i64)
}

/// Seven bits a byte, the lowest first; the top bit says that more follow.
fn put(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn take(rest: &mut &[u8]) -> Result<u64, CodecError> {
    let mut value = 0_u64;
    for (place, &byte) in rest.iter().enumerate().take(10) {
        let bits = u64::from(byte & 0x7F);
        if place == 9 && bits > 1 {
            return Err(CodecError::TooLarge);
        }
        value |= bits << (7 * place);
        if byte < 0x80 {
            *rest = &rest[place + 1..];
            return Ok(value);
        }
    }
    Err(if rest.len() < 10 { CodecError::Truncated } else { CodecError::TooLarge })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random and are the same in every run.
    fn random(seed: u64) -> impl FnMut() -> u64 {
        let mut state = seed;
        move || {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB) ^ (mixed >> 31)
        }
    }

    #[test]
    fn columns_come_back_as_they_were() {
        let mut next = random(1);
        for n in [0, 1, 7, 8, 9, 500] {
            let wide: Vec<i64> = (0..n).map(|_| next() as i64 >> (next() % 64)).collect();
            let none: Vec<i64> = (0..n)
                .map(|_| if next().is_multiple_of(3) { i64::MIN } else { next() as i64 % 1000 * 10_000 })
                .collect();
            for values in [wide, none, vec![i64::MIN; n], vec![i64::MAX; n], vec![0; n]] {
                assert_eq!(decode_i64(&encode_i64(&values), n), Ok(values));
            }
            let codes: Vec<u32> =
                (0..n).map(|_| if next().is_multiple_of(5) { u32::MAX } else { next() as u32 }).collect();
            let starts: Vec<u32> = (0..n).map(|place| place as u32 * 3).collect();
            for values in [codes, starts, vec![u32::MAX; n]] {
                assert_eq!(decode_u32(&encode_u32(&values), n), Ok(values));
            }
            let ids: Vec<u64> = (0..n).map(|_| next()).collect();
            assert_eq!(decode_u64(&encode_u64(&ids), n), Ok(ids));
        }
    }

    #[test]
    fn whole_seconds_and_cents_cost_no_more_than_they_say() {
        let times: Vec<i64> = (0..1000).map(|place| 1_700_000_000_000 + place * 1000).collect();
        assert!(encode_i64(&times).len() < 1020, "one byte a second");
        let codes = vec![u32::MAX; 1000];
        assert_eq!(encode_u32(&codes).len(), 1001, "no value is one byte");
    }

    #[test]
    fn damaged_bytes_are_refused_and_cost_nothing() {
        let good = encode_i64(&[5, i64::MIN, 900]);
        for length in 0..good.len() {
            assert!(decode_i64(&good[..length], 3).is_err(), "cut at {length}");
        }
        assert!(decode_i64(&good, usize::MAX / 2).is_err(), "a false count");
        assert_eq!(decode_u32(&[0, 1, 1], 1), Err(CodecError::LeftOver));
        assert_eq!(decode_u32(&[9, 1], 1), Err(CodecError::UnknownForm(9)));
        assert_eq!(decode_u64(&[0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 2], 1), Err(CodecError::TooLarge));
        let mut next = random(2);
        for _ in 0..20_000 {
            let bytes: Vec<u8> = (0..next() % 40).map(|_| (next() >> 20) as u8 & 0x83).collect();
            let n = (next() % 30) as usize;
            // Whatever comes, it is an answer; and an answer has the length asked for.
            for length in [decode_i64(&bytes, n).map(|v| v.len()), decode_u32(&bytes, n).map(|v| v.len())] {
                assert!(length.is_err() || length == Ok(n));
            }
            assert!(decode_u64(&bytes, n).is_err_and(|_| true) || decode_u64(&bytes, n).is_ok_and(|v| v.len() == n));
        }
    }
}
