//! The CPU a frame costs.
fn main() {}
