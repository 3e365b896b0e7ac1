//! The room Compare: two maps over each other or side by side, their differences in a list; of a copy that came back also
//! what both claim, one by one, and bringing both together.
//!
//! In here: what is compared with what, the maps, the list, the answers. Kept out: what differs (`analysis::compare`),
//! merging (`project`). Enter by `compare_room_ui`.

mod against;
mod bring;
mod conflicts;
mod images;
mod list;
mod maps;
mod panel;
mod row;
mod shown;
mod start;

use against::Against;
pub(super) use shown::Drawing;

use super::canvas::Camera;
use super::command::Command;
use super::open::Open;
use super::theme::{color32, theme_of, tokens};
use super::widgets::{plain, sheet_ui};
use crate::analysis::compare::Sort;
use crate::model::*;
use crate::project::{MergeError, MergeProposal};
use crate::tr;
use against::{Job, Other};
use egui::{CentralPanel, Frame, Panel, Ui};
use shown::{Heard, Key, Shown, Work};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The panel with the list.
const PANEL_PT: f32 = 340.0;

/// What the room was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompareAction {
    /// Another file is to be chosen.
    ChooseFile,
    /// The picture of both maps is to be exported.
    ExportPicture,
    /// The list is to be exported.
    ExportList,
    /// The maps are to be seen nearer, further, or as a whole.
    Look(Command),
    /// The copies are to be brought together.
    BringTogether,
    /// These journeys of the other file are to be taken over.
    TakeOver(Vec<JourneyId>),
}

/// What stands in the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Page {
    #[default]
    Differences,
    Conflicts,
    Journeys,
}

/// How two maps are looked at. Not part of the document.
#[derive(Default)]
pub struct Compare {
    against: Option<Against>,
    job: Option<Job>,
    /// Why there is nothing to be seen.
    complaint: Option<String>,
    /// The journey of this file, where it is not the one on the map; that of the other side.
    own: Option<JourneyId>,
    other: Option<JourneyId>,
    is_beside: bool,
    hidden: BTreeSet<Sort>,
    page: Page,
    /// The difference in front, by its place.
    picked: Option<usize>,
    /// Whether what is picked is to come into view.
    wanted: bool,
    /// Whether its row is to come into view.
    scroll: bool,
    /// The conflict in front.
    conflict: usize,
    /// The conflict that the map was led to.
    led: Option<usize>,
    /// The journeys to take over.
    taken: BTreeSet<JourneyId>,
    camera: Camera,
    /// Whether the maps were fitted to the window.
    is_fitted: bool,
    /// Whether all of them is to fit.
    is_whole_wanted: bool,
    rect: Option<egui::Rect>,
    shown: Option<Shown>,
    /// What is to be shown next is being worked out.
    work: Option<Work>,
    /// The heights of the rows of the list.
    heights: list::Heights,
}

impl Compare {
    /// Begins comparing with another journey of this project.
    pub(super) fn with_journey(&mut self, own: JourneyId, other: JourneyId) {
        *self = Self { own: Some(own), against: Some(Against::Journey(other)), ..Self::default() };
    }

    /// Begins comparing with a moment of the history.
    pub(super) fn with_moment(&mut self, open_at: JourneyId, name: String, records: Records) {
        let against = Against::moment(name, records);
        *self = Self { own: Some(open_at), against: Some(against), ..Self::default() };
    }

    /// Begins comparing with another file, which is read on a thread.
    pub(super) fn with_file(&mut self, ctx: &egui::Context, open: &Open, path: PathBuf) {
        let job = Job::start(ctx, open.project.merging(), path);
        *self = Self { own: Some(open.journey), job: Some(job), ..Self::default() };
    }

    /// Goes back to what can be compared.
    pub(super) fn stop(&mut self) {
        *self = Self::default();
    }

    /// Whether another file is being read.
    pub(super) fn is_reading(&self) -> bool {
        self.job.is_some()
    }

    /// Whether what is to be seen is still being worked out.
    pub(super) fn is_working(&self) -> bool {
        let waits_for_sides = self.is_beside && self.shown.as_ref().is_some_and(|shown| shown.sides.get().is_none());
        self.work.is_some() || waits_for_sides
    }

    /// The copy that is held against this file.
    pub(super) fn proposal(&self) -> Option<&MergeProposal> {
        match &self.against {
            Some(Against::Copy(proposal, _)) => Some(proposal),
            _ => None,
        }
    }

    /// What differs, once it is known.
    pub(super) fn comparison(&self) -> Option<&crate::analysis::compare::Comparison> {
        self.shown.as_ref().map(|shown| &*shown.comparison)
    }

    /// How large the picture of both maps is, as they are looked at.
    pub(super) fn picture_size(&self) -> Option<crate::scene::Size> {
        let shown = self.shown.as_ref()?;
        let Some([before, after]) = shown.sides.get().filter(|_| self.is_beside) else { return Some(shown.both.size) };
        let names = [&*shown.comparison.before.name, &*shown.comparison.after.name];
        Some(crate::scene::beside([before, after], names, crate::scene::Theme::Light).size)
    }

    /// What is needed to draw it once more.
    pub(super) fn drawing(&self) -> Option<Drawing> {
        let Shown { comparison, images, .. } = self.shown.as_ref()?;
        Some(Drawing { comparison: comparison.clone(), images: images.clone(), is_beside: self.is_beside })
    }

    /// The other file, where that is a project of its own.
    pub(super) fn foreign(&self) -> Option<&crate::project::OtherCopy> {
        match &self.against {
            Some(Against::Foreign(other, _)) => Some(other),
            _ => None,
        }
    }

    /// Shows the maps as large as they are in an export.
    pub(super) fn look_at_size(&mut self, now_s: f64) {
        self.look(Some(1.0 / self.camera.zoom), now_s);
    }

    /// Moves the camera as a command of the map does: nearer or further, or all of the map.
    pub(super) fn look(&mut self, zoom: Option<f32>, now_s: f64) {
        let Some(rect) = self.rect else { return };
        match zoom {
            Some(factor) => self.camera.zoom_to(rect, rect.center(), self.camera.zoom * factor, now_s),
            None => (self.is_fitted, self.is_whole_wanted) = (false, true),
        }
    }

    fn poll(&mut self, language: Language) {
        let Some(answer) = self.job.as_mut().and_then(Job::answer) else { return };
        self.job = None;
        match answer {
            Ok(proposal) => {
                self.page = if proposal.conflicts().is_empty() { Page::Differences } else { Page::Conflicts };
                self.against = Some(Against::copy(proposal));
            }
            Err(MergeError::Unrelated(other)) => self.against = Some(Against::foreign(other)),
            Err(error) => self.complaint = Some(crate::words::Say::say(&error, language)),
        }
    }
}

/// Shows the room and says what it was asked for.
pub(super) fn compare_room_ui(ui: &mut Ui, open: &mut Open, language: Language) -> Vec<CompareAction> {
    let mut actions = Vec::new();
    let mut compare = std::mem::take(&mut open.compare);
    compare.poll(language);
    let theme = theme_of(ui);
    compare.settle(ui.ctx(), open, theme, language);
    if compare.shown.is_some() {
        let frame = Frame::new().fill(color32(tokens(ui).panel)).inner_margin(egui::Margin::symmetric(14, 12));
        let panel = Panel::right("compare").exact_size(PANEL_PT).resizable(false).frame(frame);
        panel.show(ui, |ui| panel::panel_ui(ui, &mut compare, open, language, &mut actions));
    }
    let desk = color32(tokens(ui).desk);
    CentralPanel::default().frame(Frame::new().fill(desk)).show(ui, |ui| {
        if compare.shown.is_some() {
            maps::maps_ui(ui, &mut compare, language);
        } else if compare.is_reading() {
            start::middle_ui(ui, |ui| sheet_ui(ui, |ui| busy_ui(ui, &tr!(language, "compare-reading"))));
        } else if compare.work.is_some() {
            start::middle_ui(ui, |ui| sheet_ui(ui, |ui| busy_ui(ui, &tr!(language, "compare-working"))));
        } else {
            start::start_ui(ui, &mut compare, open, language, &mut actions);
        }
    });
    open.compare = compare;
    actions
}

/// Says what is being done.
fn busy_ui(ui: &mut Ui, doing: &str) {
    ui.horizontal(|ui| {
        ui.add(egui::Spinner::new().size(16.0));
        ui.label(plain(doing));
    });
}

impl Compare {
    /// Brings what is shown up to date with the project, the theme and what is compared; meanwhile the maps of before stay.
    fn settle(&mut self, ctx: &egui::Context, open: &Open, theme: crate::scene::Theme, language: Language) {
        let Some(against) = &self.against else {
            (self.shown, self.work) = (None, None);
            return;
        };
        let records = open.project.records();
        let own = self.own.filter(|id| records.journeys.contains_key(id)).unwrap_or(open.journey);
        let other = match Other::of(against, records, own, self.other) {
            Some(other) => other,
            None => {
                // What it was compared with is gone.
                self.stop();
                return;
            }
        };
        (self.own, self.other) = (Some(own), Some(other.journey));
        let key = Key::of(open, own, &other, theme, language);
        if self.shown.as_ref().is_some_and(|shown| shown.key == key) {
            self.work = None;
            return;
        }
        let is_new = self.work.as_ref().is_none_or(|work| work.key != key);
        if is_new {
            let images = self.shown.as_ref().filter(|shown| shown.key.is_with(&key)).map(|shown| shown.images.clone());
            self.work = Some(Work::start(ctx, open, own, &other, (key, images.unwrap_or_default())));
        }
        match self.work.as_ref().map(|work| work.hear(is_new)) {
            Some(Heard::Answer(Some(shown))) => self.take_in(*shown),
            // One of the journeys is gone.
            Some(Heard::Answer(None)) => self.stop(),
            Some(Heard::Nothing) | None => {}
        }
    }

    fn take_in(&mut self, shown: Shown) {
        let known = self.shown.take().map(|shown| shown.comparison);
        let kept = known.is_some_and(|known| known.differences == shown.comparison.differences);
        self.picked = self.picked.filter(|_| kept);
        (self.shown, self.work, self.heights) = (Some(shown), None, list::Heights::default());
    }
}
