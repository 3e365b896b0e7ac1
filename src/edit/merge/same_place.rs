//! What both sides added to a place that takes one thing only is one thing: nobody feels two things at once.

use super::Copies;
use crate::model::*;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Both copies, with one id for each feeling and each engagement that both have newly in the same place: that of the
/// two that comes first, whichever side it is on.
pub(super) fn renamed(copies: Copies<'_>) -> (Records, Records) {
    let (mut mine, mut theirs) = (copies.mine.clone(), copies.theirs.clone());
    let [places_of_mine, places_of_theirs] = [copies.mine, copies.theirs].map(|side| new_places(copies.base, side));
    for (place, one) in places_of_mine {
        let Some(&other) = places_of_theirs.get(&place) else { continue };
        // Only a file that somebody made up has the other's id for something else.
        if mine.get(place.0, other).is_some() || theirs.get(place.0, one).is_some() {
            continue;
        }
        rename(&mut mine, place.0, one, one.min(other));
        rename(&mut theirs, place.0, other, one.min(other));
    }
    (mine, theirs)
}

/// A place for one record of a table: what it is about, in the order of its fields.
type Place = (TableId, Vec<Option<Uuid>>);

/// The new records of such places. Where one copy has two in the same place, the copies differ in more than this.
fn new_places(base: &Records, side: &Records) -> BTreeMap<Place, Uuid> {
    let feelings = side.feelings.values().filter(|feeling| !base.feelings.contains_key(&feeling.id)).map(|feeling| {
        let about =
            [Some(feeling.step.uuid()), feeling.persona.map(RecordId::uuid), feeling.touchpoint.map(RecordId::uuid)];
        ((TableId::Feeling, about.to_vec()), feeling.id.uuid())
    });
    let engagements = side.engagements.values().filter(|one| !base.engagements.contains_key(&one.id)).map(|one| {
        let about = [Some(one.persona.uuid()), Some(one.touchpoint.uuid())];
        ((TableId::Engagement, about.to_vec()), one.id.uuid())
    });
    feelings.chain(engagements).collect()
}

fn rename(records: &mut Records, table: TableId, from: Uuid, to: Uuid) {
    let Some(record) = records.get(table, from).filter(|_| from != to) else { return };
    records.remove(table, from);
    match record {
        AnyRecord::Feeling(feeling) => records.insert(Feeling { id: FeelingId::from_uuid(to), ..feeling }.into()),
        AnyRecord::Engagement(one) => records.insert(Engagement { id: EngagementId::from_uuid(to), ..one }.into()),
        // Nothing else has such a place.
        other => records.insert(other),
    }
}
