//! Printing: results to the output, complaints to the error output.

use super::{Failure, Outcome};
use std::io::Write;

/// A line of the result. A reader that went away early ends the command quietly.
pub(super) fn line(text: &str) -> Outcome {
    writeln!(std::io::stdout().lock(), "{text}").map_err(|error| Failure::Sentence(error.to_string()))
}

/// A complaint.
pub(super) fn complain(text: &str) {
    // Nobody is left to tell where even this cannot be written.
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
