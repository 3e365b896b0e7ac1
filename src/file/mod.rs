//! Room of file.
