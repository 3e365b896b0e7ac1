//! How a map is laid out: what the window and the exports may choose.

use super::picture::Picture;
use super::theme::Theme;
use crate::analysis::compare::Marked;
use crate::model::{Language, PersonaId};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How a map is laid out. The same records, figures and options always give the same scene.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Light or dark.
    pub theme: Theme,
    /// The language of the map, which may differ from that of the window.
    pub language: Language,
    /// Whether an empty stage shows what to ask there, and an empty map what to do next. Never in exports.
    pub questions: bool,
    /// Whether cards and head tell how many comments are open. Never in exports.
    pub comments: bool,
    /// The one persona to show: what is about others is left out, what is about all stays. `None`: everybody.
    pub persona: Option<PersonaId>,
    /// The project's file, as the footer names it.
    pub file_name: String,
    /// The day that stands in the footer.
    pub today: NaiveDate,
    /// Whether customers, shares, times and losses stand on the touchpoints.
    pub show_customers: bool,
    /// Whether ribbons show how customers move.
    pub show_flows: bool,
    /// Whether the chevrons show how many customers reach each stage.
    pub show_funnel: bool,
    /// Whether what was measured is shown paler, because it is being worked out again. Never in exports.
    pub faded_figures: bool,
    /// Figures about fewer customers than this read "fewer than 10"; 0 or 1: every figure is shown.
    pub minimum_group: u32,
    /// Whether the footer explains the marks in use.
    pub legend: bool,
    /// What differs from another map, which is marked then.
    pub compared: Option<Arc<Marked>>,
    /// The decoded pictures by the hash of their assets; a frame with its name stands for one that is not here.
    pub images: Arc<BTreeMap<String, Picture>>,
}

impl Options {
    /// Whether something about this persona (`None`: about all) is shown.
    pub(super) fn is_about(&self, persona: Option<PersonaId>) -> bool {
        self.persona.is_none() || persona.is_none() || self.persona == persona
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            theme: Theme::Light,
            language: Language::English,
            questions: false,
            comments: false,
            persona: None,
            file_name: String::new(),
            today: NaiveDate::default(),
            show_customers: true,
            show_flows: true,
            show_funnel: true,
            faded_figures: false,
            minimum_group: 1,
            legend: true,
            compared: None,
            images: Arc::default(),
        }
    }
}
