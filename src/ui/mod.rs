//! Room of ui.
