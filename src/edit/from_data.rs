//! Verbs by which data become part of a map: touchpoints for values, the order of rules, whole journeys, goals.

use super::cards::{Place, add_card, link_touchpoints};
use super::change::{Change, Edit};
use super::columns::order_among;
use super::label::{Label, Verb};
use crate::model::*;

/// A touchpoint of a journey that is made from data.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnTouchpoint {
    /// What it is called.
    pub title: String,
    /// The stage it stands in.
    pub phase: Phase,
    /// What it is seen by.
    pub rules: Vec<Rule>,
}

/// A journey that is made from data.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnJourney {
    /// What it is called.
    pub title: String,
    /// The names of the stages that may be needed, in their order.
    pub stages: Vec<(Phase, String)>,
    /// In the order of the map.
    pub touchpoints: Vec<DrawnTouchpoint>,
    /// What is a conversion: the name of the goal, and the rules.
    pub goal: Option<(String, Vec<Rule>)>,
}

/// A new touchpoint at a place with a rule, at the end of the rule list.
pub fn touchpoint_from_value(records: &Records, place: Place, title: &str, rule: Rule) -> (Edit, CardId) {
    let (mut edit, id) = add_card(records, place, CardKind::Touchpoint, title);
    for change in &mut edit.changes {
        if let Some(AnyRecord::Card(card)) = &mut change.after {
            card.rules = vec![rule.clone()];
        }
    }
    let journey = records.lanes.get(&place.lane).and_then(|lane| records.journeys.get(&lane.journey));
    if let Some(before) = journey {
        let mut after = before.clone();
        after.rule_list = listed(records, before.id);
        after.rule_list.push(id);
        edit.changes.push(Change::replaced(before.clone(), after));
    }
    (edit, id)
}

/// A touchpoint gets one rule more.
pub fn add_rule(records: &Records, card: CardId, rule: Rule) -> Option<Edit> {
    let card = records.cards.get(&card)?;
    let journey = records.journey_of(card)?;
    let mut rules = card.rules.clone();
    rules.push(rule);
    Some(link_touchpoints(records, journey, &[(card.id, rules)]))
}

/// A touchpoint goes before the one above it in the rule list of its journey, or behind the one below it. `None` where
/// there is none.
pub fn move_in_rule_list(records: &Records, card: CardId, up: bool) -> Option<Edit> {
    let title = &records.cards.get(&card)?.title;
    let before = records.journeys.get(&records.journey_of(records.cards.get(&card)?)?)?;
    let mut list = listed(records, before.id);
    // Only touchpoints with rules claim anything: the others are passed over.
    let ruled = |id: &CardId| records.cards.get(id).is_some_and(|card| !card.rules.is_empty());
    let here = list.iter().position(|id| *id == card)?;
    let other = match up {
        true => list[..here].iter().rposition(ruled)?,
        false => here + 1 + list[here + 1..].iter().position(ruled)?,
    };
    let moved = list.remove(here);
    list.insert(other, moved);
    let after = Journey { rule_list: list, ..before.clone() };
    Some(Edit::new(Label::new(Verb::Move, title), vec![Change::replaced(before.clone(), after)]))
}

/// Every touchpoint of a journey, in the order in which they claim events.
fn listed(records: &Records, journey: JourneyId) -> Vec<CardId> {
    records.touchpoints_of(journey).into_iter().map(|card| card.id).collect()
}

/// A new goal at the end of the list.
pub fn add_goal(records: &Records, name: &str, rules: Vec<Rule>) -> (Edit, GoalId) {
    let goal = new_goal(records, name, rules);
    let id = goal.id;
    (Edit::new(Label::new(Verb::Add, name), vec![Change::added(goal)]), id)
}

fn new_goal(records: &Records, name: &str, rules: Vec<Rule>) -> Goal {
    let orders: Vec<_> = records.goals_in_order().into_iter().map(|goal| (goal.id, &goal.order)).collect();
    let order = order_among(&orders, None, None);
    Goal { name: name.to_owned(), rules, order, ..Goal::blank(GoalId::new()) }
}

/// A goal comes first in the list: the first one counts on the map. `None` where it does so already.
pub fn goal_first(records: &Records, goal: GoalId) -> Option<Edit> {
    let goals = records.goals_in_order();
    let first = goals.first().filter(|first| first.id != goal)?;
    let before = records.goals.get(&goal)?;
    let after = Goal { order: Order::between(None, Some(&first.order)), ..before.clone() };
    Some(Edit::new(Label::new(Verb::Move, &before.name), vec![Change::replaced(before.clone(), after)]))
}

/// Up to so many touchpoints have a step each; of more, two share one, so that the map fits on a screen.
const ONE_A_STEP: usize = 8;

/// A journey with its stages and steps, the touchpoints in them, rules, and their order. A goal that has no rules yet gets
/// those of the conversion; else a new one is made.
pub fn journey_from_data(records: &Records, drawn: &DrawnJourney) -> (Edit, JourneyId) {
    const LANES: [LaneKind; 6] = [
        LaneKind::Touchpoints,
        LaneKind::Emotion,
        LaneKind::Moments,
        LaneKind::Pains,
        LaneKind::Opportunities,
        LaneKind::Metrics,
    ];
    let orders: Vec<_> = records.journeys_in_order().into_iter().map(|j| (j.id, &j.order)).collect();
    let order = order_among(&orders, None, None);
    let mut journey = Journey { title: drawn.title.clone(), order, ..Journey::blank(JourneyId::new()) };
    let mut changes = Vec::new();
    let mut touchpoints = LaneId::new();
    for (kind, order) in LANES.into_iter().zip(Order::row(LANES.len())) {
        let lane = Lane { journey: journey.id, order, kind, shown: true, ..Lane::blank(LaneId::new()) };
        if kind == LaneKind::Touchpoints {
            touchpoints = lane.id;
        }
        changes.push(Change::added(lane));
    }
    let in_a_step = if drawn.touchpoints.len() > ONE_A_STEP { 2 } else { 1 };
    let of_phase = |phase: Phase| drawn.touchpoints.iter().filter(move |t| t.phase == phase);
    let stages: Vec<_> = drawn.stages.iter().filter(|(phase, _)| of_phase(*phase).next().is_some()).collect();
    for ((phase, name), order) in stages.iter().zip(Order::row(stages.len())) {
        let (name, moment) = (name.clone(), moment_of(*phase));
        let stage = Stage { journey: journey.id, order, name, phase: *phase, moment, ..Stage::blank(StageId::new()) };
        let here: Vec<&DrawnTouchpoint> = of_phase(*phase).collect();
        let steps: Vec<&[&DrawnTouchpoint]> = here.chunks(in_a_step).collect();
        for (place, (inside, order)) in steps.iter().zip(Order::row(steps.len())).enumerate() {
            let name = step_name(&stage.name, place, &steps);
            let step = Step { stage: stage.id, order, name, ..Step::blank(StepId::new()) };
            for (touchpoint, order) in inside.iter().zip(Order::row(inside.len())) {
                let card = drawn_card(touchpoint, touchpoints, step.id, order);
                journey.rule_list.push(card.id);
                changes.push(Change::added(card));
            }
            changes.push(Change::added(step));
        }
        changes.push(Change::added(stage));
    }
    changes.extend(goal_change(records, drawn));
    let id = journey.id;
    changes.push(Change::added(journey));
    (Edit::new(Label::new(Verb::Add, &drawn.title), changes), id)
}

/// A step of one touchpoint is called like it. Where touchpoints share steps none of them says what its step is: they are
/// called like their stage, and numbered if there are several.
fn step_name(stage: &str, place: usize, steps: &[&[&DrawnTouchpoint]]) -> String {
    match steps {
        [only] if only.len() > 1 => stage.to_owned(),
        _ if steps.iter().any(|inside| inside.len() > 1) => format!("{stage} {}", place + 1),
        _ => steps[place][0].title.clone(),
    }
}

fn drawn_card(touchpoint: &DrawnTouchpoint, lane: LaneId, step: StepId, order: Order) -> Card {
    Card {
        lane,
        step,
        span: 1,
        order,
        kind: CardKind::Touchpoint,
        title: touchpoint.title.clone(),
        evidence: Evidence::Partly,
        rules: touchpoint.rules.clone(),
        ..Card::blank(CardId::new())
    }
}

fn goal_change(records: &Records, drawn: &DrawnJourney) -> Option<Change> {
    let (name, rules) = drawn.goal.clone()?;
    let goals = records.goals_in_order();
    if goals.iter().any(|goal| goal.rules == rules) {
        return None;
    }
    Some(match goals.first().filter(|goal| goal.rules.is_empty()) {
        Some(&before) => Change::replaced(before.clone(), Goal { rules, ..before.clone() }),
        None => Change::added(new_goal(records, &name, rules)),
    })
}

fn moment_of(phase: Phase) -> Moment {
    match phase {
        Phase::Need | Phase::Comparison => Moment::Before,
        Phase::Decision | Phase::Other => Moment::During,
        Phase::Loyalty => Moment::After,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps_of(phases: &[(Phase, usize)]) -> Vec<String> {
        let touchpoints = phases.iter().flat_map(|(phase, count)| {
            (0..*count).map(move |n| DrawnTouchpoint {
                title: format!("{phase:?} card {n}"),
                phase: *phase,
                rules: Vec::new(),
            })
        });
        let drawn = DrawnJourney {
            title: "Shop".to_owned(),
            stages: Phase::ALL.iter().map(|phase| (*phase, format!("{phase:?}"))).collect(),
            touchpoints: touchpoints.collect(),
            goal: None,
        };
        let (edit, id) = journey_from_data(&Records::default(), &drawn);
        let mut records = Records::default();
        crate::edit::apply(&mut records, &mut StateSum::default(), &edit);
        records.columns_of(id).into_iter().map(|step| step.name.clone()).collect()
    }

    #[test]
    fn steps_are_called_by_what_they_hold() {
        assert_eq!(
            steps_of(&[(Phase::Need, 1), (Phase::Decision, 2)]),
            ["Need card 0", "Decision card 0", "Decision card 1"]
        );
        let many = steps_of(&[(Phase::Need, 2), (Phase::Comparison, 5), (Phase::Decision, 1), (Phase::Loyalty, 1)]);
        let expected = ["Need", "Comparison 1", "Comparison 2", "Comparison 3", "Decision card 0", "Loyalty card 0"];
        assert_eq!(many, expected, "of two in a step none says what the step is");
    }
}
