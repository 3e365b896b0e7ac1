//! A log of 100,000 rows, written and read as a file: its figures are those of a plain count, whatever the number of
//! threads and wherever the blocks of the file end.

use super::log::{self, Row};
use super::random::Dice;
use parcours::analysis::{Sessions, flows, funnel, time_to_next, variants};
use parcours::model::*;
use parcours::tracking::{self, Events, Progress, field_paths};
use std::collections::BTreeMap;
use std::fmt::Write as _;

const ROWS: usize = 100_000;
const STEPS: [&str; 4] = ["Home", "Product, page", "Cart", "Order"];
const NAMES: [&str; 9] = ["Home", "Product, page", "Cart", "Order", "Help", "Blog", "Écran", "Login", "Return"];

/// Customers who come again and again, in no order but that of time; some moments are shared.
fn rows() -> Vec<Row> {
    let mut dice = Dice(20_261_122);
    let mut rows = Vec::with_capacity(ROWS);
    while rows.len() < ROWS {
        let customer = format!("{:05x}.{}", rows.len(), dice.below(1_000_000));
        let mut at_ms = 1_760_000_000_000 + dice.below(90 * 86_400_000) as i64;
        let visits = if dice.one_in(200) { 400 } else { dice.below(14) + 1 };
        for _ in 0..visits.min((ROWS - rows.len()) as u64) {
            let mut row = Row { customer: customer.clone(), at_ms, ..Row::default() };
            if !dice.one_in(30) {
                row.fields.insert("event".to_owned(), dice.pick(&NAMES).to_owned());
            }
            // More than a byte can tell apart, and the new ones come all along the file.
            row.fields.insert("number".to_owned(), format!("n{}", rows.len() / 90 * 7 % 1000));
            rows.push(row);
            at_ms += if dice.one_in(3) { dice.below(3 * 86_400_000) } else { dice.below(600_000) } as i64;
        }
    }
    rows.sort_by_key(|row| row.at_ms);
    rows
}

/// The rows as a file; `padding` bytes in a column nobody reads move the ends of its blocks.
fn written(rows: &[Row], padding: usize) -> tempfile::NamedTempFile {
    let mut text = String::from("customer,at,note,event,number\r\n");
    for (place, row) in rows.iter().enumerate() {
        let time = chrono::DateTime::from_timestamp_millis(row.at_ms).unwrap().format("%Y-%m-%dT%H:%M:%S%.3fZ");
        let event = row.value("event").unwrap_or_default();
        let event = if event.contains(',') { format!("\"{event}\"") } else { event.to_owned() };
        let note = "x".repeat(place * 7 % (padding + 1));
        write!(text, "{},{time},{note},{event},{}\r\n", row.customer, row.value("number").unwrap()).unwrap();
    }
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    file
}

fn read(file: &std::path::Path, threads: usize) -> Events {
    let roles = [ColumnRole::Customer, ColumnRole::Time, ColumnRole::LeftOut, ColumnRole::Event, ColumnRole::Field];
    let columns = ["customer", "at", "note", "event", "number"].into_iter().zip(roles);
    let columns = columns.map(|(name, role)| RecipeColumn { name: name.to_owned(), role }).collect();
    let recipe = Recipe { columns, ..tracking::guess(file, "UTC").unwrap().recipe };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| tracking::read(file, &recipe, &[9; 32], &Progress::default())).unwrap().events
}

/// The steps of every customer with their times; events without a name are no steps.
fn plain_paths(rows: &[Row]) -> Vec<Vec<(String, i64)>> {
    let steps = |rows: &Vec<Row>| {
        rows.iter().filter_map(|row| Some((row.value("event")?.to_owned(), row.at_ms))).collect::<Vec<_>>()
    };
    log::by_customer(rows).iter().map(steps).collect()
}

fn expect_plain(events: &Events, rows: &[Row], customers: &[Vec<(String, i64)>]) {
    let numbers = events.field("number").unwrap();
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    numbers.codes.iter().for_each(|code| *counts.entry(numbers.values[code as usize].as_str()).or_default() += 1);
    let mut expected: BTreeMap<&str, u64> = BTreeMap::new();
    rows.iter().for_each(|row| *expected.entry(row.value("number").unwrap()).or_default() += 1);
    assert_eq!(counts, expected);

    let paths = field_paths(events, "event").unwrap();
    let sessions = Sessions::of(events, 30);
    let name = |step: u32| paths.values[step as usize].clone();
    assert_eq!(events.customers.len(), customers.len());

    let mut ways: BTreeMap<Vec<String>, u64> = BTreeMap::new();
    let mut passed: BTreeMap<(String, String), Vec<i64>> = BTreeMap::new();
    let mut next: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    let mut reached = [0; STEPS.len()];
    for path in customers.iter().filter(|path| !path.is_empty()) {
        *ways.entry(path.iter().map(|(name, _)| name.clone()).collect()).or_default() += 1;
        for pair in path.windows(2) {
            let ms = pair[1].1 - pair[0].1;
            passed.entry((pair[0].0.clone(), pair[1].0.clone())).or_default().push(ms);
            next.entry(pair[0].0.clone()).or_default().push(ms);
        }
        let mut rest = path.iter();
        let far = STEPS.iter().take_while(|step| rest.any(|(name, _)| name == **step)).count();
        reached[..far].iter_mut().for_each(|count| *count += 1);
    }
    let found = variants(&paths, &sessions, PathUnit::Customer);
    let found: BTreeMap<Vec<String>, u64> =
        found.into_iter().map(|way| (way.steps.into_iter().map(name).collect(), way.count)).collect();
    assert!(found == ways, "{} ways, not {}", found.len(), ways.len());

    let found = flows(&paths, &sessions, PathUnit::Customer);
    assert_eq!(found.len(), passed.len());
    for ((from, to), passages) in found {
        let times = &passed[&(name(from), name(to))];
        assert_eq!((passages.passages, passages.time.median_ms), (times.len() as u64, median(times)));
        assert_eq!(passages.total_ms, i128::from(times.iter().sum::<i64>()));
    }
    for (name, spread) in paths.values.iter().zip(time_to_next(&paths)) {
        assert_eq!(spread.map(|spread| spread.median_ms), next.get(name).map(|times| median(times)), "{name}");
    }
    assert_eq!(funnel(events, "event", &STEPS, PathUnit::Customer, 30), reached);
}

fn median(times: &[i64]) -> i64 {
    let mut times = times.to_vec();
    times.sort();
    (times[(times.len() - 1) / 2] + times[times.len() / 2]).div_euclid(2)
}

#[test]
fn a_large_log_has_the_figures_of_a_plain_count() {
    let rows = rows();
    let customers = plain_paths(&rows);
    let mut first: Option<Events> = None;
    for (padding, threads) in [(0, 1), (0, 4), (23, 3), (200, 2)] {
        let events = read(written(&rows, padding).path(), threads);
        let known = first.get_or_insert_with(|| {
            expect_plain(&events, &rows, &customers);
            events.clone()
        });
        assert!(*known == events, "other events with padding {padding} on {threads} threads");
    }
}
