//! Which touchpoint sees which event. Rules are worked out on the dictionaries, once a value or combination of values,
//! and then looked up row by row.

use super::codes::Codes;
use super::condition::Test;
use super::events::{Events, FieldColumn};
use crate::model::{CardId, Condition, Rule};
use crate::words::fold;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::Range;

/// The claim on an event that no touchpoint matches.
pub const NO_TOUCHPOINT: u32 = u32::MAX;

/// What became of every event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Claims {
    /// By event: the place of the touchpoint it counts for, or [`NO_TOUCHPOINT`].
    pub touchpoint: Vec<u32>,
    /// The places of the events that more than one touchpoint matches, rising.
    pub overlapping: Vec<u32>,
}

/// Added to a claim where other touchpoints match as well.
pub const OVERLAPPING: u32 = 1 << 31;

/// Puts together, by asker, the place of the first of its touchpoints that matches, with [`OVERLAPPING`] added where others
/// do too, or [`NO_TOUCHPOINT`].
type Word<'a> = Box<dyn Fn(&[u32]) -> u32 + Send + Sync + 'a>;

/// Rules made ready to be looked up, block by block, for several askers at once: the touchpoints, a goal, a segment.
pub struct Matcher<'a>(Compiled<'a>);

/// What is said of each event of a block, and the combinations of values that were met on the way.
#[derive(Default)]
pub struct Words {
    /// One word an event.
    pub words: Vec<u32>,
    met: FxHashMap<Vec<u32>, u32>,
}

impl<'a> Matcher<'a> {
    /// By asker the rules of each touchpoint, in the order in which they are tried; `word` makes one number of the claims of
    /// all askers on an event.
    pub fn new(events: &'a Events, askers: &[&[&[Rule]]], word: impl Fn(&[u32]) -> u32 + Send + Sync + 'a) -> Self {
        Self(Compiled::new(events, askers, Box::new(word)))
    }

    /// Says of the events of these places what there is to say. What was in the words is gone.
    pub fn look_at(&self, places: Range<usize>, words: &mut Words) {
        self.0.look_at(places, words);
    }
}

impl Claims {
    /// Every event goes to the first touchpoint that has a rule holding for it.
    pub fn of(events: &Events, touchpoints: &[(CardId, Vec<Rule>)]) -> Self {
        let rules: Vec<&[Rule]> = touchpoints.iter().map(|(_, rules)| rules.as_slice()).collect();
        let mut all = Self { touchpoint: all_claims(events, &rules), overlapping: Vec::new() };
        for (event, claim) in all.touchpoint.iter_mut().enumerate() {
            if *claim != NO_TOUCHPOINT && *claim & OVERLAPPING != 0 {
                *claim &= !OVERLAPPING;
                all.overlapping.push(event as u32);
            }
        }
        all
    }
}

/// For every event, whether any of the rules holds: goals and personas.
pub fn matches(events: &Events, rules: &[Rule]) -> Vec<bool> {
    all_claims(events, &[rules]).into_iter().map(|claim| claim != NO_TOUCHPOINT).collect()
}

fn all_claims(events: &Events, rules: &[&[Rule]]) -> Vec<u32> {
    let matcher = Matcher::new(events, &[rules], |claims| claims[0]);
    let claims = |places: Range<usize>| {
        let mut claims = Words::default();
        matcher.look_at(places, &mut claims);
        claims.words
    };
    let blocks: Vec<Vec<u32>> = row_blocks(events.len()).into_par_iter().map(claims).collect();
    blocks.concat()
}

/// How many rows one thread takes at a time.
const ROWS: usize = 1 << 16;

fn row_blocks(rows: usize) -> Vec<Range<usize>> {
    (0..rows).step_by(ROWS).map(|start| start..(start + ROWS).min(rows)).collect()
}

/// The values of one field put into classes: values of one class are alike to every condition.
struct Classes<'a> {
    codes: Option<&'a Codes>,
    /// The class of every code; the last one is for events without a value.
    class: Vec<u32>,
    /// By class: which of the field's conditions hold.
    holds: Vec<Vec<bool>>,
}

/// A rule: its conditions as (field, place among the field's conditions).
type Parts = Vec<(usize, usize)>;

/// Rules ready to be looked up.
struct Compiled<'a> {
    fields: Vec<Classes<'a>>,
    /// By asker and touchpoint.
    rules: Vec<Vec<Vec<Parts>>>,
    word: Word<'a>,
    /// The word of every combination, unless there are too many to be worked out beforehand. Of a single field its classes
    /// are the words.
    table: Option<Vec<u32>>,
}

/// Combinations that are worked out beforehand; above, each thread keeps those it met.
const COMBINATIONS: usize = 1 << 16;

impl<'a> Compiled<'a> {
    fn new(events: &'a Events, askers: &[&[&[Rule]]], word: Word<'a>) -> Self {
        let mut conditions: BTreeMap<&str, Vec<&Condition>> = BTreeMap::new();
        let all = askers.iter().flat_map(|rules| rules.iter()).flat_map(|rules| rules.iter());
        for condition in all.flat_map(|rule| &rule.all) {
            let of_field = conditions.entry(&condition.field).or_default();
            if !of_field.contains(&condition) {
                of_field.push(condition);
            }
        }
        let place = |condition: &Condition| {
            let field = conditions.keys().position(|&name| name == condition.field)?;
            let place = conditions[condition.field.as_str()].iter().position(|&known| known == condition)?;
            Some((field, place))
        };
        let parts = |rule: &Rule| rule.all.iter().filter_map(place).collect();
        let of_touchpoint = |rules: &&[Rule]| rules.iter().map(parts).collect();
        let rules = askers.iter().map(|rules| rules.iter().map(of_touchpoint).collect()).collect();
        let fields = conditions.iter().map(|(name, all)| Classes::new(events.field(name), all)).collect();
        let mut compiled = Self { fields, rules, word, table: None };
        compiled.table = compiled.every_outcome();
        if let ([field], Some(table)) = (compiled.fields.as_mut_slice(), &compiled.table) {
            field.class.iter_mut().for_each(|class| *class = table[*class as usize]);
        }
        compiled
    }

    /// The words of all combinations, the first field's class counting fastest; `None`: too many.
    fn every_outcome(&self) -> Option<Vec<u32>> {
        let sizes: Vec<usize> = self.fields.iter().map(|field| field.holds.len()).collect();
        let all = sizes.iter().try_fold(1usize, |all, &size| all.checked_mul(size).filter(|&n| n <= COMBINATIONS))?;
        let classes = |mut number: usize| -> Vec<u32> {
            let digit = |&size: &usize| {
                let class = number % size;
                number /= size;
                class as u32
            };
            sizes.iter().map(digit).collect()
        };
        Some((0..all).map(|number| self.outcome(&classes(number))).collect())
    }

    /// What is said of the events whose values are of these classes, one a field.
    fn outcome(&self, classes: &[u32]) -> u32 {
        let claims: Vec<u32> = self.rules.iter().map(|touchpoints| self.claim(touchpoints, classes)).collect();
        (self.word)(&claims)
    }

    /// The first of the touchpoints that has a rule holding for these classes.
    fn claim(&self, touchpoints: &[Vec<Parts>], classes: &[u32]) -> u32 {
        let holds = |&(field, place): &(usize, usize)| self.fields[field].holds[classes[field] as usize][place];
        let mut first = NO_TOUCHPOINT;
        for (touchpoint, rules) in touchpoints.iter().enumerate() {
            // A rule without conditions holds for nothing.
            if rules.iter().any(|rule| !rule.is_empty() && rule.iter().all(holds)) {
                if first != NO_TOUCHPOINT {
                    return first | OVERLAPPING;
                }
                first = touchpoint as u32;
            }
        }
        first
    }

    fn look_at(&self, places: Range<usize>, words: &mut Words) {
        words.words.clear();
        words.words.resize(places.len(), 0);
        let Some(table) = &self.table else { return self.look_at_unlisted(places, words) };
        let mut unit = 1;
        for field in &self.fields {
            field.add_classes(places.clone(), unit, &mut words.words);
            unit *= field.holds.len() as u32;
        }
        if self.fields.len() != 1 {
            words.words.iter_mut().for_each(|word| *word = table[*word as usize]);
        }
    }

    /// Where there are too many combinations for a table, the ones that occur are kept.
    fn look_at_unlisted(&self, places: Range<usize>, words: &mut Words) {
        let mut classes = Vec::new();
        for (event, word) in places.zip(&mut words.words) {
            classes.clear();
            classes.extend(self.fields.iter().map(|field| field.of(event)));
            *word = match words.met.get(&classes) {
                Some(known) => *known,
                None => *words.met.entry(classes.clone()).or_insert_with_key(|classes| self.outcome(classes)),
            };
        }
    }
}

impl<'a> Classes<'a> {
    fn new(field: Option<&'a FieldColumn>, conditions: &[&Condition]) -> Self {
        let mut holds: Vec<Vec<bool>> = Vec::new();
        let mut known: BTreeMap<Vec<bool>, u32> = BTreeMap::new();
        let mut class_of = |signature: Vec<bool>| {
            *known.entry(signature).or_insert_with_key(|signature| {
                holds.push(signature.clone());
                holds.len() as u32 - 1
            })
        };
        let tests: Vec<Test> = conditions.iter().map(|condition| Test::new(condition)).collect();
        let values = field.map(|f| f.values.as_slice()).unwrap_or_default();
        let signature = |value: &String| {
            let folded = if tests.iter().any(Test::folds) { fold(value) } else { String::new() };
            tests.iter().map(|test| test.holds(value, &folded)).collect()
        };
        let mut class: Vec<u32> = values.iter().map(|value| class_of(signature(value))).collect();
        // What has no value is like nothing and unlike nothing: no data.
        class.push(class_of(vec![false; tests.len()]));
        Self { codes: field.map(|field| &field.codes), class, holds }
    }

    /// Adds `unit` times its class to the number of every event.
    fn add_classes(&self, places: Range<usize>, unit: u32, numbers: &mut [u32]) {
        match self.codes {
            Some(Codes::Bytes(codes)) => self.add(&codes[places], unit, numbers),
            Some(Codes::Shorts(codes)) => self.add(&codes[places], unit, numbers),
            Some(Codes::Words(codes)) => self.add(&codes[places], unit, numbers),
            // A field that the data do not have.
            None => numbers.iter_mut().for_each(|number| *number += unit * self.class[self.class.len() - 1]),
        }
    }

    /// No value is a larger number than any code, whatever the width.
    fn add<C: Copy + Into<u32>>(&self, codes: &[C], unit: u32, numbers: &mut [u32]) {
        let none = self.class.len() - 1;
        for (number, &code) in numbers.iter_mut().zip(codes) {
            *number += unit * self.class[(code.into() as usize).min(none)];
        }
    }

    fn of(&self, event: usize) -> u32 {
        let none = self.class.len() - 1;
        self.class[self.codes.map_or(none, |codes| (codes.at(event) as usize).min(none))]
    }
}
