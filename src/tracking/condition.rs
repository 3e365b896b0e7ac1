//! What a condition of a rule asks of a text.

use crate::model::{Comparison, Condition};
use crate::words::fold;

/// Whether a condition holds for a text. What has no value is like nothing and unlike nothing.
pub(super) fn condition_holds(condition: &Condition, value: &str) -> bool {
    let test = Test::new(condition);
    let folded = if test.folds() { fold(value) } else { String::new() };
    test.holds(value, &folded)
}

/// A condition whose wanted texts are folded once.
pub(super) struct Test<'a> {
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
    pub(super) fn new(condition: &'a Condition) -> Self {
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

    pub(super) fn folds(&self) -> bool {
        !matches!(self.wanted, Wanted::OneOf(_))
    }

    /// A condition that is still being written (no value, or an empty text to contain) holds for nothing.
    pub(super) fn holds(&self, value: &str, folded: &str) -> bool {
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
