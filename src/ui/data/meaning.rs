//! What rules, goals and personas match in the whole data, worked out beside the window.

use super::Known;
use super::beside::Beside;
use crate::analysis::{GoalFigures, Matched, RuleFigures, goal_figures, matched, rule_figures};
use crate::model::*;
use crate::tracking::Events;
use egui::Context;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Events, and the rules of some records.
type Ruled<I> = (Known, Vec<(I, Vec<Rule>)>);

/// Figures by what they are about.
#[derive(Default)]
pub(super) struct Meaning {
    rules: Beside<Ruled<CardId>, RuleFigures>,
    goals: Beside<(Known, Vec<Goal>), BTreeMap<GoalId, GoalFigures>>,
    people: Beside<Ruled<PersonaId>, BTreeMap<PersonaId, Matched>>,
}

impl Meaning {
    /// What the touchpoints of a journey match; `None`: not known yet.
    pub(super) fn rules(
        &mut self,
        ctx: &Context,
        events: &Arc<Events>,
        records: &Records,
        journey: JourneyId,
    ) -> Option<&RuleFigures> {
        let ruled = records.touchpoints_of(journey).into_iter().filter(|card| !card.rules.is_empty());
        let ruled: Vec<(CardId, Vec<Rule>)> = ruled.map(|card| (card.id, card.rules.clone())).collect();
        let (counted, wanted) = (Arc::clone(events), ruled.clone());
        let key = (Known(Arc::clone(events)), ruled);
        self.rules.follow(ctx, key, events.len(), move || rule_figures(&counted, &wanted));
        self.rules.get()
    }

    /// Conversions and value of every goal.
    pub(super) fn goals(
        &mut self,
        ctx: &Context,
        events: &Arc<Events>,
        records: &Records,
    ) -> Option<&BTreeMap<GoalId, GoalFigures>> {
        // The name of a goal changes no figure.
        let goals = records.goals.values().map(|goal| Goal { name: String::new(), ..goal.clone() });
        let goals: Vec<Goal> = goals.collect();
        let (counted, wanted) = (Arc::clone(events), goals.clone());
        let work = move || wanted.iter().map(|goal| (goal.id, goal_figures(&counted, goal))).collect();
        self.goals.follow(ctx, (Known(Arc::clone(events)), goals), events.len(), work);
        self.goals.get()
    }

    /// Whom the rules of every persona match.
    pub(super) fn people(
        &mut self,
        ctx: &Context,
        events: &Arc<Events>,
        records: &Records,
    ) -> Option<&BTreeMap<PersonaId, Matched>> {
        let people: Vec<(PersonaId, Vec<Rule>)> =
            records.personas.values().map(|persona| (persona.id, persona.rules.clone())).collect();
        let (counted, wanted) = (Arc::clone(events), people.clone());
        let work = move || wanted.iter().map(|(id, rules)| (*id, matched(&counted, rules))).collect();
        self.people.follow(ctx, (Known(Arc::clone(events)), people), events.len(), work);
        self.people.get()
    }

    /// Whether newer figures are on their way.
    pub(super) fn is_old(&self) -> bool {
        self.rules.is_old() || self.goals.is_old() || self.people.is_old()
    }
}
