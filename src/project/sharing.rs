//! A copy of the project for others: without events, without the texts of its history, with comments only if asked for.
//! What comes back from them still merges, because the chain of the history's hashes stays.

use super::Project;
use super::overlays::depends_on;
use crate::analysis::{Overlay, without_small_groups};
use crate::edit::shared;
use crate::file::{self, AllFigures, Content, Figures, FileError};
use crate::model::*;
use crate::words::Say;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a copy for others holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareSummary {
    /// Its size, to a few pages.
    pub bytes: u64,
    /// The titles of its journeys, in their order; of one title they are told apart by what they are.
    pub journeys: Vec<String>,
    /// Cards of all journeys, those of lanes that are not shown too.
    pub cards: usize,
    /// Personas.
    pub personas: usize,
    /// Images.
    pub images: usize,
    /// Comments.
    pub comments: usize,
    /// Entries of the history, of which only the hashes and times are left.
    pub history: usize,
    /// Maps with measured figures, as a view saw them.
    pub measured: usize,
    /// What stays out.
    pub left_out: LeftOut,
}

/// What does not go into a copy for others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Sources whose rows stay here.
    pub sources: usize,
    /// Entries of the history whose texts and authors stay here.
    pub history: usize,
    /// Comments.
    pub comments: usize,
    /// Named moments of the history.
    pub snapshots: usize,
    /// Images that no card and no persona shows any more.
    pub images: usize,
    /// Figures about fewer customers than the project's minimum group.
    pub figures: usize,
}

/// A project as it was when it was to be shared. It holds copies, so that a thread may have it: writing takes as long as
/// the disk takes, and measuring reads the file.
#[derive(Debug, Clone)]
pub struct Sharing {
    path: PathBuf,
    kept: Option<PathBuf>,
    content: Content,
    images: BTreeMap<String, Arc<[u8]>>,
}

impl Project {
    /// What is needed to make a copy for others, as the project is now.
    pub fn sharing(&self) -> Sharing {
        let (path, kept) = (self.path().to_owned(), self.kept());
        Sharing { path, kept, content: self.content.clone(), images: self.images.clone() }
    }
}

impl Sharing {
    /// What a copy would hold, and what would stay out: to be read before it is made.
    pub fn summary(&self, comments: bool) -> Result<ShareSummary, FileError> {
        let (content, figures) = self.for_others(comments);
        let (all, some) = (&self.content.records, &content.records);
        Ok(ShareSummary {
            bytes: file::shared_size(&content, &self.path, &self.images)?,
            journeys: titles(some),
            cards: some.cards.len(),
            personas: some.personas.len(),
            images: some.assets.len(),
            comments: some.comments.len(),
            history: content.history.len(),
            measured: content.figures.len(),
            left_out: LeftOut {
                sources: all.sources.len(),
                history: content.history.len(),
                comments: all.comments.len() - some.comments.len(),
                snapshots: all.snapshots.len(),
                images: all.assets.len() - some.assets.len(),
                figures,
            },
        })
    }

    /// Writes the copy. It appears under its name when it is whole and on the disk; a file of that name is replaced, but
    /// never the open one.
    pub fn write(&self, to: &Path, comments: bool) -> Result<(), FileError> {
        let sources: Vec<&Path> = std::iter::once(self.path.as_path()).chain(self.kept.as_deref()).collect();
        file::save_shared(&self.for_others(comments).0, &sources, to, &self.images)
    }

    /// The content of the copy, and how many figures were left out.
    fn for_others(&self, comments: bool) -> (Content, usize) {
        let records = shared(&self.content.records, comments);
        let (figures, left_out) = self.figures(&records);
        (self.content.for_others(records, figures), left_out)
    }

    /// The figures that fit the records as they are, without those about few customers. What was computed before and fits
    /// no longer may tell of what was deleted.
    fn figures(&self, records: &Records) -> (AllFigures, usize) {
        let (mut kept, mut left_out) = (AllFigures::new(), 0);
        let minimum = u64::from(records.project().minimum_group);
        for (&(view, journey), figures) in &self.content.figures {
            let Some(view) = records.views.get(&view).filter(|_| records.journeys.contains_key(&journey)) else {
                continue;
            };
            if figures.depends_on != depends_on(records, journey, view) {
                continue;
            }
            let Ok(overlay) = serde_json::from_str::<Overlay>(&figures.json) else { continue };
            match without_small_groups(&overlay, minimum) {
                Some((overlay, out)) => {
                    let json = serde_json::to_string(&overlay).expect("figures are plain data");
                    kept.insert((view.id, journey), Figures { depends_on: figures.depends_on, json });
                    left_out += out;
                }
                None => left_out += 1,
            }
        }
        (kept, left_out)
    }
}

fn titles(records: &Records) -> Vec<String> {
    let (journeys, language) = (records.journeys_in_order(), records.project().language);
    let is_twice = |title: &str| journeys.iter().filter(|journey| journey.title == title).count() > 1;
    let named = |journey: &&Journey| match is_twice(&journey.title) {
        true => format!("{} ({})", journey.title, journey.state.say(language).to_lowercase()),
        false => journey.title.clone(),
    };
    journeys.iter().map(named).collect()
}
