//! Finding texts as people type them: accents and case do not matter, the beginnings of words come first.

use super::canvas::commands::lane_title;
use crate::model::*;
use crate::scene::Target;
use crate::words;
use memchr::memmem::Finder;
use std::collections::BTreeMap;

/// Longer titles are not searched for letters with gaps: nearly anything would be found in them.
const FUZZY_BYTES: usize = 80;

/// A text without accents, capitals and typographic signs, for comparing.
pub fn fold(text: &str) -> String {
    words::fold(text).replace('’', "'").replace(['\u{A0}', '\u{202F}'], " ")
}

/// What is looked for.
pub struct Needle {
    words: Vec<(String, Finder<'static>)>,
}

impl Needle {
    /// The words of a query; each of them must be found.
    pub fn new(query: &str) -> Self {
        let folded = fold(query);
        let words = folded.split_whitespace().map(|word| (word.to_owned(), Finder::new(word).into_owned()));
        Self { words: words.collect() }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well a folded title answers, with `more` beside it; `None` where a word is nowhere.
    pub fn score(&self, title: &str, more: &str) -> Option<u32> {
        let mut sum = 0;
        for (word, finder) in &self.words {
            let in_title = best_place(title, finder).map(|place| place * 10);
            let found = in_title.or_else(|| best_place(more, finder)).or_else(|| with_gaps(title, word));
            sum += found?;
        }
        // Of two that answer alike, the shorter one says more of what was typed.
        Some(sum * 16 + 15_u32.saturating_sub(title.len() as u32 / 8))
    }

    /// Whether every word stands in the title or in `more`, letter by letter.
    pub fn stands_in(&self, title: &str, more: &str) -> bool {
        let is_in = |finder: &Finder, text: &str| finder.find(text.as_bytes()).is_some();
        self.words.iter().all(|(_, finder)| is_in(finder, title) || is_in(finder, more))
    }
}

/// 10 at the beginning of the text, 7 at the beginning of a word, 3 inside one.
fn best_place(text: &str, finder: &Finder) -> Option<u32> {
    let bytes = text.as_bytes();
    let worth = |at: usize| match at.checked_sub(1).map(|before| bytes[before]) {
        None => 10,
        Some(before) if before.is_ascii_alphanumeric() || !before.is_ascii() => 3,
        Some(_) => 7,
    };
    finder.find_iter(bytes).map(worth).max()
}

/// The letters of a word in their order with few others between them, so that a letter left out does no harm. The first
/// one must begin a word.
fn with_gaps(text: &str, word: &str) -> Option<u32> {
    let (bytes, word) = (text.as_bytes(), word.as_bytes());
    let first = word.first().filter(|_| word.len() >= 3 && bytes.len() <= FUZZY_BYTES)?;
    let room = word.len() + word.len() / 3 + 1;
    let begins = |at: &usize| bytes[*at] == *first && (*at == 0 || !bytes[*at - 1].is_ascii_alphanumeric());
    let fits = |at: usize| {
        let mut letters = bytes[at..].iter().take(room);
        word.iter().all(|wanted| letters.any(|letter| letter == wanted))
    };
    (0..bytes.len()).filter(begins).any(fits).then_some(1)
}

/// Where a text of the project stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On a map.
    Map(JourneyId, Target),
    /// In the room of personas.
    Persona(PersonaId),
    /// In the library of channels.
    Channel(ChannelId),
    /// In a comment.
    Comment(CommentId),
}

/// A text of the project.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where it stands.
    pub place: Place,
    /// What it is called.
    pub title: String,
    folded: String,
    /// Whatever else is written there, folded.
    more: String,
}

impl Entry {
    fn new(place: Place, title: &str, more: &[&str]) -> Self {
        let more: Vec<&str> = more.iter().copied().filter(|text| !text.is_empty()).collect();
        Self { place, title: title.to_owned(), folded: fold(title), more: fold(&more.join("\n")) }
    }
}

/// Every text of a project in the order of its maps, ready to be searched while somebody types.
#[derive(Debug, Default)]
pub struct Index {
    made_for: Option<(u64, Language)>,
    entries: Vec<Entry>,
}

impl Index {
    /// Reads the records again where they have changed since.
    pub fn follow(&mut self, records: &Records, revision: u64, language: Language) {
        if self.made_for == Some((revision, language)) {
            return;
        }
        self.made_for = Some((revision, language));
        self.entries.clear();
        let cells = Cells::of(records);
        for journey in records.journeys_in_order() {
            self.add_journey(records, &cells, journey, language);
        }
        let places = records.personas_in_order().into_iter().map(persona_entry);
        let channels = records.channels_in_order().into_iter();
        let channels = channels.map(|channel| Entry::new(Place::Channel(channel.id), &channel.name, &[]));
        let comments = records.comments.values();
        let comments = comments.map(|c| Entry::new(Place::Comment(c.id), &c.text, &[&c.author]));
        self.entries.extend(places.chain(channels).chain(comments));
    }

    fn add_journey(&mut self, records: &Records, cells: &Cells, journey: &Journey, language: Language) {
        let mut add = |target, title: &str, more: &[&str]| {
            self.entries.push(Entry::new(Place::Map(journey.id, target), title, more));
        };
        let j = journey;
        let more = [&j.scenario, &j.customer_goal, &j.starts_when, &j.ends_when, &j.sector, &j.owner, &j.research];
        add(Target::Journey(j.id), &j.title, &more.map(String::as_str));
        let lanes = records.lanes_of(j.id);
        for lane in &lanes {
            add(Target::Lane(lane.id), &lane_title(lane, language), &[]);
        }
        for stage in records.stages_of(j.id) {
            add(Target::Stage(stage.id), &stage.name, &[&stage.customer_goal]);
            for step in records.steps_of(stage.id) {
                add(Target::Step(step.id), &step.name, &[]);
                for card in lanes.iter().flat_map(|lane| cells.cards(lane.id, step.id)) {
                    let channel = card.channel.and_then(|id| records.channels.get(&id));
                    let channel = channel.map_or("", |channel| channel.name.as_str());
                    let c = card;
                    let more = [&c.text, &c.message, &c.occasion, &c.question, &c.source, &c.owner];
                    let [a, b, d, e, f, g] = more.map(String::as_str);
                    add(Target::Card(c.id), &c.title, &[a, b, d, e, f, g, channel]);
                }
                for feeling in cells.feelings(step.id) {
                    add(Target::Feeling(feeling.id), &feeling.named, &[&feeling.quote]);
                }
            }
        }
    }

    /// The best answers, best first, with how good they are.
    pub fn best(&self, needle: &Needle) -> Vec<(u32, &Entry)> {
        let scored = self.entries.iter().map(|entry| (needle.score(&entry.folded, &entry.more), entry));
        let mut found: Vec<(u32, &Entry)> = scored.filter_map(|(score, entry)| Some((score?, entry))).collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found
    }

    /// What of a map holds every word, in the order of the map.
    pub fn on_map(&self, journey: JourneyId, needle: &Needle) -> Vec<Target> {
        if needle.is_empty() {
            return Vec::new();
        }
        let target = |entry: &Entry| match entry.place {
            Place::Map(there, target) if there == journey => Some(target),
            _ => None,
        };
        let found = self.entries.iter().filter_map(|entry| target(entry).map(|target| (target, entry)));
        found.filter(|(_, entry)| needle.stands_in(&entry.folded, &entry.more)).map(|(target, _)| target).collect()
    }
}

fn persona_entry(p: &Persona) -> Entry {
    let facts = p.facts.iter().flat_map(|fact| [fact.name.as_str(), fact.value.as_str()]);
    let lists = [&p.goals, &p.needs, &p.frustrations, &p.motivations, &p.preferred_channels];
    let lists = lists.into_iter().flatten().map(String::as_str);
    let more: Vec<&str> = [p.role.as_str(), &p.quote, &p.biography].into_iter().chain(facts).chain(lists).collect();
    Entry::new(Place::Persona(p.id), &p.name, &more)
}

/// The cards of every cell in their order, gathered in one pass: asking the records cell by cell would read all cards
/// for each.
pub struct Cells<'a> {
    cards: BTreeMap<(StepId, LaneId), Vec<&'a Card>>,
    feelings: BTreeMap<StepId, Vec<&'a Feeling>>,
}

impl<'a> Cells<'a> {
    /// Of all journeys.
    pub fn of(records: &'a Records) -> Self {
        let mut cells = Self { cards: BTreeMap::new(), feelings: BTreeMap::new() };
        for card in records.cards.values() {
            cells.cards.entry((card.step, card.lane)).or_default().push(card);
        }
        for cell in cells.cards.values_mut() {
            cell.sort_by(|a, b| a.order.cmp(&b.order).then(a.id.cmp(&b.id)));
        }
        for feeling in records.feelings.values() {
            cells.feelings.entry(feeling.step).or_default().push(feeling);
        }
        for column in cells.feelings.values_mut() {
            // Those about the whole step before those about one of its touchpoints.
            column.sort_by_key(|feeling| (feeling.persona, feeling.touchpoint, feeling.id));
        }
        cells
    }

    /// From top to bottom.
    pub fn cards(&self, lane: LaneId, step: StepId) -> &[&'a Card] {
        self.cards.get(&(step, lane)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The points of the emotion curves in a column.
    pub fn feelings(&self, step: StepId) -> &[&'a Feeling] {
        self.feelings.get(&step).map(Vec::as_slice).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_do_not_matter() {
        assert_eq!(fold("Été, Cœur d’Œuvre, e\u{301}te\u{301}"), "ete, coeur d'oeuvre, ete");
        let title = fold("Élément déclencheur");
        assert!(Needle::new("declen").score(&title, "").is_some());
        assert!(Needle::new("ÉLEM").score(&title, "").is_some());
    }

    #[test]
    fn beginnings_of_words_come_before_insides_and_titles_before_texts() {
        let score = |title: &str, more: &str| Needle::new("pay").score(title, more);
        let (start, word, inside, text) = (
            score("payment", ""),
            score("basket and payment", ""),
            score("repayment", ""),
            score("basket", "how to pay"),
        );
        assert!(start > word && word > inside && inside > text && text.is_some());
    }

    #[test]
    fn every_word_must_be_found_but_a_letter_may_be_left_out() {
        assert!(Needle::new("bas pay").score("basket and payment", "").is_some());
        assert!(Needle::new("bas phone").score("basket and payment", "").is_none());
        assert!(Needle::new("toucpoint").score("touchpoint", "").is_some());
        assert!(Needle::new("tnt").score("touchpoint", "").is_none(), "letters far apart are chance");
    }
}
