//! Where files that came in go: images onto the map or to a persona, texts of other programs into cells.

use super::canvas::commands;
use super::open::{Open, Room};
use crate::edit::paste_text::{self, Pasted, Report};
use crate::edit::{self, Change, Edit, Label, Place, Verb};
use crate::model::*;
use crate::scene::{Scene, Target};
use egui::Context;

impl Open {
    /// The first cell that takes cards.
    pub(super) fn first_place(&self) -> Option<Place> {
        let records = self.project.records();
        let lanes = records.lanes_of(self.journey);
        let lane = lanes.iter().find(|lane| lane.shown && edit::card_kind_of(lane.kind).is_some())?.id;
        let selected = self.canvas.selected.first();
        let step = commands::column_for(records, self.journey, selected)?;
        let (lane, step) = selected.cell(records).unwrap_or((lane, step));
        Some(Place { lane, step, before: None })
    }

    /// Texts of another program as cards of the selected cell.
    pub(super) fn place_texts(&self, pasted: &Pasted, language: Language) -> Option<(Edit, Report)> {
        let (records, place) = (self.project.records(), self.first_place()?);
        let kind = records.lanes.get(&place.lane).and_then(|lane| edit::card_kind_of(lane.kind))?;
        Some(paste_text::apply(records, self.journey, place, kind, pasted, language))
    }

    /// The edit that puts an image where the pointer is: the portrait of a persona, the image of a card, or a card of
    /// its own. `asset`: the image's record, where it is new.
    pub(super) fn place_image(
        &self,
        ctx: &Context,
        scene: &Scene,
        asset: Option<Change>,
        image: AssetId,
        name: &str,
        language: Language,
    ) -> Option<Edit> {
        let records = self.project.records();
        let pointed = self.canvas.pointed(ctx).filter(|_| self.room == Room::Map);
        let under = pointed.and_then(|at| scene.spots.iter().rev().find(|spot| spot.rect.contains(at)));
        let persona = match (self.room, under.map(|spot| spot.target)) {
            (Room::Personas, _) => self.persona,
            (_, Some(Target::Persona(persona))) => Some(persona),
            _ => None,
        };
        let mut edit = if let Some(before) = persona.and_then(|id| records.personas.get(&id)) {
            let after = Persona { portrait: Some(image), ..before.clone() };
            edit::change(&before.name, before.clone(), after)
        } else if let Some(before) = image_card(records, under.map(|spot| spot.target)) {
            edit::change(&before.title, before.clone(), Card { image: Some(image), ..before.clone() })
        } else {
            self.image_card(scene, pointed, image, name, language)?
        };
        edit.changes.splice(0..0, asset);
        Some(edit)
    }

    fn image_card(
        &self,
        scene: &Scene,
        pointed: Option<crate::scene::Point>,
        image: AssetId,
        name: &str,
        language: Language,
    ) -> Option<Edit> {
        let records = self.project.records();
        let cell = pointed.and_then(|at| scene.cell_at(at)).map(|cell| (cell.lane, cell.step));
        let takes = |lane: LaneId| records.lanes.get(&lane).is_some_and(|l| edit::card_kind_of(l.kind).is_some());
        let none = Edit::new(Label::new(Verb::Add, name), vec![]);
        let (lane, place) = match cell.filter(|(lane, _)| takes(*lane)) {
            Some((lane, step)) => (none, Place { lane, step, before: None }),
            None => {
                let step = commands::column_for(records, self.journey, self.canvas.selected.first())?;
                commands::place_for(records, self.journey, CardKind::Image, step, language)?
            }
        };
        let (mut edit, id) = edit::add_card(records, place, CardKind::Image, name);
        for change in &mut edit.changes {
            if let Some(AnyRecord::Card(card)) = &mut change.after
                && card.id == id
            {
                card.image = Some(image);
            }
        }
        edit.changes.splice(0..0, lane.changes);
        Some(edit)
    }
}

/// The image card under the pointer, which takes another image.
fn image_card(records: &Records, target: Option<Target>) -> Option<&Card> {
    let Some(Target::Card(id)) = target else { return None };
    records.cards.get(&id).filter(|card| card.kind == CardKind::Image)
}
