//! Findings about single cards.

use super::Map;
use super::finding::{Args, CheckRule, Finding, Target};
use crate::model::*;

/// How firms talk among themselves, where the project has no list of its own.
const INSIDE_WORDS: [&str; 6] = ["crm", "lead", "kpi", "process", "ticket", "sku"];

pub(super) fn check(map: &Map, findings: &mut Vec<Finding>) {
    let words = inside_words(map);
    for stage in &map.stages {
        inside_word(&words, &stage.name, Target::Stage(stage.id), findings);
    }
    for card in &map.cards {
        one_card(map, card, &words, findings);
    }
    let open =
        |card: &&Card| card.status != OpportunityStatus::Dropped && (card.impact.is_none() || card.effort.is_none());
    let not_scored: Vec<&Card> = map.of_kind(CardKind::Opportunity).filter(open).collect();
    if let Some(first) = not_scored.first() {
        let args = Args::count(not_scored.len());
        findings.push(Finding::new(CheckRule::NotScored, Some(Target::Card(first.id)), args));
    }
}

fn one_card(map: &Map, card: &Card, words: &[Vec<String>], findings: &mut Vec<Finding>) {
    let target = Target::Card(card.id);
    let mut find = |found: bool, rule| {
        if found {
            let args = Args { date: card.due, status: card.status, ..Args::name(&card.title) };
            findings.push(Finding::new(rule, Some(target), args));
        }
    };
    find(card.title.chars().count() > map.options.thresholds.title, CheckRule::LongCard);
    find(card.evidence == Evidence::Validated && card.source.trim().is_empty(), CheckRule::NoSource);
    match card.kind {
        CardKind::Touchpoint => {
            find(map.channel(card).is_none(), CheckRule::NoChannel);
            inside_word(words, &card.title, target, findings);
        }
        CardKind::Pain => find(card.severity == Some(Level::High) && !is_answered(map, card), CheckRule::PainAlone),
        CardKind::Opportunity => {
            let under_way = [OpportunityStatus::Planned, OpportunityStatus::InProgress].contains(&card.status);
            let over = [OpportunityStatus::Done, OpportunityStatus::Dropped].contains(&card.status);
            find(!answers_something(map, card), CheckRule::OpportunityAlone);
            find(under_way && card.owner.trim().is_empty(), CheckRule::OpportunityUnowned);
            find(!over && card.due.is_some_and(|due| due < map.options.today), CheckRule::OpportunityLate);
        }
        _ => {}
    }
}

fn is_answered(map: &Map, pain: &Card) -> bool {
    let answers = |card: &Card| card.answers.contains(&pain.id) || linked(map, card.id, pain.id);
    let mut opportunities = map.of_kind(CardKind::Opportunity);
    opportunities.any(|card| card.status != OpportunityStatus::Dropped && answers(card))
}

fn answers_something(map: &Map, opportunity: &Card) -> bool {
    let kinds = [CardKind::Pain, CardKind::Gain, CardKind::Need];
    let answered = |card: &Card| opportunity.answers.contains(&card.id) || linked(map, opportunity.id, card.id);
    map.records.cards.values().filter(|card| kinds.contains(&card.kind)).any(answered)
}

/// Whether a line joins two cards, either way round.
fn linked(map: &Map, a: CardId, b: CardId) -> bool {
    map.records.links.values().any(|link| [(a, Some(b)), (b, Some(a))].contains(&(link.from, link.to)))
}

/// The words of the firm, each taken apart into single words: the project's own, else the usual ones.
fn inside_words(map: &Map) -> Vec<Vec<String>> {
    let own = map.records.projects.values().flat_map(|project| &project.inside_words).map(String::as_str);
    let own: Vec<Vec<String>> = own.map(|word| single_words(word).map(str::to_lowercase).collect()).collect();
    let own: Vec<Vec<String>> = own.into_iter().filter(|words| !words.is_empty()).collect();
    if own.is_empty() { INSIDE_WORDS.iter().map(|word| vec![(*word).to_owned()]).collect() } else { own }
}

fn single_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn inside_word(words: &[Vec<String>], name: &str, target: Target, findings: &mut Vec<Finding>) {
    let said: Vec<&str> = single_words(name).collect();
    let is_said = |at: usize, words: &[String]| {
        said.len() >= at + words.len() && words.iter().zip(&said[at..]).all(|(word, said)| *word == said.to_lowercase())
    };
    let found = (0..said.len()).find_map(|at| {
        let inside = words.iter().find(|words| is_said(at, words))?;
        Some(said[at..at + inside.len()].join(" "))
    });
    if let Some(word) = found {
        findings.push(Finding::new(CheckRule::InsideWords, Some(target), Args::name(&word)));
    }
}
