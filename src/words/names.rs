//! The names of the values of the closed lists.

use super::Say;
use crate::model::*;
use crate::tr;

macro_rules! names {
    ($($type:ident { $($value:ident => $key:literal),+ $(,)? })+) => {$(
        impl Say for $type {
            fn say(&self, language: Language) -> String {
                match self { $(Self::$value => tr!(language, $key)),+ }
            }
        }
    )+};
}

names! {
    Language { English => "language-value-english", French => "language-value-french" }
    PersonaKind { Consumer => "persona-value-consumer", Professional => "persona-value-professional" }
    JourneyState { AsIs => "state-value-as-is", ToBe => "state-value-to-be", Competitor => "state-value-competitor" }
    JourneyKind { JourneyMap => "journey-value-map", ServiceBlueprint => "journey-value-blueprint" }
    JourneyStatus { Draft => "status-value-draft", InReview => "status-value-in-review", Agreed => "status-value-agreed", Archived => "status-value-archived" }
    Phase { Need => "phase-value-need", Comparison => "phase-value-comparison", Decision => "phase-value-decision", Loyalty => "phase-value-loyalty", Other => "phase-value-other" }
    Moment { Before => "moment-value-before", During => "moment-value-during", After => "moment-value-after" }
    LaneKind { Actions => "lane-value-actions", Touchpoints => "lane-value-touchpoints", Thoughts => "lane-value-thoughts", Verbatims => "lane-value-verbatims", Emotion => "lane-value-emotion", Moments => "lane-value-moments", Pains => "lane-value-pains", Gains => "lane-value-gains", Opportunities => "lane-value-opportunities", Metrics => "lane-value-metrics", Needs => "lane-value-needs", Criteria => "lane-value-criteria", Triggers => "lane-value-triggers", Channels => "lane-value-channels", Messages => "lane-value-messages", Images => "lane-value-images", PhysicalEvidence => "lane-value-physical-evidence", FrontStage => "lane-value-front-stage", BackStage => "lane-value-back-stage", Support => "lane-value-support", Owners => "lane-value-owners", Notes => "lane-value-notes" }
    CardKind { Action => "card-value-action", Touchpoint => "card-value-touchpoint", Thought => "card-value-thought", Verbatim => "card-value-verbatim", MomentOfTruth => "card-value-moment", Pain => "card-value-pain", Gain => "card-value-gain", Opportunity => "card-value-opportunity", Metric => "card-value-metric", Need => "card-value-need", Criterion => "card-value-criterion", Trigger => "card-value-trigger", Note => "card-value-note", Image => "card-value-image" }
    Evidence { Assumed => "evidence-value-assumed", Partly => "evidence-value-partly", Validated => "evidence-value-validated" }
    Level { Low => "level-value-low", Medium => "level-value-medium", High => "level-value-high" }
    OpportunityStatus { Idea => "opportunity-value-idea", Planned => "opportunity-value-planned", InProgress => "opportunity-value-in-progress", Done => "opportunity-value-done", Dropped => "opportunity-value-dropped" }
    MomentType { Zmot => "moment-type-value-zmot", Fmot => "moment-type-value-fmot", Smot => "moment-type-value-smot", Tmot => "moment-type-value-tmot", Own => "moment-type-value-own" }
    Direction { Up => "direction-value-up", Down => "direction-value-down" }
    ChannelPlace { Online => "channel-value-online", Offline => "channel-value-offline" }
    Media { Owned => "media-value-owned", Paid => "media-value-paid", Earned => "media-value-earned", Partner => "media-value-partner" }
    Traceable { ByItself => "traceable-value-by-itself", WithCode => "traceable-value-with-code", NotAtAll => "traceable-value-not-at-all" }
    KnownBy { AsChannel => "known-by-value-as-channel", Nothing => "known-by-value-nothing", Counter => "known-by-value-counter", Beacon => "known-by-value-beacon", Till => "known-by-value-till" }
    LinkKind { Next => "link-value-next", Alternative => "link-value-alternative", Branch => "link-value-branch", Loop => "link-value-loop", FrontToBack => "link-value-front-to-back" }
    EngagementLevel { None => "engagement-value-none", Low => "engagement-value-low", Medium => "engagement-value-medium", High => "engagement-value-high" }
    Comparison { Is => "comparison-value-is", IsOneOf => "comparison-value-is-one-of", Contains => "comparison-value-contains", StartsWith => "comparison-value-starts-with", Matches => "comparison-value-matches", IsNot => "comparison-value-is-not", IsNoneOf => "comparison-value-is-none-of", ContainsNot => "comparison-value-contains-not", StartsNotWith => "comparison-value-starts-not-with", MatchesNot => "comparison-value-matches-not" }
    ColumnRole { Field => "role-value-field", Customer => "role-value-customer", Time => "role-value-time", EndTime => "role-value-end-time", Event => "role-value-event", Channel => "role-value-channel", Value => "role-value-value", LeftOut => "role-value-left-out", Path => "role-value-path", Conversions => "role-value-conversions", NoConversions => "role-value-no-conversions" }
    TimeFormat { YearFirst => "time-format-value-year-first", DayFirst => "time-format-value-day-first", MonthFirst => "time-format-value-month-first", EpochSeconds => "time-format-value-epoch-s", EpochMillis => "time-format-value-epoch-ms", EpochMicros => "time-format-value-epoch-us", EpochNanos => "time-format-value-epoch-ns" }
    Duplicates { Keep => "duplicates-value-keep", EqualRows => "duplicates-value-rows", EqualKeys => "duplicates-value-keys" }
    SourceKind { Csv => "source-kind-value-csv", Json => "source-kind-value-json", JsonLines => "source-kind-value-json-lines", Parquet => "source-kind-value-parquet", Workbook => "source-kind-value-xlsx", Xes => "source-kind-value-xes" }
    EmotionScale { Levels => "emotion-scale-value-levels", Ten => "emotion-scale-value-ten" }
    CustomerStatus { All => "customer-status-value-all", Prospect => "customer-status-value-prospect", New => "customer-status-value-new", Returning => "customer-status-value-returning" }
    PathUnit { Customer => "unit-value-customer", Session => "unit-value-session" }
}
