//! The overlay again, from rows and the words of the definitions, with nothing clever in it.

use super::log::{Row, by_customer};
use chrono::{DateTime, NaiveDate, TimeZone};
use parcours::analysis::{Flow, Overlay, Spread, StageFigures, TouchpointFigures};
use parcours::model::*;
use std::collections::{BTreeMap, BTreeSet};

const DAY_MS: i64 = 86_400_000;

/// An event with everything that is asked of it.
#[derive(Clone)]
struct Seen {
    customer: usize,
    session: usize,
    at_ms: i64,
    end_ms: Option<i64>,
    day: NaiveDate,
    event: Option<String>,
    /// The touchpoint it counts for.
    touch: Option<CardId>,
    overlapping: bool,
    converts: bool,
    /// Whether the view lets it through.
    kept: bool,
}

pub(super) fn overlay(rows: &[Row], records: &Records, journey: JourneyId, view: &View) -> Overlay {
    let zone: chrono_tz::Tz = records.project().time_zone.parse().unwrap();
    let customers = look(rows, records, journey, view, zone);
    let all: Vec<&Seen> = customers.iter().flatten().collect();
    let kept: Vec<&Seen> = all.iter().copied().filter(|seen| seen.kept).collect();
    let first = view.from.unwrap_or_else(|| all.iter().map(|seen| seen.day).min().unwrap());
    let last = view.to.unwrap_or_else(|| all.iter().map(|seen| seen.day).max().unwrap());
    let days: Vec<NaiveDate> = first.iter_days().take_while(|day| *day <= last).collect();
    let midnight =
        |day: NaiveDate| zone.from_local_datetime(&day.and_hms_opt(0, 0, 0).unwrap()).unwrap().timestamp_millis();
    let by_day = |of: &dyn Fn(&Seen) -> bool| -> Vec<u32> {
        days.iter().map(|day| customers_of(&kept, &|seen| seen.day == *day && of(seen)) as u32).collect()
    };
    let everybody = customers_of(&kept, &|_| true);
    let measured: Vec<&Card> = records.touchpoints_of(journey).into_iter().filter(|c| !c.rules.is_empty()).collect();
    let paths = paths(&customers, view);
    let goal = records.goals_in_order().first().map(|goal| goal.name.clone()).unwrap_or_default();
    Overlay {
        sources: Vec::new(),
        from_ms: midnight(first),
        to_ms: midnight((last + chrono::Days::new(1)).max(first)),
        customers: everybody,
        unit: view.unit,
        sessions: kept.iter().map(|seen| (seen.customer, seen.session)).collect::<BTreeSet<_>>().len() as u64,
        events: kept.len() as u64,
        events_on_map: kept.iter().filter(|seen| seen.touch.is_some()).count() as u64,
        converted: customers_of(&kept, &|seen| seen.converts),
        goal,
        overlapping: kept.iter().filter(|seen| seen.overlapping).count() as u64,
        off_map: off_map(&kept),
        touchpoints: measured
            .iter()
            .map(|card| {
                let here = |seen: &Seen| seen.touch == Some(card.id);
                let mut figures = touchpoint(card.id, &customers, &paths, view);
                figures.share = figures.customers as f64 / everybody as f64;
                if everybody == 0 {
                    figures.share = 0.0;
                }
                figures.customers_by_day = by_day(&here);
                (card.id, figures)
            })
            .collect(),
        flows: flows(&paths),
        funnel: funnel(&paths, records, journey),
        customers_by_day: by_day(&|_| true),
    }
}

fn look(rows: &[Row], records: &Records, journey: JourneyId, view: &View, zone: chrono_tz::Tz) -> Vec<Vec<Seen>> {
    let touchpoints = records.touchpoints_of(journey);
    let goal = records.goals_in_order().first().map(|goal| goal.rules.clone()).unwrap_or_default();
    let mut customers = Vec::new();
    for (customer, rows) in by_customer(rows).iter().enumerate() {
        let in_segment =
            view.segment.is_none_or(|p| rows.iter().any(|row| any_holds(&records.personas[&p].rules, row)));
        let (mut session, mut active_until) = (0, rows[0].at_ms);
        let mut seen = Vec::new();
        for row in rows {
            if row.at_ms - active_until > i64::from(view.session_gap_min) * 60_000 {
                session += 1;
                active_until = row.at_ms;
            }
            active_until = active_until.max(row.at_ms).max(row.end_ms.unwrap_or(i64::MIN));
            let claims: Vec<CardId> = touchpoints.iter().filter(|c| any_holds(&c.rules, row)).map(|c| c.id).collect();
            let day =
                zone.from_utc_datetime(&DateTime::from_timestamp_millis(row.at_ms).unwrap().naive_utc()).date_naive();
            let in_period = view.from.is_none_or(|from| from <= day) && view.to.is_none_or(|to| day <= to);
            let on_device = view.device.is_empty() || row.value("device") == Some(&view.device);
            seen.push(Seen {
                customer,
                session,
                at_ms: row.at_ms,
                end_ms: row.end_ms.filter(|end| *end >= row.at_ms),
                day,
                event: row.value("event").map(str::to_owned),
                touch: claims.first().copied(),
                overlapping: claims.len() > 1,
                converts: any_holds(&goal, row),
                kept: in_segment && in_period && on_device,
            });
        }
        customers.push(seen);
    }
    customers
}

fn any_holds(rules: &[Rule], row: &Row) -> bool {
    rules.iter().any(|rule| !rule.all.is_empty() && rule.all.iter().all(|condition| holds(condition, row)))
}

fn holds(condition: &Condition, row: &Row) -> bool {
    let Some(value) = row.value(&condition.field) else { return false };
    let plain = |text: &str| text.to_lowercase().replace('é', "e");
    match condition.comparison {
        Comparison::Is | Comparison::IsOneOf => condition.values.iter().any(|wanted| wanted == value),
        Comparison::IsNot | Comparison::IsNoneOf => condition.values.iter().all(|wanted| wanted != value),
        Comparison::Contains => condition.values.iter().any(|part| plain(value).contains(&plain(part))),
        Comparison::ContainsNot => !condition.values.iter().any(|part| plain(value).contains(&plain(part))),
        Comparison::StartsWith => condition.values.iter().any(|part| plain(value).starts_with(&plain(part))),
        Comparison::StartsNotWith => !condition.values.iter().any(|part| plain(value).starts_with(&plain(part))),
        Comparison::Matches | Comparison::MatchesNot => panic!("patterns have a test of their own"),
    }
}

fn customers_of(seen: &[&Seen], of: &dyn Fn(&Seen) -> bool) -> u64 {
    seen.iter().filter(|seen| of(seen)).map(|seen| seen.customer).collect::<BTreeSet<_>>().len() as u64
}

fn off_map(kept: &[&Seen]) -> Vec<(String, u64, u64)> {
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for seen in kept.iter().filter(|seen| seen.touch.is_none()) {
        if let Some(value) = &seen.event {
            found.entry(value.clone()).or_default().push(seen.customer);
        }
    }
    let count = |(value, customers): (String, Vec<usize>)| {
        (value, customers.len() as u64, customers.iter().collect::<BTreeSet<_>>().len() as u64)
    };
    let mut listed: Vec<_> = found.into_iter().map(count).collect();
    listed.sort_by_key(|(value, events, _)| (u64::MAX - events, value.clone()));
    listed.truncate(20);
    listed
}

/// The events of one customer as paths: whole, or one a session.
fn cut(events: &[Seen], unit: PathUnit) -> Vec<Vec<Seen>> {
    let mut paths: BTreeMap<usize, Vec<Seen>> = BTreeMap::new();
    for seen in events {
        paths.entry(if unit == PathUnit::Session { seen.session } else { 0 }).or_default().push(seen.clone());
    }
    paths.into_values().collect()
}

/// The touches that the view lets through, as paths, repeats joined where it says so.
fn paths(customers: &[Vec<Seen>], view: &View) -> Vec<Vec<Seen>> {
    let mut paths = Vec::new();
    for path in customers.iter().flat_map(|events| cut(events, view.unit)) {
        let mut steps: Vec<Seen> = Vec::new();
        for seen in path.into_iter().filter(|seen| seen.kept && seen.touch.is_some()) {
            match steps.last_mut() {
                Some(before) if view.collapse_repeats && before.touch == seen.touch => {
                    before.end_ms = seen.end_ms;
                }
                _ => steps.push(seen),
            }
        }
        paths.push(steps);
    }
    paths
}

fn touchpoint(card: CardId, customers: &[Vec<Seen>], paths: &[Vec<Seen>], view: &View) -> TouchpointFigures {
    let here = |seen: &Seen| seen.touch == Some(card);
    let kept: Vec<&Seen> = customers.iter().flatten().filter(|seen| seen.kept).collect();
    let end = customers.iter().flatten().map(|seen| seen.at_ms).max().unwrap();
    let mut figures = TouchpointFigures {
        events: kept.iter().filter(|seen| here(seen)).count() as u64,
        customers: customers_of(&kept, &here),
        paths: paths.iter().filter(|path| path.iter().any(here)).count() as u64,
        ..TouchpointFigures::default()
    };
    for events in customers {
        for path in cut(events, view.unit) {
            let touches: Vec<&Seen> = path.iter().filter(|seen| seen.touch.is_some()).collect();
            figures.entries += u64::from(touches.first().is_some_and(|seen| here(seen) && seen.kept));
            figures.exits += u64::from(touches.last().is_some_and(|seen| here(seen) && seen.kept));
        }
        let Some(last) = events.iter().rfind(|seen| seen.touch.is_some()) else { continue };
        let converted = events.iter().any(|seen| seen.converts && seen.at_ms <= last.at_ms);
        if here(last) && last.kept && !converted {
            let open = end - last.at_ms <= i64::from(view.open_days) * DAY_MS;
            *(if open { &mut figures.still_open } else { &mut figures.leaves }) += 1;
        }
    }
    figures.time_spent = spread(time_spent(card, customers, view));
    figures.time_to_next = spread(time_to_next(card, customers, view));
    figures
}

/// Times are read on the customer's path, whatever the unit; only repeats are joined per session.
fn steps_of_customer(events: &[Seen], view: &View) -> Vec<Seen> {
    paths(&[events.to_vec()], view).into_iter().flatten().collect()
}

fn time_spent(card: CardId, customers: &[Vec<Seen>], view: &View) -> Vec<i64> {
    let mut times = Vec::new();
    for events in customers {
        let steps = steps_of_customer(events, view);
        for (place, step) in steps.iter().enumerate().filter(|(_, step)| step.touch == Some(card)) {
            if let Some(end) = step.end_ms {
                times.push(end - step.at_ms);
            } else if let Some(next) = steps.get(place + 1).filter(|next| next.session == step.session) {
                times.push(next.at_ms - step.at_ms);
            }
        }
    }
    times
}

fn time_to_next(card: CardId, customers: &[Vec<Seen>], view: &View) -> Vec<i64> {
    let pairs = |events: &Vec<Seen>| {
        let steps = steps_of_customer(events, view);
        let pairs: Vec<(Seen, Seen)> = steps.iter().cloned().zip(steps.iter().skip(1).cloned()).collect();
        pairs
    };
    let here = customers.iter().flat_map(pairs).filter(|(step, _)| step.touch == Some(card));
    here.map(|(step, next)| next.at_ms - step.at_ms).collect()
}

fn spread(mut times: Vec<i64>) -> Option<Spread> {
    times.sort();
    let n = times.len();
    let quantile = |q: usize| {
        // In quarters of a millisecond, so that nothing is rounded before the end.
        let (low, rest) = ((n - 1) * q / 4, ((n - 1) * q % 4) as i64);
        let high = times[(low + 1).min(n - 1)];
        (times[low] * (4 - rest) + high * rest).div_euclid(4)
    };
    (n > 0).then(|| Spread { n: n as u64, q1_ms: quantile(1), median_ms: quantile(2), q3_ms: quantile(3) })
}

fn flows(paths: &[Vec<Seen>]) -> Vec<Flow> {
    let mut found: BTreeMap<(CardId, CardId), Vec<(usize, i64)>> = BTreeMap::new();
    for path in paths {
        for (a, b) in path.iter().zip(path.iter().skip(1)) {
            let pair = (a.touch.unwrap(), b.touch.unwrap());
            found.entry(pair).or_default().push((a.customer, b.at_ms - a.at_ms));
        }
    }
    let flow = |((from, to), passages): ((CardId, CardId), Vec<(usize, i64)>)| Flow {
        from,
        to,
        passages: passages.len() as u64,
        customers: passages.iter().map(|(customer, _)| customer).collect::<BTreeSet<_>>().len() as u64,
        mean_ms: passages.iter().map(|(_, ms)| ms).sum::<i64>() as f64 / passages.len() as f64,
        time: spread(passages.into_iter().map(|(_, ms)| ms).collect()),
    };
    let mut flows: Vec<Flow> = found.into_iter().map(flow).collect();
    flows.sort_by_key(|flow| std::cmp::Reverse((flow.customers, flow.passages)));
    flows
}

fn funnel(paths: &[Vec<Seen>], records: &Records, journey: JourneyId) -> Vec<StageFigures> {
    let stage_of = |card: CardId| records.steps[&records.cards[&card].step].stage;
    let has_rule = |stage: StageId| {
        records.touchpoints_of(journey).iter().any(|card| !card.rules.is_empty() && stage_of(card.id) == stage)
    };
    let mut ways: Vec<Vec<StageId>> =
        paths.iter().map(|path| path.iter().map(|seen| stage_of(seen.touch.unwrap())).collect()).collect();
    let mut first = None;
    let mut figures = Vec::new();
    for stage in records.stages_of(journey).iter().map(|stage| stage.id) {
        if !has_rule(stage) {
            figures.push(StageFigures { stage, customers: None, share: None });
            continue;
        }
        // What is left of a way after its first touch of this stage; who has none is out.
        ways = ways
            .into_iter()
            .filter_map(|way| way.iter().position(|&s| s == stage).map(|place| way[place + 1..].to_vec()))
            .collect();
        let customers = ways.len() as u64;
        let of = *first.get_or_insert(customers);
        let share = (of > 0).then(|| customers as f64 / of as f64);
        figures.push(StageFigures { stage, customers: Some(customers), share });
    }
    figures
}
