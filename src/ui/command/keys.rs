//! The keys of the commands: which, how they are written, and whether one was just pressed.

use super::{Command, PALETTE};
use crate::model::Language;
use crate::tr;
use egui::{Key, KeyboardShortcut, Modifiers};

const DIGITS: [Key; 6] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6];

impl Command {
    /// Its key, if it has one.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let chord = |modifiers, key| Some(KeyboardShortcut::new(modifiers, key));
        let plain = |key| chord(Modifiers::NONE, key);
        let ctrl = |key| chord(Modifiers::COMMAND, key);
        let shifted = |key| chord(Modifiers::COMMAND | Modifiers::SHIFT, key);
        match self {
            Self::New => ctrl(Key::N),
            Self::Open => ctrl(Key::O),
            Self::SaveCopy => shifted(Key::S),
            Self::Close => ctrl(Key::W),
            Self::Undo => ctrl(Key::Z),
            Self::Redo => ctrl(Key::Y),
            Self::Import => ctrl(Key::I),
            Self::Export => ctrl(Key::E),
            Self::CopyImage => shifted(Key::C),
            Self::Copy => ctrl(Key::C),
            Self::Cut => ctrl(Key::X),
            Self::Paste => ctrl(Key::V),
            Self::Duplicate => ctrl(Key::D),
            Self::SpanMore => chord(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight),
            Self::SpanLess => chord(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowLeft),
            Self::EmotionUp => plain(Key::Plus),
            Self::EmotionDown => plain(Key::Minus),
            Self::GroupNotes => ctrl(Key::G),
            Self::SelectAll => ctrl(Key::A),
            Self::Palette => ctrl(Key::K),
            Self::Search => ctrl(Key::F),
            Self::Fit => ctrl(Key::Num0),
            Self::FitSelection => ctrl(Key::Num2),
            Self::ActualSize => ctrl(Key::Num1),
            Self::ZoomIn => ctrl(Key::Plus),
            Self::ZoomOut => ctrl(Key::Minus),
            Self::Minimap => ctrl(Key::M),
            Self::FoldLeft => ctrl(Key::B),
            Self::Outline => shifted(Key::O),
            Self::Check => shifted(Key::K),
            Self::History => ctrl(Key::H),
            Self::Snapshot => shifted(Key::H),
            Self::Compare => shifted(Key::D),
            Self::Workshop => plain(Key::F11),
            Self::Add(kind) => {
                let place = PALETTE.iter().position(|offered| *offered == kind)?;
                plain(DIGITS[place])
            }
            Self::Matrix => shifted(Key::M),
            Self::AddNote => shifted(Key::N),
            Self::AddLink => ctrl(Key::L),
            Self::Shortcuts => plain(Key::F1),
            Self::Rename => plain(Key::F2),
            Self::Delete => plain(Key::Delete),
            Self::OpenSample
            | Self::Share
            | Self::CompareFile
            | Self::Distribute
            | Self::ImportMap
            | Self::CopyMarkdown
            | Self::SaveTemplate
            | Self::Compact
            | Self::SelectLane
            | Self::SelectStep
            | Self::SelectStage
            | Self::SelectKind
            | Self::AddStage
            | Self::AddStep
            | Self::AddLane
            | Self::NewJourney => None,
        }
    }

    /// Whether its key belongs to a text field while one has the focus.
    fn yields_to_fields(self) -> bool {
        let edits = matches!(self, Self::Undo | Self::Redo | Self::Copy | Self::Cut | Self::Paste | Self::SelectAll);
        let writes = self.shortcut().is_some_and(|s| !s.modifiers.command && !is_function_key(s.logical_key));
        edits || writes
    }

    /// Whether its key is a sign that a feeling is typed with.
    fn is_sign(self) -> bool {
        matches!(self, Self::Add(_) | Self::EmotionUp | Self::EmotionDown)
    }

    /// Whether the canvas reads its keys itself: those of the clipboard come as events, others mean more than one thing.
    fn is_of_canvas(self) -> bool {
        matches!(self, Self::Copy | Self::Cut | Self::Paste | Self::Rename | Self::Delete)
    }

    /// How its key is written.
    pub fn keys(self, language: Language) -> String {
        let Some(shortcut) = self.shortcut() else { return String::new() };
        let mut keys = String::new();
        if shortcut.modifiers.command {
            keys.push_str("Ctrl+");
        }
        if shortcut.modifiers.alt {
            keys.push_str("Alt+");
        }
        if shortcut.modifiers.shift {
            keys.push_str(&tr!(language, "key-shift"));
            keys.push('+');
        }
        let name = match shortcut.logical_key {
            Key::Plus => "+",
            Key::Minus => "−",
            Key::ArrowLeft => "←",
            Key::ArrowRight => "→",
            other => other.name(),
        };
        if shortcut.logical_key == Key::Delete {
            return tr!(language, "key-delete");
        }
        keys.push_str(name);
        keys
    }

    /// Its name with its key, for tooltips.
    pub fn hint(self, language: Language) -> String {
        let (name, keys) = (self.name(language), self.keys(language));
        if keys.is_empty() { name } else { format!("{name} ({keys})") }
    }

    /// The command whose key was just pressed. A key that a text field uses stays with it; `signs` says that
    /// digits and signs are text.
    pub fn pressed(ctx: &egui::Context, signs: bool) -> Option<Self> {
        let typing = ctx.text_edit_focused();
        let taken = |command: &Self| {
            command.is_of_canvas() || (typing && command.yields_to_fields()) || (signs && command.is_sign())
        };
        let mut commands: Vec<(Self, KeyboardShortcut)> = Self::all()
            .into_iter()
            .filter(|command| !taken(command))
            .filter_map(|command| command.shortcut().map(|shortcut| (command, shortcut)))
            .collect();
        // Longer chords first: Ctrl+Shift+C must not be taken for Ctrl+C, nor Alt+→ for →.
        commands.sort_by_key(|(_, shortcut)| !(shortcut.modifiers.shift || shortcut.modifiers.alt));
        commands
            .into_iter()
            .find(|(_, shortcut)| ctx.input_mut(|i| i.consume_shortcut(shortcut)))
            .map(|(command, _)| command)
            .or_else(|| redo_by_shift(ctx, typing))
    }
}

fn is_function_key(key: Key) -> bool {
    matches!(key, Key::F1 | Key::F11)
}

/// Ctrl+Shift+Z redoes as well.
fn redo_by_shift(ctx: &egui::Context, typing: bool) -> Option<Command> {
    let shortcut = KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    (!typing && ctx.input_mut(|i| i.consume_shortcut(&shortcut))).then_some(Command::Redo)
}
