//! The reader of delimited text. Run by `cargo fuzz run -s none csv_reader`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| parcours::tracking::fuzzing::delimited_text(bytes));
