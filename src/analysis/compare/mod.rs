//! Two maps held against each other: what was added, removed, moved and changed from the first to the second.
//!
//! In here: which thing of one map is which of the other ([`Pairs`]), the [`Difference`]s, and both maps in one, on which
//! they can be drawn ([`Comparison::both`]). It stands in this room because drawing and exporting read it. Enter by
//! [`compare`].

mod both;
mod content;
mod fields;
mod marked;
mod matching;
mod moved;
mod said;

pub use fields::FieldChange;
pub use marked::{Mark, Marked, Which};
pub use matching::Pairs;
pub use said::names_of;

use crate::model::*;
use content::Content;
use std::sync::Arc;
use uuid::Uuid;

/// A record by its table and its id.
pub type Thing = (TableId, Uuid);

/// One of the two maps.
#[derive(Debug, Clone)]
pub struct OneMap {
    /// Its project's records.
    pub records: Arc<Records>,
    /// The journey.
    pub journey: JourneyId,
    /// What it is called beside the other one.
    pub name: String,
}

/// What became of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Only the second map has it.
    Added,
    /// Only the first map has it.
    Removed,
    /// It stands elsewhere.
    Moved,
    /// It says something else.
    Changed,
}

impl Sort {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Added, Self::Removed, Self::Moved, Self::Changed];

    /// The sign that stands before its word.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Added => "+",
            Self::Removed => "−",
            Self::Moved => "→",
            Self::Changed => "≠",
        }
    }
}

/// One difference between two maps. What moved and says something else too is two of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Of which sort.
    pub sort: Sort,
    /// The thing on the first map.
    pub before: Option<Thing>,
    /// The thing on the second map.
    pub after: Option<Thing>,
    /// What stands for it among [`Comparison::both`].
    pub on_both: Thing,
    /// The stage it stands under there; `None`: the map as a whole.
    pub stage: Option<StageId>,
    /// Changed: each field with both values.
    pub fields: Vec<FieldChange>,
}

/// Two maps held against each other.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The first map.
    pub before: OneMap,
    /// The second map.
    pub after: OneMap,
    /// What of one is what of the other.
    pub pairs: Pairs,
    /// From left to right, then from top to bottom.
    pub differences: Vec<Difference>,
    /// The second map with what only the first has, under other ids, at its old place.
    pub both: Records,
}

/// Holds two maps against each other; `None` where one of the journeys is not there. Things are the same where their ids
/// are, where one says that it is the other's twin, and else where they say the same at the same place.
pub fn compare(before: OneMap, after: OneMap) -> Option<Comparison> {
    let (first, second) = (Content::of(&before)?, Content::of(&after)?);
    let pairs = matching::pairs(&first, &second);
    let moved = moved::moved(&first, &second, &pairs);
    let both = both::both(&first, &second, &pairs, &moved);
    let mut differences = Vec::new();
    for &(table, id) in second.things() {
        let difference = |sort, before, fields| {
            let on_both = (table, id);
            Difference { sort, before, after: Some((table, id)), on_both, stage: None, fields }
        };
        let Some(old) = pairs.before(table, id) else {
            differences.push(difference(Sort::Added, None, Vec::new()));
            continue;
        };
        let old = (table, old);
        if moved.contains(&(table, id)) {
            differences.push(difference(Sort::Moved, Some(old), Vec::new()));
        }
        let fields = fields::changed(&first, &second, &pairs, old, (table, id));
        if !fields.is_empty() {
            differences.push(difference(Sort::Changed, Some(old), fields));
        }
    }
    let removed = first.things().iter().filter(|(table, id)| pairs.after(*table, *id).is_none());
    differences.extend(removed.map(|&(table, id)| Difference {
        sort: Sort::Removed,
        before: Some((table, id)),
        after: None,
        on_both: (table, both::ghost(id)),
        stage: None,
        fields: Vec::new(),
    }));
    let journey = after.journey;
    let places = both::places(&both, journey);
    differences.sort_by_key(|difference| (places.place(&both, difference.on_both), difference.sort));
    for difference in &mut differences {
        difference.stage = places.stage(&both, difference.on_both);
    }
    drop((first, second));
    Some(Comparison { before, after, pairs, differences, both })
}

impl Comparison {
    /// How many differences there are of a sort.
    pub fn count(&self, sort: Sort) -> usize {
        self.differences.iter().filter(|difference| difference.sort == sort).count()
    }

    /// The journey among [`Self::both`].
    pub fn journey(&self) -> JourneyId {
        self.after.journey
    }
}
