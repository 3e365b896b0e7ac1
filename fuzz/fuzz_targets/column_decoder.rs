//! The decoder of the columns in the data file. Run by `cargo fuzz run -s none column_decoder`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| parcours::tracking::fuzzing::columns(bytes));
