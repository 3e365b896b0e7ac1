//! What users do, one module a thing; and the rules of the house.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic, in its helpers too")]

mod content;
mod figures;
mod file;
mod house;
mod project;
mod random;
mod tracking;
mod map;
mod sample_figures;
