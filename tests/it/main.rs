//! What users do, one module a thing; and the rules of the house.

mod content;
mod figures;
mod file;
mod house;
mod project;
mod random;
mod tracking;
