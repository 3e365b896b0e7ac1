//! Parcours draws customer journey maps and checks them against what customers really do.
//!
//! The rooms, in reading order; arrows go one way and a test holds them (see `ARCHITECTURE.md`).

pub mod analysis;
pub mod cli;
pub mod edit;
pub mod export;
pub mod file;
pub mod model;
pub mod project;
pub mod scene;
pub mod tracking;
pub mod ui;
pub mod words;
