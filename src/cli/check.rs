//! `check PROJECT`: whether the file is whole, and what on its maps is worth another look.

use super::arguments::Arguments;
use super::{Outcome, opened, print};
use crate::analysis::{self, CheckOptions};
use crate::model::*;
use crate::tr;
use chrono::{DateTime, Local};
use serde_json::json;

/// Checks it. Opening checks the file; what the map lacks is a finding, not a failure.
pub(super) fn run(arguments: &mut Arguments, language: Language) -> Outcome {
    let path = arguments.path("PROJECT")?;
    arguments.nothing_left()?;
    let mut project = opened::project(&path, language)?;
    let last = project.history().last().and_then(|entry| DateTime::from_timestamp_millis(entry.at_ms));
    let options = CheckOptions {
        last_change: last.map(|time| time.with_timezone(&Local).date_naive()),
        ..CheckOptions::on(Local::now().date_naive())
    };
    let journeys: Vec<(JourneyId, String)> =
        project.records().journeys_in_order().iter().map(|journey| (journey.id, journey.title.clone())).collect();
    let mut all = Vec::new();
    for (journey, title) in journeys {
        let overlay = project.overlay(journey);
        let findings = analysis::check(project.records(), journey, overlay.as_deref(), &options);
        all.push((title, findings));
    }
    if arguments.flag("json") {
        let object = all.iter().map(|(title, findings)| {
            let findings = findings
                .iter()
                .map(|f| json!({ "rule": f.rule.as_str(), "level": f.level.as_str(), "sentence": f.say(language) }));
            json!({ "journey": title, "findings": findings.collect::<serde_json::Value>() })
        });
        let text = serde_json::to_string_pretty(&object.collect::<serde_json::Value>());
        return print::line(&text.expect("plain data always becomes JSON"));
    }
    print::line(&tr!(language, "cli-whole", path = path.display().to_string()))?;
    for (title, findings) in all {
        print::line(&format!("\n{title}"))?;
        if findings.is_empty() {
            print::line(&format!("  {}", tr!(language, "check-nothing")))?;
        }
        for finding in findings {
            print::line(&format!("  · {}", finding.say(language)))?;
        }
    }
    Ok(())
}
