//! A golden file of today's layout, brought up to an invented next one.
