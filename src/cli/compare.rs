//! `compare A B OUT`: two maps over each other as a picture, or their differences as a list.

use super::arguments::Arguments;
use super::export::{format, format_name, options, theme, write};
use super::{Failure, Outcome, opened, print};
use crate::analysis::compare::{Comparison, OneMap, Which, compare, names_of};
use crate::export::{self, write_file};
use crate::model::*;
use crate::project::Project;
use crate::scene::{self, Options, Picture, Scene};
use crate::tr;
use crate::words::Say;
use std::path::Path;
use std::sync::Arc;

/// Compares.
pub(super) fn run(arguments: &mut Arguments, language: Language) -> Outcome {
    let (first, second) = (arguments.path("A")?, arguments.path("B")?);
    let out = arguments.path("OUT")?;
    arguments.nothing_left()?;
    let format_name = format_name(arguments, &out);
    let picture = match format_name.as_str() {
        "md" | "csv" => None,
        _ => Some((format(arguments, &out)?, theme(arguments)?)),
    };
    let before = opened::project(&first, language)?;
    let after = opened::project(&second, language)?;
    let comparison = comparison(arguments, &before, &after, language)?;
    let map_language = after.records().project().language;
    match picture {
        Some((format, theme)) => {
            let mut options = options(&after, theme);
            add_images(&mut options, &before);
            let scene = drawn(&comparison, options, arguments.flag("beside"));
            write(&after, &scene, format, theme, &out, language)
        }
        None if format_name == "csv" => write_text(&out, &export::differences_csv(&comparison, map_language), language),
        None => write_text(&out, &export::differences_markdown(&comparison, map_language), language),
    }
}

/// Both maps over each other, or side by side.
fn drawn(comparison: &Comparison, options: Options, is_beside: bool) -> Scene {
    let marked = |which| {
        let marked = comparison.marked(which, options.language);
        Options { compared: Some(Arc::new(marked)), ..options.clone() }
    };
    if !is_beside {
        return scene::lay_out(&comparison.both, comparison.journey(), None, &marked(Which::Both));
    }
    let side = |map: &OneMap, which| scene::lay_out(&map.records, map.journey, None, &marked(which));
    let (before, after) = (&comparison.before, &comparison.after);
    let names = [&*before.name, &*after.name];
    scene::beside([&side(before, Which::Before), &side(after, Which::After)], names, options.theme)
}

fn comparison(
    arguments: &Arguments,
    before: &Project,
    after: &Project,
    language: Language,
) -> Result<Comparison, Failure> {
    let own = opened::journey(before, arguments, language)?;
    let other = match arguments.value("with") {
        Some(wanted) => opened::journey_of(after.records(), Some(wanted), language)?,
        None => {
            counterpart(before, after, own).map_or_else(|| opened::journey_of(after.records(), None, language), Ok)?
        }
    };
    let names = if before.path() == after.path() {
        names_of(before.records(), own, other, language)
    } else {
        [before, after].map(|project| project.path().file_stem().unwrap_or_default().to_string_lossy().into_owned())
    };
    let [first, second] = names;
    let map = |project: &Project, journey, name| OneMap { records: Arc::new(project.records().clone()), journey, name };
    let comparison = compare(map(before, own, first), map(after, other, second));
    comparison.ok_or_else(|| Failure::Sentence(tr!(language, "cli-no-journey", name = "", titles = "")))
}

/// The journey of the second file that is held against one of the first: the same, its pair in one file, one of its name.
fn counterpart(before: &Project, after: &Project, own: JourneyId) -> Option<JourneyId> {
    let journey = before.records().journeys.get(&own)?;
    let there = after.records();
    if before.path() == after.path() {
        return journey.pair.filter(|pair| there.journeys.contains_key(pair));
    }
    let same = there.journeys.get(&own).map(|journey| journey.id);
    let named = || there.journeys_in_order().into_iter().find(|other| other.title == journey.title).map(|j| j.id);
    same.or_else(named)
}

/// What only the first map shows brings its images.
fn add_images(options: &mut Options, project: &Project) {
    let mut images = (*options.images).clone();
    let pixels = project.pixels().into_iter();
    images.extend(pixels.filter_map(|(hash, p)| Some((hash, Picture::new(p.width, p.height, p.rgba)?))));
    options.images = Arc::new(images);
}

fn write_text(out: &Path, text: &str, language: Language) -> Outcome {
    let written = write_file(out, |file| Ok(file.write_all(text.as_bytes())?));
    written.map_err(|error| Failure::Sentence(error.say(language)))?;
    print::line(&tr!(language, "notice-exported", path = out.display().to_string()))
}
