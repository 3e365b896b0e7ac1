//! Words of titles and values made comparable: taken apart, folded, stemmed, and joined to their synonyms.

use crate::words::fold;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// One word, or a phrase that stands for one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    /// As it is written, without case and accents.
    pub(super) raw: String,
    stem: String,
    group: Option<usize>,
    /// How much it tells: 1 is an ordinary word.
    pub(super) weight: f64,
    /// Whether it names a place that customers come from.
    pub(super) origin: bool,
}

/// How two words agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// The same word.
    Same,
    /// A word of the same meaning.
    Synonym,
    /// A word of nearly the same letters.
    Spelling,
}

impl Likeness {
    /// From 0 to 1.
    pub(super) fn strength(self) -> f64 {
        match self {
            Self::Same => 1.0,
            Self::Synonym => 0.95,
            Self::Spelling => 0.8,
        }
    }
}

impl Word {
    /// How this word agrees with another, if at all.
    pub(super) fn like(&self, other: &Self) -> Option<Likeness> {
        if self.stem == other.stem {
            return Some(Likeness::Same);
        }
        if self.group.is_some() && self.group == other.group {
            return Some(Likeness::Synonym);
        }
        let (short, long) =
            if self.stem.len() < other.stem.len() { (&self.stem, &other.stem) } else { (&other.stem, &self.stem) };
        let begins = short.len() >= 5 && long.starts_with(short.as_str());
        // Words of known meanings are not taken for each other, however alike their letters.
        let known = self.group.is_some() && other.group.is_some();
        let spelt = !known && (begins || short.len() >= 5 && strsim::jaro_winkler(short, long) >= 0.94);
        spelt.then_some(Likeness::Spelling)
    }
}

/// The words of a text: split at camelCase, signs and apostrophes.
pub(super) fn words(text: &str) -> Vec<Word> {
    let raw: Vec<String> = split(text).into_iter().map(|piece| fold(&piece)).collect();
    let stems: Vec<String> = raw.iter().map(|word| stem(word)).collect();
    let mut words = Vec::new();
    let mut place = 0;
    while place < raw.len() {
        let phrase = LEXICON.phrases.iter().find(|(phrase, _)| stems[place..].starts_with(phrase));
        let (length, group) = match phrase {
            Some((phrase, group)) => (phrase.len(), Some(*group)),
            None => (1, LEXICON.groups.get(&stems[place]).copied()),
        };
        let skipped = group.is_none() && (LEXICON.stop.contains(&raw[place]) || raw[place].chars().count() < 2);
        if !skipped {
            words.push(LEXICON.word(
                raw[place..place + length].join(" "),
                stems[place..place + length].join(" "),
                group,
            ));
        }
        place += length;
    }
    words
}

/// The parts of a title that stand for themselves: "Basket and payment", "Newsletter: blade care".
pub(super) fn parts(title: &str) -> Vec<Vec<Word>> {
    let joined = [" and ", " et ", " or ", " ou "].iter().fold(title.to_owned(), |text, word| text.replace(word, ","));
    let parts = joined.split([',', ':', ';', '&', '/', '+', '·', '(', ')', '–', '—']);
    parts.map(words).filter(|words| !words.is_empty()).collect()
}

#[derive(Deserialize)]
struct Asset {
    groups: Vec<(Vec<String>, f64)>,
    weak: Vec<String>,
    origins: Vec<String>,
    stop: Vec<String>,
}

struct Lexicon {
    groups: BTreeMap<String, usize>,
    /// Longest first.
    phrases: Vec<(Vec<String>, usize)>,
    weights: Vec<f64>,
    weak: BTreeSet<String>,
    origins: BTreeSet<String>,
    stop: BTreeSet<String>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let asset = ron::from_str(include_str!("../../../assets/synonyms.ron")).expect("the table of synonyms is tested");
    Lexicon::new(asset)
});

impl Lexicon {
    fn new(asset: Asset) -> Self {
        let (mut groups, mut phrases) = (BTreeMap::new(), Vec::new());
        for (group, (entries, _)) in asset.groups.iter().enumerate() {
            for entry in entries {
                let mut stems: Vec<String> = split(entry).iter().map(|piece| stem(&fold(piece))).collect();
                match stems.len() {
                    1 => _ = groups.insert(stems.remove(0), group),
                    _ => phrases.push((stems, group)),
                }
            }
        }
        phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        let stems = |words: Vec<String>| words.iter().map(|word| stem(word)).collect();
        Self {
            groups,
            phrases,
            weights: asset.groups.iter().map(|(_, weight)| *weight).collect(),
            weak: stems(asset.weak),
            origins: stems(asset.origins),
            stop: asset.stop.into_iter().collect(),
        }
    }

    fn word(&self, raw: String, stem: String, group: Option<usize>) -> Word {
        let weak = if self.weak.contains(&stem) { 0.15 } else { 1.0 };
        let weight = group.map_or(weak, |group| self.weights[group]);
        let origin = self.origins.contains(&stem);
        Word { raw, stem, group, weight, origin }
    }
}

/// The pieces between signs, and where a small letter meets a capital one.
fn split(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut small_before = false;
    for letter in text.chars() {
        if !letter.is_alphanumeric() || (letter.is_uppercase() && small_before) {
            pieces.push(String::new());
        }
        if letter.is_alphanumeric() {
            pieces.last_mut().expect("there is always a piece").push(letter);
        }
        small_before = letter.is_lowercase();
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// A folded word without the endings that say little in English and French. Both sides of every comparison lose them,
/// so it does not matter that what is left is no word.
fn stem(word: &str) -> String {
    const ENDINGS: [(&str, &str); 9] = [
        ("ies", "y"),
        ("ings", ""),
        ("ing", ""),
        ("ees", ""),
        ("ee", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
        ("e", ""),
    ];
    for (ending, instead) in ENDINGS {
        if let Some(left) = word.strip_suffix(ending).filter(|left| left.len() >= 3 && !left.ends_with('s')) {
            return format!("{left}{instead}");
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(a: &str, b: &str) -> Option<Likeness> {
        words(a)[0].like(&words(b)[0])
    }

    #[test]
    fn words_are_taken_apart_and_brought_together() {
        let raw = |text: &str| words(text).into_iter().map(|word| word.raw).collect::<Vec<_>>();
        assert_eq!(raw("productView"), ["product", "view"]);
        assert_eq!(raw("add_to_cart"), ["add", "cart"]);
        assert_eq!(raw("Lettre d’information : soin des lames"), ["lettre d information", "soin", "lames"]);
        assert_eq!(raw("Maker’s website"), ["maker", "website"]);
        assert_eq!(like("reviews", "review"), Some(Likeness::Same));
        assert_eq!(like("livré", "livrée"), Some(Likeness::Same));
        assert_eq!(like("panier", "basket"), Some(Likeness::Synonym));
        assert_eq!(like("lettre d'information", "email"), Some(Likeness::Synonym));
        assert_eq!(like("hedgetrimmer", "hedgetrimer"), Some(Likeness::Spelling));
        assert_eq!(like("promo", "product"), None);
        assert_eq!(like("delivery", "demo"), None);
    }

    #[test]
    fn titles_fall_into_parts() {
        assert_eq!(parts("Basket and payment").len(), 2);
        assert_eq!(parts("Newsletter: blade care").len(), 2);
        assert_eq!(parts("Product page").len(), 1);
    }

    #[test]
    fn the_table_is_sound() {
        let asset: Asset = ron::from_str(include_str!("../../../assets/synonyms.ron")).unwrap();
        let mut seen = BTreeSet::new();
        for entry in asset.groups.iter().flat_map(|(entries, _)| entries) {
            let stems: Vec<String> = split(entry).iter().map(|piece| stem(&fold(piece))).collect();
            let word = stems.join(" ");
            assert!(seen.insert(word.clone()) || asset_repeats_stem(&asset, &word), "{entry} stands in two groups");
        }
        for weak in asset.weak.iter().map(|word| stem(word)) {
            assert!(!seen.contains(&weak), "{weak} is weak by its group");
        }
    }

    /// Words of one group may share a stem, as "livre" and "livrer" would.
    fn asset_repeats_stem(asset: &Asset, word: &str) -> bool {
        let holds = |entries: &Vec<String>| {
            entries
                .iter()
                .filter(|entry| {
                    split(entry).iter().map(|piece| stem(&fold(piece))).collect::<Vec<_>>().join(" ") == word
                })
                .count()
        };
        asset.groups.iter().filter(|(entries, _)| holds(entries) > 0).count() == 1
    }
}
