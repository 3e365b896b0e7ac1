//! The reader and the guesser of dates. Run by `cargo fuzz run -s none date_guesser`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| parcours::tracking::fuzzing::dates(bytes));
