//! Field values: how one field of a record looks when it is stored, compared or summed.

use chrono::NaiveDate;

/// The storage class of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SqlType {
    /// A whole number.
    Integer,
    /// A floating number; never NaN or infinite.
    Real,
    /// UTF-8 text.
    Text,
    /// Bytes.
    Blob,
}

/// One stored value of a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing there; only in fields that may be empty.
    Null,
    /// A whole number.
    Integer(i64),
    /// A floating number.
    Real(f64),
    /// UTF-8 text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

/// A stored value that the field cannot hold. Names what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadValue {
    /// What the field expects.
    pub expected: String,
}

impl BadValue {
    /// A complaint that names what was expected.
    pub fn new(expected: impl Into<String>) -> Self {
        Self { expected: expected.into() }
    }
}

/// A type that a record's field may have.
pub trait FieldValue: Sized {
    /// Its storage class.
    const SQL: SqlType;
    /// Whether the column may be empty.
    const NULLABLE: bool = false;
    /// The value as it is stored.
    fn to_value(&self) -> Value;
    /// The value read back; never trusts what it is given.
    fn from_value(value: Value) -> Result<Self, BadValue>;
}

impl FieldValue for String {
    const SQL: SqlType = SqlType::Text;
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
    fn from_value(value: Value) -> Result<Self, BadValue> {
        match value {
            Value::Text(text) => Ok(text),
            _ => Err(BadValue::new("text")),
        }
    }
}

impl FieldValue for bool {
    const SQL: SqlType = SqlType::Integer;
    fn to_value(&self) -> Value {
        Value::Integer(i64::from(*self))
    }
    fn from_value(value: Value) -> Result<Self, BadValue> {
        match value {
            Value::Integer(0) => Ok(false),
            Value::Integer(1) => Ok(true),
            _ => Err(BadValue::new("0 or 1")),
        }
    }
}

macro_rules! whole_numbers {
    ($($t:ty),+) => {$(
        impl FieldValue for $t {
            const SQL: SqlType = SqlType::Integer;
            fn to_value(&self) -> Value {
                Value::Integer(i64::from(*self))
            }
            fn from_value(value: Value) -> Result<Self, BadValue> {
                match value {
                    Value::Integer(n) => <$t>::try_from(n).map_err(|_| BadValue::new("a smaller whole number")),
                    _ => Err(BadValue::new("a whole number")),
                }
            }
        }
    )+};
}
whole_numbers!(i64, i32, u32, u8);

impl FieldValue for f64 {
    const SQL: SqlType = SqlType::Real;
    fn to_value(&self) -> Value {
        // Adding zero turns -0 into 0, which SQLite would do silently; two equal records then have equal sums.
        Value::Real(*self + 0.0)
    }
    fn from_value(value: Value) -> Result<Self, BadValue> {
        match value {
            Value::Real(x) if x.is_finite() => Ok(x),
            _ => Err(BadValue::new("a finite number")),
        }
    }
}

impl FieldValue for NaiveDate {
    const SQL: SqlType = SqlType::Text;
    fn to_value(&self) -> Value {
        Value::Text(self.format("%Y-%m-%d").to_string())
    }
    fn from_value(value: Value) -> Result<Self, BadValue> {
        let bad = || BadValue::new("a date such as 2026-11-30");
        match value {
            Value::Text(text) => NaiveDate::parse_from_str(&text, "%Y-%m-%d").map_err(|_| bad()),
            _ => Err(bad()),
        }
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    const SQL: SqlType = T::SQL;
    const NULLABLE: bool = true;
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_value)
    }
    fn from_value(value: Value) -> Result<Self, BadValue> {
        match value {
            Value::Null => Ok(None),
            other => T::from_value(other).map(Some),
        }
    }
}

/// Lists and nested values are stored as JSON text, so that SQLite's own JSON functions can query them.
macro_rules! json_values {
    ($($t:ty),+ $(,)?) => {$(
        impl crate::model::FieldValue for $t {
            const SQL: crate::model::SqlType = crate::model::SqlType::Text;
            fn to_value(&self) -> crate::model::Value {
                crate::model::Value::Text(serde_json::to_string(self).expect("plain data always becomes JSON"))
            }
            fn from_value(value: crate::model::Value) -> Result<Self, crate::model::BadValue> {
                match value {
                    crate::model::Value::Text(text) => serde_json::from_str(&text)
                        .map_err(|error| crate::model::BadValue::new(format!("JSON of {}: {error}", stringify!($t)))),
                    _ => Err(crate::model::BadValue::new("JSON text")),
                }
            }
        }
    )+};
}
pub(crate) use json_values;

json_values!(Vec<String>);
