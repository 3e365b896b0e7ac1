//! The one thing that can be done about a finding.

use super::{fix, target_of};
use crate::analysis::{CheckRule as R, Finding};
use crate::edit::{self, Edit};
use crate::model::*;
use crate::scene::Target;
use crate::tr;
use crate::ui::canvas::commands;
use crate::ui::dialogs::Matrix;
use crate::ui::left_panel::Tab;
use crate::ui::open::{Open, Room};
use crate::ui::search::Search;
use crate::ui::widgets::field_id;

/// What to do, and where.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Action {
    /// Add somebody who walks the journey.
    AddPersona,
    /// Go to a field.
    Field(Target, &'static str),
    /// Go to a field that names the thing.
    Rename(Target),
    /// Go to the thing.
    Go(Target),
    /// Go to the thing to choose in its properties.
    Choose(Target, What),
    /// Look at several things one after the other.
    ShowAll(Vec<Target>),
    /// Add a stage, before this one or at the end.
    AddStage(Option<StageId>),
    /// Begin a card in the column of a thing.
    AddCard(Option<Target>, CardKind),
    /// Add an opportunity that answers a pain point.
    Answer(CardId),
    /// Make two cards of one.
    Split(CardId),
    /// Show the stages alone.
    ShowStages,
    /// Weigh the opportunities, of which these miss a weight.
    OpenMatrix(Vec<Target>),
}

/// What is chosen in the properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Channel,
    Answers,
    Pair,
    Rule,
    Suggestion,
}

/// What can be done about a finding.
pub(super) fn action(finding: &Finding, records: &Records, journey: JourneyId) -> Action {
    let here = Target::Journey(journey);
    let target = target_of(finding, journey);
    let place = target.unwrap_or(here);
    match finding.rule {
        R::NoPersona => Action::AddPersona,
        R::NoGoal => Action::Field(here, "customer_goal"),
        R::NoLimits => Action::Field(here, if starts(records, journey) { "ends_when" } else { "starts_when" }),
        R::CompanyStart => Action::AddStage(records.stages_of(journey).first().map(|stage| stage.id)),
        R::NothingAfter => Action::AddStage(None),
        R::TooManyStages => Action::ShowStages,
        R::EmptyStage | R::OpportunityLate => Action::Go(place),
        R::NoTouchpoint | R::OnlyOnline | R::OnlyOwned => Action::AddCard(target, CardKind::Touchpoint),
        R::NoChannel => Action::Choose(place, What::Channel),
        R::FlatEmotion => Action::Go(emotion_lane(records, journey).unwrap_or(place)),
        R::EmotionUnfounded => Action::AddCard(target, CardKind::Thought),
        R::NoMoment => Action::AddCard(None, CardKind::MomentOfTruth),
        R::TooManyMoments => Action::ShowAll(fix::moments_in(records, target)),
        R::PainAlone => card_of(target).map_or(Action::Go(place), Action::Answer),
        R::OpportunityAlone => Action::Choose(place, What::Answers),
        R::OpportunityUnowned => Action::Field(place, "owner"),
        R::NotScored => Action::OpenMatrix(fix::not_scored(records, journey)),
        R::AllAssumed => Action::ShowAll(fix::assumed(records, journey)),
        R::NoSource => Action::Field(place, "source"),
        R::InsideWords => Action::Rename(place),
        R::LongCard => card_of(target).map_or(Action::Go(place), Action::Split),
        R::NoMetric => Action::AddCard(None, CardKind::Metric),
        R::ReviewDue => Action::Field(here, "review_date"),
        R::PairDiffers => match records.journeys.get(&journey).and_then(|journey| journey.pair) {
            Some(pair) if records.journeys.contains_key(&pair) => Action::Go(Target::Journey(pair)),
            _ => Action::Choose(here, What::Pair),
        },
        R::UnlinkedData => Action::Choose(place, What::Suggestion),
        R::NeverSeen => Action::Choose(place, What::Rule),
        R::FeltMeasured => Action::Go(place),
        R::GreatLoss => Action::AddCard(target, CardKind::Pain),
    }
}

fn starts(records: &Records, journey: JourneyId) -> bool {
    records.journeys.get(&journey).is_some_and(|journey| !journey.starts_when.trim().is_empty())
}

fn emotion_lane(records: &Records, journey: JourneyId) -> Option<Target> {
    let lanes = records.lanes_of(journey);
    lanes.iter().find(|lane| lane.kind == LaneKind::Emotion).map(|lane| Target::Lane(lane.id))
}

fn card_of(target: Option<Target>) -> Option<CardId> {
    if let Some(Target::Card(card)) = target { Some(card) } else { None }
}

impl Action {
    /// What its button says.
    pub(super) fn name(&self, language: Language) -> String {
        match self {
            Self::AddPersona => tr!(language, "persona-add"),
            Self::Field(_, "owner") => tr!(language, "check-do-owner"),
            Self::Field(_, "review_date") => tr!(language, "check-do-date"),
            Self::Field(..) => tr!(language, "check-do-field"),
            Self::Rename(_) => tr!(language, "menu-rename"),
            Self::Go(_) => tr!(language, "check-do-go"),
            Self::Choose(_, What::Channel) => tr!(language, "inspector-channel-none"),
            Self::Choose(_, What::Answers) => tr!(language, "check-do-link"),
            Self::Choose(_, What::Pair) => tr!(language, "check-do-pair"),
            Self::Choose(_, What::Rule) => tr!(language, "check-do-rule"),
            Self::Choose(_, What::Suggestion) => tr!(language, "check-do-suggestion"),
            Self::ShowAll(_) => tr!(language, "check-do-show"),
            Self::AddStage(Some(_)) => tr!(language, "check-do-stage-before"),
            Self::AddStage(None) => tr!(language, "check-do-stage"),
            Self::AddCard(_, CardKind::Touchpoint) => tr!(language, "check-do-touchpoint"),
            Self::AddCard(_, CardKind::Thought) => tr!(language, "check-do-thought"),
            Self::AddCard(_, CardKind::MomentOfTruth) => tr!(language, "check-do-moment"),
            Self::AddCard(_, CardKind::Metric) => tr!(language, "check-do-metric"),
            Self::AddCard(..) => tr!(language, "check-do-pain"),
            Self::Answer(_) => tr!(language, "check-do-opportunity"),
            Self::Split(_) => tr!(language, "check-do-split"),
            Self::ShowStages => tr!(language, "check-do-stages"),
            Self::OpenMatrix(_) => tr!(language, "check-do-matrix"),
        }
    }

    /// Where it leads, for findings that name no place themselves.
    pub(super) fn target(&self) -> Option<Target> {
        match self {
            Self::Field(target, _) | Self::Rename(target) | Self::Go(target) | Self::Choose(target, _) => Some(*target),
            Self::ShowAll(targets) | Self::OpenMatrix(targets) => targets.first().copied(),
            Self::AddCard(target, _) => *target,
            Self::Answer(card) | Self::Split(card) => Some(Target::Card(*card)),
            Self::AddStage(Some(stage)) => Some(Target::Stage(*stage)),
            Self::AddPersona | Self::AddStage(None) | Self::ShowStages => None,
        }
    }

    /// Whether it changes the project.
    pub(super) fn changes(&self) -> bool {
        use Action as A;
        matches!(self, A::AddPersona | A::AddStage(_) | A::AddCard(..) | A::Answer(_) | A::Split(_))
    }

    /// Does it; gives the edits.
    pub(super) fn act(self, open: &mut Open, language: Language) -> Vec<Edit> {
        let name = self.name(language);
        match self {
            Self::AddPersona => return add_persona(open, language),
            Self::AddStage(before) => return add_stage(open, before, language),
            Self::Answer(pain) => return answer(open, pain, language),
            Self::Split(card) => return fix::split(open.project.records(), card).into_iter().collect(),
            Self::Field(target, field) => {
                open.go_to_field(target, id_of(target, field));
            }
            Self::Rename(target) => rename(open, target),
            Self::Go(target) | Self::Choose(target, _) => open.go(target),
            Self::ShowAll(targets) => {
                targets.first().into_iter().for_each(|first| open.go(*first));
                open.search = Some(Search::given(name, targets));
            }
            Self::AddCard(target, kind) => open.begin_at(target, kind),
            Self::OpenMatrix(_) => open.matrix = Some(Matrix::default()),
            Self::ShowStages => {
                open.left.show(Tab::Outline);
                open.left.outline.fold_to_stages();
            }
        }
        Vec::new()
    }
}

/// Goes to the field that names a thing.
pub(in crate::ui) fn rename(open: &mut Open, target: Target) {
    open.go_to_field(target, id_of(target, "title"));
}

/// The field of a record in the properties.
fn id_of(target: Target, field: &'static str) -> egui::Id {
    match target {
        Target::Journey(id) => field_id::<Journey>(id, field),
        Target::Persona(id) => field_id::<Persona>(id, field),
        Target::Stage(id) => field_id::<Stage>(id, field),
        Target::Step(id) => field_id::<Step>(id, field),
        Target::Lane(id) => field_id::<Lane>(id, field),
        Target::Card(id) => field_id::<Card>(id, field),
        Target::Feeling(id) => field_id::<Feeling>(id, field),
        Target::Link(id) => field_id::<Link>(id, field),
    }
}

fn add_persona(open: &mut Open, language: Language) -> Vec<Edit> {
    let name = tr!(language, "left-new-persona");
    let (edit, persona) = edit::add_persona(open.project.records(), &name, Some(open.journey));
    open.persona = Some(persona);
    open.room = Room::Personas;
    vec![edit]
}

/// A stage before the first one, or one after the purchase at the end.
fn add_stage(open: &mut Open, before: Option<StageId>, language: Language) -> Vec<Edit> {
    let name = tr!(language, "canvas-new-stage");
    let (mut edit, id) = edit::add_stage(open.project.records(), open.journey, before, &name);
    for change in &mut edit.changes {
        if let Some(AnyRecord::Stage(stage)) = &mut change.after {
            (stage.phase, stage.moment) = match before {
                Some(_) => (Phase::Need, Moment::Before),
                None => (Phase::Loyalty, Moment::After),
            };
        }
    }
    rename(open, Target::Stage(id));
    vec![edit]
}

/// An opportunity in the column of the pain point that it answers.
fn answer(open: &mut Open, pain: CardId, language: Language) -> Vec<Edit> {
    let records = open.project.records();
    let Some(step) = records.cards.get(&pain).map(|pain| pain.step) else { return Vec::new() };
    let kind = CardKind::Opportunity;
    let Some((lane, place)) = commands::place_for(records, open.journey, kind, step, language) else {
        return Vec::new();
    };
    let (mut edit, id) = edit::add_card(records, place, kind, &tr!(language, "check-new-opportunity"));
    for change in &mut edit.changes {
        if let Some(AnyRecord::Card(card)) = &mut change.after {
            card.answers.push(pain);
        }
    }
    edit.changes.splice(0..0, lane.changes);
    rename(open, Target::Card(id));
    vec![edit]
}
