//! What of the records goes into a copy for others.

use super::cascade::named_in;
use crate::model::*;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The records as others get them. Left out are comments, unless they are wanted; snapshots, which name moments that the
/// copy does not know; images that nothing shows any more; and of the sources where their files lay and whose rows were
/// turned away.
pub fn shared(records: &Records, comments: bool) -> Records {
    let mut shared = records.clone();
    if !comments {
        shared.comments.clear();
    }
    shared.snapshots.clear();
    let named: BTreeSet<Uuid> = shared.iter().flat_map(|record| named_in(&record)).collect();
    shared.assets.retain(|id, _| named.contains(&id.uuid()));
    for source in shared.sources.values_mut() {
        source.origin.path.clear();
        source.recipe.refusing.clear();
        source.recipe.excluded.clear();
    }
    shared
}
