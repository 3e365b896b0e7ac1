//! What a merged record stands on must be there: what one side deleted comes back where the other side needs it.

use super::{Claim, Conflict, Side};
use crate::edit::cascade::{named_in, stands_on};
use crate::model::{AnyRecord, RecordId, Records};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Brings back every record that another one names, until nothing names what is not there; and the first step of a
/// stage that lost all of them, half on either side.
pub(super) fn revive(base: &Records, sides: [&Records; 2], merged: &mut Records, conflicts: &mut Vec<Conflict>) {
    let lost = lost(base, sides, merged);
    loop {
        let mut back: Vec<AnyRecord> = wanted(merged, &lost);
        back.extend(first_steps(merged, &lost));
        if back.is_empty() {
            return;
        }
        for record in back {
            let (table, id) = (record.table(), record.uuid());
            if merged.get(table, id).is_none() {
                let by = if sides[0].get(table, id).is_none() { Side::Mine } else { Side::Theirs };
                conflicts.push(Conflict { table, id, about: Claim::Revived(by) });
                merged.insert(record);
            }
        }
    }
}

/// Records of any of the three states that the merged one does not have. One that is still on a side is as that side
/// has it.
fn lost(base: &Records, sides: [&Records; 2], merged: &Records) -> BTreeMap<Uuid, AnyRecord> {
    let all = base.iter().chain(sides[0].iter()).chain(sides[1].iter());
    all.filter(|record| merged.get(record.table(), record.uuid()).is_none())
        .map(|record| (record.uuid(), record))
        .collect()
}

fn wanted(merged: &Records, lost: &BTreeMap<Uuid, AnyRecord>) -> Vec<AnyRecord> {
    let named = merged.iter().flat_map(|record| [stands_on(&record), named_in(&record)].concat());
    named.filter_map(|id| lost.get(&id).cloned()).collect()
}

fn first_steps(merged: &Records, lost: &BTreeMap<Uuid, AnyRecord>) -> Vec<AnyRecord> {
    let bare = merged.stages.keys().filter(|&&stage| merged.steps_of(stage).is_empty());
    let step_of = |stage: Uuid| {
        let of_stage = |record: &&AnyRecord| matches!(record, AnyRecord::Step(step) if step.stage.uuid() == stage);
        lost.values().find(of_stage).cloned()
    };
    bare.filter_map(|stage| step_of(stage.uuid())).collect()
}
