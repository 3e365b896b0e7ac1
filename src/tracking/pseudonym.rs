//! Customers by pseudonym: the first 64 bits of a keyed BLAKE3 of the id. The id itself is not kept.

use super::input::text_of;

/// Turns ids into pseudonyms.
#[derive(Clone)]
pub(super) struct Pseudonyms {
    key: [u8; 32],
    /// The last id and its pseudonym: many files come customer by customer.
    last: (Vec<u8>, u64),
}

impl Pseudonyms {
    pub(super) fn new(key: &[u8; 32]) -> Self {
        Self { key: *key, last: (Vec::new(), pseudonym("", key)) }
    }

    /// The pseudonym of an id as it stands in the file.
    pub(super) fn of(&mut self, id: &[u8]) -> u64 {
        if self.last.0 != id {
            self.last.0.clear();
            self.last.0.extend_from_slice(id);
            self.last.1 = pseudonym(&text_of(id), &self.key);
        }
        self.last.1
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
        for id in ["007", "7", "NA", "NA", "3956592627.102561", "é"] {
            assert_eq!(pseudonyms.of(id.as_bytes()), pseudonym(id, &key), "{id}");
        }
        assert_ne!(pseudonym("007", &key), pseudonym("7", &key));
        assert_ne!(pseudonym("7", &key), pseudonym("7", &[8; 32]));
        assert_eq!(pseudonyms.of(b"\xE9"), pseudonym("é", &key), "an older encoding names the same customer");
    }
}
