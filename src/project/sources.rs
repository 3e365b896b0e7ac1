//! Sources of tracking data: into the data file beside the project, and out of it.

use super::open::Project;
use super::task::{Heard, Task};
use super::template::whole_view;
use crate::edit::{Change, Edit, Label, Verb};
use crate::file::{DataFile, FileError};
use crate::model::*;
use crate::tr;
use crate::tracking::{Events, Imported, Rejected};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The events in memory.
#[derive(Debug, Default)]
pub(super) enum Memory {
    #[default]
    Empty,
    /// Those of these sources are being read.
    Reading(Vec<SourceId>, Task<Result<Option<Arc<Events>>, FileError>>),
    /// What came of reading those of these sources.
    Read(Vec<SourceId>, Result<Option<Arc<Events>>, FileError>),
}

/// Whether the events of a project are in memory.
#[derive(Debug, Clone)]
pub enum Loaded {
    /// They are being read.
    Not,
    /// There is no source, or the data file beside the project is missing, damaged, or lacks one of them.
    Missing,
    /// Here they are.
    Here(Arc<Events>),
}

impl Loaded {
    /// The events, if they are here.
    pub fn here(self) -> Option<Arc<Events>> {
        if let Self::Here(events) = self { Some(events) } else { None }
    }
}

/// A place in the data file for the events of one source.
#[derive(Debug, Clone)]
pub struct Store {
    file: DataFile,
    source: SourceId,
}

impl Store {
    /// Puts them there. Where that fails, the data file is as before.
    pub fn put(&self, imported: &Imported) -> Result<(), FileError> {
        self.file.add(self.source, &imported.events, &imported.rejected)
    }
}

/// The only part itself, which may be large, or all of them merged.
fn as_one(parts: Vec<Events>) -> Events {
    match <[Events; 1]>::try_from(parts) {
        Ok([only]) => only,
        Err(parts) => Events::merge(&parts),
    }
}

impl Project {
    /// Puts the events of a file into the data file and adds the source that tells of them, with a first view of the
    /// data where there is none. Where the data file cannot be written, nothing changes.
    pub fn import(&mut self, name: &str, recipe: &Recipe, imported: Imported) -> Result<SourceId, FileError> {
        let store = self.store()?;
        store.put(&imported)?;
        Ok(self.import_stored(&store, name, recipe, imported))
    }

    /// Where the events of a new source go, for a thread that need not keep the window waiting. What is put there and
    /// never imported is erased when the project is closed.
    pub fn store(&mut self) -> Result<Store, FileError> {
        if self.read_only() {
            return Err(FileError::ReadOnly);
        }
        let source = SourceId::new();
        self.note_source(source);
        Ok(Store { file: self.data_file(), source })
    }

    /// Adds the source whose events are in the store.
    pub fn import_stored(&mut self, store: &Store, name: &str, recipe: &Recipe, imported: Imported) -> SourceId {
        let source = Source {
            name: name.to_owned(),
            recipe: recipe.clone(),
            account: imported.account,
            read_at_ms: chrono::Utc::now().timestamp_millis(),
            order: Order::between(self.records().sources_in_order().last().map(|last| &last.order), None),
            ..Source::blank(store.source)
        };
        let id = source.id;
        if self.records().sources.is_empty() {
            self.events = Memory::Read(vec![id], Ok(Some(Arc::new(imported.events))));
        }
        let mut changes = vec![Change::added(source)];
        if self.records().views.is_empty() {
            changes.push(Change::added(whole_view(tr!(self.records().project().language, "view-all-data"))));
        }
        self.commit(Edit::new(Label::new(Verb::Import, name), changes));
        id
    }

    /// Takes a source off the project. Until the project is closed that can be undone; then its events are erased.
    pub fn remove_source(&mut self, source: SourceId) -> Result<(), FileError> {
        if self.read_only() {
            return Err(FileError::ReadOnly);
        }
        if let Some(source) = self.records().sources.get(&source).cloned() {
            let label = Label::new(Verb::Delete, source.name.clone());
            self.commit(Edit::new(label, vec![Change::removed(source)]));
        }
        Ok(())
    }

    /// The events of all sources together, waited for. `None`: there is no source, or the data file beside the project is
    /// missing or lacks one of them.
    pub fn events(&mut self) -> Result<Option<Arc<Events>>, FileError> {
        let sources = self.sources_by_order();
        if let Some(known) = self.known_events(&sources) {
            return Ok(Some(known));
        }
        self.loaded_events();
        self.wait_loaded();
        match &self.events {
            Memory::Read(read, found) if *read == sources => found.clone(),
            _ => Ok(None),
        }
    }

    /// The same without waiting: where they are not in memory, a thread begins to read them.
    pub fn loaded_events(&mut self) -> Loaded {
        let sources = self.sources_by_order();
        if sources.is_empty() {
            return Loaded::Missing;
        }
        self.take_loaded();
        match &self.events {
            Memory::Read(read, Ok(Some(events))) if *read == sources => return Loaded::Here(Arc::clone(events)),
            Memory::Read(read, _) if *read == sources => return Loaded::Missing,
            Memory::Reading(read, _) if *read == sources => return Loaded::Not,
            _ => {}
        }
        let (file, wanted) = (self.data_file(), sources.clone());
        let task = Task::start(&self.notify.clone(), move |go_on, tell| {
            let parts = file.events(&wanted);
            if go_on() {
                tell(parts.map(|parts| parts.map(|parts| Arc::new(as_one(parts)))));
            }
        });
        self.events = Memory::Reading(sources, task);
        Loaded::Not
    }

    /// Looks again for events that could not be read: the data file may be back.
    pub fn read_events_again(&mut self) {
        if !matches!(&self.events, Memory::Read(_, Ok(Some(_)))) {
            self.events = Memory::default();
            self.overlays.clear();
        }
    }

    /// Whether a thread is reading the events.
    pub fn is_loading(&self) -> bool {
        matches!(self.events, Memory::Reading(..))
    }

    /// Waits for events that are being read.
    pub(super) fn wait_loaded(&mut self) {
        if let Memory::Reading(sources, task) = &self.events {
            self.events = Memory::Read(sources.clone(), task.wait().unwrap_or(Ok(None)));
        }
    }

    fn take_loaded(&mut self) {
        if let Memory::Reading(sources, task) = &self.events {
            match task.hear() {
                Heard::Message(read) => self.events = Memory::Read(sources.clone(), read),
                Heard::Nothing => {}
                Heard::Ended => self.events = Memory::Read(sources.clone(), Ok(None)),
            }
        }
    }

    fn known_events(&self, sources: &[SourceId]) -> Option<Arc<Events>> {
        match &self.events {
            Memory::Read(read, Ok(Some(events))) if read == sources => Some(Arc::clone(events)),
            _ => None,
        }
    }

    fn sources_by_order(&self) -> Vec<SourceId> {
        self.records().sources_in_order().into_iter().map(|source| source.id).collect()
    }

    /// The rows of a source that are no events.
    pub fn rejected(&self, source: SourceId) -> Result<Vec<Rejected>, FileError> {
        self.data_file().rejected(source)
    }

    pub(super) fn data_file(&self) -> DataFile {
        DataFile::of(self.path(), self.records().project().id)
    }

    pub(super) fn source_ids(&self) -> BTreeSet<SourceId> {
        self.records().sources.keys().copied().collect()
    }
}
