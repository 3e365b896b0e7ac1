//! What a view asks of the events, made ready so that every event is looked at once, block by block.

use super::emotion::Surveys;
use super::period::Period;
use super::sessions;
use crate::model::{CardId, CustomerStatus, JourneyId, PathUnit, Records, Rule, StageId, View};
use crate::tracking::{Events, FieldColumn, Matcher, NO_TOUCHPOINT, OVERLAPPING};
use rayon::prelude::*;
use std::ops::Range;

/// Names under which sources keep the device of an event.
const DEVICE_FIELDS: [&str; 6] = ["device", "device_category", "device_type", "platform", "appareil", "terminal"];

/// How many customers are looked at together: their events fit the processor's cache.
const BLOCK: usize = 1024;

const DAY_MS: i64 = 86_400_000;

/// Which events the view lets through by their device.
enum Devices<'a> {
    All,
    Only(&'a [u32], u32),
    /// The data do not know the device asked for.
    None,
}

/// A view of a journey, ready to be put to the events.
pub(super) struct Question<'a> {
    pub(super) events: &'a Events,
    /// The touchpoints that have rules, in the order in which their rules are tried.
    pub(super) touchpoints: Vec<CardId>,
    claims: Matcher<'a>,
    /// The name of the first goal; empty where there is none.
    pub(super) goal: String,
    goals: Option<Matcher<'a>>,
    segment: Option<Matcher<'a>>,
    devices: Devices<'a>,
    status: CustomerStatus,
    pub(super) period: Period,
    gap_ms: i64,
    pub(super) per_session: bool,
    collapse: bool,
    /// A last touch from here on is still open.
    pub(super) open_from_ms: i64,
    /// The stages that a rule can see.
    pub(super) stages: Vec<StageId>,
    /// By touchpoint, the place of its stage among them.
    pub(super) stage_of: Vec<Option<usize>>,
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
    claims: Vec<u32>,
    goals: Vec<u32>,
    segment: Vec<u32>,
    kept: Vec<bool>,
    sessions: Vec<u32>,
}

/// One event as the view sees it.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    /// The place of the touchpoint it counts for, or [`NO_TOUCHPOINT`].
    pub(super) touchpoint: u32,
    pub(super) overlapping: bool,
    pub(super) converts: bool,
    /// Whether the view lets it through.
    pub(super) kept: bool,
    /// The number of its session among those of the customer.
    pub(super) session: u32,
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
        let span_ms = events.span_ms();
        let open_ms = i64::from(view.open_days) * DAY_MS;
        Self {
            events,
            touchpoints: cards.iter().map(|card| card.id).collect(),
            claims: Matcher::new(events, &rules),
            goal: goal.map(|goal| goal.name.clone()).unwrap_or_default(),
            goals: goal.map(|goal| Matcher::new(events, &[&goal.rules])),
            segment: view.segment.map(|id| Matcher::new(events, &[persona(id)])),
            devices: devices(events, &view.device),
            status: view.status,
            period: Period::of(span_ms, view, time_zone(records)),
            gap_ms: sessions::gap_ms(view.session_gap_min),
            per_session: view.unit == PathUnit::Session,
            collapse: view.collapse_repeats,
            open_from_ms: span_ms.map_or(0, |(_, last_ms)| last_ms).saturating_sub(open_ms),
            stage_of: stage_of.iter().map(|&of| stages.iter().position(|&stage| Some(stage) == of)).collect(),
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
        self.claims.claim(places.clone(), &mut block.claims);
        if let Some(goals) = &self.goals {
            goals.claim(places.clone(), &mut block.goals);
        }
        block.kept.clear();
        block.kept.extend(events.times_ms[places.clone()].iter().map(|&at_ms| self.period.contains(at_ms)));
        self.keep_devices(places.clone(), &mut block.kept);
        if let Some(segment) = &self.segment {
            segment.claim(places, &mut block.segment);
        }
        block.sessions.clear();
        for customer in customers {
            let places = events.of_customer(customer);
            sessions::number(events, places.clone(), self.gap_ms, 0, &mut block.sessions);
            let here = places.start - block.first..places.end - block.first;
            if self.status != CustomerStatus::All {
                self.keep_status(here.clone(), block);
            }
            // A customer belongs to a segment by any event.
            if self.segment.is_some() && block.segment[here.clone()].iter().all(|&claim| claim == NO_TOUCHPOINT) {
                block.kept[here].fill(false);
            }
        }
    }

    fn keep_devices(&self, places: Range<usize>, kept: &mut [bool]) {
        match self.devices {
            Devices::All => {}
            Devices::Only(codes, wanted) => {
                kept.iter_mut().zip(&codes[places]).for_each(|(kept, &code)| *kept &= code == wanted);
            }
            Devices::None => kept.fill(false),
        }
    }

    /// Drops the events at which their customer was something else: by the conversions before them, in the whole data. The
    /// conversion itself is still what the customer was before. Without a goal there is no data.
    fn keep_status(&self, places: Range<usize>, block: &mut Block) {
        if self.goals.is_none() {
            return block.kept[places].fill(false);
        }
        let mut before = 0_u32;
        for (kept, &claim) in block.kept[places.clone()].iter_mut().zip(&block.goals[places]) {
            *kept &= status_after(before) == self.status;
            before += u32::from(claim != NO_TOUCHPOINT);
        }
    }

    /// The path of a customer that the view lets through, repeats joined where it says so.
    pub(super) fn steps(&self, block: &Block, customer: usize, steps: &mut Vec<Step>) {
        steps.clear();
        let mut before = u32::MAX;
        for event in self.events.of_customer(customer) {
            let seen = block.seen(event);
            if !seen.kept || seen.touchpoint == NO_TOUCHPOINT {
                continue;
            }
            let at_ms = self.events.times_ms[event];
            let end_ms = self.events.ends_ms.get(event).copied().filter(|&end| end >= at_ms).unwrap_or(i64::MIN);
            let apart = self.per_session && seen.session != before;
            before = seen.session;
            match steps.last_mut() {
                Some(run) if self.collapse && run.touchpoint == seen.touchpoint && !apart => run.end_ms = end_ms,
                _ => steps.push(Step { touchpoint: seen.touchpoint, session: seen.session, at_ms, end_ms }),
            }
        }
    }
}

impl Block {
    pub(super) fn seen(&self, event: usize) -> Seen {
        let place = event - self.first;
        let claim = self.claims[place];
        let on_map = claim != NO_TOUCHPOINT;
        Seen {
            touchpoint: if on_map { claim & !OVERLAPPING } else { NO_TOUCHPOINT },
            overlapping: on_map && claim & OVERLAPPING != 0,
            converts: self.goals.get(place).is_some_and(|&claim| claim != NO_TOUCHPOINT),
            kept: self.kept[place],
            session: self.sessions[place],
        }
    }
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

/// The device that the view asks for; without a column for it, there is no data.
fn devices<'a>(events: &'a Events, device: &str) -> Devices<'a> {
    if device.is_empty() {
        return Devices::All;
    }
    let field = events.fields.iter().find(|field| is_device_field(&field.name));
    let wanted = field.and_then(|f| f.values.iter().position(|value| value.eq_ignore_ascii_case(device)));
    field.zip(wanted).map_or(Devices::None, |(field, wanted)| Devices::Only(&field.codes, wanted as u32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Condition, Goal, GoalId, Record, ViewId};

    #[test]
    fn a_customer_is_a_prospect_until_the_first_order() {
        let event = FieldColumn {
            name: "event".to_owned(),
            values: vec!["see".into(), "buy".into()],
            codes: vec![0, 1, 0, 1, 0, 0],
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
            block.kept.into_iter().map(u8::from).collect::<Vec<_>>()
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
