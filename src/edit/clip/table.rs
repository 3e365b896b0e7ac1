//! Text for spreadsheets: cells with tabs between them, a line a row.

use crate::edit::several::in_reading_order;
use crate::model::*;
use crate::tr;
use crate::words::{self, Say};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What was chosen as a table for other programs: a whole journey as a grid of stages and lanes, anything else as a
/// list of its cards.
pub fn to_tsv(records: &Records, roots: &[(TableId, Uuid)], language: Language) -> String {
    let journeys = roots.iter().filter(|(table, _)| *table == TableId::Journey);
    let journeys: Vec<&Journey> =
        journeys.filter_map(|(_, id)| records.journeys.get(&JourneyId::from_uuid(*id))).collect();
    let rows: Vec<Vec<String>> = match journeys.as_slice() {
        [] => list(records, roots, language),
        journeys => {
            let grids: Vec<_> = journeys.iter().map(|journey| grid(records, journey.id, language)).collect();
            grids.join(&Vec::new())
        }
    };
    rows.iter().map(|row| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join("\t") + "\n").collect()
}

/// A cell as spreadsheets write it: in quotes where it holds what would end it.
fn quoted(cell: &str) -> String {
    if cell.contains(['\t', '\n', '\r', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// One row for each card.
fn list(records: &Records, roots: &[(TableId, Uuid)], language: Language) -> Vec<Vec<String>> {
    let clip = super::copy(records, roots);
    let ids: Vec<CardId> = clip.records.cards.keys().copied().collect();
    let mut rows = vec![vec![
        tr!(language, "table-stage"),
        tr!(language, "table-step"),
        tr!(language, "table-lane"),
        tr!(language, "table-kind"),
        tr!(language, "table-title"),
        tr!(language, "table-text"),
    ]];
    for card in in_reading_order(records, &ids) {
        let step = records.steps.get(&card.step);
        let stage = step.and_then(|step| records.stages.get(&step.stage));
        rows.push(vec![
            stage.map(|stage| stage.name.clone()).unwrap_or_default(),
            step.map(|step| step.name.clone()).unwrap_or_default(),
            records.lanes.get(&card.lane).map(|lane| lane_title(lane, language)).unwrap_or_default(),
            card.kind.say(language),
            card.title.clone(),
            card.text.clone(),
        ]);
    }
    rows
}

/// The map as a grid: stages in the first row, steps in the second, then a row for each lane.
fn grid(records: &Records, journey: JourneyId, language: Language) -> Vec<Vec<String>> {
    let columns = records.columns_of(journey);
    let mut seen = BTreeSet::new();
    let stage = |step: &&Step| match records.stages.get(&step.stage).filter(|stage| seen.insert(stage.id)) {
        Some(stage) => stage.name.clone(),
        None => String::new(),
    };
    let stages = columns.iter().map(stage);
    let steps = columns.iter().map(|step| step.name.clone());
    let mut rows: Vec<Vec<String>> = vec![std::iter::once(tr!(language, "table-stage")).chain(stages).collect()];
    rows.push(std::iter::once(tr!(language, "table-step")).chain(steps).collect());
    for lane in records.lanes_of(journey).into_iter().filter(|lane| lane.shown) {
        let cells = columns.iter().map(|step| match lane.kind {
            LaneKind::Emotion => felt(records, lane, step.id, language),
            _ => {
                records.cards_of(lane.id, step.id).iter().map(|card| card.title.as_str()).collect::<Vec<_>>().join("\n")
            }
        });
        rows.push(std::iter::once(lane_title(lane, language)).chain(cells).collect());
    }
    rows
}

/// The value of the curve at a step.
fn felt(records: &Records, lane: &Lane, step: StepId, language: Language) -> String {
    let here = |f: &&Feeling| f.step == step && (lane.persona.is_none() || f.persona == lane.persona);
    let feeling = records.feelings.values().find(here);
    feeling.map(|feeling| words::decimal(language, feeling.value, 1).replace('−', "-")).unwrap_or_default()
}

/// A lane's own title, else the name of its kind.
fn lane_title(lane: &Lane, language: Language) -> String {
    if lane.title.is_empty() { lane.kind.say(language) } else { lane.title.clone() }
}
