//! What gestures do to the records: several cards at once, copying and pasting, text from other programs.

mod clip;
pub(crate) mod images;
mod markdown;
mod paste_text;
mod several;
mod templates;

use parcours::edit::{self, Edit};
use parcours::model::*;
use parcours::project::sample;

/// The sample in English.
fn records() -> Records {
    sample::records(Language::English, chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap())
}

/// The first journey of a project.
fn journey(records: &Records) -> JourneyId {
    records.journeys_in_order()[0].id
}

/// The records after an edit, which leads back to the first ones.
pub(super) fn after(records: &Records, edit: &Edit) -> Records {
    let (mut now, mut sum) = (records.clone(), StateSum::of(records));
    edit::apply(&mut now, &mut sum, edit);
    assert_eq!(sum, StateSum::of(&now), "the sum follows");
    let mut back = now.clone();
    edit::apply(&mut back, &mut sum, &edit.inverse());
    assert_eq!(&back, records, "undone, it is as it was");
    every_reference_leads_somewhere(&now);
    now
}

/// The lane of a kind.
fn lane(records: &Records, journey: JourneyId, kind: LaneKind) -> LaneId {
    records.lanes_of(journey).into_iter().find(|lane| lane.kind == kind).unwrap().id
}

/// The column of this number.
fn step(records: &Records, journey: JourneyId, column: usize) -> StepId {
    records.columns_of(journey)[column].id
}

/// The titles in a cell from top to bottom.
fn titles(records: &Records, lane: LaneId, step: StepId) -> Vec<String> {
    records.cards_of(lane, step).iter().map(|card| card.title.clone()).collect()
}

/// Nothing names a record that is not there.
fn every_reference_leads_somewhere(records: &Records) {
    for card in records.cards.values() {
        assert!(records.lanes.contains_key(&card.lane), "{}", card.title);
        assert!(records.steps.contains_key(&card.step), "{}", card.title);
        assert!(card.persona.is_none_or(|id| records.personas.contains_key(&id)), "{}", card.title);
        assert!(card.channel.is_none_or(|id| records.channels.contains_key(&id)), "{}", card.title);
        let mut cards = card.answers.iter().chain(&card.twin).chain(&card.touchpoint);
        assert!(cards.all(|id| records.cards.contains_key(id)), "{}", card.title);
    }
    assert!(records.steps.values().all(|step| records.stages.contains_key(&step.stage)));
    assert!(records.stages.values().all(|stage| records.journeys.contains_key(&stage.journey)));
    assert!(records.lanes.values().all(|lane| records.journeys.contains_key(&lane.journey)));
    assert!(records.feelings.values().all(|feeling| records.steps.contains_key(&feeling.step)));
    for link in records.links.values() {
        assert!(records.cards.contains_key(&link.from));
        assert!(link.to.is_none_or(|to| records.cards.contains_key(&to)));
    }
    for engagement in records.engagements.values() {
        assert!(records.cards.contains_key(&engagement.touchpoint));
        assert!(records.personas.contains_key(&engagement.persona));
    }
}
