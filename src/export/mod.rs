//! Exports: the scene as SVG, PNG and PDF, and as an image for the clipboard; the records as Markdown; the
//! differences of two maps as a list; files written whole or not at all.
//!
//! In here: one file a format, and the shaping of text that they share. Kept out: laying out, and asking where to.
//! Enter by [`svg`], [`png`], [`pdf`], [`image`], [`markdown`] and [`write_file`].

mod differences;
mod error;
mod glyphs;
mod image;
mod markdown;
mod outlines;
mod pdf;
mod pdf_painter;
mod pdf_pictures;
mod picture;
mod png;
mod raster;
mod reading;
mod save;
mod shape;
mod svg;
mod write_file;
mod xml;

pub use differences::{differences_csv, differences_markdown};
pub use error::ExportError;
pub use image::{Image, image};
pub use markdown::{markdown, markdown_of};
pub use pdf::{PdfOptions, PdfPage, pdf};
pub use png::{PngSize, png};
pub use save::{About, Format, save};
pub use svg::{SvgOptions, SvgText, svg};
pub use write_file::write_file;
