//! Cards: one flat record for all kinds. Fields that a kind does not use are empty and survive a change of kind.

use super::id::*;
use super::kinds::*;
use super::order::Order;
use super::project::Channel;
use super::record::record;
use super::rules::Rule;
use super::value::json_values;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How well one firm meets a choice criterion.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Score {
    /// Whose; empty: our own.
    pub name: String,
    /// From 0 (not at all) to 5 (fully).
    pub value: u8,
}
json_values!(Vec<Score>);

record! {
    /// A card of the map. Its row is never stored: layout stacks the cards of a cell by (order, id).
    pub struct Card("card", CardId) {
        /// The lane it stands in.
        lane: LaneId,
        /// The step it stands in.
        step: StepId,
        /// How many steps it spans, at least 1.
        span: u32,
        /// Its place in the cell.
        order: Order,
        /// What it is.
        kind: CardKind,
        /// Its title.
        title: String,
        /// More text: plain, with line breaks and "- " bullets.
        text: String,
        /// Whom it is about; `None`: all.
        persona: Option<PersonaId>,
        /// How well it is founded.
        evidence: Evidence,
        /// On what it is founded.
        source: String,
        /// Who is in charge.
        owner: String,
        /// When it is due.
        due: Option<NaiveDate>,
        /// How far an opportunity has come.
        status: OpportunityStatus,
        /// The same card in the paired journey.
        twin: Option<CardId>,
        /// Touchpoint: its channel.
        channel: Option<ChannelId>,
        /// Touchpoint: what is said there.
        message: String,
        /// Touchpoint: on which occasion.
        occasion: String,
        /// Touchpoint: nobody can go round it.
        obligatory: bool,
        /// Touchpoint: an event that any of these matches was here.
        rules: Vec<Rule> = Items,
        /// Touchpoint: customers as counted or guessed by hand, where they cannot be measured.
        estimated: Option<i64>,
        /// Touchpoint: by what it is known who was there.
        known_by: KnownBy,
        /// Moment of truth: which.
        moment_type: MomentType,
        /// Moment of truth: what the customer asks.
        question: String,
        /// Moment of truth: here the customer goes on or gives up.
        gives_up: bool,
        /// Moment of truth: the touchpoint it is about.
        touchpoint: Option<CardId>,
        /// Pain point: how bad.
        severity: Option<Level>,
        /// Pain point or gain: how often.
        frequency: Option<Level>,
        /// Opportunity: what it brings.
        impact: Option<Level>,
        /// Opportunity: what it takes.
        effort: Option<Level>,
        /// Opportunity: what kind of thing it is.
        opportunity_kind: String,
        /// Opportunity: what it costs, in words.
        cost: String,
        /// Opportunity: the pain points, gains or needs it answers.
        answers: Vec<CardId> = Items,
        /// Choice criterion: how well we and each competitor do, in the order of the list.
        scores: Vec<Score> = Items,
        /// Metric: where it stood.
        baseline: Option<f64>,
        /// Metric: where it stands.
        current: Option<f64>,
        /// Metric: where it should stand.
        target: Option<f64>,
        /// Metric: the unit behind its numbers, such as %.
        unit: String,
        /// Metric: which way is better.
        direction: Direction,
        /// Metric: the measured figure it is bound to.
        figure: String,
        /// Image: which.
        image: Option<AssetId>,
        /// Free note: offset from its cell in points of the map; `None`: it stands in the cell.
        offset_x: Option<f64>,
        /// Free note: offset downwards.
        offset_y: Option<f64>,
    }
}

impl Card {
    /// Whether somebody at this touchpoint can leave a trace: as it says itself, else as its channel does.
    pub fn leaves_trace(&self, channel: Option<&Channel>) -> bool {
        match self.known_by {
            KnownBy::AsChannel => channel.is_none_or(|channel| channel.traceable != Traceable::NotAtAll),
            KnownBy::Nothing => false,
            KnownBy::Counter | KnownBy::Beacon | KnownBy::Till => true,
        }
    }
}
