//! The sample as `assets/sample.ron` holds it: plain structs, references by the names of that file.

use super::asset::{Both, read};
use crate::model::*;
use serde::Deserialize;

/// The sample as it ships.
pub(crate) fn sample() -> SampleAsset {
    read(include_str!("../../assets/sample.ron"))
}

/// Rules: any of these, each with all of its conditions.
pub(crate) type RuleAssets = Vec<Vec<(String, Comparison, Vec<String>)>>;

/// The whole project.
#[derive(Debug, Deserialize)]
pub(crate) struct SampleAsset {
    pub(crate) title: Both,
    pub(crate) client: Both,
    pub(crate) note: Both,
    pub(crate) authors: Vec<String>,
    pub(crate) currency: String,
    pub(crate) time_zone: String,
    pub(crate) minimum_group: u32,
    pub(crate) objectives: Vec<ObjectiveAsset>,
    pub(crate) view: ViewAsset,
    pub(crate) goals: Vec<GoalAsset>,
    pub(crate) personas: Vec<PersonaAsset>,
    pub(crate) journeys: Vec<JourneyAsset>,
    pub(crate) variants: Vec<VariantAsset>,
}

/// An objective of the firm; `metric` names a card.
#[derive(Debug, Deserialize)]
pub(crate) struct ObjectiveAsset {
    pub(crate) name: Both,
    pub(crate) metric: String,
    pub(crate) figure: Both,
    pub(crate) target: Both,
}

/// The view that is on the map when the project is opened.
#[derive(Debug, Deserialize)]
pub(crate) struct ViewAsset {
    pub(crate) name: Both,
    /// Year, month and day.
    pub(crate) from: (i32, u32, u32),
    pub(crate) to: (i32, u32, u32),
}

/// A goal of the data.
#[derive(Debug, Deserialize)]
pub(crate) struct GoalAsset {
    pub(crate) name: Both,
    pub(crate) rules: RuleAssets,
}

/// A persona.
#[derive(Debug, Deserialize)]
pub(crate) struct PersonaAsset {
    pub(crate) id: String,
    pub(crate) name: Both,
    pub(crate) initials: Both,
    pub(crate) color: String,
    pub(crate) role: Both,
    pub(crate) kind: PersonaKind,
    pub(crate) buying_role: Both,
    pub(crate) quote: Both,
    pub(crate) biography: Both,
    pub(crate) facts: Vec<(Both, Both)>,
    pub(crate) goals: Vec<Both>,
    pub(crate) needs: Vec<Both>,
    pub(crate) frustrations: Vec<Both>,
    pub(crate) motivations: Vec<Both>,
    pub(crate) preferred_channels: Vec<Both>,
    pub(crate) traits: Vec<(Both, Both, u8)>,
    pub(crate) rules: RuleAssets,
}

/// A journey with everything on its map.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct JourneyAsset {
    pub(crate) id: String,
    pub(crate) title: Both,
    pub(crate) personas: Vec<String>,
    #[serde(default)]
    pub(crate) scenario: Both,
    #[serde(default)]
    pub(crate) customer_goal: Both,
    #[serde(default)]
    pub(crate) starts_when: Both,
    #[serde(default)]
    pub(crate) ends_when: Both,
    #[serde(default)]
    pub(crate) sector: Both,
    #[serde(default)]
    pub(crate) state: JourneyState,
    pub(crate) status: JourneyStatus,
    pub(crate) owner: String,
    /// Day and month; the next such day.
    pub(crate) review_date: Option<(u32, u32)>,
    #[serde(default)]
    pub(crate) research: Both,
    pub(crate) stages: Vec<StageAsset>,
    pub(crate) lanes: Vec<LaneKind>,
    pub(crate) cards: Vec<CardAsset>,
    pub(crate) feelings: Vec<FeelingAsset>,
    #[serde(default)]
    pub(crate) links: Vec<LinkAsset>,
    /// By persona, by touchpoint.
    #[serde(default)]
    pub(crate) engagement: Vec<(String, Vec<(String, EngagementLevel)>)>,
}

/// A stage; a step is its name in the file and its text.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct StageAsset {
    pub(crate) name: Both,
    pub(crate) phase: Phase,
    pub(crate) moment: Moment,
    #[serde(default)]
    pub(crate) customer_goal: Both,
    pub(crate) steps: Vec<(String, Both)>,
}

/// A card of any kind.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct CardAsset {
    pub(crate) id: String,
    pub(crate) step: String,
    pub(crate) kind: CardKind,
    pub(crate) title: Both,
    #[serde(default)]
    pub(crate) text: Both,
    #[serde(default)]
    pub(crate) evidence: Evidence,
    #[serde(default)]
    pub(crate) source: Both,
    #[serde(default)]
    pub(crate) owner: Both,
    /// Day and month; the next such day.
    pub(crate) due: Option<(u32, u32)>,
    #[serde(default)]
    pub(crate) status: OpportunityStatus,
    pub(crate) channel: Option<String>,
    #[serde(default)]
    pub(crate) message: Both,
    #[serde(default)]
    pub(crate) obligatory: bool,
    #[serde(default)]
    pub(crate) rules: RuleAssets,
    pub(crate) estimated: Option<i64>,
    /// Touchpoint: how the first persona of the journey feels there.
    pub(crate) feeling: Option<i8>,
    #[serde(default)]
    pub(crate) moment: MomentType,
    #[serde(default)]
    pub(crate) question: Both,
    #[serde(default)]
    pub(crate) gives_up: bool,
    pub(crate) touchpoint: Option<String>,
    pub(crate) severity: Option<Level>,
    pub(crate) frequency: Option<Level>,
    pub(crate) impact: Option<Level>,
    pub(crate) effort: Option<Level>,
    #[serde(default)]
    pub(crate) answers: Vec<String>,
    pub(crate) baseline: Option<f64>,
    pub(crate) current: Option<f64>,
    pub(crate) target: Option<f64>,
    #[serde(default)]
    pub(crate) unit: String,
    #[serde(default)]
    pub(crate) direction: Direction,
}

/// A point of the emotion curve of the journey's first persona.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct FeelingAsset {
    pub(crate) step: String,
    pub(crate) value: i8,
    pub(crate) intensity: u8,
    pub(crate) named: Both,
}

/// A link from a card to a card or to a journey.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct LinkAsset {
    pub(crate) from: String,
    pub(crate) to: Option<String>,
    pub(crate) to_journey: Option<String>,
    #[serde(default)]
    pub(crate) kind: LinkKind,
    #[serde(default)]
    pub(crate) label: Both,
}

/// A journey told by what differs from another one; the two become a pair.
#[derive(Debug, Deserialize)]
pub(crate) struct VariantAsset {
    pub(crate) id: String,
    pub(crate) of: String,
    pub(crate) state: JourneyState,
    pub(crate) changed: Vec<ChangeAsset>,
    pub(crate) removed: Vec<String>,
    pub(crate) added: Vec<CardAsset>,
    pub(crate) feelings: Vec<FeelingAsset>,
}

/// What differs at one card; what is left out stays.
#[derive(Debug, Deserialize)]
pub(crate) struct ChangeAsset {
    pub(crate) id: String,
    pub(crate) step: Option<String>,
    /// Whether it moves behind the other cards of its cell.
    #[serde(default)]
    pub(crate) to_end: bool,
    pub(crate) title: Option<Both>,
    pub(crate) text: Option<Both>,
    pub(crate) feeling: Option<i8>,
    pub(crate) touchpoint: Option<String>,
    /// Metric: what it should reach; what is measured today becomes where it started.
    pub(crate) expected: Option<f64>,
}

impl VariantAsset {
    /// The whole journey that this variant of `base` is.
    pub(crate) fn of(&self, base: &JourneyAsset) -> JourneyAsset {
        let mut journey = JourneyAsset {
            id: self.id.clone(),
            state: self.state,
            feelings: self.feelings.clone(),
            engagement: Vec::new(),
            ..base.clone()
        };
        journey.cards.retain(|card| !self.removed.contains(&card.id));
        for change in &self.changed {
            change.apply(&mut journey.cards);
        }
        journey.cards.extend(self.added.iter().cloned());
        journey
    }
}

impl ChangeAsset {
    /// What is changed is a wish: nobody has founded it yet.
    fn apply(&self, cards: &mut Vec<CardAsset>) {
        let place = cards.iter().position(|card| card.id == self.id).expect("a variant changes cards of its base");
        let mut card = cards.remove(place);
        put(&mut card.step, &self.step);
        put(&mut card.title, &self.title);
        put(&mut card.text, &self.text);
        card.feeling = self.feeling.or(card.feeling);
        card.touchpoint = self.touchpoint.clone().or(card.touchpoint);
        if self.expected.is_some() {
            (card.baseline, card.current, card.target) = (card.current, None, self.expected);
        }
        (card.evidence, card.source) = (Evidence::Assumed, Both::default());
        let place = if self.to_end { cards.len() } else { place };
        cards.insert(place, card);
    }
}

/// Replaces a value where there is a new one.
fn put<T: Clone>(value: &mut T, new: &Option<T>) {
    if let Some(new) = new {
        value.clone_from(new);
    }
}
