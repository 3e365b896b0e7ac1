//! One code an event in as few bytes as the codes need: most fields have fewer than 255 values.

use super::events::NO_VALUE;
use rayon::prelude::*;
use std::ops::Range;

/// Codes into the dictionary of a field, one an event; [`NO_VALUE`] is the largest number of each width. Equal where they
/// say the same, whatever the width.
#[derive(Debug, Clone)]
pub enum Codes {
    /// A byte each.
    Bytes(Vec<u8>),
    /// Two bytes each.
    Shorts(Vec<u16>),
    /// Four bytes each.
    Words(Vec<u32>),
}

impl Default for Codes {
    fn default() -> Self {
        Self::Bytes(Vec::new())
    }
}

impl Codes {
    /// How many events there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Bytes(codes) => codes.len(),
            Self::Shorts(codes) => codes.len(),
            Self::Words(codes) => codes.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code of an event.
    #[inline]
    pub fn at(&self, event: usize) -> u32 {
        match self {
            Self::Bytes(codes) => from_byte(codes[event]),
            Self::Shorts(codes) => from_short(codes[event]),
            Self::Words(codes) => codes[event],
        }
    }

    /// All codes.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.of(0..self.len())
    }

    /// The codes of these events.
    #[inline]
    pub fn of(&self, events: Range<usize>) -> impl Iterator<Item = u32> + '_ {
        events.map(|event| self.at(event))
    }

    /// One more event.
    pub fn push(&mut self, code: u32) {
        self.extend([code]);
    }

    fn widen(&mut self) {
        *self = match self {
            Self::Bytes(codes) => Self::Shorts(codes.iter().map(|&code| from_byte(code) as u16).collect()),
            Self::Shorts(codes) => Self::Words(codes.iter().map(|&code| from_short(code)).collect()),
            Self::Words(codes) => Self::Words(std::mem::take(codes)),
        };
    }

    /// The codes of the events that are kept; the others have no value.
    pub(super) fn keep(&self, kept: impl Fn(usize) -> bool) -> Self {
        match self {
            Self::Bytes(codes) => Self::Bytes(keep(codes, u8::MAX, kept)),
            Self::Shorts(codes) => Self::Shorts(keep(codes, u16::MAX, kept)),
            Self::Words(codes) => Self::Words(keep(codes, NO_VALUE, kept)),
        }
    }

    /// The codes of the events in this order.
    pub(super) fn in_order(self, order: &[u32]) -> Self {
        match self {
            Self::Bytes(codes) => Self::Bytes(in_order(codes, order)),
            Self::Shorts(codes) => Self::Shorts(in_order(codes, order)),
            Self::Words(codes) => Self::Words(in_order(codes, order)),
        }
    }
}

/// The values of a column in this order; a column that the source does not have stays empty.
pub(super) fn in_order<T: Copy + Send + Sync>(column: Vec<T>, order: &[u32]) -> Vec<T> {
    if column.is_empty() {
        return column;
    }
    order.par_iter().with_min_len(1 << 14).map(|event| column[*event as usize]).collect()
}

/// Appends codes as long as they fit; gives the first one that does not.
fn append<T>(
    all: &mut Vec<T>,
    first: u32,
    more: &mut impl Iterator<Item = u32>,
    fit: impl Fn(u32) -> Option<T>,
) -> Option<u32> {
    all.reserve(1 + more.size_hint().0);
    let mut next = Some(first);
    while let Some(code) = next {
        let Some(fitting) = fit(code) else { return next };
        all.push(fitting);
        next = more.next();
    }
    None
}

/// The code where `none` is the largest number there is and stands for no value; `None`: it is too large for that.
fn narrow(code: u32, none: u32) -> Option<u32> {
    if code < none { Some(code) } else { (code == NO_VALUE).then_some(none) }
}

fn keep<T: Copy>(codes: &[T], none: T, kept: impl Fn(usize) -> bool) -> Vec<T> {
    codes.iter().enumerate().map(|(event, &code)| if kept(event) { code } else { none }).collect()
}

#[inline]
fn from_byte(code: u8) -> u32 {
    if code == u8::MAX { NO_VALUE } else { u32::from(code) }
}

#[inline]
fn from_short(code: u16) -> u32 {
    if code == u16::MAX { NO_VALUE } else { u32::from(code) }
}

impl PartialEq for Codes {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bytes(a), Self::Bytes(b)) => a == b,
            (Self::Shorts(a), Self::Shorts(b)) => a == b,
            (Self::Words(a), Self::Words(b)) => a == b,
            _ => self.iter().eq(other.iter()),
        }
    }
}

impl Eq for Codes {}

impl Extend<u32> for Codes {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, codes: I) {
        let mut codes = codes.into_iter();
        let mut next = codes.next();
        while let Some(code) = next {
            next = match self {
                Self::Bytes(all) => append(all, code, &mut codes, |code| narrow(code, u8::MAX.into()).map(|c| c as u8)),
                Self::Shorts(all) => {
                    append(all, code, &mut codes, |code| narrow(code, u16::MAX.into()).map(|c| c as u16))
                }
                Self::Words(all) => append(all, code, &mut codes, Some),
            };
            if next.is_some() {
                self.widen();
            }
        }
    }
}

impl FromIterator<u32> for Codes {
    fn from_iter<I: IntoIterator<Item = u32>>(codes: I) -> Self {
        let mut all = Self::default();
        all.extend(codes);
        all
    }
}

impl<const N: usize> From<[u32; N]> for Codes {
    fn from(codes: [u32; N]) -> Self {
        codes.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_back_in_whatever_width() {
        for most in [0, 253, 254, 255, 256, 65_534, 65_535, 65_536, NO_VALUE - 1] {
            let written = [0, NO_VALUE, most, 7, most.saturating_sub(1), NO_VALUE];
            let codes = Codes::from(written);
            assert_eq!(codes.iter().collect::<Vec<_>>(), written);
            assert_eq!(codes.of(1..3).collect::<Vec<_>>(), [NO_VALUE, most]);
            let turned = codes.clone().in_order(&[5, 4, 3, 2, 1, 0]);
            assert_eq!(turned.iter().collect::<Vec<_>>(), written.iter().rev().copied().collect::<Vec<_>>());
            let kept = codes.keep(|event| event != 2);
            assert_eq!(kept.iter().collect::<Vec<_>>(), [0, NO_VALUE, NO_VALUE, 7, written[4], NO_VALUE]);
            assert_eq!(codes, Codes::Words(written.to_vec()), "the same, wider");
            assert_ne!(codes, Codes::from([0, NO_VALUE, most, 7]));
        }
        assert!(matches!(Codes::from([254]), Codes::Bytes(_)));
        assert!(matches!(Codes::from([255]), Codes::Shorts(_)));
        assert!(matches!(Codes::from([65_534]), Codes::Shorts(_)));
        assert!(matches!(Codes::from([65_535]), Codes::Words(_)));
    }
}
