//! `import PROJECT FILE`: a source of tracking data, read as guessed or as told, and touchpoints linked by likeness.

use super::arguments::Arguments;
use super::{Failure, Outcome, opened, print};
use crate::edit;
use crate::model::*;
use crate::project::Project;
use crate::tr;
use crate::tracking::{self, Progress};
use crate::words::{Say, number};
use std::path::Path;

/// Rejected rows that are printed.
const LISTED: usize = 10;

/// Imports it.
pub(super) fn run(arguments: &mut Arguments, language: Language) -> Outcome {
    let (project_path, file) = (arguments.path("PROJECT")?, arguments.path("FILE")?);
    arguments.nothing_left()?;
    let sentence = |error: &dyn Say| Failure::Sentence(error.say(language));
    let mut project = opened::project_to_edit(&project_path, arguments.flag("anyway"), language)?;
    let guess = tracking::guess(&file, &project.records().project().time_zone).map_err(|e| sentence(&e))?;
    let recipe = recipe(arguments, guess.recipe)?;
    let key = project.pseudonym_key().map_err(|e| sentence(&e))?;
    let imported = tracking::read(&file, &recipe, &key, &Progress::default()).map_err(|e| sentence(&e))?;
    let account = imported.account.clone();
    let rejected = imported.rejected.iter().take(LISTED).cloned().collect::<Vec<_>>();
    project.import(&name_of(&file), &recipe, imported).map_err(|e| sentence(&e))?;
    let linked = if arguments.flag("no-match") { 0 } else { link(&mut project, arguments, language)? };
    project.wait_saved().map_err(|e| sentence(&e))?;
    print_account(&account, language)?;
    for row in rejected {
        let line = tr!(language, "source-line", line = number(language, row.line as i64));
        print::line(&format!("  {line}  {}  {}  {}", row.column, row.reason.say(language), row.text))?;
    }
    let count = linked as i64;
    print::line(&tr!(language, "cli-linked", count = count, number = number(language, count)))
}

fn name_of(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn print_account(account: &Account, language: Language) -> Outcome {
    for (name, count) in [
        (tr!(language, "source-read"), account.read),
        (tr!(language, "source-used"), account.used),
        (tr!(language, "source-rejected"), account.rejected),
        (tr!(language, "source-customers"), account.customers),
    ] {
        print::line(&format!("{name:<24}{:>14}", number(language, count as i64)))?;
    }
    Ok(())
}

/// The guessed recipe with what was said on the command line: `--role COLUMN=ROLE`, `--time-format`, `--time-zone`,
/// `--delimiter`.
fn recipe(arguments: &Arguments, mut recipe: Recipe) -> Result<Recipe, Failure> {
    use super::arguments::UsageError::BadValue;
    let roles = ColumnRole::ALL.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", ");
    for said in arguments.all("role") {
        let bad = || BadValue("--role".to_owned(), said.clone(), format!("COLUMN=({roles})"));
        let (column, role) = said.rsplit_once('=').ok_or_else(bad)?;
        let role = ColumnRole::parse(role).ok_or_else(bad)?;
        let place = recipe.columns.iter().position(|c| c.name == column).ok_or_else(bad)?;
        if !matches!(role, ColumnRole::Field | ColumnRole::LeftOut) {
            recipe.columns.iter_mut().filter(|c| c.role == role).for_each(|c| c.role = ColumnRole::Field);
        }
        recipe.columns[place].role = role;
    }
    let formats = TimeFormat::ALL.iter().map(|format| format.as_str()).collect::<Vec<_>>().join(", ");
    if let Some(format) = arguments.read("time-format", &formats, TimeFormat::parse)? {
        recipe.time_format = format;
    }
    if let Some(zone) = arguments.read("time-zone", "Europe/Paris, UTC, …", |z| z.parse::<chrono_tz::Tz>().ok())? {
        recipe.time_zone = zone.name().to_owned();
    }
    if let Some(delimiter) = arguments.read("delimiter", ", ; tab |", delimiter)? {
        recipe.delimiter = delimiter;
    }
    Ok(recipe)
}

fn delimiter(text: &str) -> Option<char> {
    let mut chars = text.chars();
    match (text, chars.next(), chars.next()) {
        ("tab", ..) => Some('\t'),
        (_, Some(only), None) => Some(only),
        _ => None,
    }
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
