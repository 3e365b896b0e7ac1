//! New projects from templates: stages, steps, lanes and guiding questions, never example cards.

use super::asset::{Both, add_channels, all, read};
use crate::model::*;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct TemplateAsset {
    project: Both,
    journey: Both,
    view: Both,
    currency: String,
    time_zone: String,
    minimum_group: u32,
    lanes: Vec<LaneKind>,
    stages: Vec<StageAsset>,
}

#[derive(Debug, Deserialize)]
struct StageAsset {
    name: Both,
    phase: Phase,
    moment: Moment,
    steps: Vec<Both>,
    questions: Vec<Both>,
}

/// A new project with one journey of four stages: need, comparison, decision, loyalty.
pub fn four_stages(language: Language) -> Records {
    let template: TemplateAsset = read(include_str!("../../assets/templates/four-stages.ron"));
    let mut records = Records::default();
    add_cover(&mut records, &template, language);
    add_channels(&mut records, language);
    let journey = JourneyId::new();
    let title = template.journey.get(language);
    let order = Order::between(None, None);
    records.journeys.insert(journey, Journey { title, order, ..Journey::blank(journey) });
    add_lanes(&mut records, journey, &template.lanes);
    for (stage, order) in template.stages.iter().zip(Order::row(template.stages.len())) {
        add_stage(&mut records, journey, stage, order, language);
    }
    records
}

fn add_cover(records: &mut Records, template: &TemplateAsset, language: Language) {
    let id = ProjectId::new();
    let project = Project {
        title: template.project.get(language),
        language,
        currency: template.currency.clone(),
        time_zone: template.time_zone.clone(),
        minimum_group: template.minimum_group,
        ..Project::blank(id)
    };
    records.projects.insert(id, project);
    let view = whole_view(template.view.get(language));
    records.views.insert(view.id, view);
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

fn add_stage(records: &mut Records, journey: JourneyId, asset: &StageAsset, order: Order, language: Language) {
    let id = StageId::new();
    let stage = Stage {
        journey,
        order,
        name: asset.name.get(language),
        phase: asset.phase,
        moment: asset.moment,
        questions: all(&asset.questions, language),
        ..Stage::blank(id)
    };
    records.stages.insert(id, stage);
    for (name, order) in asset.steps.iter().zip(Order::row(asset.steps.len())) {
        let step = Step { stage: id, order, name: name.get(language), ..Step::blank(StepId::new()) };
        records.steps.insert(step.id, step);
    }
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
        }
    }

    #[test]
    fn two_new_projects_share_no_id() {
        let (one, two) = (four_stages(Language::English), four_stages(Language::English));
        assert!(one.iter().all(|record| two.get(record.table(), record.uuid()).is_none()));
    }
}
