//! The log read row by row. Knows the columns and the rules of the sample as its description names them, and nothing of
//! the program.

use chrono::{NaiveDate, NaiveDateTime, TimeZone};
use std::collections::{BTreeMap, BTreeSet};

/// The gap after which a session ends, in seconds.
const GAP: i64 = 30 * 60;

/// One row.
pub(super) struct Row {
    pub(super) at: i64,
    pub(super) end: Option<i64>,
    /// The touchpoint it is seen at, as the description numbers them.
    pub(super) touchpoint: Option<u8>,
    pub(super) cells: BTreeMap<String, String>,
}

impl Row {
    pub(super) fn cell(&self, column: &str) -> &str {
        &self.cells[column]
    }

    pub(super) fn is_order(&self) -> bool {
        self.cell("event") == "checkout" && self.cell("page") == "confirmation"
    }

    /// Whether it lies in the period of the sample.
    pub(super) fn in_period(&self) -> bool {
        (midnight(9, 1)..midnight(12, 1)).contains(&self.at)
    }
}

/// Midnight in Paris of a day of 2026, in seconds since 1970 UTC.
pub(super) fn midnight(month: u32, day: u32) -> i64 {
    let day = NaiveDate::from_ymd_opt(2026, month, day).unwrap().and_hms_opt(0, 0, 0).unwrap();
    chrono_tz::Europe::Paris.from_local_datetime(&day).unwrap().timestamp()
}

/// All rows by customer, in time order.
pub(super) struct Log {
    pub(super) paths: BTreeMap<String, Vec<Row>>,
}

impl Log {
    pub(super) fn read(csv: &str) -> Self {
        let mut lines = csv.lines();
        let names: Vec<&str> = lines.next().unwrap().split(',').collect();
        let mut paths: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        for line in lines {
            let values: Vec<&str> = line.split(',').collect();
            assert_eq!(values.len(), names.len(), "{line}");
            let cells: BTreeMap<String, String> =
                names.iter().zip(values).map(|(name, value)| ((*name).to_owned(), value.to_owned())).collect();
            let at = seconds(&cells["timestamp"]).unwrap();
            let row = Row { at, end: seconds(&cells["end_time"]), touchpoint: touchpoint(&cells), cells };
            paths.entry(row.cell("customer_id").to_owned()).or_default().push(row);
        }
        paths.values_mut().for_each(|rows| rows.sort_by_key(|row| row.at));
        Self { paths }
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.paths.values().flatten()
    }

    /// The touches of every customer.
    pub(super) fn touches(&self) -> impl Iterator<Item = (&String, Vec<&Row>)> {
        self.paths.iter().map(|(name, rows)| (name, rows.iter().filter(|row| row.touchpoint.is_some()).collect()))
    }

    /// Customers with a row for which this is so.
    pub(super) fn customers(&self, so: impl Fn(&Row) -> bool) -> BTreeSet<&str> {
        self.paths.iter().filter(|(_, rows)| rows.iter().any(&so)).map(|(name, _)| name.as_str()).collect()
    }

    /// Customers seen at a touchpoint in the period.
    pub(super) fn seen_at(&self, touchpoint: u8) -> BTreeSet<&str> {
        self.customers(|row| row.touchpoint == Some(touchpoint) && row.in_period())
    }

    pub(super) fn buyers(&self) -> BTreeSet<&str> {
        self.customers(Row::is_order)
    }

    /// Customers who leave at a touchpoint: no order, and nothing after.
    pub(super) fn leave_at(&self, touchpoint: u8) -> Vec<&Row> {
        let buyers = self.buyers();
        let lasts = self.touches().filter(|(name, _)| !buyers.contains(name.as_str()));
        lasts
            .filter_map(|(_, touches)| touches.last().copied())
            .filter(|row| row.touchpoint == Some(touchpoint))
            .collect()
    }

    /// How long each touch at a touchpoint lasted, in seconds.
    pub(super) fn stays(&self, touchpoint: u8) -> Vec<i64> {
        let mut stays = Vec::new();
        for (_, touches) in self.touches() {
            for (place, touch) in touches.iter().enumerate().filter(|(_, touch)| touch.touchpoint == Some(touchpoint)) {
                let next = touches.get(place + 1).map(|next| next.at - touch.at).filter(|gap| *gap <= GAP);
                stays.extend(touch.end.map(|end| end - touch.at).or(next));
            }
        }
        stays
    }

    /// How long it took from a touch at one touchpoint to the next touch, where that is at another one.
    pub(super) fn delays(&self, from: u8, to: u8) -> Vec<i64> {
        let mut delays = Vec::new();
        for (_, touches) in self.touches() {
            let pairs =
                touches.windows(2).filter(|pair| (pair[0].touchpoint, pair[1].touchpoint) == (Some(from), Some(to)));
            delays.extend(pairs.map(|pair| pair[1].at - pair[0].at));
        }
        delays
    }
}

/// The middle of some numbers.
pub(super) fn median(mut numbers: Vec<i64>) -> f64 {
    numbers.sort_unstable();
    let middle = numbers.len() / 2;
    if numbers.len() % 2 == 1 { numbers[middle] as f64 } else { (numbers[middle - 1] + numbers[middle]) as f64 / 2.0 }
}

fn seconds(text: &str) -> Option<i64> {
    let time = NaiveDateTime::parse_from_str(text.strip_suffix('Z')?, "%Y-%m-%dT%H:%M:%S").unwrap();
    Some(time.and_utc().timestamp())
}

/// The "seen as" of the description; of several, all must be the same.
fn touchpoint(cells: &BTreeMap<String, String>) -> Option<u8> {
    let referrer = &cells["referrer"];
    let seen: Vec<u8> = match cells["event"].as_str() {
        "visit" => {
            let by = [
                (referrer.contains("forum"), 2),
                (cells["channel"] == "search", 4),
                (referrer.contains("reviews"), 5),
                (referrer.contains("maker"), 6),
            ];
            by.into_iter().filter(|(is, _)| *is).map(|(_, number)| number).collect()
        }
        "zone_stay" if cells["zone"] == "garden-demo" => vec![7],
        "product_view" => vec![8],
        "cart_view" | "checkout" => vec![9],
        "call" => vec![10],
        "delivered" => vec![11],
        "email_open" | "email_click" => vec![12],
        "review_posted" => vec![13],
        _ => Vec::new(),
    };
    assert!(seen.len() < 2, "two touchpoints see {cells:?}");
    seen.first().copied()
}
