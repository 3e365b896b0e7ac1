//! `compact FILE`, `erase FILE ID` and `key export|import FILE OTHER`: what leaves the files, and who may know whom.

use super::arguments::{Arguments, UsageError};
use super::{Failure, Outcome, opened, print};
use crate::file::{FileError, Folders, export_key, import_key};
use crate::model::Language;
use crate::project::Compact;
use crate::tr;
use crate::words::{self, Say};

fn failure(error: &FileError, language: Language) -> Failure {
    Failure::Sentence(error.say(language))
}

/// Takes images out of the file that nothing shows any more, and says first what goes.
pub(super) fn compact(arguments: &mut Arguments, language: Language) -> Outcome {
    let path = arguments.path("FILE")?;
    arguments.nothing_left()?;
    let mut project = opened::project_to_edit(&path, arguments.flag("anyway"), language)?;
    let how = if arguments.flag("end-undo") { Compact::EndUndo } else { Compact::Unreachable };
    let plan = project.compact_plan().map_err(|error| failure(&error, language))?;
    print::line(&plan.say_of(how, language))?;
    let freed = project.compact_now(how).map_err(|error| failure(&error, language))?;
    print::line(&tr!(language, "notice-compacted", size = words::bytes(language, freed)))
}

/// Erases a person from the data file and the figures.
pub(super) fn erase(arguments: &mut Arguments, language: Language) -> Outcome {
    let (path, id) = (arguments.path("FILE")?, arguments.word("ID")?);
    arguments.nothing_left()?;
    let mut project = opened::project_to_edit(&path, arguments.flag("anyway"), language)?;
    let folders = Folders::find().map_err(|error| failure(&error, language))?;
    let erased = project.erase(&folders, &id).map_err(|error| failure(&error, language))?;
    print::line(&erased.say(language))?;
    let mentions = project.mentions(&id);
    if mentions != Default::default() {
        print::line(&mentions.say(language))?;
    }
    Ok(())
}

/// Takes the key of a project to another computer.
pub(super) fn key(arguments: &mut Arguments, language: Language) -> Outcome {
    let verb = arguments.word("export|import")?;
    let (path, other) = (arguments.path("FILE")?, arguments.path("KEY")?);
    arguments.nothing_left()?;
    let project = opened::project(&path, language)?.records().project().id;
    let folders = Folders::find().map_err(|error| failure(&error, language))?;
    let (done, sentence) = match verb.as_str() {
        "export" => {
            (export_key(&folders, project, &other), tr!(language, "key-exported", path = other.display().to_string()))
        }
        "import" => (import_key(&folders, project, &other), tr!(language, "key-imported")),
        _ => return Err(UsageError::Unexpected(verb).into()),
    };
    done.map_err(|error| failure(&error, language))?;
    print::line(&sentence)
}
