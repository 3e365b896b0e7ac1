//! What speaks against a source: customers who were seen once, which is what deleted cookies look like.

use crate::model::{QualityNote, SeenOnce};
use crate::tracking::{Events, NO_VALUE};
use chrono::DateTime;
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// Names under which sources keep the browser of an event.
const BROWSER_FIELDS: [&str; 6] =
    ["browser", "browser_name", "device_browser", "navigateur", "browserName", "device.web_info.browser"];
/// As many browsers are listed.
const BROWSERS: usize = 6;

/// The note of a source. `without_id` rows named no customer; months are those of the time zone.
pub fn quality(events: &Events, without_id: u64, time_zone: &str) -> QualityNote {
    let zone: Tz = time_zone.parse().unwrap_or(Tz::UTC);
    let mut months: BTreeMap<String, SeenOnce> = BTreeMap::new();
    let browser = events.fields.iter().find(|f| BROWSER_FIELDS.iter().any(|name| f.name.eq_ignore_ascii_case(name)));
    let mut browsers = vec![SeenOnce::default(); browser.map_or(0, |field| field.values.len())];
    for customer in 0..events.customers.len() {
        let places = events.of_customer(customer);
        let once = u64::from(places.len() == 1);
        let moment = DateTime::from_timestamp_millis(events.times_ms[places.start]).unwrap_or_default();
        let month = moment.with_timezone(&zone).format("%Y-%m").to_string();
        count(months.entry(month).or_default(), once);
        let code = browser.map_or(NO_VALUE, |field| field.codes.at(places.start));
        if code != NO_VALUE {
            count(&mut browsers[code as usize], once);
        }
    }
    let months = months.into_iter().map(|(name, seen)| SeenOnce { name, ..seen }).collect();
    let names = browser.map(|field| field.values.as_slice()).unwrap_or_default();
    let named = names.iter().zip(browsers).map(|(name, seen)| SeenOnce { name: name.clone(), ..seen });
    let mut browsers: Vec<SeenOnce> = named.filter(|seen| seen.customers > 0).collect();
    browsers.sort_by(|a, b| b.customers.cmp(&a.customers).then_with(|| a.name.cmp(&b.name)));
    browsers.truncate(BROWSERS);
    QualityNote { without_id, months, browsers }
}

fn count(seen: &mut SeenOnce, once: u64) {
    seen.customers += 1;
    seen.once += once;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tracking::FieldColumn;

    #[test]
    fn customers_seen_once_are_counted_by_the_month_they_came() {
        let at = |text: &str| text.parse::<DateTime<chrono::Utc>>().unwrap().timestamp_millis();
        let browser = FieldColumn {
            name: "Browser".to_owned(),
            values: vec!["Safari".to_owned(), "Firefox".to_owned()],
            codes: [0, 0, 1, NO_VALUE].into(),
        };
        let events = Events {
            customers: vec![1, 2, 3],
            starts: vec![0, 1, 3, 4],
            // The first one is already September in Paris.
            times_ms: vec![
                at("2026-08-31T22:30:00Z"),
                at("2026-09-02T10:00:00Z"),
                at("2026-10-02T10:00:00Z"),
                at("2026-10-03T10:00:00Z"),
            ],
            fields: vec![browser],
            ..Events::default()
        };
        let note = quality(&events, 7, "Europe/Paris");
        let lines = |seen: &[SeenOnce]| {
            seen.iter().map(|s| format!("{} {}/{}", s.name, s.once, s.customers)).collect::<Vec<_>>()
        };
        assert_eq!(lines(&note.months), ["2026-09 1/2", "2026-10 1/1"]);
        assert_eq!(lines(&note.browsers), ["Safari 1/2"]);
        assert_eq!(note.without_id, 7);
    }
}
