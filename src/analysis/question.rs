//! What a view asks of the events, made ready so that every event is looked at once, block by block.

use super::emotion::Surveys;
use super::period::Period;
use super::sessions;
use super::word::{Seen, keep_if};
use crate::model::{CardId, Condition, CustomerStatus, JourneyId, PathUnit, Records, Rule, StageId, View};
use crate::tracking::{Events, FieldColumn, Matcher, NO_TOUCHPOINT, Words};
use rayon::prelude::*;
use std::ops::Range;

/// Names under which sources keep the device of an event.
const DEVICE_FIELDS: [&str; 6] = ["device", "device_category", "device_type", "platform", "appareil", "terminal"];

/// How many customers are looked at together: their events fit the processor's cache.
const BLOCK: usize = 1024;

const DAY_MS: i64 = 86_400_000;

/// A view of a journey, ready to be put to the events.
pub(super) struct Question<'a> {
    pub(super) events: &'a Events,
    /// The touchpoints that have rules, in the order in which their rules are tried.
    pub(super) touchpoints: Vec<CardId>,
    /// What touchpoints, goal, segment and device say of an event.
    rules: Matcher<'a>,
    /// The name of the first goal; empty where there is none.
    pub(super) goal: String,
    has_goal: bool,
    has_segment: bool,
    status: CustomerStatus,
    pub(super) period: Period,
    /// Every event lies in the period.
    is_whole: bool,
    gap_ms: i64,
    pub(super) per_session: bool,
    collapse: bool,
    /// A last touch from here on is still open.
    pub(super) open_from_ms: i64,
    /// The stages that a rule can see.
    pub(super) stages: Vec<StageId>,
    /// By touchpoint, the place of its stage among them, or [`NO_STAGE`].
    pub(super) stage_of: Vec<usize>,
    /// What events are called: the field `event`, or the first one.
    pub(super) names: Option<&'a FieldColumn>,
    pub(super) surveys: Surveys<'a>,
}

/// A touch that the view lets through; where repeats are joined, from the first one's begin to the last one's end.
#[derive(Clone, Copy)]
pub(super) struct Step {
    pub(super) touchpoint: u32,
    /// The session of its first event.
    pub(super) session: u32,
    pub(super) at_ms: i64,
    /// `i64::MIN`: the source does not say, or says nonsense.
    pub(super) end_ms: i64,
}

/// What is known about the events of a few customers.
#[derive(Default)]
pub(super) struct Block {
    /// The place of the first event.
    first: usize,
    seen: Words,
}

impl<'a> Question<'a> {
    pub(super) fn new(events: &'a Events, records: &Records, journey: JourneyId, view: &View) -> Self {
        let mut cards = records.touchpoints_of(journey);
        cards.retain(|card| !card.rules.is_empty());
        let rules: Vec<&[Rule]> = cards.iter().map(|card| card.rules.as_slice()).collect();
        let goal = records.goals_in_order().first().copied().filter(|goal| !goal.rules.is_empty());
        // A persona without rules cannot be told from anybody else in the data: nobody is counted for it.
        let persona = |id| records.personas.get(&id).map(|p| p.rules.as_slice()).unwrap_or_default();
        let stage_of = |step| records.steps.get(&step).map(|step| step.stage);
        let stage_of: Vec<Option<StageId>> = cards.iter().map(|card| stage_of(card.step)).collect();
        let stages = records.stages_of(journey).into_iter().map(|stage| stage.id);
        let stages: Vec<StageId> = stages.filter(|&stage| stage_of.contains(&Some(stage))).collect();
        let segment = view.segment.map(persona);
        let (device, asks_device) = (device_rule(events, &view.device), !view.device.is_empty());
        let (has_goal, has_segment) = (goal.is_some(), segment.is_some());
        let word = move |claims: &[u32]| {
            let [touchpoint, goal, segment, device] = [0, 1, 2, 3].map(|asker| claims[asker]);
            let holds = |claim: u32| claim != NO_TOUCHPOINT;
            Seen::new(Some(touchpoint).filter(|&claim| holds(claim)))
                .with(holds(goal), !has_segment || holds(segment), !asks_device || holds(device))
                .0
        };
        let goal_rules: Vec<&[Rule]> = goal.iter().map(|goal| goal.rules.as_slice()).collect();
        let segment: Vec<&[Rule]> = segment.into_iter().collect();
        let device: Vec<&[Rule]> = device.iter().map(std::slice::from_ref).collect();
        let span_ms = events.span_ms();
        let period = Period::of(span_ms, view, time_zone(records));
        let open_ms = i64::from(view.open_days) * DAY_MS;
        Self {
            events,
            touchpoints: cards.iter().map(|card| card.id).collect(),
            rules: Matcher::new(events, &[&rules, &goal_rules, &segment, &device], word),
            goal: goal.map(|goal| goal.name.clone()).unwrap_or_default(),
            has_goal,
            has_segment,
            status: view.status,
            is_whole: span_ms.is_some_and(|(first, last)| period.contains(first) && period.contains(last)),
            period,
            gap_ms: sessions::gap_ms(view.session_gap_min),
            per_session: view.unit == PathUnit::Session,
            collapse: view.collapse_repeats,
            // Where nobody says when, a path that has ended is no younger than another.
            open_from_ms: match records.has_times() {
                true => span_ms.map_or(0, |(_, last_ms)| last_ms).saturating_sub(open_ms),
                false => i64::MAX,
            },
            stage_of: stage_of.iter().map(|&of| place_of(&stages, of)).collect(),
            stages,
            names: events.field("event").or(events.fields.first()),
            surveys: Surveys::of(events),
        }
    }

    /// Puts all customers to `count`, block by block and on all threads, and what came of it together by `join`.
    /// `None`: it was stopped.
    pub(super) fn over_customers<T: Send>(
        &self,
        go_on: &(dyn Fn() -> bool + Sync),
        none: impl Fn() -> T + Sync + Send,
        count: impl Fn(&mut T, &Block, usize) + Sync,
        join: impl Fn(T, T) -> T + Sync + Send,
    ) -> Option<T> {
        let all = self.events.customers.len();
        let blocks = (0..all.div_ceil(BLOCK)).into_par_iter().map(|n| n * BLOCK..(n * BLOCK + BLOCK).min(all));
        let counted = blocks.fold(
            || (none(), Block::default()),
            |(mut counts, mut block), customers| {
                if go_on() {
                    self.look_at(customers.clone(), &mut block);
                    customers.for_each(|customer| count(&mut counts, &block, customer));
                }
                (counts, block)
            },
        );
        let counted = counted.map(|(counts, _)| counts).reduce(&none, join);
        go_on().then_some(counted)
    }

    fn look_at(&self, customers: Range<usize>, block: &mut Block) {
        let events = self.events;
        let places = events.starts[customers.start] as usize..events.starts[customers.end] as usize;
        block.first = places.start;
        self.rules.look_at(places.clone(), &mut block.seen);
        let words = &mut block.seen.words;
        if !self.is_whole {
            let times_ms = &events.times_ms[places.clone()];
            words.iter_mut().zip(times_ms).for_each(|(word, &at_ms)| keep_if(word, self.period.contains(at_ms)));
        }
        sessions::mark(events, customers.clone(), self.gap_ms, words);
        if !self.has_segment && self.status == CustomerStatus::All {
            return;
        }
        for customer in customers {
            let places = events.of_customer(customer);
            let words = &mut words[places.start - block.first..places.end - block.first];
            if self.status != CustomerStatus::All {
                self.keep_status(words);
            }
            // A customer belongs to a segment by any event.
            let belongs = words.iter().any(|&word| Seen(word).is_in_segment());
            words.iter_mut().for_each(|word| keep_if(word, belongs));
        }
    }

    /// Drops the events at which their customer was something else: by the conversions before them, in the whole data. The
    /// conversion itself is still what the customer was before. Without a goal there is no data.
    fn keep_status(&self, words: &mut [u32]) {
        let mut before = 0_u32;
        for word in words {
            keep_if(word, self.has_goal && status_after(before) == self.status);
            before += u32::from(Seen(*word).converts());
        }
    }

    /// Follows the path of a customer that the view lets through, repeats joined where it says so: every step, and the one
    /// after it if there is one.
    #[inline]
    pub(super) fn walk(&self, block: &Block, customer: usize, mut go: impl FnMut(&Step, Option<&Step>)) {
        let (words, places) = (block.of(self, customer), self.events.of_customer(customer));
        let times_ms = &self.events.times_ms[places.clone()];
        let ends_ms = self.events.ends_ms.get(places).unwrap_or_default();
        let mut run: Option<Step> = None;
        let mut session = 0;
        for (place, (&word, &at_ms)) in words.iter().zip(times_ms).enumerate() {
            let seen = Seen(word);
            session += seen.begins_session();
            let Some(touchpoint) = seen.touchpoint().filter(|_| seen.is_kept()) else { continue };
            let end_ms = ends_ms.get(place).copied().filter(|&end| end >= at_ms).unwrap_or(i64::MIN);
            let step = Step { touchpoint, session, at_ms, end_ms };
            run = Some(match run {
                Some(run) if self.collapse && run.touchpoint == touchpoint && self.is_one_path(&run, &step) => {
                    Step { end_ms, ..run }
                }
                Some(run) => {
                    go(&run, Some(&step));
                    step
                }
                None => step,
            });
        }
        if let Some(run) = run {
            go(&run, None);
        }
    }

    /// Whether a step belongs to the same path as the one before.
    #[inline]
    pub(super) fn is_one_path(&self, before: &Step, step: &Step) -> bool {
        !self.per_session || before.session == step.session
    }
}

impl Block {
    /// What is known of the events of a customer.
    #[inline]
    pub(super) fn of<'a>(&'a self, question: &Question<'_>, customer: usize) -> &'a [u32] {
        let places = question.events.of_customer(customer);
        &self.seen.words[places.start - self.first..places.end - self.first]
    }
}

/// The place of a touchpoint whose step is in no stage.
const NO_STAGE: usize = usize::MAX;

fn place_of(stages: &[StageId], stage: Option<StageId>) -> usize {
    stages.iter().position(|&known| Some(known) == stage).unwrap_or(NO_STAGE)
}

/// The zone of the project; records without their cover have none.
fn time_zone(records: &Records) -> &str {
    records.projects.values().next().map_or("UTC", |project| project.time_zone.as_str())
}

fn status_after(conversions: u32) -> CustomerStatus {
    match conversions {
        0 => CustomerStatus::Prospect,
        1 => CustomerStatus::New,
        _ => CustomerStatus::Returning,
    }
}

/// Whether a field of this name says by which device.
pub fn is_device_field(name: &str) -> bool {
    DEVICE_FIELDS.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// The rule for the device that the view asks for; without a column for it, there is no data.
pub(super) fn device_rule(events: &Events, device: &str) -> Option<Rule> {
    let field = events.fields.iter().find(|field| is_device_field(&field.name)).filter(|_| !device.is_empty())?;
    let wanted = field.values.iter().find(|value| value.eq_ignore_ascii_case(device))?;
    Some(Rule::one(Condition::is(&field.name, wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Goal, GoalId, Record, ViewId};

    #[test]
    fn a_customer_is_a_prospect_until_the_first_order() {
        let event = FieldColumn {
            name: "event".to_owned(),
            values: vec!["see".into(), "buy".into()],
            codes: [0, 1, 0, 1, 0, 0].into(),
        };
        let events = Events {
            customers: vec![1, 2],
            starts: vec![0, 5, 6],
            times_ms: vec![0, 1, 2, 3, 4, 5],
            fields: vec![event],
            ..Events::default()
        };
        let mut records = Records::default();
        let kept = |records: &Records, status| {
            let view = View { status, ..View::blank(ViewId::new()) };
            let mut block = Block::default();
            Question::new(&events, records, JourneyId::new(), &view).look_at(0..2, &mut block);
            block.seen.words.iter().map(|&word| u8::from(Seen(word).is_kept())).collect::<Vec<_>>()
        };
        assert_eq!(kept(&records, CustomerStatus::Prospect), [0; 6], "without a goal nobody can tell");
        let rules = vec![Rule::one(Condition::is("event", "buy"))];
        let goal = Goal { rules, ..Goal::blank(GoalId::new()) };
        records.goals.insert(goal.id, goal);
        assert_eq!(kept(&records, CustomerStatus::All), [1; 6]);
        assert_eq!(kept(&records, CustomerStatus::Prospect), [1, 1, 0, 0, 0, 1]);
        assert_eq!(kept(&records, CustomerStatus::New), [0, 0, 1, 1, 0, 0]);
        assert_eq!(kept(&records, CustomerStatus::Returning), [0, 0, 0, 0, 1, 0]);
    }
}
