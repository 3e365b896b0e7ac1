//! The rows of records. Run by `cargo fuzz run -s none record_rows`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| parcours::project::fuzzing::record_row(bytes));
