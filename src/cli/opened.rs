//! A project opened for a command, and the journey it is about.

use super::Failure;
use super::arguments::Arguments;
use crate::model::*;
use crate::project::{OpenError, Project, user_of};
use crate::tr;
use crate::words::Say;
use std::path::Path;

/// Opens a project.
pub(super) fn project(path: &Path, language: Language) -> Result<Project, Failure> {
    Project::open(path).map_err(|error| {
        let mut sentence = error.say(language);
        if let Some(hint) = hint(&error, language) {
            sentence = format!("{sentence}\n{hint}");
        }
        Failure::Sentence(sentence)
    })
}

/// The command that goes on from there.
fn hint(error: &OpenError, language: Language) -> Option<String> {
    match error {
        OpenError::Damaged { .. } | OpenError::Foreign { .. } => Some(tr!(language, "cli-try-salvage")),
        OpenError::Older { .. } => Some(tr!(language, "cli-try-upgrade")),
        _ => None,
    }
}

/// Opens a project that will be changed, unless somebody else has it open; `anyway`: all the same.
pub(super) fn project_to_edit(path: &Path, anyway: bool, language: Language) -> Result<Project, Failure> {
    if let Some(user) = user_of(path).filter(|_| !anyway) {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let sentence = format!("{} {}", user.say_of(&file, language), tr!(language, "cli-anyway"));
        return Err(Failure::Sentence(sentence));
    }
    let mut project = project(path, language)?;
    project.announce("");
    Ok(project)
}

/// The journey named by `--journey` (its title or its place in the list), else the first one.
pub(super) fn journey(project: &Project, arguments: &Arguments, language: Language) -> Result<JourneyId, Failure> {
    journey_of(project.records(), arguments.value("journey"), language)
}

/// The journey of this title or at this place in the list, else the first one.
pub(super) fn journey_of(records: &Records, wanted: Option<&str>, language: Language) -> Result<JourneyId, Failure> {
    let journeys = records.journeys_in_order();
    let found = match wanted {
        None => journeys.first(),
        Some(wanted) => {
            let by_place = wanted.parse::<usize>().ok().and_then(|place| place.checked_sub(1));
            journeys.iter().find(|journey| journey.title == wanted).or(by_place.and_then(|place| journeys.get(place)))
        }
    };
    let titles = journeys.iter().map(|journey| journey.title.as_str()).collect::<Vec<_>>().join(", ");
    found.map(|journey| journey.id).ok_or_else(|| {
        Failure::Sentence(tr!(language, "cli-no-journey", name = wanted.unwrap_or_default(), titles = titles))
    })
}
