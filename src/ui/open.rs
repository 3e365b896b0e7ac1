//! The open project as the window holds it: what is looked at, and the scene it is drawn from.

use super::canvas::Canvas;
use super::widgets::Drafts;
use crate::analysis::Overlay;
use crate::edit::Edit;
use crate::model::*;
use crate::project::Project;
use crate::scene::{self, Options, Scene, Theme};
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
            scene: None,
        }
    }

    /// The name of its file.
    pub fn file_name(&self) -> String {
        self.project.path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// Follows what became of the journeys: the one on the map may be gone.
    pub fn follow(&mut self) {
        if !self.project.records().journeys.contains_key(&self.journey) {
            let first = self.project.records().journeys_in_order().first().map(|journey| journey.id);
            self.journey = first.unwrap_or_default();
        }
    }

    /// The view on the map.
    pub fn view(&self) -> Option<&View> {
        self.project.records().views_in_order().first().copied()
    }

    /// The figures on the map.
    pub fn overlay(&mut self) -> Option<Arc<Overlay>> {
        self.project.overlay(self.journey)
    }

    /// How the map is laid out in this theme.
    pub fn options(&self, theme: Theme) -> Options {
        let project = self.project.records().project();
        let view = self.view();
        Options {
            theme,
            language: project.language,
            questions: true,
            file_name: self.file_name(),
            today: chrono::Local::now().date_naive(),
            show_customers: view.is_none_or(|view| view.shows_customers),
            show_flows: view.is_none_or(|view| view.shows_flows),
            show_funnel: view.is_none_or(|view| view.shows_funnel),
            ..Options::default()
        }
    }

    /// The map laid out; again only when something it depends on changed.
    pub fn scene(&mut self, theme: Theme) -> Arc<Scene> {
        let overlay = self.overlay();
        let options = self.options(theme);
        let key = SceneKey {
            revision: self.project.revision(),
            journey: self.journey,
            options,
            overlay: overlay.as_ref().map(|overlay| Arc::as_ptr(overlay) as usize),
        };
        match &self.scene {
            Some((known, scene)) if *known == key => scene.clone(),
            _ => {
                let scene =
                    Arc::new(scene::lay_out(self.project.records(), self.journey, overlay.as_deref(), &key.options));
                self.scene = Some((key, scene.clone()));
                scene
            }
        }
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
