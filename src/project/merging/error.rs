//! Why another file is not brought in.

use super::OtherCopy;
use crate::file::{FileError, OpenError};
use crate::model::Language;
use crate::tr;
use crate::words::Say;
use std::path::{Path, PathBuf};

/// Why another file is not brought in. Nothing was changed in any of these cases.
#[derive(Debug)]
pub enum MergeError {
    /// It does not open.
    NotOpened(OpenError),
    /// A newer version of the program made it, and added what would be lost: the version.
    Newer(PathBuf, String),
    /// It is the open file itself.
    SameFile(PathBuf),
    /// It is no copy of this project, but a project of its own. It was read, so that it can be looked at, and journeys
    /// can be brought from it.
    Unrelated(Box<OtherCopy>),
    /// The project was changed since the copies were put together: they must be put together once more.
    Changed,
    /// The project cannot be written.
    File(FileError),
}

impl From<OpenError> for MergeError {
    fn from(error: OpenError) -> Self {
        Self::NotOpened(error)
    }
}

impl Say for MergeError {
    fn say(&self, language: Language) -> String {
        let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match self {
            Self::NotOpened(error) => error.say(language),
            Self::Newer(path, version) => {
                tr!(language, "file-too-new", file = name(path), version = version.as_str())
            }
            Self::SameFile(path) => tr!(language, "merge-same-file", file = name(path)),
            Self::Unrelated(other) => tr!(language, "merge-unrelated", file = name(other.path())),
            Self::Changed => tr!(language, "merge-changed"),
            Self::File(error) => error.say(language),
        }
    }
}
