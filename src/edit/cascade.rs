//! Deleting: what goes with a record, and who must forget it.

use super::change::{Change, Edit};
use super::label::{Label, Verb};
use crate::model::*;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Deletes records with all that cannot stand without them; who merely names them forgets them. Unknown ids are
/// passed over. `name` is what the history calls it.
pub fn delete(records: &Records, roots: &[(TableId, Uuid)], name: &str) -> Edit {
    let gone = with_dependants(records, roots);
    let mut changes: Vec<Change> = Vec::new();
    for record in records.iter() {
        let id = record.uuid();
        if gone.contains(&id) {
            changes.push(Change { before: Some(record), after: None });
        } else {
            let after = forgetting(&record, &gone);
            if after != record {
                changes.push(Change { before: Some(record), after: Some(after) });
            }
        }
    }
    Edit::new(Label::new(Verb::Delete, name), changes)
}

/// The ids that go: the roots, then whatever stands in or on something that goes, until nothing is added.
fn with_dependants(records: &Records, roots: &[(TableId, Uuid)]) -> BTreeSet<Uuid> {
    let known = roots.iter().filter(|(table, id)| records.get(*table, *id).is_some());
    let mut gone: BTreeSet<Uuid> = known.map(|(_, id)| *id).collect();
    loop {
        let before = gone.len();
        let falling = records.iter().filter(|record| stands_on(record).iter().any(|id| gone.contains(id)));
        gone.extend(falling.map(|record| record.uuid()).collect::<Vec<_>>());
        gone.extend(bare_stages(records, &gone));
        if gone.len() == before {
            return gone;
        }
    }
}

/// The stages that lose their last step: a stage always has a column, so they go too.
fn bare_stages(records: &Records, gone: &BTreeSet<Uuid>) -> Vec<Uuid> {
    let loses_all = |stage: &&Stage| {
        let steps = records.steps_of(stage.id);
        !steps.is_empty() && steps.iter().all(|step| gone.contains(&step.id.uuid()))
    };
    records.stages.values().filter(loses_all).map(|stage| stage.id.uuid()).collect()
}

/// The records without which this one cannot stand.
pub(super) fn stands_on(record: &AnyRecord) -> Vec<Uuid> {
    match record {
        AnyRecord::Stage(stage) => vec![stage.journey.uuid()],
        AnyRecord::Step(step) => vec![step.stage.uuid()],
        AnyRecord::Lane(lane) => vec![lane.journey.uuid()],
        AnyRecord::Card(card) => vec![card.lane.uuid(), card.step.uuid()],
        AnyRecord::Feeling(f) => [Some(f.step.uuid()), f.persona.map(RecordId::uuid)].into_iter().flatten().collect(),
        AnyRecord::Link(l) => {
            let ends = [Some(l.from.uuid()), l.to.map(RecordId::uuid), l.to_journey.map(RecordId::uuid)];
            ends.into_iter().flatten().collect()
        }
        AnyRecord::Engagement(e) => vec![e.persona.uuid(), e.touchpoint.uuid()],
        AnyRecord::Comment(c) => [Some(c.journey.uuid()), c.card.map(RecordId::uuid)].into_iter().flatten().collect(),
        AnyRecord::Project(_)
        | AnyRecord::Persona(_)
        | AnyRecord::Journey(_)
        | AnyRecord::Channel(_)
        | AnyRecord::Snapshot(_)
        | AnyRecord::View(_)
        | AnyRecord::Source(_)
        | AnyRecord::Goal(_)
        | AnyRecord::Asset(_) => vec![],
    }
}

/// The record without the names of what goes.
fn forgetting(record: &AnyRecord, gone: &BTreeSet<Uuid>) -> AnyRecord {
    let mut record = record.clone();
    keep_names(&mut record, &mut |id| !gone.contains(&id));
    record
}

/// The records that this one merely names.
pub(super) fn named_in(record: &AnyRecord) -> Vec<Uuid> {
    let mut names = Vec::new();
    keep_names(&mut record.clone(), &mut |id| {
        names.push(id);
        true
    });
    names
}

/// Asks of every record that this one merely names whether it is still known by it.
fn keep_names(record: &mut AnyRecord, is_kept: &mut dyn FnMut(Uuid) -> bool) {
    fn forget<I: RecordId>(field: &mut Option<I>, is_kept: &mut dyn FnMut(Uuid) -> bool) {
        *field = field.filter(|id| is_kept(id.uuid()));
    }
    fn strike<I: RecordId>(list: &mut Vec<I>, is_kept: &mut dyn FnMut(Uuid) -> bool) {
        list.retain(|id| is_kept(id.uuid()));
    }
    match record {
        AnyRecord::Project(project) => {
            project.objectives.iter_mut().for_each(|objective| forget(&mut objective.metric, is_kept));
        }
        AnyRecord::Persona(persona) => forget(&mut persona.portrait, is_kept),
        AnyRecord::Journey(journey) => {
            strike(&mut journey.personas, is_kept);
            strike(&mut journey.rule_list, is_kept);
            forget(&mut journey.pair, is_kept);
        }
        AnyRecord::Lane(lane) => forget(&mut lane.persona, is_kept),
        AnyRecord::Card(card) => {
            forget(&mut card.persona, is_kept);
            forget(&mut card.twin, is_kept);
            forget(&mut card.channel, is_kept);
            forget(&mut card.touchpoint, is_kept);
            forget(&mut card.image, is_kept);
            strike(&mut card.answers, is_kept);
        }
        AnyRecord::Feeling(feeling) => forget(&mut feeling.touchpoint, is_kept),
        AnyRecord::View(view) => forget(&mut view.segment, is_kept),
        AnyRecord::Stage(_)
        | AnyRecord::Step(_)
        | AnyRecord::Channel(_)
        | AnyRecord::Link(_)
        | AnyRecord::Engagement(_)
        | AnyRecord::Comment(_)
        | AnyRecord::Snapshot(_)
        | AnyRecord::Source(_)
        | AnyRecord::Goal(_)
        | AnyRecord::Asset(_) => {}
    }
}
