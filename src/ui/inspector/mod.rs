//! The properties of what is selected: every field with its label, what is drawn above the rule, what is measured below.
//!
//! In here: which fields each kind of record shows. Kept out: how a field looks and how typing becomes edits (widgets).
//! Enter by [`inspector_ui`], or by [`panel_ui`] for the panel at the right of the map.

mod card;
mod card_kinds;
mod comments;
mod feeling;
mod head;
mod histogram;
mod journey;
mod link;
mod many;
mod measured;
mod panel;
mod people;
mod places;
mod rule_editor;
mod rules;
mod scores;

pub(in crate::ui) use feeling::level;
pub use link::link_ui;
pub use many::many_ui;
pub use panel::panel_ui;
pub(in crate::ui) use people::initials;
pub use rules::{Ruled, rule_lines_ui, rule_words, rules_ui};

use super::data::DataFields;
use super::widgets::Form;
use crate::analysis::Overlay;
use crate::model::*;
use crate::scene::Target;
use crate::tracking::Proposal;
use egui::Ui;

/// What is selected, and what is known of it beside the records.
pub struct Shown<'a> {
    /// The journey on the map.
    pub journey: JourneyId,
    /// What is selected in it.
    pub target: Target,
    /// The figures on the map, where there is data.
    pub overlay: Option<&'a Overlay>,
    /// Who writes comments here; may be empty.
    pub author: &'a str,
    /// The fields of the data and their values, for rules.
    pub fields: &'a DataFields,
    /// What the data proposes for the selected touchpoint.
    pub proposal: Option<&'a Proposal>,
}

/// Shows the fields of what is selected; the form gathers the edits. Nothing for what is no longer there.
pub fn inspector_ui(ui: &mut Ui, form: &mut Form<'_>, shown: &Shown<'_>) {
    let records = form.records;
    match shown.target {
        Target::Journey(id) => {
            if let Some(journey) = records.journeys.get(&id) {
                journey::journey_ui(ui, form, journey);
                comments::comments_ui(ui, form, None, shown);
            }
        }
        Target::Persona(id) => {
            if let Some(persona) = records.personas.get(&id) {
                people::persona_ui(ui, form, persona);
            }
        }
        Target::Stage(id) => {
            if let Some(stage) = records.stages.get(&id) {
                places::stage_ui(ui, form, stage, shown);
            }
        }
        Target::Step(id) => {
            if let Some(step) = records.steps.get(&id) {
                places::step_ui(ui, form, step);
            }
        }
        Target::Lane(id) => {
            if let Some(lane) = records.lanes.get(&id) {
                places::lane_ui(ui, form, lane);
            }
        }
        Target::Card(id) => {
            if let Some(card) = records.cards.get(&id) {
                card::card_ui(ui, form, card, shown);
                comments::comments_ui(ui, form, Some(id), shown);
            }
        }
        Target::Feeling(id) => {
            if let Some(feeling) = records.feelings.get(&id) {
                feeling::feeling_ui(ui, form, feeling);
            }
        }
        Target::Link(id) => {
            if let Some(link) = records.links.get(&id) {
                link_ui(ui, form, link);
            }
        }
    }
}
