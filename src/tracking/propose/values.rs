//! The values that may be proposed: not yet claimed, of fields with few values that tell of events, not of customers.

use crate::model::{CardId, Rule};
use crate::tracking::events::{Events, FieldColumn, NO_VALUE};
use crate::tracking::matching::{Claims, NO_TOUCHPOINT};
use crate::tracking::roles::words_of;

/// Fields with more values than these hold texts, not kinds of things.
const MOST_VALUES: usize = 500;
const MOST_EVENTS: usize = 5000;

/// The fields in which values are looked for.
pub(super) fn fields(events: &Events) -> Vec<&FieldColumn> {
    let few = |field: &&FieldColumn| match field.name.as_str() {
        "event" => field.values.len() <= MOST_EVENTS,
        name => field.values.len() <= MOST_VALUES && !names_a_trait(name) && !is_about_customers(events, field),
    };
    events.fields.iter().filter(few).collect()
}

/// Whether a field is called by something that people are, not by something they do: "returning" of a life cycle is no
/// return of goods.
fn names_a_trait(name: &str) -> bool {
    #[rustfmt::skip]
    const TRAITS: [&str; 20] = [
        "lifecycle", "cohort", "cohorte", "segment", "tier", "loyalty", "persona", "age", "gender", "sexe", "genre",
        "country", "pays", "city", "ville", "region", "language", "langue", "locale", "currency",
    ];
    words_of(name).split(' ').any(|word| TRAITS.contains(&word))
}

/// By event, whether no rule of a touchpoint claims it.
pub(super) fn unclaimed(events: &Events, ruled: &[(CardId, Vec<Rule>)]) -> Vec<bool> {
    Claims::of(events, ruled).touchpoint.into_iter().map(|claim| claim == NO_TOUCHPOINT).collect()
}

/// By code of the field: how many events are `free`.
pub(super) fn counts(field: &FieldColumn, free: impl Fn(usize) -> bool) -> Vec<u64> {
    let mut counts = vec![0; field.values.len()];
    for (event, code) in field.codes.iter().enumerate() {
        if code != NO_VALUE && free(event) {
            counts[code as usize] += 1;
        }
    }
    counts
}

/// Whether the field says the same at all events of nearly every customer: their segment, not what they do.
fn is_about_customers(events: &Events, field: &FieldColumn) -> bool {
    let several = (0..events.customers.len()).map(|customer| events.of_customer(customer)).filter(|e| e.len() > 1);
    let (mut customers, mut constant) = (0u64, 0u64);
    for places in several {
        let first = field.codes.at(places.start);
        customers += 1;
        constant += u64::from(first != NO_VALUE && field.codes.of(places).all(|code| code == first));
    }
    customers > 0 && constant * 20 >= customers * 19
}
