//! What the palette offers for the words typed: groups, the one with the best answer first.

use super::Choice;
use crate::model::*;
use crate::scene::{Target, icon};
use crate::tr;
use crate::ui::command::Command;
use crate::ui::find::{Entry, Index, Needle, Place, fold};
use crate::words::Say;

/// A group is cut here; more words find the rest.
const MOST: usize = 24;

/// A group of the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    Commands,
    Map,
    Personas,
    Channels,
    Comments,
}

impl Say for Group {
    fn say(&self, language: Language) -> String {
        match self {
            Self::Commands => tr!(language, "palette-commands"),
            Self::Map => tr!(language, "palette-map"),
            Self::Personas => tr!(language, "palette-personas"),
            Self::Channels => tr!(language, "palette-channels"),
            Self::Comments => tr!(language, "palette-comments"),
        }
    }
}

/// A row of the palette.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    pub(super) group: Group,
    pub(super) choice: Choice,
    pub(super) title: String,
    /// What it is and where it stands, or its key.
    pub(super) about: String,
    pub(super) glyph: char,
}

/// What is offered: without words every command, with words whatever answers them.
pub(super) fn offers(query: &str, project: Option<(&Records, &Index, JourneyId)>, language: Language) -> Vec<Offer> {
    let needle = Needle::new(query);
    let mut groups = vec![commands(&needle, project.is_some(), language)];
    if let Some((records, index, here)) = project.filter(|_| !needle.is_empty()) {
        groups.extend(texts(&needle, records, index, here, language));
    }
    groups.retain(|(_, offers)| !offers.is_empty());
    groups.sort_by_key(|(best, _)| std::cmp::Reverse(*best));
    groups.into_iter().flat_map(|(_, offers)| offers).collect()
}

/// The commands that answer, best first, and how good the best one is. Without a project only some make sense.
fn commands(needle: &Needle, open: bool, language: Language) -> (u32, Vec<Offer>) {
    let without = [Command::New, Command::Open, Command::OpenSample, Command::Shortcuts];
    let mut scored: Vec<(u32, Offer)> = Command::all()
        .into_iter()
        .filter(|command| *command != Command::Palette && (open || without.contains(command)))
        .map(|command| (Choice::Command(command), command.name(language), command.keys(language)))
        .chain(LaneKind::ALL.iter().filter(|_| open && !needle.is_empty()).map(|kind| {
            let title = tr!(language, "palette-add-lane", kind = kind.say(language));
            (Choice::AddLane(*kind), title, String::new())
        }))
        .filter_map(|(choice, title, about)| {
            let score = if needle.is_empty() { Some(0) } else { needle.score(&fold(&title), "") };
            score.map(|score| {
                (score, Offer { group: Group::Commands, choice, title, about, glyph: command_glyph(choice) })
            })
        })
        .collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let best = scored.first().map_or(0, |(score, _)| *score);
    let most = if needle.is_empty() { usize::MAX } else { MOST };
    (best, scored.into_iter().take(most).map(|(_, offer)| offer).collect())
}

/// What stands on the map in front comes before the same text on another one.
const HERE: u32 = 8;

fn texts(
    needle: &Needle,
    records: &Records,
    index: &Index,
    here: JourneyId,
    language: Language,
) -> Vec<(u32, Vec<Offer>)> {
    let is_here = |place: Place| matches!(place, Place::Map(journey, _) if journey == here);
    let mut found = index.best(needle);
    for (score, entry) in &mut found {
        *score += if is_here(entry.place) { HERE } else { 0 };
    }
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let of = |group: Group| {
        let inside = found.iter().filter(|(_, entry)| group_of(entry.place) == group).take(MOST);
        let best = inside.clone().next().map_or(0, |(score, _)| *score);
        let offers = inside.map(|(_, entry)| Offer {
            group,
            choice: Choice::Go(entry.place),
            title: title(entry, records, language),
            about: about(entry.place, records, here, language),
            glyph: place_glyph(entry.place, records),
        });
        (best, offers.collect())
    };
    [Group::Map, Group::Personas, Group::Channels, Group::Comments].map(of).into()
}

fn command_glyph(choice: Choice) -> char {
    match choice {
        Choice::Command(Command::Add(kind)) => icon::of_card(kind),
        Choice::AddLane(kind) => icon::of_lane(kind),
        Choice::Command(_) | Choice::Go(_) => icon::COMMAND,
    }
}

fn place_glyph(place: Place, records: &Records) -> char {
    let Place::Map(_, target) = place else {
        return match place {
            Place::Channel(_) => icon::BROADCAST,
            Place::Comment(_) => icon::CHAT_CIRCLE,
            Place::Persona(_) | Place::Map(..) => icon::USER_CIRCLE,
        };
    };
    match target {
        Target::Journey(_) => icon::PATH,
        Target::Persona(_) => icon::USER_CIRCLE,
        Target::Stage(_) => icon::FLOW_ARROW,
        Target::Step(_) => icon::COLUMNS,
        Target::Lane(id) => records.lanes.get(&id).map_or(icon::ROWS, |lane| icon::of_lane(lane.kind)),
        Target::Card(id) => records.cards.get(&id).map_or(icon::NOTE, |card| icon::of_card(card.kind)),
        Target::Feeling(_) => icon::SMILEY,
        Target::Link(_) => icon::ARROW_RIGHT,
    }
}

fn group_of(place: Place) -> Group {
    match place {
        Place::Map(..) => Group::Map,
        Place::Persona(_) => Group::Personas,
        Place::Channel(_) => Group::Channels,
        Place::Comment(_) => Group::Comments,
    }
}

fn title(entry: &Entry, records: &Records, language: Language) -> String {
    match entry.place {
        // Found by its text; its kind is the only name it has.
        Place::Map(_, Target::Card(card)) if entry.title.is_empty() => {
            records.cards.get(&card).map(|card| card.kind.say(language)).unwrap_or_default()
        }
        Place::Map(_, Target::Feeling(_)) if entry.title.is_empty() => tr!(language, "inspector-emotion"),
        _ => entry.title.clone(),
    }
}

/// What it is and where: "Touchpoint · Decision, Order", with the journey where that is not the one on the map.
fn about(place: Place, records: &Records, here: JourneyId, language: Language) -> String {
    let Place::Map(journey, target) = place else {
        return match place {
            Place::Persona(id) => records.personas.get(&id).map(|p| p.role.clone()).unwrap_or_default(),
            Place::Channel(id) => records.channels.get(&id).map(|c| c.place.say(language)).unwrap_or_default(),
            Place::Comment(id) => records.comments.get(&id).map(|c| c.author.clone()).unwrap_or_default(),
            Place::Map(..) => String::new(),
        };
    };
    let kind = match target {
        Target::Journey(_) => tr!(language, "inspector-journey"),
        Target::Persona(_) => tr!(language, "inspector-persona"),
        Target::Stage(_) => tr!(language, "inspector-stage"),
        Target::Step(_) => tr!(language, "inspector-step"),
        Target::Lane(_) => tr!(language, "inspector-lane"),
        Target::Feeling(_) => tr!(language, "inspector-emotion"),
        Target::Link(_) => tr!(language, "inspector-link"),
        Target::Card(id) => records.cards.get(&id).map(|card| card.kind.say(language)).unwrap_or_default(),
    };
    let elsewhere = records.journeys.get(&journey).filter(|_| journey != here);
    let elsewhere = elsewhere.map(|j| match records.journeys.get(&here).is_some_and(|here| here.title == j.title) {
        true => j.state.say(language).to_lowercase(),
        false => j.title.clone(),
    });
    let parts = [Some(kind), elsewhere, column(target, records, language)];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

fn column(target: Target, records: &Records, language: Language) -> Option<String> {
    let step = match target {
        Target::Card(id) => records.cards.get(&id)?.step,
        Target::Feeling(id) => records.feelings.get(&id)?.step,
        Target::Step(id) => return records.stages.get(&records.steps.get(&id)?.stage).map(|stage| stage.name.clone()),
        Target::Lane(id) => {
            let lane = records.lanes.get(&id)?;
            return (!lane.title.is_empty()).then(|| lane.kind.say(language));
        }
        Target::Link(id) => records.cards.get(&records.links.get(&id)?.from)?.step,
        Target::Journey(_) | Target::Persona(_) | Target::Stage(_) => return None,
    };
    let step = records.steps.get(&step)?;
    let stage = records.stages.get(&step.stage)?;
    let names = [stage.name.as_str(), step.name.as_str()];
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    Some(names.join(", "))
}
