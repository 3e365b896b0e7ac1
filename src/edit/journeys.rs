//! Verbs for whole journeys and for personas.

use super::change::{Change, Edit};
use super::columns::{order_among, row_of_stages};
use super::label::{Label, Verb};
use crate::model::*;

/// The discs of new personas take these in turn.
const DISCS: [Color; 6] = [
    Color::hex(0xC98A4B),
    Color::hex(0x3E86A0),
    Color::hex(0x7A6BC4),
    Color::hex(0x4E9A6B),
    Color::hex(0xB8577A),
    Color::hex(0x6B7A90),
];

/// A new persona at the end of the list; with a journey, it walks it from now on.
pub fn add_persona(records: &Records, name: &str, journey: Option<JourneyId>) -> (Edit, PersonaId) {
    let orders: Vec<_> = records.personas_in_order().into_iter().map(|p| (p.id, &p.order)).collect();
    let mut persona = Persona::blank(PersonaId::new());
    persona.name = name.to_owned();
    persona.initials = initials(name);
    persona.color = DISCS[records.personas.len() % DISCS.len()];
    persona.order = order_among(&orders, None, None);
    let id = persona.id;
    let mut changes = vec![Change::added(persona)];
    if let Some(old) = journey.and_then(|journey| records.journeys.get(&journey)) {
        let mut new = old.clone();
        new.personas.push(id);
        changes.push(Change::replaced(old.clone(), new));
    }
    (Edit::new(Label::new(Verb::Add, name), changes), id)
}

/// The first letters of the first and the last word.
fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let ends = match words.as_slice() {
        [] => vec![],
        [only] => vec![*only],
        [first, .., last] => vec![*first, *last],
    };
    ends.iter().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
}

/// A new journey with these stages (name and phase), each with one step, and these lanes.
pub fn add_journey(
    records: &Records,
    title: &str,
    stages: &[(String, Phase, Moment)],
    lanes: &[LaneKind],
) -> (Edit, JourneyId) {
    let orders: Vec<_> = records.journeys_in_order().into_iter().map(|j| (j.id, &j.order)).collect();
    let mut journey = Journey::blank(JourneyId::new());
    journey.title = title.to_owned();
    journey.order = order_among(&orders, None, None);
    let id = journey.id;
    let mut changes = vec![Change::added(journey)];
    let stages = stages.iter().cloned().map(|(name, phase, moment)| {
        let stage = Stage { name, phase, moment, ..Stage::blank(StageId::new()) };
        (stage, vec![Step::blank(StepId::new())])
    });
    for (stage, steps) in row_of_stages(id, stages.collect()) {
        changes.push(Change::added(stage));
        changes.extend(steps.into_iter().map(Change::added));
    }
    for (kind, order) in lanes.iter().zip(Order::row(lanes.len())) {
        let mut lane = Lane::blank(LaneId::new());
        lane.journey = id;
        lane.order = order;
        lane.kind = *kind;
        lane.shown = true;
        changes.push(Change::added(lane));
    }
    (Edit::new(Label::new(Verb::Add, title), changes), id)
}

/// The check of the map passes a finding over in this journey: a rule, or `rule:place`. `None` where it does so already.
pub fn silence(records: &Records, journey: JourneyId, finding: &str) -> Option<Edit> {
    let before = records.journeys.get(&journey)?;
    let mut after = before.clone();
    if !before.silenced.iter().any(|silenced| silenced == finding) {
        after.silenced.push(finding.to_owned());
    }
    let label = Label::new(Verb::Silence, "");
    (after != *before).then(|| Edit::new(label, vec![Change::replaced(before.clone(), after)]))
}

/// The check of the map tells a finding again, also where its whole rule was passed over. `None` where it tells it.
pub fn bring_back(records: &Records, journey: JourneyId, finding: &str) -> Option<Edit> {
    let before = records.journeys.get(&journey)?;
    let rule = finding.split(':').next().unwrap_or_default();
    let mut after = before.clone();
    after.silenced.retain(|entry| entry != finding && entry != rule);
    let label = Label::new(Verb::Change, &before.title);
    (after != *before).then(|| Edit::new(label, vec![Change::replaced(before.clone(), after)]))
}
