//! Printing: results to the output, complaints to the error output.

use super::{Failure, Outcome};
use std::io::{ErrorKind, Write};

/// A line of the result. A reader that went away early ends the command quietly.
pub(super) fn line(text: &str) -> Outcome {
    match writeln!(std::io::stdout().lock(), "{text}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Sentence(error.to_string())),
        _ => Ok(()),
    }
}

/// A complaint.
pub(super) fn complain(text: &str) {
    // Nobody is left to tell where even this cannot be written.
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
