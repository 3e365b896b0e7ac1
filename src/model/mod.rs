//! The records a project is made of: plain data.
//!
//! In here: every record type with its fields, the ids, the collection [`Records`], the order of siblings and the
//! state sum. Kept out: input and output, SQL, egui, words. Enter by [`Records`].

mod card;
mod color;
mod id;
mod journey;
pub(crate) mod kinds;
mod measured;
mod order;
mod persona;
mod project;
mod record;
mod records;
mod rules;
mod shared;
mod sum;
mod value;

pub use card::*;
pub use color::Color;
pub use id::*;
pub use journey::*;
pub(crate) use kinds::text_enum;
pub use kinds::*;
pub use measured::*;
pub use order::Order;
pub use persona::*;
pub use project::*;
pub use record::{Field, Merge, Record};
pub use records::{AnyRecord, Records, Table, TableId};
pub use rules::*;
pub use shared::*;
pub use sum::StateSum;
pub use value::{BadValue, FieldValue, SqlType, Value};
