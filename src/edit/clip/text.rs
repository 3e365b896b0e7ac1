//! A clip as text, to go through the clipboard from one project to another.

use super::Clip;
use crate::edit::diff::{DiffValue, fields};
use crate::edit::grid::{MOST_CARDS, MOST_STEPS};
use crate::model::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// How such a text begins.
const MARK: &str = "parcours:";
/// The layout of the text. One that is newer is not read.
const VERSION: u32 = 1;
/// A longer text is not read.
const MOST_BYTES: usize = 64 << 20;
/// Most records of all kinds.
const MOST_RECORDS: usize = 5 * MOST_CARDS;
/// Most characters of one text field.
const MOST_CHARACTERS: usize = 20_000;

#[derive(Serialize, Deserialize)]
struct Written {
    version: u32,
    roots: Vec<(String, Uuid)>,
    records: Vec<WrittenRecord>,
    around: Vec<WrittenRecord>,
    columns: BTreeMap<Uuid, usize>,
}

#[derive(Serialize, Deserialize)]
struct WrittenRecord {
    table: String,
    id: Uuid,
    /// What differs from an empty record.
    fields: BTreeMap<String, DiffValue>,
}

impl Clip {
    /// The clip as a block of text that begins with `parcours:`.
    pub fn to_text(&self) -> String {
        let written = Written {
            version: VERSION,
            roots: self.roots.iter().map(|(table, id)| (table.name().to_owned(), *id)).collect(),
            records: self.records.iter().map(|record| written(&record)).collect(),
            around: self.around.iter().map(|record| written(&record)).collect(),
            columns: self.columns.iter().map(|(step, column)| (step.uuid(), *column)).collect(),
        };
        format!("{MARK}{}", serde_json::to_string(&written).expect("plain data always becomes JSON"))
    }

    /// Reads such a block, wherever it begins in the text; it goes on to the end of its line. `None` for any other
    /// text. The text may come from anywhere: what does not fit a record is left out.
    pub fn parse(text: &str) -> Option<Self> {
        let block = &text[text.find("parcours:{")? + MARK.len()..];
        let block = block.lines().next().filter(|block| block.len() <= MOST_BYTES)?;
        let written: Written = serde_json::from_str(block).ok().filter(|w: &Written| w.version <= VERSION)?;
        let mut clip = Self::default();
        let Written { roots, records, around, columns, .. } = written;
        let mut room = Room { cards: MOST_CARDS, all: MOST_RECORDS, seen: BTreeSet::new(), left_out: 0 };
        room.fill(&mut clip.records, records);
        room.fill(&mut clip.around, around);
        clip.left_out = room.left_out;
        let roots = roots.into_iter().filter_map(|(table, id)| Some((TableId::parse(&table)?, id)));
        clip.roots = roots.filter(|(table, id)| clip.records.get(*table, *id).is_some()).collect();
        let columns = columns.into_iter().map(|(step, column)| (StepId::from_uuid(step), column.min(MOST_STEPS - 1)));
        clip.columns = columns.collect();
        (!clip.is_empty()).then_some(clip)
    }
}

fn written(record: &AnyRecord) -> WrittenRecord {
    let empty = fields(&record.table().blank(record.uuid()));
    let mut fields = fields(record);
    fields.retain(|name, value| empty.get(name) != Some(value));
    WrittenRecord { table: record.table().name().to_owned(), id: record.uuid(), fields }
}

/// How many more records may be read.
struct Room {
    cards: usize,
    all: usize,
    /// One id for two records would mix up who names whom.
    seen: BTreeSet<Uuid>,
    left_out: usize,
}

impl Room {
    fn fill(&mut self, into: &mut Records, records: Vec<WrittenRecord>) {
        for written in records {
            let Some(record) = read(written).filter(|record| self.seen.insert(record.uuid())) else { continue };
            let room = if record.table() == TableId::Card { &mut self.cards } else { &mut self.all };
            match room.checked_sub(1) {
                Some(left) => {
                    *room = left;
                    into.insert(record);
                }
                None => self.left_out += 1,
            }
        }
    }
}

/// A record of the kinds that can be copied or named. Fields of another version or with values that they cannot hold
/// stay empty.
fn read(written: WrittenRecord) -> Option<AnyRecord> {
    use TableId as T;
    let table = TableId::parse(&written.table)?;
    let shown = [T::Journey, T::Stage, T::Step, T::Lane, T::Card, T::Feeling, T::Link, T::Engagement];
    if !shown.contains(&table) && ![T::Persona, T::Channel, T::Asset].contains(&table) {
        return None;
    }
    let mut record = table.blank(written.id);
    for (name, value) in written.fields {
        let mut value = Value::from(value);
        if let Value::Text(text) = &mut value
            && let Some((end, _)) = text.char_indices().nth(MOST_CHARACTERS)
        {
            text.truncate(end);
        }
        let _ = record.set(&name, value);
    }
    Some(record)
}
