//! Figures: known answers of public data, and random data against slow, plain computations.

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "tests may stop, and say what they skip")]

mod known;
mod large;
mod log;
mod random;
mod slow;
