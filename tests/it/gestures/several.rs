//! Several cards at once.

use super::*;
use parcours::edit::{Felt, LinkEnd, Place};
use parcours::words::Say;

/// A journey with two columns more than cards: three thoughts in the first cell.
struct Desk {
    records: Records,
    journey: JourneyId,
    lane: LaneId,
    steps: Vec<StepId>,
    cards: Vec<CardId>,
}

impl Desk {
    fn new() -> Self {
        let mut records = parcours::project::template::four_stages(Language::English);
        let journey = journey(&records);
        let lane = lane(&records, journey, LaneKind::Thoughts);
        let steps: Vec<StepId> = records.columns_of(journey).iter().map(|step| step.id).collect();
        let mut cards = Vec::new();
        for title in ["a", "b", "c"] {
            let place = Place { lane, step: steps[0], before: None };
            let (edit, id) = edit::add_card(&records, place, CardKind::Thought, title);
            records = after(&records, &edit);
            cards.push(id);
        }
        Self { records, journey, lane, steps, cards }
    }

    fn cell(&self, records: &Records, column: usize) -> Vec<String> {
        titles(records, self.lane, self.steps[column])
    }
}

#[test]
fn several_cards_move_together_and_keep_their_order() {
    let desk = Desk::new();
    let [a, b, c] = desk.cards[..] else { panic!("three cards") };
    let target = Place { lane: desk.lane, step: desk.steps[1], before: None };
    let moved = after(&desk.records, &edit::move_cards(&desk.records, &[c, a], target).unwrap());
    assert_eq!((desk.cell(&moved, 0), desk.cell(&moved, 1)), (vec!["b".to_owned()], vec!["a".into(), "c".into()]));
    let between = Place { before: Some(c), ..target };
    let edit = edit::move_cards(&moved, &[b], between).unwrap();
    assert_eq!(desk.cell(&after(&moved, &edit), 1), ["a", "b", "c"]);
    assert!(
        edit::move_cards(&desk.records, &[a, b], Place { step: desk.steps[0], before: Some(c), ..target }).is_none()
    );
    let before_itself = Place { step: desk.steps[0], before: Some(b), ..target };
    let edit = edit::move_cards(&desk.records, &[b, a], before_itself);
    assert!(edit.is_none(), "they stand there");
    let last = Place { step: desk.steps[0], ..target };
    let edit = edit::move_cards(&desk.records, &[a, b], last).unwrap();
    assert_eq!(desk.cell(&after(&desk.records, &edit), 0), ["c", "a", "b"]);
    assert_eq!(edit.label.say(Language::English), "move 2 cards");
    assert_eq!(edit.label.say(Language::French), "déplacer 2 fiches");
}

#[test]
fn a_pattern_of_cards_moves_and_stops_at_the_edge() {
    let desk = Desk::new();
    let [a, b, _] = desk.cards[..] else { panic!("three cards") };
    let spread = after(&desk.records, &edit::distribute(&desk.records, &[a, b], desk.steps[0]).unwrap());
    assert_eq!((desk.cell(&spread, 0), desk.cell(&spread, 1)), (vec!["a".to_owned(), "c".into()], vec!["b".into()]));
    let shifted = after(&spread, &edit::shift_cards(&spread, &[a, b], 2, 0).unwrap());
    assert_eq!((desk.cell(&shifted, 2), desk.cell(&shifted, 3)), (vec!["a".to_owned()], vec!["b".into()]));
    let far = after(&spread, &edit::shift_cards(&spread, &[a, b], 100, 0).unwrap());
    let last = desk.steps.len() - 1;
    assert_eq!((desk.cell(&far, last - 1), desk.cell(&far, last)), (vec!["a".to_owned()], vec!["b".into()]));
    assert!(edit::shift_cards(&far, &[a, b], 1, 0).is_none(), "there is no further to go");
    let down = after(&spread, &edit::shift_cards(&spread, &[a], 0, 1).unwrap());
    let moments = lane(&down, desk.journey, LaneKind::Moments);
    assert_eq!(down.cards[&a].lane, moments, "the emotion curve between them takes no cards");
}

#[test]
fn fields_change_on_several_cards_at_once() {
    let desk = Desk::new();
    let edit = edit::set_on_cards(&desk.records, &desk.cards, |card| card.evidence = Evidence::Validated).unwrap();
    assert_eq!(edit.changes.len(), 3);
    let validated = after(&desk.records, &edit);
    assert!(edit::set_on_cards(&validated, &desk.cards, |card| card.evidence = Evidence::Validated).is_none());
    let wide = after(&validated, &edit::span_card(&validated, desk.cards[0], 99).unwrap());
    assert_eq!(wide.cards[&desk.cards[0]].span as usize, desk.steps.len());
    let roots: Vec<_> = desk.cards.iter().map(|id| (TableId::Card, id.uuid())).collect();
    let edit = edit::delete_all(&validated, &roots, "").unwrap();
    assert_eq!(edit.label.say(Language::French), "supprimer 3 fiches");
    assert!(after(&validated, &edit).cards.is_empty());
    assert!(edit::delete_all(&after(&validated, &edit), &roots, "").is_none());
}

#[test]
fn free_notes_are_sorted_into_a_cell() {
    let desk = Desk::new();
    let here = Place { lane: desk.lane, step: desk.steps[2], before: None };
    let (edit, note) = edit::free_note(&desk.records, here, (12.0, -8.0), "heard in the shop");
    let noted = after(&desk.records, &edit);
    assert_eq!((noted.cards[&note].offset_x, noted.cards[&note].kind), (Some(12.0), CardKind::Note));
    let place = Place { lane: desk.lane, step: desk.steps[0], before: Some(desk.cards[1]) };
    let sorted = after(&noted, &edit::drop_notes(&noted, &[note], place).unwrap());
    assert_eq!(desk.cell(&sorted, 0), ["a", "heard in the shop", "b", "c"]);
    let card = &sorted.cards[&note];
    assert_eq!((card.offset_x, card.offset_y, card.kind), (None, None, CardKind::Thought));
    let placed = after(&noted, &edit::move_card(&noted, note, here).unwrap());
    assert_eq!(placed.cards[&note].offset_x, None, "dropped on its own cell it is free no more");
}

#[test]
fn feelings_and_lines_are_drawn() {
    let desk = Desk::new();
    let value = |value| Felt { value: Some(value), ..Felt::default() };
    let (edit, feeling) = edit::feel(&desk.records, desk.steps[0], None, &value(9.0));
    let felt = after(&desk.records, &edit);
    assert_eq!(felt.feelings[&feeling].value, 2.0);
    let (edit, again) = edit::feel(&felt, desk.steps[0], None, &value(-1.0));
    assert_eq!(again, feeling, "nobody feels two things at once");
    let low = after(&felt, &edit);
    let edit = edit::shift_feelings(&low, &[feeling], 1.5).unwrap();
    assert_eq!(after(&low, &edit).feelings[&feeling].value, 0.5);
    let edit = edit::move_feeling(&low, feeling, desk.steps[1], 0.5).unwrap();
    assert_eq!(after(&low, &edit).feelings[&feeling].step, desk.steps[1]);
    assert!(edit::move_feeling(&low, feeling, desk.steps[0], -1.0).is_none());
    let named = Felt { value: None, named: "curious".into() };
    let edit = edit::feel(&low, desk.steps[0], None, &named).0;
    let curious = &after(&low, &edit).feelings[&feeling];
    assert_eq!((curious.value, curious.named.as_str()), (-1.0, "curious"), "what is not said stays");
    let [a, b, _] = desk.cards[..] else { panic!("three cards") };
    let (edit, link) = edit::add_link(&low, a, LinkEnd::Card(b), LinkKind::Loop).unwrap();
    let linked = after(&low, &edit);
    assert_eq!(linked.links[&link].to, Some(b));
    assert!(edit::add_link(&linked, a, LinkEnd::Card(b), LinkKind::Loop).is_none(), "it is there already");
    assert!(edit::add_link(&linked, a, LinkEnd::Card(a), LinkKind::Next).is_none());
    assert!(edit::add_link(&linked, a, LinkEnd::Journey(desk.journey), LinkKind::Next).is_some());
}

#[test]
fn a_new_moment_of_truth_is_the_one_of_its_stage() {
    let records = parcours::project::template::four_stages(Language::English);
    let journey = journey(&records);
    let lane = lane(&records, journey, LaneKind::Moments);
    let kinds = records.stages_of(journey).into_iter().map(|stage| {
        let place = Place { lane, step: records.steps_of(stage.id)[0].id, before: None };
        let (added, card) = edit::add_card(&records, place, CardKind::MomentOfTruth, "It counts");
        after(&records, &added).cards[&card].moment_type
    });
    assert_eq!(kinds.collect::<Vec<_>>(), [MomentType::Zmot, MomentType::Zmot, MomentType::Fmot, MomentType::Smot]);
}
