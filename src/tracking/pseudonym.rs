//! Customers by pseudonym: the first 64 bits of a keyed BLAKE3 of the id. The id itself is not kept.

use super::input::text_of;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, PoisonError};

/// As many ids are remembered, each at the place its hash asks for.
const REMEMBERED: usize = 1 << 16;
/// Longer ids are not remembered; a UUID is 36 bytes.
const LONGEST: usize = 39;

/// Turns ids into pseudonyms. Every clone remembers the ids it met, and the next clone goes on with what it knew.
pub(super) struct Pseudonyms {
    key: [u8; 32],
    known: Vec<Known>,
    /// What clones that are gone knew.
    free: Arc<Mutex<Vec<Vec<Known>>>>,
}

/// An id and its pseudonym.
#[derive(Clone, Copy)]
struct Known {
    id: [u8; LONGEST],
    length: u8,
    pseudonym: u64,
}

/// No id: an empty one is never asked for.
const NOBODY: Known = Known { id: [0; LONGEST], length: 0, pseudonym: 0 };

impl Pseudonyms {
    pub(super) fn new(key: &[u8; 32]) -> Self {
        Self { key: *key, known: Vec::new(), free: Arc::default() }
    }

    /// The pseudonym of an id as it stands in the file.
    pub(super) fn of(&mut self, id: &[u8]) -> u64 {
        if id.is_empty() || id.len() > LONGEST {
            return pseudonym(&text_of(id), &self.key);
        }
        if self.known.is_empty() {
            self.known = vec![NOBODY; REMEMBERED];
        }
        let known = &mut self.known[FxBuildHasher.hash_one(id) as usize % REMEMBERED];
        if usize::from(known.length) != id.len() || &known.id[..id.len()] != id {
            known.id[..id.len()].copy_from_slice(id);
            known.length = id.len() as u8;
            known.pseudonym = pseudonym(&text_of(id), &self.key);
        }
        known.pseudonym
    }
}

impl Clone for Pseudonyms {
    fn clone(&self) -> Self {
        let known = self.free.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
        Self { key: self.key, known, free: Arc::clone(&self.free) }
    }
}

impl Drop for Pseudonyms {
    fn drop(&mut self) {
        if !self.known.is_empty() {
            self.free.lock().unwrap_or_else(PoisonError::into_inner).push(std::mem::take(&mut self.known));
        }
    }
}

/// The pseudonym of a customer's id: the id is text, and `007` is not `7`.
pub fn pseudonym(id: &str, key: &[u8; 32]) -> u64 {
    let hash = blake3::keyed_hash(key, id.as_bytes());
    let (first, _) = hash.as_bytes().split_first_chunk::<8>().expect("a hash has 32 bytes");
    u64::from_le_bytes(*first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_its_text_and_the_key_decides() {
        let key = [7; 32];
        let mut pseudonyms = Pseudonyms::new(&key);
        let long = "x".repeat(LONGEST + 1);
        for _ in 0..2 {
            for id in ["007", "7", "NA", "NA", "3956592627.102561", "é", "", &long[1..], &long] {
                assert_eq!(pseudonyms.of(id.as_bytes()), pseudonym(id, &key), "{id}");
            }
            pseudonyms = pseudonyms.clone();
        }
        assert_ne!(pseudonym("007", &key), pseudonym("7", &key));
        assert_ne!(pseudonym("7", &key), pseudonym("7", &[8; 32]));
        assert_eq!(pseudonyms.of(b"\xE9"), pseudonym("é", &key), "an older encoding names the same customer");
    }

    #[test]
    fn more_ids_than_are_remembered_have_their_own_pseudonyms() {
        let key = [3; 32];
        let mut pseudonyms = Pseudonyms::new(&key);
        for id in (0..3 * REMEMBERED).chain(0..100).map(|id| id.to_string()) {
            assert_eq!(pseudonyms.of(id.as_bytes()), pseudonym(&id, &key));
        }
    }
}
