//! The closed lists a field can choose from. Each value has a text that stands in the file and never changes.

/// Makes an enum whose values are stored as the given texts; the first is the default.
macro_rules! text_enum {
    ($(#[$doc:meta])* pub enum $name:ident { $(#[$d0:meta])* $v0:ident = $t0:literal, $($(#[$d:meta])* $v:ident = $t:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $(#[$d0])* #[default] #[serde(rename = $t0)] $v0,
            $($(#[$d])* #[serde(rename = $t)] $v),*
        }

        impl $name {
            /// Every value, in the order in which it is offered.
            pub const ALL: &'static [Self] = &[Self::$v0, $(Self::$v),*];

            /// The text that stands in the file.
            pub const fn as_str(self) -> &'static str {
                match self { Self::$v0 => $t0, $(Self::$v => $t),* }
            }

            /// The value of such a text.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $t0 => Some(Self::$v0), $($t => Some(Self::$v),)* _ => None }
            }
        }

        impl crate::model::FieldValue for $name {
            const SQL: crate::model::SqlType = crate::model::SqlType::Text;
            fn to_value(&self) -> crate::model::Value {
                crate::model::Value::Text(self.as_str().to_owned())
            }
            fn from_value(value: crate::model::Value) -> Result<Self, crate::model::BadValue> {
                let bad = || crate::model::BadValue::new(concat!("one of ", $t0, $(", ", $t),*));
                match value {
                    crate::model::Value::Text(text) => Self::parse(&text).ok_or_else(bad),
                    _ => Err(bad()),
                }
            }
        }
    };
}
pub(crate) use text_enum;

text_enum! {
    /// A language of the interface or of a map.
    pub enum Language {
        /// English, British spelling.
        English = "en",
        /// French.
        French = "fr",
    }
}

text_enum! {
    /// Whom a persona stands for.
    pub enum PersonaKind {
        /// Buys for themself (B2C).
        Consumer = "consumer",
        /// Buys for a firm (B2B).
        Professional = "professional",
    }
}

text_enum! {
    /// Which of the journeys of a pair this is.
    pub enum JourneyState {
        /// What happens today.
        AsIs = "as-is",
        /// What should happen.
        ToBe = "to-be",
        /// What happens at a competitor.
        Competitor = "competitor",
    }
}

text_enum! {
    /// The form of a map.
    pub enum JourneyKind {
        /// A customer journey map.
        JourneyMap = "journey-map",
        /// A service blueprint, with its named lines.
        ServiceBlueprint = "service-blueprint",
    }
}

text_enum! {
    /// How far a map has come.
    pub enum JourneyStatus {
        /// Being drawn.
        Draft = "draft",
        /// Being read by others.
        InReview = "in-review",
        /// Agreed on.
        Agreed = "agreed",
        /// Kept for the record.
        Archived = "archived",
    }
}

text_enum! {
    /// The group a stage belongs to; it gives the stage its colour.
    pub enum Phase {
        /// The need appears.
        Need = "need",
        /// Offers are compared.
        Comparison = "comparison",
        /// The choice and the purchase.
        Decision = "decision",
        /// Use, service, return, recommendation.
        Loyalty = "loyalty",
        /// None of these.
        Other = "other",
    }
}

text_enum! {
    /// Where a stage lies as seen from the purchase.
    pub enum Moment {
        /// Before the purchase.
        Before = "before",
        /// During the purchase.
        During = "during",
        /// After the purchase.
        After = "after",
    }
}

text_enum! {
    /// What a lane holds; it gives the lane its form and icon.
    pub enum LaneKind {
        /// What the customer does.
        Actions = "actions",
        /// Where customer and firm meet.
        Touchpoints = "touchpoints",
        /// What the customer thinks.
        Thoughts = "thoughts",
        /// Real quotes.
        Verbatims = "verbatims",
        /// The emotion curve.
        Emotion = "emotion",
        /// Moments of truth.
        Moments = "moments",
        /// Pain points.
        Pains = "pains",
        /// Gains.
        Gains = "gains",
        /// Opportunities.
        Opportunities = "opportunities",
        /// Metrics.
        Metrics = "metrics",
        /// Needs and expectations.
        Needs = "needs",
        /// Choice criteria.
        Criteria = "criteria",
        /// Triggers.
        Triggers = "triggers",
        /// Channels used.
        Channels = "channels",
        /// What is said at the touchpoints.
        Messages = "messages",
        /// Images, a storyboard.
        Images = "images",
        /// Blueprint: what the customer holds or sees.
        PhysicalEvidence = "physical-evidence",
        /// Blueprint: what the customer sees the firm do.
        FrontStage = "front-stage",
        /// Blueprint: what the customer does not see.
        BackStage = "back-stage",
        /// Blueprint: what supports it.
        Support = "support",
        /// Who is in charge.
        Owners = "owners",
        /// Anything else.
        Notes = "notes",
    }
}

text_enum! {
    /// What a card is.
    pub enum CardKind {
        /// Something the customer does.
        Action = "action",
        /// A place where customer and firm meet.
        Touchpoint = "touchpoint",
        /// Something the customer thinks; imagined.
        Thought = "thought",
        /// A real quote, with its source.
        Verbatim = "verbatim",
        /// A moment of truth.
        MomentOfTruth = "moment",
        /// A pain point.
        Pain = "pain",
        /// A gain.
        Gain = "gain",
        /// An opportunity.
        Opportunity = "opportunity",
        /// A metric.
        Metric = "metric",
        /// A need or expectation.
        Need = "need",
        /// A choice criterion.
        Criterion = "criterion",
        /// What starts the journey.
        Trigger = "trigger",
        /// A note.
        Note = "note",
        /// An image.
        Image = "image",
    }
}

text_enum! {
    /// How well something is founded.
    pub enum Evidence {
        /// Nobody has looked yet.
        Assumed = "assumed",
        /// Some of it is founded.
        Partly = "partly",
        /// Founded on a named source.
        Validated = "validated",
    }
}

text_enum! {
    /// Low, medium or high: severity, frequency, impact, effort.
    pub enum Level {
        /// Low.
        Low = "low",
        /// Medium.
        Medium = "medium",
        /// High.
        High = "high",
    }
}

text_enum! {
    /// How far an opportunity has come.
    pub enum OpportunityStatus {
        /// An idea.
        Idea = "idea",
        /// Planned.
        Planned = "planned",
        /// In progress.
        InProgress = "in-progress",
        /// Done.
        Done = "done",
        /// Dropped.
        Dropped = "dropped",
    }
}

text_enum! {
    /// Which moment of truth it is.
    pub enum MomentType {
        /// Zero: the search.
        Zmot = "zmot",
        /// First: the choice.
        Fmot = "fmot",
        /// Second: the use.
        Smot = "smot",
        /// Third: the sharing.
        Tmot = "tmot",
        /// One's own.
        Own = "own",
    }
}

text_enum! {
    /// Which way of a metric is the better one.
    pub enum Direction {
        /// More is better.
        Up = "up",
        /// Less is better.
        Down = "down",
    }
}

text_enum! {
    /// Where a channel works.
    pub enum ChannelPlace {
        /// On a network.
        Online = "online",
        /// Away from it.
        Offline = "offline",
    }
}

text_enum! {
    /// Whose medium a channel is.
    pub enum Media {
        /// The firm's own.
        Owned = "owned",
        /// Bought.
        Paid = "paid",
        /// Others speak of the firm.
        Earned = "earned",
        /// A partner's.
        Partner = "partner",
    }
}

text_enum! {
    /// Whether contacts in a channel leave a trace.
    pub enum Traceable {
        /// By itself.
        ByItself = "by-itself",
        /// With a code, a number, a card.
        WithCode = "with-code",
        /// Not at all.
        NotAtAll = "not-at-all",
    }
}

text_enum! {
    /// By what it is known who was at a touchpoint.
    pub enum KnownBy {
        /// As its channel says.
        AsChannel = "as-channel",
        /// Nothing: it cannot be measured.
        Nothing = "nothing",
        /// By a counter at the door, without knowing who.
        Counter = "counter",
        /// By Wi-Fi or beacon.
        Beacon = "beacon",
        /// At the till.
        Till = "till",
    }
}

text_enum! {
    /// How one card leads to another.
    pub enum LinkKind {
        /// What comes next.
        Next = "next",
        /// Another way to the same.
        Alternative = "alternative",
        /// One of several ways on.
        Branch = "branch",
        /// Back to an earlier place.
        Loop = "loop",
        /// From the front stage to the back stage.
        FrontToBack = "front-to-back",
    }
}

text_enum! {
    /// How much a persona engages with a touchpoint.
    pub enum EngagementLevel {
        /// Not at all.
        None = "none",
        /// A little.
        Low = "low",
        /// Somewhat.
        Medium = "medium",
        /// Much.
        High = "high",
    }
}

impl CardKind {
    /// The lane that such cards stand in unless they are put elsewhere.
    pub const fn home_lane(self) -> LaneKind {
        match self {
            Self::Action => LaneKind::Actions,
            Self::Touchpoint => LaneKind::Touchpoints,
            Self::Thought => LaneKind::Thoughts,
            Self::Verbatim => LaneKind::Verbatims,
            Self::MomentOfTruth => LaneKind::Moments,
            Self::Pain => LaneKind::Pains,
            Self::Gain => LaneKind::Gains,
            Self::Opportunity => LaneKind::Opportunities,
            Self::Metric => LaneKind::Metrics,
            Self::Need => LaneKind::Needs,
            Self::Criterion => LaneKind::Criteria,
            Self::Trigger => LaneKind::Triggers,
            Self::Note => LaneKind::Notes,
            Self::Image => LaneKind::Images,
        }
    }
}

text_enum! {
    /// How the values of the emotion curve are written; stored they run from -2 to 2.
    pub enum EmotionScale {
        /// From -2 to +2.
        Levels = "levels",
        /// From 1 to 10.
        Ten = "ten",
    }
}
