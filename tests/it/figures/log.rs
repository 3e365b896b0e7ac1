//! Event logs for tests, read and sorted in the plainest way.

use parcours::tracking::{Codes, Events, FieldColumn, NO_VALUE};
use std::collections::BTreeMap;

/// One row of a log.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub(super) customer: String,
    pub(super) at_ms: i64,
    pub(super) end_ms: Option<i64>,
    /// Values by field; a field that is not there has no value.
    pub(super) fields: BTreeMap<String, String>,
}

impl Row {
    pub(super) fn value(&self, field: &str) -> Option<&str> {
        self.fields.get(field).map(String::as_str)
    }
}

/// The rows of each customer in time order, equal times in file order; customers by name.
pub(super) fn by_customer(rows: &[Row]) -> Vec<Vec<Row>> {
    let mut customers: BTreeMap<&str, Vec<Row>> = BTreeMap::new();
    for row in rows {
        customers.entry(&row.customer).or_default().push(row.clone());
    }
    let mut all: Vec<Vec<Row>> = customers.into_values().collect();
    all.iter_mut().for_each(|rows| rows.sort_by_key(|row| row.at_ms));
    all
}

/// The rows in columns. `fields` become columns in this order.
pub(super) fn events(rows: &[Row], fields: &[&str]) -> Events {
    let customers = by_customer(rows);
    let mut events = Events { starts: vec![0], ..Events::default() };
    let mut columns: Vec<FieldColumn> = Vec::new();
    for field in fields {
        let mut values: Vec<String> = Vec::new();
        for value in rows.iter().filter_map(|row| row.value(field)) {
            if !values.iter().any(|known| known == value) {
                values.push(value.to_owned());
            }
        }
        columns.push(FieldColumn { name: (*field).to_owned(), values, codes: Codes::default() });
    }
    let has_ends = rows.iter().any(|row| row.end_ms.is_some());
    for (number, rows) in customers.iter().enumerate() {
        events.customers.push(number as u64);
        for row in rows {
            events.times_ms.push(row.at_ms);
            if has_ends {
                events.ends_ms.push(row.end_ms.unwrap_or(i64::MIN));
            }
            for column in &mut columns {
                let place = row.value(&column.name).and_then(|value| column.values.iter().position(|v| v == value));
                column.codes.push(place.map_or(NO_VALUE, |place| place as u32));
            }
        }
        events.starts.push(events.times_ms.len() as u32);
    }
    events.fields = columns;
    events
}

/// Reads a delimited file without quotes, slowly. `keep` says which column becomes which field.
pub(super) fn read(
    file: &std::path::Path,
    delimiter: char,
    customer: &str,
    time: &str,
    keep: &[(&str, &str)],
) -> Vec<Row> {
    let text = std::fs::read_to_string(file).unwrap();
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap().split(delimiter).collect();
    let place = |name: &str| header.iter().position(|&column| column == name).unwrap();
    let (customer, time) = (place(customer), place(time));
    let keep: Vec<(usize, &str)> = keep.iter().map(|(column, field)| (place(column), *field)).collect();
    let row = |line: &str| {
        assert!(!line.contains('"'), "a quoted line needs a better reader: {line}");
        let cells: Vec<&str> = line.split(delimiter).collect();
        let fields = keep.iter().filter(|(place, _)| !cells[*place].is_empty());
        Row {
            customer: cells[customer].to_owned(),
            at_ms: time_ms(cells[time]),
            end_ms: None,
            fields: fields.map(|(place, field)| ((*field).to_owned(), cells[*place].to_owned())).collect(),
        }
    };
    lines.map(row).collect()
}

/// `2024-03-13 10:21:14`, `2014/10/22 11:15:41.000` or `2025-01-01T00:00:00.000Z`, in UTC.
fn time_ms(text: &str) -> i64 {
    let plain = text.replace('/', "-").replace('T', " ").replace('Z', "");
    let time = chrono::NaiveDateTime::parse_from_str(&plain, "%Y-%m-%d %H:%M:%S%.f").unwrap();
    time.and_utc().timestamp_millis()
}
