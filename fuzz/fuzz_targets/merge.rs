//! Copies of a project that are merged. Run by `cargo fuzz run -s none merge`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| parcours::project::fuzzing::merge(bytes));
