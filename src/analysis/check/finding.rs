//! What the check can find, and how it says so.

use crate::model::*;
use crate::tr;
use crate::words::{self, Say};
use chrono::NaiveDate;

text_enum! {
    /// How urgent a finding is.
    pub enum FindingLevel {
        /// The map misleads.
        ToFix = "to-fix",
        /// Something is missing.
        ToComplete = "to-complete",
        /// Worth a thought.
        ToConsider = "to-consider",
    }
}

impl Say for FindingLevel {
    fn say(&self, language: Language) -> String {
        match self {
            Self::ToFix => tr!(language, "check-level-to-fix"),
            Self::ToComplete => tr!(language, "check-level-to-complete"),
            Self::ToConsider => tr!(language, "check-level-to-consider"),
        }
    }
}

text_enum! {
    /// A rule of the check.
    pub enum CheckRule {
        /// Journey without persona.
        NoPersona = "no-persona",
        /// No customer's goal.
        NoGoal = "no-goal",
        /// No begin or no end.
        NoLimits = "no-limits",
        /// The first stage shows nothing but the firm's own touchpoints.
        CompanyStart = "company-start",
        /// Nothing after the purchase.
        NothingAfter = "nothing-after",
        /// Too many stages to be read.
        TooManyStages = "too-many-stages",
        /// Stage without any card.
        EmptyStage = "empty-stage",
        /// Stage with cards but no touchpoint.
        NoTouchpoint = "no-touchpoint",
        /// All touchpoints online.
        OnlyOnline = "only-online",
        /// No earned touchpoint.
        OnlyOwned = "only-owned",
        /// Touchpoint without channel.
        NoChannel = "no-channel",
        /// The emotion hardly moves.
        FlatEmotion = "flat-emotion",
        /// A high or low of the emotion that no card explains.
        EmotionUnfounded = "emotion-unfounded",
        /// No moment of truth.
        NoMoment = "no-moment",
        /// Too many moments of truth in a stage.
        TooManyMoments = "too-many-moments",
        /// Severe pain point without opportunity.
        PainAlone = "pain-alone",
        /// Opportunity that answers nothing.
        OpportunityAlone = "opportunity-alone",
        /// Opportunity under way without owner.
        OpportunityUnowned = "opportunity-unowned",
        /// Opportunity past its due date.
        OpportunityLate = "opportunity-late",
        /// Opportunities without impact or effort.
        NotScored = "not-scored",
        /// An agreed map made of assumptions.
        AllAssumed = "all-assumed",
        /// Validated card without source.
        NoSource = "no-source",
        /// A word of the firm in a name.
        InsideWords = "inside-words",
        /// A title that says several things.
        LongCard = "long-card",
        /// Objective without metric.
        NoMetric = "no-metric",
        /// The review date is past.
        ReviewDue = "review-due",
        /// A target journey like the current one, or without one.
        PairDiffers = "pair-differs",
        /// A touchpoint that could be measured and is not.
        UnlinkedData = "unlinked-data",
        /// A touchpoint whose rules match nothing in the period.
        NeverSeen = "never-seen",
        /// Customers answered otherwise than the emotion is drawn.
        FeltMeasured = "felt-measured",
        /// Many leave where the map shows no pain point.
        GreatLoss = "great-loss",
    }
}

impl CheckRule {
    /// How urgent its findings are.
    pub fn level(self) -> FindingLevel {
        use CheckRule as R;
        match self {
            R::NoPersona | R::NothingAfter | R::NoTouchpoint | R::FlatEmotion => FindingLevel::ToFix,
            R::OpportunityUnowned | R::OpportunityLate | R::AllAssumed | R::ReviewDue => FindingLevel::ToFix,
            R::NoGoal | R::NoLimits | R::EmptyStage | R::NoChannel | R::NoMoment => FindingLevel::ToComplete,
            R::PainAlone | R::NoSource | R::NoMetric | R::UnlinkedData => FindingLevel::ToComplete,
            R::CompanyStart | R::TooManyStages | R::OnlyOnline | R::OnlyOwned | R::EmotionUnfounded => {
                FindingLevel::ToConsider
            }
            R::TooManyMoments | R::OpportunityAlone | R::NotScored | R::InsideWords | R::LongCard => {
                FindingLevel::ToConsider
            }
            R::PairDiffers | R::NeverSeen | R::FeltMeasured | R::GreatLoss => FindingLevel::ToConsider,
        }
    }
}

/// Where a finding leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A stage.
    Stage(StageId),
    /// A step.
    Step(StepId),
    /// A card.
    Card(CardId),
    /// A point of the emotion curve.
    Feeling(FeelingId),
    /// A field of the journey, by its name in the records.
    Journey(&'static str),
}

impl Target {
    /// The record it is; `None`: the journey, which need not be named.
    fn record(self) -> Option<uuid::Uuid> {
        match self {
            Self::Stage(id) => Some(id.uuid()),
            Self::Step(id) => Some(id.uuid()),
            Self::Card(id) => Some(id.uuid()),
            Self::Feeling(id) => Some(id.uuid()),
            Self::Journey(_) => None,
        }
    }
}

/// What a sentence mentions; each rule fills in what its own needs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Args {
    /// The name of the card, stage, step, journey or objective, or the word it is about.
    pub name: String,
    /// How many.
    pub count: u64,
    /// Which part, from 0 to 1.
    pub share: f64,
    /// The drawn emotion.
    pub value: f64,
    /// The measured emotion.
    pub measured: f64,
    /// When it was due.
    pub date: Option<NaiveDate>,
    /// How far the opportunity has come.
    pub status: OpportunityStatus,
}

impl Args {
    /// A sentence about something with a name.
    pub(super) fn name(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// A sentence about a number of things.
    pub(super) fn count(count: usize) -> Self {
        Self { count: count as u64, ..Self::default() }
    }
}

/// One thing that the check found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// By which rule.
    pub rule: CheckRule,
    /// How urgent it is.
    pub level: FindingLevel,
    /// Where it leads to; `None`: the journey itself.
    pub target: Option<Target>,
    /// What its sentence mentions.
    pub args: Args,
}

impl Finding {
    pub(super) fn new(rule: CheckRule, target: Option<Target>, args: Args) -> Self {
        Self { rule, level: rule.level(), target, args }
    }

    /// By what name a journey silences it: its rule, and the place it is about.
    pub fn key(&self) -> String {
        match self.target.and_then(Target::record) {
            Some(place) => format!("{}:{place}", self.rule.as_str()),
            None => self.rule.as_str().to_owned(),
        }
    }

    /// Whether a journey's list silences it: by its rule alone, or by its rule at this place.
    pub fn is_silenced(&self, silenced: &[String]) -> bool {
        silenced.iter().any(|entry| entry == self.rule.as_str() || *entry == self.key())
    }

    /// Its sentence.
    pub fn say(&self, language: Language) -> String {
        let Args { name, count, share, value, measured, date, status } = &self.args;
        let name = name.as_str();
        let n = words::number(language, *count as i64);
        let share = words::percent(language, *share);
        let date = date.map(|date| words::date(language, date)).unwrap_or_default();
        match self.rule {
            CheckRule::NoPersona => tr!(language, "check-no-persona"),
            CheckRule::NoGoal => tr!(language, "check-no-goal"),
            CheckRule::NoLimits => tr!(language, "check-no-limits", title = name),
            CheckRule::CompanyStart => tr!(language, "check-company-start"),
            CheckRule::NothingAfter => tr!(language, "check-nothing-after"),
            CheckRule::TooManyStages => tr!(language, "check-too-many-stages", n = n),
            CheckRule::EmptyStage => tr!(language, "check-empty-stage", stage = name),
            CheckRule::NoTouchpoint => tr!(language, "check-no-touchpoint", stage = name),
            CheckRule::OnlyOnline => tr!(language, "check-only-online"),
            CheckRule::OnlyOwned => tr!(language, "check-only-owned"),
            CheckRule::NoChannel => tr!(language, "check-no-channel", card = name),
            CheckRule::FlatEmotion => tr!(language, "check-flat-emotion"),
            CheckRule::EmotionUnfounded => {
                let value = words::signed(language, *value, 1);
                tr!(language, "check-emotion-unfounded", value = value, step = name)
            }
            CheckRule::NoMoment => tr!(language, "check-no-moment"),
            CheckRule::TooManyMoments => tr!(language, "check-too-many-moments", n = n, stage = name),
            CheckRule::PainAlone => tr!(language, "check-pain-alone", card = name),
            CheckRule::OpportunityAlone => tr!(language, "check-opportunity-alone", card = name),
            CheckRule::OpportunityUnowned => {
                tr!(language, "check-opportunity-unowned", card = name, status = status.say(language))
            }
            CheckRule::OpportunityLate => tr!(language, "check-opportunity-late", card = name, date = date),
            CheckRule::NotScored => tr!(language, "check-not-scored", count = (*count as i64), n = n),
            CheckRule::AllAssumed => tr!(language, "check-all-assumed", share = share),
            CheckRule::NoSource => tr!(language, "check-no-source", card = name),
            CheckRule::InsideWords => tr!(language, "check-inside-words", word = name),
            CheckRule::LongCard => tr!(language, "check-long-card", card = name),
            CheckRule::NoMetric => tr!(language, "check-no-metric", objective = name),
            CheckRule::ReviewDue if *count > 0 => {
                tr!(language, "check-review-old", count = (*count as i64), n = n)
            }
            CheckRule::ReviewDue => tr!(language, "check-review-due", date = date),
            CheckRule::PairDiffers if *count == 0 => tr!(language, "check-pair-missing"),
            CheckRule::PairDiffers => tr!(language, "check-pair-differs"),
            CheckRule::UnlinkedData => tr!(language, "check-unlinked-data", card = name),
            CheckRule::NeverSeen => tr!(language, "check-never-seen", card = name),
            CheckRule::FeltMeasured => {
                let (drawn, measured) = (words::signed(language, *value, 1), words::signed(language, *measured, 1));
                tr!(language, "check-felt-measured", drawn = drawn, card = name, measured = measured, n = n)
            }
            CheckRule::GreatLoss => tr!(language, "check-great-loss", share = share, card = name),
        }
    }
}
