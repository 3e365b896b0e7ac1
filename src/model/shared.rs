//! What people say about the map, and names for moments of its history.

use super::id::*;
use super::record::record;

record! {
    /// A remark on a journey or on one of its cards.
    pub struct Comment("comment", CommentId) {
        /// The journey.
        journey: JourneyId,
        /// The card, if it is about one.
        card: Option<CardId>,
        /// Who wrote it.
        author: String,
        /// When, in milliseconds since 1970 UTC.
        at_ms: i64,
        /// What it says.
        text: String,
        /// Whether it is dealt with.
        resolved: bool,
    }
}

record! {
    /// A name on an entry of the history.
    pub struct Snapshot("snapshot", SnapshotId) {
        /// Its name.
        name: String,
        /// The entry.
        entry: EntryId,
        /// When it was named, in milliseconds since 1970 UTC.
        at_ms: i64,
    }
}
