//! `salvage FILE NEW` and `upgrade FILE`: what can be done with project files that do not open.

use super::arguments::Arguments;
use super::{Failure, Outcome, print};
use crate::model::Language;
use crate::project;
use crate::tr;
use crate::words::Say;

/// Brings what can be read of a damaged file into a new one.
pub(super) fn salvage(arguments: &mut Arguments, language: Language) -> Outcome {
    let (damaged, to) = (arguments.path("FILE")?, arguments.path("NEW")?);
    arguments.nothing_left()?;
    let salvaged = project::salvage(&damaged, &to).map_err(|error| Failure::Sentence(error.say(language)))?;
    print::line(&salvaged.say(language))?;
    print::line(&tr!(language, "cli-made", path = to.display().to_string()))
}

/// Brings a file of an older layout up to today's.
pub(super) fn upgrade(arguments: &mut Arguments, language: Language) -> Outcome {
    let path = arguments.path("FILE")?;
    arguments.nothing_left()?;
    if project::Project::open(&path).is_ok() {
        return print::line(&tr!(language, "cli-is-today"));
    }
    let kept = project::migrate(&path).map_err(|error| Failure::Sentence(error.say(language)))?;
    print::line(&tr!(language, "notice-migrated", path = kept.display().to_string()))
}
