//! The content that ships: whole, in both languages, and held together by references that lead somewhere.

use crate::house::french_faults;
use chrono::NaiveDate;
use parcours::model::*;
use parcours::project::{sample, template};
use std::collections::BTreeMap;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

/// Every text of a project, those inside lists too, with the record and field it stands in.
fn texts(records: &Records) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for record in records.iter() {
        let columns = record.table().columns();
        for ((name, _, _), value) in columns.into_iter().zip(record.values()) {
            if let Value::Text(text) = value {
                let place = format!("{}.{name}", record.table().name());
                match serde_json::from_str::<serde_json::Value>(&text) {
                    Ok(json @ serde_json::Value::Array(_)) => strings(&json, &place, &mut found),
                    _ => found.push((place, text)),
                }
            }
        }
    }
    found
}

fn strings(json: &serde_json::Value, place: &str, found: &mut Vec<(String, String)>) {
    match json {
        serde_json::Value::String(text) => found.push((place.to_owned(), text.clone())),
        serde_json::Value::Array(items) => items.iter().for_each(|item| strings(item, place, found)),
        serde_json::Value::Object(fields) => fields.values().for_each(|item| strings(item, place, found)),
        _ => {}
    }
}

#[test]
fn french_content_is_spaced_as_french_is() {
    for records in [sample::records(Language::French, today()), template::four_stages(Language::French)] {
        let faults = |(place, text): &(String, String)| {
            french_faults(text).into_iter().map(|fault| format!("{place} wants {fault}: {text}")).collect::<Vec<_>>()
        };
        let wrong: Vec<_> = texts(&records).iter().flat_map(faults).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

/// How many texts each field of each table holds, and how many of these are empty.
fn shape(records: &Records) -> BTreeMap<String, (usize, usize)> {
    let mut shape = BTreeMap::new();
    for (place, text) in texts(records) {
        let (all, empty): &mut (usize, usize) = shape.entry(place).or_default();
        *all += 1;
        *empty += usize::from(text.is_empty());
    }
    shape
}

#[test]
fn both_languages_have_the_same_shape() {
    let sample = |language| shape(&sample::records(language, today()));
    assert_eq!(sample(Language::English), sample(Language::French));
    let template = |language| shape(&template::four_stages(language));
    assert_eq!(template(Language::English), template(Language::French));
}

#[test]
fn the_french_sample_is_french() {
    let records = sample::records(Language::French, today());
    assert_eq!(records.project().note, "Exemple\u{A0}: personnes et données inventées.");
    assert_eq!(records.project().language, Language::French);
    let camille = records.personas_in_order()[0];
    assert_eq!(camille.facts[3].value, "250 à 350\u{A0}€, tous les huit ans");
    let titles: Vec<&str> = records.cards.values().map(|card| card.title.as_str()).collect();
    assert!(titles.contains(&"«\u{A0}19\u{A0}€ de port, et on me le dit maintenant\u{202F}?\u{A0}»"));
}

#[test]
fn the_sample_has_its_cards_and_what_stands_around_them() {
    let records = sample::records(Language::English, today());
    let [as_is, to_be, trade] = records.journeys_in_order()[..] else { panic!("three journeys") };
    let count = |journey: &Journey, kind| cards(&records, journey.id).iter().filter(|card| card.kind == kind).count();
    let kinds = [
        (CardKind::Action, 8, 8),
        (CardKind::Touchpoint, 13, 15),
        (CardKind::Thought, 6, 6),
        (CardKind::MomentOfTruth, 4, 4),
        (CardKind::Pain, 6, 2),
        (CardKind::Gain, 3, 4),
        (CardKind::Opportunity, 5, 5),
        (CardKind::Metric, 3, 3),
    ];
    for (kind, today, wanted) in kinds {
        assert_eq!((count(as_is, kind), count(to_be, kind)), (today, wanted), "{kind:?}");
    }
    assert_eq!(cards(&records, as_is.id).len(), 48);
    assert_eq!(cards(&records, trade.id).len(), 4);
    assert_eq!((as_is.state, to_be.state), (JourneyState::AsIs, JourneyState::ToBe));
    assert_eq!((as_is.pair, to_be.pair), (Some(to_be.id), Some(as_is.id)));
    assert_eq!(records.columns_of(as_is.id).len(), 8);
    assert_eq!(records.channels.len(), 37);
    assert_eq!(records.engagements.len(), 24);
    assert_eq!(records.personas.len(), 2);
}

fn cards(records: &Records, journey: JourneyId) -> Vec<&Card> {
    records.cards.values().filter(|card| records.journey_of(card) == Some(journey)).collect()
}

#[test]
fn every_reference_of_the_sample_leads_somewhere() {
    let records = sample::records(Language::English, today());
    let card = |id: &CardId| assert!(records.cards.contains_key(id), "{id:?}");
    for record in records.cards.values() {
        assert!(records.lanes.contains_key(&record.lane) && records.steps.contains_key(&record.step));
        assert_eq!(records.lanes[&record.lane].kind, record.kind.home_lane(), "{}", record.title);
        record.twin.iter().chain(&record.touchpoint).chain(&record.answers).for_each(card);
        record.channel.iter().for_each(|id| assert!(records.channels.contains_key(id)));
        if let Some(twin) = record.twin {
            assert_eq!(records.cards[&twin].twin, Some(record.id), "twins know each other");
        }
        if let Some(touchpoint) = record.touchpoint {
            assert_eq!(records.journey_of(record), records.journey_of(&records.cards[&touchpoint]), "{}", record.title);
        }
    }
    for feeling in records.feelings.values() {
        assert!(records.steps.contains_key(&feeling.step));
        feeling.touchpoint.iter().for_each(card);
    }
    for link in records.links.values() {
        card(&link.from);
        link.to.iter().for_each(card);
        assert!(link.to.is_some() != link.to_journey.is_some());
        link.to_journey.iter().for_each(|id| assert!(records.journeys.contains_key(id)));
    }
    records.engagements.values().for_each(|engagement| card(&engagement.touchpoint));
    records.journeys.values().flat_map(|journey| &journey.rule_list).for_each(card);
    records.project().objectives.iter().filter_map(|objective| objective.metric.as_ref()).for_each(card);
}

#[test]
fn what_is_validated_names_its_source() {
    let records = sample::records(Language::French, today());
    for card in records.cards.values() {
        assert!(
            card.evidence == Evidence::Assumed || card.kind == CardKind::Pain || !card.source.is_empty(),
            "{}",
            card.title
        );
        assert!(card.evidence != Evidence::Validated || !card.source.is_empty(), "{}", card.title);
    }
}

#[test]
fn dates_of_the_sample_lie_ahead() {
    let dues = |today| -> Vec<NaiveDate> {
        let records = sample::records(Language::English, today);
        let mut dues: Vec<_> = records.cards.values().filter_map(|card| card.due).collect();
        dues.sort();
        dues.dedup();
        dues
    };
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let ahead = [day(2026, 11, 30), day(2026, 12, 20), day(2027, 1, 15), day(2027, 3, 31), day(2027, 5, 1)];
    assert_eq!(dues(today()), ahead);
    assert!(dues(day(2031, 2, 3)).iter().all(|due| *due >= day(2031, 2, 3)));
}

#[test]
fn every_icon_of_the_library_is_in_the_icon_font() {
    let records = template::four_stages(Language::English);
    let known: Vec<&str> = parcours::scene::icon::ALL.iter().map(|(name, _)| *name).collect();
    let missing: Vec<_> = records.channels.values().filter(|channel| !known.contains(&channel.icon.as_str())).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
