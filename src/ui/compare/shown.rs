//! What is shown of a comparison: worked out and laid out when something it depends on changed.

use super::against::Other;
use crate::analysis::compare::{Comparison, OneMap, Which, compare};
use crate::model::*;
use crate::scene::{self, Options, Scene, Theme};
use crate::ui::open::Open;
use std::sync::Arc;

/// A comparison with its maps.
pub(super) struct Shown {
    key: Key,
    pub(super) comparison: Arc<Comparison>,
    /// Both over each other.
    pub(super) both: Arc<Scene>,
    /// Side by side, the first one first.
    pub(super) sides: [Arc<Scene>; 2],
}

/// What it depends on.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    revision: u64,
    own: JourneyId,
    other: (JourneyId, usize),
    theme: Theme,
    language: Language,
    images: usize,
}

impl Key {
    fn of(open: &Open, own: JourneyId, other: &Other, theme: Theme, language: Language) -> Self {
        let (revision, images) = (open.project.revision(), open.pictures.ready().len());
        Self { revision, own, other: (other.journey, other.key), theme, language, images }
    }
}

impl Shown {
    pub(super) fn is_of(&self, open: &Open, own: JourneyId, other: &Other, theme: Theme, language: Language) -> bool {
        self.key == Key::of(open, own, other, theme, language)
    }

    /// `None`: one of the journeys is not there.
    pub(super) fn of(open: &Open, own: JourneyId, other: &Other, theme: Theme, language: Language) -> Option<Self> {
        let records = Arc::new(open.project.records().clone());
        let [own_name, other_name] = other.names(&records, own, records.project().language);
        let theirs = other.records.clone().unwrap_or_else(|| records.clone());
        let here = OneMap { records, journey: own, name: own_name };
        let there = OneMap { records: theirs, journey: other.journey, name: other_name };
        let (before, after) = if other.is_first { (there, here) } else { (here, there) };
        let comparison = compare(before, after)?;
        let base = options(open, theme);
        let side = |map: &OneMap, which| {
            let options = marked(&comparison, which, &base);
            Arc::new(scene::lay_out(&map.records, map.journey, None, &options))
        };
        Some(Self {
            key: Key::of(open, own, other, theme, language),
            both: Arc::new(over_each_other(&comparison, &base)),
            sides: [side(&comparison.before, Which::Before), side(&comparison.after, Which::After)],
            comparison: Arc::new(comparison),
        })
    }
}

/// How the maps are laid out: as they are exported, nothing but what is drawn.
pub(super) fn options(open: &Open, theme: Theme) -> Options {
    Options { questions: false, comments: false, persona: None, ..open.options(theme) }
}

fn marked(comparison: &Comparison, which: Which, base: &Options) -> Options {
    Options { compared: Some(Arc::new(comparison.marked(which, base.language))), ..base.clone() }
}

/// The picture of both maps, as the window shows it and as it is exported.
pub(in crate::ui) fn over_each_other(comparison: &Comparison, base: &Options) -> Scene {
    scene::lay_out(&comparison.both, comparison.journey(), None, &marked(comparison, Which::Both, base))
}
