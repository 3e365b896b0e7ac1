//! What an edit is called: a kind that the words know, and the name of what it was done to.

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
