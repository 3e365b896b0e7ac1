//! `figures PROJECT`: what the map shows in the measured colour, for people or as JSON.

use super::arguments::Arguments;
use super::{Failure, Outcome, opened, print};
use crate::analysis::{self, Overlay, Sessions};
use crate::model::*;
use crate::project::Project;
use crate::tr;
use crate::tracking;
use crate::words::{Say, duration, number, percent};
use serde_json::{Map, Value, json};

/// Prints them.
pub(super) fn run(arguments: &mut Arguments, language: Language) -> Outcome {
    let path = arguments.path("PROJECT")?;
    arguments.nothing_left()?;
    let mut project = opened::project(&path, language)?;
    let journey = opened::journey(&project, arguments, language)?;
    if !arguments.flag("json") {
        return print_main(&mut project, journey, language);
    }
    let overlay = overlay(&mut project, journey, language)?;
    let mut figures = as_json(&project, journey, &overlay);
    if let Some(funnel) = arguments.value("funnel") {
        figures.insert("steps".to_owned(), steps(&mut project, funnel, arguments.flag("per-session"), language)?);
    }
    if let Some(paths) = variants(&mut project, language)? {
        figures.insert("variants".to_owned(), paths);
    }
    let text = serde_json::to_string_pretty(&Value::Object(figures)).expect("plain data always becomes JSON");
    print::line(&text)
}

fn overlay(project: &mut Project, journey: JourneyId, language: Language) -> Result<std::sync::Arc<Overlay>, Failure> {
    project.overlay(journey).ok_or_else(|| Failure::Sentence(tr!(language, "cli-no-data")))
}

fn title(project: &Project, card: CardId) -> String {
    project.records().cards.get(&card).map(|card| card.title.clone()).unwrap_or_default()
}

/// The main figures as lines.
pub(super) fn print_main(project: &mut Project, journey: JourneyId, language: Language) -> Outcome {
    let overlay = overlay(project, journey, language)?;
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
fn steps(project: &mut Project, funnel: &str, per_session: bool, language: Language) -> Result<Value, Failure> {
    let events = project.events().map_err(|error| Failure::Sentence(error.say(language)))?;
    let Some(events) = events else { return Ok(Value::Null) };
    let names: Vec<&str> = funnel.split('>').map(str::trim).collect();
    let unit = if per_session { PathUnit::Session } else { PathUnit::Customer };
    let counts = analysis::funnel(&events, "event", &names, unit, analysis::SESSION_GAP_MIN);
    Ok(names.iter().zip(counts).map(|(name, count)| json!({ "event": name, "reached": count })).collect())
}

/// How many distinct event paths there are, and the most frequent.
fn variants(project: &mut Project, language: Language) -> Result<Option<Value>, Failure> {
    const SHOWN: usize = 10;
    let events = project.events().map_err(|error| Failure::Sentence(error.say(language)))?;
    let Some(events) = events else { return Ok(None) };
    let Some(paths) = tracking::field_paths(&events, "event") else { return Ok(None) };
    let sessions = Sessions::of(&events, analysis::SESSION_GAP_MIN);
    let variants = analysis::variants(&paths, &sessions, PathUnit::Customer);
    let most = variants.iter().take(SHOWN).map(|variant| {
        let steps: Vec<&str> = variant.steps.iter().map(|step| paths.values[*step as usize].as_str()).collect();
        json!({ "path": steps.join(" > "), "customers": variant.count })
    });
    Ok(Some(json!({
        "count": variants.len(),
        "customers": events.customers.len(),
        "most_frequent": most.collect::<Value>(),
    })))
}
