//! What can be done with what is selected: the same commands behind keys, menus and the palette.

use super::selected::{Selected, Way};
use crate::edit::{self, Edit, Label, Place, Verb};
use crate::model::*;
use crate::scene::Target;
pub(in crate::ui) use crate::scene::lane_title;
use crate::tr;
use crate::words::Say;

/// The name of a thing as the history calls it.
pub fn name_of(records: &Records, target: Target, language: Language) -> String {
    match target {
        Target::Journey(id) => records.journeys.get(&id).map(|j| j.title.clone()),
        Target::Persona(id) => records.personas.get(&id).map(|p| p.name.clone()),
        Target::Stage(id) => records.stages.get(&id).map(|s| s.name.clone()),
        Target::Step(id) => records.steps.get(&id).map(|s| s.name.clone()),
        Target::Lane(id) => records.lanes.get(&id).map(|l| lane_title(l, language)),
        Target::Card(id) => records.cards.get(&id).map(|c| c.title.clone()),
        Target::Feeling(id) => records.feelings.get(&id).map(|f| f.named.clone()),
        Target::Link(id) => records.links.get(&id).map(|link| link_name(link, language)),
    }
    .unwrap_or_default()
}

/// What stands on a link, or its kind.
fn link_name(link: &Link, language: Language) -> String {
    if link.label.is_empty() { link.kind.say(language) } else { link.label.clone() }
}

/// The text that editing in place changes; `None` for what has none.
pub fn text_of(records: &Records, target: Target) -> Option<String> {
    match target {
        Target::Lane(id) => records.lanes.get(&id).map(|l| l.title.clone()),
        Target::Link(id) => records.links.get(&id).map(|link| link.label.clone()),
        other => Some(name_of(records, other, Language::English)),
    }
}

/// The edit that gives a thing another text.
pub fn set_text(records: &Records, target: Target, text: &str) -> Option<Edit> {
    macro_rules! renamed {
        ($table:ident, $id:expr, $field:ident) => {{
            let before = records.$table.get(&$id).filter(|before| before.$field != text)?;
            let mut after = before.clone();
            after.$field = text.to_owned();
            Some(edit::rename(text, before.clone(), after))
        }};
    }
    match target {
        Target::Journey(id) => renamed!(journeys, id, title),
        Target::Persona(id) => renamed!(personas, id, name),
        Target::Stage(id) => renamed!(stages, id, name),
        Target::Step(id) => renamed!(steps, id, name),
        Target::Lane(id) => renamed!(lanes, id, title),
        Target::Card(id) => renamed!(cards, id, title),
        Target::Feeling(id) => renamed!(feelings, id, named),
        Target::Link(id) => renamed!(links, id, label),
    }
}

/// The record behind a thing of the map; the head of the map and its personas stand for more than they show.
pub fn root_of(target: Target) -> Option<(TableId, uuid::Uuid)> {
    Some(match target {
        Target::Journey(_) | Target::Persona(_) => return None,
        Target::Stage(id) => (TableId::Stage, id.uuid()),
        Target::Step(id) => (TableId::Step, id.uuid()),
        Target::Lane(id) => (TableId::Lane, id.uuid()),
        Target::Card(id) => (TableId::Card, id.uuid()),
        Target::Feeling(id) => (TableId::Feeling, id.uuid()),
        Target::Link(id) => (TableId::Link, id.uuid()),
    })
}

/// The thing of the map that shows a record.
pub fn target_of(table: TableId, id: uuid::Uuid) -> Option<Target> {
    Some(match table {
        TableId::Stage => Target::Stage(StageId::from_uuid(id)),
        TableId::Step => Target::Step(StepId::from_uuid(id)),
        TableId::Lane => Target::Lane(LaneId::from_uuid(id)),
        TableId::Card => Target::Card(CardId::from_uuid(id)),
        TableId::Feeling => Target::Feeling(FeelingId::from_uuid(id)),
        TableId::Link => Target::Link(LinkId::from_uuid(id)),
        _ => return None,
    })
}

/// Deletes things with all that stands in them. The head of the map stays: journeys go in the list at the left.
pub fn delete(records: &Records, targets: &[Target], language: Language) -> Option<Edit> {
    let roots: Vec<_> = targets.iter().filter_map(|target| root_of(*target)).collect();
    let name = targets.first().map(|target| name_of(records, *target, language)).unwrap_or_default();
    edit::delete_all(records, &roots, &name)
}

/// A persona walks a journey from now on.
pub fn walks(records: &Records, journey: JourneyId, persona: PersonaId) -> Option<Edit> {
    let before = records.journeys.get(&journey).filter(|journey| !journey.personas.contains(&persona))?;
    let mut after = before.clone();
    after.personas.push(persona);
    Some(edit::change(&before.title, before.clone(), after))
}

/// A card that stands for a place of the map, to compare others with.
pub(super) fn stand_in(records: &Records, lane: LaneId, step: StepId) -> Card {
    let kind = records.lanes.get(&lane).and_then(|lane| edit::card_kind_of(lane.kind)).unwrap_or_default();
    Card { lane, step, kind, ..Card::blank(CardId::default()) }
}

/// A new stage or step beside the one given, and what to select then.
pub fn insert_beside(records: &Records, target: Target, after: bool, language: Language) -> Option<(Edit, Target)> {
    match target {
        Target::Stage(id) => {
            let stage = records.stages.get(&id)?;
            let before = beside(&ids(records.stages_of(stage.journey), |s| s.id), id, after);
            let (edit, id) = edit::add_stage(records, stage.journey, before, &tr!(language, "canvas-new-stage"));
            Some((edit, Target::Stage(id)))
        }
        Target::Step(id) => {
            let step = records.steps.get(&id)?;
            let before = beside(&ids(records.steps_of(step.stage), |s| s.id), id, after);
            let (edit, id) = edit::add_step(records, step.stage, before, &tr!(language, "canvas-new-step"));
            Some((edit, Target::Step(id)))
        }
        Target::Lane(id) => {
            let lane = records.lanes.get(&id)?;
            let before = beside(&ids(records.lanes_of(lane.journey), |l| l.id), id, after);
            let (edit, id) = edit::add_lane(records, lane.journey, before, lane.kind, &lane.kind.say(language));
            Some((edit, Target::Lane(id)))
        }
        _ => None,
    }
}

fn ids<R, I>(records: Vec<&R>, id: impl Fn(&R) -> I) -> Vec<I> {
    records.into_iter().map(id).collect()
}

/// The sibling before which something stands that goes directly before or after `id`.
fn beside<I: PartialEq + Copy>(siblings: &[I], id: I, after: bool) -> Option<I> {
    let here = siblings.iter().position(|sibling| *sibling == id)?;
    siblings.get(here + usize::from(after)).copied()
}

/// The sibling before which `id` stands after one step to an end: `Some(None)` is the last place, `None` no move.
fn shifted<I: PartialEq + Copy>(siblings: &[I], id: I, forward: bool) -> Option<Option<I>> {
    let here = siblings.iter().position(|sibling| *sibling == id)?;
    if forward {
        (here + 1 < siblings.len()).then(|| siblings.get(here + 2).copied())
    } else {
        here.checked_sub(1).map(|there| Some(siblings[there]))
    }
}

/// Moves what is selected one place this way: cards all ways, together; stages and steps sideways, lanes up and down.
pub fn shift(records: &Records, targets: &[Target], way: Way, language: Language) -> Option<Edit> {
    match targets {
        [] => None,
        [target] => shift_one(records, *target, way, language),
        several => {
            let card = |target: &Target| if let Target::Card(card) = target { Some(*card) } else { None };
            let cards: Vec<CardId> = several.iter().filter_map(card).collect();
            let (columns, lanes) = match way {
                Way::Left => (-1, 0),
                Way::Right => (1, 0),
                Way::Up => (0, -1),
                Way::Down => (0, 1),
            };
            edit::shift_cards(records, &cards, columns, lanes)
        }
    }
}

fn shift_one(records: &Records, target: Target, way: Way, language: Language) -> Option<Edit> {
    let forward = matches!(way, Way::Right | Way::Down);
    let sideways = matches!(way, Way::Left | Way::Right);
    match target {
        Target::Stage(id) if sideways => {
            let siblings = ids(records.stages_of(records.stages.get(&id)?.journey), |s| s.id);
            edit::move_stage(records, id, shifted(&siblings, id, forward)?)
        }
        Target::Step(id) if sideways => shift_step(records, id, forward),
        Target::Lane(id) if !sideways => {
            let lane = records.lanes.get(&id)?;
            let siblings = ids(records.lanes_of(lane.journey), |l| l.id);
            edit::move_lane(records, id, shifted(&siblings, id, forward)?, &lane_title(lane, language))
        }
        Target::Card(id) => shift_card(records, id, way),
        _ => None,
    }
}

/// Past the end of its stage a step goes into the next one.
fn shift_step(records: &Records, id: StepId, forward: bool) -> Option<Edit> {
    let step = records.steps.get(&id)?;
    let siblings = ids(records.steps_of(step.stage), |s| s.id);
    if let Some(before) = shifted(&siblings, id, forward) {
        return edit::move_step(records, id, step.stage, before);
    }
    let stages = ids(records.stages_of(records.stages.get(&step.stage)?.journey), |s| s.id);
    let here = stages.iter().position(|stage| *stage == step.stage)?;
    let next = if forward { stages.get(here + 1) } else { here.checked_sub(1).and_then(|i| stages.get(i)) }?;
    let before = if forward { records.steps_of(*next).first().map(|s| s.id) } else { None };
    edit::move_step(records, id, *next, before)
}

/// Up and down inside its cell and from its ends into the next lane, sideways into the next column, to the end of the cell there.
fn shift_card(records: &Records, id: CardId, way: Way) -> Option<Edit> {
    let card = records.cards.get(&id)?;
    let forward = matches!(way, Way::Right | Way::Down);
    if matches!(way, Way::Up | Way::Down) {
        let cell = ids(records.cards_of(card.lane, card.step), |c| c.id);
        let Some(before) = shifted(&cell, id, forward) else {
            return edit::shift_cards(records, &[id], 0, if forward { 1 } else { -1 });
        };
        return edit::move_card(records, id, Place { lane: card.lane, step: card.step, before });
    }
    let columns = ids(records.columns_of(records.journey_of(card)?), |s| s.id);
    let here = columns.iter().position(|step| *step == card.step)?;
    let step = if forward { columns.get(here + 1) } else { here.checked_sub(1).and_then(|i| columns.get(i)) }?;
    edit::move_card(records, id, Place { lane: card.lane, step: *step, before: None })
}

/// Where a card of this kind goes in a column: the lane of its kind, shown or added where it is not. The edit brings
/// the lane about; it is empty where the lane already stands there.
pub fn place_for(
    records: &Records,
    journey: JourneyId,
    kind: CardKind,
    step: StepId,
    language: Language,
) -> Option<(Edit, Place)> {
    let lanes = records.lanes_of(journey);
    let takes = |lane: &&&Lane| edit::card_kind_of(lane.kind) == Some(kind);
    if let Some(lane) = lanes.iter().filter(takes).max_by_key(|lane| lane.shown) {
        let showing = edit::show_lane(records, lane.id, true, &lane_title(lane, language));
        let none = Edit::new(Label::new(Verb::Show, ""), vec![]);
        return Some((showing.unwrap_or(none), Place { lane: lane.id, step, before: None }));
    }
    let lane_kind = LaneKind::ALL.iter().copied().find(|lane| edit::card_kind_of(*lane) == Some(kind))?;
    let (adding, lane) = edit::add_lane(records, journey, None, lane_kind, &lane_kind.say(language));
    Some((adding, Place { lane, step, before: None }))
}

/// The column a new card goes to: that of the selection, else the first one.
pub fn column_for(records: &Records, journey: JourneyId, selected: Selected) -> Option<StepId> {
    selected.step(records).or_else(|| records.columns_of(journey).first().map(|step| step.id))
}
