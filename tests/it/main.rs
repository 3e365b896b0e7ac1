//! What users do, one module a thing; and the rules of the house.

mod by_hand;
mod export;
