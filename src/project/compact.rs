//! Compact: images that nobody needs any more leave the project file.

use super::{Past, Project};
use crate::edit::{DiffValue, Edit, Label, Verb};
use crate::file::{Entry, FileError, Rewrite, blob_sizes};
use crate::model::{GestureId, Language, TableId};
use crate::tr;
use crate::words;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{Receiver, channel};

/// Some images of the project file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Images {
    /// By hash.
    pub hashes: BTreeSet<String>,
    /// What they take in the file.
    pub bytes: u64,
}

/// Which images go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compact {
    /// Those that neither the maps nor undo, redo or a snapshot can show.
    Unreachable,
    /// Those that only undo or redo can show, too: nothing done until now can be undone any more.
    EndUndo,
}

/// What compacting would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompactPlan {
    /// The images that nothing can show any more but a moment of the diary without a name.
    pub unreachable: Images,
    /// Those that only undo or redo can bring back.
    pub by_undo: Images,
    /// How many steps could not be undone or redone any more if these went too.
    pub undo_steps: usize,
}

impl CompactPlan {
    /// What a way of compacting does, in words: how many images and bytes go, and what undo it ends.
    pub fn say_of(&self, how: Compact, language: Language) -> String {
        let images = self.images(how);
        let count = images.hashes.len() as i64;
        let mut said = match count {
            0 => tr!(language, "compact-nothing"),
            _ => tr!(
                language,
                "compact-images",
                count = count,
                shown = words::number(language, count),
                size = words::bytes(language, images.bytes)
            ),
        };
        said.push(' ');
        let steps = self.undo_steps as i64;
        said.push_str(&match how {
            Compact::EndUndo if steps > 0 => {
                tr!(language, "compact-ends-undo", count = steps, shown = words::number(language, steps))
            }
            _ => tr!(language, "compact-keeps-undo"),
        });
        said
    }

    /// What goes in a way of compacting.
    pub fn images(&self, how: Compact) -> Images {
        let mut images = self.unreachable.clone();
        if how == Compact::EndUndo {
            images.hashes.extend(self.by_undo.hashes.iter().cloned());
            images.bytes += self.by_undo.bytes;
        }
        images
    }
}

impl Project {
    /// Says what compacting would do. Nothing is changed.
    pub fn compact_plan(&self) -> Result<CompactPlan, FileError> {
        let sizes = blob_sizes(self.path())?;
        let (undo, redo) = (&self.stacks.undo, &self.stacks.redo);
        let groups = undo.iter().chain(redo).flat_map(|group| &self.history()[group.entries.clone()]);
        let by_undo: BTreeSet<String> = groups.flat_map(hashes_of).collect();
        let needed = self.needed();
        let images = |wanted: &dyn Fn(&String) -> bool| {
            let some: BTreeMap<&String, u64> = sizes
                .iter()
                .filter(|(hash, _)| !needed.contains(*hash) && wanted(hash))
                .map(|(h, b)| (h, *b))
                .collect();
            Images { bytes: some.values().sum(), hashes: some.into_keys().cloned().collect() }
        };
        Ok(CompactPlan {
            unreachable: images(&|hash| !by_undo.contains(hash)),
            by_undo: images(&|hash| by_undo.contains(hash)),
            undo_steps: undo.len() + redo.len(),
        })
    }

    /// Compacts the file, behind the edits that wait. Gives by how many bytes it became smaller as soon as it is done;
    /// the window may go on meanwhile. Where it fails, the file is as before.
    pub fn compact(&mut self, how: Compact) -> Result<Receiver<Result<u64, FileError>>, FileError> {
        if self.read_only() {
            return Err(FileError::ReadOnly);
        }
        let without = self.compact_plan()?.images(how).hashes;
        if how == Compact::EndUndo && self.stacks != super::undo::Stacks::default() {
            self.end_undo();
        }
        self.images.retain(|hash, _| !without.contains(hash));
        let (done, told) = channel();
        if let Some(writer) = &self.writer {
            writer.rewrite(Rewrite { without, done });
        }
        Ok(told)
    }

    /// The images that the maps or a snapshot show.
    fn needed(&self) -> BTreeSet<String> {
        let of = |records: &crate::model::Records| -> Vec<String> {
            records.assets.values().map(|asset| asset.hash.clone()).collect()
        };
        let mut needed: BTreeSet<String> = of(self.records()).into_iter().collect();
        let mut past = Past::of(self);
        // From the last one back: each is near the one before.
        for seq in self.snapshots().into_iter().rev().filter_map(|snapshot| snapshot.seq) {
            if past.go(seq).is_some() {
                needed.extend(of(past.records()));
            }
        }
        needed
    }

    /// An entry that changes nothing and takes back a gesture that never was: behind it nothing is undone.
    fn end_undo(&mut self) {
        let edit = Edit::new(Label::new(Verb::Compact, ""), Vec::new());
        self.append(edit, Some(GestureId::new()));
    }
}

/// The images whose records an entry touched.
fn hashes_of(entry: &Entry) -> Vec<String> {
    let diffs = entry.diffs().unwrap_or_default().into_iter();
    let assets = diffs.filter(|diff| diff.table == TableId::Asset.name());
    let sides = assets.flat_map(|diff| [diff.before, diff.after]).flatten();
    sides
        .filter_map(|fields| match fields.get("hash") {
            Some(DiffValue::Text(hash)) => Some(hash.clone()),
            _ => None,
        })
        .collect()
}
