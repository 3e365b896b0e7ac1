//! What users do, one module a thing; and the rules of the house.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic, in its helpers too")]

mod by_hand;
mod carrying;
mod checking;
mod cli;
mod comparing;
mod content;
mod data_room;
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
mod look;
mod looking;
mod many;
mod map;
mod merging;
mod outline;
mod panels;
mod project;
mod public;
mod random;
mod safety;
mod sample;
mod sample_figures;
mod sources;
mod tracking;
mod weighing;
mod window;
mod zoom;
