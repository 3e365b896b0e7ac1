//! The open project, and the projects that can be made: the sample and the template.

mod asset;
pub mod sample;
mod sample_asset;
pub mod sample_log;
pub mod template;
