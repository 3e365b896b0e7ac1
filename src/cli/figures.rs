//! `figures PROJECT`: what the map shows in the measured colour, for people or as JSON.

use super::arguments::Arguments;
use super::{Failure, Outcome, opened, print};
use crate::analysis::{self, Overlay, Sessions};
use crate::model::*;
use crate::project::Project;
use crate::tr;
use crate::tracking::{self, Events};
use crate::words::{Say, duration, number, percent};
use serde_json::{Map, Value, json};

/// Prints them.
pub(super) fn run(arguments: &mut Arguments, language: Language) -> Outcome {
    let path = arguments.path("PROJECT")?;
    arguments.nothing_left()?;
    let mut project = opened::project(&path, language)?;
    let journey = opened::journey(&project, arguments, language)?;
    let view = asked_view(arguments, &project)?;
    let overlay = match &view {
        None => overlay(&mut project, journey, language)?,
        Some(view) => {
            let events = all_events(&mut project, language)?;
            let events = events.ok_or_else(|| Failure::Sentence(tr!(language, "cli-no-data")))?;
            std::sync::Arc::new(analysis::overlay(&events, project.records(), journey, view))
        }
    };
    if !arguments.flag("json") {
        return print_main(&project, journey, &overlay, language);
    }
    let mut figures = as_json(&project, journey, &overlay);
    let events = all_events(&mut project, language)?;
    let events = match (events, &view) {
        (Some(events), Some(view)) => {
            let narrowed = analysis::narrowed(&events, view, &project.records().project().time_zone);
            Some(std::sync::Arc::new(narrowed))
        }
        (events, _) => events,
    };
    if let Some(funnel) = arguments.value("funnel") {
        let unit = if arguments.flag("per-session") { PathUnit::Session } else { PathUnit::Customer };
        figures.insert("steps".to_owned(), events.as_deref().map_or(Value::Null, |events| steps(events, funnel, unit)));
    }
    if let Some(paths) = events.as_deref().and_then(variants) {
        figures.insert("variants".to_owned(), paths);
    }
    let text = serde_json::to_string_pretty(&Value::Object(figures)).expect("plain data always becomes JSON");
    print::line(&text)
}

/// The view of the project with the period and the device that were asked for; `None`: nothing was.
fn asked_view(arguments: &Arguments, project: &Project) -> Result<Option<View>, Failure> {
    let day = |name: &str| arguments.read(name, "2026-09-01", |text| text.parse::<chrono::NaiveDate>().ok());
    let (from, to, device) = (day("from")?, day("to")?, arguments.value("device"));
    if from.is_none() && to.is_none() && device.is_none() {
        return Ok(None);
    }
    let kept = project.records().views_in_order().first().map(|view| (*view).clone());
    let mut view = kept.unwrap_or_else(|| View::blank(ViewId::new()));
    (view.from, view.to) = (from.or(view.from), to.or(view.to));
    if let Some(device) = device {
        view.device = device.to_owned();
    }
    Ok(Some(view))
}

fn all_events(project: &mut Project, language: Language) -> Result<Option<std::sync::Arc<Events>>, Failure> {
    project.events().map_err(|error| Failure::Sentence(error.say(language)))
}

/// The figures of a map as it stands in the project.
pub(super) fn overlay(
    project: &mut Project,
    journey: JourneyId,
    language: Language,
) -> Result<std::sync::Arc<Overlay>, Failure> {
    project.overlay(journey).ok_or_else(|| Failure::Sentence(tr!(language, "cli-no-data")))
}

fn title(project: &Project, card: CardId) -> String {
    project.records().cards.get(&card).map(|card| card.title.clone()).unwrap_or_default()
}

/// The main figures as lines.
pub(super) fn print_main(project: &Project, journey: JourneyId, overlay: &Overlay, language: Language) -> Outcome {
    let n = |count: u64| number(language, count as i64);
    print::line("")?;
    let on_map = if overlay.events == 0 { 0.0 } else { overlay.events_on_map as f64 / overlay.events as f64 };
    print::line(&tr!(
        language,
        "bottom-totals",
        events = n(overlay.events),
        customers = n(overlay.customers),
        sessions = n(overlay.sessions),
        share = percent(language, on_map)
    ))?;
    for stage in &overlay.funnel {
        let name = project.records().stages.get(&stage.stage).map(|s| s.name.clone()).unwrap_or_default();
        let figure = match (stage.customers, stage.share) {
            (Some(customers), Some(share)) => format!("{:>10}  {}", n(customers), percent(language, share)),
            _ => tr!(language, "no-data"),
        };
        print::line(&format!("  {name:<18}{figure}"))?;
    }
    print::line("")?;
    for card in project.records().touchpoints_of(journey) {
        let Some(figures) = overlay.touchpoints.get(&card.id) else { continue };
        let spent = figures.time_spent.map(|spread| duration(language, spread.median_ms)).unwrap_or_default();
        let leaves = if figures.customers == 0 { 0.0 } else { figures.leaves as f64 / figures.customers as f64 };
        print::line(&format!(
            "  {:<36}{:>10}  {:>6}  {:>9}  {}",
            card.title,
            n(figures.customers),
            percent(language, figures.share),
            spent,
            tr!(language, "cli-leave", share = percent(language, leaves))
        ))?;
    }
    Ok(())
}

fn as_json(project: &Project, journey: JourneyId, overlay: &Overlay) -> Map<String, Value> {
    let touchpoints = project.records().touchpoints_of(journey);
    let touchpoints = touchpoints.iter().filter_map(|card| {
        let figures = overlay.touchpoints.get(&card.id)?;
        let mut object = json!(figures);
        object["title"] = json!(card.title);
        object["id"] = json!(card.id);
        Some(object)
    });
    let flows = overlay.flows.iter().map(|flow| {
        let mut object = json!(flow);
        object["from_title"] = json!(title(project, flow.from));
        object["to_title"] = json!(title(project, flow.to));
        object
    });
    let funnel = overlay.funnel.iter().map(|stage| {
        let name = project.records().stages.get(&stage.stage).map(|s| s.name.clone()).unwrap_or_default();
        json!({ "stage": name, "customers": stage.customers, "share": stage.share })
    });
    let mut object = match json!(overlay) {
        Value::Object(object) => object,
        _ => Map::new(),
    };
    object.insert("journey".to_owned(), json!(project.records().journeys.get(&journey).map(|j| &j.title)));
    object.insert("touchpoints".to_owned(), touchpoints.collect());
    object.insert("flows".to_owned(), flows.collect());
    object.insert("funnel".to_owned(), funnel.collect());
    object
}

/// `--funnel "a > b > c"`: the ordered funnel of values of the event field.
fn steps(events: &Events, funnel: &str, unit: PathUnit) -> Value {
    let names: Vec<&str> = funnel.split('>').map(str::trim).collect();
    let counts = analysis::funnel(events, "event", &names, unit, analysis::SESSION_GAP_MIN);
    names.iter().zip(counts).map(|(name, count)| json!({ "event": name, "reached": count })).collect()
}

/// How many distinct event paths there are, and the most frequent.
fn variants(events: &Events) -> Option<Value> {
    const SHOWN: usize = 10;
    let paths = tracking::field_paths(events, "event")?;
    let sessions = Sessions::of(events, analysis::SESSION_GAP_MIN);
    let variants = analysis::variants(&paths, &sessions, PathUnit::Customer);
    let most = variants.iter().take(SHOWN).map(|variant| {
        let steps: Vec<&str> = variant.steps(&paths).iter().map(|step| paths.values[*step as usize].as_str()).collect();
        json!({ "path": steps.join(" > "), "customers": variant.count })
    });
    Some(json!({
        "count": variants.len(),
        "customers": events.customers.len(),
        "most_frequent": most.collect::<Value>(),
    }))
}
