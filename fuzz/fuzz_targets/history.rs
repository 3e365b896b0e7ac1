//! The changes in the history. Run by `cargo fuzz run -s none history`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| parcours::project::fuzzing::history(bytes));
