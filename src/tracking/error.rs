//! What can go wrong with a file, and what with one of its rows; each says itself.

use crate::model::{ColumnRole, Language};
use crate::tr;
use crate::words::{Say, number};
use std::path::{Path, PathBuf};

/// Why a file of events is not read. Nothing was changed by trying.
#[derive(Debug)]
pub enum ReadError {
    /// There is no such file.
    NotFound(PathBuf),
    /// It is a folder with no file of events in it.
    Folder(PathBuf),
    /// It is a device, a pipe or the like, which may never end.
    NotAFile(PathBuf),
    /// There is nothing in it.
    Empty(PathBuf),
    /// There is a header and nothing below it.
    NoRows(PathBuf),
    /// It is a workbook of an old spreadsheet program.
    Spreadsheet(PathBuf),
    /// It is compressed in a way that is not unpacked here.
    Compressed(PathBuf),
    /// It is compressed and unpacks to more than any file of events.
    Bomb(PathBuf),
    /// It breaks off, or does not hold what its form promises.
    Damaged {
        /// What the reader of that form said.
        what: String,
        /// The file.
        path: PathBuf,
    },
    /// It was written to while it was read.
    Changed(PathBuf),
    /// There are no records in it.
    NoTable(PathBuf),
    /// A folder of more files than a source can have.
    TooManyFiles(PathBuf),
    /// It holds bytes that no text has.
    Binary(PathBuf),
    /// More columns than a file of events can mean.
    TooManyColumns {
        /// How many were counted before giving up.
        found: usize,
        /// The file.
        path: PathBuf,
    },
    /// One row goes on for more than 16 MiB.
    LineTooLong(PathBuf),
    /// More events than can be numbered.
    TooManyRows(PathBuf),
    /// The recipe has no customer column.
    NoCustomerColumn,
    /// The recipe has no time column.
    NoTimeColumn,
    /// Two columns have a role of which there can be one.
    RoleTwice(ColumnRole),
    /// A column of the recipe is not in this file.
    MissingColumn {
        /// Its name.
        name: String,
        /// The file.
        path: PathBuf,
    },
    /// No character that can stand between columns.
    BadDelimiter(char),
    /// No encoding has this name.
    BadEncoding(String),
    /// No time zone has this name.
    BadTimeZone(String),
    /// No recipe is kept in this file.
    BadRecipe {
        /// What the reader of recipes said.
        reason: String,
        /// The file.
        path: PathBuf,
    },
    /// The user stopped it.
    Stopped,
    /// The system would not give the bytes.
    Io {
        /// What it said.
        error: std::io::Error,
        /// The file.
        path: PathBuf,
    },
}

impl ReadError {
    /// What the system said, as the sentence for it.
    pub(super) fn io(path: &Path, error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::NotFound(path.to_owned()),
            std::io::ErrorKind::IsADirectory => Self::Folder(path.to_owned()),
            _ => Self::Io { error, path: path.to_owned() },
        }
    }

    /// A file that no reader of its form makes sense of.
    pub(super) fn senseless(path: &Path) -> Self {
        Self::Damaged { what: "?".to_owned(), path: path.to_owned() }
    }
}

impl Say for ReadError {
    fn say(&self, language: Language) -> String {
        let file = |path: &Path| path.display().to_string();
        match self {
            Self::NotFound(path) => tr!(language, "tracking-not-found", file = file(path)),
            Self::Folder(path) => tr!(language, "tracking-folder", file = file(path)),
            Self::NotAFile(path) => tr!(language, "tracking-not-a-file", file = file(path)),
            Self::Empty(path) => tr!(language, "tracking-empty", file = file(path)),
            Self::NoRows(path) => tr!(language, "tracking-no-rows", file = file(path)),
            Self::Spreadsheet(path) => tr!(language, "tracking-spreadsheet", file = file(path)),
            Self::Compressed(path) => tr!(language, "tracking-compressed", file = file(path)),
            Self::Bomb(path) => tr!(language, "tracking-bomb", file = file(path)),
            Self::Damaged { what, path } => {
                tr!(language, "tracking-damaged", what = what.as_str(), file = file(path))
            }
            Self::Changed(path) => tr!(language, "tracking-changed", file = file(path)),
            Self::NoTable(path) => tr!(language, "tracking-no-table", file = file(path)),
            Self::TooManyFiles(path) => tr!(language, "tracking-too-many-files", file = file(path)),
            Self::Binary(path) => tr!(language, "tracking-binary", file = file(path)),
            Self::TooManyColumns { found, path } => {
                let limit = number(language, super::MOST_COLUMNS as i64);
                let found = number(language, *found as i64);
                tr!(language, "tracking-too-many-columns", found = found, limit = limit, file = file(path))
            }
            Self::LineTooLong(path) => tr!(language, "tracking-line-too-long", file = file(path)),
            Self::TooManyRows(path) => tr!(language, "tracking-too-many-rows", file = file(path)),
            Self::NoCustomerColumn => tr!(language, "tracking-no-customer-column"),
            Self::NoTimeColumn => tr!(language, "tracking-no-time-column"),
            Self::RoleTwice(role) => tr!(language, "tracking-role-twice", role = role.say(language)),
            Self::MissingColumn { name, path } => {
                tr!(language, "tracking-missing-column", name = name.as_str(), file = file(path))
            }
            Self::BadDelimiter(delimiter) => {
                tr!(language, "tracking-bad-delimiter", delimiter = delimiter.escape_default().to_string())
            }
            Self::BadEncoding(name) => tr!(language, "tracking-bad-encoding", name = name.as_str()),
            Self::BadTimeZone(name) => tr!(language, "tracking-bad-time-zone", name = name.as_str()),
            Self::BadRecipe { reason, path } => {
                tr!(language, "tracking-bad-recipe", reason = reason.as_str(), file = file(path))
            }
            Self::Stopped => tr!(language, "tracking-stopped"),
            Self::Io { error, path } => {
                tr!(language, "tracking-io", reason = error.to_string(), file = file(path))
            }
        }
    }
}

/// Why one row is not an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// The customer is empty.
    NoCustomer,
    /// The time is empty.
    NoTime,
    /// The time cannot be read.
    BadTime,
    /// The amount cannot be read.
    BadAmount,
    /// Fewer columns than the header.
    TooFewColumns {
        /// How many it has.
        found: usize,
        /// How many it should have.
        expected: usize,
    },
    /// More columns than the header.
    TooManyColumns {
        /// How many it has.
        found: usize,
        /// How many it should have.
        expected: usize,
    },
    /// A quotation mark opens here and none closes it.
    OpenQuote,
    /// A record that its form does not allow, such as broken JSON.
    BadRecord,
    /// A line of sums below the table.
    TotalLine,
    /// A path without steps.
    NoPath,
    /// No whole number of customers, or too many.
    BadCount,
}

impl Say for Reason {
    fn say(&self, language: Language) -> String {
        let count = |n: usize| number(language, n as i64);
        match *self {
            Self::NoCustomer => tr!(language, "tracking-reason-no-customer"),
            Self::NoTime => tr!(language, "tracking-reason-no-time"),
            Self::BadTime => tr!(language, "tracking-reason-bad-time"),
            Self::BadAmount => tr!(language, "tracking-reason-bad-amount"),
            Self::TooFewColumns { found, expected } => {
                let (n, found, expected) = (found as i64, count(found), count(expected));
                tr!(language, "tracking-reason-too-few-columns", n = n, found = found, expected = expected)
            }
            Self::TooManyColumns { found, expected } => {
                let (n, found, expected) = (found as i64, count(found), count(expected));
                tr!(language, "tracking-reason-too-many-columns", n = n, found = found, expected = expected)
            }
            Self::OpenQuote => tr!(language, "tracking-reason-open-quote"),
            Self::BadRecord => tr!(language, "tracking-reason-bad-record"),
            Self::TotalLine => tr!(language, "tracking-reason-total-line"),
            Self::NoPath => tr!(language, "tracking-reason-no-path"),
            Self::BadCount => tr!(language, "tracking-reason-bad-count"),
        }
    }
}

/// A row that is not an event, as the list of complaints shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// The file it is in, where the source has several.
    pub file: String,
    /// The line of the file on which the row begins; the first is 1. In a workbook the row of the sheet, in a file of
    /// records the number of the record.
    pub line: u64,
    /// The column at fault; empty where the whole row is.
    pub column: String,
    /// What is wrong.
    pub reason: Reason,
    /// What stands there, shortened.
    pub text: String,
}
