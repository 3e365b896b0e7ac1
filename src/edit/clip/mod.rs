//! Copying and pasting: cards, feelings, steps, lanes, stages and whole journeys, within a project and between two.
//!
//! A [`Clip`] holds what was copied with all that stands in it, and beside it what it names: the lanes and steps that
//! cards stand in, personas, channels, images. Where it is pasted, these are found again or made.

mod copy;
mod duplicate;
mod paste;
mod people;
mod relink;
mod table;
mod text;

pub use copy::copy;
pub use duplicate::duplicate;
pub use paste::{At, paste};
pub use table::to_tsv;

use crate::model::*;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What was copied.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Clip {
    /// What was chosen.
    roots: Vec<(TableId, Uuid)>,
    /// The chosen records and what stands in them.
    records: Records,
    /// What they stand in or name.
    around: Records,
    /// The columns of the steps of both, counted from the left of their journey.
    columns: BTreeMap<StepId, usize>,
    /// How many records of a text were left out because there were too many.
    left_out: usize,
}

impl Clip {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.records.iter().next().is_none()
    }

    /// How many cards are in it.
    pub fn cards(&self) -> usize {
        self.records.cards.len()
    }

    /// How many records of the text it came from were left out because there were too many.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// The hashes of the images in it; their bytes travel beside the records.
    pub fn images(&self) -> impl Iterator<Item = &str> {
        self.around.assets.values().map(|asset| asset.hash.as_str())
    }

    /// The columns of a step, where it is known.
    fn column(&self, step: StepId) -> usize {
        self.columns.get(&step).copied().unwrap_or(0)
    }

    /// Whether a card was copied by itself: neither its lane nor its step came along.
    fn is_loose(&self, card: &Card) -> bool {
        !self.records.lanes.contains_key(&card.lane) && !self.records.steps.contains_key(&card.step)
    }
}
