//! The bytes of images. Run by `cargo fuzz run -s none asset`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| parcours::project::fuzzing::asset(bytes));
