//! What records are called: the kind of thing, and which one.

use super::Say;
use crate::model::*;
use crate::tr;

/// What kind of thing a record of this table is.
pub fn kind_name(language: Language, table: TableId) -> String {
    match table {
        TableId::Project => tr!(language, "inspector-project"),
        TableId::Persona => tr!(language, "inspector-persona"),
        TableId::Journey => tr!(language, "inspector-journey"),
        TableId::Stage => tr!(language, "inspector-stage"),
        TableId::Step => tr!(language, "inspector-step"),
        TableId::Lane => tr!(language, "inspector-lane"),
        TableId::Card => tr!(language, "record-card"),
        TableId::Feeling => tr!(language, "record-feeling"),
        TableId::Channel => tr!(language, "inspector-channel"),
        TableId::Link => tr!(language, "record-link"),
        TableId::Engagement => tr!(language, "engagement-title"),
        TableId::Comment => tr!(language, "record-comment"),
        TableId::Snapshot => tr!(language, "record-snapshot"),
        TableId::View => tr!(language, "record-view"),
        TableId::Source => tr!(language, "record-source"),
        TableId::Goal => tr!(language, "record-goal"),
        TableId::Asset => tr!(language, "record-image"),
    }
}

/// Which one it is: its title or name, else what it is about. `records`: where the things it names are looked up.
pub fn record_name(language: Language, records: &Records, record: &AnyRecord) -> String {
    let card = |id: CardId| records.cards.get(&id).map(|card| card_name(language, card));
    let step = |id: StepId| records.steps.get(&id).map(|step| step.name.clone());
    let persona = |id: PersonaId| records.personas.get(&id).map(|persona| persona.name.clone());
    let joined = |parts: [Option<String>; 2], between: &str| {
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
    };
    match record {
        AnyRecord::Project(project) => project.title.clone(),
        AnyRecord::Persona(persona) => persona.name.clone(),
        AnyRecord::Journey(journey) => journey.title.clone(),
        AnyRecord::Stage(stage) => stage.name.clone(),
        AnyRecord::Step(step) => step.name.clone(),
        AnyRecord::Lane(lane) if lane.title.is_empty() => lane.kind.say(language),
        AnyRecord::Lane(lane) => lane.title.clone(),
        AnyRecord::Card(card) => card_name(language, card),
        AnyRecord::Feeling(feeling) => joined([step(feeling.step), feeling.persona.and_then(persona)], ", "),
        AnyRecord::Channel(channel) => channel.name.clone(),
        AnyRecord::Link(link) => joined([card(link.from), link.to.and_then(card)], " → "),
        AnyRecord::Engagement(one) => joined([persona(one.persona), card(one.touchpoint)], ", "),
        AnyRecord::Comment(comment) => shortened(&comment.text),
        AnyRecord::Snapshot(snapshot) => snapshot.name.clone(),
        AnyRecord::View(view) => view.name.clone(),
        AnyRecord::Source(source) => source.name.clone(),
        AnyRecord::Goal(goal) => goal.name.clone(),
        AnyRecord::Asset(asset) => asset.name.clone(),
    }
}

/// Its title, else the beginning of its text, else its kind.
fn card_name(language: Language, card: &Card) -> String {
    match [&card.title, &card.text].into_iter().find(|text| !text.trim().is_empty()) {
        Some(text) => shortened(text),
        None => card.kind.say(language),
    }
}

/// The first line of a text, as much of it as fits into a list.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.trim().lines().next().unwrap_or_default();
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_owned(),
    }
}
