//! Findings that need data on the map.

use super::Map;
use super::finding::{Args, CheckRule, Finding, Target};
use crate::analysis::overlay::{Overlay, TouchpointFigures};
use crate::model::*;

pub(super) fn check(map: &Map, overlay: &Overlay, findings: &mut Vec<Finding>) {
    // A period without any event tells nothing about the touchpoints.
    if overlay.events == 0 {
        return;
    }
    for card in map.of_kind(CardKind::Touchpoint) {
        let mut find = |rule, share| {
            let args = Args { share, ..Args::name(&card.title) };
            findings.push(Finding::new(rule, Some(Target::Card(card.id)), args));
        };
        let Some(figures) = overlay.touchpoints.get(&card.id) else {
            let seen = |c: &Channel| c.place == ChannelPlace::Online && c.media == Media::Owned;
            if map.channel(card).is_some_and(seen) && card.leaves_trace(map.channel(card)) {
                find(CheckRule::UnlinkedData, 0.0);
            }
            continue;
        };
        if figures.events == 0 {
            find(CheckRule::NeverSeen, 0.0);
            continue;
        }
        let share = figures.leaves as f64 / figures.customers as f64;
        let pain = |other: &Card| other.kind == CardKind::Pain && other.step == card.step;
        if share > map.options.thresholds.leave && !map.cards.iter().any(|other| pain(other)) {
            find(CheckRule::GreatLoss, share);
        }
        felt_measured(map, card, figures, findings);
    }
}

/// Fewer answers tell nothing about all customers.
const ENOUGH_ANSWERS: u64 = 30;

/// What customers answered at a touchpoint against what is drawn there: at the touchpoint itself, else at its step.
fn felt_measured(map: &Map, card: &Card, figures: &TouchpointFigures, findings: &mut Vec<Finding>) {
    let Some(emotion) = figures.emotion.filter(|emotion| emotion.n >= ENOUGH_ANSWERS) else { return };
    let own = |feeling: &&&Feeling| feeling.touchpoint == Some(card.id);
    let of_step = |feeling: &&&Feeling| feeling.step == card.step && feeling.touchpoint.is_none();
    let Some(drawn) = map.feelings.iter().find(own).or_else(|| map.feelings.iter().find(of_step)) else { return };
    if (drawn.value - emotion.mean).abs() > map.options.thresholds.felt {
        let (value, measured, count) = (drawn.value, emotion.mean, emotion.n);
        let args = Args { value, measured, count, ..Args::name(&card.title) };
        findings.push(Finding::new(CheckRule::FeltMeasured, Some(Target::Card(card.id)), args));
    }
}
