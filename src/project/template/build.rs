//! From a template to records.

use super::ron_asset::{CoverAsset, TemplateAsset};
use super::whole_view;
use crate::edit::{self, Change, Edit, Label, Verb};
use crate::model::*;
use crate::project::asset::{add_channels, all, channels};
use std::collections::BTreeMap;

/// A new project with one journey.
pub(super) fn new_project(template: &TemplateAsset, cover: &CoverAsset, language: Language) -> Records {
    let mut records = Records::default();
    let id = ProjectId::new();
    let project = Project {
        title: cover.project.get(language),
        language,
        currency: cover.currency.clone(),
        time_zone: cover.time_zone.clone(),
        minimum_group: cover.minimum_group,
        inside_words: cover.inside_words.clone(),
        ..Project::blank(id)
    };
    records.projects.insert(id, project);
    let view = whole_view(cover.view.get(language));
    records.views.insert(view.id, view);
    let library = add_channels(&mut records, language);
    for (name, order) in template.goals.iter().zip(Order::row(template.goals.len())) {
        let goal = Goal { name: name.get(language), order, ..Goal::blank(GoalId::new()) };
        records.goals.insert(goal.id, goal);
    }
    let (made, _) = Building { template, records: &records, library, language }.journey(cover.journey.get(language));
    made.into_iter().for_each(|record| records.insert(record));
    records
}

/// A new journey in an open project.
pub(super) fn add_journey(
    template: &TemplateAsset,
    cover: &CoverAsset,
    records: &Records,
    language: Language,
) -> (Edit, JourneyId) {
    let title = cover.journey.get(language);
    let library = known_channels(records);
    let (made, id) = Building { template, records, library, language }.journey(title.clone());
    (Edit::new(Label::new(Verb::Add, title), made.into_iter().map(Change::added).collect()), id)
}

/// The channels of a project that still carry a name of the library, in either language.
fn known_channels(records: &Records) -> BTreeMap<String, ChannelId> {
    let named = |name: &str| records.channels.values().find(|channel| channel.name == name).map(|channel| channel.id);
    let find = |(id, names): (String, [String; 2])| Some((id, names.iter().find_map(|name| named(name))?));
    let library = channels().into_iter().map(|asset| {
        let names = [Language::English, Language::French].map(|language| asset.name.get(language));
        (asset.id, names)
    });
    library.filter_map(find).collect()
}

struct Building<'a> {
    template: &'a TemplateAsset,
    records: &'a Records,
    library: BTreeMap<String, ChannelId>,
    language: Language,
}

impl Building<'_> {
    fn journey(&self, title: String) -> (Vec<AnyRecord>, JourneyId) {
        let mut made = Vec::new();
        let personas = self.personas(&mut made);
        let last = self.records.journeys_in_order().last().map(|journey| journey.order.clone());
        let order = Order::between(last.as_ref(), None);
        let (kind, scored) = (self.template.kind, self.template.scored);
        let of = personas.clone();
        let journey = Journey { title, order, kind, scored, personas: of, ..Journey::blank(JourneyId::new()) };
        let id = journey.id;
        made.push(journey.into());
        let lanes = self.lanes(id, &personas, &mut made);
        let columns = self.stages(id, &mut made);
        self.cards(&lanes, &columns, &mut made);
        for feeling in &self.template.feelings {
            let Some(&step) = columns.get(feeling.column) else { continue };
            let value = feeling.value.clamp(-2.0, 2.0);
            made.push(Feeling { step, value, intensity: 3, ..Feeling::blank(FeelingId::new()) }.into());
        }
        (made, id)
    }

    /// The personas of the template; one of the same name is found again.
    fn personas(&self, made: &mut Vec<AnyRecord>) -> Vec<PersonaId> {
        let mut ids = Vec::new();
        let mut with = self.records.clone();
        for asset in &self.template.personas {
            let name = asset.name.get(self.language);
            if let Some(there) = with.personas.values().find(|persona| persona.name == name) {
                ids.push(there.id);
                continue;
            }
            let (edit, id) = edit::add_persona(&with, &name, None);
            for change in edit.changes {
                if let Some(AnyRecord::Persona(persona)) = change.after {
                    let buying_role = asset.buying_role.get(self.language);
                    let persona = AnyRecord::Persona(Persona { buying_role, kind: asset.kind, ..persona });
                    with.insert(persona.clone());
                    made.push(persona);
                }
            }
            ids.push(id);
        }
        ids
    }

    fn lanes(&self, journey: JourneyId, personas: &[PersonaId], made: &mut Vec<AnyRecord>) -> Vec<LaneId> {
        let lanes = &self.template.lanes;
        let lane = |(asset, order): (&super::ron_asset::LaneAsset, Order)| {
            let (kind, title) = (asset.kind, asset.title.get(self.language));
            let persona = asset.persona.and_then(|number| personas.get(number).copied());
            let lane = Lane { journey, order, kind, title, shown: true, persona, ..Lane::blank(LaneId::new()) };
            let id = lane.id;
            made.push(lane.into());
            id
        };
        lanes.iter().zip(Order::row(lanes.len())).map(lane).collect()
    }

    /// The stages and their steps; gives the columns from left to right.
    fn stages(&self, journey: JourneyId, made: &mut Vec<AnyRecord>) -> Vec<StepId> {
        let planned = self.template.stages.iter().map(|asset| {
            let stage = Stage {
                name: asset.name.get(self.language),
                phase: asset.phase,
                moment: asset.moment,
                questions: all(&asset.questions, self.language),
                ..Stage::blank(StageId::new())
            };
            let names = match asset.steps.as_slice() {
                [] => vec![String::new()],
                steps => all(steps, self.language),
            };
            let steps = names.into_iter().map(|name| Step { name, ..Step::blank(StepId::new()) });
            (stage, steps.collect())
        });
        let mut columns = Vec::new();
        for (stage, steps) in edit::row_of_stages(journey, planned.collect()) {
            made.push(stage.into());
            columns.extend(steps.iter().map(|step| step.id));
            made.extend(steps.into_iter().map(AnyRecord::from));
        }
        columns
    }

    fn cards(&self, lanes: &[LaneId], columns: &[StepId], made: &mut Vec<AnyRecord>) {
        let cards = &self.template.cards;
        for (asset, order) in cards.iter().zip(Order::row(cards.len())) {
            let (Some(&lane), Some(&step)) = (lanes.get(asset.lane), columns.get(asset.column)) else { continue };
            let card = Card {
                lane,
                step,
                order,
                span: asset.span.max(1),
                kind: asset.kind,
                title: asset.title.get(self.language),
                text: asset.text.get(self.language),
                channel: self.library.get(&asset.channel).copied(),
                direction: asset.direction,
                ..Card::blank(CardId::new())
            };
            made.push(card.into());
        }
    }
}
