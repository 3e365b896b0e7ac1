//! Whole paths in one cell, with how many customers went this way: `search > mail > search;12;340.5;7`.
//!
//! Every customer becomes one of their own, with a touch for each step and, for those who converted, an event
//! `conversion` with their part of the value. Such files tell no times: touches stand a minute apart, from 1970 on.

use super::columns::Part;
use super::error::Reason;
use super::input::text_of;
use super::money::Amount;
use super::plan::{Wrong, amount};
use super::pseudonym::Pseudonyms;
use super::rows::Row;

/// The event of a customer who converted.
pub(super) const CONVERSION: &str = "conversion";
/// The event of a step.
pub(super) const STEP: &str = "touch";
const MINUTE_MS: i64 = 60_000;
/// One row may not stand for more events.
const MOST_EVENTS: u64 = 50_000_000;
const UNIT: i64 = 1_000_000;

/// The columns of a file of paths.
#[derive(Debug, Clone)]
pub(super) struct PathPlaces {
    pub(super) path: usize,
    pub(super) conversions: Option<usize>,
    pub(super) none: Option<usize>,
}

/// Puts the customers of one row into the part; `place` tells the row from all others of the source. Without any count, the row stands for one customer who converted.
pub(super) fn put(
    row: &Row<'_>,
    place: (u64, u64),
    places: &PathPlaces,
    value: Option<usize>,
    separator: &str,
    pseudonyms: &mut Pseudonyms,
    part: &mut Part,
) -> Result<(), Wrong> {
    let text = text_of(row.cell(places.path));
    let separator = if separator.is_empty() { ">" } else { separator.trim() };
    let steps: Vec<&str> = text.split(separator).map(str::trim).filter(|step| !step.is_empty()).collect();
    if steps.is_empty() {
        return Err((Some(places.path), Reason::NoPath));
    }
    let count = |place: Option<usize>| place.map(|place| count_of(row, place)).transpose();
    let (conversions, none) = (count(places.conversions)?, count(places.none)?);
    let conversions = conversions.unwrap_or(u64::from(none.is_none()));
    let none = none.unwrap_or(0);
    let amount = value.map(|place| amount(row, place)).transpose()?.flatten();
    let events = conversions.checked_add(none).and_then(|customers| customers.checked_mul(steps.len() as u64 + 1));
    if events.is_none_or(|events| events > MOST_EVENTS) {
        return Err((places.conversions, Reason::BadCount));
    }
    part.used += 1;
    for customer in 0..conversions + none {
        let pseudonym = pseudonyms.of(format!("path {} {} {customer}", place.0, place.1).as_bytes());
        let converts = customer < conversions;
        let share = share_of(amount, customer, conversions).filter(|_| converts);
        put_customer(&steps, pseudonym, converts, value.is_some().then_some(share), part);
    }
    Ok(())
}

fn put_customer(steps: &[&str], customer: u64, converts: bool, value: Option<Option<Amount>>, part: &mut Part) {
    let mut event = |place: usize, name: &str, channel: &str, amount: Option<Amount>| {
        part.customers.push(customer);
        part.times_ms.push(place as i64 * MINUTE_MS);
        if value.is_some() {
            part.push_amount(amount);
        }
        part.fields[0].push(name.as_bytes());
        part.fields[1].push(channel.as_bytes());
    };
    for (place, step) in steps.iter().enumerate() {
        event(place, STEP, step, None);
    }
    if converts {
        event(steps.len(), CONVERSION, "", value.flatten());
    }
}

/// An equal part of the amount; what cannot be divided goes to the first ones.
fn share_of(amount: Option<Amount>, customer: u64, conversions: u64) -> Option<Amount> {
    let amount = amount.filter(|_| conversions > 0)?;
    let (all, n) = (amount.millionths, i64::try_from(conversions).ok()?);
    let rest = all.rem_euclid(n);
    let millionths = all.div_euclid(n) + i64::from((customer as i64) < rest);
    Some(Amount { millionths, ..amount })
}

/// A whole number of customers, however it is written.
fn count_of(row: &Row<'_>, place: usize) -> Result<u64, Wrong> {
    let bad = (Some(place), Reason::BadCount);
    let count = amount(row, place).map_err(|_| bad)?.map_or(0, |amount| amount.millionths);
    if count < 0 || count % UNIT != 0 {
        return Err(bad);
    }
    Ok((count / UNIT) as u64)
}
