//! What each command is about.

use super::Command;
use crate::model::Language;
use crate::tr;
use crate::words::Say;

/// What commands are about; the sheet of keys shows them so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Projects and files.
    File,
    /// Changing what is there.
    Edit,
    /// Selecting and walking.
    Select,
    /// Adding to the map.
    Add,
    /// Looking at the map.
    View,
    /// Finding things.
    Find,
}

impl Group {
    /// Every group, in the order of the sheet.
    pub const ALL: [Self; 6] = [Self::Add, Self::Edit, Self::Select, Self::View, Self::Find, Self::File];
}

impl Say for Group {
    fn say(&self, language: Language) -> String {
        match self {
            Self::File => tr!(language, "commands-file"),
            Self::Edit => tr!(language, "commands-edit"),
            Self::Select => tr!(language, "commands-select"),
            Self::Add => tr!(language, "commands-add"),
            Self::View => tr!(language, "commands-view"),
            Self::Find => tr!(language, "commands-find"),
        }
    }
}

impl Command {
    /// What it is about.
    pub fn group(self) -> Group {
        use Command as C;
        match self {
            C::New
            | C::Open
            | C::OpenSample
            | C::SaveCopy
            | C::Share
            | C::CompareFile
            | C::Import
            | C::ImportMap
            | C::SaveTemplate
            | C::Compact
            | C::Export
            | C::Snapshot
            | C::CopyImage
            | C::Close => Group::File,
            C::Undo
            | C::Redo
            | C::Copy
            | C::CopyMarkdown
            | C::Cut
            | C::Paste
            | C::Duplicate
            | C::SpanMore
            | C::SpanLess => Group::Edit,
            C::EmotionUp | C::EmotionDown | C::GroupNotes | C::Distribute | C::Rename | C::Delete => Group::Edit,
            C::SelectAll | C::SelectLane | C::SelectStep | C::SelectStage | C::SelectKind => Group::Select,
            C::Palette | C::Search | C::Shortcuts => Group::Find,
            C::Fit | C::FitSelection | C::ActualSize | C::ZoomIn | C::ZoomOut | C::Minimap => Group::View,
            C::FoldLeft | C::Outline | C::Check | C::Matrix | C::Compare | C::History | C::Workshop => Group::View,
            C::Add(_) | C::AddNote | C::AddLink | C::AddStage | C::AddStep | C::AddLane | C::NewJourney => Group::Add,
        }
    }
}
