//! Random logs on random maps: the figures are those of the slow computation, whatever the view and the threads.

use super::log::{self, Row};
use super::slow;
use parcours::analysis;
use parcours::model::*;
use parcours::tracking::{Events, NO_VALUE};

/// A small generator of numbers (xorshift), so that every run sees the same logs.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }

    pub(super) fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    pub(super) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len() as u64) as usize]
    }
}

const EVENTS: [&str; 8] = ["Visit", "product_view", "cart", "pay", "call", "délivered", "wish", "other"];
const PLACES: [&str; 4] = ["forum.example", "Forum two", "search", "shop"];
const DEVICES: [&str; 2] = ["phone", "computer"];

/// Last days of October 2026 in Paris, when the clock goes back.
const BEGIN_MS: i64 = 1_792_800_000_000;

fn rows(dice: &mut Dice, customers: u64) -> Vec<Row> {
    let mut rows = Vec::new();
    for customer in 0..customers {
        let mut at_ms = BEGIN_MS + dice.below(5 * 86_400_000) as i64;
        for _ in 0..dice.below(12) + 1 {
            let mut row = Row { customer: format!("c{customer:05}"), at_ms, ..Row::default() };
            let mut set = |field: &str, value: &str| _ = row.fields.insert(field.to_owned(), value.to_owned());
            if !dice.one_in(10) {
                set("event", dice.pick(&EVENTS));
            }
            if dice.one_in(2) {
                set("place", dice.pick(&PLACES));
            }
            set("device", dice.pick(&DEVICES));
            if dice.one_in(4) {
                row.end_ms = Some(at_ms + dice.below(90 * 60_000) as i64 - 60_000);
            }
            rows.push(row);
            at_ms += match dice.below(4) {
                0 => 0,
                1 => dice.below(60_000) as i64,
                2 => dice.below(60 * 60_000) as i64,
                _ => dice.below(3 * 86_400_000) as i64,
            };
        }
    }
    // The file is in no order; equal times of one customer keep the order they have here.
    rows.sort_by_key(|row| (row.at_ms / 1000, row.customer.clone()));
    rows
}

fn rules(dice: &mut Dice) -> Vec<Rule> {
    let mut rules = Vec::new();
    for _ in 0..dice.below(3) {
        let mut rule = Rule::default();
        for _ in 0..dice.below(3) {
            rule.all.push(condition(dice));
        }
        rules.push(rule);
    }
    rules
}

fn condition(dice: &mut Dice) -> Condition {
    match dice.below(6) {
        0 | 1 => Condition::is("event", dice.pick(&EVENTS)),
        2 => Condition {
            field: "event".to_owned(),
            comparison: Comparison::IsOneOf,
            values: vec![dice.pick(&EVENTS).to_owned(), dice.pick(&EVENTS).to_owned()],
        },
        3 => Condition {
            field: if dice.one_in(5) { "nowhere" } else { "place" }.to_owned(),
            comparison: Comparison::IsNot,
            values: vec![dice.pick(&PLACES).to_owned()],
        },
        4 => {
            Condition { field: "place".to_owned(), comparison: Comparison::Contains, values: vec!["FORUM".to_owned()] }
        }
        _ => Condition { field: "event".to_owned(), comparison: Comparison::Contains, values: vec!["deli".to_owned()] },
    }
}

/// A project with one journey of four stages, touchpoints with random rules, a goal and a persona.
fn project(dice: &mut Dice) -> (Records, JourneyId) {
    let mut records = Records::default();
    let mut project = Project::blank(ProjectId::new());
    project.time_zone = "Europe/Paris".to_owned();
    records.insert(project.into());
    let mut journey = Journey::blank(JourneyId::new());
    let mut lane = Lane::blank(LaneId::new());
    lane.journey = journey.id;
    for order in Order::row(4) {
        let stage = Stage { journey: journey.id, order, ..Stage::blank(StageId::new()) };
        let step = Step { stage: stage.id, ..Step::blank(StepId::new()) };
        for _ in 0..dice.below(4) {
            let mut card = Card { kind: CardKind::Touchpoint, lane: lane.id, ..Card::blank(CardId::new()) };
            card.step = step.id;
            card.rules = rules(dice);
            journey.rule_list.insert(dice.below(journey.rule_list.len() as u64 + 1) as usize, card.id);
            records.insert(card.into());
        }
        records.insert(step.into());
        records.insert(stage.into());
    }
    let goal = Goal { name: "Order".to_owned(), rules: vec![Rule::one(condition(dice))], ..Goal::blank(GoalId::new()) };
    let persona = Persona { rules: vec![Rule::one(condition(dice))], ..Persona::blank(PersonaId::new()) };
    let id = journey.id;
    for record in [AnyRecord::from(goal), persona.into(), lane.into(), journey.into()] {
        records.insert(record);
    }
    (records, id)
}

fn view(dice: &mut Dice, records: &Records) -> View {
    let mut view = View::blank(ViewId::new());
    let day = |dice: &mut Dice| chrono::NaiveDate::from_ymd_opt(2026, 10, 22 + dice.below(9) as u32);
    view.from = day(dice).filter(|_| dice.one_in(2));
    view.to = day(dice).filter(|&to| dice.one_in(2) && view.from.is_none_or(|from| from <= to));
    view.segment = records.personas.keys().next().copied().filter(|_| dice.one_in(3));
    view.device = if dice.one_in(3) { dice.pick(&DEVICES).to_owned() } else { String::new() };
    view.unit = if dice.one_in(2) { PathUnit::Session } else { PathUnit::Customer };
    view.collapse_repeats = dice.one_in(2);
    view.session_gap_min = if dice.one_in(2) { 30 } else { 5 };
    view.open_days = dice.below(8) as u32;
    view
}

/// The same events with so many values in front that none of them has, which make the codes of a field larger.
fn widened(events: &Events, more: usize) -> Events {
    let mut wide = events.clone();
    for field in &mut wide.fields {
        field.values.splice(0..0, (0..more).map(|n| format!("none {n}")));
        let larger = |code: u32| if code == NO_VALUE { NO_VALUE } else { code + more as u32 };
        field.codes = field.codes.iter().map(larger).collect();
    }
    wide
}

/// Compares one view of one random map on one and on more threads with the slow computation.
fn compare(dice: &mut Dice, customers: u64) -> analysis::Overlay {
    let rows = rows(dice, customers);
    let (records, journey) = project(dice);
    let view = view(dice, &records);
    let events = log::events(&rows, &["event", "place", "device"]);
    // Codes of one, two and four bytes, the last ones seldom: their dictionaries take time.
    let more = match dice.below(40) {
        0 => 66_000,
        n if n < 20 => 250 + dice.below(20) as usize,
        _ => 0,
    };
    let events = widened(&events, more);
    let on_threads = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| analysis::overlay(&events, &records, journey, &view))
    };
    let alone = on_threads(1);
    assert_eq!(alone, slow::overlay(&rows, &records, journey, &view), "{view:?}");
    let threads = 2 + dice.below(7) as usize;
    assert_eq!(on_threads(threads), alone, "the same on {threads} threads");
    alone
}

#[test]
fn random_maps_measure_what_the_definitions_say() {
    let mut dice = Dice(20_261_130);
    let (mut flows, mut leaves, mut overlapping) = (0, 0, 0);
    for _ in 0..400 {
        let customers = dice.below(40) + 1;
        let found = compare(&mut dice, customers);
        flows += found.flows.len();
        leaves += found.touchpoints.values().map(|figures| figures.leaves).sum::<u64>();
        overlapping += found.overlapping;
    }
    assert!(flows > 400 && leaves > 400 && overlapping > 400, "too little to count: {flows} {leaves} {overlapping}");
}

#[test]
fn many_customers_are_counted_in_blocks() {
    let mut dice = Dice(31_106);
    // Blocks hold 1,024 customers.
    [1023, 1024, 1025, 2049, 9000].into_iter().for_each(|customers| _ = compare(&mut dice, customers));
}
