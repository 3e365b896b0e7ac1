//! Ids: UUID v4 in 16 bytes, a type for each kind of record, so that a step is never taken for a stage.

use super::value::{BadValue, FieldValue, SqlType, Value};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What every id type can do: be made, be read from its bytes, be turned into them.
pub trait RecordId: Copy + Ord + std::hash::Hash + std::fmt::Debug + 'static {
    /// The id with these 16 bytes.
    fn from_uuid(uuid: Uuid) -> Self;
    /// Its 16 bytes.
    fn uuid(self) -> Uuid;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        // The default is the nil id; only the fields of a blank record hold it.
        #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new random id.
            pub fn new() -> Self {
                Self(Uuid::new_v4())
            }
        }

        impl RecordId for $name {
            fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }
            fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl FieldValue for $name {
            const SQL: SqlType = SqlType::Blob;
            fn to_value(&self) -> Value {
                Value::Blob(self.0.as_bytes().to_vec())
            }
            fn from_value(value: Value) -> Result<Self, BadValue> {
                match value {
                    Value::Blob(bytes) => Uuid::from_slice(&bytes).map(Self).map_err(|_| BadValue::new("an id of 16 bytes")),
                    _ => Err(BadValue::new("an id of 16 bytes")),
                }
            }
        }
    )+};
}

ids! {
    /// The project itself.
    ProjectId,
    /// A persona.
    PersonaId,
    /// A journey.
    JourneyId,
    /// A stage of a journey.
    StageId,
    /// A step, that is a column inside a stage.
    StepId,
    /// A lane, that is a row of the map.
    LaneId,
    /// A card of any kind.
    CardId,
    /// A point of the emotion curve.
    FeelingId,
    /// A channel of the library.
    ChannelId,
    /// A link between cards.
    LinkId,
    /// How much a persona engages with a touchpoint.
    EngagementId,
    /// A comment.
    CommentId,
    /// A named entry of the history.
    SnapshotId,
    /// A way of looking at the data.
    ViewId,
    /// A source of tracking data.
    SourceId,
    /// A goal of the data.
    GoalId,
    /// An image.
    AssetId,
    /// One gesture of the user; all edits of it are undone at once.
    GestureId,
    /// One entry of the history.
    EntryId,
}
