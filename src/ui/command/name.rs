//! What each command is called.

use super::Command;
use crate::model::Language;
use crate::tr;
use crate::words::Say;

impl Command {
    /// Its name.
    pub fn name(self, language: Language) -> String {
        match self {
            Self::New => tr!(language, "command-new"),
            Self::Open => tr!(language, "command-open"),
            Self::OpenSample => tr!(language, "command-open-sample"),
            Self::SaveCopy => tr!(language, "command-save-copy"),
            Self::Share => tr!(language, "command-share"),
            Self::CompareFile => tr!(language, "command-compare-file"),
            Self::Compare => tr!(language, "command-compare"),
            Self::Close => tr!(language, "command-close"),
            Self::Undo => tr!(language, "command-undo"),
            Self::Redo => tr!(language, "command-redo"),
            Self::Import => tr!(language, "command-import"),
            Self::ImportMap => tr!(language, "command-import-map"),
            Self::SaveTemplate => tr!(language, "command-save-template"),
            Self::Compact => tr!(language, "command-compact"),
            Self::Export => tr!(language, "command-export"),
            Self::CopyImage => tr!(language, "command-copy-image"),
            Self::Copy => tr!(language, "command-copy"),
            Self::CopyMarkdown => tr!(language, "command-copy-markdown"),
            Self::Cut => tr!(language, "command-cut"),
            Self::Paste => tr!(language, "command-paste"),
            Self::Duplicate => tr!(language, "command-duplicate"),
            Self::SpanMore => tr!(language, "command-span-more"),
            Self::SpanLess => tr!(language, "command-span-less"),
            Self::EmotionUp => tr!(language, "command-emotion-up"),
            Self::EmotionDown => tr!(language, "command-emotion-down"),
            Self::GroupNotes => tr!(language, "command-group-notes"),
            Self::Distribute => tr!(language, "command-distribute"),
            Self::Rename => tr!(language, "menu-rename"),
            Self::Delete => tr!(language, "menu-delete"),
            Self::SelectAll => tr!(language, "command-select-all"),
            Self::SelectLane => tr!(language, "command-select-lane"),
            Self::SelectStep => tr!(language, "command-select-step"),
            Self::SelectStage => tr!(language, "command-select-stage"),
            Self::SelectKind => tr!(language, "command-select-kind"),
            Self::Palette => tr!(language, "command-palette"),
            Self::Search => tr!(language, "command-search"),
            Self::Fit => tr!(language, "command-fit"),
            Self::FitSelection => tr!(language, "command-fit-selection"),
            Self::ActualSize => tr!(language, "command-actual-size"),
            Self::ZoomIn => tr!(language, "command-zoom-in"),
            Self::ZoomOut => tr!(language, "command-zoom-out"),
            Self::Minimap => tr!(language, "command-minimap"),
            Self::FoldLeft => tr!(language, "command-fold-left"),
            Self::Outline => tr!(language, "command-outline"),
            Self::Check => tr!(language, "command-check"),
            Self::Matrix => tr!(language, "command-matrix"),
            Self::History => tr!(language, "command-history"),
            Self::Snapshot => tr!(language, "command-snapshot"),
            Self::Workshop => tr!(language, "command-workshop"),
            Self::Add(kind) => tr!(language, "command-add", kind = kind.say(language)),
            Self::AddNote => tr!(language, "command-add-note"),
            Self::AddLink => tr!(language, "command-add-link"),
            Self::AddStage => tr!(language, "command-add-stage"),
            Self::AddStep => tr!(language, "command-add-step"),
            Self::AddLane => tr!(language, "command-add-lane"),
            Self::NewJourney => tr!(language, "command-new-journey"),
            Self::Shortcuts => tr!(language, "command-shortcuts"),
        }
    }
}
