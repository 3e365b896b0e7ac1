//! The state that two copies both come from.

use super::common::{in_common, last_merged, records_after, with_brought};
use crate::edit::merge::{Copies, merge};
use crate::edit::shared;
use crate::file::Content;
use crate::model::{AnyRecord, Records};

/// What is known of the state that two copies both come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// The copies are the same up to this entry of their histories; 0: since they were made.
    Entry(usize),
    /// One copy brought the other in before, up to this entry of the one that was brought in.
    Merged(usize),
    /// It cannot be found: only what both have alike is taken as common, every difference is asked, and nothing that only
    /// one of them has counts as deleted by the other.
    Unknown,
}

/// Two histories, and where they meet.
pub(super) struct Meeting {
    /// So many entries are the same, from the beginning.
    pub(super) common: usize,
    /// So many entries of theirs are in mine, brought in by which entry of mine.
    of_theirs: Option<(usize, usize)>,
    /// So many entries of mine are in theirs, brought in by which entry of theirs.
    of_mine: Option<(usize, usize)>,
}

impl Meeting {
    pub(super) fn of(mine: &Content, theirs: &Content) -> Self {
        Self {
            common: in_common(&mine.history, &theirs.history),
            of_theirs: last_merged(&mine.history, &theirs.history),
            of_mine: last_merged(&theirs.history, &mine.history),
        }
    }

    /// The first entry of theirs that mine has not got.
    pub(super) fn first_new(&self) -> usize {
        self.of_theirs.map_or(self.common, |(theirs_at, _)| theirs_at.max(self.common))
    }

    /// The records that both come from.
    pub(super) fn base(&self, mine: &Content, theirs: &Content) -> (Records, Base) {
        let found = match (self.of_theirs, self.of_mine) {
            (None, None) => self.at_common(mine, theirs).map(|base| (base, Base::Entry(self.common))),
            // Of two that were brought in, the one that came later holds the other.
            (Some((theirs_at, _)), of_mine) if of_mine.is_none_or(|(_, there)| theirs_at > there) => {
                records_after(theirs, theirs_at).map(|base| (base, Base::Merged(theirs_at)))
            }
            (of_theirs, Some((mine_at, _))) if of_theirs.is_none_or(|(_, here)| mine_at > here) => {
                records_after(mine, mine_at).map(|base| (base, Base::Merged(mine_at)))
            }
            (Some((theirs_at, _)), Some((mine_at, _))) => self.across(mine, theirs, mine_at, theirs_at),
            // Every other pair was taken above.
            (Some(_), None) | (None, Some(_)) => None,
        };
        found
            .or_else(|| self.as_brought(mine, theirs))
            .unwrap_or_else(|| (alike(&mine.records, &theirs.records), Base::Unknown))
    }

    /// Where one that was brought in before has come back without its texts: what it was then, as far as the merge tells.
    fn as_brought(&self, mine: &Content, theirs: &Content) -> Option<(Records, Base)> {
        let by_mine = self.of_theirs.and_then(|(at, _)| Some((with_brought(mine, &theirs.history, self.common)?, at)));
        let by_theirs =
            || self.of_mine.and_then(|(at, _)| Some((with_brought(theirs, &mine.history, self.common)?, at)));
        by_mine.or_else(by_theirs).map(|(base, at)| (base, Base::Merged(at)))
    }

    /// The last entry that both have, as one of them tells it. Where both can, they must tell the same.
    fn at_common(&self, mine: &Content, theirs: &Content) -> Option<Records> {
        match [mine, theirs].map(|side| records_after(side, self.common)) {
            [Some(one), Some(other)] if shared(&one, false) != shared(&other, false) => None,
            [Some(one), _] | [None, Some(one)] => Some(one),
            [None, None] => None,
        }
    }

    /// Each brought the other in, as it was before the other did: what both come from is both of these together.
    fn across(&self, mine: &Content, theirs: &Content, mine_at: usize, theirs_at: usize) -> Option<(Records, Base)> {
        let first = self.at_common(mine, theirs)?;
        let (one, other) = (records_after(mine, mine_at)?, records_after(theirs, theirs_at)?);
        let both = merge(Copies { base: &first, mine: &one, theirs: &other });
        Some((both.records, Base::Merged(theirs_at)))
    }
}

/// What two copies have alike.
fn alike(one: &Records, other: &Records) -> Records {
    let mut alike = Records::default();
    let same = |record: &AnyRecord| other.get(record.table(), record.uuid()).as_ref() == Some(record);
    one.iter().filter(same).for_each(|record| alike.insert(record));
    alike
}
