//! What a line of the diary changed, in words: short, for the line in front.

use super::HistoryRoom;
use crate::edit::{DiffValue, RecordDiff};
use crate::model::*;
use crate::tr;
use crate::ui::open::Open;
use crate::words::{self, Say};
use std::collections::BTreeMap;

/// More than so many lines are only counted.
const MOST: usize = 6;
/// A text is cut after so many letters.
const LETTERS: usize = 48;
/// The fields that people read, in the order in which one of them names its record.
const READ: [&str; 14] = [
    "title",
    "name",
    "text",
    "named",
    "quote",
    "label",
    "message",
    "question",
    "scenario",
    "goal",
    "role",
    "biography",
    "owner",
    "client",
];

/// What a line changed.
pub(super) fn of_line(room: &HistoryRoom, open: &Open, line: usize, language: Language) -> Vec<String> {
    let Some(line) = room.diary.lines().get(line) else { return Vec::new() };
    let range = (line.first as usize).saturating_sub(1)..line.last as usize;
    let entries = open.project.history().get(range).into_iter().flatten();
    let diffs: Vec<RecordDiff> = entries.filter_map(|entry| entry.diffs().ok()).flatten().collect();
    let records = room.walk.records().unwrap_or_else(|| open.project.records());
    let mut told: Vec<String> = Vec::new();
    for diff in &diffs {
        let said = say(diff, records, language).filter(|said| !told.contains(said));
        told.extend(said);
    }
    let more = told.len().saturating_sub(MOST);
    if more > 0 {
        told.truncate(MOST);
        told.push(tr!(language, "diary-more", count = words::number(language, more as i64)));
    }
    told
}

/// One record: what it is, its name, and what became of it.
fn say(diff: &RecordDiff, records: &Records, language: Language) -> Option<String> {
    let table = TableId::parse(&diff.table)?;
    let thing = thing(diff, table, records, language)?;
    Some(match (&diff.before, &diff.after) {
        (None, Some(all)) => tr!(language, "diary-added", thing = named(thing, all, language)),
        (Some(all), None) => tr!(language, "diary-removed", thing = named(thing, all, language)),
        (Some(before), Some(after)) => {
            let read = READ.iter().find_map(|field| Some((text(before, field)?, text(after, field)?)))?;
            tr!(language, "diary-changed", thing = thing, before = cut(&read.0), after = cut(&read.1))
        }
        (None, None) => return None,
    })
}

/// What kind of thing it is; `None` for what nobody reads.
fn thing(diff: &RecordDiff, table: TableId, records: &Records, language: Language) -> Option<String> {
    let kind = |fields: &BTreeMap<String, DiffValue>| CardKind::parse(&text(fields, "kind")?);
    Some(words::sentence(&match table {
        TableId::Card => {
            let known = records.cards.get(&CardId::from_uuid(diff.id)).map(|card| card.kind);
            let said = diff.after.as_ref().and_then(kind).or(diff.before.as_ref().and_then(kind));
            known.or(said).unwrap_or_default().say(language)
        }
        TableId::Stage => tr!(language, "thing-stage"),
        TableId::Step => tr!(language, "thing-step"),
        TableId::Lane => tr!(language, "thing-lane"),
        TableId::Journey => tr!(language, "thing-journey"),
        TableId::Persona => tr!(language, "thing-persona"),
        TableId::Feeling => tr!(language, "thing-feeling"),
        TableId::Comment => tr!(language, "thing-comment"),
        TableId::Snapshot => tr!(language, "thing-snapshot"),
        TableId::Source => tr!(language, "thing-source"),
        TableId::View => tr!(language, "thing-view"),
        TableId::Goal => tr!(language, "thing-goal"),
        TableId::Channel => tr!(language, "thing-channel"),
        TableId::Project => tr!(language, "thing-project"),
        TableId::Link | TableId::Engagement | TableId::Asset => return None,
    }))
}

/// A thing with its name, where it has one.
fn named(thing: String, fields: &BTreeMap<String, DiffValue>, language: Language) -> String {
    match READ.iter().find_map(|field| text(fields, field).filter(|text| !text.is_empty())) {
        Some(name) => tr!(language, "diary-thing", thing = thing, name = cut(&name)),
        None => thing,
    }
}

fn text(fields: &BTreeMap<String, DiffValue>, name: &str) -> Option<String> {
    match fields.get(name)? {
        DiffValue::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// On one line, and not too long.
fn cut(text: &str) -> String {
    let line = text.replace('\n', " ");
    match line.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
