//! The same figures by the ordinary way: guess the columns, import the file, match the rules of the sample, measure.

use super::{csv, near};
use chrono::NaiveDate;
use parcours::analysis::{self, Overlay, Spread};
use parcours::model::*;
use parcours::tracking::{self, Imported, Progress};

const MINUTE_MS: f64 = 60_000.0;
const DAY_MS: f64 = 86_400_000.0;

fn imported() -> Imported {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.csv");
    std::fs::write(&path, csv()).unwrap();
    let guess = tracking::guess(&path, "Europe/Paris").unwrap();
    let role = |name: &str| guess.recipe.columns.iter().find(|column| column.name == name).unwrap().role;
    let roles = [
        ("customer_id", ColumnRole::Customer),
        ("timestamp", ColumnRole::Time),
        ("end_time", ColumnRole::EndTime),
        ("event", ColumnRole::Event),
        ("channel", ColumnRole::Channel),
        ("order_value", ColumnRole::Value),
    ];
    for (name, expected) in roles {
        assert_eq!(role(name), expected, "{name} is recognised");
    }
    for field in ["referrer", "zone", "page", "device", "account_type", "code", "csat", "heard_from"] {
        assert_eq!(role(field), ColumnRole::Field, "{field} is kept");
    }
    tracking::read(&path, &guess.recipe, &[7; 32], &Progress::default()).unwrap()
}

fn median(spread: Option<Spread>) -> f64 {
    spread.unwrap().median_ms as f64
}

/// The touchpoint of this title.
fn titled(records: &Records, journey: JourneyId, title: &str) -> CardId {
    let card = records.touchpoints_of(journey).into_iter().find(|card| card.title == title);
    card.unwrap_or_else(|| panic!("no {title}")).id
}

fn check(records: &Records, journey: JourneyId, overlay: &Overlay) {
    let at = |title: &str| &overlay.touchpoints[&titled(records, journey, title)];
    let customers = [
        ("Opinion forum", 4610),
        ("Search engine", 8906),
        ("Review portal", 6120),
        ("Maker’s website", 2402),
        ("In-store demonstration", 611),
        ("Product page", 3240),
        ("Basket and payment", 2810),
        ("Call centre", 402),
        ("Parcel delivery", 1738),
        ("Newsletter: blade care", 1123),
        ("Own review online", 214),
    ];
    for (title, target) in customers {
        near(at(title).customers as f64, f64::from(target), title);
        assert_eq!(at(title).still_open, 0, "nobody is still open at {title}");
    }
    assert_eq!(overlay.touchpoints.len(), customers.len(), "the others cannot be measured");
    for (title, minutes) in
        [("Search engine", 2.0), ("Product page", 6.0), ("Basket and payment", 5.0), ("In-store demonstration", 22.0)]
    {
        near(median(at(title).time_spent) / MINUTE_MS, minutes, title);
    }
    let days = |from: &str, to: &str| {
        let ends = (titled(records, journey, from), titled(records, journey, to));
        let flow = overlay.flows.iter().find(|flow| (flow.from, flow.to) == ends).unwrap();
        flow.time.unwrap().median_ms as f64 / DAY_MS
    };
    near(days("Opinion forum", "Review portal"), 2.1, "forum to portal");
    near(days("Review portal", "Product page"), 1.3, "portal to product page");
    near(days("Basket and payment", "Parcel delivery"), 2.4, "order to parcel");
}

#[test]
fn the_overlay_of_the_sample_meets_the_targets() {
    let imported = imported();
    assert_eq!(imported.account.rejected, 0, "{:?}", imported.rejected);
    assert_eq!(imported.account.customers, 12_480);
    let records = parcours::project::sample::records(Language::English, NaiveDate::from_ymd_opt(2026, 11, 21).unwrap());
    let (journey, view) = (records.journeys_in_order()[0].id, records.views_in_order()[0]);
    let overlay = analysis::overlay(&imported.events, &records, journey, view);
    near(overlay.customers as f64, 12_480.0, "customers");
    near(overlay.converted as f64, 1742.0, "orders");
    assert_eq!(overlay.goal, "Order");
    assert_eq!(overlay.overlapping, 0, "no event belongs to two touchpoints");
    near((overlay.events - overlay.events_on_map) as f64 / overlay.events as f64, 0.028, "off the map");
    let off: Vec<&str> = overlay.off_map.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(off.len(), 3, "{off:?}");
    let funnel: Vec<f64> = overlay.funnel.iter().map(|stage| stage.customers.unwrap() as f64).collect();
    for (stage, target) in [12_480.0, 7613.0, 2870.0, 1640.0].into_iter().enumerate() {
        near(funnel[stage], target, &format!("stage {}", stage + 1));
    }
    check(&records, journey, &overlay);
}

#[test]
fn each_persona_has_its_customers() {
    let imported = imported();
    let records = parcours::project::sample::records(Language::French, NaiveDate::from_ymd_opt(2026, 11, 21).unwrap());
    let (journey, view) = (records.journeys_in_order()[0].id, records.views_in_order()[0]);
    let customers = |persona: &Persona| {
        let view = View { segment: Some(persona.id), ..view.clone() };
        analysis::overlay(&imported.events, &records, journey, &view).customers
    };
    let [camille, robert] = records.personas_in_order()[..] else { panic!("two personas") };
    let (camille, robert) = (customers(camille), customers(robert));
    assert_eq!(camille + robert, 12_480, "everybody is a private or a professional customer");
    assert!(robert > 500 && camille > 10 * robert, "{camille} and {robert}");
}
