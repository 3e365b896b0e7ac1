//! Sources of tracking data: into the data file beside the project, and out of it.

use super::open::Project;
use super::template::whole_view;
use crate::edit::{Change, Edit, Label, Verb};
use crate::file::{DataFile, FileError};
use crate::model::*;
use crate::tr;
use crate::tracking::{Events, Imported, Rejected};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Project {
    /// Puts the events of a file into the data file and adds the source that tells of them, with a first view of the
    /// data where there is none. Where the data file cannot be written, nothing changes.
    pub fn import(&mut self, name: &str, recipe: &Recipe, imported: Imported) -> Result<SourceId, FileError> {
        if self.read_only() {
            return Err(FileError::ReadOnly);
        }
        let source = Source {
            name: name.to_owned(),
            kind: recipe.format,
            recipe: recipe.clone(),
            account: imported.account,
            read_at_ms: chrono::Utc::now().timestamp_millis(),
            order: Order::between(self.records().sources_in_order().last().map(|last| &last.order), None),
            ..Source::blank(SourceId::new())
        };
        self.data_file().add(source.id, &imported.events, &imported.rejected)?;
        let id = source.id;
        let mut changes = vec![Change::added(source)];
        if self.records().views.is_empty() {
            changes.push(Change::added(whole_view(tr!(self.records().project().language, "view-all-data"))));
        }
        self.commit(Edit::new(Label::new(Verb::Import, name), changes));
        Ok(id)
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

    /// The events of all sources together. `None`: there is no source, or the data file beside the project is missing
    /// or lacks one of them.
    pub fn events(&mut self) -> Result<Option<Arc<Events>>, FileError> {
        let sources: Vec<SourceId> = self.records().sources_in_order().into_iter().map(|source| source.id).collect();
        if sources.is_empty() {
            return Ok(None);
        }
        if let Some((known, events)) = &self.events
            && *known == sources
        {
            return Ok(Some(Arc::clone(events)));
        }
        let Some(parts) = self.data_file().events(&sources)? else { return Ok(None) };
        let events = Arc::new(Events::merge(&parts));
        self.events = Some((sources, Arc::clone(&events)));
        Ok(Some(events))
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
