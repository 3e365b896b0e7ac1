//! What a screen reader says of a card.

use super::card_criterion;
use super::map::Map;
use super::phrase;
use crate::analysis::compare::Mark;
use crate::model::{Card, CardKind, TableId};
use crate::tr;

/// Kind, title, place, and what the card tells by other means than words.
pub(super) fn card(map: &Map, card: &Card, column: usize, place: (usize, usize)) -> String {
    let column = &map.grid.columns[column];
    let stage = map.grid.stages[column.stage].name.as_str();
    let step = column.step.map(|step| step.name.as_str()).unwrap_or_default();
    let title = [&card.title, &card.question].into_iter().find(|text| !text.trim().is_empty());
    let title = title.map_or("–", |title| title.trim());
    let (place, count) = ((place.0 + 1).to_string(), place.1.to_string());
    let kind = &map.words.kinds[&card.kind];
    let mut spoken = map.words.spoken_card.fill(&[kind, title, stage, step, &place, &count]);
    for part in more(map, card) {
        spoken.push_str(", ");
        spoken.push_str(&part);
    }
    spoken
}

/// What is said of a thing, and how it differs from another map.
pub(super) fn with_marks(said: String, marks: &[Mark]) -> String {
    marks.iter().fold(said, |said, mark| format!("{said}, {}", mark.words))
}

fn more(map: &Map, card: &Card) -> Vec<String> {
    let mut parts = Vec::new();
    let figures = map.overlay.and_then(|overlay| overlay.touchpoints.get(&card.id));
    if let Some(figures) = figures.filter(|_| map.options.show_customers) {
        parts.push(phrase::customers(map, figures.customers));
    }
    if card.kind == CardKind::Criterion {
        for score in card_criterion::in_order(card) {
            let name = if score.name.trim().is_empty() { map.words.us.as_str() } else { score.name.trim() };
            parts.push(map.words.spoken_score.fill(&[name, &score.value.to_string()]));
        }
    }
    if let Some(persona) = map.persona_of(card) {
        parts.push(persona.name.trim().to_owned());
    }
    if let Some(open) = map.comments.get(&card.id).filter(|_| map.options.comments) {
        parts.push(tr!(map.language(), "map-comments", count = (*open as i64)));
    }
    parts.extend(map.marks_of(TableId::Card, card.id).iter().map(|mark| mark.words.clone()));
    parts
}
