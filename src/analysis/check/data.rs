//! Findings that need data on the map.

use super::Map;
use super::finding::{Args, CheckRule, Finding, Target};
use crate::analysis::overlay::Overlay;
use crate::model::*;

/// More customers than this may not leave where the map shows no pain point.
const MOST_LEAVE: f64 = 0.3;

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
            if map.channel(card).is_some_and(seen) {
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
        if share > MOST_LEAVE && !map.cards.iter().any(|other| pain(other)) {
            find(CheckRule::GreatLoss, share);
        }
    }
}
