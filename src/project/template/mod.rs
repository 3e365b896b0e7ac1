//! Templates: stages, steps, lanes and guiding questions, never example cards. Seven ship; a user saves more.
//!
//! Enter by [`new_project`] or [`journey`]; own templates by [`own`], [`read_own`] and [`save_own`].

mod build;
mod error;
mod own;
mod ron_asset;

pub use error::TemplateError;
pub use own::{own, read_own, save_own};

use super::asset::read;
use crate::edit::Edit;
use crate::model::*;
use ron_asset::{CoverAsset, TemplateAsset};

text_enum! {
    /// A template that ships.
    pub enum TemplateId {
        /// Need, comparison, decision, loyalty.
        FourStages = "four-stages",
        /// Thirteen checkpoints of a web shop.
        Ecommerce = "e-commerce",
        /// Attention, interest, desire, action.
        Aida = "aida",
        /// A B2B lead.
        B2b = "b2b",
        /// In the store.
        Retail = "retail",
        /// A service blueprint.
        Blueprint = "blueprint",
        /// A contract or subscription.
        Contract = "contract",
    }
}

/// A template that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Template(TemplateAsset);

impl Template {
    /// One that ships.
    pub fn of(id: TemplateId) -> Self {
        Self(read(match id {
            TemplateId::FourStages => include_str!("../../../assets/templates/four-stages.ron"),
            TemplateId::Ecommerce => include_str!("../../../assets/templates/e-commerce.ron"),
            TemplateId::Aida => include_str!("../../../assets/templates/aida.ron"),
            TemplateId::B2b => include_str!("../../../assets/templates/b2b.ron"),
            TemplateId::Retail => include_str!("../../../assets/templates/retail.ron"),
            TemplateId::Blueprint => include_str!("../../../assets/templates/blueprint.ron"),
            TemplateId::Contract => include_str!("../../../assets/templates/contract.ron"),
        }))
    }

    /// What it is called.
    pub fn name(&self, language: Language) -> String {
        self.0.name.get(language)
    }

    /// What it is for, in a sentence; empty for own templates.
    pub fn about(&self, language: Language) -> String {
        self.0.about.get(language)
    }

    /// A new project with one journey.
    pub fn new_project(&self, language: Language) -> Records {
        build::new_project(&self.0, &cover(), language)
    }

    /// A new journey at the end of the list of an open project.
    pub fn journey(&self, records: &Records, language: Language) -> (Edit, JourneyId) {
        build::add_journey(&self.0, &cover(), records, language)
    }
}

/// Every template that ships, the usual one first.
pub fn all() -> &'static [TemplateId] {
    TemplateId::ALL
}

/// What a template is called.
pub fn name(id: TemplateId, language: Language) -> String {
    Template::of(id).name(language)
}

/// What a template is for, in a sentence.
pub fn about(id: TemplateId, language: Language) -> String {
    Template::of(id).about(language)
}

/// A new project from a template.
pub fn new_project(id: TemplateId, language: Language) -> Records {
    Template::of(id).new_project(language)
}

/// A new project with one journey of four stages: need, comparison, decision, loyalty.
pub fn four_stages(language: Language) -> Records {
    new_project(TemplateId::FourStages, language)
}

/// A new journey from a template, at the end of the list of an open project.
pub fn journey(records: &Records, id: TemplateId, language: Language) -> (Edit, JourneyId) {
    Template::of(id).journey(records, language)
}

fn cover() -> CoverAsset {
    read(include_str!("../../../assets/templates/cover.ron"))
}

/// A view of all the data that shows all there is to show.
pub(crate) fn whole_view(name: String) -> View {
    View {
        name,
        shows_customers: true,
        shows_flows: true,
        shows_funnel: true,
        session_gap_min: 30,
        open_days: 30,
        order: Order::between(None, None),
        ..View::blank(ViewId::new())
    }
}

/// Puts lanes of these kinds into a journey, all shown, and returns their ids in that order.
pub(crate) fn add_lanes(records: &mut Records, journey: JourneyId, kinds: &[LaneKind]) -> Vec<LaneId> {
    let mut ids = Vec::with_capacity(kinds.len());
    for (&kind, order) in kinds.iter().zip(Order::row(kinds.len())) {
        let id = LaneId::new();
        records.lanes.insert(id, Lane { journey, order, kind, shown: true, ..Lane::blank(id) });
        ids.push(id);
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_project_has_four_stages_with_questions_and_no_card() {
        for language in [Language::English, Language::French] {
            let records = four_stages(language);
            let journey = records.journeys_in_order()[0].id;
            let phases: Vec<Phase> = records.stages_of(journey).iter().map(|stage| stage.phase).collect();
            assert_eq!(phases, [Phase::Need, Phase::Comparison, Phase::Decision, Phase::Loyalty]);
            assert!(records.stages.values().all(|stage| stage.questions.len() == 3));
            assert_eq!(records.columns_of(journey).len(), 8);
            assert_eq!(records.lanes_of(journey).len(), 9);
            assert!(records.cards.is_empty(), "templates bring no example cards");
            assert_eq!(records.project().language, language);
            assert_eq!(records.project().inside_words, ["CRM", "lead", "KPI", "process", "ticket", "SKU"]);
        }
    }

    #[test]
    fn two_new_projects_share_no_id() {
        let (one, two) = (four_stages(Language::English), four_stages(Language::English));
        assert!(one.iter().all(|record| two.get(record.table(), record.uuid()).is_none()));
    }
}
