//! `demo [DIR]`: the sample, its pictures, its main figures, and the window.

use super::arguments::Arguments;
use super::{Failure, Outcome, Window, export, figures, open_window, print};
use crate::export::{Format, PdfPage, PngSize};
use crate::model::Language;
use crate::project::{Project, demo};
use crate::scene::Theme;
use crate::tr;
use crate::words::Say;
use std::path::PathBuf;

/// Makes it.
pub(super) fn run(arguments: &mut Arguments, window: Window, language: Language) -> Outcome {
    let folder = arguments.next_path().unwrap_or_else(|| PathBuf::from("parcours-demo"));
    arguments.nothing_left()?;
    let path = demo::open_or_make(&folder, language).map_err(|error| Failure::Sentence(error.say(language)))?;
    let mut project = Project::open(&path).map_err(|error| Failure::Sentence(error.say(language)))?;
    print::line(&tr!(language, "cli-made", path = path.display().to_string()))?;
    let journey = super::opened::journey(&project, arguments, language)?;
    let scene = export::map(&mut project, journey, Theme::Light, true);
    for (ending, format) in [("png", Format::Png(PngSize::Scale(2.0))), ("pdf", Format::Pdf(PdfPage::Map))] {
        export::write(&project, &scene, format, Theme::Light, &path.with_extension(ending), language)?;
    }
    let overlay = figures::overlay(&mut project, journey, language)?;
    figures::print_main(&project, journey, &overlay, language)?;
    drop(project);
    if arguments.flag("no-window") {
        return Ok(());
    }
    // The sample is made and told; a machine without a display lacks only the window.
    match open_window(window, Some(&path), language) {
        Err(Failure::Sentence(sentence)) => {
            print::complain(&sentence);
            Ok(())
        }
        other => other,
    }
}
