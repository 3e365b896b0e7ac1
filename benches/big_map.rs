//! Writes a project with a map of so many cards: `big_map 2000 large.parcours`.
#![allow(clippy::print_stderr, reason = "it is a command")]

mod maps;

use parcours::model::Language;
use parcours::project::Project;
use parcours::words::Say;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let cards = arguments.next().and_then(|cards| cards.to_str()?.parse().ok());
    let (Some(cards), Some(file)) = (cards, arguments.next().map(PathBuf::from)) else {
        eprintln!("big_map CARDS FILE");
        return ExitCode::from(2);
    };
    let (records, _) = maps::map_of(cards);
    match Project::create(&file, records).and_then(|mut project| project.wait_saved()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", error.say(Language::English));
            ExitCode::FAILURE
        }
    }
}
