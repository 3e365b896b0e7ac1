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

impl Claims {
    /// Every event goes to the first touchpoint that has a rule holding for it.
    pub fn of(events: &Events, touchpoints: &[(CardId, Vec<Rule>)]) -> Self {
        let rules: Vec<&[Rule]> = touchpoints.iter().map(|(_, rules)| rules.as_slice()).collect();
        let compiled = Compiled::new(events, &rules);
        let blocks: Vec<Self> = row_blocks(events.len()).into_par_iter().map(|rows| compiled.claims(rows)).collect();
        let mut all = Self::default();
        for block in blocks {
            all.touchpoint.extend(block.touchpoint);
            all.overlapping.extend(block.overlapping);
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
    let compiled = Compiled::new(events, &[rules]);
    let blocks: Vec<Claims> = row_blocks(events.len()).into_par_iter().map(|rows| compiled.claims(rows)).collect();
    blocks.into_iter().flat_map(|block| block.touchpoint).map(|claim| claim != NO_TOUCHPOINT).collect()
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

/// Who claims the events of one combination of classes.
#[derive(Clone, Copy, Default)]
struct Outcome {
    claim: Option<u32>,
    overlapping: bool,
}

/// Rules ready to be looked up.
struct Compiled<'a> {
    fields: Vec<Classes<'a>>,
    /// By touchpoint and rule: its conditions as (field, place among the field's conditions).
    rules: Vec<Vec<Vec<(usize, usize)>>>,
    /// The outcome of every combination, unless there are too many to be worked out beforehand.
    table: Option<Vec<Outcome>>,
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

    /// The outcomes of all combinations, the first field's class counting fastest; `None`: too many.
    fn every_outcome(&self) -> Option<Vec<Outcome>> {
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
    fn outcome(&self, classes: &[u32]) -> Outcome {
        let holds = |&(field, place): &(usize, usize)| self.fields[field].holds[classes[field] as usize][place];
        let mut outcome = Outcome::default();
        for (touchpoint, rules) in self.rules.iter().enumerate() {
            // A rule without conditions holds for nothing.
            if rules.iter().any(|rule| !rule.is_empty() && rule.iter().all(holds)) {
                if outcome.claim.is_some() {
                    outcome.overlapping = true;
                    break;
                }
                outcome.claim = Some(touchpoint as u32);
            }
        }
        outcome
    }

    fn claims(&self, rows: Range<usize>) -> Claims {
        let mut claims = Claims { touchpoint: Vec::with_capacity(rows.len()), overlapping: Vec::new() };
        let mut keep = |event: usize, outcome: Outcome| {
            claims.touchpoint.push(outcome.claim.unwrap_or(NO_TOUCHPOINT));
            if outcome.overlapping {
                claims.overlapping.push(event as u32);
            }
        };
        match &self.table {
            Some(table) => rows.for_each(|event| keep(event, table[self.number(event)])),
            None => {
                let mut met: FxHashMap<Vec<u32>, Outcome> = FxHashMap::default();
                for event in rows {
                    let classes: Vec<u32> = self.fields.iter().map(|field| field.of(event)).collect();
                    let outcome = met.get(&classes).copied().unwrap_or_else(|| self.outcome(&classes));
                    met.insert(classes, outcome);
                    keep(event, outcome);
                }
            }
        }
        claims
    }

    /// The place of an event's combination in the table.
    fn number(&self, event: usize) -> usize {
        self.fields.iter().rev().fold(0, |number, field| number * field.holds.len() + field.of(event) as usize)
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
