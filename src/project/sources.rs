//! Sources of tracking data: into the data file beside the project, and out of it.

use super::open::Project;
use super::shelf::Stored;
use super::template::whole_view;
use crate::edit::{Change, Edit, Label, Verb};
use crate::file::{DataFile, FileError};
use crate::model::*;
use crate::tr;
use crate::tracking::{Events, Fingerprint, Imported, Rejected};
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
    /// All rows are here.
    Here,
    /// The rows of these sources are not in the data file, or there is none.
    Missing(Vec<SourceId>),
    /// The data file cannot be read.
    Unreadable(FileError),
}

/// Why there are no events: looked at again only when the data file or the sources changed.
#[derive(Debug)]
pub(super) struct WithoutEvents {
    sources: Vec<SourceId>,
    stamp: Option<(SystemTime, u64)>,
    why: DataState,
}

impl Project {
    /// A source as its file and its recipe make it.
    pub fn new_source(&self, file: &Path, known_by: Fingerprint, recipe: &Recipe, zone_assumed: bool) -> NewSource {
        let Fingerprint { hash, bytes } = known_by;
        NewSource {
            name: file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            recipe: recipe.clone(),
            origin: Origin { path: self.seen_from_here(file), hash, bytes, zone_assumed },
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

    /// Where the file of a source was when it was read; `None`: not known.
    pub fn file_of(&self, source: &Source) -> Option<PathBuf> {
        let path = &source.origin.path;
        (!path.is_empty()).then(|| self.folder().join(path))
    }

    /// The events of all sources together. `None`: there is no source, or the data file beside the project is missing
    /// or lacks one of them.
    pub fn events(&mut self) -> Result<Option<Arc<Events>>, FileError> {
        let sources = self.sources_in_list();
        if sources.is_empty() {
            return Ok(None);
        }
        if let Some((known, events)) = &self.events
            && *known == sources
        {
            return Ok(Some(Arc::clone(events)));
        }
        let stamp = self.data_file().stamp();
        if let Some(known) = self.without_events.as_ref().filter(|w| w.sources == sources && w.stamp == stamp) {
            return known.answer();
        }
        self.without_events = None;
        let found = self.data_file().events(&sources);
        if let Ok(Some(parts)) = found {
            let events = Arc::new(Events::merge(&parts));
            self.events = Some((sources, Arc::clone(&events)));
            return Ok(Some(events));
        }
        let why = found.err().map_or_else(|| self.missing(&sources), DataState::Unreadable);
        let without = WithoutEvents { sources, stamp, why };
        self.without_events.insert(without).answer()
    }

    /// What is left of the rows of the sources.
    pub fn data_state(&mut self) -> DataState {
        if self.records().sources.is_empty() {
            return DataState::None;
        }
        match self.events() {
            Ok(Some(_)) => DataState::Here,
            Ok(None) => self.without_events.as_ref().map_or(DataState::None, |without| without.why.clone()),
            Err(error) => DataState::Unreadable(error),
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
        self.without_events = None;
        Ok(())
    }

    /// Puts a data file that cannot be read out of the way, so that the sources can be read again. It is not deleted.
    pub fn set_data_aside(&mut self) -> Result<(), FileError> {
        match self.data_state() {
            DataState::Unreadable(_) if !self.read_only() => self.data_file().set_aside(),
            _ => Ok(()),
        }
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

    fn missing(&self, sources: &[SourceId]) -> DataState {
        match self.data_file().sources() {
            Ok(there) => {
                let there = there.unwrap_or_default();
                DataState::Missing(sources.iter().copied().filter(|source| !there.contains(source)).collect())
            }
            Err(error) => DataState::Unreadable(error),
        }
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

impl WithoutEvents {
    fn answer(&self) -> Result<Option<Arc<Events>>, FileError> {
        match &self.why {
            DataState::Unreadable(error) => Err(error.clone()),
            DataState::None | DataState::Here | DataState::Missing(_) => Ok(None),
        }
    }
}
