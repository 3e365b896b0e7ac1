//! A whole map from a table.

use super::notes::card;
use super::{LaneRow, MapTable, Report, emotion};
use crate::edit::change::{Change, Edit};
use crate::edit::columns::order_among;
use crate::edit::feelings::felt;
use crate::edit::grid::{MOST_CARDS, MOST_STEPS};
use crate::edit::journeys::add_persona;
use crate::edit::label::{Label, Verb};
use crate::edit::lanes::card_kind_of;
use crate::model::*;
use crate::tr;
use crate::words::Say;

/// A new journey at the end of the list, with all that the table holds.
pub fn new_map(records: &Records, table: &MapTable, language: Language) -> (Edit, JourneyId, Report) {
    let orders: Vec<_> = records.journeys_in_order().into_iter().map(|j| (j.id, &j.order)).collect();
    let mut journey = Journey::blank(JourneyId::new());
    journey.order = order_among(&orders, None, None);
    journey.title = if table.title.is_empty() { tr!(language, "paste-map-title") } else { table.title.clone() };
    let (id, title) = (journey.id, journey.title.clone());
    let mut made =
        Made { records, language, journey: id, changes: Vec::new(), report: Report::default(), steps: Vec::new() };
    if let Some(persona) = &table.persona {
        journey.personas.push(made.persona(persona));
    }
    made.changes.push(Change::added(journey));
    made.stages(table);
    made.lanes(table);
    made.report.steps_added = made.steps.len();
    (Edit::new(Label::new(Verb::Add, title), made.changes), id, made.report)
}

struct Made<'a> {
    records: &'a Records,
    language: Language,
    journey: JourneyId,
    changes: Vec<Change>,
    report: Report,
    steps: Vec<StepId>,
}

impl Made<'_> {
    /// The persona of this name, made where there is none.
    fn persona(&mut self, name: &str) -> PersonaId {
        let same = |persona: &&Persona| persona.name.trim().to_lowercase() == name.trim().to_lowercase();
        if let Some(there) = self.records.personas.values().find(same) {
            return there.id;
        }
        let (edit, id) = add_persona(self.records, name, None);
        self.changes.extend(edit.changes);
        id
    }

    fn stages(&mut self, table: &MapTable) {
        let count = table.stages.len();
        for (number, (columns, order)) in table.stages.iter().zip(Order::row(count)).enumerate() {
            let (phase, moment) = guessed(number, count);
            let name = columns.name.clone();
            let stage = Stage { journey: self.journey, order, name, phase, moment, ..Stage::blank(StageId::new()) };
            let id = stage.id;
            let room = MOST_STEPS.saturating_sub(self.steps.len());
            if room == 0 {
                self.report.left_out.push(columns.name.clone());
                continue;
            }
            self.changes.push(Change::added(stage));
            let names = &columns.steps[..columns.steps.len().min(room)];
            for (name, order) in names.iter().zip(Order::row(names.len())) {
                let step = Step { stage: id, order, name: name.clone(), ..Step::blank(StepId::new()) };
                self.steps.push(step.id);
                self.changes.push(Change::added(step));
            }
        }
    }

    fn lanes(&mut self, table: &MapTable) {
        let mut has_curve = false;
        for (row, order) in table.lanes.iter().zip(Order::row(table.lanes.len())) {
            let read = emotion::read(&row.cells);
            let says = row.cells.iter().any(|cell| !cell.trim().is_empty());
            let is_curve = row.kind == LaneKind::Emotion && !has_curve && (!says || read.iter().any(Option::is_some));
            // A second curve, or one in whole sentences, stays what it was: text.
            let kind = if row.kind == LaneKind::Emotion && !is_curve { LaneKind::Notes } else { row.kind };
            let own_name = kind == row.kind || !row.title.is_empty();
            let title = if own_name { row.title.clone() } else { row.kind.say(self.language) };
            let lane = Lane { journey: self.journey, order, kind, title, shown: true, ..Lane::blank(LaneId::new()) };
            let id = lane.id;
            self.changes.push(Change::added(lane));
            match card_kind_of(kind) {
                None => {
                    has_curve = true;
                    self.feelings(&read, row);
                }
                Some(kind) => self.cards(id, kind, row),
            }
        }
    }

    fn feelings(&mut self, read: &[Option<emotion::Felt>], row: &LaneRow) {
        for (column, read) in read.iter().enumerate() {
            match (read, self.steps.get(column)) {
                (Some(read), Some(&step)) => {
                    let (value, named) = (read.value, read.named.clone());
                    let feeling = Feeling { step, value, named, ..Feeling::blank(FeelingId::new()) };
                    self.changes.push(felt(self.records, &feeling).0);
                    self.report.feelings += 1;
                }
                _ => self.report.left_out.extend(row.cards(column)),
            }
        }
    }

    fn cards(&mut self, lane: LaneId, kind: CardKind, row: &LaneRow) {
        for column in 0..row.cells.len() {
            let texts = row.cards(column);
            let Some(&step) = self.steps.get(column) else {
                self.report.left_out.extend(texts);
                continue;
            };
            for (text, order) in texts.iter().zip(Order::row(texts.len())) {
                if self.report.cards == MOST_CARDS {
                    self.report.left_out.push(text.clone());
                    continue;
                }
                self.changes.push(Change::added(card((lane, step, order), kind, text)));
                self.report.cards += 1;
            }
        }
    }
}

/// Tables say nothing of phases. Maps run from the need to the time after the purchase, so the stages are spread over
/// the phases in that order; what is wrong is seen by its colour and changed at the stage.
fn guessed(number: usize, count: usize) -> (Phase, Moment) {
    match number * 4 / count.max(1) {
        0 => (Phase::Need, Moment::Before),
        1 => (Phase::Comparison, Moment::Before),
        2 => (Phase::Decision, Moment::During),
        _ => (Phase::Loyalty, Moment::After),
    }
}
