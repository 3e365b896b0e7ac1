//! The Data room: sources, a file being read, and how touchpoints are linked to what the data holds.
//!
//! In here: what is looked at and what is asked for. Kept out: the project's file; the app does what is asked.

mod account;
mod beside;
mod fields;
mod goals;
mod import;
mod job;
mod left;
mod left_out;
mod mapping;
mod matching;
mod meaning;
mod missing;
mod new_map;
mod off_map;
mod parts;
mod people;
mod preview;
mod privacy;
mod quality;
mod reading;
mod rejected;
mod room;
mod rules;
mod source;
mod table;

pub use fields::DataFields;
pub use matching::Matching;
pub use room::data_room_ui;

use crate::analysis::{Days, days, is_device_field};
use crate::edit::Edit;
use crate::model::*;
use crate::project::{NewSource, Project, Stored};
use crate::tracking::{self, Events, Proposal, ReadError};
use crate::ui::dialogs::DataPurpose;
use crate::words::Say;
use beside::Beside;
use egui::Context;
use import::ImportState;
use job::{End, Job};
use meaning::Meaning;
use new_map::NewMap;
use off_map::OffMap;
use parts::Parts;
use preview::Preview;
use std::path::PathBuf;
use std::sync::Arc;

/// What the room was asked for.
pub enum DataAction {
    /// Choose a file to import.
    ChooseFile,
    /// Choose another file for something.
    Choose(DataPurpose),
    /// Change records.
    Edit(Edit),
    /// Change records, and show this journey.
    Draw(Edit, JourneyId),
    /// Take what was read into the project.
    Take(Box<NewSource>, Stored),
    /// Leave out what was stored.
    Forget(Stored),
    /// Take a source off the project.
    Remove(SourceId),
    /// Erase the person with this id.
    Erase(String),
    /// Go to the map.
    ShowMap,
}

/// A page of the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    /// The file being mapped or read.
    Import,
    /// Files of different shapes that were chosen together.
    Parts,
    Source(SourceId),
    Rules,
    Goals,
    People,
    NewMap,
    Privacy,
}

/// What the room is about now. Not part of the document.
#[derive(Default)]
pub struct DataRoom {
    /// A file being mapped or read.
    import: Option<ImportState>,
    /// Files of different shapes that were chosen together.
    parts: Option<Parts>,
    /// A source being read again.
    again: Option<(SourceId, Job)>,
    /// Why the last file could not be read.
    complaint: Option<String>,
    page: Option<Page>,
    /// Whether the user goes on without the rows.
    goes_without: bool,
    matching: Matching,
    fields: Beside<Known, DataFields>,
    days: Beside<(Known, String), Days>,
    no_fields: DataFields,
    meaning: Meaning,
    new_map: NewMap,
    off_map: OffMap,
    preview: Preview,
    rejected: rejected::Listed,
    /// A person to be erased, while it is asked who.
    erasing: Option<privacy::Erasing>,
}

/// Events, by being the same ones.
#[derive(Clone)]
struct Known(Arc<Events>);

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl DataRoom {
    /// Whether a dialog of the room is in front.
    pub fn asks(&self) -> bool {
        self.erasing.is_some()
    }

    /// Looks into files or folders and proposes how to read them; in the place of a source, by its recipe. Files of one
    /// shape are one source; of several shapes the user chooses.
    pub fn begin(
        &mut self,
        ctx: &Context,
        paths: &[PathBuf],
        project: &Project,
        replaces: Option<SourceId>,
        language: Language,
    ) {
        self.complaint = None;
        let replaced = replaces.and_then(|id| project.records().sources.get(&id));
        let files = match replaced {
            Some(source) => tracking::files_for(paths, &source.recipe),
            None => {
                paths.iter().map(|path| tracking::files_of(path)).collect::<Result<Vec<_>, _>>().map(|all| all.concat())
            }
        };
        let files = match files {
            Ok(files) => files,
            Err(error) => return self.complain(&error, language),
        };
        self.parts = None;
        let mut found = tracking::parts(&files, &project.records().project().time_zone);
        if found.len() > 1 && replaced.is_none() {
            self.parts = Some(Parts::new(paths.to_vec(), found));
            (self.import, self.page) = (None, Some(Page::Parts));
            return;
        }
        if found.is_empty() {
            return;
        }
        let part = found.swap_remove(0);
        match part.guess {
            Ok(guess) => {
                self.import = Some(ImportState::new(ctx, paths.to_vec(), part.files, guess, replaced));
                self.page = Some(Page::Import);
            }
            Err(error) => self.complain(&error, language),
        }
    }

    /// Brings one of several parts to the front, to be mapped.
    fn begin_part(&mut self, ctx: &Context, place: usize) {
        if let Some((paths, files, guess)) = self.parts.as_mut().and_then(|parts| parts.bring(place)) {
            self.complaint = None;
            self.import = Some(ImportState::new(ctx, paths, files, guess, None));
            self.page = Some(Page::Import);
        }
    }

    fn complain(&mut self, error: &ReadError, language: Language) {
        self.import = None;
        self.complaint = Some(error.say(language));
    }

    /// Reads the file that is being mapped by a recipe kept as a file.
    pub fn take_recipe(&mut self, recipe: &Recipe) {
        if let Some(import) = &mut self.import {
            import.take_recipe(recipe);
        }
    }

    /// How the file that is being mapped is read.
    pub fn recipe(&self) -> Option<&Recipe> {
        self.import.as_ref().map(ImportState::recipe)
    }

    /// What was read is in the project now.
    pub fn imported(&mut self, source: SourceId) {
        let more = self.parts.as_mut().is_some_and(Parts::imported);
        if !more {
            self.parts = None;
        }
        self.page = Some(if more { Page::Parts } else { Page::Source(source) });
        self.goes_without = false;
    }

    /// What came of reading, in whichever room the user is meanwhile.
    pub fn poll(&mut self) -> Vec<DataAction> {
        let import = self.import.as_ref().and_then(ImportState::end);
        let again = self.again.as_ref().and_then(|(_, job)| job.end());
        if again.is_some() {
            self.again = None;
        }
        let mut actions = Vec::new();
        for (end, imported) in import.map(|end| (end, true)).into_iter().chain(again.map(|end| (end, false))) {
            let is_done = matches!(end, End::Done(..));
            match end {
                End::Done(source, stored) => actions.push(DataAction::Take(source, stored)),
                End::Unwanted(stored) => actions.push(DataAction::Forget(stored)),
                End::Stopped => {}
                End::Failed(sentence) => self.complaint = Some(sentence),
            }
            if imported && is_done {
                (self.import, self.page) = (None, None);
            } else if let Some(import) = self.import.as_mut().filter(|_| imported) {
                import.is_ready_again();
            }
        }
        actions
    }

    /// Brings fields and proposals up to date with the project's events.
    pub fn follow(
        &mut self,
        ctx: &Context,
        events: Option<&Arc<Events>>,
        records: &Records,
        journey: JourneyId,
        revision: u64,
    ) {
        let Some(events) = events else {
            (self.fields, self.days) = (Beside::default(), Beside::default());
            self.matching = Matching::default();
            self.meaning = Meaning::default();
            return;
        };
        let counted = Arc::clone(events);
        self.fields.follow(ctx, Known(Arc::clone(events)), events.len(), move || DataFields::of(&counted));
        let (counted, zone) = (Arc::clone(events), records.project().time_zone.clone());
        let key = (Known(Arc::clone(events)), zone.clone());
        self.days.follow(ctx, key, events.len(), move || days(&counted, &zone));
        self.matching.follow(ctx, events, records, journey, revision);
    }

    /// Every field of the data with its most frequent values.
    pub fn fields(&self) -> &DataFields {
        self.fields.get().unwrap_or(&self.no_fields)
    }

    /// Customers by day of the whole data.
    pub fn days(&self) -> Option<&Days> {
        self.days.get()
    }

    /// The devices of the data, the most frequent first.
    pub fn devices(&self) -> Vec<String> {
        let device = self.fields().fields.iter().find(|(name, _)| is_device_field(name));
        let values = device.map(|(_, values)| values.as_slice()).unwrap_or_default();
        values.iter().take(8).map(|(value, _)| value.clone()).collect()
    }

    /// What is proposed for a touchpoint that has no rule yet.
    pub fn proposal_for(&self, card: CardId) -> Option<&Proposal> {
        self.matching.proposals().iter().find(|proposal| proposal.touchpoint == card)
    }
}
