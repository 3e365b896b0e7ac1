//! Two copies put together, before anybody said yes.

use super::base::{Base, Meeting};
use super::images::{Images, images_of, keep};
use super::{MergeError, Merging, OtherCopy};
use crate::edit::merge::{Choice, Conflict, Copies, Merged, Told, can_keep_both, difference, merge, with_left_out};
use crate::edit::{Edit, Label, Verb};
use crate::file::{Content, Entry, FileError, Hash};
use crate::model::*;
use crate::project::Project;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use uuid::Uuid;

/// Two copies put together. Nothing is changed until [`Project::commit_merge`].
#[derive(Debug)]
pub struct MergeProposal {
    other: OtherCopy,
    found: Base,
    first_new: usize,
    /// The open copy as it is, and the last entry of its history.
    now: Records,
    head: Hash,
    base: Records,
    mine: Records,
    theirs: Records,
    merged: Merged,
    choices: BTreeMap<usize, Choice>,
    sources_left: Vec<String>,
    images: Images,
    images_missing: usize,
}

impl MergeProposal {
    /// Puts copies of one project together.
    pub(super) fn of(merging: &Merging, other: OtherCopy) -> Self {
        let content = &merging.content;
        let meeting = Meeting::of(content, &other.content);
        let (mut base, found) = meeting.base(content, &other.content);
        let mine = whole(&base, content);
        let mut theirs = whole(&base, &other.content);
        keep_snapshots(content, &other.content, meeting.common, &mut base, &mut theirs);
        let sources_left = if merging.has_rows { keep_sources(content, &mut base, &mut theirs) } else { Vec::new() };
        let merged = merge(Copies { base: &base, mine: &mine, theirs: &theirs });
        let (images, images_missing) = images_of(&other, hashes(&theirs), &content.records);
        Self {
            found,
            first_new: meeting.first_new(),
            now: content.records.clone(),
            head: content.head(),
            images,
            images_missing,
            other,
            base,
            mine,
            theirs,
            merged,
            choices: BTreeMap::new(),
            sources_left,
        }
    }

    /// The file that is brought in.
    pub fn other(&self) -> &Path {
        self.other.path()
    }

    /// What both copies come from, and how it was found.
    pub fn base(&self) -> (&Records, Base) {
        (&self.base, self.found)
    }

    /// The open copy.
    pub fn mine(&self) -> &Records {
        &self.mine
    }

    /// The other copy.
    pub fn theirs(&self) -> &Records {
        &self.theirs
    }

    /// The entries of the other copy that this one has not got, the oldest first: who did what when. Sealed ones do not
    /// tell.
    pub fn their_entries(&self) -> &[Entry] {
        self.other.history().get(self.first_new..).unwrap_or_default()
    }

    /// Who worked on the other copy, as far as its history tells.
    pub fn their_authors(&self) -> BTreeSet<&str> {
        self.their_entries().iter().map(|entry| entry.author.as_str()).filter(|author| !author.is_empty()).collect()
    }

    /// What both claim, in a fixed order; each has a value already, which [`Self::choose`] replaces.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.merged.conflicts
    }

    /// A conflict in words, by its place in the list.
    pub fn told(&self, conflict: usize, language: Language) -> Option<Told> {
        Some(self.conflicts().get(conflict)?.told(self.copies(), language))
    }

    /// How a conflict was decided; `None`: it stays as it was merged.
    pub fn choice(&self, conflict: usize) -> Option<Choice> {
        self.choices.get(&conflict).copied()
    }

    /// Decides a conflict, by its place in the list. `None`: it stays as it was merged. `false` where that cannot be
    /// chosen: both values can only stay where they are texts.
    pub fn choose(&mut self, conflict: usize, choice: Option<Choice>) -> bool {
        let Some(about) = self.merged.conflicts.get(conflict) else { return false };
        match choice {
            Some(Choice::Both) if !can_keep_both(about) => return false,
            Some(choice) => drop(self.choices.insert(conflict, choice)),
            None => drop(self.choices.remove(&conflict)),
        }
        true
    }

    /// The records as they would be.
    pub fn merged(&self) -> Records {
        self.merged.decided(self.copies(), &self.choices)
    }

    fn copies(&self) -> Copies<'_> {
        Copies { base: &self.base, mine: &self.mine, theirs: &self.theirs }
    }

    /// The records as they would be if nobody decided anything.
    pub fn undecided(&self) -> &Records {
        &self.merged.records
    }

    /// The edit it would be.
    pub fn edit(&self) -> Edit {
        self.edit_to(&self.merged())
    }

    fn edit_to(&self, merged: &Records) -> Edit {
        difference(&self.now, merged, Label::new(Verb::Merge, self.other.name()))
    }

    /// The sources of the other copy that stay out, by name: this one has the rows of its own sources, and figures need
    /// the rows of all.
    pub fn sources_left(&self) -> &[String] {
        &self.sources_left
    }

    /// How many images of the other copy do not come, because it does not have them whole, or they are too many at once.
    pub fn images_missing(&self) -> usize {
        self.images_missing
    }
}

fn hashes(records: &Records) -> impl Iterator<Item = &str> {
    records.assets.values().map(|asset| asset.hash.as_str())
}

/// A copy with what sharing left out of it.
fn whole(base: &Records, copy: &Content) -> Records {
    let gone = |entry: &Entry| entry.diffs().unwrap_or_default().into_iter().filter(|diff| diff.after.is_none());
    // A long history is read only where something is missing.
    let deleted: LazyCell<BTreeSet<Uuid>, _> =
        LazyCell::new(|| copy.history.iter().flat_map(gone).map(|diff| diff.id).collect());
    with_left_out(base, &copy.records, &|id| deleted.contains(&id))
}

/// Snapshots name entries of a history and stay with it. Of the other copy come the new ones of entries that both have and
/// whose state is known here.
fn keep_snapshots(mine: &Content, other: &Content, common: usize, base: &mut Records, theirs: &mut Records) {
    let entries = other.history.iter().zip(&mine.history).take(common).filter(|(_, mine)| !mine.is_sealed());
    let mut here: BTreeMap<EntryId, EntryId> = entries.map(|(theirs, mine)| (theirs.id, mine.id)).collect();
    if mine.history.first().is_none_or(|first| !first.is_sealed()) {
        // The state before the first entry has no id.
        here.insert(EntryId::default(), EntryId::default());
    }
    let is_new = |id: &SnapshotId| !base.snapshots.contains_key(id) && !mine.records.snapshots.contains_key(id);
    let new = other.records.snapshots.values().filter(|snapshot| is_new(&snapshot.id));
    let new = new.filter_map(|snapshot| Some(Snapshot { entry: *here.get(&snapshot.entry)?, ..snapshot.clone() }));
    theirs.snapshots = mine.records.snapshots.clone();
    theirs.snapshots.extend(new.map(|snapshot| (snapshot.id, snapshot)));
    base.snapshots = mine.records.snapshots.clone();
}

/// The sources stay those whose rows are here. Gives the names of those that do not come.
fn keep_sources(mine: &Content, base: &mut Records, theirs: &mut Records) -> Vec<String> {
    let ours = &mine.records.sources;
    let left = theirs.sources_in_order().into_iter().filter(|source| !ours.contains_key(&source.id));
    let left = left.map(|source| source.name.clone()).collect();
    (base.sources, theirs.sources) = (ours.clone(), ours.clone());
    left
}

impl Project {
    /// Makes a merge true, as one edit: one undo takes it back, and putting the same copies together again changes
    /// nothing. `false`: there was nothing to bring in.
    pub fn commit_merge(&mut self, proposal: &MergeProposal) -> Result<bool, MergeError> {
        if self.read_only() {
            return Err(MergeError::File(FileError::ReadOnly));
        }
        if self.content.head() != proposal.head {
            return Err(MergeError::Changed);
        }
        let merged = proposal.merged();
        let edit = proposal.edit_to(&merged);
        // Where all that both claim stays as it is here, it is noted that it was asked.
        if edit.changes.is_empty() && proposal.conflicts().is_empty() {
            return Ok(false);
        }
        keep(self, &proposal.images, &merged);
        self.append_merge(edit, proposal.other.content.head());
        Ok(true)
    }
}
