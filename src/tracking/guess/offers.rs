//! Rows that one may want to leave out: what speaks for it, and how many of the rows looked at it concerns.

use super::seen::Seen;
use crate::model::{Comparison, Condition, Language};
use crate::tr;
use crate::tracking::condition::condition_holds;
use crate::words::Say;
use rustc_hash::FxHashSet;

/// Why one may want to leave rows out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferKind {
    /// The person does not want to be measured.
    Refusing,
    /// A program, not a person.
    Bots,
    /// A try by the people who run the shop.
    Tests,
    /// The beginning of something whose end is a row of its own.
    Starts,
    /// A row equal to an earlier one in every column.
    EqualRows,
}

impl Say for OfferKind {
    fn say(&self, language: Language) -> String {
        match self {
            Self::Refusing => tr!(language, "offer-refusing"),
            Self::Bots => tr!(language, "offer-bots"),
            Self::Tests => tr!(language, "offer-tests"),
            Self::Starts => tr!(language, "offer-starts"),
            Self::EqualRows => tr!(language, "offer-equal-rows"),
        }
    }
}

/// An offer to leave rows out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Why.
    pub kind: OfferKind,
    /// What tells these rows from others; `None` where equal rows are meant.
    pub condition: Option<Condition>,
    /// How many of the rows looked at.
    pub rows: usize,
}

/// Values of a consent column that say no.
const NO: [&str; 18] = [
    "no",
    "false",
    "0",
    "denied",
    "refused",
    "rejected",
    "declined",
    "withdrawn",
    "opted out",
    "opt-out",
    "optout",
    "non",
    "faux",
    "refusé",
    "refuse",
    "rejeté",
    "retiré",
    "unsubscribed",
];
const YES: [&str; 5] = ["true", "yes", "1", "oui", "vrai"];
const BOTS: [&str; 8] = ["bot", "crawler", "spider", "headless", "googleimageproxy", "slurp", "lighthouse", "pingdom"];
const TESTS: [&str; 6] = ["test", "staging", "preprod", "recette", "qa", "internal"];

/// Everything that can be offered for these rows.
pub(super) fn offers(seen: &[Seen], rows: &[Vec<String>]) -> Vec<Offer> {
    let mut offers = Vec::new();
    for (place, column) in seen.iter().enumerate() {
        for (kind, condition) in conditions_for(column, place, rows) {
            let holds = |row: &&Vec<String>| row.get(place).is_some_and(|cell| condition_holds(&condition, cell));
            let count = rows.iter().filter(holds).count();
            // What concerns every row says something about the column, not about the rows.
            if count > 0 && count < rows.len() {
                offers.push(Offer { kind, condition: Some(condition), rows: count });
            }
        }
    }
    let mut distinct = FxHashSet::default();
    let equal = rows.iter().filter(|row| !distinct.insert(*row)).count();
    if equal > 0 {
        offers.push(Offer { kind: OfferKind::EqualRows, condition: None, rows: equal });
    }
    offers
}

fn conditions_for(column: &Seen, place: usize, rows: &[Vec<String>]) -> Vec<(OfferKind, Condition)> {
    let has = |words: &[&str]| column.words.split(' ').any(|word| words.contains(&word));
    let one_of = |wanted: &dyn Fn(&str) -> bool| {
        let mut values: Vec<String> = Vec::new();
        for cell in rows.iter().filter_map(|row| row.get(place)) {
            if values.len() < 50 && wanted(cell) && !values.contains(cell) {
                values.push(cell.clone());
            }
        }
        Condition { field: column.name.clone(), comparison: Comparison::IsOneOf, values }
    };
    let says_no = |cell: &str| NO.contains(&cell.to_lowercase().as_str());
    let is_start = |cell: &str| cell.eq_ignore_ascii_case("start");
    let mut found = Vec::new();
    let says_yes = |cell: &str| YES.contains(&cell.to_lowercase().as_str());
    let asks_whether_they_refuse = has(&["limited", "limit", "optout", "unsubscribed", "dnt", "desabonne"])
        || column.words.contains("opt out")
        || column.words.contains("do not track");
    if asks_whether_they_refuse {
        found.push((OfferKind::Refusing, one_of(&says_yes)));
    } else if has(&["consent", "consentement", "gdpr", "rgpd", "optin", "storage", "tracking"]) {
        found.push((OfferKind::Refusing, one_of(&says_no)));
    }
    if has(&["agent", "useragent", "browser", "navigateur", "ua"]) {
        let parts = BOTS.map(str::to_owned).to_vec();
        let comparison = Comparison::Contains;
        found.push((OfferKind::Bots, Condition { field: column.name.clone(), comparison, values: parts }));
    }
    if has(&["bot", "robot", "crawler"]) {
        found.push((OfferKind::Bots, one_of(&says_yes)));
    }
    if has(&["environment", "environnement", "env", "traffic", "internal", "test"]) {
        found.push((OfferKind::Tests, one_of(&|cell| TESTS.contains(&cell.to_lowercase().as_str()))));
    }
    let mentions_ends =
        || rows.iter().filter_map(|row| row.get(place)).any(|cell| cell.eq_ignore_ascii_case("complete"));
    if has(&["lifecycle", "transition", "registration", "type", "status"]) && mentions_ends() {
        found.push((OfferKind::Starts, one_of(&is_start)));
    }
    found.retain(|(_, condition)| !condition.values.is_empty());
    found
}
