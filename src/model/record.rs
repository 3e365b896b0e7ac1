//! What a record is, and `record!`, which gives each type its struct and its [`Field`]s.

use super::id::RecordId;
use super::value::{BadValue, SqlType, Value};

/// How two changed copies of a field are brought together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merge {
    /// The field is one value: changed on both sides, both are shown and one is chosen.
    Whole,
    /// The field is a list of independent items: what either side added stays, what either side removed goes.
    Items,
}

/// One field of a record type: everything that storing, comparing and merging needs to know.
pub struct Field<R> {
    /// The column's and the struct field's name.
    pub name: &'static str,
    /// The column's storage class.
    pub sql: SqlType,
    /// Whether it may be empty.
    pub nullable: bool,
    /// The value as stored.
    pub get: fn(&R) -> Value,
    /// Puts a stored value back.
    pub set: fn(&mut R, Value) -> Result<(), BadValue>,
    /// How two changes of it are merged.
    pub merge: Merge,
}

/// A record: an id and fields, kept in one table.
pub trait Record: Clone + PartialEq + std::fmt::Debug + Sized + 'static {
    /// Its id type.
    type Id: RecordId;
    /// The name of its table.
    const TABLE: &'static str;
    /// Its fields, the id left out.
    const FIELDS: &'static [Field<Self>];
    /// An empty record with this id.
    fn blank(id: Self::Id) -> Self;
    /// Its id.
    fn id(&self) -> Self::Id;
}

/// Makes a record type: the struct, an empty record, and its `FIELDS`.
/// A field is `name: Type`, or `name: Type = merge Items`.
macro_rules! record {
    (
        $(#[$doc:meta])*
        pub struct $name:ident($table:literal, $id:ident) {
            $($(#[$fdoc:meta])* $field:ident: $type:ty $(= $merge:ident)?),+ $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            /// Never changes.
            pub id: $id,
            $($(#[$fdoc])* pub $field: $type,)+
        }

        impl crate::model::Record for $name {
            type Id = $id;
            const TABLE: &'static str = $table;
            const FIELDS: &'static [crate::model::Field<Self>] = &[$(crate::model::Field {
                name: stringify!($field),
                sql: <$type as crate::model::FieldValue>::SQL,
                nullable: <$type as crate::model::FieldValue>::NULLABLE,
                get: |record| crate::model::FieldValue::to_value(&record.$field),
                set: |record, value| {
                    record.$field = crate::model::FieldValue::from_value(value)?;
                    Ok(())
                },
                merge: record!(@merge $($merge)?),
            }),+];
            fn blank(id: $id) -> Self {
                Self { id, $($field: Default::default()),+ }
            }
            fn id(&self) -> $id {
                self.id
            }
        }
    };
    (@merge) => { crate::model::Merge::Whole };
    (@merge $merge:ident) => { crate::model::Merge::$merge };
}
pub(crate) use record;
