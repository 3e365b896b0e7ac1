//! Colours of records: three bytes, stored as `#RRGGBB`.

use super::value::{BadValue, FieldValue, SqlType, Value};

/// An opaque colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Color {
    /// Red, 0 to 255.
    pub r: u8,
    /// Green, 0 to 255.
    pub g: u8,
    /// Blue, 0 to 255.
    pub b: u8,
}

impl Color {
    /// The colour `0xRRGGBB`.
    pub const fn hex(rgb: u32) -> Self {
        Self { r: (rgb >> 16) as u8, g: (rgb >> 8) as u8, b: rgb as u8 }
    }

    /// Reads `#RRGGBB`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6)?;
        u32::from_str_radix(digits, 16).ok().map(Self::hex)
    }

    /// Writes `#RRGGBB`.
    pub fn to_hex(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.r, self.g, self.b)
    }
}

impl FieldValue for Color {
    const SQL: SqlType = SqlType::Text;
    fn to_value(&self) -> Value {
        Value::Text(self.to_hex())
    }
    fn from_value(value: Value) -> Result<Self, BadValue> {
        let bad = || BadValue::new("a colour such as #4338CA");
        match value {
            Value::Text(text) => Self::parse(&text).ok_or_else(bad),
            _ => Err(bad()),
        }
    }
}
