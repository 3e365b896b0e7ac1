//! Paths: the touches of each customer in time order.

/// The code of an event that no touchpoint claims.
pub const NO_TOUCHPOINT: u32 = u32::MAX;

/// One event that a touchpoint's rules match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touch {
    /// Place of the touchpoint in [`Paths::touchpoints`].
    pub touchpoint: u32,
    /// When, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// When it ended, where the source says so; else `i64::MIN`.
    pub end_ms: i64,
    /// Place of the event in the columns.
    pub event: u32,
}

/// The touches of every customer, one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paths {
    /// What a touch's number means, in the order of the rule list.
    pub touchpoints: Vec<crate::model::CardId>,
    /// All touches, customer by customer, in time order; equal times keep file order.
    pub touches: Vec<Touch>,
    /// Touch range of customer i: `starts[i]..starts[i + 1]`; customers as in the events, also those without a touch.
    pub starts: Vec<u32>,
}
