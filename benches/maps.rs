//! Maps of any size for measuring: a real project with no content of anybody's.

use parcours::model::*;

const STEPS_A_STAGE: usize = 5;
const PHASES: [(Phase, &str); 4] = [
    (Phase::Need, "Need"),
    (Phase::Comparison, "Comparison"),
    (Phase::Decision, "Decision"),
    (Phase::Loyalty, "Loyalty"),
];
const LANES: [(LaneKind, CardKind); 10] = [
    (LaneKind::Actions, CardKind::Action),
    (LaneKind::Touchpoints, CardKind::Touchpoint),
    (LaneKind::Thoughts, CardKind::Thought),
    (LaneKind::Needs, CardKind::Need),
    (LaneKind::Criteria, CardKind::Criterion),
    (LaneKind::Moments, CardKind::MomentOfTruth),
    (LaneKind::Pains, CardKind::Pain),
    (LaneKind::Gains, CardKind::Gain),
    (LaneKind::Opportunities, CardKind::Opportunity),
    (LaneKind::Notes, CardKind::Note),
];

/// A project with one journey of 20 steps and 10 lanes that hold so many cards, as evenly as they go, and a feeling
/// at every step.
pub(crate) fn map_of(cards: usize) -> (Records, JourneyId) {
    let (mut records, journey, steps, lanes) = empty_map(STEPS_A_STAGE);
    let text = "Reads what others say and asks a friend who has had one for years";
    add_cards(&mut records, &steps, &lanes, cards, ["compares prices", text]);
    (records, journey)
}

/// A map without cards: its steps, and its lanes with the kind that each holds.
pub(crate) fn empty_map(steps_a_stage: usize) -> (Records, JourneyId, Vec<StepId>, Vec<(LaneId, CardKind)>) {
    let mut records = Records::default();
    let mut project = Project::blank(ProjectId::new());
    project.title = "A map for measuring".to_owned();
    records.insert(project.into());
    let mut persona = Persona::blank(PersonaId::new());
    persona.name = "Claire Morel".to_owned();
    let mut journey = Journey::blank(JourneyId::new());
    journey.title = "Buying a coffee machine".to_owned();
    journey.customer_goal = "I want good coffee without studying for it".to_owned();
    journey.personas = vec![persona.id];
    let id = journey.id;
    records.insert(persona.into());
    records.insert(journey.into());
    let steps = add_steps(&mut records, id, steps_a_stage);
    let lanes = add_lanes(&mut records, id);
    (records, id, steps, lanes)
}

fn add_steps(records: &mut Records, journey: JourneyId, steps_a_stage: usize) -> Vec<StepId> {
    let mut steps = Vec::new();
    for ((phase, name), order) in PHASES.into_iter().zip(Order::row(PHASES.len())) {
        let mut stage = Stage::blank(StageId::new());
        (stage.journey, stage.order, stage.phase, stage.name) = (journey, order, phase, name.to_owned());
        for (place, order) in Order::row(steps_a_stage).into_iter().enumerate() {
            let mut step = Step::blank(StepId::new());
            (step.stage, step.order, step.name) = (stage.id, order, format!("{name}, step {}", place + 1));
            let mut feeling = Feeling::blank(FeelingId::new());
            (feeling.step, feeling.value) = (step.id, ((place * 7) % 5) as f64 - 2.0);
            feeling.named = "curious".to_owned();
            steps.push(step.id);
            records.insert(step.into());
            records.insert(feeling.into());
        }
        records.insert(stage.into());
    }
    steps
}

fn add_lanes(records: &mut Records, journey: JourneyId) -> Vec<(LaneId, CardKind)> {
    let kinds = LANES.into_iter().map(|(lane, card)| (lane, Some(card))).chain([(LaneKind::Emotion, None)]);
    let mut lanes = Vec::new();
    for ((kind, card), order) in kinds.zip(Order::row(LANES.len() + 1)) {
        let mut lane = Lane::blank(LaneId::new());
        (lane.journey, lane.order, lane.kind, lane.shown) = (journey, order, kind, true);
        lanes.extend(card.map(|card| (lane.id, card)));
        records.insert(lane.into());
    }
    lanes
}

/// Cards in rows, cell by cell.
pub(crate) fn add_cards(
    records: &mut Records,
    steps: &[StepId],
    lanes: &[(LaneId, CardKind)],
    cards: usize,
    [title, text]: [&str; 2],
) {
    let orders = Order::row(cards);
    for (number, order) in orders.into_iter().enumerate() {
        let (lane, kind) = lanes[number / steps.len() % lanes.len()];
        let mut card = Card::blank(CardId::new());
        (card.lane, card.step, card.span) = (lane, steps[number % steps.len()], 1);
        (card.order, card.kind) = (order, kind);
        card.title = format!("Card {} {title}", number + 1);
        card.text = text.to_owned();
        records.insert(card.into());
    }
}
