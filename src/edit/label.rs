//! What an edit is called: a kind that the words know, and the name of what it was done to.

use crate::model::{Card, Language};
use crate::tr;
use crate::words::{self, Say};

/// The label of an edit, stored in the history and said in the user's language ("Rename “Basket”").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// What was done.
    pub verb: Verb,
    /// To what; may be empty.
    pub name: String,
}

impl Label {
    /// A label with the name of what it is about.
    pub fn new(verb: Verb, name: impl Into<String>) -> Self {
        Self { verb, name: name.into() }
    }

    /// A label for cards: with the title of a single one, else with their number.
    pub(super) fn of_cards(one: Verb, several: Verb, cards: &[&Card]) -> Self {
        match cards {
            [card] => Self::new(one, &card.title),
            _ => Self::new(several, cards.len().to_string()),
        }
    }

    /// As it stands in the history: the verb, a tab, the name.
    pub fn to_text(&self) -> String {
        format!("{}\t{}", self.verb.as_str(), self.name)
    }

    /// Read back from the history. An unknown verb becomes a plain change.
    pub fn parse(text: &str) -> Self {
        let (verb, name) = text.split_once('\t').unwrap_or((text, ""));
        Self::new(Verb::parse(verb).unwrap_or_default(), name)
    }
}

impl Say for Label {
    fn say(&self, language: Language) -> String {
        let name = self.name.clone();
        if name.is_empty() {
            return self.verb.say(language);
        }
        // Where the name of several things is their number.
        let count: i64 = name.parse().unwrap_or_default();
        let shown = words::number(language, count);
        match self.verb {
            Verb::Change => tr!(language, "edit-change", name = name),
            Verb::Add => tr!(language, "edit-add", name = name),
            Verb::Delete => tr!(language, "edit-delete", name = name),
            Verb::Rename => tr!(language, "edit-rename", name = name),
            Verb::Move => tr!(language, "edit-move", name = name),
            Verb::Hide => tr!(language, "edit-hide", name = name),
            Verb::Show => tr!(language, "edit-show", name = name),
            Verb::Match => tr!(language, "edit-match"),
            Verb::Import => tr!(language, "edit-import", name = name),
            Verb::Create => tr!(language, "edit-create"),
            Verb::AddCards => tr!(language, "edit-add-cards", count = count, shown = shown),
            Verb::ChangeCards => tr!(language, "edit-change-cards", count = count, shown = shown),
            Verb::DeleteCards => tr!(language, "edit-delete-cards", count = count, shown = shown),
            Verb::DeleteSeveral => tr!(language, "edit-delete-several", count = count, shown = shown),
            Verb::MoveCards => tr!(language, "edit-move-cards", count = count, shown = shown),
            Verb::Paste => tr!(language, "edit-paste"),
            Verb::Duplicate => tr!(language, "edit-duplicate", name = name),
            Verb::Feel => tr!(language, "edit-feel"),
            Verb::Link => tr!(language, "edit-link"),
            Verb::SortNotes => tr!(language, "edit-sort-notes"),
            Verb::Silence => tr!(language, "edit-silence"),
            Verb::Merge => tr!(language, "edit-merge", name = name),
            Verb::Snapshot => tr!(language, "edit-snapshot", name = name),
            Verb::Restore => tr!(language, "edit-restore", name = name),
            Verb::Compact => tr!(language, "edit-compact"),
        }
    }
}

impl Say for Verb {
    fn say(&self, language: Language) -> String {
        match self {
            Self::Change => tr!(language, "edit-value-change"),
            Self::Add => tr!(language, "edit-value-add"),
            Self::Delete => tr!(language, "edit-value-delete"),
            Self::Rename => tr!(language, "edit-value-rename"),
            Self::Move => tr!(language, "edit-value-move"),
            Self::Hide => tr!(language, "edit-value-hide"),
            Self::Show => tr!(language, "edit-value-show"),
            Self::Match => tr!(language, "edit-match"),
            Self::Import => tr!(language, "edit-value-import"),
            Self::Create => tr!(language, "edit-create"),
            Self::AddCards => tr!(language, "edit-value-add"),
            Self::ChangeCards => tr!(language, "edit-value-change"),
            Self::DeleteCards | Self::DeleteSeveral => tr!(language, "edit-value-delete"),
            Self::MoveCards => tr!(language, "edit-value-move"),
            Self::Paste => tr!(language, "edit-paste"),
            Self::Duplicate => tr!(language, "edit-value-duplicate"),
            Self::Feel => tr!(language, "edit-feel"),
            Self::Link => tr!(language, "edit-link"),
            Self::SortNotes => tr!(language, "edit-sort-notes"),
            Self::Silence => tr!(language, "edit-silence"),
            Self::Merge => tr!(language, "edit-value-merge"),
            Self::Snapshot => tr!(language, "edit-value-snapshot"),
            Self::Restore => tr!(language, "edit-value-restore"),
            Self::Compact => tr!(language, "edit-compact"),
        }
    }
}

crate::model::text_enum! {
    /// What an edit does.
    pub enum Verb {
        /// Changes fields.
        Change = "change",
        /// Adds something.
        Add = "add",
        /// Deletes something.
        Delete = "delete",
        /// Renames something.
        Rename = "rename",
        /// Moves something.
        Move = "move",
        /// Hides a lane.
        Hide = "hide",
        /// Shows a lane.
        Show = "show",
        /// Links touchpoints to the data.
        Match = "match",
        /// Imports a source.
        Import = "import",
        /// Makes the project.
        Create = "create",
        /// Adds several cards; the name is their number.
        AddCards = "add-cards",
        /// Changes fields of several cards.
        ChangeCards = "change-cards",
        /// Deletes several cards.
        DeleteCards = "delete-cards",
        /// Deletes several things of different kinds.
        DeleteSeveral = "delete-several",
        /// Moves several cards.
        MoveCards = "move-cards",
        /// Pastes what was copied.
        Paste = "paste",
        /// Puts a copy beside something.
        Duplicate = "duplicate",
        /// Draws the emotion.
        Feel = "feel",
        /// Joins cards by a line.
        Link = "link",
        /// Puts free notes into a cell.
        SortNotes = "sort-notes",
        /// Takes a finding off the check of the map.
        Silence = "silence",
        /// Brings another copy in.
        Merge = "merge",
        /// Names a moment.
        Snapshot = "snapshot",
        /// Brings a moment back.
        Restore = "restore",
        /// Ends what can be undone, so that images can go.
        Compact = "compact",
    }
}
