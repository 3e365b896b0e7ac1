//! The place among siblings: a fractional key, so that an insert changes one record.

use super::value::{BadValue, FieldValue, SqlType, Value};
use fractional_index::FractionalIndex;

/// A key between any two others; siblings are sorted by (order, id).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Order(FractionalIndex);

impl Order {
    /// A key after `left` and before `right`; either end may be open. Keys that are equal or the wrong way round
    /// (two copies merged) give a key after `left`.
    pub fn between(left: Option<&Self>, right: Option<&Self>) -> Self {
        let (left, right) = (left.map(|o| &o.0), right.map(|o| &o.0));
        let key = FractionalIndex::new(left, right).unwrap_or_else(|| match left {
            Some(left) => FractionalIndex::new_after(left),
            None => FractionalIndex::default(),
        });
        Self(key)
    }

    /// `n` keys in rising order.
    pub fn row(n: usize) -> Vec<Self> {
        let mut keys: Vec<Self> = Vec::with_capacity(n);
        for _ in 0..n {
            keys.push(Self::between(keys.last(), None));
        }
        keys
    }
}

impl FieldValue for Order {
    const SQL: SqlType = SqlType::Text;
    fn to_value(&self) -> Value {
        Value::Text(self.0.to_string())
    }
    fn from_value(value: Value) -> Result<Self, BadValue> {
        let bad = || BadValue::new("an order key");
        match value {
            // Looked at first: the crate cuts the text into pairs of bytes and would panic inside a longer character.
            Value::Text(text) if text.is_ascii() => FractionalIndex::from_string(&text).map(Self).map_err(|_| bad()),
            _ => Err(bad()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_key_is_said_to_be_none() {
        for text in ["", "8", "“Basket” 🛒", "é0", "zz", "0"] {
            assert!(Order::from_value(Value::Text(text.to_owned())).is_err(), "{text}");
        }
        let key = Order::row(3).pop().unwrap();
        assert_eq!(Order::from_value(key.to_value()), Ok(key));
    }
}
