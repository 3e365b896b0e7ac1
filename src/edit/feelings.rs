//! Verbs for the emotion curve and for the lines between cards.

use super::change::{Change, Edit};
use super::label::{Label, Verb};
use crate::model::*;

/// How strongly a new feeling is felt, from 1 to 5.
const MIDDLE: u8 = 3;

/// What is felt at a step, as far as it is said.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Felt {
    /// From -2 (upset) to 2 (delighted).
    pub value: Option<f64>,
    /// The emotion's name; empty: not said.
    pub named: String,
}

/// What a persona (`None`: all) feels at a step. Where there is a feeling about the step as a whole, it takes what is
/// said: nobody feels two things at once.
pub fn feel(records: &Records, step: StepId, persona: Option<PersonaId>, said: &Felt) -> (Edit, FeelingId) {
    let new = Feeling { step, persona, named: said.named.clone(), ..Feeling::blank(FeelingId::new()) };
    let value = said.value.or_else(|| there(records, &new).map(|feeling| feeling.value)).unwrap_or_default();
    let (change, id) = felt(records, &Feeling { value, ..new });
    (Edit::new(Label::new(Verb::Feel, ""), vec![change]), id)
}

/// Feelings go up or down together, each as far as the scale goes. `None` where none of them moves.
pub fn shift_feelings(records: &Records, feelings: &[FeelingId], by: f64) -> Option<Edit> {
    let feelings = feelings.iter().filter_map(|id| records.feelings.get(id));
    let shifted =
        feelings.map(|before| (before, Feeling { value: (before.value + by).clamp(-2.0, 2.0), ..before.clone() }));
    let changes = shifted.filter(|(before, after)| after != *before);
    let changes: Vec<Change> = changes.map(|(before, after)| Change::replaced(before.clone(), after)).collect();
    (!changes.is_empty()).then(|| Edit::new(Label::new(Verb::Feel, ""), changes))
}

/// A feeling gets another value, and another step where its persona feels nothing yet. `None` where it stays.
pub fn move_feeling(records: &Records, feeling: FeelingId, step: StepId, value: f64) -> Option<Edit> {
    let before = records.feelings.get(&feeling)?;
    let taken = records.feelings.values().any(|f| f.id != feeling && f.step == step && f.persona == before.persona);
    let step = if taken { before.step } else { step };
    let after = Feeling { value: value.clamp(-2.0, 2.0), step, ..before.clone() };
    let label = Label::new(Verb::Feel, "");
    (after != *before).then(|| Edit::new(label, vec![Change::replaced(before.clone(), after)]))
}

/// The feeling of the same persona about the same place.
fn there<'a>(records: &'a Records, feeling: &Feeling) -> Option<&'a Feeling> {
    let is_there =
        |f: &&Feeling| f.step == feeling.step && f.persona == feeling.persona && f.touchpoint == feeling.touchpoint;
    records.feelings.values().find(is_there)
}

/// Puts a feeling onto the curve: new, or in the place of the one that is there.
pub(super) fn felt(records: &Records, feeling: &Feeling) -> (Change, FeelingId) {
    let value = if feeling.value.is_finite() { feeling.value.clamp(-2.0, 2.0) } else { 0.0 };
    match there(records, feeling) {
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
