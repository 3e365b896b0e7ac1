//! Taking one person out of events: their rows, what only they had said, and their id wherever else it stands.

use super::events::{Events, FieldColumn, NO_VALUE};

/// An id of fewer letters than this stands in other texts by chance.
const TELLING: usize = 4;

/// Whether a text holds an id: the whole text is it, or a word of it where the id is long enough to be no accident.
pub fn names(text: &str, id: &str) -> bool {
    text == id || (id.chars().count() >= TELLING && holds_word(text, id))
}

/// Whether a text holds an id between the edges of words, however short it is.
pub fn holds_word(text: &str, id: &str) -> bool {
    let is_edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    !id.is_empty()
        && text.match_indices(id).any(|(start, _)| {
            is_edge(text[..start].chars().next_back()) && is_edge(text[start + id.len()..].chars().next())
        })
}

/// What was taken out of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taken {
    /// Events of the person.
    pub events: u64,
    /// Values of fields that held the id or that only this person had.
    pub values: u64,
}

impl Events {
    /// The events without a customer, whose id stands in no value any more either. `None`: there is nothing to take out.
    pub fn without(&self, pseudonym: u64, id: &str) -> Option<(Self, Taken)> {
        let customer = self.customers.iter().position(|&known| known == pseudonym);
        let named = self.fields.iter().any(|field| field.values.iter().any(|value| names(value, id)));
        if customer.is_none() && !named {
            return None;
        }
        let gone = customer.map_or(0..0, |customer| self.of_customer(customer));
        let mut left = self.clone();
        if let Some(customer) = customer {
            left.customers.remove(customer);
            left.starts.remove(customer);
            let count = gone.len() as u32;
            left.starts[customer..].iter_mut().for_each(|start| *start -= count);
            left.times_ms.drain(gone.clone());
            for some in [&mut left.ends_ms, &mut left.amounts].into_iter().filter(|values| !values.is_empty()) {
                some.drain(gone.clone());
            }
            for field in &mut left.fields {
                let stay = field.codes.of(0..gone.start).chain(field.codes.of(gone.end..field.codes.len()));
                field.codes = stay.collect();
            }
        }
        let values = left.fields.iter_mut().map(|field| forget_values(field, id)).sum();
        Some((left, Taken { events: gone.len() as u64, values }))
    }
}

/// Takes the values that nobody has any more, and those that name the id, out of a field. Says how many.
fn forget_values(field: &mut FieldColumn, id: &str) -> u64 {
    let mut used = vec![false; field.values.len()];
    field.codes.iter().filter(|&code| code != NO_VALUE).for_each(|code| used[code as usize] = true);
    let mut next = 0_u32;
    let codes: Vec<u32> = used
        .iter()
        .zip(&field.values)
        .map(|(used, value)| {
            let stays = *used && !names(value, id);
            next += u32::from(stays);
            if stays { next - 1 } else { NO_VALUE }
        })
        .collect();
    let new = |code: u32| if code == NO_VALUE { NO_VALUE } else { codes[code as usize] };
    field.codes = field.codes.iter().map(new).collect();
    let before = field.values.len();
    let mut place = codes.iter();
    field.values.retain(|_| place.next().is_some_and(|&code| code != NO_VALUE));
    (before - field.values.len()) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events() -> Events {
        let field = |name: &str, values: &[&str], codes: &[u32]| FieldColumn {
            name: name.to_owned(),
            values: values.iter().map(|&value| value.to_owned()).collect(),
            codes: codes.iter().copied().collect(),
        };
        Events {
            customers: vec![10, 20, 30],
            starts: vec![0, 2, 3, 5],
            times_ms: vec![1, 2, 3, 4, 5],
            ends_ms: Vec::new(),
            amounts: vec![7, i64::MIN, 9, 8, i64::MIN],
            fields: vec![
                field("event", &["visit", "order", "return"], &[0, 1, 2, 0, NO_VALUE]),
                field("url", &["/a", "/me?id=anna-7", "/anna-70"], &[0, 0, 1, 2, 1]),
            ],
        }
    }

    #[test]
    fn a_person_goes_with_what_only_they_said() {
        let (left, taken) = events().without(20, "anna-7").unwrap();
        assert_eq!(left.customers, [10, 30]);
        assert_eq!(left.starts, [0, 2, 4]);
        assert_eq!(
            (left.times_ms.as_slice(), left.amounts.as_slice()),
            (&[1, 2, 4, 5][..], &[7, i64::MIN, 8, i64::MIN][..])
        );
        assert_eq!(left.fields[0].values, ["visit", "order"], "nobody else returned anything");
        assert_eq!(left.fields[0].codes, [0, 1, 0, NO_VALUE].into());
        assert_eq!(left.fields[1].values, ["/a", "/anna-70"], "another's address that names the person goes too");
        assert_eq!(left.fields[1].codes, [0, 0, 1, NO_VALUE].into());
        assert_eq!(taken, Taken { events: 1, values: 2 });
    }

    #[test]
    fn where_nobody_is_meant_nothing_changes() {
        assert_eq!(events().without(40, "nobody"), None);
        assert!(names("7", "7") && !names("page 7", "7"), "a short id stands in other texts by chance");
        assert!(holds_word("row 7;x", "7") && !holds_word("77", "7"));
        assert!(names("mail anna@x.fr now", "anna@x.fr"));
    }
}
