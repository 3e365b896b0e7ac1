//! The open project.

use super::overlays::Overlays;
use super::sources::Memory;
use super::task::Notify;
use super::undo::{self, Stacks};
use crate::edit::{Change, Edit, Label, RecordDiff, apply};
use crate::file::{
    self, Content, Entry, FileError, Folders, Hash, Job, LockFile, Manner, OpenError, Saving, Step, Writer,
};
use crate::model::{AnyRecord, Records, SourceId, StateSum, TableId, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;

/// An open project. What it says, memory says; the file follows on a thread of its own.
#[derive(Debug)]
pub struct Project {
    path: PathBuf,
    pub(super) content: Content,
    pub(super) stacks: Stacks,
    author: String,
    /// The records that each edit since the opening touched.
    touched: Vec<Vec<(TableId, Uuid)>>,
    /// `None`: the file does not let itself be written.
    pub(super) writer: Option<Writer>,
    /// Whether an edit was refused because the project is only read.
    refused: bool,
    /// The newer version of the program that made it.
    newer: Option<String>,
    /// What tells others that it is open here.
    lock: Option<LockFile>,
    pub(super) events: Memory,
    /// Called when there is something new to look at.
    pub(super) notify: Notify,
    pub(super) overlays: Overlays,
    /// The sources at the opening and at every edit since: what of them is gone at the end is erased.
    pub(super) sources_seen: BTreeSet<SourceId>,
    /// The images added since the opening, by hash: on their way into the file, or there.
    pub(super) images: BTreeMap<String, Arc<[u8]>>,
}

impl Project {
    /// Writes a new project file and opens it. A file of that name is not replaced.
    pub fn create(path: &Path, records: Records) -> Result<Self, FileError> {
        file::create(path, records)?;
        Self::open(path).map_err(|error| match error {
            OpenError::Locked(path) => FileError::Locked(path),
            other => FileError::Damaged(other.path().to_owned()),
        })
    }

    /// Opens a project file after checking all of it. Nothing is written. What cannot be saved later is kept in the
    /// user's state folder.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        Self::open_as(path, Manner::default(), Folders::find().ok().as_ref())
    }

    /// Opens a project file in this manner; what cannot be saved later is kept in the state folder of `folders`.
    pub fn open_as(path: &Path, manner: Manner, folders: Option<&Folders>) -> Result<Self, OpenError> {
        let mut opened = file::open_as(path, manner)?;
        let writer = Writer::start(&mut opened, folders)
            .map_err(|error| OpenError::Unreadable { path: path.to_owned(), reason: error.to_string() })?;
        let stacks = Stacks::of(&opened.content.history);
        let (path, content, newer) = (opened.path, opened.content, opened.newer);
        Ok(Self {
            path,
            sources_seen: content.records.sources.keys().copied().collect(),
            content,
            stacks,
            author: String::new(),
            touched: Vec::new(),
            writer,
            refused: false,
            newer,
            lock: None,
            events: Memory::default(),
            notify: Notify::default(),
            overlays: Overlays::new(),
            images: BTreeMap::new(),
        })
    }

    /// Where its file is, links followed.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// All records.
    pub fn records(&self) -> &Records {
        &self.content.records
    }

    /// The sum of all records.
    pub fn state_sum(&self) -> StateSum {
        self.content.sum
    }

    /// Rises with every edit; the key for whatever is computed from the records.
    pub fn revision(&self) -> u64 {
        self.touched.len() as u64
    }

    /// The records that were touched since a revision, some of them perhaps more than once.
    pub fn touched_since(&self, revision: u64) -> Vec<(TableId, Uuid)> {
        let seen = usize::try_from(revision).unwrap_or(usize::MAX);
        self.touched.iter().skip(seen).flatten().copied().collect()
    }

    /// Whether it can only be read: then edits are refused, and [`Self::saving`] says so.
    pub fn read_only(&self) -> bool {
        self.writer.is_none()
    }

    /// The newer version of the program that made it, and added what this one does not know: it can only be read.
    pub fn newer(&self) -> Option<&str> {
        self.newer.as_deref()
    }

    /// Tells others, by a lock file beside, that this user has it open. Where the folder does not let itself be
    /// written, or somebody else has it open too, nothing happens.
    pub fn announce(&mut self, user: &str) {
        if !self.read_only() && self.lock.is_none() {
            self.lock = LockFile::take(&self.path, user);
        }
    }

    /// Where the edits that could not be saved are kept; `None` where there are none, or they could not be kept.
    pub fn kept(&self) -> Option<PathBuf> {
        self.writer.as_ref().and_then(Writer::recovery)
    }

    /// Who makes the edits from now on, as the history names them.
    pub fn set_author(&mut self, author: impl Into<String>) {
        self.author = author.into();
    }

    /// The one door by which a project changes: memory and undo at once, the file behind it. What the records really
    /// hold counts as *before*, whatever the edit says. Left out is what would make the file unreadable: taking away
    /// or doubling the project's own record, and numbers that are none.
    pub fn commit(&mut self, edit: Edit) {
        if self.read_only() {
            self.refused = true;
            return;
        }
        if let Some(edit) = fitted(edit, &self.content.records) {
            self.append(edit, None);
        }
    }

    /// Takes the last gesture back, as an entry of its own. Gives its label.
    pub fn undo(&mut self) -> Option<Label> {
        self.take_back(|stacks| &mut stacks.undo)
    }

    /// Brings back what was undone last. Gives its label.
    pub fn redo(&mut self) -> Option<Label> {
        self.take_back(|stacks| &mut stacks.redo)
    }

    /// What [`Self::undo`] would take back.
    pub fn next_undo(&self) -> Option<&Label> {
        self.label_of(self.stacks.undo.last())
    }

    /// What [`Self::redo`] would bring back.
    pub fn next_redo(&self) -> Option<&Label> {
        self.label_of(self.stacks.redo.last())
    }

    /// Every edit ever made, undone ones and the undoing too.
    pub fn history(&self) -> &[Entry] {
        &self.content.history
    }

    /// Whether everything is in the file.
    pub fn saving(&self) -> Saving {
        match &self.writer {
            Some(writer) => writer.saving(),
            None if self.refused => Saving::NotSaved(FileError::ReadOnly),
            None => Saving::Saved,
        }
    }

    /// Called whenever the answer of [`Self::saving`], [`Self::figures`] or [`Self::loaded_events`] changes by itself,
    /// from another thread too: to draw again.
    pub fn on_change(&mut self, listener: Box<dyn Fn() + Send + Sync>) {
        self.notify = Notify(Arc::from(listener));
        if let Some(writer) = &self.writer {
            let notify = self.notify.clone();
            writer.on_change(Box::new(move || notify.0()));
        }
    }

    /// Tries again to save what could not be saved.
    pub fn retry(&mut self) {
        if let Some(writer) = &self.writer {
            writer.retry();
        }
    }

    /// Waits until everything is in the file, or could not be written.
    pub fn wait_saved(&mut self) -> Result<(), FileError> {
        match &self.writer {
            Some(writer) => writer.wait(),
            None if self.refused => Err(FileError::ReadOnly),
            None => Ok(()),
        }
    }

    /// The key that makes pseudonyms of customers' ids; made at the first call, kept outside the project.
    pub fn pseudonym_key(&self) -> Result<[u8; 32], FileError> {
        file::pseudonym_key(&Folders::find()?, self.records().project().id)
    }

    /// The hash of the last entry.
    pub(super) fn head(&self) -> Option<file::Hash> {
        self.content.history.last().map(|entry| entry.hash)
    }

    /// Goes on as another project that holds the same; this one is closed.
    pub(super) fn become_another(&mut self, mut other: Self) {
        other.author.clone_from(&self.author);
        // Whoever draws the records sees another number only where the records are others.
        other.touched = std::mem::take(&mut self.touched);
        other.notify = self.notify.clone();
        if let (Some(writer), notify) = (&other.writer, other.notify.clone()) {
            writer.on_change(Box::new(move || notify.0()));
        }
        if self.lock.is_some() {
            other.announce(&self.author);
        }
        // Nobody took a source off the first file: nothing of its data is erased.
        self.sources_seen = BTreeSet::new();
        std::mem::swap(self, &mut other);
    }

    fn label_of(&self, group: Option<&undo::Group>) -> Option<&Label> {
        self.content.history.get(group?.entries.end - 1).map(|entry| &entry.label)
    }

    /// Takes back what lies on top of a stack; gestures that came back to where they began are passed over.
    fn take_back(&mut self, stack: impl Fn(&mut Stacks) -> &mut Vec<undo::Group>) -> Option<Label> {
        if self.read_only() {
            self.refused |= stack(&mut self.stacks).last().is_some();
            return None;
        }
        loop {
            let group = stack(&mut self.stacks).last()?.clone();
            let way_back = undo::way_back(&self.content.history[group.entries.clone()], &self.content.records);
            let Ok(Some(edit)) = way_back else {
                // Only a history that somebody made up comes here; there is no way back through it.
                self.stacks = Stacks::default();
                return None;
            };
            let label = self.label_of(Some(&group)).cloned()?;
            let changed = !edit.changes.is_empty();
            let edit = Edit { label: label.clone(), ..Edit::new(label.clone(), edit.changes) };
            self.append(edit, Some(group.gesture));
            if changed {
                return Some(label);
            }
        }
    }

    pub(super) fn append(&mut self, edit: Edit, undo_of: Option<crate::model::GestureId>) {
        apply(&mut self.content.records, &mut self.content.sum, &edit);
        let diffs = RecordDiff::of_edit(&edit);
        let mut entry = Entry::after(self.content.history.last(), edit.gesture, edit.label.clone(), &diffs);
        entry.author.clone_from(&self.author);
        entry.undo_of = undo_of;
        self.enter(entry, edit);
    }

    /// Appends an edit that brings another copy in, up to the last entry of that one.
    pub(super) fn append_merge(&mut self, edit: Edit, their_head: Hash) {
        apply(&mut self.content.records, &mut self.content.sum, &edit);
        let diffs = RecordDiff::of_edit(&edit);
        let mut entry = Entry::after(self.content.history.last(), edit.gesture, edit.label.clone(), &diffs);
        entry.author.clone_from(&self.author);
        entry.merge_of = Some(their_head);
        self.enter(entry, edit);
    }

    /// Takes an edit over as it was made before, with its entry, and puts it behind the others.
    pub(super) fn take_over(&mut self, entry: Entry, edit: Edit) {
        apply(&mut self.content.records, &mut self.content.sum, &edit);
        self.enter(entry, edit);
    }

    fn enter(&mut self, entry: Entry, edit: Edit) {
        self.stacks.push(self.content.history.len(), &entry);
        self.content.history.push(entry.clone());
        self.sources_seen.extend(self.content.records.sources.keys());
        self.touched.push(edit.touched().collect());
        if let Some(writer) = &self.writer {
            writer.queue(Job::Step(Box::new(Step { entry, edit, sum: self.content.sum })));
        }
    }
}

impl Drop for Project {
    /// Erases the events of sources that were taken off: from here on nobody undoes it in this window.
    fn drop(&mut self) {
        let sources = self.source_ids();
        if !self.read_only() && self.wait_saved().is_ok() && !self.sources_seen.is_subset(&sources) {
            // If it cannot be done now, the rows stay what they were: in nobody's figures.
            let _ = self.data_file().keep_only(&sources);
        }
    }
}

/// The edit as it really applies to the records; `None` where it changes nothing.
fn fitted(edit: Edit, records: &Records) -> Option<Edit> {
    let joined = Edit::joined(std::slice::from_ref(&edit))?;
    let fit = |change: Change| {
        let record = change.after.as_ref().or(change.before.as_ref())?;
        let before = records.get(record.table(), record.uuid());
        let change = Change { before, after: change.after };
        (change.before != change.after && keeps_file_readable(&change)).then_some(change)
    };
    let changes: Vec<Change> = joined.changes.into_iter().filter_map(fit).collect();
    (!changes.is_empty()).then_some(Edit { changes, ..edit })
}

fn keeps_file_readable(change: &Change) -> bool {
    let cover = change.after.as_ref().or(change.before.as_ref()).map(AnyRecord::table) == Some(TableId::Project);
    let stays = change.before.is_some() && change.after.is_some();
    let is_number = |value: &Value| !matches!(value, Value::Real(x) if !x.is_finite());
    (!cover || stays) && change.after.as_ref().is_none_or(|record| record.values().iter().all(is_number))
}
