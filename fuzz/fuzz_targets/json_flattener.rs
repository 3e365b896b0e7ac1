//! The reader of JSON. Run by `cargo fuzz run -s none json_flattener`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| parcours::tracking::fuzzing::json(bytes));
