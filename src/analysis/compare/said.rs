//! Differences in words.

use super::{Comparison, Difference, FieldChange, OneMap, Sort, Thing};
use crate::model::*;
use crate::tr;
use crate::words::{self, Say};
use uuid::Uuid;

impl Say for Sort {
    fn say(&self, language: Language) -> String {
        match self {
            Self::Added => tr!(language, "compare-added"),
            Self::Removed => tr!(language, "compare-removed"),
            Self::Moved => tr!(language, "compare-moved"),
            Self::Changed => tr!(language, "compare-changed"),
        }
    }
}

impl Comparison {
    /// What kind of thing differs.
    pub fn kind(&self, difference: &Difference, language: Language) -> String {
        let (map, (table, id)) = self.seen_on(difference);
        words::record_kind(&map.records, table, id, language)
    }

    /// What the thing is called: on the second map, where that has it.
    pub fn name(&self, difference: &Difference, language: Language) -> String {
        let (map, (table, id)) = self.seen_on(difference);
        words::record_name(&map.records, table, id, language)
    }

    fn seen_on(&self, difference: &Difference) -> (&OneMap, Thing) {
        match (difference.after, difference.before) {
            (Some(after), _) => (&self.after, after),
            (None, Some(before)) => (&self.before, before),
            (None, None) => (&self.after, difference.on_both),
        }
    }

    /// From where to where a thing moved; `None` where it only changed places with its neighbours.
    pub fn way(&self, difference: &Difference, language: Language) -> Option<(String, String)> {
        let (before, after) = (difference.before?, difference.after?);
        let (from, to) = (home(&self.before.records, before), home(&self.after.records, after));
        let same = |table, before: Option<Uuid>, after: Option<Uuid>| {
            before.and_then(|id| self.pairs.after(table, id)) == after
        };
        let parts = [
            (TableId::Stage, from.stage, to.stage),
            (TableId::Step, from.step, to.step),
            (TableId::Lane, from.lane, to.lane),
        ];
        let other: Vec<_> = parts.into_iter().filter(|(table, from, to)| !same(*table, *from, *to)).collect();
        let said = |records: &Records, of: fn(&Part) -> Option<Uuid>| {
            let names = other.iter().filter_map(|part| Some((part.0, of(part)?)));
            let names: Vec<String> = names.map(|(table, id)| column_name(records, (table, id), language)).collect();
            names.join(", ")
        };
        let (from, to) = (said(&self.before.records, |part| part.1), said(&self.after.records, |part| part.2));
        (!other.is_empty()).then_some((from, to))
    }

    /// What became of a thing, in a line.
    pub fn sentence(&self, difference: &Difference, language: Language) -> String {
        match difference.sort {
            Sort::Added | Sort::Removed => difference.sort.say(language),
            Sort::Moved => match self.way(difference, language) {
                Some((from, to)) => tr!(language, "compare-moved-way", from = from, to = to),
                None => tr!(language, "compare-moved-order"),
            },
            Sort::Changed => {
                let change = |field: &FieldChange| {
                    let (name, before, after) = self.values(difference, field, language);
                    tr!(language, "compare-changed-field", name = name, before = before, after = after)
                };
                difference.fields.iter().map(change).collect::<Vec<_>>().join("\n")
            }
        }
    }

    /// A field's name and both its values.
    pub fn values(&self, difference: &Difference, field: &FieldChange, language: Language) -> (String, String, String) {
        let table = difference.on_both.0;
        let said = |map: &OneMap, value: &Value| words::field_value(&map.records, table, field.name, value, language);
        (
            words::field_name(table, field.name, language),
            said(&self.before, &field.before),
            said(&self.after, &field.after),
        )
    }

    /// The name of the stage a difference stands under; `None`: the map as a whole.
    pub fn stage_name(&self, difference: &Difference, language: Language) -> Option<String> {
        difference.stage.map(|stage| words::record_name(&self.both, TableId::Stage, stage.uuid(), language))
    }
}

/// A table, and the home of a thing there on either map.
type Part = (TableId, Option<Uuid>, Option<Uuid>);

/// Where a thing stands.
struct Home {
    stage: Option<Uuid>,
    step: Option<Uuid>,
    lane: Option<Uuid>,
}

fn home(records: &Records, (table, id): Thing) -> Home {
    let card = records.cards.get(&CardId::from_uuid(id)).filter(|_| table == TableId::Card);
    let feeling = records.feelings.get(&FeelingId::from_uuid(id)).filter(|_| table == TableId::Feeling);
    let step = records.steps.get(&StepId::from_uuid(id)).filter(|_| table == TableId::Step);
    Home {
        stage: step.map(|step| step.stage.uuid()),
        step: card.map(|card| card.step).or(feeling.map(|feeling| feeling.step)).map(RecordId::uuid),
        lane: card.map(|card| card.lane.uuid()),
    }
}

/// The name of a place; a step without a name is called after its stage.
fn column_name(records: &Records, (table, id): Thing, language: Language) -> String {
    let step = records.steps.get(&StepId::from_uuid(id)).filter(|step| step.name.trim().is_empty());
    match step.filter(|_| table == TableId::Step) {
        Some(step) => words::record_name(records, TableId::Stage, step.stage.uuid(), language),
        None => words::record_name(records, table, id, language),
    }
}

/// What two journeys of one project are called beside each other: by their titles, or by what they are where the titles
/// are the same.
pub fn names_of(records: &Records, first: JourneyId, second: JourneyId, language: Language) -> [String; 2] {
    let journeys = [first, second].map(|id| records.journeys.get(&id));
    let said = |of: fn(&Journey, Language) -> String| {
        journeys.map(|journey| journey.map(|journey| of(journey, language)).unwrap_or_default())
    };
    let [titles, states] =
        [said(|journey, _| journey.title.trim().to_owned()), said(|j, language| j.state.say(language))];
    match (titles[0] == titles[1], states[0] == states[1]) {
        (false, _) => titles,
        (true, false) => states,
        (true, true) => [format!("{} (1)", titles[0]), format!("{} (2)", titles[1])],
    }
}
