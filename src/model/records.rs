//! All records of a project, one table a type.

use super::*;
use std::collections::BTreeMap;

/// The records of one type, by id.
pub type Table<R> = BTreeMap<<R as Record>::Id, R>;

macro_rules! records {
    ($($type:ident / $field:ident),+ $(,)?) => {
        /// Every record of a project.
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct Records {
            $(#[doc = concat!("Every `", stringify!($type), "`.")] pub $field: Table<$type>,)+
        }

        /// A record of any type.
        #[derive(Debug, Clone, PartialEq)]
        #[allow(clippy::large_enum_variant, reason = "changes are few and short-lived")]
        pub enum AnyRecord {
            $(#[doc = concat!("A `", stringify!($type), "`.")] $type($type),)+
        }

        /// The name of a record's table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum TableId {
            $(#[doc = concat!("The table of `", stringify!($type), "`.")] $type,)+
        }

        impl TableId {
            /// Every table, in the order of the file.
            pub const ALL: &'static [Self] = &[$(Self::$type),+];

            /// Its name in the file.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$type => $type::TABLE),+ }
            }

            /// The table of this name.
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|table| table.name() == name)
            }

            /// The columns after the id: name, storage class, whether it may be empty.
            pub fn columns(self) -> Vec<(&'static str, SqlType, bool)> {
                match self {
                    $(Self::$type => $type::FIELDS.iter().map(|f| (f.name, f.sql, f.nullable)).collect()),+
                }
            }

            /// How two changes of each field are brought together: the field's name, and the way.
            pub fn merges(self) -> Vec<(&'static str, Merge)> {
                match self { $(Self::$type => $type::FIELDS.iter().map(|f| (f.name, f.merge)).collect()),+ }
            }

            /// An empty record of this table.
            pub fn blank(self, id: uuid::Uuid) -> AnyRecord {
                match self { $(Self::$type => AnyRecord::$type($type::blank(RecordId::from_uuid(id)))),+ }
            }
        }

        impl AnyRecord {
            /// Its table.
            pub const fn table(&self) -> TableId {
                match self { $(Self::$type(_) => TableId::$type),+ }
            }

            /// Its id.
            pub fn uuid(&self) -> uuid::Uuid {
                match self { $(Self::$type(record) => record.id.uuid()),+ }
            }

            /// Its field values, in the order of [`TableId::columns`].
            pub fn values(&self) -> Vec<Value> {
                match self { $(Self::$type(record) => $type::FIELDS.iter().map(|f| (f.get)(record)).collect()),+ }
            }

            /// Puts a value into the field of this name; says no to a name it does not have.
            pub fn set(&mut self, name: &str, value: Value) -> Result<(), BadValue> {
                match self {
                    $(Self::$type(record) => {
                        let field = $type::FIELDS.iter().find(|f| f.name == name);
                        let field = field.ok_or_else(|| BadValue::new(format!("a field of {}", $type::TABLE)))?;
                        (field.set)(record, value)
                    }),+
                }
            }
        }

        $(
            impl From<$type> for AnyRecord {
                fn from(record: $type) -> Self {
                    Self::$type(record)
                }
            }
        )+

        impl Records {
            /// Puts a record in, or in the place of the one with its id.
            pub fn insert(&mut self, record: AnyRecord) {
                match record { $(AnyRecord::$type(record) => { self.$field.insert(record.id, record); }),+ }
            }

            /// Takes a record out.
            pub fn remove(&mut self, table: TableId, id: uuid::Uuid) {
                match table { $(TableId::$type => { self.$field.remove(&RecordId::from_uuid(id)); }),+ }
            }

            /// The record of this table and id.
            pub fn get(&self, table: TableId, id: uuid::Uuid) -> Option<AnyRecord> {
                match table { $(TableId::$type => self.$field.get(&RecordId::from_uuid(id)).cloned().map(AnyRecord::$type)),+ }
            }

            /// Every record, table by table, by id.
            pub fn iter(&self) -> impl Iterator<Item = AnyRecord> + '_ {
                std::iter::empty()$(.chain(self.$field.values().cloned().map(AnyRecord::$type)))+
            }
        }
    };
}

records! {
    Project / projects,
    Persona / personas,
    Journey / journeys,
    Stage / stages,
    Step / steps,
    Lane / lanes,
    Card / cards,
    Feeling / feelings,
    Channel / channels,
    Link / links,
    Engagement / engagements,
    Comment / comments,
    Snapshot / snapshots,
    View / views,
    Source / sources,
    Goal / goals,
    Asset / assets,
}

/// Siblings in their order: by (order, id).
fn in_order<'a, R: Record>(records: impl Iterator<Item = &'a R>, order: impl Fn(&R) -> &Order) -> Vec<&'a R> {
    let mut sorted: Vec<&R> = records.collect();
    sorted.sort_by(|a, b| order(a).cmp(order(b)).then(a.id().cmp(&b.id())));
    sorted
}

impl Records {
    /// The project's cover. Every project has one; opening a file checks it.
    ///
    /// # Panics
    /// On records that hold no project.
    pub fn project(&self) -> &Project {
        self.projects.values().next().expect("every project has its cover record")
    }

    /// Whether a source says when things happened. Counted paths do not.
    pub fn has_times(&self) -> bool {
        self.sources.is_empty() || self.sources.values().any(Source::has_times)
    }

    /// The journeys in their order.
    pub fn journeys_in_order(&self) -> Vec<&Journey> {
        in_order(self.journeys.values(), |j| &j.order)
    }

    /// The personas in their order.
    pub fn personas_in_order(&self) -> Vec<&Persona> {
        in_order(self.personas.values(), |p| &p.order)
    }

    /// The channels in their order.
    pub fn channels_in_order(&self) -> Vec<&Channel> {
        in_order(self.channels.values(), |c| &c.order)
    }

    /// The sources in their order.
    pub fn sources_in_order(&self) -> Vec<&Source> {
        in_order(self.sources.values(), |s| &s.order)
    }

    /// The goals in their order; the first one counts on the map.
    pub fn goals_in_order(&self) -> Vec<&Goal> {
        in_order(self.goals.values(), |g| &g.order)
    }

    /// The views in their order; the first one is on the map.
    pub fn views_in_order(&self) -> Vec<&View> {
        in_order(self.views.values(), |v| &v.order)
    }

    /// The stages of a journey in their order.
    pub fn stages_of(&self, journey: JourneyId) -> Vec<&Stage> {
        in_order(self.stages.values().filter(|s| s.journey == journey), |s| &s.order)
    }

    /// The steps of a stage in their order.
    pub fn steps_of(&self, stage: StageId) -> Vec<&Step> {
        in_order(self.steps.values().filter(|s| s.stage == stage), |s| &s.order)
    }

    /// All steps of a journey from left to right.
    pub fn columns_of(&self, journey: JourneyId) -> Vec<&Step> {
        self.stages_of(journey).into_iter().flat_map(|stage| self.steps_of(stage.id)).collect()
    }

    /// The lanes of a journey from top to bottom, hidden ones too.
    pub fn lanes_of(&self, journey: JourneyId) -> Vec<&Lane> {
        in_order(self.lanes.values().filter(|l| l.journey == journey), |l| &l.order)
    }

    /// The cards of one cell from top to bottom.
    pub fn cards_of(&self, lane: LaneId, step: StepId) -> Vec<&Card> {
        in_order(self.cards.values().filter(|c| c.lane == lane && c.step == step), |c| &c.order)
    }

    /// The journey a card stands in.
    pub fn journey_of(&self, card: &Card) -> Option<JourneyId> {
        self.lanes.get(&card.lane).map(|lane| lane.journey)
    }

    /// The touchpoints of a journey in the order in which they claim events: its rule list, then the rest by id.
    pub fn touchpoints_of(&self, journey: JourneyId) -> Vec<&Card> {
        let list = self.journeys.get(&journey).map(|j| j.rule_list.as_slice()).unwrap_or_default();
        let place = |id: CardId| list.iter().position(|&listed| listed == id).unwrap_or(list.len());
        let mut cards: Vec<&Card> = self
            .cards
            .values()
            .filter(|c| c.kind == CardKind::Touchpoint && self.journey_of(c) == Some(journey))
            .collect();
        cards.sort_by_key(|c| (place(c.id), c.id));
        cards
    }

    /// The same as they stand on the map: column by column, each from top to bottom.
    pub fn touchpoints_by_place(&self, journey: JourneyId) -> Vec<&Card> {
        let columns: Vec<StepId> = self.columns_of(journey).into_iter().map(|step| step.id).collect();
        let column = |card: &Card| columns.iter().position(|step| *step == card.step);
        let mut cards = self.touchpoints_of(journey);
        cards.sort_by(|a, b| (column(a), &a.order, a.id).cmp(&(column(b), &b.order, b.id)));
        cards
    }
}
