//! Distinct values by number, in the order of their first appearance: one stretch of bytes, no allocation a value.

use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// A free place in the table.
const FREE: u32 = u32::MAX;

/// The values seen so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Interner {
    bytes: Vec<u8>,
    /// Where each value ends in `bytes`.
    ends: Vec<usize>,
    /// Codes at the places their hashes ask for, or the next free ones; at most half full.
    table: Vec<u32>,
}

impl Interner {
    /// How many distinct values there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The value of a code.
    pub(super) fn value(&self, code: u32) -> &[u8] {
        let code = code as usize;
        let start = code.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[start..self.ends[code]]
    }

    /// The code of a value, new or not.
    pub(super) fn code(&mut self, value: &[u8]) -> u32 {
        if self.table.len() <= self.len() * 2 {
            self.grow();
        }
        let place = self.place(value);
        if self.table[place] == FREE {
            self.table[place] = self.len() as u32;
            self.bytes.extend_from_slice(value);
            self.ends.push(self.bytes.len());
        }
        self.table[place]
    }

    /// The code of a value if it has one.
    pub(super) fn known(&self, value: &[u8]) -> Option<u32> {
        if self.table.is_empty() {
            return None;
        }
        Some(self.table[self.place(value)]).filter(|code| *code != FREE)
    }

    /// Where a value stands in the table, or would.
    fn place(&self, value: &[u8]) -> usize {
        let mask = self.table.len() - 1;
        let mut place = FxBuildHasher.hash_one(value) as usize & mask;
        while self.table[place] != FREE && self.value(self.table[place]) != value {
            place = (place + 1) & mask;
        }
        place
    }

    fn grow(&mut self) {
        self.table = vec![FREE; (self.table.len() * 2).max(16)];
        for code in 0..self.len() as u32 {
            let place = self.place(self.value(code));
            self.table[place] = code;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_count_up_and_come_back() {
        let mut interner = Interner::default();
        assert_eq!(interner.known(b"x"), None);
        for round in 0..2 {
            for n in 0..10_000_u32 {
                assert_eq!(interner.code(format!("value {}", n % 5000).as_bytes()), n % 5000, "round {round}");
            }
        }
        assert_eq!(interner.len(), 5000);
        assert_eq!(interner.value(4999), b"value 4999");
        assert_eq!(interner.known(b"value 7"), Some(7));
        assert_eq!(interner.code(b""), 5000, "an empty value is a value");
        assert_eq!(interner.value(5000), b"");
    }
}
