//! Public data whose answers others have published.

use super::log::{self, Row};
use crate::public::shared;
use parcours::analysis::{Sessions, flows, funnel, time_to_next, variants};
use parcours::model::PathUnit;
use parcours::tracking::{self, Events, Paths, field_paths};
use std::collections::BTreeMap;

const SHOP_STEPS: [&str; 6] =
    ["product_view", "add_to_cart", "cart", "shipping_details", "payment_details", "purchase"];

fn shop() -> Option<(Vec<Row>, Events)> {
    let file = shared("data/shop-clicks/ecom.csv")?;
    let rows = log::read(&file, ',', "user_id", "timestamp", &[("event", "event"), ("session_id", "session_id")]);
    let events = log::events(&rows, &["event", "session_id"]);
    Some((rows, events))
}

#[test]
fn shop_clicks_have_their_sessions() {
    let Some((rows, events)) = shop() else { return };
    assert_eq!((events.len(), events.customers.len()), (31_106, 600));
    let sessions = Sessions::of(&events, 30);
    assert_eq!(sessions.count(), 3_605);
    let ids: std::collections::BTreeSet<_> = rows.iter().filter_map(|row| row.value("session_id")).collect();
    assert_eq!(ids.len(), 3_605, "the file names them too");
    let column = events.field("session_id").unwrap();
    for pair in 1..events.len() {
        let same = sessions.of_event(pair - 1) == sessions.of_event(pair);
        assert_eq!(same, column.codes.at(pair - 1) == column.codes.at(pair), "event {pair}");
    }
}

#[test]
fn shop_clicks_have_their_funnel() {
    let Some((_, events)) = shop() else { return };
    let of = |unit| funnel(&events, "event", &SHOP_STEPS, unit, 30);
    assert_eq!(of(PathUnit::Customer), [598, 517, 429, 329, 222, 114]);
    assert_eq!(of(PathUnit::Session), [2868, 944, 477, 194, 72, 15]);
}

#[test]
fn sepsis_cases_have_their_variants() {
    let Some(file) = shared("data/cases/sepsis.csv") else { return };
    let rows = log::read(&file, ';', "Case ID", "Complete Timestamp", &[("Activity", "event")]);
    assert!(rows.iter().any(|row| row.customer == "NA"), "a case by the name of NA is a case");
    let events = log::events(&rows, &["event"]);
    let paths = field_paths(&events, "event").unwrap();
    let found = variants(&paths, &Sessions::of(&events, 30), PathUnit::Customer);
    assert_eq!((events.len(), paths.customers(), found.len()), (15_214, 1_050, 846));
    let largest: Vec<u64> = found.iter().take(5).map(|variant| variant.count).collect();
    assert_eq!(largest, [35, 24, 22, 13, 11]);
}

#[test]
fn the_program_reads_what_the_plain_reader_reads() {
    let Some((_, plain)) = shop() else { return };
    let file = shared("data/shop-clicks/ecom.csv").unwrap();
    let recipe = tracking::guess(&file, "UTC").unwrap().recipe;
    let imported = tracking::read(&file, &recipe, &[7; 32], &tracking::Progress::default()).unwrap();
    let figures = |events: &Events| {
        let sessions = Sessions::of(events, 30);
        let paths = field_paths(events, "event").unwrap();
        let ways = variants(&paths, &sessions, PathUnit::Session).into_iter();
        let ways: BTreeMap<Vec<String>, u64> =
            ways.map(|way| (names(&paths, &way.steps).into_iter().map(str::to_owned).collect(), way.count)).collect();
        (events.len(), events.customers.len(), sessions.count(), ways)
    };
    assert_eq!(figures(&imported.events), figures(&plain));
}

/// The generator of the peers, at the size of the file that PARCOURS_EVENTS names (several, parted by `:`).
#[test]
fn generated_logs_have_the_figures_of_the_peers() {
    let Ok(files) = std::env::var("PARCOURS_EVENTS") else {
        eprintln!("skipped: PARCOURS_EVENTS names no generated log");
        return;
    };
    for file in files.split(':') {
        let keep = [("touchpoint", "touchpoint")];
        let rows = log::read(file.as_ref(), ',', "customer_id", "timestamp", &keep);
        let Some(expected) = shared(&format!("peers/expected/expected-{}.json", rows.len())) else { continue };
        let expected: serde_json::Value = serde_json::from_slice(&std::fs::read(expected).unwrap()).unwrap();
        peers_agree(&log::events(&rows, &["touchpoint"]), &expected);
    }
}

fn peers_agree(events: &Events, expected: &serde_json::Value) {
    let paths = field_paths(events, "touchpoint").unwrap();
    let sessions = Sessions::of(events, 30);
    assert_eq!(events.customers.len() as u64, expected["customers"]);
    let found = variants(&paths, &sessions, PathUnit::Customer);
    assert_eq!(found.len() as u64, expected["distinct_paths"]);
    assert_eq!(found.iter().filter(|variant| variant.count == 1).count() as u64, expected["variants_seen_once"]);
    let lines: BTreeMap<String, u64> = found.iter().map(|v| (names(&paths, &v.steps).join(" > "), v.count)).collect();
    assert_eq!(sha256(&lines), expected["variants_sha256"].as_str().unwrap());

    let passages = flows(&paths, &sessions, PathUnit::Customer);
    assert_eq!(passages.values().map(|p| p.passages).sum::<u64>(), expected["transitions"]);
    assert_eq!(passages.len() as u64, expected["distinct_transitions"]);
    let mut top: Vec<_> = passages.iter().map(|(&(a, b), p)| (p, names(&paths, &[a, b]))).collect();
    top.sort_by(|a, b| b.0.passages.cmp(&a.0.passages).then(a.1.cmp(&b.1)));
    for (found, expected) in top.iter().zip(expected["top10_transitions"].as_array().unwrap()) {
        assert_eq!((found.1[0], found.1[1]), (expected[0].as_str().unwrap(), expected[1].as_str().unwrap()));
        assert_eq!(found.0.passages, expected[2]);
        assert!((found.0.mean_ms() - expected[3].as_f64().unwrap()).abs() < 0.001, "{found:?}");
    }
    for (name, spread) in paths.values.iter().zip(time_to_next(&paths)) {
        let median = expected["dwell_median_ms"][name].as_f64().unwrap();
        assert_eq!(spread.unwrap().median_ms, median.floor() as i64, "{name}");
    }
    let steps = expected["funnel_any_gap"].as_array().unwrap();
    let (steps, counts): (Vec<&str>, Vec<u64>) =
        steps.iter().map(|step| (step[0].as_str().unwrap(), step[1].as_u64().unwrap())).unzip();
    assert_eq!(funnel(events, "touchpoint", &steps, PathUnit::Customer, 30), counts);
}

fn names<'a>(paths: &'a Paths<'_>, steps: &[u32]) -> Vec<&'a str> {
    steps.iter().map(|&step| paths.values[step as usize].as_str()).collect()
}

/// Over the lines "path, tab, count" in the order of their bytes.
fn sha256(lines: &BTreeMap<String, u64>) -> String {
    use sha2::Digest;
    let mut hasher = sha2::Sha256::new();
    lines.iter().for_each(|(path, count)| hasher.update(format!("{path}\t{count}\n")));
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
