//! Events gathered block by block in the order of the file, then sorted into [`Events`].

use super::codes::Codes;
use super::error::{Reason, Rejected};
use super::events::{Events, FieldColumn, NO_VALUE};
use super::input::text_of;
use super::interner::Interner;
use super::money::{Amount, ColumnSigns, Signs, as_thousands};
use super::plan::MOST_REJECTED;
use super::rows::trim;
use super::sort::sorted_by_customer_and_time;
use rustc_hash::FxHashMap;

/// A field keeps as many values, the most frequent ones; the rest become [`OTHER_VALUE`].
pub const MOST_VALUES: usize = 65_536;
/// What stands for the values that are too many.
pub const OTHER_VALUE: &str = "(other)";
/// Past as many distinct values a field takes no new ones, so that no file can fill the memory.
const MOST_SEEN: usize = 16 * MOST_VALUES;

/// How many customers are remembered beside the large table.
const RECENT: usize = 1 << 16;

/// The events of one block, with codes of its own.
pub(super) struct Part {
    pub(super) read: u64,
    /// Rows that became events: one each, or many where a row is a whole path.
    pub(super) used: u64,
    pub(super) rejected: u64,
    pub(super) refused: u64,
    pub(super) excluded: u64,
    /// Of the rejected rows, those that name nobody.
    pub(super) without_id: u64,
    /// Of the refused rows, how many each condition turned away.
    pub(super) by_condition: Vec<u64>,
    /// What tells each event's row from others; empty where nobody asks.
    pub(super) row_hashes: Vec<u64>,
    /// The complaints have the numbers of the file already.
    pub(super) is_numbered: bool,
    pub(super) complaints: Vec<Rejected>,
    /// Line ends in the block.
    pub(super) lines: u64,
    pub(super) customers: Vec<u64>,
    pub(super) times_ms: Vec<i64>,
    pub(super) ends_ms: Vec<i64>,
    pub(super) fields: Vec<PartField>,
    amounts: Vec<i64>,
    signs: ColumnSigns,
    /// Amounts that the column must settle.
    unclear: Vec<(usize, Signs)>,
}

impl Part {
    pub(super) fn new(fields: usize, conditions: usize) -> Self {
        Self {
            read: 0,
            used: 0,
            rejected: 0,
            refused: 0,
            excluded: 0,
            without_id: 0,
            by_condition: vec![0; conditions],
            row_hashes: Vec::new(),
            is_numbered: false,
            complaints: Vec::new(),
            lines: 0,
            customers: Vec::new(),
            times_ms: Vec::new(),
            ends_ms: Vec::new(),
            fields: vec![PartField::default(); fields],
            amounts: Vec::new(),
            signs: ColumnSigns::default(),
            unclear: Vec::new(),
        }
    }

    pub(super) fn reject(&mut self, complaint: Rejected) {
        self.rejected += 1;
        self.without_id += u64::from(complaint.reason == Reason::NoCustomer);
        if self.complaints.len() < MOST_REJECTED {
            self.complaints.push(complaint);
        }
    }

    /// Takes over rows that became none before they came here.
    pub(super) fn complain(&mut self, complaints: &[Rejected]) {
        self.read += complaints.len() as u64;
        complaints.iter().for_each(|complaint| self.reject(complaint.clone()));
    }

    /// Drops the events whose row came before.
    pub(super) fn retain(&mut self, is_new: &[bool]) {
        let count = |kept: &mut usize, new: &bool| {
            *kept += usize::from(*new);
            Some(*kept)
        };
        // Where an event that stays will be, counted from 1.
        let new_places: Vec<usize> = is_new.iter().scan(0, count).collect();
        self.unclear.retain_mut(|(place, _)| {
            let stays = is_new[*place];
            *place = new_places[*place].saturating_sub(1);
            stays
        });
        retain(&mut self.customers, is_new);
        retain(&mut self.times_ms, is_new);
        retain(&mut self.ends_ms, is_new);
        retain(&mut self.amounts, is_new);
        self.fields.iter_mut().for_each(|field| retain(&mut field.codes, is_new));
    }

    pub(super) fn push_amount(&mut self, amount: Option<Amount>) {
        if let Some(Amount { signs, .. }) = amount {
            self.signs.add(signs);
            if matches!(signs, Signs::UnclearComma | Signs::UnclearPoint) {
                self.unclear.push((self.amounts.len(), signs));
            }
        }
        self.amounts.push(amount.map_or(i64::MIN, |amount| amount.millionths));
    }
}

/// Keeps what is marked; a column that the source does not have stays empty.
fn retain<T>(column: &mut Vec<T>, is_kept: &[bool]) {
    let mut marks = is_kept.iter();
    column.retain(|_| marks.next().copied().unwrap_or(true));
}

/// One field of a part: the values as they stand in the file.
#[derive(Debug, Clone, Default)]
pub(super) struct PartField {
    written: Interner,
    codes: Vec<u32>,
}

impl PartField {
    pub(super) fn push(&mut self, cell: &[u8]) {
        let code = if cell.is_empty() { NO_VALUE } else { self.written.code(cell) };
        self.codes.push(code);
    }
}

/// A field with more values than are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutField {
    /// The field.
    pub name: String,
    /// Distinct values seen.
    pub values: u64,
    /// Events whose value became [`OTHER_VALUE`].
    pub events: u64,
}

/// All events so far, in the order of the file.
pub(super) struct Gathered {
    customers: Vec<u32>,
    pseudonyms: Vec<u64>,
    by_pseudonym: FxHashMap<u64, u32>,
    /// Customers met lately, each at the place its pseudonym asks for; `u32::MAX`: nobody yet.
    recent: Vec<(u64, u32)>,
    times_ms: Vec<i64>,
    ends_ms: Vec<i64>,
    amounts: Vec<i64>,
    signs: ColumnSigns,
    unclear: Vec<(usize, Signs)>,
    fields: Vec<GatheredField>,
}

#[derive(Default)]
struct GatheredField {
    values: Interner,
    codes: Codes,
    /// Events whose value came after [`MOST_SEEN`] others.
    unseen: u64,
    /// Web addresses keep query and fragment.
    whole_addresses: bool,
}

impl Gathered {
    /// A field for each; whether it keeps the whole of web addresses.
    pub(super) fn new(fields: &[bool]) -> Self {
        Self {
            customers: Vec::new(),
            pseudonyms: Vec::new(),
            by_pseudonym: FxHashMap::default(),
            recent: vec![(0, u32::MAX); RECENT],
            times_ms: Vec::new(),
            ends_ms: Vec::new(),
            amounts: Vec::new(),
            signs: ColumnSigns::default(),
            unclear: Vec::new(),
            fields: fields
                .iter()
                .map(|&whole_addresses| GatheredField { whole_addresses, ..GatheredField::default() })
                .collect(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.times_ms.len()
    }

    /// Appends the events of the next block.
    pub(super) fn add(&mut self, part: Part) {
        let start = self.len();
        for pseudonym in part.customers {
            let customer = self.customer(pseudonym);
            self.customers.push(customer);
        }
        self.times_ms.extend(part.times_ms);
        self.ends_ms.extend(part.ends_ms);
        self.amounts.extend(part.amounts);
        self.signs.comma |= part.signs.comma;
        self.signs.point |= part.signs.point;
        self.unclear.extend(part.unclear.into_iter().map(|(place, signs)| (start + place, signs)));
        for (field, part) in self.fields.iter_mut().zip(part.fields) {
            field.add(part);
        }
    }

    /// The place of a customer. Most were met a moment ago, so that the large table is seldom asked.
    fn customer(&mut self, pseudonym: u64) -> u32 {
        let recent = &mut self.recent[pseudonym as usize % RECENT];
        if recent.0 != pseudonym || recent.1 == u32::MAX {
            let next = self.pseudonyms.len() as u32;
            let customer = *self.by_pseudonym.entry(pseudonym).or_insert(next);
            if customer == next {
                self.pseudonyms.push(pseudonym);
            }
            *recent = (pseudonym, customer);
        }
        recent.1
    }

    /// The events, sorted, and the fields that had too many values.
    pub(super) fn finish(mut self, names: &[String]) -> (Events, Vec<CutField>) {
        for (place, signs) in self.unclear {
            if self.signs.marks_thousands(signs) {
                self.amounts[place] = as_thousands(self.amounts[place]);
            }
        }
        let mut cut = Vec::new();
        let mut fields = Vec::new();
        for (field, name) in self.fields.into_iter().zip(names) {
            let (column, lost) = field.finish(name);
            fields.push(column);
            cut.extend(lost);
        }
        let (times_ms, ends_ms, amounts) = (self.times_ms, self.ends_ms, self.amounts);
        let unsorted = Events { customers: self.pseudonyms, starts: Vec::new(), times_ms, ends_ms, amounts, fields };
        (sorted_by_customer_and_time(unsorted, &self.customers), cut)
    }
}

/// The code of a value past [`MOST_SEEN`] until the field is finished.
const UNSEEN: u32 = NO_VALUE - 1;

impl GatheredField {
    fn add(&mut self, part: PartField) {
        let codes: Vec<u32> = (0..part.written.len() as u32).map(|code| self.code(part.written.value(code))).collect();
        for code in part.codes {
            let code = codes.get(code as usize).copied().unwrap_or(NO_VALUE);
            self.unseen += u64::from(code == UNSEEN);
            self.codes.push(code);
        }
    }

    fn code(&mut self, written: &[u8]) -> u32 {
        let text = text_of(written);
        let value = if self.whole_addresses { text.as_bytes() } else { kept_of(text.as_bytes()) };
        if value.is_empty() {
            return NO_VALUE;
        }
        if self.values.len() < MOST_SEEN { self.values.code(value) } else { self.values.known(value).unwrap_or(UNSEEN) }
    }

    fn finish(mut self, name: &str) -> (FieldColumn, Option<CutField>) {
        let cut = (self.values.len() > MOST_VALUES || self.unseen > 0).then(|| self.keep_most_frequent(name));
        let text = |code| text_of(self.values.value(code)).into_owned();
        let values = (0..self.values.len() as u32).map(text).collect();
        (FieldColumn { name: name.to_owned(), values, codes: self.codes }, cut)
    }

    /// Keeps the values with the most events; of equals, the one seen first.
    fn keep_most_frequent(&mut self, name: &str) -> CutField {
        let mut counts = vec![0_u64; self.values.len()];
        for code in self.codes.iter() {
            if let Some(count) = counts.get_mut(code as usize) {
                *count += 1;
            }
        }
        let mut order: Vec<u32> = (0..counts.len() as u32).collect();
        order.sort_by_key(|code| (std::cmp::Reverse(counts[*code as usize]), *code));
        order.truncate(MOST_VALUES);
        order.sort_unstable();
        let mut kept = Interner::default();
        let mut renumbered = vec![UNSEEN; counts.len()];
        for code in order {
            renumbered[code as usize] = kept.code(self.values.value(code));
        }
        let other = kept.code(OTHER_VALUE.as_bytes());
        let mut events = 0;
        let codes = self.codes.iter().map(|code| {
            let kept = renumbered.get(code as usize).copied().unwrap_or(UNSEEN);
            let is_lost = code != NO_VALUE && kept == UNSEEN;
            events += u64::from(is_lost);
            match code {
                NO_VALUE => NO_VALUE,
                _ if is_lost => other,
                _ => kept,
            }
        });
        self.codes = codes.collect();
        let values = counts.len() as u64;
        self.values = kept;
        CutField { name: name.to_owned(), values, events }
    }
}

/// What is kept of a value: of an address on the web neither query nor fragment, which often say who it was.
fn kept_of(written: &[u8]) -> &[u8] {
    let starts = |prefix: &[u8]| written.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    if !starts(b"http://") && !starts(b"https://") {
        return written;
    }
    trim(&written[..memchr::memchr2(b'?', b'#', written).unwrap_or(written.len())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_addresses_lose_what_follows_the_page() {
        for (written, kept) in [
            ("https://shop.example/a?mail=x#y", "https://shop.example/a"),
            ("HTTP://shop.example/#top", "HTTP://shop.example/"),
            ("/a?b", "/a?b"),
            ("is it https://x?", "is it https://x?"),
        ] {
            assert_eq!(kept_of(written.as_bytes()), kept.as_bytes());
        }
    }

    #[test]
    fn a_field_keeps_its_most_frequent_values_and_counts_the_rest() {
        let mut field = GatheredField::default();
        let mut part = PartField::default();
        for n in 0..MOST_VALUES + 10 {
            part.push(format!("value {n}").as_bytes());
        }
        // All of them once; the last ones a second time, so the last of the first-seen fall out.
        for n in MOST_VALUES..MOST_VALUES + 10 {
            part.push(format!("value {n}").as_bytes());
        }
        part.push(b"");
        field.add(part);
        let (column, cut) = field.finish("page");
        let cut = cut.unwrap();
        assert_eq!((cut.name.as_str(), cut.values, cut.events), ("page", MOST_VALUES as u64 + 10, 10));
        assert_eq!(column.values.len(), MOST_VALUES + 1);
        assert_eq!(column.values.last().map(String::as_str), Some(OTHER_VALUE));
        let value = |event: usize| column.values[column.codes.at(event) as usize].as_str();
        assert_eq!(value(0), "value 0");
        assert_eq!(value(MOST_VALUES - 10), OTHER_VALUE);
        assert_eq!(value(MOST_VALUES + 5), format!("value {}", MOST_VALUES + 5));
        assert_eq!(column.codes.at(column.codes.len() - 1), NO_VALUE);
    }
}
