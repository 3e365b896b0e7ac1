//! A copy that was made for others lacks what was left out of it, and so do copies that go on from it. That is no
//! deletion and no change: before copies are merged, it is put back as if it had never been left out.

use crate::edit::cascade::stands_on;
use crate::model::*;
use uuid::Uuid;

/// A copy with what sharing may have left out of it, as the base has it. `was_deleted`: whether somebody deleted a record
/// in this copy, so that it is really gone.
pub fn with_left_out(base: &Records, copy: &Records, was_deleted: &dyn Fn(Uuid) -> bool) -> Records {
    let mut whole = copy.clone();
    let is_missing = |table: TableId, id: Uuid| copy.get(table, id).is_none() && !was_deleted(id);
    for comment in base.comments.values().filter(|comment| is_missing(TableId::Comment, comment.id.uuid())) {
        // Where what it is about was deleted, it went with it.
        let is_there = |id: Uuid| [TableId::Journey, TableId::Card].iter().any(|table| copy.get(*table, id).is_some());
        if stands_on(&comment.clone().into()).into_iter().all(is_there) {
            whole.comments.insert(comment.id, comment.clone());
        }
    }
    for asset in base.assets.values().filter(|asset| is_missing(TableId::Asset, asset.id.uuid())) {
        whole.assets.insert(asset.id, asset.clone());
    }
    for source in whole.sources.values_mut() {
        if let Some(before) = base.sources.get(&source.id) {
            fill(&mut source.origin.path, &before.origin.path, String::is_empty);
            fill(&mut source.recipe.refusing, &before.recipe.refusing, Vec::is_empty);
            fill(&mut source.recipe.excluded, &before.recipe.excluded, Vec::is_empty);
        }
    }
    whole
}

fn fill<T: Clone>(value: &mut T, before: &T, is_empty: fn(&T) -> bool) {
    if is_empty(value) {
        value.clone_from(before);
    }
}
