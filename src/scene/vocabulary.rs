//! The words that stand on many cards, asked for once a map: asking costs more than placing a card.

use super::phrase::Pattern;
use crate::model::{CardKind, ChannelPlace, Direction, KnownBy, Language, Level, Media, MomentType};
use crate::tr;
use crate::words::Say;
use std::collections::BTreeMap;

/// The words of a map's language.
#[derive(Debug)]
pub(super) struct Vocabulary {
    pub(super) kinds: BTreeMap<CardKind, String>,
    pub(super) places: BTreeMap<ChannelPlace, String>,
    pub(super) media: BTreeMap<Media, String>,
    pub(super) known_by: BTreeMap<KnownBy, String>,
    pub(super) moments: BTreeMap<MomentType, String>,
    pub(super) directions: BTreeMap<Direction, String>,
    pub(super) severity: BTreeMap<Level, String>,
    pub(super) frequency: BTreeMap<Level, String>,
    pub(super) weight: BTreeMap<Level, String>,
    pub(super) goes_on_or_gives_up: String,
    pub(super) cannot_be_measured: String,
    pub(super) not_linked: String,
    pub(super) never_seen: String,
    /// Our own firm.
    pub(super) us: String,
    /// Takes a share.
    pub(super) leave: Pattern,
    /// Takes a number.
    pub(super) estimated: Pattern,
    /// Takes impact and effort.
    pub(super) impact_effort: Pattern,
    /// Takes impact.
    pub(super) impact: Pattern,
    /// Takes effort.
    pub(super) effort: Pattern,
    /// Takes a value.
    pub(super) metric_from: Pattern,
    /// Takes a value.
    pub(super) metric_target: Pattern,
    /// Takes a firm and how well it does.
    pub(super) spoken_score: Pattern,
    /// What a screen reader says of a card: takes kind, title, stage, step, place in the cell, cards in the cell.
    pub(super) spoken_card: Pattern,
}

impl Vocabulary {
    pub(super) fn of(language: Language) -> Self {
        Self {
            kinds: said(language, CardKind::ALL),
            places: said(language, ChannelPlace::ALL),
            media: said(language, Media::ALL),
            known_by: said(language, KnownBy::ALL),
            moments: said(language, MomentType::ALL),
            directions: said(language, Direction::ALL),
            severity: levels([
                tr!(language, "map-severity-low"),
                tr!(language, "map-severity-medium"),
                tr!(language, "map-severity-high"),
            ]),
            frequency: levels([
                tr!(language, "map-frequency-low"),
                tr!(language, "map-frequency-medium"),
                tr!(language, "map-frequency-high"),
            ]),
            weight: levels([
                tr!(language, "map-weight-low"),
                tr!(language, "map-weight-medium"),
                tr!(language, "map-weight-high"),
            ]),
            goes_on_or_gives_up: tr!(language, "map-goes-on-or-gives-up"),
            cannot_be_measured: tr!(language, "map-cannot-be-measured"),
            not_linked: tr!(language, "map-not-linked"),
            never_seen: tr!(language, "map-never-seen"),
            us: tr!(language, "map-us"),
            leave: Pattern::of(|place| tr!(language, "map-leave", share = place(0))),
            estimated: Pattern::of(|place| tr!(language, "map-estimated", shown = place(0))),
            impact_effort: Pattern::of(|place| {
                tr!(language, "map-impact-effort", impact = place(0), effort = place(1))
            }),
            impact: Pattern::of(|place| tr!(language, "map-impact", impact = place(0))),
            effort: Pattern::of(|place| tr!(language, "map-effort", effort = place(0))),
            metric_from: Pattern::of(|place| tr!(language, "map-metric-from", value = place(0))),
            metric_target: Pattern::of(|place| tr!(language, "map-metric-target", value = place(0))),
            spoken_score: Pattern::of(|place| tr!(language, "map-spot-score", name = place(0), value = place(1))),
            spoken_card: Pattern::of(|place| {
                tr!(
                    language,
                    "map-spot-card",
                    kind = place(0),
                    title = place(1),
                    stage = place(2),
                    step = place(3),
                    place = place(4),
                    count = place(5)
                )
            }),
        }
    }
}

fn said<T: Say + Copy + Ord>(language: Language, all: &[T]) -> BTreeMap<T, String> {
    all.iter().map(|value| (*value, value.say(language))).collect()
}

fn levels(words: [String; 3]) -> BTreeMap<Level, String> {
    [Level::Low, Level::Medium, Level::High].into_iter().zip(words).collect()
}
