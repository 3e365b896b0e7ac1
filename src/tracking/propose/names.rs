//! What common events are called on a map, and where in the purchase they usually stand.

use super::lexicon::{Word, words};
use crate::model::{Language, Phase};
use serde::Deserialize;
use std::sync::LazyLock;

/// A touchpoint that many maps have.
#[derive(Deserialize)]
pub(super) struct Known {
    said: Vec<String>,
    name: (String, String),
    #[serde(default)]
    pub(super) phase: Option<Phase>,
    #[serde(default)]
    pub(super) sort: Sort,
}

/// What sort of thing a touchpoint is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Sort {
    /// A place to draw.
    #[default]
    Place,
    /// The purchase.
    Purchase,
    /// Some page was seen.
    PageView,
    /// What an analytics program notes by itself.
    Quiet,
}

impl Known {
    /// Its name on a map of this language.
    pub(super) fn name(&self, language: Language) -> String {
        match language {
            Language::English => self.name.0.clone(),
            Language::French => self.name.1.clone(),
        }
    }
}

/// A phrase in words, and what it says.
struct Phrase {
    words: Vec<Word>,
    known: &'static Known,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(include_str!("../../../assets/touchpoints.ron")).expect("the table of touchpoints is tested")
});

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let phrases = |known: &'static Known| known.said.iter().map(move |said| Phrase { words: words(said), known });
    KNOWN.iter().flat_map(phrases).collect()
});

/// Of what a value says, the phrase must say so much.
const ENOUGH: f64 = 0.6;

/// The touchpoint that a value of the data speaks of.
pub(super) fn known(value: &str) -> Option<&'static Known> {
    let value = words(value);
    let all: f64 = value.iter().map(|word| word.weight).sum();
    let scored = PHRASES.iter().filter_map(|phrase| {
        let said = |word: &Word| value.iter().find(|offered| word.like(offered).is_some());
        let found: Option<Vec<&Word>> = phrase.words.iter().map(said).collect();
        let found: f64 = found.filter(|found| !found.is_empty())?.iter().map(|word| word.weight).sum();
        (found >= all * ENOUGH).then_some((found, phrase))
    });
    // Of phrases that say as much, the first one.
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    Some(best.1.known)
}

/// A value as people would write it: "product_view" is "Product view".
pub(super) fn readable(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut before = ' ';
    for letter in value.chars() {
        let apart = letter.is_uppercase() && before.is_lowercase();
        if apart || matches!(letter, '_' | '-' | '/' | '.' | '+') || letter.is_whitespace() {
            text.push(' ');
        }
        if !matches!(letter, '_' | '-' | '/' | '.' | '+') {
            text.extend(letter.to_lowercase());
        }
        before = letter;
    }
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_events_have_names() {
        for (value, name) in [
            ("add_to_cart", "Add to basket"),
            ("cart", "Basket"),
            ("view_item", "Product page"),
            ("product_view", "Product page"),
            ("fiche_produit", "Product page"),
            ("view_search_results", "Search"),
            ("shipping_details", "Delivery details"),
            ("delivered", "Delivery"),
            ("payment_details", "Payment"),
            ("payment_error", "Payment problem"),
            ("checkout_bug", "Payment problem"),
            ("begin_checkout", "Checkout"),
            ("purchase", "Order"),
            ("Order Completed", "Order"),
            ("wishlist_add", "Wish list"),
            ("review_page", "Customer reviews"),
            ("support_chat", "Customer service"),
            ("filter_results", "Filters"),
            ("error_page", "Error page"),
        ] {
            assert_eq!(known(value).map(|known| known.name(Language::English)).as_deref(), Some(name), "{value}");
        }
        let sort = |value| known(value).map(|known| known.sort);
        for quiet in ["session_start", "first_visit", "scroll", "user_engagement"] {
            assert_eq!(sort(quiet), Some(Sort::Quiet), "{quiet}");
        }
        assert_eq!(sort("page_view"), Some(Sort::PageView));
        assert_eq!(sort("purchase"), Some(Sort::Purchase));
        assert!(known("zorglub").is_none());
        assert!(known("").is_none());
    }

    #[test]
    fn values_become_readable() {
        for (value, text) in
            [("product_view", "Product view"), ("storeLocator", "Store locator"), ("/aide/sav", "Aide sav"), ("", "")]
        {
            assert_eq!(readable(value), text);
        }
    }
}
