//! The Data room: sources, a file being read, and how touchpoints are linked to what the data holds.
//!
//! In here: what is looked at and what is asked for. Kept out: the project's file; the app does what is asked.

mod fields;
mod import;
mod job;
mod matching;
mod room;
mod source;

pub use fields::DataFields;
pub use matching::Matching;
pub use room::data_room_ui;

use crate::edit::Edit;
use crate::model::*;
use crate::tracking::{self, Events, Imported, Proposal, ReadError};
use crate::words::Say;
use import::ImportState;
use std::path::Path;
use std::sync::Arc;

/// What the room was asked for.
pub enum DataAction {
    /// Choose a file to import.
    ChooseFile,
    /// Change records.
    Edit(Edit),
    /// Take what was read into the project.
    Import {
        /// What the source is called.
        name: String,
        /// How it was read.
        recipe: Box<Recipe>,
        /// What came of it.
        imported: Box<Imported>,
    },
    /// Take a source off the project.
    Remove(SourceId),
    /// Go to the map.
    ShowMap,
}

/// What the room is about now. Not part of the document.
#[derive(Default)]
pub struct DataRoom {
    /// A file being mapped or read.
    import: Option<ImportState>,
    /// Why the last file could not be read.
    complaint: Option<String>,
    /// The source in front.
    source: Option<SourceId>,
    matching: Matching,
    fields: DataFields,
    /// What the figures beside were made for.
    known: Option<(Arc<Events>, JourneyId, u64)>,
}

impl DataRoom {
    /// Looks into a file and proposes how to read it.
    pub fn begin(&mut self, path: &Path, records: &Records, language: Language) {
        self.complaint = None;
        match tracking::guess(path, &records.project().time_zone) {
            Ok(guess) => self.import = Some(ImportState::new(path, guess)),
            Err(error) => self.complain(&error, language),
        }
    }

    fn complain(&mut self, error: &ReadError, language: Language) {
        self.import = None;
        self.complaint = Some(error.say(language));
    }

    /// What was read is in the project now.
    pub fn imported(&mut self, source: SourceId) {
        self.import = None;
        self.source = Some(source);
        self.known = None;
    }

    /// Brings fields and proposals up to date with the project's events.
    pub fn follow(&mut self, events: Option<&Arc<Events>>, records: &Records, journey: JourneyId, revision: u64) {
        let Some(events) = events else {
            self.known = None;
            self.fields = DataFields::default();
            self.matching = Matching::default();
            return;
        };
        let same_events = self.known.as_ref().is_some_and(|(known, ..)| Arc::ptr_eq(known, events));
        let same = same_events && self.known.as_ref().is_some_and(|(_, j, r)| *j == journey && *r == revision);
        if same {
            return;
        }
        if !same_events {
            self.fields = DataFields::of(events);
        }
        self.matching.update(events, records, journey);
        self.known = Some((Arc::clone(events), journey, revision));
    }

    /// Every field of the data with its most frequent values.
    pub fn fields(&self) -> &DataFields {
        &self.fields
    }

    /// What is proposed for a touchpoint that has no rule yet.
    pub fn proposal_for(&self, card: CardId) -> Option<&Proposal> {
        self.matching.proposals().iter().find(|proposal| proposal.touchpoint == card)
    }
}
