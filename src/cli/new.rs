//! `new FILE`: a project from a template.

use super::arguments::Arguments;
use super::{Failure, Outcome, print};
use crate::file::Folders;
use crate::model::{Language, Records};
use crate::project::Project;
use crate::project::template::{self, TemplateId};
use crate::tr;
use crate::words::Say;

/// Makes it.
pub(super) fn run(arguments: &mut Arguments, language: Language) -> Outcome {
    let path = arguments.path("FILE")?;
    arguments.nothing_left()?;
    let records = match arguments.value("template") {
        Some(name) => from_template(name, language)?,
        None => template::four_stages(language),
    };
    let made = Project::create(&path, records);
    made.map_err(|error| Failure::Sentence(error.say(language)))?;
    print::line(&tr!(language, "cli-made", path = path.display().to_string()))
}

/// The records of a template that ships, or of one of the user's own.
fn from_template(name: &str, language: Language) -> Result<Records, Failure> {
    if let Some(id) = TemplateId::parse(&name.to_lowercase()) {
        return Ok(template::new_project(id, language));
    }
    let own = Folders::find().map(|folders| template::own(&folders)).unwrap_or_default();
    let Some((_, path)) = own.iter().find(|(known, _)| known.to_lowercase() == name.to_lowercase()) else {
        let ships = template::all().iter().map(|id| id.as_str().to_owned());
        let names: Vec<String> = ships.chain(own.into_iter().map(|(name, _)| name)).collect();
        let sentence = tr!(language, "cli-no-template", name = name, names = names.join(", "));
        return Err(Failure::Sentence(sentence));
    };
    let template = template::read_own(path).map_err(|error| Failure::Sentence(error.say(language)))?;
    Ok(template.new_project(language))
}
