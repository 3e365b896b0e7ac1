//! Going to a place of the project: its room, its journey, the thing selected and in view, a field of it in hand.

use super::find::Place;
use super::open::{Open, Room};
use super::search::Search;
use crate::model::*;
use crate::scene::Target;
use egui::{Context, Id};

/// Where the window is on its way to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wanted {
    target: Option<Target>,
    field: Option<Id>,
    card: Option<CardKind>,
}

impl Open {
    /// Goes to a thing of a map and selects it.
    pub fn go(&mut self, target: Target) {
        self.go_to(Wanted { target: Some(target), field: None, card: None });
    }

    /// Goes to a field of a thing; see [`super::widgets::field_id`].
    pub(super) fn go_to_field(&mut self, target: Target, field: Id) {
        self.go_to(Wanted { target: Some(target), field: Some(field), card: None });
    }

    /// Goes to a thing, or stays, and begins a card of this kind in its column.
    pub(super) fn begin_at(&mut self, target: Option<Target>, kind: CardKind) {
        self.go_to(Wanted { target, field: None, card: Some(kind) });
    }

    fn go_to(&mut self, wanted: Wanted) {
        self.room = Room::Map;
        let there = wanted.target.and_then(|target| journey_of(self.project.records(), target));
        self.journey = there.unwrap_or(self.journey);
        self.wanted = Some(wanted);
    }

    /// Goes to where a text stands.
    pub(super) fn go_to_place(&mut self, place: Place) {
        match place {
            Place::Map(_, target) => self.go(target),
            Place::Persona(persona) => {
                self.persona = Some(persona);
                self.room = Room::Personas;
            }
            // A channel lives at its touchpoints.
            Place::Channel(channel) => {
                let name = self.project.records().channels.get(&channel).map(|channel| channel.name.clone());
                self.room = Room::Map;
                self.search = name.map(|name| Search::new(&name));
            }
            Place::Comment(comment) => {
                let comment = self.project.records().comments.get(&comment);
                let target = comment.map(|c| c.card.map_or(Target::Journey(c.journey), Target::Card));
                target.into_iter().for_each(|target| self.go(target));
            }
        }
    }

    /// Called when the map has been shown, so that it knows its journey: arrives. Gives the card to begin.
    pub(super) fn arrive(&mut self, ctx: &Context) -> Option<CardKind> {
        let wanted = self.wanted.take()?;
        if let Some(target) = wanted.target {
            self.canvas.show(target);
        }
        if let Some(field) = wanted.field {
            ctx.memory_mut(|memory| memory.request_focus(field));
        }
        ctx.request_repaint();
        wanted.card
    }
}

/// The journey on whose map a thing stands; personas stand on many.
pub(super) fn journey_of(records: &Records, target: Target) -> Option<JourneyId> {
    let of_step = |step: StepId| {
        let stage = records.steps.get(&step).and_then(|step| records.stages.get(&step.stage));
        stage.map(|stage| stage.journey)
    };
    match target {
        Target::Journey(id) => Some(id),
        Target::Persona(_) => None,
        Target::Stage(id) => records.stages.get(&id).map(|stage| stage.journey),
        Target::Step(id) => of_step(id),
        Target::Lane(id) => records.lanes.get(&id).map(|lane| lane.journey),
        Target::Card(id) => records.cards.get(&id).and_then(|card| records.journey_of(card)),
        Target::Feeling(id) => records.feelings.get(&id).and_then(|feeling| of_step(feeling.step)),
        Target::Link(id) => {
            let link = records.links.get(&id)?;
            records.journey_of(records.cards.get(&link.from)?)
        }
    }
}
