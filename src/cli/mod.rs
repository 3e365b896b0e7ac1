//! The same jobs without a window.
//!
//! In here: reading arguments, doing one job, printing what came of it. Results go to the output, complaints to the
//! error output; exit code 1 for what failed, 2 for what was asked wrongly, 3 where a merge wants to be decided. Enter by
//! [`run`].

mod arguments;
mod care;
mod check;
mod compare;
mod demo;
mod export;
mod figures;
mod help;
mod import;
mod import_options;
mod import_told;
mod merge;
mod merge_told;
mod new;
mod opened;
mod past;
mod print;
mod rescue;
mod share;

use crate::model::Language;
use crate::tr;
use crate::words::{self, Say};
use arguments::{Arguments, UsageError};
use std::ffi::OsString;
use std::process::ExitCode;

/// Why a command ended without doing its job.
enum Failure {
    /// It was asked wrongly.
    Usage(UsageError),
    /// It could not be done; the sentence says why.
    Sentence(String),
    /// Somebody must say which of two values stays; they are listed.
    Undecided,
}

impl From<UsageError> for Failure {
    fn from(error: UsageError) -> Self {
        Self::Usage(error)
    }
}

type Outcome = Result<(), Failure>;

/// What opens the window on a file, or on the welcome screen: given by the program, so that this room needs no window.
/// The error is the system's reason; empty where there is no display at all.
pub type Window = fn(Option<&std::path::Path>) -> Result<(), String>;

/// Runs the program with these arguments (its own name left out).
pub fn run(arguments: Vec<OsString>, window: Window) -> ExitCode {
    crate::project::keep_on_panic();
    let language = words::system_language();
    match command(arguments, window, language) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Usage(error)) => {
            print::complain(&error.say(language));
            print::complain(&tr!(language, "cli-see-help"));
            ExitCode::from(2)
        }
        Err(Failure::Sentence(sentence)) => {
            print::complain(&sentence);
            ExitCode::FAILURE
        }
        Err(Failure::Undecided) => {
            print::complain(&tr!(language, "cli-undecided"));
            ExitCode::from(3)
        }
    }
}

fn command(arguments: Vec<OsString>, window: Window, system: Language) -> Outcome {
    let mut arguments = Arguments::parse(arguments)?;
    let language = arguments.language()?.unwrap_or(system);
    if arguments.flag("help") {
        return help::print(&arguments, language);
    }
    if arguments.flag("version") {
        return print::line(&format!("parcours {}", env!("CARGO_PKG_VERSION")));
    }
    match arguments.command().as_deref() {
        Some("demo") => demo::run(&mut arguments, window, language),
        Some("new") => new::run(&mut arguments, language),
        Some("import") => import::run(&mut arguments, language),
        Some("figures") => figures::run(&mut arguments, language),
        Some("export") => export::run(&mut arguments, language),
        Some("check") => check::run(&mut arguments, language),
        Some("share") => share::run(&mut arguments, language),
        Some("merge") => merge::run(&mut arguments, language),
        Some("compare") => compare::run(&mut arguments, language),
        Some("salvage") => rescue::salvage(&mut arguments, language),
        Some("upgrade") => rescue::upgrade(&mut arguments, language),
        Some("history") => past::history(&mut arguments, language),
        Some("snapshot") => past::snapshot(&mut arguments, language),
        Some("restore") => past::restore(&mut arguments, language),
        Some("compact") => care::compact(&mut arguments, language),
        Some("erase") => care::erase(&mut arguments, language),
        Some("key") => care::key(&mut arguments, language),
        _ => {
            let file = arguments.only_path()?;
            arguments.nothing_left()?;
            open_window(window, file.as_deref(), language)
        }
    }
}

/// Opens the window; where there is no display, says so and names the commands that need none.
fn open_window(window: Window, file: Option<&std::path::Path>, language: Language) -> Outcome {
    window(file).map_err(|reason| {
        let commands = "demo --no-window, new, import, figures, export, compare, check, share, merge, salvage, upgrade, \
                         history, snapshot, restore, compact, erase, key";
        let mut sentence = tr!(language, "cli-no-display", commands = commands);
        if !reason.is_empty() {
            sentence.push_str(&format!(" ({reason})"));
        }
        Failure::Sentence(sentence)
    })
}
