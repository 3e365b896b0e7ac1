//! The event log of the sample: a made-up autumn of a garden shop, the same bytes on every run.
//!
//! Nobody in it exists. It is decided from the top down: how many customers see which touchpoints (`cast`), in which
//! visits (`plan`), when (`calendar`), who buys and who leaves (`outcome`), what comes after (`after`), what lies
//! beside the map (`aside`); then it is written as a table (`table`). Whole numbers only, so that every machine
//! makes the same file. Enter by [`write_log`].

mod after;
mod aside;
mod calendar;
mod cast;
mod dice;
mod outcome;
mod plan;
mod story;
mod table;

use std::io::{self, Write};

/// The seed of everything random in the log.
const SEED: u64 = 2026;

/// Writes the log as CSV: commas, UTF-8, a header, one row an event in time order, times in UTC.
pub fn write_log(out: &mut impl Write) -> io::Result<()> {
    let mut dice = dice::Dice::new(SEED);
    let mut stories = story::stories(cast::customers(&mut dice), &mut dice);
    outcome::decide(&mut stories, &mut dice);
    after::go_on(&mut stories, &mut dice);
    aside::add(&mut stories, &mut dice);
    table::write(&mut stories, &mut dice, out)
}
