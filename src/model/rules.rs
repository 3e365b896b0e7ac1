//! Rules: which events of the data belong to a touchpoint, a goal or a persona.

use super::kinds::text_enum;
use super::value::json_values;
use serde::{Deserialize, Serialize};

text_enum! {
    /// How a condition compares the field of an event with its values.
    pub enum Comparison {
        /// The field is the value.
        Is = "is",
        /// The field is one of the values.
        IsOneOf = "is-one-of",
        /// The field contains the value, upper and lower case alike.
        Contains = "contains",
        /// The field begins with the value, upper and lower case alike.
        StartsWith = "starts-with",
        /// The field matches the pattern, in which `*` stands for anything and `?` for one character.
        Matches = "matches",
        /// The field is not the value.
        IsNot = "is-not",
        /// The field is none of the values.
        IsNoneOf = "is-none-of",
        /// The field does not contain the value.
        ContainsNot = "contains-not",
        /// The field does not begin with the value.
        StartsNotWith = "starts-not-with",
        /// The field does not match the pattern.
        MatchesNot = "matches-not",
    }
}

impl Comparison {
    /// Whether it takes several values.
    pub const fn takes_several(self) -> bool {
        matches!(self, Self::IsOneOf | Self::IsNoneOf)
    }
}

/// One comparison of one field. The event column is the field `event`, the channel column the field `channel`, whatever
/// the source calls them; other fields go by their column's name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Condition {
    /// The field's name.
    pub field: String,
    /// How it is compared.
    pub comparison: Comparison,
    /// The values; only `IsOneOf` and `IsNoneOf` take several.
    pub values: Vec<String>,
}

impl Condition {
    /// `field` is `value`.
    pub fn is(field: &str, value: &str) -> Self {
        Self { field: field.to_owned(), comparison: Comparison::Is, values: vec![value.to_owned()] }
    }
}

/// Holds for an event if all its conditions hold; a touchpoint sees an event if any of its rules holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Rule {
    /// All of these; a rule without conditions holds for nothing.
    pub all: Vec<Condition>,
}

impl Rule {
    /// A rule of one condition.
    pub fn one(condition: Condition) -> Self {
        Self { all: vec![condition] }
    }
}

json_values!(Vec<Rule>);
