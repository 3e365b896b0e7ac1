//! What users do, one module a thing; and the rules of the house.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic, in its helpers too")]

mod by_hand;
mod checking;
mod cli;
mod content;
mod export;
mod figures;
mod file;
mod finding;
mod forms;
mod gestures;
mod hands;
mod house;
mod layout;
mod left_panel;
mod many;
mod map;
mod merging;
mod outline;
mod panels;
mod project;
mod public;
mod random;
mod sample;
mod sample_figures;
mod tracking;
mod window;
mod zoom;
