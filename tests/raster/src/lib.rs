//! A small CPU rasteriser of egui's meshes.
