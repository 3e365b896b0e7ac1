//! What this project is compared with: another journey of it, a moment of its history, another file.

use crate::analysis::compare::names_of;
use crate::model::*;
use crate::project::{MergeError, MergeProposal, Merging, OtherCopy};
use crate::tr;
use egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

/// What is on the other side.
pub(in crate::ui) enum Against {
    /// Another journey of this project.
    Journey(JourneyId),
    /// A moment of the history: its name, and the records as they were.
    Moment(String, Arc<Records>),
    /// A copy of this project, and its records.
    Copy(Box<MergeProposal>, Arc<Records>),
    /// A project of its own, and its records.
    Foreign(Box<OtherCopy>, Arc<Records>),
}

impl Against {
    /// A moment of the history.
    pub(super) fn moment(name: String, records: Records) -> Self {
        Self::Moment(name, Arc::new(records))
    }

    /// A copy of this project.
    pub(super) fn copy(proposal: MergeProposal) -> Self {
        let records = Arc::new(proposal.theirs().clone());
        Self::Copy(Box::new(proposal), records)
    }

    /// A project of its own.
    pub(super) fn foreign(other: Box<OtherCopy>) -> Self {
        let records = Arc::new(other.records().clone());
        Self::Foreign(other, records)
    }

    /// The file it was read from, where that is another one.
    fn file(&self) -> Option<&Path> {
        match self {
            Self::Copy(proposal, _) => Some(proposal.other()),
            Self::Foreign(other, _) => Some(other.path()),
            Self::Moment(..) | Self::Journey(_) => None,
        }
    }

    /// Its name beside that of this file.
    fn file_name(&self) -> String {
        match self {
            Self::Copy(proposal, _) => {
                proposal.other().file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
            }
            Self::Foreign(other, _) => other.name(),
            Self::Moment(name, _) => name.clone(),
            Self::Journey(_) => String::new(),
        }
    }
}

/// The other side of a comparison, ready to be looked at.
pub(super) struct Other {
    /// Its records; `None`: those of this project.
    pub(super) records: Option<Arc<Records>>,
    pub(super) journey: JourneyId,
    /// Whether it is the first of the two: what was before.
    pub(super) is_first: bool,
    /// The file its images are in; `None`: that of this project.
    pub(super) file: Option<PathBuf>,
    /// Its own name; `None`: both have the names of their journeys.
    pub(super) name: Option<String>,
    /// What tells it from another one.
    pub(super) key: usize,
}

impl Other {
    /// `wanted`: the journey chosen on the other side. `None`: what was compared with is gone.
    pub(super) fn of(against: &Against, records: &Records, own: JourneyId, wanted: Option<JourneyId>) -> Option<Self> {
        match against {
            Against::Journey(other) => {
                let (first, second) = (records.journeys.get(other)?, records.journeys.get(&own)?);
                // What is to be stands behind what is.
                let is_first = first.state != second.state && second.state == JourneyState::ToBe;
                Some(Self { records: None, journey: *other, is_first, file: None, name: None, key: 0 })
            }
            Against::Moment(_, there) | Against::Copy(_, there) | Against::Foreign(_, there) => Some(Self {
                journey: counterpart(records, own, there, wanted)?,
                key: Arc::as_ptr(there) as usize,
                records: Some(there.clone()),
                is_first: matches!(against, Against::Moment(..)),
                file: against.file().map(Path::to_owned),
                name: Some(against.file_name()),
            }),
        }
    }

    /// The names of this side and the other one.
    pub(super) fn names(&self, records: &Records, own: JourneyId, language: Language) -> [String; 2] {
        match &self.name {
            None => names_of(records, own, self.journey, language),
            Some(name) if self.is_first => [tr!(language, "compare-now"), name.clone()],
            Some(name) => [tr!(language, "compare-this-file"), name.clone()],
        }
    }
}

/// The journey of another file that is held against one of this: the one that was chosen, the same, one of its name, the
/// first.
fn counterpart(records: &Records, own: JourneyId, there: &Records, wanted: Option<JourneyId>) -> Option<JourneyId> {
    let is_there = |id: &JourneyId| there.journeys.contains_key(id);
    let title = records.journeys.get(&own).map(|journey| journey.title.as_str());
    let in_order = there.journeys_in_order();
    let named = in_order.iter().find(|journey| Some(journey.title.as_str()) == title).map(|journey| journey.id);
    let first = in_order.first().map(|journey| journey.id);
    wanted.filter(is_there).or(Some(own).filter(is_there)).or(named).or(first)
}

type Answer = Result<MergeProposal, MergeError>;

/// Reading another file on a thread.
pub(super) struct Job(Receiver<Answer>);

impl Job {
    pub(super) fn start(ctx: &Context, merging: Merging, path: PathBuf) -> Self {
        let (send, receive) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            // The window may be gone by now; then nobody waits for it.
            let _ = send.send(merging.with(&path));
            ctx.request_repaint();
        });
        Self(receive)
    }

    /// What came of it, once.
    pub(super) fn answer(&mut self) -> Option<Answer> {
        self.0.try_recv().ok()
    }
}
