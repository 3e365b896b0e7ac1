//! An export as a file: whatever the format, written beside and put in place.

use super::error::ExportError;
use super::pdf::{PdfOptions, PdfPage, pdf};
use super::png::{PngSize, png};
use super::svg::{SvgOptions, SvgText, svg};
use super::write_file::write_file;
use crate::model::{Color, Language};
use crate::scene::{Paint, Scene};
use std::io::BufWriter;
use std::ops::ControlFlow;
use std::path::Path;

/// A format with what it lets choose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Format {
    /// Pixels.
    Png(PngSize),
    /// Vectors for the web.
    Svg(SvgText),
    /// Vectors for paper.
    Pdf(PdfPage),
}

/// What a file says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    /// What it is called.
    pub title: String,
    /// Who made it.
    pub authors: Vec<String>,
    /// The language of the map.
    pub language: Language,
    /// Painted under the map.
    pub background: Color,
}

/// Writes the scene into a file, which replaces one of that name once it is whole. `done` hears which share of a PNG
/// is written and may stop it.
pub fn save(
    scene: &Scene,
    format: Format,
    about: &About,
    path: &Path,
    done: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> Result<(), ExportError> {
    let (title, language) = (about.title.clone(), about.language);
    match format {
        Format::Png(size) => write_file(path, |out| png(scene, size, about.background, &mut BufWriter::new(out), done)),
        Format::Svg(text) => {
            let background = Some(Paint::solid(about.background));
            let text = svg(scene, &SvgOptions { title, language, text, background });
            write_file(path, |out| Ok(out.write_all(text.as_bytes())?))
        }
        Format::Pdf(page) => {
            let (authors, background) = (about.authors.clone(), Some(about.background));
            let bytes = pdf(scene, &PdfOptions { page, title, authors, language, background })?;
            write_file(path, |out| Ok(out.write_all(&bytes)?))
        }
    }
}
