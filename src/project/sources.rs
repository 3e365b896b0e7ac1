//! Sources of tracking data: into the data file beside the project, and out of it.

use super::open::Project;
use super::shelf::Stored;
use super::task::{Heard, Task};
use super::template::whole_view;
use crate::edit::{Change, Edit, Label, Verb};
use crate::file::{DataFile, FileError};
use crate::model::*;
use crate::tr;
use crate::tracking::{self, Events, Fingerprint, Imported, Rejected};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// A source to be taken into the project.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSource {
    /// What it is called.
    pub name: String,
    /// How it was read.
    pub recipe: Recipe,
    /// Where it came from.
    pub origin: Origin,
    /// The source whose place it takes.
    pub replaces: Option<SourceId>,
}

/// What is left of the rows of the sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataState {
    /// There is no source.
    None,
    /// The rows are being read.
    Reading,
    /// All rows are here.
    Here,
    /// The rows of these sources are not in the data file, or there is none.
    Missing(Vec<SourceId>),
    /// The data file cannot be read.
    Unreadable(FileError),
}

/// The events in memory.
#[derive(Debug, Default)]
pub(super) enum Memory {
    #[default]
    Empty,
    /// Those of these sources are being read.
    Reading(Vec<SourceId>, Task<Found>),
    /// What came of reading those of these sources.
    Read(Vec<SourceId>, Found),
}

/// What came of reading events.
pub(super) type Found = Result<Arc<Events>, WithoutEvents>;

/// Why there are no events: looked at again only when the data file or the sources changed.
#[derive(Debug)]
pub(super) struct WithoutEvents {
    stamp: Stamp,
    why: DataState,
}

/// What a data file is known by; `None`: there is none.
type Stamp = Option<(SystemTime, u64)>;

/// Whether the events of a project are in memory.
#[derive(Debug, Clone)]
pub enum Loaded {
    /// They are being read.
    Not,
    /// There is no source, or its rows are not to be had: [`Project::data_state`] says why.
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

/// Reads the events of these sources.
fn read(file: &DataFile, sources: &[SourceId]) -> Found {
    let stamp = file.stamp();
    let why = match file.events(sources) {
        Ok(Some(parts)) => return Ok(Arc::new(as_one(parts))),
        Ok(None) => missing(file, sources),
        Err(error) => DataState::Unreadable(error),
    };
    Err(WithoutEvents { stamp, why })
}

/// Which of these sources the data file does not have.
fn missing(file: &DataFile, sources: &[SourceId]) -> DataState {
    match file.sources() {
        Ok(there) => {
            let there = there.unwrap_or_default();
            DataState::Missing(sources.iter().copied().filter(|source| !there.contains(source)).collect())
        }
        Err(error) => DataState::Unreadable(error),
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
    /// A source as its files, or its folder, and its recipe make it.
    pub fn new_source(
        &self,
        files: &[PathBuf],
        known_by: Fingerprint,
        recipe: &Recipe,
        zone_assumed: bool,
    ) -> NewSource {
        let Fingerprint { hash, bytes } = known_by;
        let paths: Vec<String> = files.iter().map(|file| self.seen_from_here(file)).collect();
        NewSource {
            name: tracking::name_of_files(files),
            recipe: recipe.clone(),
            origin: Origin { path: paths.join("\n"), hash, bytes, zone_assumed },
            replaces: None,
        }
    }

    /// Puts the events of a file into the data file and adds the source that tells of them. Where the data file cannot
    /// be written, nothing changes.
    pub fn import(&mut self, name: &str, recipe: &Recipe, imported: Imported) -> Result<SourceId, FileError> {
        if self.read_only() {
            return Err(FileError::ReadOnly);
        }
        let (name, recipe) = (name.to_owned(), recipe.clone());
        let stored = self.shelf().put(imported)?;
        self.take(NewSource { name, recipe, origin: Origin::default(), replaces: None }, stored)
    }

    /// Adds the source of rows that were stored, with a first view of the data where there is none; in the place and
    /// under the name of the one it replaces, which undo brings back with its rows.
    pub fn take(&mut self, new: NewSource, stored: Stored) -> Result<SourceId, FileError> {
        if self.read_only() {
            return Err(FileError::ReadOnly);
        }
        let replaced = new.replaces.and_then(|id| self.records().sources.get(&id)).cloned();
        let last = self.records().sources_in_order().last().map(|last| last.order.clone());
        let order = replaced.as_ref().map_or_else(|| Order::between(last.as_ref(), None), |old| old.order.clone());
        let source = Source {
            name: replaced.as_ref().map_or(new.name, |old| old.name.clone()),
            kind: new.recipe.format,
            recipe: new.recipe,
            account: stored.account,
            read_at_ms: chrono::Utc::now().timestamp_millis(),
            origin: new.origin,
            quality: stored.quality,
            order,
            ..Source::blank(stored.id)
        };
        let label = Label::new(Verb::Import, &source.name);
        let mut changes = vec![Change::added(source)];
        changes.extend(replaced.map(Change::removed));
        if self.records().views.is_empty() {
            changes.push(Change::added(whole_view(tr!(self.records().project().language, "view-all-data"))));
        }
        self.commit(Edit::new(label, changes));
        let sources = self.sources_in_list();
        if sources == [stored.id] {
            self.events = Memory::Read(sources, Ok(stored.events));
        }
        Ok(stored.id)
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

    /// The source that was read from these bytes.
    pub fn source_of(&self, known_by: &Fingerprint) -> Option<&Source> {
        self.records().sources_in_order().into_iter().find(|source| source.origin.hash == known_by.hash)
    }

    /// Where the files of a source, or its folder, were when it was read; none: not known.
    pub fn files_of(&self, source: &Source) -> Vec<PathBuf> {
        source.origin.path.lines().map(|path| self.folder().join(path)).collect()
    }

    /// The events of all sources together, waited for. `None`: there is no source, or the data file beside the project is
    /// missing or lacks one of them.
    pub fn events(&mut self) -> Result<Option<Arc<Events>>, FileError> {
        self.loaded_events();
        self.wait_loaded();
        match self.loaded_events() {
            Loaded::Here(events) => Ok(Some(events)),
            Loaded::Missing | Loaded::Not => match self.data_state() {
                DataState::Unreadable(error) => Err(error),
                _ => Ok(None),
            },
        }
    }

    /// The same without waiting: where they are not in memory, a thread begins to read them.
    pub fn loaded_events(&mut self) -> Loaded {
        let sources = self.sources_in_list();
        if sources.is_empty() {
            return Loaded::Missing;
        }
        self.take_loaded();
        match &self.events {
            Memory::Read(read, Ok(events)) if *read == sources => return Loaded::Here(Arc::clone(events)),
            Memory::Read(read, Err(without)) if *read == sources => {
                if self.data_file().stamp() == without.stamp {
                    return Loaded::Missing;
                }
                self.read_events_again();
            }
            Memory::Reading(read, _) if *read == sources => return Loaded::Not,
            _ => {}
        }
        let (file, wanted) = (self.data_file(), sources.clone());
        let task = Task::start(&self.notify.clone(), move |go_on, tell| {
            let found = read(&file, &wanted);
            if go_on() {
                tell(found);
            }
        });
        self.events = Memory::Reading(sources, task);
        Loaded::Not
    }

    /// Looks again for events that could not be read: the data file may be back.
    pub fn read_events_again(&mut self) {
        if !matches!(&self.events, Memory::Read(_, Ok(_))) {
            self.events = Memory::default();
            self.ask_figures_again();
        }
    }

    /// Whether a thread is reading the events.
    pub fn is_loading(&self) -> bool {
        matches!(self.events, Memory::Reading(..))
    }

    /// Waits for events that are being read.
    pub(super) fn wait_loaded(&mut self) {
        if let Memory::Reading(_, task) = &self.events {
            let found = task.wait();
            self.keep_loaded(found);
        }
    }

    fn take_loaded(&mut self) {
        if let Memory::Reading(_, task) = &self.events {
            match task.hear() {
                Heard::Message(found) => self.keep_loaded(Some(found)),
                Heard::Nothing => {}
                Heard::Ended => self.keep_loaded(None),
            }
        }
    }

    /// `None`: the thread ended without a word, so that nothing can be said of the rows.
    fn keep_loaded(&mut self, found: Option<Found>) {
        if let Memory::Reading(sources, _) = std::mem::take(&mut self.events) {
            let without =
                || WithoutEvents { stamp: self.data_file().stamp(), why: DataState::Missing(sources.clone()) };
            let found = found.unwrap_or_else(|| Err(without()));
            self.events = Memory::Read(sources, found);
        }
    }

    /// What is left of the rows of the sources, without waiting.
    pub fn data_state(&mut self) -> DataState {
        if self.records().sources.is_empty() {
            return DataState::None;
        }
        match (self.loaded_events(), &self.events) {
            (Loaded::Here(_), _) => DataState::Here,
            (Loaded::Missing, Memory::Read(_, Err(without))) => without.why.clone(),
            _ => DataState::Reading,
        }
    }

    /// Takes over a data file that lies somewhere else. It must belong to this project and hold what is missing.
    pub fn find_data(&mut self, path: &Path) -> Result<(), FileError> {
        if self.read_only() {
            return Err(FileError::ReadOnly);
        }
        let found = DataFile::elsewhere(path, self.records().project().id);
        let there = found.sources()?.unwrap_or_default();
        let wanted = self.source_ids();
        if there.is_disjoint(&wanted) {
            return Err(FileError::OtherProject(path.to_owned()));
        }
        found.copy(self.path(), &wanted)?;
        self.read_events_again();
        Ok(())
    }

    /// Puts a data file that cannot be read out of the way, so that the sources can be read again. It is not deleted.
    pub fn set_data_aside(&mut self) -> Result<(), FileError> {
        if !self.read_only() && matches!(self.data_state(), DataState::Unreadable(_)) {
            self.data_file().set_aside()?;
            self.read_events_again();
        }
        Ok(())
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

    fn sources_in_list(&self) -> Vec<SourceId> {
        self.records().sources_in_order().into_iter().map(|source| source.id).collect()
    }

    fn folder(&self) -> PathBuf {
        self.path().parent().map(Path::to_owned).unwrap_or_default()
    }

    /// A path as it is kept: seen from the folder of the project where it leads into it, so that both can move.
    fn seen_from_here(&self, file: &Path) -> String {
        let whole = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
        let folder = std::fs::canonicalize(self.folder()).unwrap_or_else(|_| self.folder());
        whole.strip_prefix(folder).unwrap_or(&whole).to_string_lossy().into_owned()
    }
}
