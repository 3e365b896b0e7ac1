//! Why a picture was not exported.

use crate::model::Language;
use crate::tr;
use crate::words::Say;
use std::io::{Error, ErrorKind};
use std::path::PathBuf;

/// Why a picture was not exported. Whatever it is, nothing was overwritten.
#[derive(Debug)]
pub enum ExportError {
    /// The file could not be written.
    Write {
        /// Where to.
        path: PathBuf,
        /// What the system says.
        error: Error,
    },
    /// Writing failed before a file was named.
    Stream(Error),
    /// More pixels than a picture can have.
    TooLarge {
        /// Pixels wide.
        width: u64,
        /// Pixels high.
        height: u64,
    },
    /// The user stopped it.
    Stopped,
    /// The PDF could not be put together.
    Pdf(String),
}

impl From<Error> for ExportError {
    fn from(error: Error) -> Self {
        Self::Stream(error)
    }
}

impl From<png::EncodingError> for ExportError {
    fn from(error: png::EncodingError) -> Self {
        Self::Stream(error.into())
    }
}

impl ExportError {
    /// The same for a file: an error of writing names it.
    pub(super) fn at(self, path: PathBuf) -> Self {
        match self {
            Self::Stream(error) => Self::Write { path, error },
            other => other,
        }
    }
}

impl Say for ExportError {
    fn say(&self, language: Language) -> String {
        let reason = match self {
            Self::Write { error, .. } | Self::Stream(error) => io_reason(language, error),
            Self::TooLarge { width, height } => {
                let [width, height] = [*width, *height].map(|n| crate::words::number(language, n as i64));
                tr!(language, "export-reason-too-large", width = width, height = height)
            }
            Self::Stopped => tr!(language, "export-reason-stopped"),
            Self::Pdf(what) => what.clone(),
        };
        let sentence = tr!(language, "export-error", reason = reason);
        match self {
            Self::Write { path, .. } => format!("{sentence}\n{}", path.display()),
            Self::Stream(_) | Self::TooLarge { .. } | Self::Stopped | Self::Pdf(_) => sentence,
        }
    }
}

fn io_reason(language: Language, error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => tr!(language, "export-reason-no-folder"),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => tr!(language, "export-reason-not-allowed"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => tr!(language, "export-reason-full"),
        ErrorKind::IsADirectory => tr!(language, "export-reason-is-folder"),
        _ => error.to_string(),
    }
}
