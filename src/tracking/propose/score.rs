//! How well a value of the data fits a touchpoint.

use super::lexicon::{Likeness, Word, parts, words};
use crate::model::{Card, Channel, Table};

/// What a touchpoint is called, as words.
pub(super) struct Wanted {
    title: Vec<Word>,
    parts: Vec<Vec<Word>>,
    channel: Vec<Word>,
    message: Vec<Word>,
    /// It is a place that customers come from.
    pub(super) origin: bool,
}

/// A value of a field, as words.
pub(super) struct Offered {
    words: Vec<Word>,
    /// An address, in which words that say nothing are usual.
    pub(super) address: bool,
}

/// How well they fit, and the pair of words that says so best: of the touchpoint, of the value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fit {
    pub(super) score: f64,
    pub(super) likeness: Likeness,
    pub(super) wanted: String,
    pub(super) offered: String,
    /// The value says all of the title and hardly more.
    pub(super) whole: bool,
}

/// Below this a value is not proposed.
pub(super) const ENOUGH: f64 = 0.5;

impl Wanted {
    /// `None`: it cannot be seen in any data, because it leaves no trace or was counted by hand.
    pub(super) fn new(card: &Card, channels: &Table<Channel>) -> Option<Self> {
        let channel = card.channel.and_then(|id| channels.get(&id));
        if card.estimated.is_some() || !card.leaves_trace(channel) {
            return None;
        }
        let title = words(&card.title);
        let origin = title.iter().any(|word| word.origin);
        let channel = channel.map(|channel| words(&channel.name)).unwrap_or_default();
        let message = words(&format!("{} {}", card.message, card.occasion));
        Some(Self { parts: parts(&card.title), title, channel, message, origin })
    }

    /// How far a word of a value is meant: by the title, else by the channel, else by message and occasion.
    fn means(&self, offered: &Word) -> Option<(f64, Likeness, &Word)> {
        const PLACES: [f64; 3] = [1.0, 0.7, 0.3];
        let places = [&self.title, &self.channel, &self.message];
        PLACES.into_iter().zip(places).find_map(|(weight, words)| {
            let alike = words.iter().filter_map(|word| Some((word, word.like(offered)?)));
            let best = alike.max_by(|a, b| a.1.strength().total_cmp(&b.1.strength()));
            best.map(|(word, likeness)| (weight * likeness.strength(), likeness, word))
        })
    }
}

impl Offered {
    pub(super) fn new(value: &str) -> Self {
        /// What stands at the ends of addresses.
        const ENDS: [&str; 12] = ["com", "fr", "org", "net", "io", "co", "uk", "eu", "example", "html", "php", "www"];
        let address = value.contains(['.', '/']);
        let mut words = words(value);
        words.retain(|word| !address || !ENDS.contains(&word.raw.as_str()));
        Self { words, address }
    }

    /// How well this value fits a touchpoint; `None`: not at all. `event`: it is the value of the event column, which
    /// ought to be explained by the title; values of other fields ought rather to explain the title.
    pub(super) fn fit(&self, wanted: &Wanted, event: bool) -> Option<Fit> {
        let mut best: Option<(f64, Likeness, &Word, &Word)> = None;
        let (mut explained, mut all) = (0.0, 0.0);
        for offered in &self.words {
            let Some((strength, likeness, word)) = wanted.means(offered) else {
                all += offered.weight * if event { 1.0 } else { 0.4 };
                continue;
            };
            all += offered.weight;
            explained += offered.weight * strength;
            if best.is_none_or(|(weight, ..)| offered.weight * strength > weight) {
                best = Some((offered.weight * strength, likeness, word, offered));
            }
        }
        let (_, likeness, word, offered) = best?;
        let precision = explained / all;
        let (said, of) = self.said(&wanted.title);
        let whole_title = if of > 0.0 { said / of } else { 0.0 };
        let recall = wanted.parts.iter().map(|part| self.said(part)).filter(|(_, of)| *of > 0.0);
        let recall = recall.map(|(said, of)| 0.95 * said / of).fold(whole_title, f64::max);
        // "visit" alone says too little to be meant by "Visit of the sales rep".
        if explained < 0.45 && recall < 0.6 {
            return None;
        }
        let mut score = if event { 0.65 * precision + 0.35 * recall } else { 0.4 * precision + 0.6 * recall };
        if event && wanted.origin {
            score *= 0.8;
        }
        let whole = precision > 0.97 && whole_title > 0.9;
        Some(Fit { score, likeness, wanted: word.raw.clone(), offered: offered.raw.clone(), whole })
    }

    /// How much of these words the value says, and how much they are.
    fn said(&self, words: &[Word]) -> (f64, f64) {
        let strength = |word: &Word| {
            let alike = self.words.iter().filter_map(|offered| word.like(offered)).map(Likeness::strength);
            alike.fold(0.0, f64::max)
        };
        (words.iter().map(|word| word.weight * strength(word)).sum(), words.iter().map(|word| word.weight).sum())
    }
}
