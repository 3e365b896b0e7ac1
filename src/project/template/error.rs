//! Why a template cannot be read or saved.

use crate::model::Language;
use crate::tr;
use crate::words::Say;
use std::io::{Error, ErrorKind};
use std::path::PathBuf;

/// Why an own template cannot be read or saved.
#[derive(Debug)]
pub enum TemplateError {
    /// The system does not give the file.
    Unreadable {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: Error,
    },
    /// It is not written as templates are.
    Damaged {
        /// Which.
        path: PathBuf,
        /// In which line.
        line: usize,
        /// What is wrong there.
        reason: String,
    },
    /// It has no stage or no lane.
    Empty(PathBuf),
    /// It has more steps, lanes or cards than a map.
    TooLarge(PathBuf),
    /// The map to be saved is not there.
    NoJourney,
    /// It could not be written.
    NotSaved {
        /// Where to.
        path: PathBuf,
        /// What the system says.
        error: Error,
    },
}

impl Say for TemplateError {
    fn say(&self, language: Language) -> String {
        match self {
            Self::Unreadable { path, error } => {
                format!("{}\n{}", tr!(language, "template-unreadable", reason = error.to_string()), path.display())
            }
            Self::Damaged { path, line, reason } => {
                let (line, reason) = (line.to_string(), reason.clone());
                format!("{}\n{}", tr!(language, "template-damaged", line = line, reason = reason), path.display())
            }
            Self::Empty(path) => format!("{}\n{}", tr!(language, "template-empty"), path.display()),
            Self::TooLarge(path) => format!("{}\n{}", tr!(language, "template-too-large"), path.display()),
            Self::NoJourney => tr!(language, "template-no-journey"),
            Self::NotSaved { path, error } if error.kind() == ErrorKind::AlreadyExists => {
                format!("{}\n{}", tr!(language, "template-exists"), path.display())
            }
            Self::NotSaved { path, error } => {
                format!("{}\n{}", tr!(language, "template-not-saved", reason = error.to_string()), path.display())
            }
        }
    }
}
