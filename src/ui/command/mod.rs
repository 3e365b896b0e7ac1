//! The one list of commands: their names, their keys, and where they are offered.

mod gesture;
mod group;
mod keys;
mod name;

pub use gesture::Gesture;
pub use group::Group;

use crate::model::CardKind;

/// Something the user can ask for from anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// A new project from a template.
    New,
    /// Opens a project file.
    Open,
    /// Opens the sample.
    OpenSample,
    /// Saves a copy of the project elsewhere.
    SaveCopy,
    /// Makes a copy for others.
    Share,
    /// Holds the project against another file.
    CompareFile,
    /// Holds two maps against each other.
    Compare,
    /// Closes the project; the welcome screen comes back.
    Close,
    /// Takes the last gesture back.
    Undo,
    /// Brings back what was undone.
    Redo,
    /// Imports tracking data.
    Import,
    /// Takes in a map or notes of another program.
    ImportMap,
    /// Keeps the map as a template of one's own.
    SaveTemplate,
    /// Takes images out of the file that nothing shows.
    Compact,
    /// Exports the map.
    Export,
    /// Puts the map on the clipboard as an image.
    CopyImage,
    /// Puts what is selected on the clipboard.
    Copy,
    /// Puts what is selected on the clipboard as Markdown, else the whole map.
    CopyMarkdown,
    /// Puts what is selected on the clipboard and takes it off the map.
    Cut,
    /// Puts what is on the clipboard onto the map.
    Paste,
    /// Puts a second one beside what is selected.
    Duplicate,
    /// Gives what is selected one more step.
    SpanMore,
    /// Takes a step off what is selected.
    SpanLess,
    /// Raises the selected feeling.
    EmotionUp,
    /// Lowers the selected feeling.
    EmotionDown,
    /// Makes one group of the selected notes.
    GroupNotes,
    /// Gives every selected card a step of its own.
    Distribute,
    /// Edits the text of what is selected.
    Rename,
    /// Deletes what is selected.
    Delete,
    /// Selects every card.
    SelectAll,
    /// Selects the cards of the lane.
    SelectLane,
    /// Selects the cards of the step.
    SelectStep,
    /// Selects the cards of the stage.
    SelectStage,
    /// Selects the cards of the same kind.
    SelectKind,
    /// Finds a command or a text.
    Palette,
    /// Searches the map.
    Search,
    /// Shows the whole map.
    Fit,
    /// Shows what is selected as large as it fits.
    FitSelection,
    /// Shows the map at its own size.
    ActualSize,
    /// Comes nearer.
    ZoomIn,
    /// Goes further away.
    ZoomOut,
    /// Shows the map in small in a corner, or hides it.
    Minimap,
    /// Folds the left panel to its icons, or unfolds it.
    FoldLeft,
    /// Shows the map as a tree.
    Outline,
    /// Shows what on the map is worth another look.
    Check,
    /// Shows the opportunities by impact and effort.
    Matrix,
    /// Shows the history, or the map again.
    History,
    /// Gives the moment of now a name.
    Snapshot,
    /// Larger things and fewer of them, for a room full of people.
    Workshop,
    /// Adds a card of this kind in the selected column.
    Add(CardKind),
    /// Adds a note that lies anywhere.
    AddNote,
    /// Adds a link from the selected card.
    AddLink,
    /// Adds a stage after the selected one.
    AddStage,
    /// Adds a step after the selected one.
    AddStep,
    /// Adds a lane.
    AddLane,
    /// Adds a journey.
    NewJourney,
    /// Lists the keys.
    Shortcuts,
}

/// What the palette offers, in the order of its keys 1 to 6.
pub const PALETTE: [CardKind; 6] = [
    CardKind::Touchpoint,
    CardKind::MomentOfTruth,
    CardKind::Pain,
    CardKind::Gain,
    CardKind::Opportunity,
    CardKind::Note,
];

impl Command {
    /// Every command, in the order of the list of keys.
    pub fn all() -> Vec<Self> {
        use Command as C;
        let fixed = [
            [
                C::New,
                C::Open,
                C::OpenSample,
                C::SaveCopy,
                C::Share,
                C::CompareFile,
                C::Import,
                C::ImportMap,
                C::SaveTemplate,
                C::Compact,
                C::Export,
                C::CopyImage,
                C::Close,
            ]
            .as_slice(),
            &[C::Undo, C::Redo, C::Cut, C::Copy, C::CopyMarkdown, C::Paste, C::Duplicate, C::SpanMore, C::SpanLess],
            &[C::Rename, C::Delete, C::EmotionUp, C::EmotionDown, C::GroupNotes, C::Distribute],
            &[C::SelectAll, C::SelectLane, C::SelectStep, C::SelectStage, C::SelectKind],
            &[C::Palette, C::Search, C::Shortcuts],
            &[C::Fit, C::FitSelection, C::ActualSize, C::ZoomIn, C::ZoomOut, C::Minimap],
            &[C::FoldLeft, C::Outline, C::Check, C::Matrix, C::Compare, C::History, C::Snapshot, C::Workshop],
            &[C::AddNote, C::AddLink, C::AddStage, C::AddStep, C::AddLane, C::NewJourney],
        ];
        let others = CardKind::ALL.iter().copied().filter(|kind| !PALETTE.contains(kind));
        let adding = PALETTE.into_iter().chain(others).map(Self::Add);
        fixed.into_iter().flatten().copied().chain(adding).collect()
    }
}
