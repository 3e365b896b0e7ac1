//! One event as a view sees it, in one number: what is asked of an event again and again is worked out once.

use crate::tracking::OVERLAPPING;

/// The lowest bits: the place of the touchpoint it counts for; all of them: none.
const TOUCHPOINT: u32 = (1 << 24) - 1;
/// More than one touchpoint matches.
const OVERLAPS: u32 = 1 << 24;
/// The goal matches.
const CONVERTS: u32 = 1 << 25;
/// The segment matches, or none is asked for.
const IN_SEGMENT: u32 = 1 << 26;
/// The view lets it through.
const KEPT: u32 = 1 << 27;
/// It comes so late after the one before that another session begins. Of a customer's first event it says nothing.
const BEGINS_SESSION: u32 = 1 << 28;

/// What is known of an event.
#[derive(Clone, Copy)]
pub(super) struct Seen(pub(super) u32);

impl Seen {
    /// An event on which a touchpoint has this claim, if any.
    pub(super) fn new(claim: Option<u32>) -> Self {
        // A journey has far fewer touchpoints than the bits can tell apart.
        let place = claim.map_or(TOUCHPOINT, |claim| claim & !OVERLAPPING & TOUCHPOINT);
        let overlaps = claim.is_some_and(|claim| claim & OVERLAPPING != 0);
        Self(place | if overlaps { OVERLAPS } else { 0 })
    }

    pub(super) fn with(self, converts: bool, in_segment: bool, kept: bool) -> Self {
        let bit = |holds: bool, bit: u32| if holds { bit } else { 0 };
        Self(self.0 | bit(converts, CONVERTS) | bit(in_segment, IN_SEGMENT) | bit(kept, KEPT))
    }

    /// The touchpoint it counts for.
    #[inline]
    pub(super) fn touchpoint(self) -> Option<u32> {
        Some(self.0 & TOUCHPOINT).filter(|&place| place != TOUCHPOINT)
    }

    #[inline]
    pub(super) fn overlaps(self) -> bool {
        self.0 & OVERLAPS != 0
    }

    #[inline]
    pub(super) fn converts(self) -> bool {
        self.0 & CONVERTS != 0
    }

    #[inline]
    pub(super) fn is_in_segment(self) -> bool {
        self.0 & IN_SEGMENT != 0
    }

    #[inline]
    pub(super) fn is_kept(self) -> bool {
        self.0 & KEPT != 0
    }

    /// 1 where another session begins, to be added to a number.
    #[inline]
    pub(super) fn begins_session(self) -> u32 {
        u32::from(self.0 & BEGINS_SESSION != 0)
    }
}

/// Lets an event through only if it was let through and this holds as well.
#[inline]
pub(super) fn keep_if(word: &mut u32, holds: bool) {
    *word &= !(u32::from(!holds) * KEPT);
}

/// Says whether another session begins at an event.
#[inline]
pub(super) fn mark_session(word: &mut u32, begins: bool) {
    *word |= u32::from(begins) * BEGINS_SESSION;
}
