//! What an edit is called: a kind that the words know, and the name of what it was done to.

use crate::model::Language;
use crate::tr;
use crate::words::Say;

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
    }
}
