//! Room of export.
