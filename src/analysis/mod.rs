//! Paths to figures: pure functions, each with the definition it follows.
//!
//! In here: everything that stands on the map in the measured colour. Kept out: files, drawing, words. Enter by
//! [`Overlay`], which holds what a map shows.

mod overlay;

pub use overlay::{Flow, Overlay, Spread, StageFigures, TouchpointFigures};
