//! Why an image is not taken in.

use super::{MOST_BYTES, MOST_PIXELS};
use crate::model::Language;
use crate::tr;
use crate::words::{self, Say};

/// Why an image is not taken in. Whatever it is, nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageError {
    /// The file is too large.
    TooHeavy {
        /// Its size.
        bytes: usize,
    },
    /// It has too many pixels.
    TooManyPixels {
        /// How many.
        pixels: u64,
    },
    /// It is in no format that can be read.
    OtherFormat,
    /// It begins as an image and cannot be read.
    Damaged,
    /// It is an SVG with text, which would need fonts that are not there.
    SvgText,
    /// The project can only be read.
    ReadOnly,
}

impl Say for ImageError {
    fn say(&self, language: Language) -> String {
        let millions = |pixels: u64| words::decimal(language, pixels as f64 / 1e6, 1);
        let megabytes = |bytes: usize| words::decimal(language, bytes as f64 / f64::from(1 << 20), 1);
        match self {
            Self::TooHeavy { bytes } => {
                tr!(language, "image-too-heavy", size = megabytes(*bytes), limit = megabytes(MOST_BYTES))
            }
            Self::TooManyPixels { pixels } => {
                tr!(language, "image-too-many-pixels", size = millions(*pixels), limit = millions(MOST_PIXELS))
            }
            Self::OtherFormat => tr!(language, "image-other-format"),
            Self::Damaged => tr!(language, "image-damaged"),
            Self::SvgText => tr!(language, "image-svg-text"),
            Self::ReadOnly => tr!(language, "image-read-only"),
        }
    }
}
