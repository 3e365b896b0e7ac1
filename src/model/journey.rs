//! Journeys with their stages, steps and lanes, and the emotion curve.

use super::color::Color;
use super::id::*;
use super::kinds::*;
use super::order::Order;
use super::record::record;
use super::value::json_values;
use chrono::NaiveDate;

json_values!(Vec<PersonaId>, Vec<CardId>);

record! {
    /// A journey: what is drawn. What customers did is a path.
    pub struct Journey("journey", JourneyId) {
        /// Its title.
        title: String,
        /// Who walks it; the first one heads the map.
        personas: Vec<PersonaId> = Items,
        /// The situation in a sentence.
        scenario: String,
        /// What the customer wants, in their own words.
        customer_goal: String,
        /// Where it begins.
        starts_when: String,
        /// Where it ends.
        ends_when: String,
        /// The branch of trade.
        sector: String,
        /// As is, to be, or a competitor's.
        state: JourneyState,
        /// The other journey of its pair.
        pair: Option<JourneyId>,
        /// Journey map or service blueprint.
        kind: JourneyKind,
        /// How far it has come.
        status: JourneyStatus,
        /// Who answers for it.
        owner: String,
        /// When it is to be read again.
        review_date: Option<NaiveDate>,
        /// What it is founded on.
        research: String,
        /// The order in which touchpoints claim an event; never the order of the drawing. Touchpoints that are not
        /// listed come after, by id.
        rule_list: Vec<CardId> = Items,
        /// The rules of the check of the map that are not for this map, by id, with the place where they are about one.
        silenced: Vec<String> = Items,
        /// Whether the stages and the head of the map say a score: the mean of what is felt at the steps.
        scored: bool,
        /// Its place in the list.
        order: Order,
    }
}

record! {
    /// A stage: a chevron of the map.
    pub struct Stage("stage", StageId) {
        /// The journey it belongs to.
        journey: JourneyId,
        /// Its place.
        order: Order,
        /// Its name.
        name: String,
        /// Need, comparison, decision, loyalty or other.
        phase: Phase,
        /// Before, during or after the purchase.
        moment: Moment,
        /// What the customer wants here.
        customer_goal: String,
        /// A colour of its own; without, that of the phase.
        color: Option<Color>,
        /// What to ask while the stage is empty; shown in grey, never exported.
        questions: Vec<String> = Items,
    }
}

record! {
    /// A step: a named column inside a stage.
    pub struct Step("step", StepId) {
        /// The stage it belongs to.
        stage: StageId,
        /// Its place in the stage.
        order: Order,
        /// Its name.
        name: String,
    }
}

record! {
    /// A lane: a row of the map.
    pub struct Lane("lane", LaneId) {
        /// The journey it belongs to.
        journey: JourneyId,
        /// Its place.
        order: Order,
        /// What it holds.
        kind: LaneKind,
        /// A title of its own; without, that of its kind in the map's language.
        title: String,
        /// Whether it stands on the map.
        shown: bool,
        /// The one persona it is about.
        persona: Option<PersonaId>,
    }
}

record! {
    /// How a persona feels at one step: a point of the emotion curve.
    pub struct Feeling("feeling", FeelingId) {
        /// Where.
        step: StepId,
        /// `None`: all personas of the journey.
        persona: Option<PersonaId>,
        /// The touchpoint it is about, if one.
        touchpoint: Option<CardId>,
        /// From -2 (upset) to 2 (delighted).
        value: f64,
        /// How strongly, 1 to 5.
        intensity: u8,
        /// The named emotion, such as "reassured".
        named: String,
        /// What they said.
        quote: String,
    }
}

record! {
    /// From a card to another card, or to a journey.
    pub struct Link("link", LinkId) {
        /// Where it leaves.
        from: CardId,
        /// Where it arrives, if at a card.
        to: Option<CardId>,
        /// Where it arrives, if at a journey.
        to_journey: Option<JourneyId>,
        /// Next, alternative, branch, loop, front to back.
        kind: LinkKind,
        /// What stands on it.
        label: String,
    }
}
