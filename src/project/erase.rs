//! Erasing one person, by the id that the export knew: from the data file and from the figures.

use super::{Compact, Project};
use crate::file::{self, DataFile, Erased, FileError, Folders, Job};
use crate::model::{AnyRecord, Language, Value};
use crate::tr;
use crate::tracking::{holds_word, pseudonym};
use crate::words::{Say, number};

/// Everything that erasing is done with: a thread may have it.
#[derive(Debug, Clone)]
pub struct Eraser {
    data: DataFile,
    key: [u8; 32],
}

impl Eraser {
    /// Erases a person. Where that fails, everything is as before.
    pub fn erase(&self, id: &str) -> Result<Erased, FileError> {
        self.data.erase(pseudonym(id, &self.key), id)
    }
}

/// Where an id stands in texts that people wrote: theirs to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mentions {
    /// Records.
    pub records: usize,
    /// Entries of the history.
    pub entries: usize,
}

impl Say for Erased {
    /// What was erased, a line each; what was put aside comes last.
    fn say(&self, language: Language) -> String {
        let mut lines = vec![match self.is_nothing() {
            true => tr!(language, "erased-nothing"),
            false => self.what(language),
        }];
        let aside = self.aside.iter().map(|path| tr!(language, "erased-aside", path = path.display().to_string()));
        lines.extend(aside);
        lines.join("\n")
    }
}

impl Erased {
    /// What was erased, in one line; what there was none of is not told.
    fn what(&self, language: Language) -> String {
        let told = |count: u64| (count as i64, number(language, count as i64));
        let ((events, events_told), (values, values_told)) = (told(self.events), told(self.values));
        let (rejected, rejected_told) = told(self.rejected);
        let mut said = vec![tr!(language, "erased", count = events, number = events_told)];
        if values > 0 {
            said.push(tr!(language, "erased-values", count = values, number = values_told));
        }
        if rejected > 0 {
            said.push(tr!(language, "erased-rejected", count = rejected, number = rejected_told));
        }
        said.push(tr!(language, "erased-figures"));
        said.join(" ")
    }
}

impl Say for Mentions {
    fn say(&self, language: Language) -> String {
        let (records, entries) = (number(language, self.records as i64), number(language, self.entries as i64));
        tr!(language, "erased-mentions", records = records, entries = entries)
    }
}

impl Project {
    /// What erasing is done with. The key must be on this computer. Figures are forgotten first, so that none is left of a
    /// person who is gone, whatever happens in between; they are worked out again from what is left.
    pub fn eraser(&mut self, folders: &Folders) -> Result<Eraser, FileError> {
        if self.read_only() {
            return Err(FileError::ReadOnly);
        }
        let key = file::find_key(folders, self.records().project().id)?.ok_or(FileError::NoKey)?;
        self.content.figures.clear();
        if let Some(writer) = &self.writer {
            writer.queue(Job::ForgetFigures);
        }
        Ok(Eraser { data: self.data_file(), key })
    }

    /// Somebody was erased: figures and events in memory are those of before, and what was worked out meanwhile is too.
    pub fn forget_figures(&mut self) {
        self.content.figures.clear();
        if let Some(writer) = &self.writer {
            writer.queue(Job::ForgetFigures);
        }
        self.events = super::sources::Memory::default();
        self.overlays.clear();
    }

    /// Erases a person and waits for it and for new figures in the place of those that were known.
    pub fn erase(&mut self, folders: &Folders, id: &str) -> Result<Erased, FileError> {
        let known: Vec<_> = self.content.figures.keys().map(|(_, journey)| *journey).collect();
        let eraser = self.eraser(folders)?;
        self.wait_saved()?;
        let erased = eraser.erase(id);
        self.forget_figures();
        known.into_iter().for_each(|journey| drop(self.overlay(journey)));
        self.wait_saved()?;
        erased
    }

    /// Where an id stands in the texts of the map and in the history.
    pub fn mentions(&self, id: &str) -> Mentions {
        let names = |record: &AnyRecord| {
            record.values().iter().any(|value| matches!(value, Value::Text(text) if holds_word(text, id)))
        };
        Mentions {
            records: self.records().iter().filter(names).count(),
            entries: self.history().iter().filter(|entry| entry.mentions(id)).count(),
        }
    }

    /// Compacts and waits. Gives by how many bytes the file became smaller.
    pub fn compact_now(&mut self, how: Compact) -> Result<u64, FileError> {
        let told = self.compact(how)?;
        self.wait_saved()?;
        told.recv().unwrap_or(Ok(0))
    }
}
