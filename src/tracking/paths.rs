//! Paths whose steps are the values of a field, read from the columns themselves: nothing is copied.

use super::codes::Codes;
use super::events::{Events, FieldColumn, NO_VALUE};
use std::borrow::Cow;
use std::ops::Range;

/// The paths of all customers. A step is the code of a value of the field; events without a value are no steps.
#[derive(Debug, Clone)]
pub struct Paths<'a> {
    /// The events whose paths they are.
    pub events: &'a Events,
    /// What a step's number means.
    pub values: &'a [String],
    codes: Cow<'a, Codes>,
}

/// How many customers one thread takes at a time.
const BLOCK: usize = 4096;

impl<'a> Paths<'a> {
    /// The paths through the values of a field.
    pub fn of(events: &'a Events, field: &'a FieldColumn) -> Self {
        Self { events, values: &field.values, codes: Cow::Borrowed(&field.codes) }
    }

    /// Only the steps whose event is `kept`.
    pub fn filtered(&self, kept: impl Fn(usize) -> bool) -> Self {
        Self { codes: Cow::Owned(self.codes.keep(kept)), ..*self }
    }

    /// The steps among these events, each with the place of its event, in time order; equal times keep file order.
    pub fn steps(&self, events: Range<usize>) -> impl DoubleEndedIterator<Item = (u32, usize)> + '_ {
        events.map(|event| (self.codes.at(event), event)).filter(|&(step, _)| step != NO_VALUE)
    }

    /// The steps of one customer.
    pub fn of_customer(&self, customer: usize) -> impl DoubleEndedIterator<Item = (u32, usize)> + '_ {
        self.steps(self.events.of_customer(customer))
    }

    /// How many customers there are, also those without a step.
    pub fn customers(&self) -> usize {
        self.events.customers.len()
    }

    /// The customers in blocks, for work on several threads whose results are put together in the same order.
    pub fn blocks(&self) -> Vec<Range<usize>> {
        let customers = self.customers();
        (0..customers).step_by(BLOCK).map(|start| start..(start + BLOCK).min(customers)).collect()
    }
}

/// The paths whose steps are the values of a field. `None`: there is no such field.
pub fn field_paths<'a>(events: &'a Events, field: &str) -> Option<Paths<'a>> {
    Some(Paths::of(events, events.field(field)?))
}
