//! A table that is a whole map: stages in one row, lanes in the first column.

use super::lane_names::{is_own_name, kind_of, plain};
use super::{cut, lines};
use crate::model::LaneKind;

/// What may stand in the corner above the lanes, in the form of [`plain`].
const CORNERS: [&str; 14] = [
    "stage",
    "stages",
    "etape",
    "etapes",
    "lane",
    "lanes",
    "ligne",
    "lignes",
    "phase",
    "phases",
    "section",
    "sections",
    "lane / stage",
    "ligne / etape",
];
/// What the row of the steps is called.
const STEPS: [&str; 8] = ["step", "steps", "sub stage", "substage", "sous etape", "sous etapes", "activity", "moment"];
/// What stands before the title, and before who walks the journey.
const TITLES: [&str; 9] = ["title", "titre", "name", "nom", "journey", "parcours", "map", "carte", "journey map"];
const PERSONAS: [&str; 3] = ["persona", "personas", "customer"];

/// A stage with its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageColumns {
    /// Its name.
    pub name: String,
    /// The names of its steps, at least one; may be empty.
    pub steps: Vec<String>,
}

/// A lane with its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaneRow {
    /// What it holds, by its name; notes where the name is not known.
    pub kind: LaneKind,
    /// Its own title; empty where it is called like its kind.
    pub title: String,
    /// One text a column, as it stood in the table.
    pub cells: Vec<String>,
}

impl LaneRow {
    /// The cards of a column.
    pub fn cards(&self, column: usize) -> Vec<String> {
        self.cells.get(column).map(|cell| lines::cards(cell)).unwrap_or_default()
    }
}

/// A whole map as a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MapTable {
    /// Its title; empty where the table has none.
    pub title: String,
    /// Who walks the journey.
    pub persona: Option<String>,
    /// From left to right.
    pub stages: Vec<StageColumns>,
    /// From top to bottom.
    pub lanes: Vec<LaneRow>,
}

/// Reads a table from the clipboard as a map, if it is one: its corner says so, or is empty above a lane that is known.
pub(super) fn read(rows: &[Vec<String>]) -> Option<MapTable> {
    let (head, below) = rows.split_first()?;
    let corner = plain(head.first()?);
    let labels = || below.iter().filter_map(|row| row.first()).filter(|label| !label.trim().is_empty());
    let is_map = match corner.as_str() {
        "" => labels().any(|label| kind_of(label).is_some()),
        corner => CORNERS.contains(&corner),
    };
    let has_lane = labels().any(|label| !STEPS.contains(&plain(label).as_str()));
    (is_map && has_lane && filled(head) > 0).then(|| table(MapTable::default(), head, below))
}

/// Reads a file as a map: above the stages title, persona and other lines may stand.
pub(super) fn read_file(rows: &[Vec<String>]) -> Option<MapTable> {
    let is_head = |row: &Vec<String>| {
        let corner = row.first().map(|cell| plain(cell)).unwrap_or_default();
        filled(row) > 0 && CORNERS.contains(&corner.as_str()) || filled(row) > 1
    };
    let head = rows.iter().position(is_head)?;
    let below = &rows[head + 1..];
    if !below.iter().any(|row| row.first().is_some_and(|label| !label.trim().is_empty())) {
        return None;
    }
    let mut map = MapTable::default();
    for row in &rows[..head] {
        let (label, value) = (row.first().map(|cell| plain(cell)).unwrap_or_default(), row.get(1));
        match value.map(|value| cut(value.trim())).filter(|value| !value.is_empty()) {
            Some(value) if PERSONAS.contains(&label.as_str()) => map.persona = Some(value),
            Some(value) if TITLES.contains(&label.as_str()) => map.title = value,
            Some(_) => {}
            // A line with one cell is the title, as long as there is none.
            None if map.title.is_empty() => map.title = row.first().map(|cell| cut(cell.trim())).unwrap_or_default(),
            None => {}
        }
    }
    Some(table(map, &rows[head], below))
}

/// How many cells beside the first one say something.
fn filled(row: &[String]) -> usize {
    row.iter().skip(1).filter(|cell| !cell.trim().is_empty()).count()
}

fn table(mut map: MapTable, head: &[String], mut below: &[Vec<String>]) -> MapTable {
    let no_names = Vec::new();
    let mut steps = &no_names;
    if let Some((first, rest)) = below.split_first()
        && first.first().is_some_and(|label| STEPS.contains(&plain(label).as_str()))
    {
        (steps, below) = (first, rest);
    }
    let name = |row: &[String], column: usize| row.get(column).map(|cell| cut(cell.trim())).unwrap_or_default();
    let width = below.iter().map(Vec::len).chain([head.len(), steps.len()]).max().unwrap_or(0);
    let said = |column: &usize| {
        std::iter::once(head)
            .chain([steps.as_slice()])
            .chain(below.iter().map(Vec::as_slice))
            .any(|row| !name(row, *column).is_empty())
    };
    let width = (1..width).rev().find(said).map_or(1, |last| last + 1);
    for column in 1..width {
        let (stage, step) = (name(head, column), name(steps, column));
        match map.stages.last_mut() {
            // A cell left empty, or the same name again: one more step of the stage.
            Some(last) if stage.is_empty() || stage == last.name => last.steps.push(step),
            _ => map.stages.push(StageColumns { name: stage, steps: vec![step] }),
        }
    }
    for row in below {
        let label = name(row, 0);
        let cells: Vec<String> = (1..width).map(|column| row.get(column).cloned().unwrap_or_default()).collect();
        match map.lanes.last_mut() {
            Some(lane) if label.is_empty() => lane.append(&cells),
            _ if label.is_empty() && cells.iter().all(|cell| cell.trim().is_empty()) => {}
            _ => map.lanes.push(LaneRow::of(label, cells)),
        }
    }
    map
}

impl LaneRow {
    fn of(label: String, cells: Vec<String>) -> Self {
        let kind = kind_of(&label).unwrap_or(LaneKind::Notes);
        let title = if is_own_name(kind, &label) { String::new() } else { label };
        Self { kind, title, cells }
    }

    /// A row without a name goes on with the one above.
    fn append(&mut self, cells: &[String]) {
        for (cell, more) in self.cells.iter_mut().zip(cells) {
            if !more.trim().is_empty() {
                cell.push('\n');
                cell.push_str(more);
            }
        }
    }
}
