//! What a finding is about in full, and cutting a long card in two.

use crate::edit::{self, Change, Edit, Label, Verb};
use crate::model::*;
use crate::scene::Target;

fn cards(records: &Records, journey: JourneyId) -> impl Iterator<Item = &Card> {
    records.cards.values().filter(move |card| records.journey_of(card) == Some(journey))
}

/// The moments of truth of a stage.
pub(super) fn moments_in(records: &Records, stage: Option<Target>) -> Vec<Target> {
    let Some(Target::Stage(stage)) = stage else { return Vec::new() };
    let inside = |card: &&Card| records.steps.get(&card.step).is_some_and(|step| step.stage == stage);
    let moments = records.cards.values().filter(inside).filter(|card| card.kind == CardKind::MomentOfTruth);
    moments.map(|card| Target::Card(card.id)).collect()
}

/// The opportunities without impact or effort.
pub(super) fn not_scored(records: &Records, journey: JourneyId) -> Vec<Target> {
    let open = cards(records, journey).filter(|card| card.kind == CardKind::Opportunity);
    open.filter(|card| card.impact.is_none() || card.effort.is_none()).map(|card| Target::Card(card.id)).collect()
}

/// The cards that nobody has looked into yet.
pub(super) fn assumed(records: &Records, journey: JourneyId) -> Vec<Target> {
    let assumed = cards(records, journey).filter(|card| card.evidence == Evidence::Assumed);
    assumed.map(|card| Target::Card(card.id)).collect()
}

/// Makes two cards of one, cut at the mark nearest to its middle.
pub(super) fn split(records: &Records, id: CardId) -> Option<Edit> {
    let before = records.cards.get(&id)?;
    let (first, second) = halves(&before.title)?;
    let cell = records.cards_of(before.lane, before.step);
    let here = cell.iter().position(|card| card.id == id)?;
    let place = edit::Place { lane: before.lane, step: before.step, before: cell.get(here + 1).map(|card| card.id) };
    let (added, _) = edit::add_card(records, place, before.kind, &second);
    let mut after = before.clone();
    after.title = first;
    let mut changes = vec![Change::replaced(before.clone(), after)];
    changes.extend(added.changes);
    Some(Edit::new(Label::new(Verb::Change, &before.title), changes))
}

/// A title in two: at a full stop or semicolon, else at a comma, else at a space; the one nearest to the middle.
fn halves(title: &str) -> Option<(String, String)> {
    let marks: [&[char]; 3] = [&['.', ';', '!', '?'], &[',', ':'], &[' ']];
    let cut = |marks: &[char]| {
        let ends = title.char_indices().filter(|(at, c)| marks.contains(c) && *at > 0);
        let ends = ends.map(|(at, c)| at + c.len_utf8()).filter(|at| !title[*at..].trim().is_empty());
        ends.min_by_key(|at| at.abs_diff(title.len() / 2))
    };
    // A mark close to an end would cut off a word or two.
    let central = |at: &usize| (title.len() / 5..title.len() * 4 / 5).contains(at);
    let at = marks.iter().find_map(|marks| cut(marks).filter(central))?;
    let loose: &[char] = &[' ', '.', ';', ',', ':', '\u{A0}', '\u{202F}'];
    let (first, second) = (title[..at].trim_end_matches(loose), title[at..].trim_start_matches(loose));
    let mut letters = second.chars();
    let second = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())?;
    Some((first.to_owned(), second))
}

#[cfg(test)]
mod tests {
    use super::halves;

    #[test]
    fn a_title_is_cut_at_the_mark_nearest_to_its_middle() {
        let cut = |title| halves(title).map(|(first, second)| format!("{first} | {second}"));
        assert_eq!(cut("Fills the basket; calls the shop.").as_deref(), Some("Fills the basket | Calls the shop."));
        assert_eq!(cut("Looks, compares prices and asks").as_deref(), Some("Looks | Compares prices and asks"));
        assert_eq!(cut("Été : l’énergie, l’eau et le gaz").as_deref(), Some("Été : l’énergie | L’eau et le gaz"));
        assert_eq!(cut("Unbreakable"), None);
    }
}
