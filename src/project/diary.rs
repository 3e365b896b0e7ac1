//! The diary: the history as people read it. Entries of one gesture are one line; a line says who, when, what, and what
//! kind of thing it was about.

use crate::edit::{DiffValue, Label};
use crate::file::Entry;
use crate::model::{GestureId, Language, TableId};
use crate::tr;
use crate::words::{self, Say, fold};
use chrono::{DateTime, Local, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// What a line of the diary is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// Cards and links between them.
    Cards,
    /// The emotion curve.
    Emotion,
    /// Stages, steps and lanes.
    Columns,
    /// Journeys and the project as a whole.
    Journeys,
    /// Personas and how much they engage.
    Personas,
    /// Comments.
    Comments,
    /// Sources, views, goals, channels.
    Data,
    /// Names of moments.
    Snapshots,
}

impl Subject {
    /// Every one, in the order of the list.
    pub const ALL: [Self; 8] = [
        Self::Cards,
        Self::Emotion,
        Self::Columns,
        Self::Journeys,
        Self::Personas,
        Self::Comments,
        Self::Data,
        Self::Snapshots,
    ];

    fn of(table: TableId) -> Self {
        match table {
            TableId::Card | TableId::Link | TableId::Asset => Self::Cards,
            TableId::Feeling => Self::Emotion,
            TableId::Stage | TableId::Step | TableId::Lane => Self::Columns,
            TableId::Journey | TableId::Project => Self::Journeys,
            TableId::Persona | TableId::Engagement => Self::Personas,
            TableId::Comment => Self::Comments,
            TableId::View | TableId::Source | TableId::Goal | TableId::Channel => Self::Data,
            TableId::Snapshot => Self::Snapshots,
        }
    }
}

impl Say for Subject {
    fn say(&self, language: Language) -> String {
        match self {
            Self::Cards => tr!(language, "diary-value-cards"),
            Self::Emotion => tr!(language, "diary-value-emotion"),
            Self::Columns => tr!(language, "diary-value-columns"),
            Self::Journeys => tr!(language, "diary-value-journeys"),
            Self::Personas => tr!(language, "diary-value-personas"),
            Self::Comments => tr!(language, "diary-value-comments"),
            Self::Data => tr!(language, "diary-value-data"),
            Self::Snapshots => tr!(language, "diary-value-snapshots"),
        }
    }
}

/// Which way a line goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Something was done.
    Done,
    /// It was taken back.
    Undone,
    /// It was brought back.
    Redone,
}

/// A line of the diary: the entries of one gesture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiaryLine {
    /// Its first entry.
    pub first: u64,
    /// Its last entry.
    pub last: u64,
    /// What was done.
    pub label: Label,
    /// Whether it was done, taken back or brought back.
    pub turn: Turn,
    /// Who did it; may be empty.
    pub author: String,
    /// When it ended, in milliseconds since 1970 UTC, by the clock of that computer.
    pub at_ms: i64,
    /// What it was about.
    pub about: BTreeSet<Subject>,
    /// Whether this copy says what it changed.
    pub kept: bool,
    gesture: GestureId,
}

impl DiaryLine {
    /// Its day by the clock of this computer.
    pub fn day(&self) -> NaiveDate {
        let at = DateTime::from_timestamp_millis(self.at_ms).unwrap_or_default();
        at.with_timezone(&Local).date_naive()
    }
}

impl Say for DiaryLine {
    /// What was done, beginning with a capital.
    fn say(&self, language: Language) -> String {
        let step = self.label.say(language);
        words::sentence(&match self.turn {
            Turn::Done => step,
            Turn::Undone => tr!(language, "diary-undone", step = step),
            Turn::Redone => tr!(language, "diary-redone", step = step),
        })
    }
}

/// What is looked for in the diary. Nothing set: everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DiaryFilter {
    /// Only what this person did.
    pub person: Option<String>,
    /// Only what was about this.
    pub about: Option<Subject>,
    /// Only what was done on this day.
    pub day: Option<NaiveDate>,
    /// Only what holds all these words, in what was done or in a text that it changed.
    pub words: String,
}

/// The diary of a project, which follows its history.
#[derive(Debug, Clone, Default)]
pub struct Diary {
    lines: Vec<DiaryLine>,
    /// How many entries are in it, and the last of them.
    read: usize,
    last: Option<[u8; 32]>,
    /// The way each gesture went.
    turns: BTreeMap<GestureId, Turn>,
    /// The texts of each line without case and accents; read at the first search.
    texts: Vec<String>,
}

impl Diary {
    /// Of a whole history.
    pub fn of(history: &[Entry]) -> Self {
        let mut diary = Self::default();
        diary.follow(history);
        diary
    }

    /// Takes in what was added to the history; begins anew with another one.
    pub fn follow(&mut self, history: &[Entry]) {
        let goes_on = self.read.checked_sub(1).is_none_or(|last| history.get(last).map(|e| e.hash) == self.last);
        if !goes_on {
            *self = Self::default();
        }
        for entry in history.iter().skip(self.read) {
            self.add(entry);
        }
        (self.read, self.last) = (history.len(), history.last().map(|entry| entry.hash));
    }

    /// The lines, the oldest first.
    pub fn lines(&self) -> &[DiaryLine] {
        &self.lines
    }

    /// Everybody who did something, by name.
    pub fn people(&self) -> Vec<String> {
        let names: BTreeSet<&String> = self.lines.iter().map(|line| &line.author).collect();
        names.into_iter().filter(|name| !name.is_empty()).cloned().collect()
    }

    /// Every day on which something was done, the last one first.
    pub fn days(&self) -> Vec<NaiveDate> {
        let days: BTreeSet<NaiveDate> = self.lines.iter().map(DiaryLine::day).collect();
        days.into_iter().rev().collect()
    }

    /// The places of the lines that pass, the oldest first.
    pub fn found(&mut self, filter: &DiaryFilter, history: &[Entry], language: Language) -> Vec<usize> {
        let wanted: Vec<String> = fold(&filter.words).split_whitespace().map(str::to_owned).collect();
        if !wanted.is_empty() {
            self.read_texts(history);
        }
        let passes = |place: &usize| {
            let line = &self.lines[*place];
            filter.person.as_ref().is_none_or(|person| *person == line.author)
                && filter.about.is_none_or(|about| line.about.contains(&about))
                && filter.day.is_none_or(|day| day == line.day())
                && (wanted.is_empty() || self.holds(*place, &wanted, language))
        };
        (0..self.lines.len()).filter(passes).collect()
    }

    fn holds(&self, place: usize, wanted: &[String], language: Language) -> bool {
        let said = fold(&self.lines[place].say(language));
        wanted.iter().all(|word| said.contains(word) || self.texts[place].contains(word))
    }

    /// The texts of the lines that were not read yet. The last one may have grown since.
    fn read_texts(&mut self, history: &[Entry]) {
        self.texts.truncate(self.texts.len().saturating_sub(1));
        for line in &self.lines[self.texts.len()..] {
            let range = line.first as usize - 1..line.last as usize;
            let mut texts = fold(&line.author);
            for diff in history.get(range).into_iter().flatten().filter_map(|entry| entry.diffs().ok()).flatten() {
                let sides = [&diff.before, &diff.after].into_iter().flatten();
                for value in sides.flat_map(BTreeMap::values) {
                    if let DiffValue::Text(text) = value {
                        texts.push('\n');
                        texts.push_str(&fold(text));
                    }
                }
            }
            self.texts.push(texts);
        }
    }

    fn add(&mut self, entry: &Entry) {
        let turn = match entry.undo_of.map(|of| self.turns.get(&of)) {
            None => Turn::Done,
            Some(Some(Turn::Undone)) => Turn::Redone,
            Some(_) => Turn::Undone,
        };
        self.turns.insert(entry.gesture, turn);
        let tables = entry.tables();
        let about = tables.iter().flatten().map(|&table| Subject::of(table));
        match self.lines.last_mut().filter(|line| line.gesture == entry.gesture && line.turn == turn) {
            Some(line) => {
                (line.last, line.at_ms, line.label) = (entry.seq, entry.at_ms, entry.label.clone());
                line.about.extend(about);
                line.kept &= tables.is_some();
            }
            None => self.lines.push(DiaryLine {
                first: entry.seq,
                last: entry.seq,
                label: entry.label.clone(),
                turn,
                author: entry.author.clone(),
                at_ms: entry.at_ms,
                about: about.collect(),
                kept: tables.is_some(),
                gesture: entry.gesture,
            }),
        }
    }
}
