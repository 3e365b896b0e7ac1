//! A map proposed from data: which touchpoints there are, what they are called, where they stand.

use super::names::{Sort, known, readable};
use super::values::fields;
use crate::model::{Comparison, Condition, Language, Phase, Rule};
use crate::tracking::events::{Events, FieldColumn, NO_VALUE};
use crate::tracking::paths_cell::{CONVERSION, STEP};
use std::collections::BTreeMap;

/// As many touchpoints are proposed.
const MOST: usize = 40;
/// As many of them are taken unless the user says otherwise.
const TAKEN: usize = 14;
/// A path is cut where nothing happens for so long.
const GAP_MS: i64 = 30 * 60_000;

/// A touchpoint that a map of the data would have.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// What it would be called.
    pub title: String,
    /// The stage it belongs to.
    pub phase: Phase,
    /// What it is seen by.
    pub rules: Vec<Rule>,
    /// Events that say so.
    pub events: u64,
    /// Distinct customers.
    pub customers: u64,
    /// Where in a visit it comes on average, from 0 (first) to 1 (last).
    pub position: f64,
    /// Whether it would be on the map unless the user says otherwise.
    pub wanted: bool,
    /// Whether it reads like the purchase.
    pub purchase: bool,
}

/// A map that data would have.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MapProposal {
    /// Stage by stage, and in a stage in the order in which customers come by.
    pub touchpoints: Vec<Seen>,
}

/// Proposes a map in a language: the frequent values of the field that says what happened, those of one meaning
/// together; a page view counts by its page where the data name it.
pub fn propose_map(events: &Events, language: Language) -> MapProposal {
    let Some(field) = events.field("event").or_else(|| fields(events).first().copied()) else {
        return MapProposal::default();
    };
    let kinds = Kinds::of(events, field, language);
    let mut seen = kinds.seen(events);
    seen.sort_by(|a, b| b.customers.cmp(&a.customers).then(b.events.cmp(&a.events)).then(a.title.cmp(&b.title)));
    seen.truncate(MOST);
    let all = events.customers.len() as u64;
    let frequent = |seen: &Seen| seen.customers * 100 >= all;
    seen.iter_mut()
        .filter(|seen| seen.wanted)
        .enumerate()
        .for_each(|(place, s)| s.wanted = place < TAKEN && frequent(s));
    give_phases(&mut seen);
    seen.sort_by(|a, b| phase_place(a.phase).cmp(&phase_place(b.phase)).then(a.position.total_cmp(&b.position)));
    MapProposal { touchpoints: seen }
}

/// The stages in their order on a map.
fn phase_place(phase: Phase) -> usize {
    Phase::ALL.iter().position(|known| *known == phase).unwrap_or(0)
}

/// What could be a touchpoint: values that mean the same are one.
struct Kinds<'a> {
    field: &'a FieldColumn,
    /// The field of pages and the code of the page view, where page views count by their page.
    pages: Option<(&'a FieldColumn, u32)>,
    kinds: Vec<Kind>,
    /// By code of the field, and of the pages: the place of its kind.
    of_value: Vec<usize>,
    of_page: Vec<usize>,
}

#[derive(Default)]
struct Kind {
    title: String,
    phase: Option<Phase>,
    sort: Sort,
    values: Vec<String>,
    pages: Vec<String>,
    events: u64,
    customers: u64,
    visits: u64,
    positions: f64,
}

impl<'a> Kinds<'a> {
    fn of(events: &'a Events, field: &'a FieldColumn, language: Language) -> Self {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let mut kinds: Vec<Kind> = Vec::new();
        let pages = steps_of_paths(events, field).or_else(|| pages(events, field));
        let mut place_of = |value: &str, is_page: bool| {
            let (title, phase, sort) = described(value, language);
            let place = *known.entry(title.to_lowercase()).or_insert(kinds.len());
            if place == kinds.len() {
                kinds.push(Kind { title, phase, sort, ..Kind::default() });
            }
            let kind = &mut kinds[place];
            if is_page {
                kind.pages.push(value.to_owned())
            } else {
                kind.values.push(value.to_owned())
            }
            place
        };
        let of_value = field.values.iter().map(|value| place_of(value, false)).collect();
        let of_page = pages.iter().flat_map(|(pages, _)| &pages.values).map(|page| place_of(page, true)).collect();
        Self { field, pages, kinds, of_value, of_page }
    }

    /// The kind of an event, if it says one.
    fn kind(&self, event: usize) -> Option<usize> {
        let code = self.field.codes.at(event);
        if let Some((pages, view)) = self.pages
            && code == view
            && pages.codes.at(event) != NO_VALUE
        {
            return Some(self.of_page[pages.codes.at(event) as usize]);
        }
        (code != NO_VALUE).then(|| self.of_value[code as usize])
    }

    /// Counts them and says where in a visit they come.
    fn seen(mut self, events: &Events) -> Vec<Seen> {
        let mut last_customer = vec![usize::MAX; self.kinds.len()];
        for customer in 0..events.customers.len() {
            for visit in visits(events, customer) {
                let mut met: Vec<usize> = Vec::new();
                let kinds: Vec<usize> = visit.filter_map(|event| self.kind(event)).collect();
                for kind in kinds {
                    self.kinds[kind].events += 1;
                    if std::mem::replace(&mut last_customer[kind], customer) != customer {
                        self.kinds[kind].customers += 1;
                    }
                    if !met.contains(&kind) {
                        met.push(kind);
                    }
                }
                let steps = met.len().saturating_sub(1).max(1) as f64;
                for (place, kind) in met.iter().enumerate().filter(|_| met.len() > 1) {
                    self.kinds[*kind].visits += 1;
                    self.kinds[*kind].positions += place as f64 / steps;
                }
            }
        }
        let (field, pages) = (self.field.name.clone(), self.pages.map(|(p, view)| (p.name.clone(), view)));
        let view = pages.map(|(name, view)| (name, self.field.values[view as usize].clone()));
        self.kinds
            .into_iter()
            .filter(|kind| kind.events > 0)
            .map(|kind| kind.into_seen(&field, view.as_ref()))
            .collect()
    }
}

impl Kind {
    fn into_seen(self, field: &str, view: Option<&(String, String)>) -> Seen {
        let mut rules: Vec<Rule> = self.values.iter().map(|value| Rule::one(Condition::is(field, value))).collect();
        if let Some((pages, view)) = view.filter(|_| !self.pages.is_empty()) {
            // The page view itself is said by its pages.
            rules.retain(|rule| rule.all[0].values != [view.clone()]);
            let page = match self.pages.len() {
                1 => Condition::is(pages, &self.pages[0]),
                _ => Condition { field: pages.clone(), comparison: Comparison::IsOneOf, values: self.pages },
            };
            rules.push(Rule { all: vec![Condition::is(field, view), page] });
        }
        Seen {
            title: self.title,
            phase: self.phase.unwrap_or(Phase::Other),
            rules,
            events: self.events,
            customers: self.customers,
            position: if self.visits == 0 { 0.5 } else { self.positions / self.visits as f64 },
            wanted: matches!(self.sort, Sort::Place | Sort::Purchase),
            purchase: self.sort == Sort::Purchase,
        }
    }
}

/// What a value is called, its phase where it has one, and what sort of thing it is.
fn described(value: &str, language: Language) -> (String, Option<Phase>, Sort) {
    match known(value) {
        Some(known) => (known.name(language), known.phase, known.sort),
        None => (readable(value), None, Sort::Place),
    }
}

/// Counted paths know but two events: what tells their steps apart is the channel.
fn steps_of_paths<'a>(events: &'a Events, field: &FieldColumn) -> Option<(&'a FieldColumn, u32)> {
    let is_path = field.values.iter().all(|value| [STEP, CONVERSION].contains(&value.as_str()));
    let touch = field.values.iter().position(|value| value == STEP).filter(|_| is_path)?;
    Some((events.field("channel")?, touch as u32))
}

/// The field that names pages, and the code of the event that is nothing but a page view, where there are both.
fn pages<'a>(events: &'a Events, field: &FieldColumn) -> Option<(&'a FieldColumn, u32)> {
    const NAMES: [&str; 12] = [
        "page",
        "page_title",
        "page_path",
        "page_location",
        "page_type",
        "screen_name",
        "screen",
        "url",
        "path",
        "titre_page",
        "titre_de_page",
        "type_de_page",
    ];
    let is_view = |value: &String| known(value).is_some_and(|known| known.sort == Sort::PageView);
    let view = field.values.iter().position(is_view)? as u32;
    let named = |name: &&str| events.fields.iter().find(|f| f.name.eq_ignore_ascii_case(name) && f.name != field.name);
    let usable = |pages: &&FieldColumn| (2..=200).contains(&pages.values.len());
    NAMES.iter().find_map(|name| named(name).filter(usable)).map(|pages| (pages, view))
}

/// The visits of a customer, as places of events.
fn visits(events: &Events, customer: usize) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let mut rest = events.of_customer(customer);
    std::iter::from_fn(move || {
        let start = rest.next()?;
        let mut end = start + 1;
        while rest.start < rest.end && events.times_ms[end] - events.times_ms[end - 1] <= GAP_MS {
            rest.next();
            end += 1;
        }
        Some(start..end)
    })
}

/// What has no stage of its own stands with its neighbours: those that come at about the same time in a visit. Where
/// nothing has one, the visit is cut into its parts.
fn give_phases(seen: &mut [Seen]) {
    let sure: Vec<(f64, Phase)> =
        seen.iter().filter(|s| s.phase != Phase::Other).map(|s| (s.position, s.phase)).collect();
    for seen in seen.iter_mut().filter(|seen| seen.phase == Phase::Other) {
        let distance = |other: &&(f64, Phase)| (other.0 - seen.position).abs();
        let nearest = sure.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)));
        seen.phase = nearest.map_or_else(|| part_of_visit(seen.position), |(_, phase)| *phase);
    }
}

fn part_of_visit(position: f64) -> Phase {
    match position {
        p if p < 0.25 => Phase::Need,
        p if p < 0.5 => Phase::Comparison,
        p if p < 0.8 => Phase::Decision,
        _ => Phase::Loyalty,
    }
}
