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

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The code of its value.
    pub value: u32,
    /// The place of its event in the columns.
    pub event: u32,
}

impl Step {
    /// When its event was.
    #[inline]
    pub fn at_ms(&self, events: &Events) -> i64 {
        events.times_ms[self.event as usize]
    }
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

    /// The steps among these events, in time order; equal times keep file order.
    pub fn steps(&self, events: Range<usize>) -> impl Iterator<Item = u32> + '_ {
        self.codes.of(events).filter(|&value| value != NO_VALUE)
    }

    /// Puts the path of a customer into `path`. What was in it is gone.
    pub fn read(&self, customer: usize, path: &mut Vec<Step>) {
        let events = self.events.of_customer(customer);
        path.clear();
        match &*self.codes {
            Codes::Bytes(codes) => append(path, &codes[events.clone()], u8::MAX.into(), events.start),
            Codes::Shorts(codes) => append(path, &codes[events.clone()], u16::MAX.into(), events.start),
            Codes::Words(codes) => append(path, &codes[events.clone()], NO_VALUE, events.start),
        }
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

fn append<C: Copy + Into<u32>>(path: &mut Vec<Step>, codes: &[C], none: u32, first: usize) {
    let steps = codes.iter().zip(first as u32..).map(|(&code, event)| Step { value: code.into(), event });
    path.extend(steps.filter(|step| step.value != none));
}
