//! Personas: who walks a journey.

use super::color::Color;
use super::id::*;
use super::kinds::*;
use super::order::Order;
use super::record::record;
use super::rules::Rule;
use super::value::json_values;
use serde::{Deserialize, Serialize};

/// A named fact, such as age or budget.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Fact {
    /// What it is about.
    pub name: String,
    /// What is so.
    pub value: String,
}
json_values!(Vec<Fact>);

/// A scale between two words and where the persona stands on it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Trait {
    /// The word at 0.
    pub low: String,
    /// The word at 100.
    pub high: String,
    /// 0 to 100.
    pub value: u8,
}
json_values!(Vec<Trait>);

record! {
    /// An invented customer who stands for many.
    pub struct Persona("persona", PersonaId) {
        /// Full name.
        name: String,
        /// One to three letters, shown where there is no portrait.
        initials: String,
        /// The colour of the disc behind the initials, and of the persona's curve.
        color: Color,
        /// A picture.
        portrait: Option<AssetId>,
        /// Role or segment, in a few words.
        role: String,
        /// Consumer or professional.
        kind: PersonaKind,
        /// The part played in the purchase.
        buying_role: String,
        /// One sentence in their own words.
        quote: String,
        /// A short life.
        biography: String,
        /// Age, household, place, budget and whatever else.
        facts: Vec<Fact> = Items,
        /// What they want.
        goals: Vec<String> = Items,
        /// What they need.
        needs: Vec<String> = Items,
        /// What annoys them.
        frustrations: Vec<String> = Items,
        /// What moves them.
        motivations: Vec<String> = Items,
        /// Where they like to be met.
        preferred_channels: Vec<String> = Items,
        /// Scales.
        traits: Vec<Trait> = Items,
        /// A customer any of these matches belongs to the persona.
        rules: Vec<Rule> = Items,
        /// Its place in the list.
        order: Order,
    }
}

record! {
    /// How much a persona engages with a touchpoint, as drawn.
    pub struct Engagement("engagement", EngagementId) {
        /// Who.
        persona: PersonaId,
        /// With what.
        touchpoint: CardId,
        /// How much.
        level: EngagementLevel,
    }
}
