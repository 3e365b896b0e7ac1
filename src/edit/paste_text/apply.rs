//! A pasted text on the map: one edit, and a report of what came of it.

use super::notes::{apply_notes, card};
use super::{Pasted, Report, emotion, new_map};
use crate::edit::cards::Place;
use crate::edit::change::{Change, Edit};
use crate::edit::feelings::felt;
use crate::edit::grid::{Grid, MOST_CARDS, MOST_STEPS};
use crate::edit::label::{Label, Verb};
use crate::edit::lanes::card_kind_of;
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};

/// Puts what was read onto the map. Cards go into the cell of `anchor` and are of this `kind`; the cells of a table go
/// from there to the right and down, each lane taking its own kind of card; a whole map becomes a new journey.
pub fn apply(
    records: &Records,
    journey: JourneyId,
    anchor: Place,
    kind: CardKind,
    pasted: &Pasted,
    language: Language,
) -> (Edit, Report) {
    match pasted {
        Pasted::Cards(texts) => {
            // One card below the other in one cell: a table of a single cell.
            cells(records, journey, anchor, kind, &[vec![texts.clone()]])
        }
        Pasted::Cells(rows) => cells(records, journey, anchor, kind, rows),
        Pasted::WholeMap(table) => {
            let (edit, _, report) = new_map(records, table, language);
            (edit, report)
        }
        Pasted::Notes(notes) => apply_notes(records, anchor, notes, &BTreeMap::new()),
    }
}

fn cells(
    records: &Records,
    journey: JourneyId,
    anchor: Place,
    kind: CardKind,
    rows: &[Vec<Vec<String>>],
) -> (Edit, Report) {
    let mut grid = Grid::of(records, journey, &BTreeSet::new());
    let lanes: Vec<Lane> = grid.lanes.iter().filter(|lane| lane.shown || lane.id == anchor.lane).cloned().collect();
    let row = lanes.iter().position(|lane| lane.id == anchor.lane);
    let column = grid.columns.iter().position(|step| *step == anchor.step);
    let (Some(row), Some(column)) = (row, column) else {
        let left_out = rows.iter().flatten().flatten().cloned().collect();
        return (Edit::new(Label::new(Verb::Paste, ""), vec![]), Report { left_out, ..Report::default() });
    };
    grid.open(anchor);
    let mut sheet = Sheet { records, grid, column, changes: Vec::new(), report: Report::default() };
    for (number, texts) in rows.iter().enumerate() {
        match lanes.get(row + number) {
            None => sheet.report.left_out.extend(texts.iter().flatten().cloned()),
            Some(lane) => match card_kind_of(lane.kind) {
                None => sheet.feelings(texts),
                Some(own) => sheet.cards(lane.id, if number == 0 { kind } else { own }, texts),
            },
        }
    }
    sheet.done()
}

/// The map while a table is put onto it.
struct Sheet<'a> {
    records: &'a Records,
    grid: Grid<'a>,
    /// The column of the first cell.
    column: usize,
    changes: Vec<Change>,
    report: Report,
}

impl Sheet<'_> {
    /// The cells of a row, with their columns; what lies beyond the longest map is left out.
    fn fitting<'b>(&mut self, cells: &'b [Vec<String>]) -> &'b [Vec<String>] {
        let room = MOST_STEPS.saturating_sub(self.column);
        let (fitting, beyond) = cells.split_at(cells.len().min(room));
        self.report.left_out.extend(beyond.iter().flatten().cloned());
        fitting
    }

    fn cards(&mut self, lane: LaneId, kind: CardKind, row: &[Vec<String>]) {
        for (number, texts) in self.fitting(row).iter().enumerate() {
            for text in texts {
                if self.report.cards == MOST_CARDS {
                    self.report.left_out.push(text.clone());
                    continue;
                }
                let step = self.grid.column(self.column + number);
                let order = self.grid.next(lane, step);
                self.changes.push(Change::added(card((lane, step, order), kind, text)));
                self.report.cards += 1;
            }
        }
    }

    fn feelings(&mut self, row: &[Vec<String>]) {
        let row = self.fitting(row);
        let texts: Vec<String> = row.iter().map(|texts| texts.join("\n")).collect();
        for (number, (read, text)) in emotion::read(&texts).into_iter().zip(&texts).enumerate() {
            match read {
                Some(read) => {
                    let step = self.grid.column(self.column + number);
                    let feeling =
                        Feeling { step, value: read.value, named: read.named, ..Feeling::blank(FeelingId::new()) };
                    self.changes.push(felt(self.records, &feeling).0);
                    self.report.feelings += 1;
                }
                None if text.is_empty() => {}
                None => self.report.left_out.push(text.clone()),
            }
        }
    }

    fn done(mut self) -> (Edit, Report) {
        self.report.steps_added = self.grid.steps_made;
        let mut changes = self.grid.made;
        changes.append(&mut self.changes);
        (Edit::new(Label::new(Verb::Paste, ""), changes), self.report)
    }
}
