//! `export PROJECT FILE`: the map as PNG, SVG, PDF or Markdown.

use super::arguments::Arguments;
use super::{Failure, Outcome, opened, print};
use crate::export::{self, About, Format, PdfPage, PngSize, SvgText, save};
use crate::model::*;
use crate::project::Project;
use crate::scene::{self, Options, Picture, Scene, Theme};
use crate::tr;
use crate::words::Say;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

/// Exports it.
pub(super) fn run(arguments: &mut Arguments, language: Language) -> Outcome {
    let (project_path, file) = (arguments.path("PROJECT")?, arguments.path("FILE")?);
    arguments.nothing_left()?;
    if format_name(arguments, &file) == "md" {
        return write_markdown(arguments, &project_path, &file, language);
    }
    let format = format(arguments, &file)?;
    let theme = theme(arguments)?;
    let mut project = opened::project(&project_path, language)?;
    let journey = opened::journey(&project, arguments, language)?;
    let scene = map(&mut project, journey, theme, !arguments.flag("no-data"));
    write(&project, &scene, format, theme, &file, language)
}

/// Light, unless asked otherwise.
pub(super) fn theme(arguments: &Arguments) -> Result<Theme, Failure> {
    let dark = arguments.read("theme", "light, dark", |t| ["light", "dark"].contains(&t).then(|| t == "dark"))?;
    Ok(if dark == Some(true) { Theme::Dark } else { Theme::Light })
}

/// The map as it is exported: without questions, small groups of customers hidden.
pub(super) fn map(project: &mut Project, journey: JourneyId, theme: Theme, with_data: bool) -> Scene {
    let overlay = project.overlay(journey).filter(|_| with_data);
    scene::lay_out(project.records(), journey, overlay.as_deref(), &options(project, theme))
}

/// How a map of this project is exported.
pub(super) fn options(project: &Project, theme: Theme) -> Options {
    let records = project.records();
    let view = records.views_in_order().first().copied();
    let pictures = project.pixels().into_iter();
    let pictures = pictures.filter_map(|(hash, p)| Some((hash, Picture::new(p.width, p.height, p.rgba)?)));
    Options {
        theme,
        images: Arc::new(pictures.collect()),
        language: records.project().language,
        file_name: project.path().file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
        today: chrono::Local::now().date_naive(),
        show_customers: view.is_none_or(|view| view.shows_customers),
        show_flows: view.is_none_or(|view| view.shows_flows),
        show_funnel: view.is_none_or(|view| view.shows_funnel),
        minimum_group: records.project().minimum_group,
        ..Options::default()
    }
}

/// Writes a map into a file and says so.
pub(super) fn write(
    project: &Project,
    scene: &Scene,
    format: Format,
    theme: Theme,
    file: &Path,
    language: Language,
) -> Outcome {
    let cover = project.records().project();
    let about = About {
        title: cover.title.clone(),
        authors: cover.authors.clone(),
        language: cover.language,
        background: theme.tokens().sheet,
    };
    save(scene, format, &about, file, &mut |_| ControlFlow::Continue(()))
        .map_err(|error| Failure::Sentence(error.say(language)))?;
    print::line(&tr!(language, "notice-exported", path = file.display().to_string()))
}

/// Writes the map as text with headings and lists.
fn write_markdown(arguments: &Arguments, project: &Path, file: &Path, language: Language) -> Outcome {
    let project = opened::project(project, language)?;
    let journey = opened::journey(&project, arguments, language)?;
    let text = export::markdown(project.records(), journey, project.records().project().language);
    let written = export::write_file(file, |out| Ok(out.write_all(text.as_bytes())?));
    written.map_err(|error| Failure::Sentence(error.say(language)))?;
    print::line(&tr!(language, "notice-exported", path = file.display().to_string()))
}

/// The format asked for: `--format`, else the file's ending.
pub(super) fn format_name(arguments: &Arguments, file: &Path) -> String {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    arguments.value("format").map_or(ending, str::to_lowercase)
}

/// From `--format` or the file's ending, with `--scale`, `--width`, `--page`, `--editable-text`.
pub(super) fn format(arguments: &Arguments, file: &Path) -> Result<Format, Failure> {
    use super::arguments::UsageError::BadValue;
    let name = format_name(arguments, file);
    match name.as_str() {
        "png" => {
            let scale =
                arguments.read("scale", "1 … 16", |s| s.parse::<f32>().ok().filter(|s| (0.05..=16.0).contains(s)))?;
            let width = arguments
                .read("width", "16 … 200000", |w| w.parse::<u32>().ok().filter(|w| (16..=200_000).contains(w)))?;
            Ok(Format::Png(width.map_or(PngSize::Scale(scale.unwrap_or(2.0)), PngSize::Width)))
        }
        "svg" if arguments.flag("editable-text") => Ok(Format::Svg(SvgText::Editable)),
        "svg" => Ok(Format::Svg(SvgText::Shapes)),
        "pdf" => {
            let page = arguments.read("page", "map, a4, a3", |page| match page {
                "map" => Some(PdfPage::Map),
                "a4" => Some(PdfPage::A4),
                "a3" => Some(PdfPage::A3),
                _ => None,
            })?;
            Ok(Format::Pdf(page.unwrap_or_default()))
        }
        _ => Err(BadValue("--format".to_owned(), name, "png, svg, pdf, md".to_owned()).into()),
    }
}
