//! What reading a log of events costs, as a process of its own that other programs can be measured beside.
//!
//!     events paths FILE            read, columns, paths, variants
//!     events store FILE PROJECT    the same, all fields, and the data file beside PROJECT
//!     events figures FILE          what `expected_figures.py` says of the file, as JSON
//!     events ask FILE              questions over the columns in memory, the time of each
//!     events map FILE              the figures of a map of 40 touchpoints in five stages
//!     events load PROJECT          the columns of the data file that `store` wrote
//!
//! FILE is what the generator of the peers writes. `RAYON_NUM_THREADS` says on how many threads.

#![expect(clippy::print_stdout, reason = "its answers are what it is for")]

use parcours::analysis::{self, Sessions, Variant, flows, funnel, time_to_next, variants};
use parcours::file::DataFile;
use parcours::model::*;
use parcours::tracking::{self, Events, Imported, Paths, Progress, field_paths};
use std::path::Path;
use std::time::Instant;

type Failure = Box<dyn std::error::Error>;

/// The steps of the funnel that the peers measure.
const STEPS: [&str; 4] = ["Product page", "Add to cart", "Checkout start", "Order confirmation"];

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["paths", file] => count(&read(file.as_ref(), &[])?),
        ["store", file, project] => store(file.as_ref(), project.as_ref()),
        ["figures", file] => figures(file.as_ref()),
        ["ask", file] => ask(file.as_ref()),
        ["map", file] => map(file.as_ref()),
        ["load", project] => load(project.as_ref()),
        _ => Err("paths FILE | store FILE PROJECT | figures FILE | ask FILE | map FILE | load PROJECT".into()),
    }
}

/// Reads the file; of its columns those that a path needs, and `fields`.
fn read(file: &Path, fields: &[&str]) -> Result<Imported, Failure> {
    let role = |name: &str| match name {
        "customer_id" => ColumnRole::Customer,
        "timestamp" => ColumnRole::Time,
        "touchpoint" => ColumnRole::Event,
        "value" if fields.contains(&name) => ColumnRole::Value,
        _ if fields.contains(&name) => ColumnRole::Field,
        _ => ColumnRole::LeftOut,
    };
    let names = "event_id,customer_id,timestamp,channel,touchpoint,device,segment,event_type,value".split(',');
    let columns = names.map(|name| RecipeColumn { name: name.to_owned(), role: role(name) }).collect();
    let guessed = tracking::guess(file, "UTC").map_err(|error| format!("{error:?}"))?.recipe;
    let recipe = Recipe { columns, ..guessed };
    tracking::read(file, &recipe, &[7; 32], &Progress::default()).map_err(|error| format!("{error:?}").into())
}

const ALL: [&str; 5] = ["channel", "device", "segment", "event_type", "value"];

fn count(imported: &Imported) -> Result<(), Failure> {
    let (paths, found) = ways(&imported.events)?;
    let customers: u64 = found.iter().map(|way| way.count).sum();
    println!("{} {customers} {:?}", found.len(), found.first().map(|way| (names(&paths, &way.steps), way.count)));
    Ok(())
}

fn ways(events: &Events) -> Result<(Paths<'_>, Vec<Variant>), Failure> {
    let paths = field_paths(events, "event").ok_or("no events")?;
    let found = variants(&paths, &Sessions::of(events, 30), PathUnit::Customer);
    Ok((paths, found))
}

fn names(paths: &Paths<'_>, steps: &[u32]) -> String {
    let names: Vec<&str> = steps.iter().map(|&step| paths.values[step as usize].as_str()).collect();
    names.join(" > ")
}

fn store(file: &Path, project: &Path) -> Result<(), Failure> {
    let imported = read(file, &ALL)?;
    let (of, source) = ids();
    let data = DataFile::of(project, of);
    data.add(source, &imported.events, &imported.rejected).map_err(|error| format!("{error:?}"))?;
    count(&imported)?;
    println!("{} bytes", std::fs::metadata(parcours::file::data_path(project))?.len());
    Ok(())
}

/// Always the same, so that what was stored is found again.
fn ids() -> (ProjectId, SourceId) {
    (ProjectId::from_uuid(uuid::Uuid::from_u128(1)), SourceId::from_uuid(uuid::Uuid::from_u128(2)))
}

fn load(project: &Path) -> Result<(), Failure> {
    let (of, source) = ids();
    let mut events = None;
    timed("columns in memory", 1, || {
        events = DataFile::of(project, of).events(&[source]).ok().flatten();
        events.as_ref().map_or(0, |found| found.iter().map(Events::len).sum())
    });
    let (records, journey) = records(events.as_ref().and_then(|found| found.first()).ok_or("nothing is stored")?)?;
    println!("{} touchpoints on a map of {journey:?}", records.touchpoints_of(journey).len());
    Ok(())
}

fn figures(file: &Path) -> Result<(), Failure> {
    let events = read(file, &[])?.events;
    let (paths, found) = ways(&events)?;
    let mut lines: Vec<String> =
        found.iter().map(|way| format!("{}\t{}\n", names(&paths, &way.steps), way.count)).collect();
    lines.sort_unstable_by(|a, b| a.split('\t').next().cmp(&b.split('\t').next()));
    let mut hasher = <sha2::Sha256 as sha2::Digest>::new();
    lines.iter().for_each(|line| sha2::Digest::update(&mut hasher, line));
    let hash: String = sha2::Digest::finalize(hasher).iter().map(|byte| format!("{byte:02x}")).collect();
    let sessions = Sessions::of(&events, 30);
    let passages = flows(&paths, &sessions, PathUnit::Customer);
    let name = |place: u32| paths.values[place as usize].clone();
    let passed: Vec<_> =
        passages.iter().map(|(&(a, b), p)| serde_json::json!([name(a), name(b), p.passages, p.mean_ms()])).collect();
    let next: serde_json::Map<_, _> = paths
        .values
        .iter()
        .cloned()
        .zip(time_to_next(&paths).into_iter().map(|s| s.map_or(serde_json::Value::Null, |s| s.median_ms.into())))
        .collect();
    println!(
        "{}",
        serde_json::json!({
            "rows": events.len(),
            "customers": events.customers.len(),
            "distinct_paths": found.len(),
            "variants_seen_once": found.iter().filter(|way| way.count == 1).count(),
            "variants_sha256": hash,
            "passages": passed,
            "median_ms": next,
            "funnel": funnel(&events, "event", &STEPS, PathUnit::Customer, 30),
        })
    );
    Ok(())
}

fn ask(file: &Path) -> Result<(), Failure> {
    let events = read(file, &ALL)?.events;
    let sessions = Sessions::of(&events, 30);
    let paths = field_paths(&events, "event").ok_or("no events")?;
    timed("variants", 3, || variants(&paths, &sessions, PathUnit::Customer).len());
    timed("transitions with stay", 3, || flows(&paths, &sessions, PathUnit::Customer).len());
    timed("median stay", 3, || time_to_next(&paths).len());
    let (segment, device) = (events.field("segment").ok_or("segment")?, events.field("device").ok_or("device")?);
    let code = |field: &tracking::FieldColumn, value: &str| field.values.iter().position(|v| v == value);
    let (loyal, mobile) = (code(segment, "Loyal"), code(device, "mobile"));
    timed("filter and variants", 3, || {
        let kept = |event: usize| {
            Some(segment.codes.at(event) as usize) == loyal && Some(device.codes.at(event) as usize) == mobile
        };
        variants(&paths.filtered(kept), &sessions, PathUnit::Customer).len()
    });
    Ok(())
}

/// A journey on which every value of `event` has a touchpoint of its own, an eighth of them in each stage.
fn records(events: &Events) -> Result<(Records, JourneyId), Failure> {
    let mut records = Records::default();
    records.insert(parcours::model::Project::blank(ProjectId::new()).into());
    let mut journey = Journey::blank(JourneyId::new());
    let lane = Lane { journey: journey.id, ..Lane::blank(LaneId::new()) };
    let values = &events.field("event").ok_or("no events")?.values;
    let stages: Vec<&[String]> = values.chunks(8).collect();
    for (order, values) in Order::row(stages.len()).into_iter().zip(stages) {
        let stage = Stage { journey: journey.id, order, ..Stage::blank(StageId::new()) };
        let step = Step { stage: stage.id, ..Step::blank(StepId::new()) };
        for value in values {
            let rules = vec![Rule::one(Condition::is("event", value))];
            let card =
                Card { kind: CardKind::Touchpoint, lane: lane.id, step: step.id, rules, ..Card::blank(CardId::new()) };
            journey.rule_list.push(card.id);
            records.insert(card.into());
        }
        records.insert(step.into());
        records.insert(stage.into());
    }
    let rules = vec![Rule::one(Condition::is("event", "Order confirmation"))];
    records.insert(Goal { name: "Order".to_owned(), rules, ..Goal::blank(GoalId::new()) }.into());
    let id = journey.id;
    records.insert(lane.into());
    records.insert(journey.into());
    Ok((records, id))
}

fn map(file: &Path) -> Result<(), Failure> {
    let events = read(file, &ALL)?.events;
    let (records, journey) = records(&events)?;
    let view = View::blank(ViewId::new());
    for _ in 0..3 {
        let (begun, before) = (Instant::now(), cpu_s());
        let found = analysis::measure(&events, &records, journey, &view, &|| true, |_| {
            println!("counts on the map: {:.3} CPU s, {:.3} s", cpu_s() - before, begun.elapsed().as_secs_f64());
        });
        let (cpu, wall) = (cpu_s() - before, begun.elapsed().as_secs_f64());
        println!("with durations: {cpu:.3} CPU s, {wall:.3} s, {} flows", found.map_or(0, |found| found.flows.len()));
    }
    Ok(())
}

fn timed(what: &str, times: usize, mut ask: impl FnMut() -> usize) {
    for _ in 0..times {
        let (begun, before) = (Instant::now(), cpu_s());
        let found = ask();
        println!("{what}: {:.3} CPU s, {:.3} s, {found} found", cpu_s() - before, begun.elapsed().as_secs_f64());
    }
}

/// Processor seconds of all threads of this process, as Linux counts them.
fn cpu_s() -> f64 {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let used = |task: std::fs::DirEntry| -> Option<f64> {
        let text = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse().ok()
    };
    tasks.filter_map(used).sum::<f64>() / 1e9
}
