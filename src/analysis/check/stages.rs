//! Findings about stages, the mix of touchpoints and the emotion curves.

use super::Map;
use super::finding::{Args, CheckRule, Finding, Target};
use crate::model::*;

/// A curve of fewer points may be flat.
const CURVE_POINTS: usize = 4;

pub(super) fn check(map: &Map, findings: &mut Vec<Finding>) {
    for stage in &map.stages {
        one_stage(map, stage, findings);
    }
    let mut find = |found: bool, rule, target: Option<Target>, args| {
        if found {
            findings.push(Finding::new(rule, target, args));
        }
    };
    let last = map.stages.last().map(|stage| Target::Stage(stage.id));
    let after = |stage: &Stage| stage.moment == Moment::After && !map.cards_in(stage.id).is_empty();
    find(!map.stages.iter().any(|stage| after(stage)), CheckRule::NothingAfter, last, Args::default());
    find(
        map.stages.len() > map.options.thresholds.stages,
        CheckRule::TooManyStages,
        None,
        Args::count(map.stages.len()),
    );

    let touchpoints: Vec<&Card> = map.of_kind(CardKind::Touchpoint).collect();
    let online = |card: &Card| map.channel(card).is_some_and(|channel| channel.place == ChannelPlace::Online);
    let earned = |card: &Card| map.channel(card).is_some_and(|channel| channel.media == Media::Earned);
    let any = !touchpoints.is_empty();
    find(any && touchpoints.iter().all(|card| online(card)), CheckRule::OnlyOnline, None, Args::default());
    find(any && !touchpoints.iter().any(|card| earned(card)), CheckRule::OnlyOwned, None, Args::default());
    emotion(map, findings);
}

fn one_stage(map: &Map, stage: &Stage, findings: &mut Vec<Finding>) {
    let cards = map.cards_in(stage.id);
    let mut find = |found: bool, rule, args| {
        if found {
            findings.push(Finding::new(rule, Some(Target::Stage(stage.id)), args));
        }
    };
    let own = |card: &&Card| map.channel(card).is_some_and(|channel| channel.media == Media::Owned);
    let is_first = map.stages.first().is_some_and(|first| first.id == stage.id);
    let only_own = !cards.is_empty() && cards.iter().all(|card| card.kind == CardKind::Touchpoint && own(card));
    find(is_first && only_own, CheckRule::CompanyStart, Args::default());
    find(cards.is_empty(), CheckRule::EmptyStage, Args::name(&stage.name));
    let has_touchpoint = cards.iter().any(|card| card.kind == CardKind::Touchpoint);
    find(!cards.is_empty() && !has_touchpoint, CheckRule::NoTouchpoint, Args::name(&stage.name));
    let moments = cards.iter().filter(|card| card.kind == CardKind::MomentOfTruth).count();
    let args = Args { count: moments as u64, ..Args::name(&stage.name) };
    find(moments > map.options.thresholds.moments, CheckRule::TooManyMoments, args);
}

fn emotion(map: &Map, findings: &mut Vec<Finding>) {
    for curve in map.feelings.chunk_by(|a, b| a.persona == b.persona) {
        let values = || curve.iter().map(|feeling| feeling.value);
        let moves = values().fold(f64::MIN, f64::max) - values().fold(f64::MAX, f64::min);
        if curve.len() >= CURVE_POINTS && moves < map.options.thresholds.emotion {
            findings.push(Finding::new(CheckRule::FlatEmotion, Some(Target::Feeling(curve[0].id)), Args::default()));
        }
    }
    for feeling in map.feelings.iter().filter(|feeling| feeling.value.abs() >= 2.0) {
        let tells = |card: &Card| {
            let kinds = [CardKind::Thought, CardKind::Verbatim, CardKind::Pain, CardKind::Gain];
            card.step == feeling.step && kinds.contains(&card.kind)
        };
        if !map.cards.iter().any(|card| tells(card)) {
            let name = map.records.steps.get(&feeling.step).map(|step| step.name.as_str()).unwrap_or_default();
            let args = Args { value: feeling.value, ..Args::name(name) };
            findings.push(Finding::new(CheckRule::EmotionUnfounded, Some(Target::Step(feeling.step)), args));
        }
    }
}
