//! Figures for the sample's map as its data give them, without reading the data: for tests of what is drawn.

use parcours::analysis::{Flow, Overlay, Spread, StageFigures, TouchpointFigures};
use parcours::model::{CardId, JourneyId, Records};
use std::collections::BTreeMap;

const MINUTE: i64 = 60_000;

/// Touchpoint by its English title: customers, minutes spent, customers who leave.
const SEEN: [(&str, u64, i64, u64); 11] = [
    ("Opinion forum", 4610, 0, 310),
    ("Search engine", 8906, 2, 1220),
    ("Review portal", 6120, 3, 402),
    ("Maker’s website", 2402, 2, 120),
    ("In-store demonstration", 611, 22, 40),
    ("Product page", 3240, 6, 430),
    ("Basket and payment", 2810, 5, 1068),
    ("Call centre", 402, 0, 90),
    ("Parcel delivery", 1738, 0, 0),
    ("Newsletter: blade care", 1123, 0, 0),
    ("Own review online", 214, 0, 0),
];

const MOVES: [(&str, &str, u64); 14] = [
    ("Opinion forum", "Search engine", 3100),
    ("Search engine", "Review portal", 4400),
    ("Review portal", "Maker’s website", 2100),
    ("Maker’s website", "Product page", 1400),
    ("Review portal", "In-store demonstration", 420),
    ("In-store demonstration", "Product page", 380),
    ("Product page", "Basket and payment", 2700),
    ("Basket and payment", "Call centre", 350),
    ("Basket and payment", "Parcel delivery", 1600),
    ("Parcel delivery", "Newsletter: blade care", 1050),
    ("Parcel delivery", "Own review online", 180),
    ("Search engine", "Product page", 900),
    ("Product page", "Review portal", 540),
    ("Own review online", "Opinion forum", 8),
];

/// The figures of the sample's first journey. `english`: the same sample in English, by whose titles cards are named.
pub(crate) fn overlay(records: &Records, english: &Records) -> Overlay {
    let journey = records.journeys_in_order()[0].id;
    let cards = by_title(records, english);
    let minutes = |n: i64| {
        let time = n * MINUTE;
        (n > 0).then_some(Spread { n: 100, q1_ms: time / 2, median_ms: time, q3_ms: time * 2 })
    };
    let touchpoint = |&(title, customers, spent, leaves): &(&str, u64, i64, u64)| {
        let share = customers as f64 / 12_480.0;
        let time_spent = minutes(spent);
        (cards[title], TouchpointFigures { customers, share, time_spent, leaves, ..Default::default() })
    };
    let flow = |&(from, to, customers): &(&str, &str, u64)| {
        let time = Spread { n: customers, q1_ms: 0, median_ms: MINUTE, q3_ms: MINUTE };
        Flow {
            from: cards[from],
            to: cards[to],
            passages: customers,
            customers,
            time: Some(time),
            mean_ms: MINUTE as f64,
        }
    };
    Overlay {
        sources: vec!["web-log.csv".to_owned()],
        // 1 September to 30 November 2026 in Paris.
        from_ms: 1_788_213_600_000,
        to_ms: 1_796_079_600_000,
        customers: 12_480,
        touchpoints: SEEN.iter().map(touchpoint).collect(),
        flows: MOVES.iter().map(flow).collect(),
        funnel: funnel(records, journey),
        ..Default::default()
    }
}

fn funnel(records: &Records, journey: JourneyId) -> Vec<StageFigures> {
    let stages = records.stages_of(journey).into_iter().zip([12_480_u64, 7_613, 2_870, 1_640]);
    let figures = |(stage, n): (&parcours::model::Stage, u64)| StageFigures {
        stage: stage.id,
        customers: Some(n),
        share: Some(n as f64 / 12_480.0),
    };
    stages.map(figures).collect()
}

/// The cards of the first journey by what they are called in English: both samples are made in the same order.
fn by_title(records: &Records, english: &Records) -> BTreeMap<String, CardId> {
    let cards = |records: &Records| -> Vec<(CardId, String)> {
        let journey = records.journeys_in_order()[0].id;
        let lanes = records.lanes_of(journey);
        let steps = records.columns_of(journey);
        let cells = lanes.iter().flat_map(|lane| steps.iter().map(move |step| (lane.id, step.id)));
        cells.flat_map(|(lane, step)| records.cards_of(lane, step)).map(|card| (card.id, card.title.clone())).collect()
    };
    cards(records).into_iter().zip(cards(english)).map(|((id, _), (_, title))| (title, id)).collect()
}
