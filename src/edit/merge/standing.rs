//! What a merged record stands on must be there: what one side deleted comes back where the other side needs it.

use super::{Claim, Conflict, Copies, Side};
use crate::edit::cascade::{named_in, stands_on};
use crate::model::{AnyRecord, Records, StageId, TableId};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Brings back every record that another one names, until nothing names what is not there; and the first step of a
/// stage that lost all of them, half on either side.
pub(super) fn revive(copies: Copies<'_>, merged: &mut Records, conflicts: &mut Vec<Conflict>) {
    let mut lost = lost(copies, merged);
    let mut looked_at: Vec<AnyRecord> = merged.iter().collect();
    loop {
        let named = looked_at.iter().flat_map(|record| [stands_on(record), named_in(record)].concat());
        let wanted: BTreeSet<Uuid> = named.chain(first_steps(merged, &lost)).collect();
        // Each comes back once, so that this ends whatever names whatever.
        looked_at = wanted.iter().filter_map(|id| lost.remove(id)).flat_map(BTreeMap::into_values).collect();
        if looked_at.is_empty() {
            return;
        }
        for record in &looked_at {
            let (table, id) = (record.table(), record.uuid());
            let by = if copies.mine.get(table, id).is_none() { Side::Mine } else { Side::Theirs };
            conflicts.push(Conflict { table, id, about: Claim::Revived(by) });
            merged.insert(record.clone());
        }
    }
}

/// Records of any of the three states that the merged one does not have, by id; a file that somebody made up may have one
/// id in several tables. One that is still on a side is as that side has it.
type Lost = BTreeMap<Uuid, BTreeMap<TableId, AnyRecord>>;

fn lost(copies: Copies<'_>, merged: &Records) -> Lost {
    let mut lost = Lost::new();
    let all = copies.base.iter().chain(copies.mine.iter()).chain(copies.theirs.iter());
    for record in all.filter(|record| merged.get(record.table(), record.uuid()).is_none()) {
        lost.entry(record.uuid()).or_default().insert(record.table(), record);
    }
    lost
}

/// A step for each stage that has none.
fn first_steps(merged: &Records, lost: &Lost) -> Vec<Uuid> {
    let kept: BTreeSet<StageId> = merged.steps.values().map(|step| step.stage).collect();
    let bare = merged.stages.keys().filter(|stage| !kept.contains(stage));
    let step_of = |stage: &StageId| {
        let of_stage = |record: &&AnyRecord| matches!(record, AnyRecord::Step(step) if step.stage == *stage);
        lost.values().flat_map(BTreeMap::values).find(of_stage).map(AnyRecord::uuid)
    };
    bare.filter_map(step_of).collect()
}
