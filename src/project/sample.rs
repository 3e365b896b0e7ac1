//! The sample project: the weekend gardener buys a hedge trimmer.
//!
//! Made from `assets/sample.ron` in one language, with new ids each time; its event log comes from
//! [`sample_log`](super::sample_log).

use super::asset::{Both, add_channels, all};
use super::sample_asset::*;
use super::template::{add_lanes, whole_view};
use crate::edit;
use crate::model::*;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// How strongly a touchpoint is felt, where the sample only says how.
const USUAL_INTENSITY: u8 = 3;

/// The records of the sample in a language. Due dates are the next such days after `today`.
pub fn records(language: Language, today: NaiveDate) -> Records {
    let asset = sample();
    let mut builder = Builder::new(&asset, language, today);
    let journeys = whole_journeys(&asset);
    for (journey, order) in journeys.iter().zip(Order::row(journeys.len())) {
        builder.journey(journey, order);
    }
    for variant in &asset.variants {
        builder.pair(&variant.of, &variant.id);
    }
    for journey in &journeys {
        builder.fill(journey);
    }
    builder.cover(&asset);
    builder.records
}

/// Every journey, a variant right behind its base.
fn whole_journeys(asset: &SampleAsset) -> Vec<JourneyAsset> {
    let mut journeys = Vec::new();
    for base in &asset.journeys {
        journeys.push(base.clone());
        journeys.extend(asset.variants.iter().filter(|variant| variant.of == base.id).map(|variant| variant.of(base)));
    }
    journeys
}

/// The next day with this day and month, today included.
fn next_day((day, month): (u32, u32), today: NaiveDate) -> Option<NaiveDate> {
    let this_year = NaiveDate::from_ymd_opt(today.year(), month, day)?;
    if this_year >= today { Some(this_year) } else { NaiveDate::from_ymd_opt(today.year() + 1, month, day) }
}

fn rules(assets: &RuleAssets) -> Vec<Rule> {
    let condition = |(field, comparison, values): &(String, Comparison, Vec<String>)| Condition {
        field: field.clone(),
        comparison: *comparison,
        values: values.clone(),
    };
    assets.iter().map(|all| Rule { all: all.iter().map(condition).collect() }).collect()
}

/// The ids that the names of one journey became.
#[derive(Default)]
struct Names {
    steps: BTreeMap<String, StepId>,
    lanes: BTreeMap<LaneKind, LaneId>,
    cards: BTreeMap<String, CardId>,
}

struct Builder {
    language: Language,
    today: NaiveDate,
    records: Records,
    channels: BTreeMap<String, ChannelId>,
    personas: BTreeMap<String, PersonaId>,
    journeys: BTreeMap<String, JourneyId>,
    names: BTreeMap<String, Names>,
    /// For a variant, the journey it is a variant of.
    bases: BTreeMap<String, String>,
}

impl Builder {
    fn new(asset: &SampleAsset, language: Language, today: NaiveDate) -> Self {
        let mut records = Records::default();
        let channels = add_channels(&mut records, language);
        let mut personas = BTreeMap::new();
        for (persona, order) in asset.personas.iter().zip(Order::row(asset.personas.len())) {
            let record = persona_record(persona, order, language);
            personas.insert(persona.id.clone(), record.id);
            records.personas.insert(record.id, record);
        }
        let (journeys, names, bases) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { language, today, records, channels, personas, journeys, names, bases }
    }

    /// The journey with its stages, steps and lanes, and an id for every card.
    fn journey(&mut self, asset: &JourneyAsset, order: Order) {
        let language = self.language;
        let id = JourneyId::new();
        let journey = Journey {
            title: asset.title.get(language),
            personas: asset.personas.iter().map(|name| self.personas[name]).collect(),
            scenario: asset.scenario.get(language),
            customer_goal: asset.customer_goal.get(language),
            starts_when: asset.starts_when.get(language),
            ends_when: asset.ends_when.get(language),
            sector: asset.sector.get(language),
            state: asset.state,
            status: asset.status,
            owner: asset.owner.clone(),
            review_date: asset.review_date.and_then(|day| next_day(day, self.today)),
            research: asset.research.get(language),
            order,
            ..Journey::blank(id)
        };
        self.records.journeys.insert(id, journey);
        self.journeys.insert(asset.id.clone(), id);
        let lanes = add_lanes(&mut self.records, id, &asset.lanes);
        let names = Names {
            steps: self.stages(id, &asset.stages),
            lanes: asset.lanes.iter().copied().zip(lanes).collect(),
            cards: asset.cards.iter().map(|card| (card.id.clone(), CardId::new())).collect(),
        };
        self.names.insert(asset.id.clone(), names);
    }

    fn stages(&mut self, journey: JourneyId, stages: &[StageAsset]) -> BTreeMap<String, StepId> {
        let planned = stages.iter().map(|asset| {
            let stage = Stage {
                name: asset.name.get(self.language),
                phase: asset.phase,
                moment: asset.moment,
                customer_goal: asset.customer_goal.get(self.language),
                ..Stage::blank(StageId::new())
            };
            let step = |name: &Both| Step { name: name.get(self.language), ..Step::blank(StepId::new()) };
            (stage, asset.steps.iter().map(|(_, name)| step(name)).collect())
        });
        let mut ids = BTreeMap::new();
        for ((stage, steps), asset) in edit::row_of_stages(journey, planned.collect()).into_iter().zip(stages) {
            self.records.stages.insert(stage.id, stage);
            for (step, (name, _)) in steps.into_iter().zip(&asset.steps) {
                ids.insert(name.clone(), step.id);
                self.records.steps.insert(step.id, step);
            }
        }
        ids
    }

    fn pair(&mut self, base: &str, variant: &str) {
        for (one, other) in [(base, variant), (variant, base)] {
            let (id, pair) = (self.journeys[one], self.journeys[other]);
            self.records.journeys.entry(id).and_modify(|journey| journey.pair = Some(pair));
        }
        self.bases.insert(variant.to_owned(), base.to_owned());
    }

    /// The card of this name in a journey, else in the journey it is a variant of.
    fn card(&self, journey: &str, name: &str) -> CardId {
        let own = self.names[journey].cards.get(name);
        let id = own.or_else(|| self.names[self.bases.get(journey)?].cards.get(name));
        *id.expect("every card that the sample names is in it")
    }

    /// The same card in the paired journey.
    fn twin(&self, journey: &str, name: &str) -> Option<CardId> {
        let of_variant = self.bases.get(journey);
        let of_base = || self.bases.iter().find(|(_, base)| *base == journey).map(|(variant, _)| variant);
        self.names[of_variant.or_else(of_base)?].cards.get(name).copied()
    }

    /// Cards, feelings, links and engagement of a journey. Every journey has its names by now.
    fn fill(&mut self, asset: &JourneyAsset) {
        for (card, order) in asset.cards.iter().zip(Order::row(asset.cards.len())) {
            let record = self.card_record(asset, card, order);
            self.records.cards.insert(record.id, record);
        }
        let touchpoints = asset.cards.iter().filter(|card| card.kind == CardKind::Touchpoint);
        let rule_list = touchpoints.map(|card| self.card(&asset.id, &card.id)).collect();
        let id = self.journeys[&asset.id];
        self.records.journeys.entry(id).and_modify(|journey| journey.rule_list = rule_list);
        self.feelings(asset);
        self.links(asset);
        self.engagement(asset);
    }

    fn card_record(&self, journey: &JourneyAsset, asset: &CardAsset, order: Order) -> Card {
        let (language, names) = (self.language, &self.names[&journey.id]);
        let card = |name: &String| self.card(&journey.id, name);
        Card {
            lane: names.lanes[&asset.kind.home_lane()],
            step: names.steps[&asset.step],
            span: 1,
            order,
            kind: asset.kind,
            title: asset.title.get(language),
            text: asset.text.get(language),
            evidence: asset.evidence,
            source: asset.source.get(language),
            owner: asset.owner.get(language),
            due: asset.due.and_then(|day| next_day(day, self.today)),
            status: asset.status,
            twin: self.twin(&journey.id, &asset.id),
            channel: asset.channel.as_ref().map(|name| self.channels[name]),
            message: asset.message.get(language),
            obligatory: asset.obligatory,
            rules: rules(&asset.rules),
            estimated: asset.estimated,
            moment_type: asset.moment,
            question: asset.question.get(language),
            gives_up: asset.gives_up,
            touchpoint: asset.touchpoint.as_ref().map(card),
            severity: asset.severity,
            frequency: asset.frequency,
            impact: asset.impact,
            effort: asset.effort,
            answers: asset.answers.iter().map(card).collect(),
            baseline: asset.baseline,
            current: asset.current,
            target: asset.target,
            unit: asset.unit.clone(),
            direction: asset.direction,
            ..Card::blank(card(&asset.id))
        }
    }

    /// The points of the curve, then how each touchpoint feels.
    fn feelings(&mut self, journey: &JourneyAsset) {
        let persona = journey.personas.first().map(|name| self.personas[name]);
        for asset in &journey.feelings {
            let feeling = Feeling {
                step: self.names[&journey.id].steps[&asset.step],
                persona,
                value: f64::from(asset.value),
                intensity: asset.intensity,
                named: asset.named.get(self.language),
                ..Feeling::blank(FeelingId::new())
            };
            self.records.feelings.insert(feeling.id, feeling);
        }
        for (card, value) in journey.cards.iter().filter_map(|card| Some((card, card.feeling?))) {
            let feeling = Feeling {
                step: self.names[&journey.id].steps[&card.step],
                persona,
                touchpoint: Some(self.card(&journey.id, &card.id)),
                value: f64::from(value),
                intensity: USUAL_INTENSITY,
                ..Feeling::blank(FeelingId::new())
            };
            self.records.feelings.insert(feeling.id, feeling);
        }
    }

    fn links(&mut self, journey: &JourneyAsset) {
        for asset in &journey.links {
            let link = Link {
                from: self.card(&journey.id, &asset.from),
                to: asset.to.as_ref().map(|name| self.card(&journey.id, name)),
                to_journey: asset.to_journey.as_ref().map(|name| self.journeys[name]),
                kind: asset.kind,
                label: asset.label.get(self.language),
                ..Link::blank(LinkId::new())
            };
            self.records.links.insert(link.id, link);
        }
    }

    fn engagement(&mut self, journey: &JourneyAsset) {
        for (persona, levels) in &journey.engagement {
            for (touchpoint, level) in levels {
                let engagement = Engagement {
                    persona: self.personas[persona],
                    touchpoint: self.card(&journey.id, touchpoint),
                    level: *level,
                    ..Engagement::blank(EngagementId::new())
                };
                self.records.engagements.insert(engagement.id, engagement);
            }
        }
    }

    /// The project record, its view and its goals.
    fn cover(&mut self, asset: &SampleAsset) {
        let language = self.language;
        let first = &asset.journeys.first().expect("the sample has a journey").id;
        let objective = |objective: &ObjectiveAsset| Objective {
            name: objective.name.get(language),
            metric: Some(self.card(first, &objective.metric)),
            figure: objective.figure.get(language),
            target: objective.target.get(language),
        };
        let project = Project {
            title: asset.title.get(language),
            client: asset.client.get(language),
            note: asset.note.get(language),
            authors: asset.authors.clone(),
            language,
            currency: asset.currency.clone(),
            time_zone: asset.time_zone.clone(),
            minimum_group: asset.minimum_group,
            objectives: asset.objectives.iter().map(objective).collect(),
            ..Project::blank(ProjectId::new())
        };
        self.records.projects.insert(project.id, project);
        let day = |(year, month, day)| NaiveDate::from_ymd_opt(year, month, day);
        let (from, to) = (day(asset.view.from), day(asset.view.to));
        let view = View { from, to, ..whole_view(asset.view.name.get(language)) };
        self.records.views.insert(view.id, view);
        for (goal, order) in asset.goals.iter().zip(Order::row(asset.goals.len())) {
            let (name, rules) = (goal.name.get(language), rules(&goal.rules));
            let goal = Goal { name, rules, order, ..Goal::blank(GoalId::new()) };
            self.records.goals.insert(goal.id, goal);
        }
    }
}

fn persona_record(asset: &PersonaAsset, order: Order, language: Language) -> Persona {
    let fact = |(name, value): &(Both, Both)| Fact { name: name.get(language), value: value.get(language) };
    Persona {
        name: asset.name.get(language),
        initials: asset.initials.get(language),
        color: Color::parse(&asset.color).expect("the colours of the sample are written #RRGGBB"),
        role: asset.role.get(language),
        kind: asset.kind,
        buying_role: asset.buying_role.get(language),
        quote: asset.quote.get(language),
        biography: asset.biography.get(language),
        facts: asset.facts.iter().map(fact).collect(),
        goals: all(&asset.goals, language),
        needs: all(&asset.needs, language),
        frustrations: all(&asset.frustrations, language),
        motivations: all(&asset.motivations, language),
        preferred_channels: all(&asset.preferred_channels, language),
        traits: asset
            .traits
            .iter()
            .map(|(low, high, value)| Trait { low: low.get(language), high: high.get(language), value: *value })
            .collect(),
        rules: rules(&asset.rules),
        order,
        ..Persona::blank(PersonaId::new())
    }
}
