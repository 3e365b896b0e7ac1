//! `new FILE`: a project from the four-stage template.

use super::arguments::Arguments;
use super::{Failure, Outcome, print};
use crate::model::Language;
use crate::project::{Project, template};
use crate::tr;
use crate::words::Say;

/// Makes it.
pub(super) fn run(arguments: &mut Arguments, language: Language) -> Outcome {
    let path = arguments.path("FILE")?;
    arguments.nothing_left()?;
    let made = Project::create(&path, template::four_stages(language));
    made.map_err(|error| Failure::Sentence(error.say(language)))?;
    print::line(&tr!(language, "cli-made", path = path.display().to_string()))
}
