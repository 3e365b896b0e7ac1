//! `import PROJECT FILE`: a source of tracking data, read as guessed or as told, and touchpoints linked by likeness.

use super::arguments::Arguments;
use super::import_options;
use super::import_told::Told;
use super::{Failure, Outcome, opened, print};
use crate::edit;
use crate::model::*;
use crate::project::Project;
use crate::tr;
use crate::tracking::{self, Progress};
use crate::words::{Say, number};
use std::path::Path;

/// Imports it.
pub(super) fn run(arguments: &mut Arguments, language: Language) -> Outcome {
    let (project_path, first) = (arguments.path("PROJECT")?, arguments.path("FILE")?);
    let mut given = vec![first];
    given.extend(std::iter::from_fn(|| arguments.next_path()));
    let sentence = |error: &dyn Say| Failure::Sentence(error.say(language));
    let mut project = opened::project_to_edit(&project_path, arguments.flag("anyway"), language)?;
    let mut files = Vec::new();
    for path in &given {
        files.extend(tracking::files_of(path).map_err(|e| sentence(&e))?);
    }
    let zone = project.records().project().time_zone.clone();
    let (begun, guess) = match arguments.value("recipe") {
        Some(kept) => (tracking::load_recipe(Path::new(kept)).map_err(|e| sentence(&e))?, None),
        None => {
            let guess = tracking::guess(&files[0], &zone).map_err(|e| sentence(&e))?;
            (guess.recipe.clone(), Some(guess))
        }
    };
    let recipe = import_options::recipe(arguments, begun)?;
    let key = project.pseudonym_key().map_err(|e| sentence(&e))?;
    let imported = tracking::read_files(&files, &recipe, &key, &Progress::default()).map_err(|e| sentence(&e))?;
    if let Some(kept) = arguments.value("save-recipe") {
        tracking::save_recipe(Path::new(kept), &recipe).map_err(|e| sentence(&e))?;
    }
    let zone_assumed = guess.as_ref().is_some_and(|guess| guess.zone_assumed);
    let told = Told::of(&imported, &recipe, guess);
    let counts_only = arguments.flag("count");
    let linked = if counts_only {
        0
    } else {
        let fingerprint = tracking::fingerprint(&files, &Progress::default()).map_err(|e| sentence(&e))?;
        let source = project.new_source(&given[0], fingerprint, &recipe, zone_assumed);
        let stored = project.shelf().put(imported).map_err(|e| sentence(&e))?;
        project.take(source, stored).map_err(|e| sentence(&e))?;
        let linked = if arguments.flag("no-match") { 0 } else { link(&mut project, arguments, language)? };
        project.wait_saved().map_err(|e| sentence(&e))?;
        linked
    };
    if arguments.flag("json") {
        return told.print_json(linked);
    }
    told.print(language)?;
    if let Some(kept) = arguments.value("save-recipe") {
        print::line(&tr!(language, "cli-recipe-saved", file = kept))?;
    }
    if counts_only {
        return print::line(&tr!(language, "cli-counted"));
    }
    let count = linked as i64;
    print::line(&tr!(language, "cli-linked", count = count, number = number(language, count)))
}

/// Links the touchpoints without rules to what they resemble in the data, as the window proposes; says how many.
fn link(project: &mut Project, arguments: &Arguments, language: Language) -> Result<usize, Failure> {
    let journey = opened::journey(project, arguments, language)?;
    let events = project.events().map_err(|error| Failure::Sentence(error.say(language)))?;
    let Some(events) = events else { return Ok(0) };
    let records = project.records();
    let bare: Vec<&Card> = records.touchpoints_of(journey).into_iter().filter(|card| card.rules.is_empty()).collect();
    let proposals = tracking::propose(&events, &bare, &records.channels);
    let rules: Vec<_> = proposals.into_iter().map(|proposal| (proposal.touchpoint, proposal.rules)).collect();
    if !rules.is_empty() {
        let edit = edit::link_touchpoints(records, journey, &rules);
        project.commit(edit);
    }
    Ok(rules.len())
}
