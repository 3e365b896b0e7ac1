//! Verbs for the emotion curve and for the lines between cards.

use super::change::{Change, Edit};
use super::label::{Label, Verb};
use crate::model::*;

/// How strongly a new feeling is felt, from 1 to 5.
const MIDDLE: u8 = 3;

/// A feeling gets another value (-2 to 2). `None` where it has it.
pub fn set_feeling_value(records: &Records, feeling: FeelingId, value: f64) -> Option<Edit> {
    let before = records.feelings.get(&feeling)?;
    let after = Feeling { value: value.clamp(-2.0, 2.0), ..before.clone() };
    let label = Label::new(Verb::Feel, &before.named);
    (after != *before).then(|| Edit::new(label, vec![Change::replaced(before.clone(), after)]))
}

/// A feeling of a persona (`None`: all) at a step. Where there is one of the step as a whole, it gets the value:
/// nobody feels two things at once.
pub fn add_feeling(records: &Records, step: StepId, persona: Option<PersonaId>, value: f64) -> (Edit, FeelingId) {
    let (change, id) = felt(records, &Feeling { step, persona, value, ..Feeling::blank(FeelingId::new()) });
    (Edit::new(Label::new(Verb::Feel, ""), vec![change]), id)
}

/// Puts a feeling onto the curve: new, or in the place of the one that is there.
pub(super) fn felt(records: &Records, feeling: &Feeling) -> (Change, FeelingId) {
    let is_there =
        |f: &&Feeling| f.step == feeling.step && f.persona == feeling.persona && f.touchpoint == feeling.touchpoint;
    let value = if feeling.value.is_finite() { feeling.value.clamp(-2.0, 2.0) } else { 0.0 };
    match records.feelings.values().find(is_there) {
        Some(before) => {
            let mut after = Feeling { value, ..before.clone() };
            if !feeling.named.is_empty() {
                after.named.clone_from(&feeling.named);
            }
            if !feeling.quote.is_empty() {
                after.quote.clone_from(&feeling.quote);
            }
            if feeling.intensity > 0 {
                after.intensity = feeling.intensity;
            }
            (Change::replaced(before.clone(), after), before.id)
        }
        None => {
            let intensity = if feeling.intensity == 0 { MIDDLE } else { feeling.intensity };
            let after = Feeling { value, intensity, ..feeling.clone() };
            (Change::added(after), feeling.id)
        }
    }
}

/// Where a line arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkEnd {
    /// At another card.
    Card(CardId),
    /// At a journey.
    Journey(JourneyId),
}

/// A line from a card to another one or to a journey. `None` where there is nothing to join, or such a line is there.
pub fn add_link(records: &Records, from: CardId, to: LinkEnd, kind: LinkKind) -> Option<(Edit, LinkId)> {
    let start = records.cards.get(&from)?;
    let mut link = Link::blank(LinkId::new());
    (link.from, link.kind) = (from, kind);
    match to {
        LinkEnd::Card(card) => link.to = records.cards.get(&card).map(|card| card.id).filter(|card| *card != from),
        LinkEnd::Journey(journey) => link.to_journey = records.journeys.get(&journey).map(|journey| journey.id),
    }
    if link.to.is_none() && link.to_journey.is_none() {
        return None;
    }
    let same = |l: &Link| (l.from, l.to, l.to_journey, l.kind) == (from, link.to, link.to_journey, kind);
    if records.links.values().any(same) {
        return None;
    }
    let id = link.id;
    Some((Edit::new(Label::new(Verb::Link, &start.title), vec![Change::added(link)]), id))
}
