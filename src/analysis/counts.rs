//! Everything on the map that is a count, in one go over the events: who came, from where to where, how far.

use super::pairs::Pairs;
use super::question::{Block, Question};
use super::word::Seen;
use crate::tracking::NO_VALUE;
use rustc_hash::FxHashMap;

/// No customer, session or day has this number.
const NOBODY: u32 = u32::MAX;

/// The counts of a view.
pub(super) struct Counts {
    pub(super) events: u64,
    pub(super) customers: u64,
    pub(super) sessions: u64,
    pub(super) customers_by_day: Vec<u32>,
    pub(super) on_map: u64,
    pub(super) overlapping: u64,
    pub(super) converted: u64,
    /// By value of the events' names: what no touchpoint claims.
    pub(super) off_map: Vec<Off>,
    /// By touchpoint.
    pub(super) here: Vec<Here>,
    /// By touchpoint and day.
    by_day: Vec<u32>,
    pub(super) flows: Pairs<Passed>,
    /// Paths by how many stages they reached in order.
    far: Vec<u64>,
    /// By touchpoint, question and answer.
    pub(super) answers: FxHashMap<(u32, u32, u32), u64>,
}

/// Events that no touchpoint claims.
#[derive(Clone, Copy)]
pub(super) struct Off {
    pub(super) events: u64,
    pub(super) customers: u64,
    last_customer: u32,
}

/// Who comes to a touchpoint.
#[derive(Clone, Copy)]
pub(super) struct Here {
    pub(super) events: u64,
    pub(super) customers: u64,
    pub(super) paths: u64,
    pub(super) entries: u64,
    pub(super) exits: u64,
    pub(super) leaves: u64,
    pub(super) still_open: u64,
    last_customer: u32,
    last_session: u32,
    last_day: u32,
}

/// The last touch of a path so far.
struct Last {
    touchpoint: u32,
    kept: bool,
    session: u32,
    at_ms: i64,
}

/// Who goes from one touchpoint directly to another. There are never more passages than events, which 32 bits can count.
#[derive(Default)]
pub(super) struct Passed {
    pub(super) passages: u32,
    pub(super) customers: u32,
    pub(super) total_ms: i128,
    /// One more than the last customer, so that 0 is nobody.
    last_customer: u32,
}

/// The counts; `None`: it was stopped.
pub(super) fn count(question: &Question<'_>, go_on: &(dyn Fn() -> bool + Sync)) -> Option<Counts> {
    let none = || Counts::none(question);
    let count = |counts: &mut Counts, block: &Block, customer| {
        counts.add_customer(question, block, customer);
        counts.add_path(question, block, customer);
    };
    question.over_customers(go_on, none, count, Counts::join)
}

impl Counts {
    fn none(question: &Question<'_>) -> Self {
        let (touchpoints, days) = (question.touchpoints.len(), question.period.days());
        let off = Off { events: 0, customers: 0, last_customer: NOBODY };
        let here = Here {
            events: 0,
            customers: 0,
            paths: 0,
            entries: 0,
            exits: 0,
            leaves: 0,
            still_open: 0,
            last_customer: NOBODY,
            last_session: NOBODY,
            last_day: NOBODY,
        };
        Self {
            events: 0,
            customers: 0,
            sessions: 0,
            customers_by_day: vec![0; days],
            on_map: 0,
            overlapping: 0,
            converted: 0,
            off_map: vec![off; question.names.map_or(0, |field| field.values.len())],
            here: vec![here; touchpoints],
            by_day: vec![0; touchpoints * days],
            flows: Pairs::of(touchpoints),
            far: vec![0; question.stages.len() + 1],
            answers: FxHashMap::default(),
        }
    }

    /// Customers a day at one touchpoint.
    pub(super) fn days_of(&self, touchpoint: usize) -> Vec<u32> {
        let days = self.customers_by_day.len();
        self.by_day[touchpoint * days..(touchpoint + 1) * days].to_vec()
    }

    /// By stage, how many paths reached it having reached those before.
    pub(super) fn reached(&self) -> Vec<u64> {
        let reached = |stage: usize| self.far[stage + 1..].iter().sum();
        (0..self.far.len() - 1).map(reached).collect()
    }

    /// One customer's events, on the map and off it. Where paths begin and end is looked up in the whole data, so that
    /// the edge of the period is no exit.
    fn add_customer(&mut self, question: &Question<'_>, block: &Block, customer: usize) {
        let id = customer as u32;
        let events = question.events.of_customer(customer);
        let (mut session, mut kept_session, mut kept_day) = (0, NOBODY, None);
        let mut converted_at: Option<i64> = None;
        let (mut converts, mut any) = (false, false);
        let mut last: Option<Last> = None;
        for (event, &word) in events.zip(block.of(question, customer)) {
            let (seen, at_ms) = (Seen(word), question.events.times_ms[event]);
            session += seen.begins_session();
            if seen.converts() {
                converted_at.get_or_insert(at_ms);
                converts |= seen.is_kept();
            }
            if let Some(touchpoint) = seen.touchpoint() {
                let goes_on = last.as_ref().is_some_and(|last| !question.per_session || last.session == session);
                if !goes_on {
                    self.end_path(last.as_ref());
                    self.here[touchpoint as usize].entries += u64::from(seen.is_kept());
                }
                last = Some(Last { touchpoint, kept: seen.is_kept(), session, at_ms });
            }
            if !seen.is_kept() {
                continue;
            }
            any = true;
            self.events += 1;
            // Added without asking first: whether it is another session or day cannot be foreseen, and a wrong guess costs
            // more.
            self.sessions += u64::from(std::mem::replace(&mut kept_session, session) != session);
            let day = question.period.day(at_ms);
            if let Some(today) = day {
                self.customers_by_day[today] += u32::from(day != kept_day);
            }
            kept_day = day;
            match seen.touchpoint() {
                None => self.add_off_map(question, event, id),
                Some(touchpoint) => {
                    self.overlapping += u64::from(seen.overlaps());
                    self.add_touch(question, event, touchpoint, session, day, id);
                }
            }
        }
        self.customers += u64::from(any);
        self.converted += u64::from(converts);
        self.end_path(last.as_ref());
        if let Some(last) = last.filter(|last| last.kept && converted_at.is_none_or(|c| c > last.at_ms)) {
            let here = &mut self.here[last.touchpoint as usize];
            *(if last.at_ms < question.open_from_ms { &mut here.leaves } else { &mut here.still_open }) += 1;
        }
    }

    fn end_path(&mut self, last: Option<&Last>) {
        if let Some(last) = last.filter(|last| last.kept) {
            self.here[last.touchpoint as usize].exits += 1;
        }
    }

    fn add_off_map(&mut self, question: &Question<'_>, event: usize, customer: u32) {
        let code = question.names.map_or(NO_VALUE, |field| field.codes.at(event));
        if let Some(off) = self.off_map.get_mut(code as usize) {
            off.events += 1;
            off.customers += u64::from(std::mem::replace(&mut off.last_customer, customer) != customer);
        }
    }

    fn add_touch(
        &mut self,
        question: &Question<'_>,
        event: usize,
        touchpoint: u32,
        session: u32,
        day: Option<usize>,
        customer: u32,
    ) {
        self.on_map += 1;
        let here = &mut self.here[touchpoint as usize];
        here.events += 1;
        let new = here.last_customer != customer;
        here.customers += u64::from(new);
        here.paths += u64::from(new || question.per_session && here.last_session != session);
        if let Some(day) = day {
            let another = new | (here.last_day != day as u32);
            self.by_day[touchpoint as usize * self.customers_by_day.len() + day] += u32::from(another);
            here.last_day = day as u32;
        }
        (here.last_customer, here.last_session) = (customer, session);
        for (number, code) in question.surveys.answers(event) {
            *self.answers.entry((touchpoint, number, code)).or_insert(0) += 1;
        }
    }

    /// One customer's path as the view sees it: passages, and how far it goes.
    fn add_path(&mut self, question: &Question<'_>, block: &Block, customer: usize) {
        let number = customer as u32 + 1;
        let (flows, reached) = (&mut self.flows, &mut self.far);
        let mut far = 0;
        question.walk(block, customer, |step, next| {
            far += usize::from(question.stage_of[step.touchpoint as usize] == far);
            match next.filter(|next| question.is_one_path(step, next)) {
                Some(next) => {
                    let passed = flows.at(step.touchpoint, next.touchpoint);
                    passed.passages += 1;
                    passed.total_ms += i128::from(next.at_ms) - i128::from(step.at_ms);
                    passed.customers += u32::from(std::mem::replace(&mut passed.last_customer, number) != number);
                }
                None => reached[std::mem::take(&mut far)] += 1,
            }
        });
    }

    fn join(mut self, more: Self) -> Self {
        self.events += more.events;
        self.customers += more.customers;
        self.sessions += more.sessions;
        self.on_map += more.on_map;
        self.overlapping += more.overlapping;
        self.converted += more.converted;
        add_all(&mut self.customers_by_day, &more.customers_by_day);
        add_all(&mut self.by_day, &more.by_day);
        add_all(&mut self.far, &more.far);
        for (all, more) in self.off_map.iter_mut().zip(&more.off_map) {
            all.events += more.events;
            all.customers += more.customers;
        }
        self.here.iter_mut().zip(&more.here).for_each(|(all, more)| all.add(more));
        self.flows = self.flows.join(more.flows, |all, more| {
            all.passages += more.passages;
            all.customers += more.customers;
            all.total_ms += more.total_ms;
        });
        #[expect(clippy::iter_over_hash_type, reason = "sums do not depend on their order")]
        for (answer, count) in more.answers {
            *self.answers.entry(answer).or_insert(0) += count;
        }
        self
    }
}

fn add_all<T: Copy + std::ops::AddAssign>(all: &mut [T], more: &[T]) {
    all.iter_mut().zip(more).for_each(|(all, &more)| *all += more);
}

impl Here {
    fn add(&mut self, more: &Self) {
        self.events += more.events;
        self.customers += more.customers;
        self.paths += more.paths;
        self.entries += more.entries;
        self.exits += more.exits;
        self.leaves += more.leaves;
        self.still_open += more.still_open;
    }
}
