//! The help: what there is, and how each command is used.

use super::arguments::Arguments;
use super::{Outcome, print};
use crate::model::Language;
use crate::tr;

/// Prints the help, of one command if one was named.
pub(super) fn print(arguments: &Arguments, language: Language) -> Outcome {
    let text = match arguments.command().as_deref() {
        Some("demo") => tr!(language, "help-demo"),
        Some("new") => tr!(language, "help-new"),
        Some("import") => tr!(language, "help-import"),
        Some("figures") => tr!(language, "help-figures"),
        Some("export") => tr!(language, "help-export"),
        Some("compare") => tr!(language, "help-compare"),
        Some("check") => tr!(language, "help-check"),
        Some("share") => tr!(language, "help-share"),
        Some("merge") => tr!(language, "help-merge"),
        Some("salvage") => tr!(language, "help-salvage"),
        Some("upgrade") => tr!(language, "help-upgrade"),
        Some("history") => tr!(language, "help-history"),
        Some("snapshot") => tr!(language, "help-snapshot"),
        Some("restore") => tr!(language, "help-restore"),
        Some("compact") => tr!(language, "help-compact"),
        Some("erase") => tr!(language, "help-erase"),
        Some("key") => tr!(language, "help-key"),
        _ => tr!(language, "help-all"),
    };
    print::line(&text)
}
