//! Public exports are recognised, come in with at most one choice, and give their known answers.

use super::{KEY, import, import_as, role_of, values};
use crate::public::shared;
use parcours::model::{ColumnRole, SourceKind};
use parcours::tracking::{Imported, OfferKind, pseudonym};
use std::collections::{BTreeMap, BTreeSet};

/// The paths of all customers by the values of a field.
fn paths<'a>(imported: &'a Imported, field: &str) -> Vec<Vec<&'a str>> {
    let names = values(imported, field);
    let events = &imported.events;
    (0..events.customers.len()).map(|place| names[events.of_customer(place)].to_vec()).collect()
}

#[test]
fn matomo_visits_give_their_actions_in_the_order_of_time() {
    let Some(path) = shared("data/matomo/visit.json") else { return };
    let (guess, imported) = import(&path);
    assert_eq!(guess.known.map(|known| (known.name, known.tried)), Some(("Matomo Live API", true)));
    assert_eq!((guess.recipe.format, guess.recipe.events_in.as_str()), (SourceKind::Json, "actionDetails"));
    assert_eq!((imported.account.used, imported.account.customers), (2, 1));
    assert_eq!(imported.events.customers, [pseudonym("24", &KEY)]);
    assert_eq!(values(&imported, "event"), ["action", "event"], "the file has them the other way round");
    assert_eq!(imported.events.times_ms, [1_629_495_025_000, 1_629_495_318_000]);
    assert_eq!(values(&imported, "country"), ["Argentine"; 2]);
    let text = std::fs::read_to_string(&path).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let visits =
        super::write_file(&folder, "visits.json", format!("[{text},{}]", text.replace("\"24\"", "\"25\"")).as_bytes());
    let (guess, imported) = import(&visits);
    assert_eq!(guess.recipe.events_in, "actionDetails", "several visits are read like one");
    assert_eq!((imported.account.used, imported.account.customers), (4, 2));
}

#[test]
fn french_dates_of_matomo_are_dates() {
    let Some(path) = shared("data/matomo/visit.json") else { return };
    let guess = parcours::tracking::guess(&path, "UTC").unwrap();
    let mut recipe = guess.recipe;
    super::set_role(&mut recipe, "actionDetails.timestamp", ColumnRole::LeftOut);
    super::set_role(&mut recipe, "actionDetails.serverTimePretty", ColumnRole::Time);
    recipe.time_format = parcours::model::TimeFormat::DayFirst;
    let imported = import_as(&path, &recipe).unwrap();
    assert_eq!(imported.events.times_ms, [1_629_495_025_000, 1_629_495_318_000]);
}

#[test]
fn google_analytics_tables_are_recognised() {
    let Some(path) = shared("data/three-systems/ga4/ecommerce_funnel_events.csv") else { return };
    let (guess, funnel) = import(&path);
    assert_eq!(guess.known.map(|known| (known.name, known.tried)), Some(("GA4 BigQuery", true)));
    assert_eq!((funnel.account.used, funnel.account.rejected), (53, 0));
    assert!(funnel.events.customers.contains(&pseudonym("3956592627.102561", &KEY)));
    assert!(funnel.events.fields.iter().all(|field| field.values.iter().all(|value| !value.contains('@'))));
    let Some(path) = shared("data/three-systems/ga4/purchase_events.csv") else { return };
    let (guess, purchases) = import(&path);
    assert_eq!(guess.known.map(|known| known.name), Some("GA4 BigQuery"));
    assert_eq!((purchases.account.used, purchases.account.rejected), (23, 0));
    assert_eq!(role_of(&guess, "user_id"), ColumnRole::LeftOut, "it holds addresses");
}

#[test]
fn orders_and_mails_are_recognised() {
    let Some(path) = shared("data/three-systems/shopify/order.csv") else { return };
    let (guess, orders) = import(&path);
    assert_eq!(guess.known.map(|known| known.name), Some("Shopify orders"));
    assert_eq!((orders.account.used, orders.account.customers), (9009, 50));
    assert_eq!(role_of(&guess, "email"), ColumnRole::LeftOut);
    assert_eq!(orders.events.amounts.len(), 9009);
    let Some(path) = shared("data/three-systems/klaviyo/event.csv") else { return };
    let (guess, mails) = import(&path);
    assert_eq!(guess.known.map(|known| known.name), Some("Klaviyo events"));
    assert_eq!((mails.account.used, mails.account.rejected), (24, 0));
    assert!(mails.events.field("event_properties.campaign_name").is_some(), "what is inside the cells comes in");
    let Some(path) = shared("data/mail/campaign_recipient_activity.csv") else { return };
    let (guess, activity) = import(&path);
    assert_eq!(guess.known.map(|known| known.name), Some("Mailchimp activity"));
    assert_eq!(activity.account.used, 9);
}

#[test]
fn logs_are_recognised_and_starts_can_be_left_out() {
    let Some(path) = shared("data/cases/sepsis.csv") else { return };
    let (guess, log) = import(&path);
    assert_eq!(guess.known.map(|known| known.name), Some("Disco"));
    let mut variants: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    paths(&log, "event").into_iter().for_each(|path| *variants.entry(path).or_default() += 1);
    let mut sizes: Vec<usize> = variants.values().copied().collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    assert_eq!((log.account.used, log.account.customers, variants.len()), (15_214, 1_050, 846));
    assert_eq!(sizes[..5], [35, 24, 22, 13, 11]);
    let Some(path) = shared("data/cases/patients.csv") else { return };
    let (guess, all) = import(&path);
    assert_eq!(guess.known.map(|known| known.name), Some("bupaR"));
    assert_eq!((all.account.used, all.account.customers), (5_442, 500));
    let mut recipe = guess.recipe;
    let starts = guess.offers.into_iter().find(|offer| offer.kind == OfferKind::Starts).unwrap();
    recipe.excluded.extend(starts.condition);
    let complete = import_as(&path, &recipe).unwrap();
    assert_eq!((complete.account.used, complete.account.excluded), (2_721, 2_721));
    let variants: BTreeSet<Vec<&str>> = paths(&complete, "event").into_iter().collect();
    assert_eq!(variants.len(), 7, "when only complete rows count");
}

#[test]
fn counted_paths_become_customers_and_credit_what_their_publishers_say() {
    let Some(path) = shared("data/channel-paths/paths.csv") else { return };
    let Some(expected) = shared("data/channel-paths/expected.csv") else { return };
    let (guess, imported) = import(&path);
    assert_eq!(guess.known.map(|known| known.name), Some("ChannelAttribution"));
    let account = &imported.account;
    assert_eq!((account.read, account.used, account.customers), (10_000, 10_000, 19_785 + 68_602));
    let events = &imported.events;
    let (names, channels) = (values(&imported, "event"), values(&imported, "channel"));
    let mut credit: BTreeMap<&str, [f64; 6]> = BTreeMap::new();
    let (mut conversions, mut total) = (0, 0_i128);
    for customer in 0..events.customers.len() {
        let range = events.of_customer(customer);
        let last = range.end - 1;
        if names[last] != "conversion" {
            continue;
        }
        conversions += 1;
        total += i128::from(events.amounts[last]);
        let steps = &channels[range.start..last];
        let value = events.amounts[last] as f64 / 1e6;
        for (place, step) in steps.iter().enumerate() {
            let of = credit.entry(step).or_default();
            let (is_first, is_last) = (f64::from(place == 0), f64::from(place + 1 == steps.len()));
            let share = 1.0 / steps.len() as f64;
            for (sum, part) in
                of.iter_mut().zip([is_first, is_last, share, is_first * value, is_last * value, share * value])
            {
                *sum += part;
            }
        }
    }
    assert_eq!((conversions, total / 10_000), (19_785, 7_480_297));
    let expected = std::fs::read_to_string(expected).unwrap();
    for line in expected.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        for (found, said) in credit[cells[0]].iter().zip(&cells[1..7]) {
            let said: f64 = said.parse().unwrap();
            assert!(
                (found - said).abs() <= 0.000_51 * 1.0_f64.max(said.abs() / 1e4),
                "{}: {found} and {said}",
                cells[0]
            );
        }
    }
    assert_eq!(credit.len(), 12);
}

#[test]
fn exports_known_by_description_only_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("Mixpanel", r#"{"event":"Sign up","properties":{"time":1602611311,"distinct_id":"91304156","$city":"Lyon"}}"#),
        (
            "Amplitude",
            r#"{"amplitude_id":1,"user_id":"u","event_type":"view","event_time":"2026-06-01 22:10:04.912000","uuid":"x"}"#,
        ),
        (
            "PostHog",
            r#"{"uuid":"x","event":"$pageview","distinct_id":"d","timestamp":"2026-06-01T10:00:00Z","properties":{"$pathname":"/"}}"#,
        ),
        (
            "Segment",
            r#"{"anonymousId":"a","messageId":"m","timestamp":"2026-06-01T10:00:00Z","type":"track","event":"Viewed"}"#,
        ),
        (
            "HubSpot",
            r#"{"objectType":"CONTACT","objectId":"1","eventType":"e_visited_page","occurredAt":"2026-06-01T10:00:00Z"}"#,
        ),
        ("Woopra", r#"{"pid":"p","action":{"name":"pv","time":1602611311000}}"#),
        ("Snowplow", "domain_userid\tcollector_tstamp\tevent\nu\t2013-11-26 00:02:05.000\tpage_view\n"),
        ("Matomo CSV", "idvisitor,server_time,action_type\n0a,2026-06-01 10:00:00,1\n"),
    ];
    for (name, text) in files {
        let path = super::write_file(&folder, name, text.as_bytes());
        let (guess, imported) = import(&path);
        assert_eq!(guess.known.map(|known| (known.name, known.tried)), Some((name, false)));
        assert_eq!((imported.account.used, imported.account.customers), (1, 1), "{name}");
    }
}
