//! Rules proposed for all touchpoints at once, so that the first number appears without writing one.
//!
//! The words of a touchpoint (its title, then its channel and message) are compared with the values of the data: those
//! of the event column first, then those of other fields with few values. A value is proposed to one touchpoint only,
//! the one it fits best; a touchpoint may get several.

mod lexicon;
mod map;
mod names;
mod score;
mod values;

pub use lexicon::Likeness;
pub use map::{MapProposal, Seen, propose_map};

use super::events::{Events, FieldColumn};
use super::matching::matches;
use crate::model::{Card, CardId, Channel, Comparison, Condition, Language, Rule, Table};
use crate::tr;
use crate::words::{Say, fold};
use score::{ENOUGH, Fit, Offered, Wanted};
use values::{counts, fields, unclaimed};

/// Rules that a touchpoint could have.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// For which touchpoint.
    pub touchpoint: CardId,
    /// Any of these matches.
    pub rules: Vec<Rule>,
    /// Distinct customers with an event that they match.
    pub customers: u64,
    /// Events that they match.
    pub events: u64,
    /// How well the best value fits, from 0 to 1.
    pub score: f64,
    /// Why.
    pub why: Why,
}

/// Why a value is proposed: the words that agree. Says itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The field of the value.
    pub field: String,
    /// The value that fits best.
    pub value: String,
    /// The word of the touchpoint, without case and accents.
    pub wanted: String,
    /// The word of the value.
    pub offered: String,
    /// How they agree.
    pub likeness: Likeness,
}

impl Say for Why {
    fn say(&self, language: Language) -> String {
        let (value, wanted, offered) = (self.value.as_str(), self.wanted.as_str(), self.offered.as_str());
        match self.likeness {
            Likeness::Same => tr!(language, "proposal-why-same", value = value, wanted = wanted),
            Likeness::Synonym => {
                tr!(language, "proposal-why-synonym", value = value, wanted = wanted, offered = offered)
            }
            Likeness::Spelling => {
                tr!(language, "proposal-why-spelling", value = value, wanted = wanted, offered = offered)
            }
        }
    }
}

/// Rules for the touchpoints that have none, in the given order; what the rules of the others match is left alone.
/// A touchpoint for which nothing fits, that leaves no trace or that was counted by hand has no proposal.
pub fn propose(events: &Events, touchpoints: &[&Card], channels: &Table<Channel>) -> Vec<Proposal> {
    let ruled: Vec<(CardId, Vec<Rule>)> =
        touchpoints.iter().filter(|card| !card.rules.is_empty()).map(|card| (card.id, card.rules.clone())).collect();
    let open = touchpoints.iter().filter(|card| card.rules.is_empty());
    let open: Vec<(CardId, Wanted)> = open.filter_map(|card| Some((card.id, Wanted::new(card, channels)?))).collect();
    let unclaimed = unclaimed(events, &ruled);
    let mut search = Search { events, unclaimed: &unclaimed, fields: fields(events), found: vec![None; open.len()] };
    // Places that customers come from leave the events to what happens here; the rest takes what is left.
    search.assign(&open, |field| field == "event", |wanted| !wanted.origin);
    search.assign(&open, tells_origin, |wanted| wanted.origin);
    search.assign(&open, |field| field == "event", |_| true);
    search.assign(&open, |field| field != "event", |_| true);
    open.iter().enumerate().filter_map(|(place, (card, _))| search.proposal(place, *card)).collect()
}

/// The touchpoint that each of these values of the event column resembles most, if any; those with rules too.
pub fn looks_like(values: &[&str], touchpoints: &[&Card], channels: &Table<Channel>) -> Vec<Option<CardId>> {
    let wanted: Vec<(CardId, Wanted)> =
        touchpoints.iter().filter_map(|card| Some((card.id, Wanted::new(card, channels)?))).collect();
    let likest = |value: &&str| {
        let offered = Offered::new(value);
        let fits = wanted.iter().filter_map(|(card, wanted)| Some((*card, offered.fit(wanted, true)?.score)));
        let fits = fits.filter(|(_, score)| *score >= ENOUGH);
        fits.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(card, _)| card)
    };
    values.iter().map(likest).collect()
}

/// What a value of the data would be called on a map of this language.
pub fn title_of(value: &str, language: Language) -> String {
    names::known(value).map_or_else(|| names::readable(value), |known| known.name(language))
}

/// Whether a field of this name says where customers come from.
fn tells_origin(name: &str) -> bool {
    const NAMES: [&str; 12] = [
        "channel",
        "canal",
        "referrer",
        "referer",
        "referent",
        "source",
        "medium",
        "origin",
        "origine",
        "provenance",
        "campaign",
        "campagne",
    ];
    let name = fold(name);
    NAMES.iter().any(|known| name.contains(known))
}

/// The values found for one touchpoint, all of one field, the best one first.
#[derive(Clone)]
struct Found {
    field: usize,
    values: Vec<(u32, Fit)>,
}

struct Search<'a> {
    events: &'a Events,
    unclaimed: &'a [bool],
    fields: Vec<&'a FieldColumn>,
    /// By place among the open touchpoints.
    found: Vec<Option<Found>>,
}

impl Search<'_> {
    /// Gives the values of these fields to the touchpoints that have nothing yet, the best fit first.
    fn assign(&mut self, open: &[(CardId, Wanted)], asked: impl Fn(&str) -> bool, of: impl Fn(&Wanted) -> bool) {
        let mut fits: Vec<(usize, usize, u32, Fit)> = Vec::new();
        let open = || open.iter().enumerate().filter(|(place, (_, wanted))| self.found[*place].is_none() && of(wanted));
        let free = self.free();
        for (field, column) in self.fields.iter().enumerate().filter(|(_, column)| asked(&column.name)) {
            let counts = counts(column, |event| free[event]);
            for (code, value) in column.values.iter().enumerate().filter(|(code, _)| counts[*code] > 0) {
                let offered = Offered::new(value);
                for (place, (_, wanted)) in open() {
                    let fit = offered.fit(wanted, column.name == "event").filter(|fit| fit.score >= ENOUGH);
                    fits.extend(fit.map(|fit| (place, field, code as u32, fit)));
                }
            }
        }
        fits.sort_by(|a, b| b.3.score.total_cmp(&a.3.score).then_with(|| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2))));
        for (place, field, code, fit) in fits {
            if self.taken(field, code) {
                continue;
            }
            match &mut self.found[place] {
                Some(found) if found.field == field && joins(&found.values[0].1, &fit) => {
                    found.values.push((code, fit))
                }
                Some(_) => {}
                none => *none = Some(Found { field, values: vec![(code, fit)] }),
            }
        }
    }

    /// The event column, if there is one.
    fn event(&self) -> Option<(usize, &FieldColumn)> {
        self.fields.iter().position(|field| field.name == "event").map(|place| (place, self.fields[place]))
    }

    /// By event, whether neither a rule nor a proposal of its event value claims it.
    fn free(&self) -> Vec<bool> {
        let Some((field, column)) = self.event() else { return self.unclaimed.to_vec() };
        let taken: Vec<bool> = (0..column.values.len()).map(|code| self.taken(field, code as u32)).collect();
        let is_taken = |code: u32| taken.get(code as usize).is_some_and(|&taken| taken);
        self.unclaimed.iter().zip(column.codes.iter()).map(|(&unclaimed, code)| unclaimed && !is_taken(code)).collect()
    }

    /// Whether a touchpoint has this value already.
    fn taken(&self, field: usize, code: u32) -> bool {
        let has = |found: &Found| found.field == field && found.values.iter().any(|(taken, _)| *taken == code);
        self.found.iter().flatten().any(has)
    }

    fn proposal(&self, place: usize, touchpoint: CardId) -> Option<Proposal> {
        let found = self.found[place].as_ref()?;
        let field = self.fields[found.field];
        let rules = match field.name.as_str() {
            "event" => found.values.iter().map(|(code, _)| one(&field.values[*code as usize])).collect(),
            _ => vec![self.rule_of_other_field(found)?],
        };
        let matched = matches(self.events, &rules);
        let has_match = |&customer: &usize| matched[self.events.of_customer(customer)].contains(&true);
        let (best, fit) = &found.values[0];
        Some(Proposal {
            touchpoint,
            customers: (0..self.events.customers.len()).filter(has_match).count() as u64,
            events: matched.iter().filter(|&&matched| matched).count() as u64,
            rules,
            score: fit.score,
            why: Why {
                field: field.name.clone(),
                value: field.values[*best as usize].clone(),
                wanted: fit.wanted.clone(),
                offered: fit.offered.clone(),
                likeness: fit.likeness,
            },
        })
    }

    /// A rule on another field than the event, kept apart from the events that are proposed elsewhere.
    fn rule_of_other_field(&self, found: &Found) -> Option<Rule> {
        let field = self.fields[found.field];
        let codes: Vec<u32> = found.values.iter().map(|(code, _)| *code).collect();
        let condition = self.condition(found);
        let Some((event, column)) = self.event() else { return Some(Rule::one(condition)) };
        let counts = counts(column, |event| self.unclaimed[event] && codes.contains(&field.codes.at(event)));
        let left: Vec<usize> =
            (0..counts.len()).filter(|&code| counts[code] > 0 && !self.taken(event, code as u32)).collect();
        let (all, of_left): (u64, u64) = (counts.iter().sum(), left.iter().map(|&code| counts[code]).sum());
        let main = left.iter().copied().max_by_key(|&code| (counts[code], std::cmp::Reverse(code)));
        match main {
            // All of its events are proposed to other touchpoints.
            None if all > 0 => None,
            Some(main) if counts[main] * 2 > of_left => {
                Some(Rule { all: vec![Condition::is("event", &column.values[main]), condition] })
            }
            Some(_) if of_left < all => {
                let values = left.iter().map(|&code| column.values[code].clone()).collect();
                let events = Condition { field: "event".to_owned(), comparison: Comparison::IsOneOf, values };
                Some(Rule { all: vec![events, condition] })
            }
            _ => Some(Rule::one(condition)),
        }
    }

    /// The values of a field as one condition; addresses by the word they share, where no other value has it.
    fn condition(&self, found: &Found) -> Condition {
        let field = self.fields[found.field];
        let values: Vec<String> = found.values.iter().map(|(code, _)| field.values[*code as usize].clone()).collect();
        let word = &found.values[0].1.offered;
        let is_meant = |code: usize| found.values.iter().any(|(meant, _)| *meant as usize == code);
        let shared = field.values.iter().enumerate().all(|(code, value)| fold(value).contains(word) == is_meant(code));
        let (comparison, values) = match values.len() {
            _ if shared && Offered::new(&values[0]).address => (Comparison::Contains, vec![word.clone()]),
            1 => (Comparison::Is, values),
            _ => (Comparison::IsOneOf, values),
        };
        Condition { field: field.name.clone(), comparison, values }
    }
}

/// Whether a further value belongs beside the best one: nearly as good, and nothing but a longer form of it where the
/// best one says the whole title ("cart" for "Cart" leaves "add_to_cart" alone).
fn joins(best: &Fit, more: &Fit) -> bool {
    if best.whole { more.whole || more.score > 0.93 } else { more.score > best.score - 0.25 }
}

fn one(event: &str) -> Rule {
    Rule::one(Condition::is("event", event))
}

#[cfg(test)]
mod tests;
