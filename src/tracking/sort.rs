//! Events put in order, and events of several sources put together.

use super::codes::{Codes, in_order};
use super::events::{Events, FieldColumn, NO_VALUE};
use super::interner::Interner;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Sorts columns that are in any order by (customer, time, place). `customer_of` says each event's place in
/// `unsorted.customers`, whose starts are made here. Customers end up in the order of their pseudonyms.
pub(super) fn sorted_by_customer_and_time(unsorted: Events, customer_of: &[u32]) -> Events {
    let Events { customers, times_ms, ends_ms, amounts, fields, .. } = unsorted;
    let (customers, rank) = ranked(customers);
    let mut starts = vec![0_u32; customers.len() + 1];
    for customer in customer_of {
        starts[rank[*customer as usize] as usize + 1] += 1;
    }
    for place in 1..starts.len() {
        starts[place] += starts[place - 1];
    }
    // Dealing events out to their customers keeps the order of the file; only who came out of time is sorted.
    let mut next = starts.clone();
    let mut order = vec![0_u32; customer_of.len()];
    for (event, customer) in customer_of.iter().enumerate() {
        let place = &mut next[rank[*customer as usize] as usize];
        order[*place as usize] = event as u32;
        *place += 1;
    }
    drop(next);
    for bounds in starts.windows(2) {
        let of_customer = &mut order[bounds[0] as usize..bounds[1] as usize];
        let time = |event: &u32| times_ms[*event as usize];
        if !of_customer.is_sorted_by_key(time) {
            of_customer.sort_by_key(time);
        }
    }
    Events {
        customers,
        starts,
        times_ms: in_order(times_ms, &order),
        ends_ms: in_order(ends_ms, &order),
        amounts: in_order(amounts, &order),
        fields: fields.into_iter().map(|field| FieldColumn { codes: field.codes.in_order(&order), ..field }).collect(),
    }
}

/// The customers in order, and the new place of each old one.
fn ranked(customers: Vec<u64>) -> (Vec<u64>, Vec<u32>) {
    let mut order: Vec<u32> = (0..customers.len() as u32).collect();
    order.par_sort_unstable_by_key(|place| customers[*place as usize]);
    let mut rank = vec![0_u32; customers.len()];
    for (new, old) in order.iter().enumerate() {
        rank[*old as usize] = new as u32;
    }
    (order.iter().map(|place| customers[*place as usize]).collect(), rank)
}

impl Events {
    /// The events of several sources as if they were one: customers with the same pseudonym are one, fields with the same
    /// name are one. Equal times keep the order of the sources, then that of the file.
    pub fn merge(sources: &[Events]) -> Events {
        if let [only] = sources {
            return only.clone();
        }
        let mut merged = Events::default();
        let mut place_of = FxHashMap::default();
        let mut customer_of = Vec::new();
        for source in sources {
            for (customer, pseudonym) in source.customers.iter().enumerate() {
                let next = merged.customers.len() as u32;
                let place = *place_of.entry(*pseudonym).or_insert(next);
                if place == next {
                    merged.customers.push(*pseudonym);
                }
                customer_of.extend(source.of_customer(customer).map(|_| place));
            }
            merged.times_ms.extend_from_slice(&source.times_ms);
        }
        assert!(u32::try_from(customer_of.len()).is_ok(), "events are numbered with 32 bits");
        merged.ends_ms = joined(sources, |source| &source.ends_ms);
        merged.amounts = joined(sources, |source| &source.amounts);
        merged.fields = joined_fields(sources);
        sorted_by_customer_and_time(merged, &customer_of)
    }
}

/// A column that some sources may lack; empty where all do.
fn joined(sources: &[Events], column: impl Fn(&Events) -> &Vec<i64>) -> Vec<i64> {
    if sources.iter().all(|source| column(source).is_empty()) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for source in sources {
        out.extend_from_slice(column(source));
        out.resize(out.len() + source.len() - column(source).len(), i64::MIN);
    }
    out
}

/// The fields of all sources, `event` and `channel` first, their dictionaries made one.
fn joined_fields(sources: &[Events]) -> Vec<FieldColumn> {
    let mut names: Vec<&str> = Vec::new();
    for field in sources.iter().flat_map(|source| &source.fields) {
        if !names.contains(&field.name.as_str()) {
            names.push(&field.name);
        }
    }
    names.sort_by_key(|name| match *name {
        "event" => 0,
        "channel" => 1,
        _ => 2,
    });
    names.into_iter().map(|name| joined_field(sources, name)).collect()
}

fn joined_field(sources: &[Events], name: &str) -> FieldColumn {
    let mut values = Interner::default();
    let mut codes = Codes::default();
    for source in sources {
        let Some(field) = source.field(name) else {
            codes.extend(std::iter::repeat_n(NO_VALUE, source.len()));
            continue;
        };
        let new: Vec<u32> = field.values.iter().map(|value| values.code(value.as_bytes())).collect();
        codes.extend(field.codes.iter().map(|code| new.get(code as usize).copied().unwrap_or(NO_VALUE)));
    }
    let text = |code| String::from_utf8_lossy(values.value(code)).into_owned();
    FieldColumn { name: name.to_owned(), values: (0..values.len() as u32).map(text).collect(), codes }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &str, values: &[&str], codes: &[u32]) -> FieldColumn {
        FieldColumn {
            name: name.to_owned(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            codes: codes.iter().copied().collect(),
        }
    }

    #[test]
    fn equal_times_keep_the_order_of_the_file() {
        let unsorted = Events {
            customers: vec![9, 4],
            times_ms: vec![5, 3, 5, 1, 5],
            amounts: vec![0, 1, 2, 3, 4],
            fields: vec![field("event", &["a", "b"], &[0, 1, NO_VALUE, 0, 1])],
            ..Events::default()
        };
        let sorted = sorted_by_customer_and_time(unsorted, &[0, 0, 0, 1, 0]);
        assert_eq!(sorted.customers, [4, 9]);
        assert_eq!(sorted.starts, [0, 1, 5]);
        assert_eq!(sorted.times_ms, [1, 3, 5, 5, 5]);
        assert_eq!(sorted.amounts, [3, 1, 0, 2, 4]);
        assert_eq!(sorted.fields[0].codes, [0, 1, 0, NO_VALUE, 1].into());
        assert!(sorted.ends_ms.is_empty());
    }

    #[test]
    fn sources_become_one() {
        let web = Events {
            customers: vec![1, 7],
            starts: vec![0, 2, 3],
            times_ms: vec![10, 20, 10],
            amounts: vec![5, i64::MIN, 6],
            fields: vec![field("event", &["view", "buy"], &[0, 1, 0])],
            ..Events::default()
        };
        let shop = Events {
            customers: vec![1, 3],
            starts: vec![0, 2, 3],
            times_ms: vec![5, 20, 9],
            fields: vec![field("store", &["Lyon"], &[0, NO_VALUE, 0]), field("event", &["buy", "ask"], &[1, 0, 1])],
            ..Events::default()
        };
        let all = Events::merge(&[web.clone(), shop]);
        assert_eq!(all.customers, [1, 3, 7]);
        assert_eq!(all.starts, [0, 4, 5, 6]);
        assert_eq!(all.times_ms, [5, 10, 20, 20, 9, 10]);
        assert_eq!(all.amounts, [i64::MIN, 5, i64::MIN, i64::MIN, i64::MIN, 6]);
        assert_eq!(all.fields[0], field("event", &["view", "buy", "ask"], &[2, 0, 1, 1, 2, 0]));
        assert_eq!(all.fields[1], field("store", &["Lyon"], &[0, NO_VALUE, NO_VALUE, NO_VALUE, 0, NO_VALUE]));
        assert_eq!(Events::merge(std::slice::from_ref(&web)), web);
        assert_eq!(Events::merge(&[]).len(), 0);
    }
}
