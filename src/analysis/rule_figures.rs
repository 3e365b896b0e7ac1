//! What rules match: each touchpoint, goal and persona by itself, and which touchpoints get into each other's way.

use crate::model::{CardId, Goal, Rule};
use crate::tracking::{Claims, Events, NO_VALUE, amount_of, matches};
use std::collections::BTreeMap;

/// Events of the whole data that rules match, and the customers who have one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Matched {
    /// Events.
    pub events: u64,
    /// Distinct customers.
    pub customers: u64,
}

/// Events that two touchpoints match. They count for the first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overlap {
    /// The one that comes first in the rule list.
    pub first: CardId,
    /// The other one.
    pub second: CardId,
    /// How many events.
    pub events: u64,
}

/// What the rules of the touchpoints of a journey match.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RuleFigures {
    /// By touchpoint, whether other touchpoints match these events too or not.
    pub touchpoints: BTreeMap<CardId, Matched>,
    /// The largest first.
    pub overlaps: Vec<Overlap>,
}

/// What conversions a goal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GoalFigures {
    /// Events and customers.
    pub matched: Matched,
    /// The sum of the values, in millionths of the currency unit; `None`: no conversion has one.
    pub value: Option<i128>,
}

/// What the touchpoints match, in the order of the rule list.
pub fn rule_figures(events: &Events, touchpoints: &[(CardId, Vec<Rule>)]) -> RuleFigures {
    let overlapping = Claims::of(events, touchpoints).overlapping;
    let mut figures = RuleFigures::default();
    // By touchpoint, whether it matches each of the overlapping events.
    let mut shared: Vec<Vec<bool>> = Vec::with_capacity(touchpoints.len());
    for (card, rules) in touchpoints {
        let holds = matches(events, rules);
        figures.touchpoints.insert(*card, count(events, &holds));
        shared.push(overlapping.iter().map(|&event| holds[event as usize]).collect());
    }
    for (second, of_second) in shared.iter().enumerate() {
        for (first, of_first) in shared[..second].iter().enumerate() {
            let both = of_first.iter().zip(of_second).filter(|(a, b)| **a && **b).count() as u64;
            if both > 0 {
                let (first, second) = (touchpoints[first].0, touchpoints[second].0);
                figures.overlaps.push(Overlap { first, second, events: both });
            }
        }
    }
    figures.overlaps.sort_by_key(|overlap| (std::cmp::Reverse(overlap.events), overlap.first, overlap.second));
    figures
}

/// What rules match.
pub fn matched(events: &Events, rules: &[Rule]) -> Matched {
    count(events, &matches(events, rules))
}

/// What a goal matches, and its value: that of its field, or of the column with the role Value.
pub fn goal_figures(events: &Events, goal: &Goal) -> GoalFigures {
    let holds = matches(events, &goal.rules);
    let converts = || holds.iter().enumerate().filter(|(_, holds)| **holds).map(|(event, _)| event);
    let amounts: Vec<i64> = if goal.value_field.is_empty() {
        converts().filter_map(|event| events.amounts.get(event).copied()).filter(|&a| a != i64::MIN).collect()
    } else if let Some(field) = events.field(&goal.value_field) {
        let amounts: Vec<Option<i64>> = field.values.iter().map(|value| amount_of(value)).collect();
        let code = |event: usize| Some(field.codes.at(event)).filter(|&code| code != NO_VALUE);
        converts().filter_map(|event| amounts[code(event)? as usize]).collect()
    } else {
        Vec::new()
    };
    let value = (!amounts.is_empty()).then(|| amounts.iter().map(|&amount| i128::from(amount)).sum());
    GoalFigures { matched: count(events, &holds), value }
}

fn count(events: &Events, holds: &[bool]) -> Matched {
    let has = |&customer: &usize| holds[events.of_customer(customer)].contains(&true);
    Matched {
        events: holds.iter().filter(|&&holds| holds).count() as u64,
        customers: (0..events.customers.len()).filter(has).count() as u64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Comparison, Condition, GoalId, Record};
    use crate::tracking::FieldColumn;

    fn events() -> Events {
        let column = |name: &str, values: &[&str], codes: &[u32]| FieldColumn {
            name: name.to_owned(),
            values: values.iter().map(|&value| value.to_owned()).collect(),
            codes: codes.iter().copied().collect(),
        };
        Events {
            customers: vec![1, 2],
            starts: vec![0, 3, 5],
            times_ms: vec![0, 1, 2, 0, 1],
            amounts: vec![i64::MIN, i64::MIN, 2_500_000, i64::MIN, i64::MIN],
            fields: vec![
                column("event", &["cart_view", "cart_pay", "buy"], &[0, 1, 2, 0, 2]),
                column("total", &["12,50", "-"], &[NO_VALUE, NO_VALUE, 0, NO_VALUE, 1]),
            ],
            ..Events::default()
        }
    }

    #[test]
    fn rules_say_what_they_match_and_who_is_in_the_way() {
        let contains =
            Condition { field: "event".to_owned(), comparison: Comparison::Contains, values: vec!["cart".to_owned()] };
        let (pay, cart, buy) = (CardId::new(), CardId::new(), CardId::new());
        let touchpoints = vec![
            (pay, vec![Rule::one(Condition::is("event", "cart_pay"))]),
            (cart, vec![Rule::one(contains)]),
            (buy, vec![Rule::one(Condition::is("event", "buy"))]),
        ];
        let figures = rule_figures(&events(), &touchpoints);
        assert_eq!(figures.touchpoints[&pay], Matched { events: 1, customers: 1 });
        assert_eq!(figures.touchpoints[&cart], Matched { events: 3, customers: 2 });
        assert_eq!(figures.overlaps, [Overlap { first: pay, second: cart, events: 1 }]);
    }

    #[test]
    fn goals_say_how_much_they_are_worth() {
        let rules = vec![Rule::one(Condition::is("event", "buy"))];
        let goal = Goal { rules, ..Goal::blank(GoalId::new()) };
        let figures = goal_figures(&events(), &goal);
        assert_eq!((figures.matched.events, figures.value), (2, Some(2_500_000)));
        let by_field = Goal { value_field: "total".to_owned(), ..goal.clone() };
        assert_eq!(goal_figures(&events(), &by_field).value, Some(12_500_000));
        let nowhere = Goal { value_field: "nothing".to_owned(), ..goal };
        assert_eq!(goal_figures(&events(), &nowhere).value, None);
    }
}
