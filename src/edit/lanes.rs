//! Verbs for lanes: the rows of the map.

use super::change::{Change, Edit};
use super::columns::order_among;
use super::label::{Label, Verb};
use crate::model::*;

/// The kind of card that a lane takes by itself; `None`: the emotion lane, which takes feelings.
pub fn card_kind_of(lane: LaneKind) -> Option<CardKind> {
    Some(match lane {
        LaneKind::Emotion => return None,
        LaneKind::Actions | LaneKind::FrontStage | LaneKind::BackStage | LaneKind::Support => CardKind::Action,
        LaneKind::Touchpoints => CardKind::Touchpoint,
        LaneKind::Thoughts => CardKind::Thought,
        LaneKind::Verbatims => CardKind::Verbatim,
        LaneKind::Moments => CardKind::MomentOfTruth,
        LaneKind::Pains => CardKind::Pain,
        LaneKind::Gains => CardKind::Gain,
        LaneKind::Opportunities => CardKind::Opportunity,
        LaneKind::Metrics => CardKind::Metric,
        LaneKind::Needs => CardKind::Need,
        LaneKind::Criteria => CardKind::Criterion,
        LaneKind::Triggers => CardKind::Trigger,
        LaneKind::Images => CardKind::Image,
        LaneKind::Channels | LaneKind::Messages | LaneKind::PhysicalEvidence | LaneKind::Owners | LaneKind::Notes => {
            CardKind::Note
        }
    })
}

fn lane_orders(records: &Records, journey: JourneyId) -> Vec<(LaneId, &Order)> {
    records.lanes_of(journey).into_iter().map(|l| (l.id, &l.order)).collect()
}

/// A new lane of this kind, before another (`None`: last). `name` is what the history calls it.
pub fn add_lane(
    records: &Records,
    journey: JourneyId,
    before: Option<LaneId>,
    kind: LaneKind,
    name: &str,
) -> (Edit, LaneId) {
    let mut lane = Lane::blank(LaneId::new());
    lane.journey = journey;
    lane.order = order_among(&lane_orders(records, journey), before, None);
    lane.kind = kind;
    lane.shown = true;
    let id = lane.id;
    (Edit::new(Label::new(Verb::Add, name), vec![Change::added(lane)]), id)
}

/// A lane goes before another (`None`: last).
pub fn move_lane(records: &Records, lane: LaneId, before: Option<LaneId>, name: &str) -> Option<Edit> {
    let old = records.lanes.get(&lane)?;
    let lanes = records.lanes_of(old.journey);
    let here = lanes.iter().position(|l| l.id == lane)?;
    if before == Some(lane) || before == lanes.get(here + 1).map(|l| l.id) {
        return None;
    }
    let mut new = old.clone();
    new.order = order_among(&lane_orders(records, old.journey), before, Some(lane));
    Some(Edit::new(Label::new(Verb::Move, name), vec![Change::replaced(old.clone(), new)]))
}

/// A lane stands on the map, or does not.
pub fn show_lane(records: &Records, lane: LaneId, shown: bool, name: &str) -> Option<Edit> {
    let old = records.lanes.get(&lane).filter(|old| old.shown != shown)?;
    let mut new = old.clone();
    new.shown = shown;
    let verb = if shown { Verb::Show } else { Verb::Hide };
    Some(Edit::new(Label::new(verb, name), vec![Change::replaced(old.clone(), new)]))
}
