//! The open project as the window holds it: what is looked at, and the scene it is drawn from.

use super::canvas::Canvas;
use super::check::Findings;
use super::compare::Compare;
use super::dialogs::Matrix;
use super::find::Index;
use super::go::Wanted;
use super::history::HistoryRoom;
use super::left_panel::LeftPanel;
use super::pictures::Pictures;
use super::search::Search;
use super::widgets::Drafts;
use crate::analysis::Overlay;
use crate::analysis::compare::Comparison;
use crate::edit::Edit;
use crate::model::*;
use crate::project::{Freshness, Project};
use crate::scene::{Layout, Options, Scene, Size, Target, Theme};
use std::sync::Arc;

/// A room of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Room {
    /// The map.
    #[default]
    Map,
    /// The personas.
    Personas,
    /// The sources.
    Data,
    /// The history.
    History,
    /// Two maps held against each other.
    Compare,
}

/// An open project and how it is looked at.
pub struct Open {
    /// The project.
    pub project: Project,
    /// The journey on the map.
    pub journey: JourneyId,
    /// The room in front.
    pub room: Room,
    /// Pan, zoom, selection.
    pub canvas: Canvas,
    /// Texts under way.
    pub drafts: Drafts,
    /// The persona in front.
    pub persona: Option<PersonaId>,
    /// The layout of the scene.
    pub(super) layout: Layout,
    /// Who works on it, as comments name them.
    pub author: String,
    /// The one persona whose cards and feelings are shown; `None`: everybody's.
    pub shown_persona: Option<PersonaId>,
    /// Impact and effort of the opportunities, while the sheet is open.
    pub matrix: Option<Matrix>,
    /// The search over the map, while it is open; the map marks what it found.
    pub search: Option<Search>,
    /// Whether a room full of people looks at it.
    pub workshop: bool,
    /// The left panel.
    pub left: LeftPanel,
    /// What is compared with what.
    pub compare: Compare,
    /// Every text, for finding.
    pub(super) index: Index,
    /// What the check of the map found.
    pub(super) findings: Findings,
    pub(super) wanted: Option<Wanted>,
    /// The images, decoded.
    pub(super) pictures: Pictures,
    /// What of the history is looked at.
    pub(super) history: HistoryRoom,
    scene: Option<(SceneKey, Arc<Scene>)>,
}

/// What a scene depends on.
#[derive(Debug, Clone, PartialEq)]
struct SceneKey {
    revision: u64,
    journey: JourneyId,
    options: Options,
    overlay: Option<usize>,
}

impl Open {
    /// Opens at the first journey.
    pub fn new(project: Project) -> Self {
        let first = project.records().journeys_in_order().first().map(|journey| journey.id);
        Self {
            journey: first.unwrap_or_default(),
            project,
            room: Room::Map,
            canvas: Canvas::default(),
            drafts: Drafts::default(),
            persona: None,
            layout: Layout::default(),
            author: String::new(),
            shown_persona: None,
            matrix: None,
            search: None,
            workshop: false,
            left: LeftPanel::default(),
            compare: Compare::default(),
            index: Index::default(),
            findings: Findings::default(),
            wanted: None,
            pictures: Pictures::default(),
            history: HistoryRoom::default(),
            scene: None,
        }
    }

    /// The name of its file.
    pub fn file_name(&self) -> String {
        self.project.path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// Follows what became of the journeys: the one on the map may be gone.
    pub fn follow(&mut self) {
        self.shown_persona = self.shown_persona.filter(|id| self.project.records().personas.contains_key(id));
        if !self.project.records().journeys.contains_key(&self.journey) {
            let first = self.project.records().journeys_in_order().first().map(|journey| journey.id);
            self.journey = first.unwrap_or_default();
        }
    }

    /// Selects several things at once.
    pub(super) fn select_all(&mut self, targets: Vec<Target>) {
        self.canvas.show_all(targets);
    }

    /// The view on the map.
    pub fn view(&self) -> Option<&View> {
        self.project.records().views_in_order().first().copied()
    }

    /// The figures that can stand on the map now.
    pub fn overlay(&mut self) -> Option<Arc<Overlay>> {
        self.project.figures(self.journey).0
    }

    /// Whether those are the ones asked for.
    pub fn freshness(&mut self) -> Freshness {
        self.project.figures(self.journey).1
    }

    /// How the map is laid out in this theme.
    pub fn options(&self, theme: Theme) -> Options {
        let project = self.project.records().project();
        let view = self.view();
        Options {
            theme,
            language: project.language,
            questions: true,
            comments: true,
            images: self.pictures.ready(),
            persona: self.shown_persona,
            file_name: self.file_name(),
            today: chrono::Local::now().date_naive(),
            show_customers: view.is_none_or(|view| view.shows_customers),
            show_flows: view.is_none_or(|view| view.shows_flows),
            show_funnel: view.is_none_or(|view| view.shows_funnel),
            ..Options::default()
        }
    }

    /// The map laid out; again only when something it depends on changed, and then only that.
    pub fn scene(&mut self, theme: Theme) -> Arc<Scene> {
        let (overlay, freshness) = self.project.figures(self.journey);
        let key = SceneKey {
            revision: self.project.revision(),
            journey: self.journey,
            options: Options { faded_figures: freshness == Freshness::Old, ..self.options(theme) },
            overlay: overlay.as_ref().map(|overlay| Arc::as_ptr(overlay) as usize),
        };
        if let Some((known, scene)) = &self.scene
            && *known == key
        {
            return scene.clone();
        }
        let seen = self.scene.as_ref().map_or(0, |(known, _)| known.revision);
        let (records, touched) = (self.project.records(), self.project.touched_since(seen));
        let scene = Arc::new(self.layout.lay_out(records, self.journey, overlay.as_ref(), &key.options, &touched));
        self.scene = Some((key, scene.clone()));
        scene
    }

    /// The two maps that the room in front holds against each other.
    pub(super) fn compared(&self) -> Option<&Comparison> {
        self.compare.comparison().filter(|_| self.room == Room::Compare)
    }

    /// What draws them.
    pub(super) fn compared_drawing(&self) -> Option<super::compare::Drawing> {
        self.compare.drawing().filter(|_| self.room == Room::Compare)
    }

    /// How large what is in front is as a picture.
    pub(super) fn picture_size(&mut self, theme: Theme) -> Size {
        let compared = self.compare.picture_size().filter(|_| self.room == Room::Compare);
        compared.unwrap_or_else(|| self.scene(theme).size)
    }

    /// Gives edits to the project.
    pub fn commit_all(&mut self, edits: impl IntoIterator<Item = Edit>) {
        for edit in edits {
            if !edit.is_empty() {
                self.project.commit(edit);
            }
        }
        self.follow();
    }
}
