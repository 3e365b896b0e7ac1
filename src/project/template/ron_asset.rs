//! A template as its file holds it. Every text is a pair: English, French.

use crate::model::*;
use crate::project::asset::Both;
use serde::{Deserialize, Serialize};

/// What every new project begins with.
#[derive(Debug, Deserialize)]
pub(super) struct CoverAsset {
    pub(super) project: Both,
    pub(super) journey: Both,
    pub(super) view: Both,
    pub(super) currency: String,
    pub(super) time_zone: String,
    pub(super) minimum_group: u32,
    pub(super) inside_words: Vec<String>,
}

/// A template.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct TemplateAsset {
    pub(super) name: Both,
    #[serde(default)]
    pub(super) about: Both,
    #[serde(default)]
    pub(super) kind: JourneyKind,
    /// Whether the map says a score per stage and in all.
    #[serde(default)]
    pub(super) scored: bool,
    #[serde(default)]
    pub(super) personas: Vec<PersonaAsset>,
    /// Goals of the data, still without rules.
    #[serde(default)]
    pub(super) goals: Vec<Both>,
    pub(super) lanes: Vec<LaneAsset>,
    pub(super) stages: Vec<StageAsset>,
    #[serde(default)]
    pub(super) cards: Vec<CardAsset>,
    #[serde(default)]
    pub(super) feelings: Vec<FeelingAsset>,
}

/// Somebody who walks the journey; the name is the role until somebody gives another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct PersonaAsset {
    pub(super) name: Both,
    pub(super) buying_role: Both,
    pub(super) kind: PersonaKind,
}

/// A lane; without a title it is called like its kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct LaneAsset {
    pub(super) kind: LaneKind,
    #[serde(default)]
    pub(super) title: Both,
    /// The persona of this number.
    #[serde(default)]
    pub(super) persona: Option<usize>,
}

/// A stage; without steps it has one without a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct StageAsset {
    pub(super) name: Both,
    pub(super) phase: Phase,
    pub(super) moment: Moment,
    #[serde(default)]
    pub(super) steps: Vec<Both>,
    #[serde(default)]
    pub(super) questions: Vec<Both>,
}

/// A card; lane and column count from 0.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct CardAsset {
    pub(super) lane: usize,
    pub(super) column: usize,
    #[serde(default = "one")]
    pub(super) span: u32,
    pub(super) kind: CardKind,
    pub(super) title: Both,
    #[serde(default)]
    pub(super) text: Both,
    /// The channel's name in the library.
    #[serde(default)]
    pub(super) channel: String,
    /// Which way is better, of a metric.
    #[serde(default)]
    pub(super) direction: Direction,
}

/// A point of the emotion curve.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct FeelingAsset {
    pub(super) column: usize,
    #[serde(default)]
    pub(super) value: f64,
}

fn one() -> u32 {
    1
}
