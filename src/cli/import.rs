//! `import PROJECT FILE`: a source of tracking data, read as guessed or as told, and touchpoints linked by likeness.

use super::arguments::Arguments;
use super::import_options;
use super::import_told::Told;
use super::{Failure, Outcome, opened, print};
use crate::edit;
use crate::model::*;
use crate::project::Project;
use crate::tr;
use crate::tracking::{self, Guess, Part, Progress};
use crate::words::{Say, number};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Options that are about one file.
const OF_ONE_FILE: [&str; 8] =
    ["role", "refuse", "exclude", "drop-duplicates", "keep-address", "save-recipe", "sheet", "delimiter"];

/// Imports it.
pub(super) fn run(arguments: &mut Arguments, language: Language) -> Outcome {
    let (project_path, first) = (arguments.path("PROJECT")?, arguments.path("FILE")?);
    let mut given = vec![first];
    given.extend(std::iter::from_fn(|| arguments.next_path()));
    let mut project = opened::project_to_edit(&project_path, arguments.flag("anyway"), language)?;
    let mut task = Task { project: &mut project, arguments, language };
    if let Some(kept) = arguments.value("recipe") {
        let recipe = tracking::load_recipe(Path::new(kept)).map_err(|e| task.sentence(&e))?;
        let files = tracking::files_for(&given, &recipe).map_err(|e| task.sentence(&e))?;
        return task.one(&given, &files, recipe, None);
    }
    let mut files = Vec::new();
    for path in &given {
        files.extend(tracking::files_of(path).map_err(|e| task.sentence(&e))?);
    }
    let zone = task.project.records().project().time_zone.clone();
    let mut parts = tracking::parts(&files, &zone);
    match parts.len() {
        1 => {
            let Part { files, guess } = parts.swap_remove(0);
            let guess = guess.map_err(|e| task.sentence(&e))?;
            task.one(&given, &files, guess.recipe.clone(), Some(guess))
        }
        _ => task.several(parts),
    }
}

/// An import under way.
struct Task<'a> {
    project: &'a mut Project,
    arguments: &'a Arguments,
    language: Language,
}

impl Task<'_> {
    fn sentence(&self, error: &dyn Say) -> Failure {
        Failure::Sentence(error.say(self.language))
    }

    /// Files of one shape, and what is said of them.
    fn one(&mut self, given: &[PathBuf], files: &[PathBuf], begun: Recipe, guess: Option<Guess>) -> Outcome {
        let told = self.read(given, files, begun, guess)?;
        let linked = self.link()?;
        if self.arguments.flag("json") {
            return print_json(&told.as_json(linked));
        }
        told.print(self.language)?;
        if let Some(kept) = self.arguments.value("save-recipe") {
            print::line(&tr!(self.language, "cli-recipe-saved", file = kept))?;
        }
        self.say_linked(linked)
    }

    /// Files of several shapes: each shape that can be read as it is becomes a source, the others are named.
    fn several(&mut self, parts: Vec<Part>) -> Outcome {
        if let Some(option) = OF_ONE_FILE.iter().find(|option| self.arguments.value(option).is_some()) {
            let names: Vec<String> = parts.iter().map(|part| tracking::name_of_files(&part.files)).collect();
            let (option, names) = (format!("--{option}"), names.join(", "));
            return Err(Failure::Sentence(tr!(self.language, "cli-parts-option", option = option, names = names)));
        }
        let (mut read, mut left) = (Vec::new(), Vec::new());
        for Part { files, guess } in parts {
            let name = tracking::name_of_files(&files);
            match guess.and_then(|guess| guess.lacks().map_or(Ok(guess), Err)) {
                Ok(guess) => read.push((name, self.read(&files, &files, guess.recipe.clone(), Some(guess))?)),
                Err(why) => left.push((name, why.say(self.language))),
            }
        }
        if read.is_empty() {
            let each: Vec<String> = left.iter().map(|(name, why)| format!("{name}: {why}")).collect();
            return Err(Failure::Sentence(each.join("\n")));
        }
        let linked = self.link()?;
        if self.arguments.flag("json") {
            let sources = read.iter().map(|(name, told)| {
                let mut object = told.as_json(linked);
                object["name"] = json!(name);
                object
            });
            let left = left.iter().map(|(name, why)| json!({ "name": name, "reason": why }));
            return print_json(&json!({ "sources": sources.collect::<Value>(), "left": left.collect::<Value>() }));
        }
        for (name, told) in &read {
            print::line(name)?;
            told.print(self.language)?;
            print::line("")?;
        }
        for (name, why) in left {
            print::line(&tr!(self.language, "cli-parts-left", name = name, why = why))?;
        }
        self.say_linked(linked)
    }

    /// Reads files and, unless they are only counted, adds them to the project.
    fn read(
        &mut self,
        given: &[PathBuf],
        files: &[PathBuf],
        begun: Recipe,
        mut guess: Option<Guess>,
    ) -> Result<Told, Failure> {
        let recipe = import_options::recipe(self.arguments, begun)?;
        let key = self.project.pseudonym_key().map_err(|e| self.sentence(&e))?;
        let nobody = Progress::default();
        let imported = tracking::read_files(files, &recipe, &key, &nobody).map_err(|e| self.sentence(&e))?;
        if let Some(kept) = self.arguments.value("save-recipe") {
            tracking::save_recipe(Path::new(kept), &recipe).map_err(|e| self.sentence(&e))?;
        }
        if let Some(guess) = guess.as_mut().filter(|_| self.arguments.value("time-format").is_some()) {
            guess.ambiguous_date = None;
        }
        let zone_assumed = guess.as_ref().is_some_and(|guess| guess.zone_assumed);
        let told = Told::of(&imported, &recipe, guess);
        if !self.arguments.flag("count") {
            let fingerprint = tracking::fingerprint(files, &nobody).map_err(|e| self.sentence(&e))?;
            let source = self.project.new_source(given, fingerprint, &recipe, zone_assumed);
            let stored = self.project.shelf().put(imported).map_err(|e| self.sentence(&e))?;
            self.project.take(source, stored).map_err(|e| self.sentence(&e))?;
        }
        Ok(told)
    }

    /// Links what is in the project now, and waits until all is in the file.
    fn link(&mut self) -> Result<usize, Failure> {
        if self.arguments.flag("count") {
            return Ok(0);
        }
        let linked =
            if self.arguments.flag("no-match") { 0 } else { link(self.project, self.arguments, self.language)? };
        self.project.wait_saved().map_err(|e| self.sentence(&e))?;
        Ok(linked)
    }

    fn say_linked(&self, linked: usize) -> Outcome {
        let language = self.language;
        if self.arguments.flag("count") {
            return print::line(&tr!(language, "cli-counted"));
        }
        let count = linked as i64;
        print::line(&tr!(language, "cli-linked", count = count, number = number(language, count)))
    }
}

fn print_json(object: &Value) -> Outcome {
    print::line(&serde_json::to_string_pretty(object).expect("plain data always becomes JSON"))
}

/// Links the touchpoints without rules to what they resemble in the data, as the window proposes; says how many.
fn link(project: &mut Project, arguments: &Arguments, language: Language) -> Result<usize, Failure> {
    let journey = opened::journey(project, arguments, language)?;
    let events = project.events().map_err(|error| Failure::Sentence(error.say(language)))?;
    let Some(events) = events else { return Ok(0) };
    let records = project.records();
    let bare = records.touchpoints_by_place(journey).into_iter().filter(|card| card.rules.is_empty());
    let bare: Vec<&Card> = bare.collect();
    let proposals = tracking::propose(&events, &bare, &records.channels);
    let rules: Vec<_> = proposals.into_iter().map(|proposal| (proposal.touchpoint, proposal.rules)).collect();
    if !rules.is_empty() {
        let edit = edit::link_touchpoints(records, journey, &rules);
        project.commit(edit);
    }
    Ok(rules.len())
}
