//! Everything on the map that is a duration, in a second go over the events: medians and quartiles.

use super::counts::Passed;
use super::overlay::Spread;
use super::pairs::Pairs;
use super::question::{Block, Question, Step};
use rayon::prelude::*;

/// The durations of a view.
pub(super) struct Times {
    /// By touchpoint.
    pub(super) spent: Vec<Option<Spread>>,
    /// By touchpoint.
    pub(super) to_next: Vec<Option<Spread>>,
    /// By pair of touchpoints.
    pub(super) flows: Vec<((u32, u32), Option<Spread>)>,
}

/// From one touchpoint to the next: every duration stands in one of these lists, and the figures put lists together.
#[derive(Default)]
struct Ways {
    /// Within a session: the time spent at the first of the two.
    stay: Vec<i64>,
    /// Within a session, and the source says when the first of the two ended.
    ended: Vec<i64>,
    /// From one session to a later one.
    later: Vec<i64>,
}

impl Ways {
    /// Room for as many durations as there are: a list that grows is copied again and again.
    fn with_room(passed: &Passed) -> Self {
        let (within, all) = (passed.within as usize, passed.passages as usize);
        Self { stay: Vec::with_capacity(within), ended: Vec::new(), later: Vec::with_capacity(all - within) }
    }
}

struct Durations {
    ways: Pairs<Ways>,
    /// By touchpoint: from begin to end, where the source says both.
    told: Vec<Vec<i64>>,
}

/// The spreads of all durations, for which the passages were counted before; `None`: it was stopped.
pub(super) fn times(
    question: &Question<'_>,
    passed: &Pairs<Passed>,
    go_on: &(dyn Fn() -> bool + Sync),
) -> Option<Times> {
    let touchpoints = question.touchpoints.len();
    let none = || Durations { ways: passed.map(Ways::with_room), told: vec![Vec::new(); touchpoints] };
    let count = |all: &mut Durations, block: &Block, customer| {
        question.walk(block, customer, |step, next| all.add(step, next));
    };
    let all = question.over_customers(go_on, none, count, Durations::join)?;
    let times = all.times(touchpoints, question.per_session);
    go_on().then_some(times)
}

impl Durations {
    fn add(&mut self, step: &Step, next: Option<&Step>) {
        let has_end = step.end_ms != i64::MIN;
        if has_end {
            self.told[step.touchpoint as usize].push(step.end_ms.saturating_sub(step.at_ms));
        }
        let Some(next) = next else { return };
        let ways = self.ways.at(step.touchpoint, next.touchpoint);
        let list = match next.session == step.session {
            true if has_end => &mut ways.ended,
            true => &mut ways.stay,
            false => &mut ways.later,
        };
        list.push(next.at_ms.saturating_sub(step.at_ms));
    }

    fn join(mut self, more: Self) -> Self {
        self.told.iter_mut().zip(more.told).for_each(|(all, more)| append(all, more));
        self.ways = self.ways.join(more.ways, |all, more| {
            append(&mut all.stay, more.stay);
            append(&mut all.ended, more.ended);
            append(&mut all.later, more.later);
        });
        self
    }

    fn times(mut self, touchpoints: usize, per_session: bool) -> Times {
        self.ways.found.sort_unstable_by_key(|(pair, _)| *pair);
        let ways = &self.ways.found;
        let of = |touchpoint: usize| {
            let begin = ways.partition_point(|((from, _), _)| (*from as usize) < touchpoint);
            let end = ways.partition_point(|((from, _), _)| (*from as usize) <= touchpoint);
            ways[begin..end].iter().map(|(_, ways)| ways)
        };
        let spent = |(touchpoint, told): (usize, &Vec<i64>)| {
            Spread::of_all(std::iter::once(told).chain(of(touchpoint).map(|ways| &ways.stay)))
        };
        let to_next =
            |touchpoint| Spread::of_all(of(touchpoint).flat_map(|ways| [&ways.stay, &ways.ended, &ways.later]));
        let flow = |(pair, ways): &((u32, u32), Ways)| {
            let within = [&ways.stay, &ways.ended].into_iter();
            let later = (!per_session).then_some(&ways.later);
            (*pair, Spread::of_all(within.chain(later)))
        };
        Times {
            spent: self.told.par_iter().enumerate().map(spent).collect(),
            to_next: (0..touchpoints).into_par_iter().map(to_next).collect(),
            flows: ways.par_iter().map(flow).collect(),
        }
    }
}

/// The shorter of the two goes behind the longer.
fn append(all: &mut Vec<i64>, mut more: Vec<i64>) {
    if all.len() < more.len() {
        std::mem::swap(all, &mut more);
    }
    all.append(&mut more);
}
