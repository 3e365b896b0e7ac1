//! Copying and pasting.

use super::*;
use crate::random::Random;
use parcours::edit::Place;
use parcours::edit::clip::{self, At, Clip};
use std::collections::BTreeMap;
use uuid::Uuid;

fn roots(cards: &[CardId]) -> Vec<(TableId, Uuid)> {
    cards.iter().map(|card| (TableId::Card, card.uuid())).collect()
}

/// Every field of a card but its id, its place and what it names.
fn content(card: &Card) -> BTreeMap<&'static str, String> {
    let places = ["lane", "step", "order", "persona", "channel", "twin", "touchpoint", "image", "answers"];
    let fields = Card::FIELDS.iter().filter(|field| !places.contains(&field.name));
    fields.map(|field| (field.name, format!("{:?}", (field.get)(card)))).collect()
}

/// The contents of all cards of a journey, with lane, column and the names of what they name.
fn map(records: &Records, journey: JourneyId) -> Vec<String> {
    let columns: Vec<StepId> = records.columns_of(journey).iter().map(|step| step.id).collect();
    let title = |id: &CardId| records.cards[id].title.clone();
    let mut found: Vec<String> = Vec::new();
    for lane in records.lanes_of(journey) {
        for (column, step) in columns.iter().enumerate() {
            for card in records.cards_of(lane.id, *step) {
                let channel = card.channel.map(|id| records.channels[&id].name.clone());
                let persona = card.persona.map(|id| records.personas[&id].name.clone());
                let answers: Vec<String> = card.answers.iter().map(title).collect();
                let touchpoint = card.touchpoint.as_ref().map(title);
                let named = (channel, persona, answers, touchpoint);
                found.push(format!("{:?} {column} {named:?} {:?}", lane.kind, content(card)));
            }
        }
    }
    found
}

#[test]
fn a_whole_journey_pasted_into_another_project_says_the_same() {
    let ours = records();
    let first = journey(&ours);
    let text = clip::copy(&ours, &[(TableId::Journey, first.uuid())]).to_text();
    let other = parcours::project::template::four_stages(Language::French);
    let (edit, chosen) = clip::paste(&other, &Clip::parse(&text).unwrap(), journey(&other), None).unwrap();
    let pasted = after(&other, &edit);
    let copy = JourneyId::from_uuid(chosen[0].1);
    assert_eq!(pasted.journeys[&copy].title, ours.journeys[&first].title, "no other has this title");
    assert_eq!(map(&pasted, copy), map(&ours, first));
    let felt = |records: &Records, journey| -> Vec<Vec<String>> {
        let at = |step: &&Step| {
            let mut felt: Vec<String> = records
                .feelings
                .values()
                .filter(|f| f.step == step.id)
                .map(|f| format!("{} {} {:?}", f.value, f.named, f.persona.map(|id| &records.personas[&id].name)))
                .collect();
            felt.sort();
            felt
        };
        records.columns_of(journey).iter().map(at).collect()
    };
    assert_eq!(felt(&pasted, copy), felt(&ours, first));
    let listed = |records: &Records, journey: JourneyId| -> Vec<String> {
        records.journeys[&journey].rule_list.iter().map(|id| records.cards[id].title.clone()).collect()
    };
    assert_eq!(listed(&pasted, copy), listed(&ours, first));
    let names = |records: &Records, journey: JourneyId| -> Vec<String> {
        records.journeys[&journey].personas.iter().map(|id| records.personas[id].name.clone()).collect()
    };
    assert_eq!(names(&pasted, copy), names(&ours, first));
    let again = clip::paste(&pasted, &Clip::parse(&text).unwrap(), copy, None).unwrap().0;
    let twice = after(&pasted, &again);
    assert_eq!(twice.personas.len(), pasted.personas.len(), "personas are found again by name");
    assert!(twice.journeys.values().any(|journey| journey.title.ends_with("(copie)")), "the project is French");
}

#[test]
fn copied_cards_keep_their_distance_from_the_cell_they_are_pasted_into() {
    let records = records();
    let first = journey(&records);
    let lane = lane(&records, first, LaneKind::Touchpoints);
    let steps: Vec<StepId> = records.columns_of(first).iter().map(|step| step.id).collect();
    let cards = |column: usize| records.cards_of(lane, steps[column]).iter().map(|card| card.id).collect::<Vec<_>>();
    let copied: Vec<CardId> = cards(0).into_iter().chain(cards(2)).collect();
    assert!(cards(0).len() == 2 && !cards(2).is_empty(), "the sample has touchpoints there");
    let clip = clip::copy(&records, &roots(&copied));
    let before = records.cards_of(lane, steps[3]).first().map(|card| card.id);
    let place = Place { lane, step: steps[3], before };
    let (edit, chosen) = clip::paste(&records, &clip, first, Some(At::Cell(place))).unwrap();
    let pasted = after(&records, &edit);
    assert_eq!(chosen.len(), copied.len());
    let three = titles(&pasted, lane, steps[3]);
    assert_eq!(three[..2], titles(&records, lane, steps[0]), "before the card that makes room, in their order");
    assert_eq!(three[2..], titles(&records, lane, steps[3]));
    let five = titles(&pasted, lane, steps[5]);
    assert!(five.ends_with(&titles(&records, lane, steps[2])), "two columns further right");
    let rules = |records: &Records| -> Vec<CardId> { records.touchpoints_of(first).iter().map(|c| c.id).collect() };
    assert_eq!(rules(&pasted)[..rules(&records).len()], rules(&records), "a copy takes no event from its original");
}

#[test]
fn missing_columns_and_lanes_are_made() {
    let ours = records();
    let first = journey(&ours);
    let touchpoints: Vec<CardId> = ours
        .touchpoints_of(first)
        .iter()
        .map(|card| card.id)
        .chain([ours.cards.values().find(|c| c.kind == CardKind::Pain).unwrap().id])
        .collect();
    let other = parcours::project::template::four_stages(Language::English);
    let into = journey(&other);
    let pains = lane(&other, into, LaneKind::Pains);
    let bare = after(&other, &edit::delete_all(&other, &[(TableId::Lane, pains.uuid())], "").unwrap());
    let last = At::Step(*bare.columns_of(into).iter().map(|step| &step.id).next_back().unwrap());
    let (edit, _) = clip::paste(&bare, &clip::copy(&ours, &roots(&touchpoints)), into, Some(last)).unwrap();
    let pasted = after(&bare, &edit);
    assert_eq!(pasted.columns_of(into).len(), 8 + 7);
    assert_eq!(
        titles(
            &pasted,
            lane(&pasted, into, LaneKind::Pains),
            pasted.cards.values().find(|c| c.kind == CardKind::Pain).unwrap().step
        )
        .len(),
        1
    );
    assert_eq!(pasted.cards.len(), touchpoints.len());
    assert_eq!(pasted.channels.len(), bare.channels.len(), "the channels of the library are the same by name");
}

#[test]
fn duplicates_stand_below_and_behind_their_originals() {
    let records = records();
    let first = journey(&records);
    let touchpoint = records.touchpoints_of(first)[0];
    let (edit, chosen) = clip::duplicate(&records, &roots(&[touchpoint.id])).unwrap();
    let doubled = after(&records, &edit);
    let cell = doubled.cards_of(touchpoint.lane, touchpoint.step);
    let at = cell.iter().position(|card| card.id == touchpoint.id).unwrap();
    assert_eq!(cell[at + 1].id.uuid(), chosen[0].1);
    assert_eq!(content(cell[at + 1]), content(touchpoint), "its rules too");

    let stage = records.stages_of(first)[1];
    let (edit, _) = clip::duplicate(&records, &[(TableId::Stage, stage.id.uuid())]).unwrap();
    let doubled = after(&records, &edit);
    let names: Vec<&str> = doubled.stages_of(first).iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!((names.len(), names[1], names[2]), (5, stage.name.as_str(), stage.name.as_str()));
    let second = |records: &Records, stage: usize| -> Vec<String> {
        let steps = records.steps_of(records.stages_of(first)[stage].id);
        let lanes = records.lanes_of(first);
        lanes.iter().flat_map(|lane| steps.iter().flat_map(|step| titles(records, lane.id, step.id))).collect()
    };
    assert!(!second(&records, 1).is_empty());
    assert_eq!(second(&doubled, 2), second(&records, 1));
    assert_eq!(doubled.lanes.len(), records.lanes.len());

    let step = records.columns_of(first)[3];
    let doubled = after(&records, &clip::duplicate(&records, &[(TableId::Step, step.id.uuid())]).unwrap().0);
    assert_eq!(doubled.columns_of(first)[4].name, step.name);
    let emotion = lane(&records, first, LaneKind::Emotion);
    let doubled = after(&records, &clip::duplicate(&records, &[(TableId::Lane, emotion.uuid())]).unwrap().0);
    assert_eq!(doubled.feelings.len(), records.feelings.len(), "a second curve shows the same feelings");
}

#[test]
fn answers_and_lines_between_copies_stay_among_them() {
    let records = records();
    let answering = records.cards.values().find(|card| !card.answers.is_empty()).unwrap();
    let both = [answering.id, answering.answers[0]];
    let into = records.journey_of(answering).unwrap();
    let (edit, chosen) = clip::paste(&records, &clip::copy(&records, &roots(&both)), into, None).unwrap();
    let pasted = after(&records, &edit);
    let copy = &pasted.cards[&CardId::from_uuid(chosen[0].1)];
    assert!(copy.answers.contains(&CardId::from_uuid(chosen[1].1)));
    let alone = clip::paste(&records, &clip::copy(&records, &roots(&both[..1])), into, None).unwrap();
    let copy = &after(&records, &alone.0).cards[&CardId::from_uuid(alone.1[0].1)];
    assert_eq!(copy.answers, answering.answers, "what it answers is still in this project");
    assert_eq!(copy.twin, None, "the original keeps its twin");
}

#[test]
fn whatever_is_chosen_is_pasted_and_undone_again() {
    let ours = records();
    let all: Vec<(TableId, Uuid)> = ours.iter().map(|record| (record.table(), record.uuid())).collect();
    let columns: Vec<StepId> = ours.steps.keys().copied().collect();
    let lanes: Vec<LaneId> = ours.lanes.keys().copied().collect();
    let journeys: Vec<JourneyId> = ours.journeys.keys().copied().collect();
    let other = parcours::project::template::four_stages(Language::French);
    let mut random = Random(7);
    for _ in 0..60 {
        let roots: Vec<_> = (0..1 + random.below(4)).map(|_| all[random.below(all.len())]).collect();
        let clip = clip::copy(&ours, &roots);
        let read = Clip::parse(&clip.to_text());
        assert_eq!(read.is_none(), clip.is_empty());
        let Some(read) = read else { continue };
        let (lane, step) = (lanes[random.below(lanes.len())], columns[random.below(columns.len())]);
        let at = [Some(At::Cell(Place { lane, step, before: None })), Some(At::Step(step)), Some(At::Lane(lane)), None];
        let into = journeys[random.below(journeys.len())];
        for (records, into) in [(&ours, into), (&other, journey(&other))] {
            if let Some((edit, _)) = clip::paste(records, &read, into, at[random.below(4)]) {
                let now = after(records, &edit);
                assert_eq!(now.cards.len(), records.cards.len() + clip::copy(&ours, &roots).cards());
            }
            if let Some((edit, _)) = clip::duplicate(records, &roots) {
                after(records, &edit);
            }
        }
    }
}

#[test]
fn no_text_brings_pasting_down() {
    let ours = records();
    let into = journey(&ours);
    let text = clip::copy(&ours, &[(TableId::Journey, into.uuid())]).to_text();
    assert!(Clip::parse(&format!("Need\tBuy\n{text}\nmore")).is_some(), "behind words for other programs");
    for text in ["", "parcours:", "parcours:{", "parcours:{}", "a\tb", "parcours:{\"version\":1}"] {
        assert!(Clip::parse(text).is_none(), "{text}");
    }
    assert!(Clip::parse(&text.replacen("\"version\":1", "\"version\":2", 1)).is_none(), "made by a newer version");
    let mut random = Random(3);
    for _ in 0..120 {
        let mut bytes = text.clone().into_bytes();
        for _ in 0..1 + random.below(6) {
            let at = random.below(bytes.len());
            match random.below(3) {
                0 => bytes[at] = b"0123456789abcdef\"{}[]:,-\xC3"[random.below(25)],
                1 => drop(bytes.drain(at..(at + random.below(200)).min(bytes.len()))),
                _ => bytes.extend_from_within(at..(at + random.below(200)).min(text.len().min(at + 1))),
            }
        }
        if let Some(clip) = Clip::parse(&String::from_utf8_lossy(&bytes))
            && let Some((edit, _)) = clip::paste(&ours, &clip, into, None)
        {
            after(&ours, &edit);
        }
    }
}

#[test]
fn other_programs_get_a_table() {
    let records = records();
    let first = journey(&records);
    let grid = clip::to_tsv(&records, &[(TableId::Journey, first.uuid())], Language::English);
    let rows: Vec<&str> = grid.lines().collect();
    assert!(rows[0].starts_with("Stage\tNeed\t"), "{}", rows[0]);
    assert!(rows[1].starts_with("Step\t"), "{}", rows[1]);
    assert!(grid.contains("\nTouchpoints\t") && grid.contains("\nEmotion\t"), "{grid}");
    let mut card = records.touchpoints_of(first)[0].clone();
    card.title = "Says \"no\"".into();
    let mut changed = records.clone();
    changed.insert(card.clone().into());
    let list = clip::to_tsv(&changed, &[(TableId::Card, card.id.uuid())], Language::French);
    assert!(list.starts_with("Étape\tSous-étape\tLigne\tNature\tTitre\tTexte\n"), "{list}");
    assert!(list.contains("\tPoint de contact\t\"Says \"\"no\"\"\"\t"), "{list}");
}

#[test]
fn nothing_is_pasted_into_a_lane_that_nobody_sees() {
    let ours = records();
    let pain = ours.cards.values().find(|card| card.kind == CardKind::Pain).unwrap().id;
    let other = parcours::project::template::four_stages(Language::English);
    let into = journey(&other);
    let pains = lane(&other, into, LaneKind::Pains);
    let hidden = after(&other, &edit::show_lane(&other, pains, false, "").unwrap());
    let (edit, _) = clip::paste(&hidden, &clip::copy(&ours, &roots(&[pain])), into, None).unwrap();
    let pasted = after(&hidden, &edit);
    assert!(pasted.lanes[&pains].shown);
    assert_eq!(pasted.cards.values().next().unwrap().lane, pains);
}

#[test]
fn images_travel_with_the_cards_that_show_them() {
    let mut ours = records();
    let first = journey(&ours);
    let hash = "ab".repeat(32);
    let asset = Asset { hash: hash.clone(), name: "Shelf".into(), ..Asset::blank(AssetId::new()) };
    let card = ours.touchpoints_of(first)[0].id;
    let pictured = edit::set_on_cards(&ours, &[card], |card| card.image = Some(asset.id)).unwrap();
    ours.insert(asset.clone().into());
    let ours = after(&ours, &pictured);
    let clip = clip::copy(&ours, &roots(&[card]));
    assert_eq!(clip.images().collect::<Vec<_>>(), [hash.as_str()]);
    let clip = Clip::parse(&clip.to_text()).unwrap();
    let other = parcours::project::template::four_stages(Language::French);
    let (edit, chosen) = clip::paste(&other, &clip, journey(&other), None).unwrap();
    let pasted = after(&other, &edit);
    let shown = pasted.cards[&CardId::from_uuid(chosen[0].1)].image.expect("it shows its image here too");
    assert_eq!((pasted.assets.len(), &pasted.assets[&shown].hash), (1, &hash));
    let twice = after(&pasted, &clip::paste(&pasted, &clip, journey(&pasted), None).unwrap().0);
    assert_eq!(twice.assets.len(), 1, "the same image is one image");
    let (edit, copy) = clip::duplicate(&ours, &roots(&[card])).unwrap();
    assert_eq!(after(&ours, &edit).cards[&CardId::from_uuid(copy[0].1)].image, Some(asset.id));
}
