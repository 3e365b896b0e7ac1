//! One row made an event, or turned away, or a complaint.

use super::Plan;
use crate::model::{Condition, Duplicates};
use crate::tracking::columns::Part;
use crate::tracking::condition::condition_holds;
use crate::tracking::error::Reason;
use crate::tracking::input::{Block, text_of};
use crate::tracking::money;
use crate::tracking::paths_cell;
use crate::tracking::pseudonym::Pseudonyms;
use crate::tracking::rows::Row;
use crate::tracking::time::Clock;
use crate::words::fold;

/// What reading a row needs and changes.
pub(super) struct RowReader<'p> {
    plan: &'p Plan,
    /// The block's place in the source.
    ordinal: u64,
    clock: Clock,
    pseudonyms: Pseudonyms,
    conditions: Vec<Filter<'p>>,
}

/// What is wrong with a row, and in which column.
pub(in crate::tracking) type Wrong = (Option<usize>, Reason);

impl<'p> RowReader<'p> {
    /// Begins a block.
    pub(super) fn new(plan: &'p Plan, block: &Block, pseudonyms: &Pseudonyms) -> Self {
        Self {
            plan,
            ordinal: block.ordinal,
            clock: plan.clock.clone(),
            pseudonyms: pseudonyms.clone(),
            conditions: plan.recipe.refusing.iter().chain(&plan.recipe.excluded).map(Filter::new).collect(),
        }
    }

    /// Puts the row into the part, or says which column is wrong and how; then the part is as it was.
    pub(super) fn read(&mut self, row: &Row<'_>, part: &mut Part) -> Result<(), Wrong> {
        let (found, expected) = (row.len(), self.plan.expected);
        if found < expected {
            return self.unless_blank(row, part, (None, Reason::TooFewColumns { found, expected }));
        }
        // Delimiters behind the last column mean nothing.
        if found > expected && (expected..found).any(|place| !row.cell(place).is_empty()) {
            return Err((None, Reason::TooManyColumns { found, expected }));
        }
        if !self.conditions.is_empty() && self.is_turned_away(row, part) {
            return Ok(());
        }
        match &self.plan.places.path {
            Some(places) => {
                let (value, separator) = (self.plan.places.value, &self.plan.recipe.path_separator);
                let place = (self.ordinal, row.lines_before);
                paths_cell::put(row, place, places, value, separator, &mut self.pseudonyms, part)
            }
            None => self.put_event(row, part),
        }
    }

    /// A row of nothing but delimiters is a blank line, which spreadsheets write so.
    fn unless_blank(&self, row: &Row<'_>, part: &mut Part, wrong: Wrong) -> Result<(), Wrong> {
        if (0..row.len()).any(|place| !row.cell(place).is_empty()) || row.len() == 1 {
            return Err(wrong);
        }
        part.read -= 1;
        Ok(())
    }

    fn is_turned_away(&mut self, row: &Row<'_>, part: &mut Part) -> bool {
        let places = &self.plan.places.conditions;
        let mut holding = self.conditions.iter_mut().zip(places).map(|(filter, at)| filter.holds(row.cell(*at)));
        let Some(first) = holding.position(|holds| holds) else { return false };
        part.refused += 1;
        part.excluded += u64::from(first >= self.plan.recipe.refusing.len());
        part.by_condition[first] += 1;
        true
    }

    fn put_event(&mut self, row: &Row<'_>, part: &mut Part) -> Result<(), Wrong> {
        let places = &self.plan.places;
        let customer = row.cell(places.customer);
        if customer.is_empty() {
            return self.unless_blank(row, part, (Some(places.customer), Reason::NoCustomer));
        }
        let time = moment(row, places.time, &mut self.clock)?.ok_or((Some(places.time), Reason::NoTime))?;
        let end = places.end.map(|place| moment(row, place, &mut self.clock)).transpose()?.flatten();
        let amount = places.value.map(|place| amount(row, place)).transpose()?.flatten();
        part.used += 1;
        part.customers.push(self.pseudonyms.of(customer));
        part.times_ms.push(time);
        if places.end.is_some() {
            part.ends_ms.push(end.unwrap_or(i64::MIN));
        }
        if places.value.is_some() {
            part.push_amount(amount);
        }
        for (field, &place) in part.fields.iter_mut().zip(&places.fields) {
            field.push(row.cell(place));
        }
        if self.plan.recipe.duplicates != Duplicates::Keep {
            part.row_hashes.push(hash_of(row, &places.key));
        }
        Ok(())
    }
}

/// What tells a row from others: its key, or all of it.
fn hash_of(row: &Row<'_>, key: &[usize]) -> u64 {
    let mut hasher = blake3::Hasher::new();
    let mut add = |place: usize| {
        let cell = row.cell(place);
        hasher.update(&(cell.len() as u64).to_le_bytes()).update(cell);
    };
    if key.is_empty() {
        (0..row.len()).for_each(&mut add)
    } else {
        key.iter().copied().for_each(&mut add)
    }
    let hash = hasher.finalize();
    let (first, _) = hash.as_bytes().split_first_chunk::<8>().expect("a hash has 32 bytes");
    u64::from_le_bytes(*first)
}

/// A condition on the cells of one column; many rows in a row say the same.
struct Filter<'p> {
    condition: &'p Condition,
    last: Option<(Vec<u8>, bool)>,
}

impl<'p> Filter<'p> {
    fn new(condition: &'p Condition) -> Self {
        Self { condition, last: None }
    }

    fn holds(&mut self, cell: &[u8]) -> bool {
        if let Some((_, holds)) = self.last.as_ref().filter(|(last, _)| last == cell) {
            return *holds;
        }
        let holds = !cell.is_empty() && condition_holds(self.condition, &text_of(cell));
        self.last = Some((cell.to_vec(), holds));
        holds
    }
}

/// Whether a row that is no event is one of sums, which spreadsheets put below a table.
pub(super) fn is_total(row: &Row<'_>) -> bool {
    const WORDS: [&str; 7] = ["total", "totals", "totaux", "sum", "somme", "sous-total", "subtotal"];
    let first = (0..row.len()).map(|place| row.cell(place)).find(|cell| !cell.is_empty()).unwrap_or_default();
    if first.len() > 80 {
        return false;
    }
    let words = fold(&text_of(first));
    let mut words = words.split(|c: char| !c.is_alphanumeric() && c != '-');
    let word = words.next().unwrap_or_default();
    WORDS.contains(&word) || word == "grand" && words.next() == Some("total")
}

fn moment(row: &Row<'_>, place: usize, clock: &mut Clock) -> Result<Option<i64>, Wrong> {
    let text = row.cell(place);
    if text.is_empty() {
        return Ok(None);
    }
    clock.moment(text).map(Some).ok_or((Some(place), Reason::BadTime))
}

pub(in crate::tracking) fn amount(row: &Row<'_>, place: usize) -> Result<Option<money::Amount>, Wrong> {
    let text = row.cell(place);
    if money::says_none(text) {
        return Ok(None);
    }
    money::parse(text).map(Some).ok_or((Some(place), Reason::BadAmount))
}
