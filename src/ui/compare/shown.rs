//! What is shown of a comparison: worked out and laid out when something it depends on changed.

use super::against::Other;
use crate::analysis::compare::{Comparison, Difference, OneMap, Which, compare};
use crate::model::*;
use crate::scene::{self, Options, Scene, Theme};
use crate::ui::open::Open;
use crate::words::Say;
use std::cell::OnceCell;
use std::sync::Arc;

/// A comparison with its maps.
pub(super) struct Shown {
    key: Key,
    pub(super) comparison: Arc<Comparison>,
    /// Each difference in words.
    pub(super) lines: Arc<Vec<Line>>,
    /// Both over each other.
    pub(super) both: Arc<Scene>,
    /// Side by side, laid out when they are first looked at.
    sides: OnceCell<[Arc<Scene>; 2]>,
    base: Options,
}

/// A difference in words.
pub(super) struct Line {
    pub(super) stage: Option<String>,
    pub(super) kind: String,
    pub(super) name: String,
    /// What became of it.
    pub(super) told: String,
    /// All of it, as a screen reader says it.
    pub(super) spoken: String,
}

impl Line {
    fn of(comparison: &Comparison, difference: &Difference, language: Language) -> Self {
        let (kind, name) = (comparison.kind(difference, language), comparison.name(difference, language));
        let told = comparison.sentence(difference, language);
        let sort = difference.sort;
        let spoken = format!("{} {}, {kind}, {name}: {told}", sort.sign(), sort.say(language));
        Self { stage: comparison.stage_name(difference, language), kind, name, told, spoken }
    }
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
        let line = |difference| Line::of(&comparison, difference, language);
        let lines = comparison.differences.iter().map(line).collect();
        Some(Self {
            key: Key::of(open, own, other, theme, language),
            both: Arc::new(over_each_other(&comparison, &base)),
            lines: Arc::new(lines),
            sides: OnceCell::new(),
            comparison: Arc::new(comparison),
            base,
        })
    }

    /// The maps side by side, the first one first.
    pub(super) fn sides(&self) -> &[Arc<Scene>; 2] {
        let side = |map: &OneMap, which| {
            let options = marked(&self.comparison, which, &self.base);
            Arc::new(scene::lay_out(&map.records, map.journey, None, &options))
        };
        let comparison = &self.comparison;
        self.sides.get_or_init(|| [side(&comparison.before, Which::Before), side(&comparison.after, Which::After)])
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
