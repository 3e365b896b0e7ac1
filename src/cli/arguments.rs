//! What was typed: a command, paths, and options with or without a value.

use crate::model::Language;
use crate::tr;
use crate::words::Say;
use lexopt::{Arg, Parser, ValueExt};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;

/// Options that take a value.
const VALUED: [&str; 27] = [
    "lang",
    "journey",
    "with",
    "format",
    "scale",
    "width",
    "page",
    "theme",
    "role",
    "time-format",
    "time-zone",
    "delimiter",
    "sheet",
    "refuse",
    "exclude",
    "drop-duplicates",
    "keep-address",
    "recipe",
    "save-recipe",
    "funnel",
    "from",
    "to",
    "device",
    "template",
    "keep",
    "decide",
    "journeys",
];
/// Options that are there or not.
const FLAGS: [&str; 15] = [
    "help",
    "version",
    "json",
    "no-window",
    "no-data",
    "editable-text",
    "no-match",
    "per-session",
    "count",
    "anyway",
    "beside",
    "comments",
    "dry-run",
    "replace",
    "end-undo",
];
/// The commands.
pub(super) const COMMANDS: [&str; 17] = [
    "demo", "new", "import", "figures", "export", "compare", "check", "share", "merge", "salvage", "upgrade",
    "history", "snapshot", "restore", "compact", "erase", "key",
];

/// Why the arguments make no sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum UsageError {
    /// No such option.
    UnknownOption(String),
    /// The option wants a value.
    NoValue(String),
    /// The option's value is none that it takes: the option, the value, what it takes.
    BadValue(String, String, String),
    /// A path is missing: what for.
    MissingPath(&'static str),
    /// More than the command takes.
    Unexpected(String),
}

impl Say for UsageError {
    fn say(&self, language: Language) -> String {
        match self {
            Self::UnknownOption(option) => tr!(language, "cli-unknown-option", option = option.clone()),
            Self::NoValue(option) => tr!(language, "cli-no-value", option = option.clone()),
            Self::BadValue(option, value, takes) => {
                tr!(language, "cli-bad-value", option = option.clone(), value = value.clone(), takes = takes.clone())
            }
            Self::MissingPath(what) => tr!(language, "cli-missing-path", what = (*what)),
            Self::Unexpected(value) => tr!(language, "cli-unexpected", value = value.clone()),
        }
    }
}

/// The arguments, taken apart.
pub(super) struct Arguments {
    command: Option<String>,
    paths: Vec<OsString>,
    values: BTreeMap<String, Vec<String>>,
    flags: Vec<String>,
}

impl Arguments {
    /// Takes them apart. The first word is the command if it is one.
    pub(super) fn parse(words: Vec<OsString>) -> Result<Self, UsageError> {
        let mut parser = Parser::from_args(words);
        let mut parsed = Self { command: None, paths: vec![], values: BTreeMap::new(), flags: vec![] };
        while let Some(argument) = parser.next().map_err(|error| UsageError::UnknownOption(error.to_string()))? {
            match argument {
                Arg::Value(word) => parsed.value_or_command(word),
                Arg::Short('h') => parsed.flags.push("help".to_owned()),
                Arg::Short('V') => parsed.flags.push("version".to_owned()),
                Arg::Short(letter) => return Err(UsageError::UnknownOption(format!("-{letter}"))),
                Arg::Long(name) => {
                    let name = name.to_owned();
                    parsed.option(&name, &mut parser)?;
                }
            }
        }
        Ok(parsed)
    }

    fn value_or_command(&mut self, word: OsString) {
        let known = word.to_str().filter(|word| COMMANDS.contains(word)).map(str::to_owned);
        match known {
            Some(command) if self.command.is_none() && self.paths.is_empty() => self.command = Some(command),
            _ => self.paths.push(word),
        }
    }

    fn option(&mut self, name: &str, parser: &mut Parser) -> Result<(), UsageError> {
        if FLAGS.contains(&name) {
            self.flags.push(name.to_owned());
            return Ok(());
        }
        if !VALUED.contains(&name) {
            return Err(UsageError::UnknownOption(format!("--{name}")));
        }
        let value = parser.value().and_then(|value| value.string());
        let value = value.map_err(|_| UsageError::NoValue(format!("--{name}")))?;
        self.values.entry(name.to_owned()).or_default().push(value);
        Ok(())
    }

    /// The command.
    pub(super) fn command(&self) -> Option<String> {
        self.command.clone()
    }

    /// Whether a flag is set.
    pub(super) fn flag(&self, name: &str) -> bool {
        self.flags.iter().any(|flag| flag == name)
    }

    /// The last value of an option.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.values.get(name).and_then(|values| values.last()).map(String::as_str)
    }

    /// Every value of an option that may come several times.
    pub(super) fn all(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// The value of an option as whatever reads it; `takes` says what it takes.
    pub(super) fn read<T>(
        &self,
        name: &str,
        takes: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, UsageError> {
        let Some(value) = self.value(name) else { return Ok(None) };
        let bad = || UsageError::BadValue(format!("--{name}"), value.to_owned(), takes.to_owned());
        read(value).map(Some).ok_or_else(bad)
    }

    /// The language asked for.
    pub(super) fn language(&self) -> Result<Option<Language>, UsageError> {
        self.read("lang", "en, fr", Language::parse)
    }

    /// The next path; `what` says what it is for.
    pub(super) fn path(&mut self, what: &'static str) -> Result<PathBuf, UsageError> {
        self.next_path().ok_or(UsageError::MissingPath(what))
    }

    /// The next word that is no path; `what` says what it is for.
    pub(super) fn word(&mut self, what: &'static str) -> Result<String, UsageError> {
        let word = self.next_path().ok_or(UsageError::MissingPath(what))?;
        let text = word.into_os_string().into_string();
        text.map_err(|word| UsageError::Unexpected(word.to_string_lossy().into_owned()))
    }

    /// The next path, if there is one.
    pub(super) fn next_path(&mut self) -> Option<PathBuf> {
        (!self.paths.is_empty()).then(|| PathBuf::from(self.paths.remove(0)))
    }

    /// The one path of the program without a command.
    pub(super) fn only_path(&mut self) -> Result<Option<PathBuf>, UsageError> {
        let path = self.next_path();
        self.nothing_left()?;
        Ok(path)
    }

    /// Complains about paths that nobody took.
    pub(super) fn nothing_left(&self) -> Result<(), UsageError> {
        match self.paths.first() {
            Some(path) => Err(UsageError::Unexpected(path.to_string_lossy().into_owned())),
            None => Ok(()),
        }
    }
}
