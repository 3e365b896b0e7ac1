//! What users do, one module a thing; and the rules of the house.

mod content;
mod figures;
mod house;
mod tracking;
