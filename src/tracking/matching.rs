//! Which touchpoint sees which event. Rules are worked out on the dictionaries, once a value or combination of values,
//! and then looked up row by row.

use super::events::{Events, FieldColumn};
use super::paths::{NO_TOUCHPOINT, Paths};
use crate::model::{CardId, Comparison, Condition, Rule};
use crate::words::fold;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::Range;

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

/// Rules made ready to be looked up, block by block.
pub struct Matcher<'a>(Compiled<'a>);

impl<'a> Matcher<'a> {
    /// The rules of each touchpoint, in the order in which they are tried.
    pub fn new(events: &'a Events, touchpoints: &[&[Rule]]) -> Self {
        Self(Compiled::new(events, touchpoints))
    }

    /// By event of these places, the place of the first touchpoint that matches, with [`OVERLAPPING`] added where others
    /// do too, or [`NO_TOUCHPOINT`]. What was in `claims` is gone.
    pub fn claim(&self, places: Range<usize>, claims: &mut Vec<u32>) {
        self.0.claim(places, claims);
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

    /// The paths of these claims.
    pub fn paths(&self, events: &Events, touchpoints: Vec<CardId>) -> Paths {
        let step = |event: usize| Some(self.touchpoint[event]).filter(|&t| t != NO_TOUCHPOINT);
        Paths::from_steps(events, touchpoints, step)
    }
}

/// For every event, whether any of the rules holds: goals and personas.
pub fn matches(events: &Events, rules: &[Rule]) -> Vec<bool> {
    all_claims(events, &[rules]).into_iter().map(|claim| claim != NO_TOUCHPOINT).collect()
}

fn all_claims(events: &Events, rules: &[&[Rule]]) -> Vec<u32> {
    let matcher = Matcher::new(events, rules);
    let claims = |places: Range<usize>| {
        let mut claims = Vec::new();
        matcher.claim(places, &mut claims);
        claims
    };
    let blocks: Vec<Vec<u32>> = row_blocks(events.len()).into_par_iter().map(claims).collect();
    blocks.concat()
}

/// Whether a condition holds for a text. What has no value is like nothing and unlike nothing.
pub(super) fn condition_holds(condition: &Condition, value: &str) -> bool {
    let test = Test::new(condition);
    let folded = if test.folds() { fold(value) } else { String::new() };
    test.holds(value, &folded)
}

/// How many rows one thread takes at a time.
const ROWS: usize = 1 << 16;

fn row_blocks(rows: usize) -> Vec<Range<usize>> {
    (0..rows).step_by(ROWS).map(|start| start..(start + ROWS).min(rows)).collect()
}

/// The values of one field put into classes: values of one class are alike to every condition.
struct Classes<'a> {
    codes: &'a [u32],
    /// The class of every code; the last one is for events without a value.
    class: Vec<u32>,
    /// By class: which of the field's conditions hold.
    holds: Vec<Vec<bool>>,
}

/// Rules ready to be looked up.
struct Compiled<'a> {
    fields: Vec<Classes<'a>>,
    /// By touchpoint and rule: its conditions as (field, place among the field's conditions).
    rules: Vec<Vec<Vec<(usize, usize)>>>,
    /// The claim on every combination, unless there are too many to be worked out beforehand.
    table: Option<Vec<u32>>,
}

/// Combinations that are worked out beforehand; above, each thread keeps those it met.
const COMBINATIONS: usize = 1 << 16;

impl<'a> Compiled<'a> {
    fn new(events: &'a Events, touchpoints: &[&[Rule]]) -> Self {
        let mut conditions: BTreeMap<&str, Vec<&Condition>> = BTreeMap::new();
        for condition in touchpoints.iter().flat_map(|rules| rules.iter()).flat_map(|rule| &rule.all) {
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
        let rules = touchpoints
            .iter()
            .map(|rules| rules.iter().map(|rule| rule.all.iter().filter_map(place).collect()).collect())
            .collect();
        let fields = conditions.iter().map(|(name, all)| Classes::new(events.field(name), all)).collect();
        let mut compiled = Self { fields, rules, table: None };
        compiled.table = compiled.every_outcome();
        compiled
    }

    /// The claims on all combinations, the first field's class counting fastest; `None`: too many.
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

    /// Who claims the events whose values are of these classes, one a field.
    fn outcome(&self, classes: &[u32]) -> u32 {
        let holds = |&(field, place): &(usize, usize)| self.fields[field].holds[classes[field] as usize][place];
        let mut first = NO_TOUCHPOINT;
        for (touchpoint, rules) in self.rules.iter().enumerate() {
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

    fn claim(&self, places: Range<usize>, claims: &mut Vec<u32>) {
        claims.clear();
        claims.resize(places.len(), 0);
        let Some(table) = &self.table else { return self.claim_unlisted(places, claims) };
        let mut unit = 1;
        for field in &self.fields {
            field.add_classes(places.clone(), unit, claims);
            unit *= field.holds.len() as u32;
        }
        claims.iter_mut().for_each(|claim| *claim = table[*claim as usize]);
    }

    /// Where there are too many combinations for a table, the ones that occur are kept.
    fn claim_unlisted(&self, places: Range<usize>, claims: &mut [u32]) {
        let mut met: FxHashMap<Vec<u32>, u32> = FxHashMap::default();
        for (event, claim) in places.zip(claims) {
            let classes: Vec<u32> = self.fields.iter().map(|field| field.of(event)).collect();
            *claim = match met.get(&classes) {
                Some(known) => *known,
                None => *met.entry(classes).or_insert_with_key(|classes| self.outcome(classes)),
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
        Self { codes: field.map(|f| f.codes.as_slice()).unwrap_or_default(), class, holds }
    }

    /// Adds `unit` times its class to the number of every event.
    fn add_classes(&self, places: Range<usize>, unit: u32, numbers: &mut [u32]) {
        let none = self.class.len() - 1;
        match self.codes.get(places) {
            Some(codes) => numbers
                .iter_mut()
                .zip(codes)
                .for_each(|(number, &code)| *number += unit * self.class[(code as usize).min(none)]),
            // A field that the data do not have.
            None => numbers.iter_mut().for_each(|number| *number += unit * self.class[none]),
        }
    }

    fn of(&self, event: usize) -> u32 {
        let none = self.class.len() - 1;
        self.class[self.codes.get(event).map_or(none, |&code| (code as usize).min(none))]
    }
}

/// A condition whose wanted texts are folded once.
struct Test<'a> {
    wanted: Wanted<'a>,
    /// It holds where the value is not like that.
    negated: bool,
}

/// What the value of an event is compared with.
enum Wanted<'a> {
    OneOf(&'a [String]),
    Containing(Vec<String>),
    Beginning(Vec<String>),
    Pattern(Vec<String>),
}

impl<'a> Test<'a> {
    fn new(condition: &'a Condition) -> Self {
        use Comparison::*;
        let folded = || condition.values.iter().map(|value| fold(value)).filter(|value| !value.is_empty()).collect();
        let (wanted, negated) = match condition.comparison {
            Is | IsOneOf => (Wanted::OneOf(&condition.values), false),
            Contains => (Wanted::Containing(folded()), false),
            StartsWith => (Wanted::Beginning(folded()), false),
            Matches => (Wanted::Pattern(folded()), false),
            IsNot | IsNoneOf => (Wanted::OneOf(&condition.values), true),
            ContainsNot => (Wanted::Containing(folded()), true),
            StartsNotWith => (Wanted::Beginning(folded()), true),
            MatchesNot => (Wanted::Pattern(folded()), true),
        };
        Self { wanted, negated }
    }

    fn folds(&self) -> bool {
        !matches!(self.wanted, Wanted::OneOf(_))
    }

    /// A condition that is still being written (no value, or an empty text to contain) holds for nothing.
    fn holds(&self, value: &str, folded: &str) -> bool {
        let (alike, written) = match &self.wanted {
            Wanted::OneOf(values) => (values.iter().any(|wanted| wanted == value), !values.is_empty()),
            Wanted::Containing(parts) => (parts.iter().any(|part| folded.contains(part.as_str())), !parts.is_empty()),
            Wanted::Beginning(parts) => (parts.iter().any(|part| folded.starts_with(part.as_str())), !parts.is_empty()),
            Wanted::Pattern(patterns) => (patterns.iter().any(|p| fits(p, folded)), !patterns.is_empty()),
        };
        written && alike != self.negated
    }
}

/// Whether a text fits a pattern as a whole: `*` stands for any characters or none, `?` for one.
fn fits(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut p, mut t) = (0, 0);
    // Where to go on when the last star must stand for one character more.
    let mut back: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some('*') => {
                back = Some((p + 1, t));
                p += 1;
            }
            Some(&c) if c == '?' || c == text[t] => (p, t) = (p + 1, t + 1),
            _ => match back {
                Some((after, from)) => {
                    back = Some((after, from + 1));
                    (p, t) = (after, from + 1);
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|&c| c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_stand_for_whole_values() {
        for (pattern, text, fitting) in [
            ("product_*", "product_view", true),
            ("product_*", "product_", true),
            ("product_*", "my product_view", false),
            ("*/basket/*/pay", "shop/basket/3/pay", true),
            ("*/basket/*/pay", "shop/basket/3/payment", false),
            ("step ?", "step 4", true),
            ("step ?", "step 14", false),
            ("*a*a*a*", "banane", false),
            ("*", "", true),
            ("", "", true),
            ("", "x", false),
        ] {
            assert_eq!(fits(pattern, text), fitting, "{pattern} {text}");
        }
    }

    #[test]
    fn conditions_hold_as_they_read() {
        let holds = |comparison, values: &[&str], value: &str| {
            let values = values.iter().map(|&value| value.to_owned()).collect();
            let condition = Condition { field: "event".to_owned(), comparison, values };
            Test::new(&condition).holds(value, &fold(value))
        };
        use Comparison::*;
        assert!(holds(StartsWith, &["livr"], "Livrée"));
        assert!(!holds(StartsWith, &["vr"], "Livrée"));
        assert!(holds(StartsNotWith, &["vr"], "Livrée"));
        assert!(holds(Matches, &["LIV*E"], "livrée"));
        assert!(!holds(MatchesNot, &["LIV*E"], "livrée"));
        assert!(holds(ContainsNot, &["cart"], "home"));
        assert!(!holds(ContainsNot, &["cart"], "Add to Cart"));
        assert!(!holds(IsNoneOf, &["home", "pay"], "pay"));
        assert!(holds(IsNoneOf, &["home", "pay"], "cart"));
        for unwritten in [Contains, ContainsNot, StartsWith, StartsNotWith, Matches, MatchesNot] {
            assert!(!holds(unwritten, &[""], "home"), "{unwritten:?}: nothing is written yet");
        }
    }
}
