//! What is shown of a comparison: worked out and laid out, on a thread, when something it depends on changed.

use super::against::Other;
use super::images::{Images, images_of};
use crate::analysis::compare::{Comparison, Difference, OneMap, Which, compare};
use crate::model::*;
use crate::scene::{self, Options, Scene, Theme};
use crate::ui::open::Open;
use crate::words::Say;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// So long a frame waits for it: a map of usual size is there at once and nothing flickers.
const AT_ONCE: Duration = Duration::from_millis(12);

/// A comparison with its maps.
pub(super) struct Shown {
    pub(super) key: Key,
    pub(super) comparison: Arc<Comparison>,
    /// What both maps are called, in the language of the window.
    pub(super) names: [String; 2],
    /// Each difference in words.
    pub(super) lines: Arc<Vec<Line>>,
    /// Both over each other.
    pub(super) both: Arc<Scene>,
    /// Side by side, the first one first, as soon as they are laid out.
    pub(super) sides: Arc<OnceLock<[Arc<Scene>; 2]>>,
    /// The images of the other file that stand on them.
    pub(super) images: Images,
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
pub(super) struct Key {
    revision: u64,
    own: JourneyId,
    other: (JourneyId, usize),
    theme: Theme,
    language: Language,
    images: usize,
}

impl Key {
    pub(super) fn of(open: &Open, own: JourneyId, other: &Other, theme: Theme, language: Language) -> Self {
        let (revision, images) = (open.project.revision(), open.pictures.ready().len());
        Self { revision, own, other: (other.journey, other.key), theme, language, images }
    }

    /// Whether both are about the same other side.
    pub(super) fn is_with(&self, other: &Self) -> bool {
        self.other.1 == other.other.1
    }
}

/// What a thread needs to work it out.
struct Question {
    key: Key,
    before: OneMap,
    after: OneMap,
    names: [String; 2],
    base: Options,
    /// Where images come from that are not among those of the project, and those that came already.
    file: PathBuf,
    images: Images,
}

impl Question {
    fn of(open: &Open, own: JourneyId, other: &Other, key: Key, images: Images) -> Self {
        let records = Arc::new(open.project.records().clone());
        let [own_name, other_name] = other.names(&records, own, records.project().language);
        let [mine, theirs] = other.names(&records, own, key.language);
        let there = other.records.clone().unwrap_or_else(|| records.clone());
        let here = OneMap { records, journey: own, name: own_name };
        let there = OneMap { records: there, journey: other.journey, name: other_name };
        let base = options(open, key.theme, &images);
        let file = other.file.clone().unwrap_or_else(|| open.project.path().to_owned());
        match other.is_first {
            true => Self { key, before: there, after: here, names: [theirs, mine], base, file, images },
            false => Self { key, before: here, after: there, names: [mine, theirs], base, file, images },
        }
    }

    /// `None`: one of the journeys is not there. The maps side by side are laid out after it was told.
    fn answer(self, tell: impl FnOnce(Option<Shown>)) {
        let Self { key, before, after, names, base, file, images } = self;
        let Some(comparison) = compare(before, after).map(Arc::new) else { return tell(None) };
        let images = images_of(&comparison, &base.images, images, &file);
        let base = Options { images: joined(&base.images, &images), ..base };
        let line = |difference| Line::of(&comparison, difference, key.language);
        let lines = Arc::new(comparison.differences.iter().map(line).collect());
        let both = Arc::new(over_each_other(&comparison, &base));
        let sides: Arc<OnceLock<_>> = Arc::default();
        let shown = Shown { key, names, lines, both, images, sides: sides.clone(), comparison: comparison.clone() };
        tell(Some(shown));
        sides.get_or_init(|| side_by_side(&comparison, &base).map(Arc::new));
    }
}

/// Working it out on a thread.
pub(super) struct Work {
    pub(super) key: Key,
    coming: Receiver<Option<Shown>>,
}

/// What is known of the work.
pub(super) enum Heard {
    /// It goes on.
    Nothing,
    /// It is done; `None`: one of the journeys is not there.
    Answer(Option<Box<Shown>>),
}

impl Work {
    /// Begins it. `images`: those of the other file that came already.
    pub(super) fn start(
        ctx: &egui::Context,
        open: &Open,
        own: JourneyId,
        other: &Other,
        (key, images): (Key, Images),
    ) -> Self {
        let question = Question::of(open, own, other, key.clone(), images);
        let (send, coming) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            question.answer(|shown| {
                // Something newer may be wanted by now; then nobody waits for it.
                let _ = send.send(shown);
                ctx.request_repaint();
            });
            ctx.request_repaint();
        });
        Self { key, coming }
    }

    /// What came of it; `is_new`: it may come within this frame.
    pub(super) fn hear(&self, is_new: bool) -> Heard {
        let heard = match is_new {
            true => self.coming.recv_timeout(AT_ONCE).ok(),
            false => match self.coming.try_recv() {
                Err(TryRecvError::Empty) => None,
                Ok(answer) => Some(answer),
                Err(TryRecvError::Disconnected) => Some(None),
            },
        };
        heard.map_or(Heard::Nothing, |answer| Heard::Answer(answer.map(Box::new)))
    }
}

/// What is needed to draw a comparison once more, for an export.
pub(in crate::ui) struct Drawing {
    pub(super) comparison: Arc<Comparison>,
    pub(super) images: Images,
    pub(super) is_beside: bool,
}

impl Drawing {
    /// How it is laid out in this theme.
    pub(in crate::ui) fn options(&self, open: &Open, theme: Theme) -> Options {
        options(open, theme, &self.images)
    }

    /// The picture: over each other or side by side, as the window shows it.
    pub(in crate::ui) fn scene(&self, options: &Options) -> Scene {
        if !self.is_beside {
            return over_each_other(&self.comparison, options);
        }
        let [before, after] = side_by_side(&self.comparison, options);
        let names = [&*self.comparison.before.name, &*self.comparison.after.name];
        scene::beside([&before, &after], names, options.theme)
    }
}

/// How the maps are laid out: as they are exported, nothing but what is drawn.
fn options(open: &Open, theme: Theme, images: &Images) -> Options {
    let base = open.options(theme);
    Options { questions: false, comments: false, persona: None, images: joined(&base.images, images), ..base }
}

fn joined(own: &Images, other: &Images) -> Images {
    if other.is_empty() {
        return own.clone();
    }
    Arc::new(own.iter().chain(other.iter()).map(|(hash, picture)| (hash.clone(), picture.clone())).collect())
}

fn marked(comparison: &Comparison, which: Which, base: &Options) -> Options {
    Options { compared: Some(Arc::new(comparison.marked(which, base.language))), ..base.clone() }
}

/// The picture of both maps in one.
fn over_each_other(comparison: &Comparison, base: &Options) -> Scene {
    scene::lay_out(&comparison.both, comparison.journey(), None, &marked(comparison, Which::Both, base))
}

/// Each map for itself, the first one first.
fn side_by_side(comparison: &Comparison, base: &Options) -> [Scene; 2] {
    let side = |map: &OneMap, which| scene::lay_out(&map.records, map.journey, None, &marked(comparison, which, base));
    [side(&comparison.before, Which::Before), side(&comparison.after, Which::After)]
}
