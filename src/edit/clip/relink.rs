//! References of copied records: where they lead in the project into which they are pasted.

use crate::model::*;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Which record of the clip became which record of the project.
pub(super) type Became = BTreeMap<Uuid, Uuid>;

/// What a reference becomes.
struct Links<'a> {
    became: &'a Became,
    records: &'a Records,
}

impl Links<'_> {
    /// A reference that follows, stays where the record is there, or goes.
    fn follow<I: RecordId>(&self, table: TableId, id: I) -> Option<I> {
        let there = || self.records.get(table, id.uuid()).is_some().then_some(id);
        self.inside(id).or_else(there)
    }

    /// A reference that only follows.
    fn inside<I: RecordId>(&self, id: I) -> Option<I> {
        self.became.get(&id.uuid()).map(|new| I::from_uuid(*new))
    }
}

/// The card as it stands in the project; lane, step and order are given. `None` is never the answer to a hostile clip:
/// what leads nowhere is dropped.
pub(super) fn card(records: &Records, became: &Became, card: &Card, place: (LaneId, StepId, Order)) -> Card {
    let links = Links { became, records };
    let mut new = card.clone();
    new.id = links.inside(card.id).unwrap_or_default();
    (new.lane, new.step, new.order) = place;
    new.span = card.span.max(1);
    new.persona = card.persona.and_then(|id| links.follow(TableId::Persona, id));
    new.channel = card.channel.and_then(|id| links.follow(TableId::Channel, id));
    // The original keeps its twin: two cards with the same one would be a riddle.
    new.twin = card.twin.and_then(|id| links.inside(id));
    new.touchpoint = card.touchpoint.and_then(|id| links.follow(TableId::Card, id));
    new.image = card.image.and_then(|id| links.follow(TableId::Asset, id));
    new.answers = card.answers.iter().filter_map(|id| links.follow(TableId::Card, *id)).collect();
    new
}

/// The feeling at its new step.
pub(super) fn feeling(records: &Records, became: &Became, feeling: &Feeling, step: StepId) -> Feeling {
    let links = Links { became, records };
    let mut new = feeling.clone();
    new.id = links.inside(feeling.id).unwrap_or_default();
    new.step = step;
    new.persona = feeling.persona.and_then(|id| links.follow(TableId::Persona, id));
    new.touchpoint = feeling.touchpoint.and_then(|id| links.inside(id));
    new
}

/// The journey without its place in the list.
pub(super) fn journey(records: &Records, became: &Became, journey: &Journey) -> Journey {
    let links = Links { became, records };
    let mut new = journey.clone();
    new.id = links.inside(journey.id).unwrap_or_default();
    new.personas = journey.personas.iter().filter_map(|id| links.follow(TableId::Persona, *id)).collect();
    new.rule_list = journey.rule_list.iter().filter_map(|id| links.inside(*id)).collect();
    // The original keeps its pair.
    new.pair = journey.pair.and_then(|id| links.inside(id));
    new.silenced = journey.silenced.iter().filter_map(|key| silenced(became, key)).collect();
    new
}

/// A silenced finding: `rule`, or `rule:place` about a place that came along.
fn silenced(became: &Became, key: &str) -> Option<String> {
    let Some((rule, place)) = key.split_once(':') else { return Some(key.to_owned()) };
    let place = Uuid::parse_str(place).ok()?;
    became.get(&place).map(|new| format!("{rule}:{new}"))
}

/// The line between copies; `None` where an end is missing.
pub(super) fn link(records: &Records, became: &Became, link: &Link) -> Option<Link> {
    let links = Links { became, records };
    let mut new = link.clone();
    new.id = LinkId::new();
    new.from = links.inside(link.from)?;
    new.to = link.to.map(|id| links.inside(id).ok_or(())).transpose().ok()?;
    new.to_journey = link.to_journey.and_then(|id| links.follow(TableId::Journey, id));
    (new.to.is_some() || new.to_journey.is_some()).then_some(new)
}

/// The engagement of the copy of a touchpoint.
pub(super) fn engagement(records: &Records, became: &Became, engagement: &Engagement) -> Option<Engagement> {
    let links = Links { became, records };
    let mut new = engagement.clone();
    new.id = EngagementId::new();
    new.persona = links.follow(TableId::Persona, engagement.persona)?;
    new.touchpoint = links.inside(engagement.touchpoint)?;
    Some(new)
}

/// The persona that a lane is about.
pub(super) fn lane_persona(records: &Records, became: &Became, lane: &Lane) -> Option<PersonaId> {
    lane.persona.and_then(|id| Links { became, records }.follow(TableId::Persona, id))
}
