//! Room of project.
